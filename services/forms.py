"""Staff forms of services, documents and situations."""

from django.utils.translation import gettext_lazy as _

from records.forms import RecordForm, StaffMeta, form_of, staff_form
from services.amounts import AmountsField
from services.models import Document, Service, ServiceAtOffice, Situation, SituationService

DocumentForm = form_of(Document)
SituationForm = form_of(Situation)
ServiceAtOfficeForm = form_of(ServiceAtOffice)
SituationServiceForm = form_of(SituationService)


@staff_form
class ServiceForm(RecordForm):
    amounts = AmountsField(label=_("amounts"), required=False)

    class Meta(StaffMeta):
        model = Service
        fields = Service.FACT_FIELDS
