"""How much a benefit is: rows of what, how much, from and until which day; their form field for the staff.

The value is a list of {"label", "amount", "valid_from", "valid_to", "note"}, days as 2026-01-31, empty keys left out.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

KEYS = ("label", "amount", "valid_from", "valid_to", "note")
LONGEST = 300
MOST_ROWS = 40
SPARE_ROWS = 2
LABELS = {
    "label": _lazy("what for, how often"),
    "amount": _lazy("how much"),
    "valid_from": _lazy("valid from"),
    "valid_to": _lazy("valid until"),
    "note": _lazy("note"),
}


class AmountsWidget(forms.Widget):
    """A row per amount and two spare ones; works without JavaScript."""

    template_name = "admin/services/amounts.html"
    use_fieldset = True

    class Media:
        css = {"all": ["css/week-editor.css"]}

    def id_for_label(self, id_):
        """The group has no single input that a label could point at."""
        return ""

    def value_omitted_from_data(self, data, files, name):
        return f"{name}-rows" not in data

    def value_from_datadict(self, data, files, name):
        count = data.get(f"{name}-rows", "")
        rows = range(min(int(count), MOST_ROWS) if count.isascii() and count.isdigit() else 0)
        return [{key: (data.get(f"{name}-{row}-{key}") or "").strip() for key in KEYS} for row in rows]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        filled = [row for row in value or () if isinstance(row, dict) and any(row.values())]
        shown = [*filled, *({} for _spare in range(SPARE_ROWS))]
        context["widget"]["rows"] = [
            [self.cell(f"{name}-{number}-{key}", key, row.get(key, "")) for key in KEYS]
            for number, row in enumerate(shown)
        ]
        return context

    def cell(self, name, key, value):
        kind = "date" if key.startswith("valid") else "text"
        return {"name": name, "label": LABELS[key], "value": value, "type": kind, "longest": LONGEST}


class AmountsField(forms.Field):
    """A list of amounts; what is wrong in which row is said in words."""

    widget = AmountsWidget

    def to_python(self, value):
        rows = enumerate(value or [], start=1)
        return [checked(row, number) for number, row in rows if any(row.values())]

    def has_changed(self, initial, data):
        said = [{key: value for key, value in row.items() if value} for row in data or []]
        return (initial or []) != [row for row in said if row]


def checked(row, number):
    """The row without its empty keys; ValidationError where it lacks the amount or its days make no sense."""
    if not row.get("amount"):
        raise ValidationError(_("Row %(number)d: write how much it is.") % {"number": number})
    if any(len(str(value)) > LONGEST for value in row.values()):
        raise ValidationError(_("Row %(number)d: a text is too long.") % {"number": number})
    first, last = (day_of(row.get(key), number) for key in ("valid_from", "valid_to"))
    if first and last and last < first:
        raise ValidationError(_("Row %(number)d: it ends before it begins.") % {"number": number})
    return {key: row[key] for key in KEYS if row.get(key)}


def day_of(text, number):
    try:
        day = parse_date(text) if text else None
    except ValueError:
        day = None
    if text and day is None:
        raise ValidationError(_("Row %(number)d: write days as 2026-01-31.") % {"number": number})
    return day
