"""The facets of the search: their numbers in the index, their names in an address, what a person chose of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import django_filters
from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from records.listing import SlugsField
from search.models import SearchEntry, SearchValue
from search.sql import Choice

KIND, INSTITUTION, CATEGORY, GROUP, MUNICIPALITY, DISTRICT, OPEN_NOW = range(7)
EVERYWHERE = ""  # the slug of the municipality of entries that are of none; no address can ask for it
OPEN_BIT = 1 << OPEN_NOW
WHOLE_NAME = "whole"  # beside the languages among the labels of an institution


class Facet(NamedTuple):
    """One way to narrow the results."""

    number: int
    parameter: str  # its name in an address
    heading: str | Promise


# In the order in which a page shows them.
FACETS = (
    Facet(MUNICIPALITY, "gmina", _("Municipality")),
    Facet(INSTITUTION, "instytucja", _("Institution")),
    Facet(KIND, "rodzaj", _("Kind")),
    Facet(CATEGORY, "kategoria", _("Category")),
    Facet(GROUP, "dla", _("For whom")),
    Facet(DISTRICT, "osiedle", _("District")),
)
KIND_LABELS = {
    "institution": _("Institutions"),
    "office": _("Places"),
    "service": _("Services and benefits"),
    "program": _("Programmes"),
    "document": _("Documents"),
    "situation": _("Life situations"),
}


def label_of(value: SearchValue) -> str:
    """What a value of a facet is called on the page."""
    return str(KIND_LABELS.get(value.slug, value.slug) if value.facet == KIND else value)


def language_of(value: SearchValue) -> str:
    """The language of that label when it is not the page's: Polish, where staff wrote no other."""
    language = get_language() or "pl"
    return "" if value.facet == KIND or language == "pl" or value.labels.get(language) else "pl"


class ValuesFilter(django_filters.Filter):
    """Entries that have any of the chosen values of a facet."""

    field_class = SlugsField

    def __init__(self, facet: int) -> None:
        super().__init__(required=False)
        self.facet = facet

    def filter(self, qs: Any, value: Sequence[str]) -> Any:
        """Restrict a query of entries; the search itself restricts inside its own statement."""
        if not value:
            return qs
        return qs.filter(facets__facet=self.facet, facets__value__slug__in=value).distinct()


class SwitchField(forms.CharField):
    """On for 1, off for anything else."""

    def clean(self, value: str | None) -> bool:
        return value == "1"


class OpenFilter(django_filters.Filter):
    """Whether only what is open now is wanted; which entries that are is known by the hour, not by the row."""

    field_class = SwitchField

    def filter(self, qs: Any, value: bool) -> Any:
        return qs


class EntryFilter(django_filters.FilterSet):
    """The facets in an address."""

    gmina = ValuesFilter(MUNICIPALITY)
    instytucja = ValuesFilter(INSTITUTION)
    rodzaj = ValuesFilter(KIND)
    kategoria = ValuesFilter(CATEGORY)
    dla = ValuesFilter(GROUP)
    osiedle = ValuesFilter(DISTRICT)
    czynne = OpenFilter(required=False)

    class Meta:
        model = SearchEntry
        fields: list[str] = []


def offered() -> list[Facet]:
    """The facets that people may choose: where one municipality is set, that is no choice."""
    return [facet for facet in FACETS if facet.number != MUNICIPALITY or not settings.MUNICIPALITY]


class Narrowing:
    """What the address narrows the search to. Values nobody has are kept, so that they can be shown and removed."""

    def __init__(self, query: Mapping[str, Any]) -> None:
        form = EntryFilter(query, SearchEntry.objects.none()).form
        form.is_valid()
        given = form.cleaned_data
        self.only_open: bool = given.get("czynne", False)
        self.slugs: dict[int, list[str]] = {
            facet.number: given[facet.parameter] for facet in FACETS if given.get(facet.parameter)
        }
        if settings.MUNICIPALITY:  # a portal of one municipality searches nowhere else, whatever the address says
            self.slugs[MUNICIPALITY] = [settings.MUNICIPALITY, EVERYWHERE]

    @cached_property
    def values(self) -> dict[tuple[int, str], SearchValue]:
        """{(facet, slug): value} of what was chosen and exists; no query when nothing was chosen."""
        wanted = {slug for slugs in self.slugs.values() for slug in slugs}
        found = SearchValue.objects.filter(slug__in=wanted, facet__in=self.slugs) if wanted else ()
        values = {(value.facet, value.slug): value for value in found if value.slug in self.slugs[value.facet]}
        if (MUNICIPALITY, settings.MUNICIPALITY) not in values:  # a name nobody has narrows nothing
            values.pop((MUNICIPALITY, EVERYWHERE), None)
        return values

    def choice(self, open_hours: Sequence[int]) -> Choice:
        """As the statement takes it; a facet of which no value exists does not narrow."""
        chosen: dict[int, list[int]] = {}
        sizes: Counter[int] = Counter()
        for (facet, _slug), value in self.values.items():
            chosen.setdefault(facet, []).append(value.pk)
            sizes[facet] += value.entries
        return Choice(chosen, sizes, open_hours, self.only_open, OPEN_BIT)
