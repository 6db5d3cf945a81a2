"""Categories, target groups, municipalities and districts of a file: found by slug or name, made when unknown."""

from typing import Any

from django.db import models

from ingest.exchange.values import Heading
from polish import text
from records.models import District, Municipality


class Headings:
    """Remembers what is there, so that a heading costs one query per load, not per line."""

    def __init__(self) -> None:
        self.by_model: dict[type[models.Model], dict[str, Any]] = {}
        self.districts: dict[tuple[Any, str], Any] = {}

    def id_of(self, heading: Heading) -> Any:
        """The id of a heading of its own (not a district), which is made when unknown."""
        if heading.model not in self.by_model:
            self.by_model[heading.model] = known(heading.model.objects.all())
        there = self.by_model[heading.model]
        return find(there, heading.name) or self._make(there, heading.model, heading.name)

    def district(self, name: str, municipality: Any) -> Any:
        """The id of a district of that municipality."""
        if municipality not in self.by_model:
            self.by_model[municipality] = known(District.objects.filter(municipality=municipality))
        there = self.by_model[municipality]
        return find(there, name) or self._make(there, District, name, municipality_id=municipality)

    def municipality(self, name: str) -> Any:
        return self.id_of(Heading(Municipality, name))

    def _make(self, there: dict[str, Any], model: type[models.Model], name: str, **more: Any) -> Any:
        made = model._default_manager.create(name=name, slug=text.slug(name), **more)
        there[made.slug] = there[name.casefold()] = made.pk
        return made.pk


def known(rows: models.QuerySet) -> dict[str, Any]:
    """{name or slug: id}; a slug wins over another row's name."""
    found = {name.casefold(): pk for pk, name in rows.values_list("pk", "name")}
    return found | {slug: pk for pk, slug in rows.values_list("pk", "slug")}


def find(there: dict[str, Any], name: str) -> Any:
    return there.get(name) or there.get(name.casefold()) or there.get(text.slug(name))
