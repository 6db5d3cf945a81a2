"""What the list of programmes can be narrowed to."""

from django.utils.translation import gettext_lazy as _

from offices.models import Institution
from records.listing import RecordFilter, SlugsFilter
from records.models import District, Municipality, TargetGroup


class ProgramFilter(RecordFilter):
    """By for whom, who runs it, the municipality and the districts it works in."""

    dla = SlugsFilter("target_groups", TargetGroup.objects, label=_("For whom"))
    instytucja = SlugsFilter("institutions", Institution.objects.public().here(), label=_("Institution"))
    gmina = SlugsFilter("municipality", Municipality.objects, label=_("Municipality"))
    osiedle = SlugsFilter("districts", District.objects, label=_("District"))
