"""Forms of the review screen: the correction of one proposed fact, with the very fields of the staff form."""

import copy

from django import forms
from django.db.models import Model, QuerySet

from offices.schedule import Schedule
from polish.phones import display
from polish.text import NBSP
from proposals.review import model_of
from records.facts import ROWS, plain, split_row
from records.forms import FORMS

QUIET = ("raw", "order", "is_main", "line", "last_number")  # of a new row: not asked about while reviewing


def fields_of(change):
    """{name: form field} of what a change would set: one field, or those of a whole new row; {} for a removal."""
    prefix, _slash, rest = change.path.partition("/")
    if prefix not in ROWS:
        fields = FORMS[model_of(change.proposal.kind)].base_fields
        return {prefix: fields[prefix]} if prefix in fields else {}
    fields, field = FORMS[ROWS[prefix]].base_fields, split_row(prefix, rest)[1]
    if field:
        return {field: fields[field]} if field in fields else {}
    if not isinstance(change.new, dict):
        return {}
    return {name: fields[name] for name in change.new if name in fields and name not in QUIET}


class CorrectionForm(forms.Form):
    """The proposed value, open to correction. `value` gives the corrected JSON for `review.accept`."""

    def __init__(self, change, data=None):
        super().__init__(data, prefix=f"c{change.pk}")
        self.change = change
        for name, field in fields_of(change).items():
            self.fields[name] = copy.deepcopy(field)
            self.initial[name] = self.present(name)

    def present(self, name):
        """The proposed JSON as the field shows it: relations by key, hours as a schedule, numbers in groups."""
        value = self.proposed[name]
        field = self.fields[name]
        if isinstance(field, forms.ModelMultipleChoiceField):
            return list(field.queryset.filter(slug__in=value or []))
        if isinstance(field, forms.ModelChoiceField):
            return field.queryset.filter(slug=value).first() if value else None
        if name == "hours" and isinstance(value, dict):
            return Schedule.from_json(value)
        if name == "number" and isinstance(value, str):
            return display(value).replace(NBSP, " ")
        return value

    @property
    def proposed(self):
        whole = self.change.new
        return whole if self.is_row else dict.fromkeys(self.fields, whole)

    @property
    def is_row(self):
        prefix, _slash, rest = self.change.path.partition("/")
        return prefix in ROWS and not split_row(prefix, rest)[1]

    @property
    def value(self):
        """The corrected value; of a row, with what was not asked about left as proposed."""
        cleaned = {name: as_json(value) for name, value in self.cleaned_data.items()}
        return {**self.change.new, **cleaned} if self.is_row else next(iter(cleaned.values()))

    def refuse(self, errors):
        """Show what the staff form of the record said about the value."""
        for name, messages in errors.items():
            for message in messages:
                self.add_error(name if name in self.fields else None, message)


def as_json(value):
    if isinstance(value, QuerySet):
        return sorted(str(plain(row)) for row in value)
    return plain(value) if isinstance(value, Model) or not isinstance(value, list) else value
