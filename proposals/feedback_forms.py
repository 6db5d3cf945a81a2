"""The form on which residents report an error; it asks for nothing about them, and keeps robots out without puzzles."""

from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.translation import gettext_lazy as _

from polish.personal import has_long_number, has_pesel, has_phone
from proposals.reports import Report
from proposals.topics import choices_for

LONGEST = 1000
MOST_LINKS = 2
FEWEST_LETTERS = 3
SHORTEST_TIME = 3  # seconds in which no person reads the form and writes a sentence
LONGEST_TIME = 24 * 3600

signer = TimestampSigner(salt="feedback")


def start_mark():
    """A signed word that says when the form was shown."""
    return signer.sign("shown")


class ReportForm(forms.Form):
    """What is wrong with a record. `topic`, `line_key`, `wrong` and `right` are what `reporting.report` takes."""

    about = forms.ChoiceField(
        label=_("What is it about?"), error_messages={"invalid_choice": _("Choose one of the things on the list.")}
    )
    wrong = forms.CharField(
        label=_("What did you find?"),
        max_length=LONGEST,
        help_text=_("For example: nobody answers this number, the office has moved."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    right = forms.CharField(
        label=_("How should it be? (if you know)"),
        max_length=LONGEST,
        required=False,
        help_text=_("For example: Mon-Fri 8:00-16:00, or 71 782 23 00."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    homepage = forms.CharField(label=_("Leave this field empty"), required=False)
    started = forms.CharField(required=False, widget=forms.HiddenInput)
    numbers_seen = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, record, data=None, *, about=""):
        super().__init__(data, initial={"about": about, "started": start_mark()}, auto_id="f-%s")
        self.fields["about"].choices = [("", _("Choose")), *choices_for(record)]
        self.ask_about_numbers = False

    def clean_wrong(self):
        words = self.cleaned_data["wrong"]
        if sum(map(str.isalpha, words)) < FEWEST_LETTERS:
            raise forms.ValidationError(_("Write in a few words what is wrong."))
        return words

    def clean_homepage(self):
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("This field is a trap for robots. Empty it and send again."))
        return ""

    def clean_started(self):
        """When the form was shown must be known, and long enough ago; sending once more is then all it takes."""
        given = self.cleaned_data["started"]
        try:
            signer.unsign(given, max_age=LONGEST_TIME)
        except SignatureExpired:
            self.show_again(_("The form was open for very long. Check your text and send it again."))
        except BadSignature:
            self.show_again(_("Check your text and send it again."))
        else:
            self.refuse_haste(given)
        return given

    def refuse_haste(self, given):
        try:
            signer.unsign(given, max_age=SHORTEST_TIME)
        except SignatureExpired:
            return
        raise forms.ValidationError(_("That was very quick. Check your text and send it again."))

    def show_again(self, message):
        self.data = self.data.copy()
        self.data["started"] = start_mark()
        raise forms.ValidationError(message)

    def clean(self):
        cleaned = super().clean()
        words = f"{cleaned.get('wrong', '')}\n{cleaned.get('right', '')}"
        if words.count("http") > MOST_LINKS or "[url" in words.casefold():
            self.add_error("wrong", _("There are too many links in the text. Leave at most two."))
        for name in ("wrong", "right"):
            if has_pesel(cleaned.get(name, "")):
                self.add_error(name, _("This looks like a PESEL number. Delete it: we do not need it."))
        self.hint_at_numbers(words)
        return cleaned

    def hint_at_numbers(self, words):
        """A long number may be somebody's own: asked about once, then believed."""
        own_phone = has_phone(words) and self.topic != Report.Topic.PHONE
        if (own_phone or has_long_number(words)) and not self.cleaned_data.get("numbers_seen"):
            self.ask_about_numbers = True
            self.data = self.data.copy()
            self.data["numbers_seen"] = "on"
            self.add_error(
                None,
                _("There is a long number in your text. If it is yours (telephone, account, document), delete it: "
                  "we do not need it. If it is the office's number, leave it and send again."),
            )  # fmt: skip

    @property
    def topic(self):
        return self.cleaned_data.get("about", "").partition("/")[0]

    @property
    def line_key(self):
        return self.cleaned_data.get("about", "").partition("/")[2]
