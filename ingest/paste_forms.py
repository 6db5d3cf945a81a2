"""The form that takes the text of a page."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ingest.paste import MOST_BYTES, Page
from proposals.contradiction_forms import DayInput


class PasteForm(forms.Form):
    """A text, and where and when it stood. `today` is the default day and the last one possible."""

    text = forms.CharField(
        label=_("Text of the page"),
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "autofocus": True}),
        help_text=_("Select the whole page, copy and paste it here, menu and footer included. At most 200 kB."),
        error_messages={"required": _("Paste the text of a page.")},
    )
    url = forms.URLField(
        label=_("Address of the page"), required=False, max_length=500, assume_scheme="https",
        help_text=_("Residents see it as the source."), widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    title = forms.CharField(
        label=_("Title of the page"), required=False, max_length=200,
        help_text=_("How you will recognise the text in the queue."),
    )  # fmt: skip
    fetched = forms.DateField(
        label=_("Day on which the page said so"), widget=DayInput(), help_text=_("Residents see how old it is.")
    )

    def __init__(self, today, data=None):
        super().__init__(data, initial={"fetched": today})
        self.today = today

    def clean_text(self):
        """Lines end as on this computer, whatever browser sent them; the limit is in bytes, as of a file."""
        text = self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")
        size = len(text.encode("utf-8", "surrogatepass"))
        if size > MOST_BYTES:
            kilobytes = -(-size // 1024)
            message = ngettext(
                "The text has %(size)d kB; at most 200 kB can be pasted. Nothing was read. Paste it in parts.",
                "The text has %(size)d kB; at most 200 kB can be pasted. Nothing was read. Paste it in parts.",
                kilobytes,
            )
            raise ValidationError(message % {"size": kilobytes})
        return text

    def clean_fetched(self):
        day = self.cleaned_data["fetched"]
        if day > self.today or day.year < 1995:
            raise ValidationError(_("Give a day between 1995 and today."))
        return day

    @property
    def page(self):
        return Page(**self.cleaned_data)
