"""Benefits and services, where they are given, life situations, documents and forms."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from offices.adapted import Adapted
from offices.fields import HoursField
from offices.models import Institution, Office, PhoneLine, abbreviation_of
from offices.reachable import Reachable
from records.facts import fact_rows
from records.groups import is_here_with
from records.models import Record, RecordQuerySet


class GivenByQuerySet(RecordQuerySet):
    """Records that stand under an institution, which must be published too."""

    def public(self):
        return super().public().filter(Q(institution__isnull=True) | Q(institution__state=Record.State.PUBLISHED))

    def here(self):
        """What names no municipality is where its institution is; without one it holds everywhere."""
        return self.filter(is_here_with("institution__"))

    def with_institution(self):
        return self.select_related("institution").annotate(institution_abbr=abbreviation_of("institution"))


class ServiceQuerySet(GivenByQuerySet):
    """Services, and how a situation lists them."""

    def local(self):
        """Given by an institution of one municipality; the others are nationwide."""
        return self.filter(institution__municipality__isnull=False)

    def for_situation(self, situation):
        """The services chosen for the situation, in the order staff gave them."""
        chosen = SituationService.objects.filter(situation=situation, service=models.OuterRef("pk"))
        return (
            self.filter(situations=situation)
            .annotate(rank=models.Subquery(chosen.values("order")[:1]), chosen=models.Subquery(chosen.values("pk")[:1]))
            .order_by("rank", "chosen")
        )


class Document(Record, Reachable):
    """A strategy, a resolution, a form: what was decided or has to be filled in."""

    class Type(models.TextChoices):
        STRATEGY = "strategy", _("strategy")
        RESOLUTION = "resolution", _("resolution")
        ORDER = "order", _("order")
        PROGRAM = "program", _("programme")
        FORM = "form", _("form")
        OTHER = "other", _("other")

    class Status(models.TextChoices):
        IN_FORCE = "in_force", _("in force")
        ARCHIVAL = "archival", _("archival")

    record = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_document"
    )
    institution = models.ForeignKey(
        Institution, models.SET_NULL, null=True, blank=True, related_name="documents", verbose_name=_("institution")
    )
    document_kind = models.CharField(_("type"), max_length=20, choices=Type, default=Type.OTHER)
    issuing_body = models.CharField(_("issued by"), max_length=200, blank=True)
    number = models.CharField(_("number"), max_length=60, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    year_from = models.PositiveSmallIntegerField(_("from the year"), null=True, blank=True)
    year_to = models.PositiveSmallIntegerField(_("to the year"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.IN_FORCE)
    link = models.URLField(_("link"), max_length=500, blank=True)

    objects = GivenByQuerySet.as_manager()

    KIND = Record.Kind.DOCUMENT
    FACT_FIELDS = (
        *Record.FACT_FIELDS, *Reachable.FACT_FIELDS, "institution", "document_kind", "issuing_body", "number",
        "adopted_on", "year_from", "year_to", "status", "link",
    )  # fmt: skip

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            *Reachable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(year_from__isnull=True) | Q(year_to__isnull=True) | Q(year_from__lte=F("year_to")),
                name="document_years_rise",
            ),
        ]

    @property
    def years(self):
        """`2018–2022`, `2018`, or what of it is known."""
        years = [str(year) for year in (self.year_from, self.year_to) if year]
        return "–".join(dict.fromkeys(years))

    def archival_on(self, day):
        """Whether it no longer applies on `day`: marked so, or its last year is over."""
        return self.status == self.Status.ARCHIVAL or bool(self.year_to and self.year_to < day.year)


class Service(Record, Reachable, Adapted):
    """A benefit or service residents may get."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("available")
        INACTIVE = "inactive", _("not available")
        DEFUNCT = "defunct", _("abolished")
        CLOSED = "temporarily closed", _("suspended")

    record = models.OneToOneField(Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_service")
    institution = models.ForeignKey(
        Institution, models.SET_NULL, null=True, blank=True, related_name="services", verbose_name=_("institution")
    )
    minimum_age = models.PositiveSmallIntegerField(_("from the age of"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("to the age of"), null=True, blank=True)
    who_may_apply = models.TextField(_("who may apply"), blank=True, max_length=4000)
    what_to_bring = models.TextField(
        _("what to bring"), blank=True, max_length=4000, help_text=_("One document per line.")
    )
    cost = models.CharField(_("cost"), max_length=300, blank=True)
    how_long = models.CharField(_("how long it takes"), max_length=300, blank=True)
    how_to_apply = models.TextField(_("how to apply"), blank=True, max_length=4000)
    legal_basis = models.TextField(_("legal basis"), blank=True, max_length=2000)
    amounts = models.JSONField(_("amounts"), default=list, blank=True)
    status = models.CharField(_("availability"), max_length=20, choices=Status, default=Status.ACTIVE)
    successor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="predecessors", verbose_name=_("succeeded by")
    )
    forms = models.ManyToManyField(Document, blank=True, related_name="services", verbose_name=_("forms"))

    objects = ServiceQuerySet.as_manager()

    KIND = Record.Kind.SERVICE
    FACT_FIELDS = (
        *Record.FACT_FIELDS, *Reachable.FACT_FIELDS, *Adapted.FACT_FIELDS, "institution", "minimum_age", "maximum_age",
        "who_may_apply", "what_to_bring", "cost", "how_long", "how_to_apply", "legal_basis", "amounts",
        "status", "successor", "forms",
    )  # fmt: skip

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        constraints = [
            *Reachable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(minimum_age__lte=F("maximum_age")),
                name="service_ages_rise",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("record")), name="service_not_own_successor"
            ),
        ]


@fact_rows("offices")
class ServiceAtOffice(models.Model):
    """Where a service is given, with hours of its own where they differ from the office's."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="places", verbose_name=_("service"))
    office = models.ForeignKey(Office, models.CASCADE, related_name="given_here", verbose_name=_("office"))
    hours = HoursField(_("hours"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    FACT_OWNER = "service"
    FACT_FIELDS = ("office", "hours", "note")

    class Meta:
        verbose_name = _("place of service")
        verbose_name_plural = _("places of service")
        constraints = [models.UniqueConstraint(fields=["service", "office"], name="service_at_office_unique")]

    def __str__(self):
        return f"{self.service}: {self.office}"

    @property
    def fact_key(self):
        return self.office.slug


class Situation(Record):
    """A life situation residents recognise: "family with children", "no work"."""

    record = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_situation"
    )
    icon = models.CharField(_("icon"), max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    services = models.ManyToManyField(
        Service, through="SituationService", blank=True, related_name="situations", verbose_name=_("services")
    )
    lines = models.ManyToManyField(PhoneLine, blank=True, related_name="situations", verbose_name=_("telephone lines"))

    objects = RecordQuerySet.as_manager()

    KIND = Record.Kind.SITUATION
    FACT_FIELDS = (*Record.FACT_FIELDS, "icon", "order", "lines")

    class Meta:
        verbose_name = _("life situation")
        verbose_name_plural = _("life situations")


@fact_rows("services")
class SituationService(models.Model):
    """A service shown for a situation, in its place in the list."""

    situation = models.ForeignKey(Situation, models.CASCADE, related_name="choices")
    service = models.ForeignKey(Service, models.CASCADE, related_name="+", verbose_name=_("service"))
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    FACT_OWNER = "situation"
    FACT_FIELDS = ("service", "order")

    class Meta:
        verbose_name = _("service in a situation")
        verbose_name_plural = _("services in a situation")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["situation", "service"], name="situation_service_unique")]

    def __str__(self):
        return str(self.service)

    @property
    def fact_key(self):
        return self.service.slug
