"""Staff forms of institutions, offices, telephone lines, odd days and notices."""

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.models import HoursException, Institution, Notice, Office, PhoneLine
from polish.phones import parse_numbers
from records.forms import RecordForm, StaffMeta, staff_form


@staff_form
class InstitutionForm(RecordForm):
    class Meta(StaffMeta):
        model = Institution
        fields = Institution.FACT_FIELDS


@staff_form
class OfficeForm(RecordForm):
    class Meta(StaffMeta):
        model = Office
        fields = Office.FACT_FIELDS


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


@staff_form
class HoursExceptionForm(forms.ModelForm):
    class Meta(StaffMeta):
        model = HoursException
        fields = ("starts", "ends", "spans", "reason", "matter", "line")


@staff_form
class NoticeForm(forms.ModelForm):
    class Meta(StaffMeta):
        model = Notice
        fields = Notice.FACT_FIELDS
