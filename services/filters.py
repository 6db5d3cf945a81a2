"""What the lists of services and documents can be narrowed to."""

from django.utils.translation import gettext_lazy as _

from offices.models import Institution
from records.listing import ChoicesFilter, RecordFilter, SlugsFilter
from records.models import Category, Municipality, TargetGroup
from services.models import Document


class ServiceFilter(RecordFilter):
    """By field of help, for whom, who gives it and where."""

    kategoria = SlugsFilter("categories", Category.objects, label=_("Category"))
    dla = SlugsFilter("target_groups", TargetGroup.objects, label=_("For whom"))
    instytucja = SlugsFilter("institution", Institution.objects.public().here(), label=_("Institution"))
    gmina = SlugsFilter("municipality", Municipality.objects, label=_("Municipality"))


class DocumentFilter(RecordFilter):
    """By type, whether still in force, who keeps it and where."""

    rodzaj = ChoicesFilter("document_kind", Document.Type, label=_("Kind"))
    status = ChoicesFilter("status", Document.Status, label=_("Status"))
    instytucja = SlugsFilter("institution", Institution.objects.public().here(), label=_("Institution"))
    gmina = SlugsFilter("municipality", Municipality.objects, label=_("Municipality"))
