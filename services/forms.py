"""Staff forms of services, documents and situations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.forms import RecordForm, StaffMeta, staff_form
from services.amounts import AmountsField
from services.models import Document, Service, ServiceAtOffice, Situation, SituationService


@staff_form
class ServiceForm(RecordForm):
    amounts = AmountsField(label=_("amounts"), required=False)

    class Meta(StaffMeta):
        model = Service
        fields = Service.FACT_FIELDS


@staff_form
class DocumentForm(RecordForm):
    class Meta(StaffMeta):
        model = Document
        fields = Document.FACT_FIELDS


@staff_form
class SituationForm(RecordForm):
    class Meta(StaffMeta):
        model = Situation
        fields = Situation.FACT_FIELDS


@staff_form
class ServiceAtOfficeForm(forms.ModelForm):
    class Meta(StaffMeta):
        model = ServiceAtOffice
        fields = ServiceAtOffice.FACT_FIELDS


@staff_form
class SituationServiceForm(forms.ModelForm):
    class Meta(StaffMeta):
        model = SituationService
        fields = SituationService.FACT_FIELDS
