"""Staff forms of programmes, their editions, partners and results."""

from django import forms

from programs.models import Edition, Partnership, Program, Result
from records.forms import RecordForm, StaffMeta, staff_form


@staff_form
class ProgramForm(RecordForm):
    class Meta(StaffMeta):
        model = Program
        fields = Program.FACT_FIELDS


@staff_form
class EditionForm(forms.ModelForm):
    class Meta(StaffMeta):
        model = Edition
        fields = Edition.FACT_FIELDS


@staff_form
class PartnershipForm(forms.ModelForm):
    class Meta(StaffMeta):
        model = Partnership
        fields = Partnership.FACT_FIELDS


@staff_form
class ResultForm(forms.ModelForm):
    class Meta(StaffMeta):
        model = Result
        fields = Result.FACT_FIELDS
