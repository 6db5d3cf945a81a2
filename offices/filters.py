"""What the lists of institutions and places can be narrowed to."""

from django.db.models import TextChoices, Value
from django.utils.translation import gettext_lazy as _

from offices.models import Institution, Office
from offices.open_now import OpenNow
from records.listing import ChoicesFilter, RecordFilter, SlugsFilter
from records.models import District, Municipality, TargetGroup

OPEN_FIRST = "czynne"


class OpenChoice(TextChoices):
    OPEN = "1", _("Open now")


class OpenFilter(ChoicesFilter):
    """Records that receive visitors now; on for 1."""

    fewest = 1

    def __init__(self):
        super().__init__("open_now", OpenChoice, label=_("Opening hours"))
        self.now: OpenNow | None = None

    def restrict(self, records, slugs):
        return self.now.open(records) if self.now else records

    def counted(self, records):
        return super().counted(self.restrict(records, ()).annotate(open_now=Value("1")))


class PlaceFilter(RecordFilter):
    """Filters of what has opening hours; `now` answers which of it is open."""

    czynne = OpenFilter()

    def __init__(self, data, records, now: OpenNow):
        super().__init__(data, records)
        self.filters["czynne"].now = self.now = now

    @property
    def sort(self):
        """ "czynne" when the open ones come first; else the list stands by name."""
        return OPEN_FIRST if self.data.get("sort") == OPEN_FIRST else ""

    @property
    def qs(self):
        return self.now.open_first(super().qs) if self.sort else super().qs


class InstitutionFilter(PlaceFilter):
    rodzaj = ChoicesFilter("institution_kind", Institution.Type, label=_("Kind"))
    gmina = SlugsFilter("municipality", Municipality.objects, label=_("Municipality"))
    dla = SlugsFilter("target_groups", TargetGroup.objects, label=_("For whom"))


class OfficeFilter(PlaceFilter):
    instytucja = SlugsFilter("institution", Institution.objects.public().here(), label=_("Institution"))
    gmina = SlugsFilter("municipality", Municipality.objects, label=_("Municipality"))
    osiedle = SlugsFilter("district", District.objects, label=_("District"))
    dla = SlugsFilter("target_groups", TargetGroup.objects, label=_("For whom"))

    class Meta:
        model = Office
        fields: list[str] = []
