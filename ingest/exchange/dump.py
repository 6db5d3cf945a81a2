"""Records -> lines of the exchange format: the same records give the same bytes, whatever the database."""

import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.db.models import Model, Prefetch

from ingest.exchange import items, keys, phones, values, weeks
from ingest.exchange.keys import MODELS, column
from records.models import Name, Record, Translation

AT_ONCE = 500


def dump_directory(*, everything: bool = False, progress: Callable[[int], None] = lambda done: None) -> Iterator[str]:
    """The lines, sorted by kind and slug; public records only, and no word of others, unless `everything`."""
    ids = {kind: slugs_of(model, everything) for kind, model in MODELS.items()}
    dumped = {pk for of_kind in ids.values() for _slug, pk in of_kind}
    for kind, of_kind in sorted(ids.items()):
        rest = iter(of_kind)
        while batch := [pk for _slug, pk in islice(rest, AT_ONCE)]:
            records = read(kind, batch)
            for pk in batch:
                yield json.dumps(Line(records[pk], dumped).ordered(), ensure_ascii=False) + "\n"
            progress(len(batch))


def slugs_of(model: type[Record], everything: bool) -> list[tuple[str, Any]]:
    """Sorted here, as databases sort hyphens each in its own way."""
    records = model.objects.all() if everything else model.objects.public()
    return sorted(records.values_list("slug", "pk").distinct())


RELATED = {
    "institution": ("parent", "successor"),
    "office": ("institution", "part_of"),
    "service": ("institution", "successor"),
    "document": ("institution",),
    "program": (),
    "situation": (),
}
LISTED = {
    "service": ("places__office", "forms"),
    "program": ("institutions", "districts", "partners", "editions", "results"),
    "situation": ("choices__service", "programs"),
}
OF_ANY = ("names", "translations", "lines", "notices", "categories", "target_groups", "confirmations")


def read(kind: str, ids: list) -> dict[Any, Record]:
    """{id: record} with everything a line needs, in a number of queries that does not grow with the batch."""
    records = MODELS[kind].objects.filter(pk__in=ids).select_related("municipality", "district", *RELATED[kind])
    if kind != "situation":
        exceptions = keys.HoursException.objects.filter(line=None).order_by("starts", "matter")
        records = records.prefetch_related(Prefetch("exceptions", exceptions))
    return {record.pk: record for record in records.prefetch_related(*OF_ANY, *LISTED.get(kind, ()))}


class Line:
    """One record on its way to a line; `dumped` are the records that will be in the dump."""

    def __init__(self, record: Any, dumped: set):
        self.record, self.dumped, self.kind = record, dumped, record.KIND.value

    def ordered(self) -> dict[str, Any]:
        """Keys in their order, without the empty ones."""
        found = self.identity() | self.columns() | self.place() | self.lists() | self.own_lists()
        return {key: values.clean(found[key]) for key in keys.ORDER if found.get(key) not in (None, "", [])}

    def identity(self) -> dict[str, Any]:
        record = self.record
        dates = [row.seen for row in record.confirmations.all() if row.seen]
        found = {
            "kind": self.kind,
            "id": str(record.pk),
            "slug": record.slug,
            "name": record.name,
            "state": record.state,
        }
        return found | {"date": min(dates).isoformat() if dates else ""}

    def columns(self) -> dict[str, Any]:
        record = self.record
        found = {key: plain(getattr(record, column(key)), record, column(key)) for key in keys.FIELDS[self.kind]}
        for key, (attribute, _kind) in keys.REFERENCES[self.kind].items():
            found[key] = self.slug_of(getattr(record, attribute))
        if self.kind != "situation":
            found |= {"hours": weeks.osm_of(record.hours), "monthly": weeks.monthly_of(record.hours)}
            found["exceptions"] = [exception(row) for row in record.exceptions.all()]
        return found

    def slug_of(self, other: Record | None) -> str:
        return other.slug if other is not None and other.pk in self.dumped else ""

    def slugs_of(self, others: Any) -> list[str]:
        return sorted(filter(None, map(self.slug_of, others)))

    def place(self) -> dict[str, Any]:
        municipality = self.record.municipality or (self.record.district and self.record.district.municipality)
        return {"district": str(self.record.district or ""), "municipality": str(municipality or "")}

    def lists(self) -> dict[str, Any]:
        """The lists that any record may have."""
        record = self.record
        names = sorted(record.names.all(), key=lambda name: (name.kind, name.language, name.text))
        abbreviation = next((name for name in names if items.is_abbreviation(name)), None)
        return {
            "abbreviation": abbreviation.text if abbreviation and not dated(abbreviation) else "",
            "names": [name_item(name) for name in names if name is not abbreviation or dated(name)],
            "phones": [phones.written(line) for line in record.lines.all()],
            "categories": headings(record.categories.all()),
            "target_groups": headings(record.target_groups.all()),
            "translations": [translation_item(row, record) for row in sorted(record.translations.all(), key=in_order)],
            "notices": [notice(row) for row in sorted(record.notices.all(), key=lambda row: row.text)],
        }

    def own_lists(self) -> dict[str, Any]:
        """The lists that only this kind has."""
        return getattr(self, f"lists_of_{self.kind}", dict)()

    def lists_of_service(self) -> dict[str, Any]:
        places = [row for row in self.record.places.all() if row.office_id in self.dumped]
        places.sort(key=lambda row: row.office.slug)
        return {"offices": [place(row) for row in places], "forms": self.slugs_of(self.record.forms.all())}

    def lists_of_program(self) -> dict[str, Any]:
        record = self.record
        institutions = self.slugs_of(record.institutions.all())
        return {
            "institution": institutions[0] if len(institutions) == 1 else "",
            "institutions": institutions if len(institutions) > 1 else [],
            "districts": headings(record.districts.all()),
            "partners": [said(name=row.name, role=row.role, street=row.street) for row in record.partners.all()],
            "editions": [edition(row) for row in record.editions.all()],
            "results": [said(text=row.text, number=row.number, as_of=row.as_of) for row in record.results.all()],
        }

    def lists_of_situation(self) -> dict[str, Any]:
        services = [self.slug_of(row.service) for row in self.record.choices.all()]
        return {"services": list(filter(None, services)), "programs": self.slugs_of(self.record.programs.all())}


def said(**parts: Any) -> dict[str, Any]:
    """An item without its empty keys."""
    return {key: value for key, value in parts.items() if value not in (None, "", [])}


def plain(value: Any, record: Model, name: str) -> Any:
    """A column's value as JSON; what the model has anyway (kind "other", access "unknown") is left out."""
    field = record._meta.get_field(name)
    if field.has_default() and value == field.get_default():
        return ""
    if name in ("latitude", "longitude"):
        return None if value is None else float(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def iso(day: Any) -> str:
    return day.isoformat() if day else ""


def dated(name: Name) -> bool:
    return bool(name.valid_from or name.valid_to)


def name_item(name: Name) -> dict[str, Any]:
    item = said(text=name.text, kind=name.kind, language=name.language)
    return item | said(valid_from=iso(name.valid_from), valid_to=iso(name.valid_to))


def in_order(translation: Translation) -> tuple[str, str]:
    return translation.field, translation.language


def translation_item(row: Translation, record: Record) -> dict[str, Any]:
    fresh = row.source_hash == Translation.digest(getattr(record, row.field))
    return {"field": row.field, "language": row.language, "text": row.text} | ({} if fresh else {"outdated": True})


def headings(rows: Any) -> list[str]:
    return [row.name for row in sorted(rows, key=lambda row: row.slug)]


def exception(row: Any) -> dict[str, Any]:
    hours = weeks.USUAL if row.usual else weeks.spans_text(row.spans)
    item = {"from": iso(row.starts), "to": iso(row.ends), "hours": hours}
    return said(**item, reason=row.reason, matter=row.matter)


def notice(row: Any) -> dict[str, Any]:
    return said(text=row.text, severity=row.severity, **{"from": iso(row.valid_from), "to": iso(row.valid_to)})


def place(row: Any) -> str | dict[str, Any]:
    """The slug alone where nothing differs from the office."""
    more = said(hours=weeks.osm_of(row.hours), monthly=weeks.monthly_of(row.hours), note=row.note)
    return {"office": row.office.slug, **more} if more else row.office.slug


def edition(row: Any) -> dict[str, Any]:
    budget = None if row.budget is None else float(row.budget)
    item = {"from": row.year_from, "to": row.year_to, "participants": row.participants, "budget": budget}
    return said(**item, resolution=row.resolution)
