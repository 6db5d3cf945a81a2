"""What records are filed under: municipalities and their districts, categories, target groups."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Municipality(models.Model):
    """A gmina that takes part."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(max_length=120, unique=True)
    teryt = models.CharField("TERYT", max_length=7, blank=True)
    voivodeship = models.CharField(_("voivodeship"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["teryt"], condition=~Q(teryt=""), name="municipality_teryt_unique"),
        ]

    def __str__(self):
        return self.name


def is_here(path=""):
    """Condition: what is filed at `path` is of the municipality that the setting MUNICIPALITY names, or of none.

    Of no municipality is what holds everywhere, such as a benefit of the state. No or an unknown name narrows nothing.
    """
    ours = settings.MUNICIPALITY
    if not ours:
        return Q()
    unknown = ~Exists(Municipality.objects.filter(slug=ours))
    return Q(**{f"{path}municipality": None}) | Q(**{f"{path}municipality__slug": ours}) | Q(unknown)


def is_here_with(path):
    """The same of a record, which without a municipality of its own is where that at `path` is."""
    if not settings.MUNICIPALITY:
        return Q()  # "this or everything" would be read as "this"
    return is_here() & (Q(municipality__isnull=False) | is_here(path))


class District(models.Model):
    """A part of a municipality: osiedle, dzielnica, sołectwo."""

    municipality = models.ForeignKey(
        Municipality, models.CASCADE, related_name="districts", verbose_name=_("municipality")
    )
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(max_length=120)

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "slug"], name="district_slug_unique")]

    def __str__(self):
        return self.name


class Group(models.Model):
    """A heading that records are filed under, with its names in other languages."""

    name = models.CharField(_("name"), max_length=150)
    slug = models.SlugField(max_length=150, unique=True)
    name_uk = models.CharField(_("name in Ukrainian"), max_length=150, blank=True)
    name_en = models.CharField(_("name in English"), max_length=150, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    @property
    def label(self):
        """The name in the language of the page, Polish where none was written."""
        return getattr(self, f"name_{get_language()}", "") or self.name


class Category(Group):
    """A field of social services, as the act on centres of social services lists them."""

    class Meta(Group.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")


class TargetGroup(Group):
    """For whom: seniors, families with children, people with disabilities."""

    class Meta(Group.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
