"""Staff forms of institutions, offices, telephone lines, odd days and notices."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from offices.models import HoursException, Institution, Notice, Office, PhoneLine
from offices.rules import time_text
from offices.schedule import ScheduleError, span
from polish.phones import display, parse_numbers
from records.forms import StaffMeta, form_of, staff_form

InstitutionForm = form_of(Institution)
OfficeForm = form_of(Office)
NoticeForm = form_of(Notice)


@staff_form
class PhoneLineForm(forms.ModelForm):
    """Takes a number in any spelling, ranges and extensions included."""

    class Meta(StaffMeta):
        model = PhoneLine
        fields = ("number", "last_number", "extension", "kind", "label", "note", "hours", "is_main", "order")

    def clean_number(self):
        return self.single("number")

    def clean_last_number(self):
        return self.single("last_number") if self.cleaned_data["last_number"] else ""

    def single(self, name):
        """The number in E.164, with what else its spelling says kept for `clean`."""
        written = self.cleaned_data[name]
        phones = parse_numbers(written)
        if len(phones) != 1:
            raise forms.ValidationError(_("%(value)s is not one telephone number.") % {"value": written})
        self.spelled = getattr(self, "spelled", {}) | {name: phones[0]}
        self.instance.raw = self.instance.raw or written
        return phones[0].number

    def clean(self):
        cleaned = super().clean()
        phone = getattr(self, "spelled", {}).get("number")
        if phone:
            cleaned["last_number"] = cleaned.get("last_number") or phone.range_end or ""
            cleaned["extension"] = cleaned.get("extension") or phone.extension or ""
            if phone.kind == "mobile" and cleaned.get("kind") == PhoneLine.Kind.VOICE:
                cleaned["kind"] = PhoneLine.Kind.MOBILE
        return cleaned


class PhoneLineRow(PhoneLineForm):
    """The staff form as a row on the page of its record: a range stands in one field, "71 782 23 00 do 03"."""

    number = forms.CharField(
        label=_("number"),
        max_length=80,
        help_text=_("In any spelling, with the area code: 71 782 23 46; a range: 71 782 23 00 do 03."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["extension"].label = _("Extension")
        self.fields["number"].label = capfirst(str(self.fields["number"].label))
        if self.instance.pk:
            self.initial["number"] = written(self.instance)
            self.fields["number"].help_text = ""

    def clean(self):
        cleaned = super().clean()
        phone = getattr(self, "spelled", {}).get("number")
        if phone:
            self.instance.last_number = phone.range_end
        return cleaned


def written(line):
    """A line's number as the form takes it: "71 782 23 00 do 03"."""
    first = display(line.number).replace("\u00a0", " ")
    if not line.last_number:
        return first
    digits = next(n for n in (2, 3, 4, len(line.number)) if line.number[:-n] == line.last_number[:-n])
    return f"{first} do {line.last_number[-digits:]}"


class SpansField(forms.CharField):
    """Hours of one day as people write them, "10:00-12:00, 13:00-15:00"; the value is [["10:00", "12:00"], ...]."""

    def prepare_value(self, value):
        return ", ".join("–".join(pair) for pair in value) if isinstance(value, list) else value

    def to_python(self, value):
        pairs = value if isinstance(value, list) else pairs_of(value or "")
        try:
            return [[time_text(moment) for moment in span(pair)] for pair in pairs]
        except ScheduleError as problem:
            raise forms.ValidationError(str(problem)) from problem

    def has_changed(self, initial, data):
        return self.prepare_value(initial or []) != (data or "")


def pairs_of(text):
    """ "10-12, 13.00–15.00" -> [["10:00", "12:00"], ["13:00", "15:00"]]; what is no time stays for `span` to refuse."""
    parts = text.replace(" ", "").replace("–", "-").replace(".", ":").replace(";", ",").split(",")
    return [[f"{moment}:00" if moment.isdigit() else moment for moment in part.split("-")] for part in parts if part]


@staff_form
class HoursExceptionForm(forms.ModelForm):
    """A day or days off the week; one day needs no end."""

    spans = SpansField(
        label=_("hours on these days"), required=False, help_text=_("For example 10:00–12:00. Empty: closed.")
    )

    class Meta(StaffMeta):
        model = HoursException
        fields = ("starts", "ends", "spans", "usual", "reason", "matter", "line")
        help_texts = {"ends": _("Empty: that one day.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ends"].required = False
        self.fields["line"].empty_label = _("the whole place")

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        cleaned["ends"] = ends or starts
        if starts and ends and ends < starts:
            self.add_error("ends", _("The end comes before the beginning."))
        return cleaned
