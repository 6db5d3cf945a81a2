"""What the lists of institutions and places can be narrowed to."""

from django.utils.translation import gettext_lazy as _

from offices.models import Institution, Office
from records.listing import ChoicesFilter, RecordFilter, SlugsFilter
from records.models import District, Municipality, TargetGroup


class InstitutionFilter(RecordFilter):
    rodzaj = ChoicesFilter("institution_kind", Institution.Type, label=_("Kind"))
    gmina = SlugsFilter("municipality", Municipality.objects, label=_("Municipality"))
    dla = SlugsFilter("target_groups", TargetGroup.objects, label=_("For whom"))


class OfficeFilter(RecordFilter):
    instytucja = SlugsFilter("institution", Institution.objects.public(), label=_("Institution"))
    gmina = SlugsFilter("municipality", Municipality.objects, label=_("Municipality"))
    osiedle = SlugsFilter("district", District.objects, label=_("District"))
    dla = SlugsFilter("target_groups", TargetGroup.objects, label=_("For whom"))

    class Meta:
        model = Office
        fields: list[str] = []
