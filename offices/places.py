"""Where help is: institutions, their offices, and the desks inside an office."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from offices.adapted import Adapted
from offices.reachable import Reachable
from records.groups import is_here, is_here_with
from records.models import Name, Record, RecordQuerySet


class InstitutionQuerySet(RecordQuerySet):
    def with_abbreviation(self):
        return self.annotate(abbr=abbreviation_of("pk"))


def abbreviation_of(path):
    """Subquery: the Polish abbreviation of the record at `path`; NULL where it has none."""
    names = Name.objects.filter(record=models.OuterRef(path), kind=Name.Kind.ABBREVIATION, language="pl")
    return models.Subquery(names.values("text")[:1])


class Institution(Record, Reachable, Adapted):
    """A body that helps: MOPS, CUS, WCRS, PZON, an NGO."""

    class Type(models.TextChoices):
        MOPS = "mops", _("social welfare centre (MOPS, GOPS, OPS)")
        CUS = "cus", _("social services centre (CUS)")
        PCPR = "pcpr", _("county family support centre (PCPR)")
        WCRS = "wcrs", _("social development centre")
        PZON = "pzon", _("disability assessment board")
        PUP = "pup", _("employment office (PUP)")
        OFFICE = "urzad", _("city or municipal office")
        HEALTH = "zdrowie", _("health care")
        NGO = "ngo", _("non-governmental organisation")
        OTHER = "inna", _("other")

    record = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_institution"
    )
    institution_kind = models.CharField(_("type"), max_length=20, choices=Type, default=Type.OTHER)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    successor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="predecessors", verbose_name=_("succeeded by")
    )
    legal_basis = models.TextField(_("legal basis"), blank=True, max_length=2000)
    mission = models.TextField(_("mission"), blank=True, max_length=2000)
    statutory_tasks = models.TextField(_("statutory tasks"), blank=True, max_length=8000)
    nip = models.CharField("NIP", max_length=10, blank=True)
    regon = models.CharField("REGON", max_length=14, blank=True)
    teryt = models.CharField("TERYT", max_length=7, blank=True)
    bip_url = models.URLField(_("public information bulletin (BIP)"), max_length=300, blank=True)

    objects = InstitutionQuerySet.as_manager()

    KIND = Record.Kind.INSTITUTION
    FACT_FIELDS = (
        *Record.FACT_FIELDS, *Reachable.FACT_FIELDS, *Adapted.FACT_FIELDS, "institution_kind", "parent", "successor",
        "legal_basis", "mission", "statutory_tasks", "nip", "regon", "teryt", "bip_url",
    )  # fmt: skip

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        constraints = [
            *Reachable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("record")), name="institution_not_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("record")), name="institution_not_own_successor"
            ),
        ]


class OfficeQuerySet(RecordQuerySet):
    def public(self):
        """Published, and so are its institution and the office it is part of."""
        published = Record.State.PUBLISHED
        return (
            super()
            .public()
            .filter(Q(institution__isnull=True) | Q(institution__state=published))
            .filter(
                Q(part_of__isnull=True)
                | Q(part_of__state=published)
                & (Q(part_of__institution__isnull=True) | Q(part_of__institution__state=published))
            )
        )

    def here(self):
        """An office that names no municipality is where its institution is."""
        return self.filter(is_here_with("institution__"))

    def places(self):
        """Offices a person goes to; desks stand inside them."""
        return self.filter(part_of__isnull=True)

    def desks(self):
        return self.filter(part_of__isnull=False)

    def with_institution(self):
        return self.select_related("institution", "part_of").annotate(institution_abbr=abbreviation_of("institution"))


def shown_to_residents(path):
    """Condition: the record at `path` is public, an institution or office with all that it stands on."""
    published = Q(**{f"{path}__state": Record.State.PUBLISHED})
    return _by_kind(path, published, Institution.objects.public(), Office.objects.public())


def listed_here(path):
    """Condition: the record at `path` is one that lists of this portal show, see `RecordQuerySet.here`."""
    if not settings.MUNICIPALITY:
        return Q()
    return _by_kind(path, is_here(f"{path}__"), Institution.objects.here(), Office.objects.here())


def _by_kind(path, of_others, institutions, offices):
    """Condition: the record at `path` is among these institutions or offices, or of another kind and `of_others`."""
    of_others &= ~Q(**{f"{path}__kind__in": [Record.Kind.INSTITUTION, Record.Kind.OFFICE]})
    return of_others | Q(**{f"{path}__in": institutions.values("pk")}) | Q(**{f"{path}__in": offices.values("pk")})


class Office(Record, Reachable, Adapted):
    """A place people go to, or a desk inside one: a cash desk, room 26, the registry."""

    class Known(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        UNKNOWN = "unknown", _("we do not know")

    record = models.OneToOneField(Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_office")
    institution = models.ForeignKey(
        Institution, models.SET_NULL, null=True, blank=True, related_name="offices", verbose_name=_("institution")
    )
    part_of = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="desks", verbose_name=_("inside the office"),
        help_text=_("For a desk, a cash desk or a room: the office it is in. An empty address is then the office's."),
    )  # fmt: skip
    transport = models.CharField(_("public transport"), max_length=300, blank=True)
    step_free = models.CharField(_("step-free entrance"), max_length=8, choices=Known, default=Known.UNKNOWN)
    lift = models.CharField(_("lift"), max_length=8, choices=Known, default=Known.UNKNOWN)
    toilet = models.CharField(_("accessible toilet"), max_length=8, choices=Known, default=Known.UNKNOWN)
    induction_loop = models.CharField(_("induction loop"), max_length=8, choices=Known, default=Known.UNKNOWN)
    pjm_interpreter = models.CharField(
        _("sign language interpreter"), max_length=8, choices=Known, default=Known.UNKNOWN
    )
    assistance_dog = models.CharField(_("assistance dog welcome"), max_length=8, choices=Known, default=Known.UNKNOWN)

    objects = OfficeQuerySet.as_manager()

    KIND = Record.Kind.OFFICE
    ACCESS_FIELDS = ("step_free", "lift", "toilet", "induction_loop", "pjm_interpreter", "assistance_dog")
    FACT_FIELDS = (
        *Record.FACT_FIELDS, *Reachable.FACT_FIELDS, *Adapted.FACT_FIELDS, "institution", "part_of", "transport",
        *ACCESS_FIELDS,
    )  # fmt: skip

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = [
            *Reachable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("record")), name="office_not_in_itself"
            ),
        ]

    def clean(self):
        super().clean()
        if self.part_of and self.part_of.part_of_id:
            raise ValidationError({"part_of": _("A desk cannot stand inside another desk.")})

    @property
    def located(self):
        """Whose address to show: its own, or that of the office it is in."""
        return self if self.street or not self.part_of else self.part_of
