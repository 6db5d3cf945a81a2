"""Programmes and projects: who runs them, in which years, with which partners, with what result."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from offices.models import Institution
from offices.reachable import Reachable
from records.facts import fact_rows
from records.groups import is_here_with
from records.models import District, Record, RecordQuerySet
from services.models import Situation


class ProgramQuerySet(RecordQuerySet):
    def public(self):
        """Published, and so is at least one of the institutions where any are named."""
        published = Institution.objects.public()
        return super().public().filter(Q(institutions__isnull=True) | Q(institutions__in=published)).distinct()

    def here(self):
        """A programme that names no municipality is where any of its institutions is."""
        return self.filter(is_here_with("institutions__")).distinct()


class Program(Record, Reachable):
    """A programme or project for residents."""

    record = models.OneToOneField(Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_program")
    institutions = models.ManyToManyField(Institution, blank=True, related_name="programs", verbose_name=_("run by"))
    districts = models.ManyToManyField(District, blank=True, related_name="programs", verbose_name=_("districts"))
    situations = models.ManyToManyField(Situation, blank=True, related_name="programs", verbose_name=_("situations"))
    aims = models.TextField(_("aims"), blank=True, max_length=8000)
    who_may_join = models.TextField(_("who may join"), blank=True, max_length=4000)
    how_to_join = models.TextField(_("how to join"), blank=True, max_length=4000)

    objects = ProgramQuerySet.as_manager()

    KIND = Record.Kind.PROGRAM
    FACT_FIELDS = (
        *Record.FACT_FIELDS, *Reachable.FACT_FIELDS, "institutions", "districts", "situations", "aims", "who_may_join",
        "how_to_join",
    )  # fmt: skip

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [*Reachable.Meta.constraints]


@fact_rows("editions")
class Edition(models.Model):
    """One run of a programme: its years, participants, budget."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="editions")
    year_from = models.PositiveSmallIntegerField(_("from the year"))
    year_to = models.PositiveSmallIntegerField(_("to the year"), null=True, blank=True)
    participants = models.PositiveIntegerField(_("participants"), null=True, blank=True)
    budget = models.DecimalField(_("budget (zł)"), max_digits=12, decimal_places=2, null=True, blank=True)
    resolution = models.CharField(_("resolution"), max_length=200, blank=True)

    FACT_OWNER = "program"
    FACT_KEY = ("year_from",)
    FACT_FIELDS = ("year_from", "year_to", "participants", "budget", "resolution")

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-year_from"]
        constraints = [
            models.UniqueConstraint(fields=["program", "year_from"], name="edition_unique"),
            models.CheckConstraint(
                condition=Q(year_to__isnull=True) | Q(year_from__lte=F("year_to")), name="edition_years_rise"
            ),
        ]

    def __str__(self):
        return (
            f"{self.year_from}–{self.year_to}"
            if self.year_to and self.year_to != self.year_from
            else str(self.year_from)
        )


@fact_rows("partners")
class Partnership(models.Model):
    """A partner of a programme, with its address as the source prints it."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="partners")
    name = models.CharField(_("partner"), max_length=200)
    role = models.CharField(_("role"), max_length=120, blank=True)
    street = models.CharField(_("address"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    FACT_OWNER = "program"
    FACT_KEY = ("name",)
    FACT_FIELDS = ("name", "role", "street", "order")

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["program", "name"], name="partner_unique")]

    def __str__(self):
        return self.name


@fact_rows("results")
class Result(models.Model):
    """What a programme reached: a number, what it counts, and as of when."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="results")
    text = models.CharField(_("what was counted"), max_length=200)
    number = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    as_of = models.CharField(_("as of"), max_length=40, blank=True)

    FACT_OWNER = "program"
    FACT_KEY = ("text",)
    FACT_FIELDS = ("text", "number", "as_of")

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["program", "text"], name="result_unique")]

    def __str__(self):
        return self.text
