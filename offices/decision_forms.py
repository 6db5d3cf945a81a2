"""Forms of the odd-days desk: which day and places, one decision for many places, a closure by order."""

from datetime import timedelta

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from offices.decisions import CLOSED, DUTY, HOURS, USUAL
from offices.forms import SpansField
from offices.models import Institution, Office
from offices.schedule import FIRST_DAY, LAST_DAY
from records.models import Municipality

MOST_DAYS = 60
TICKED, ALL_UNDECIDED = "ticked", "undecided"
UNDO = "undo"
DECISIONS = (
    (CLOSED, pgettext_lazy("hours", "closed")),
    (HOURS, _("other hours")),
    (USUAL, _("usual hours")),
    (DUTY, _("duty: one matter only")),
    (UNDO, _("take the decision back")),
)
STATES = (("", _("all")), ("undecided", _("undecided only")), ("decided", _("decided only")))


def date_field(**options):
    """A day of our time, so that every later reckoning stays inside the calendar."""
    return forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
        **options,
    )


class DeskFilter(forms.Form):
    """What the desk shows; anything unknown in the address is as if it were not there."""

    dzien = date_field(label=_("day"), required=False)
    instytucja = forms.ChoiceField(label=_("institution"), required=False)
    stan = forms.ChoiceField(choices=STATES, label=_("decision"), required=False)

    def __init__(self, *args, institutions, **kwargs):
        """institutions: those that have something on the desk."""
        super().__init__(*args, **kwargs)
        self.fields["instytucja"].choices = [("", _("all")), *((one.slug, one.name) for one in institutions)]

    def given(self, name):
        """The value of a field, or None when it is empty or wrong."""
        self.is_valid()
        return self.cleaned_data.get(name) or None


class DecisionForm(forms.Form):
    """One decision about one day for the ticked places, or for all undecided ones of the list."""

    whom = forms.ChoiceField(
        choices=((TICKED, _("the ticked ones")), (ALL_UNDECIDED, _("all undecided ones of this list"))),
        widget=forms.RadioSelect, initial=TICKED, label=_("for which places"),
    )  # fmt: skip
    decision = forms.ChoiceField(choices=DECISIONS, widget=forms.RadioSelect, label=_("decision"))
    spans = SpansField(label=_("hours"), required=False, help_text=_("For example 8:00–12:00."))
    matter = forms.CharField(label=_("matter of the duty"), max_length=200, required=False)
    reason = forms.CharField(
        label=_("reason"), max_length=200, required=False, help_text=_("Residents will read it. May be empty.")
    )

    def __init__(self, *args, lines=(), ticked=(), **kwargs):
        """lines: those of the list as shown; ticked: ids as the browser sent them."""
        super().__init__(*args, prefix="d", **kwargs)
        self.lines, self.ticked = lines, set(ticked)

    def clean(self):
        cleaned = super().clean()
        decision = cleaned.get("decision")
        if decision in (HOURS, DUTY) and not cleaned.get("spans") and "spans" not in self.errors:
            self.add_error("spans", _("Give the hours."))
        if decision == DUTY and not cleaned.get("matter"):
            self.add_error("matter", _("Say which matter is dealt with."))
        cleaned["places"] = self.chosen(cleaned.get("whom"))
        if not cleaned["places"]:
            self.add_error("whom", _("No place is ticked."))
        return cleaned

    def chosen(self, whom):
        if whom == ALL_UNDECIDED:
            return [line.place for line in self.lines if line.state == "undecided"]
        return [line.place for line in self.lines if str(line.place.pk) in self.ticked]


class OrderForm(forms.Form):
    """A closure by order: all places of an institution, or everything in a municipality, for one day or several."""

    institution = forms.ModelChoiceField(
        Institution.objects.public().by_name(), label=_("all places of the institution"), required=False,
        empty_label="–",
    )  # fmt: skip
    municipality = forms.ModelChoiceField(
        Municipality.objects.all(), label=_("or of the municipality"), required=False, empty_label="–"
    )
    first = date_field(label=_("from"))
    last = date_field(label=_("until"), required=False, help_text=_("Empty: that one day."))
    reason = forms.CharField(
        label=_("reason"), max_length=120, help_text=_("Residents will read it: order no. 12, day off for 1 May.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="o", **kwargs)

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("institution")) == bool(cleaned.get("municipality")):
            self.add_error("institution", _("Choose an institution or a municipality, one of them."))
        first = cleaned.get("first")
        last = cleaned["last"] = cleaned.get("last") or first
        if first and last < first:
            self.add_error("last", _("The end comes before the beginning."))
        elif first and (last - first).days >= MOST_DAYS:
            text = ngettext("At most %(count)d day at once.", "At most %(count)d days at once.", MOST_DAYS)
            self.add_error("last", text % {"count": MOST_DAYS})
        return cleaned

    @property
    def days(self):
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        return [first + timedelta(days=step) for step in range((last - first).days + 1)]

    @property
    def places(self):
        """The institution where it has hours of its own, and its places; their desks follow them."""
        institution = self.cleaned_data["institution"]
        own = [institution] if institution.hours is not None else []
        return [*own, *Office.objects.public().places().filter(institution=institution)]
