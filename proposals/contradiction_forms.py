"""What a person tells about a contradiction: which value is right and how they know; or how long the office has."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from proposals.contradictions import PUBLISHED, Contradiction

DATED, KEEP = "dated", "keep"
TIME_TO_ANSWER = timedelta(days=14)


class DayInput(forms.DateInput):
    """The browser's own calendar; its value is ISO in every language."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class DecisionForm(forms.Form):
    """One of the values, both with a date, or what is published; and the reason."""

    choice = forms.ChoiceField(widget=forms.RadioSelect)
    first = forms.ChoiceField(label=_("Which held first"), required=False)
    day = forms.DateField(label=_("The other one holds from"), required=False, widget=DayInput())
    reason = forms.CharField(label=_("How do you know"), max_length=300)
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, found: Contradiction, data=None):
        super().__init__(data, initial={"seen": found.seen})
        keys = [side.key for side in found.sides]
        more = [DATED] if found.may_be_dated else []
        more += [KEEP] if found.is_published else []
        self.fields["choice"].choices = [(key, key) for key in (*keys, *more)]
        self.fields["first"].choices = [(key, letter) for key, letter in zip(keys, "ABCDEFGHIJ", strict=False)]
        self.fields["reason"].widget.attrs["list"] = "reasons"

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("choice") == DATED and not self.has_error("day") and not cleaned.get("day"):
            self.add_error("day", _("Give the first day of the later hours."))
        return cleaned

    @property
    def takes_published(self):
        return self.cleaned_data["choice"] == PUBLISHED


class QuestionForm(forms.Form):
    """Until when the contradiction waits for the office."""

    until = forms.DateField(label=_("Wait for the answer until"), widget=DayInput())

    def __init__(self, day, data=None):
        super().__init__(data, initial={"until": day + TIME_TO_ANSWER})
        self.fields["until"].widget.attrs["min"] = (day + timedelta(days=1)).isoformat()
