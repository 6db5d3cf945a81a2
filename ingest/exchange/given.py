"""What one line says, read key by key: a `Given` holds model values, every problem is kept with its key."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple

from django.core.validators import slug_re
from django.utils.translation import gettext as _

from ingest.exchange import items, keys, values, weeks
from ingest.exchange.lines import Problem
from ingest.exchange.values import BadValueError, Heading, Row, Slug
from polish import text
from records.models import District, Municipality, Record, stable_id

LONGEST_SLUG = 120
Read = Callable[[Any], Any]


@dataclass
class Given:
    """A line. What it does not say is absent from the dicts, or None."""

    line: int
    kind: str = ""
    slug: str = ""
    id: uuid.UUID | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    week: dict[str, Any] = field(default_factory=dict)
    references: dict[str, Slug | None] = field(default_factory=dict)
    many: dict[str, list[Slug | Heading]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    place: dict[str, Heading | None] = field(default_factory=dict)
    abbreviation: str | None = None
    seen: date | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.slug

    @property
    def made_id(self) -> uuid.UUID:
        """The id of a record that never had one: the same in every installation."""
        return stable_id(self.kind, self.slug)

    def slugs(self) -> list[tuple[str, Slug]]:
        """(key, record it names) of everything the line refers to."""
        found = [(key, slug) for key, slug in self.references.items() if slug]
        found += [(key, one) for key, many in self.many.items() for one in many if isinstance(one, Slug)]
        rows = [(key, row.key[0]) for key, rows in self.rows.items() for row in rows]
        return found + [(key, one) for key, one in rows if isinstance(one, Slug)]


class Reader(NamedTuple):
    """How the value of a key is read and where in a Given it goes: an attribute, or a name in one of its dicts."""

    read: Read
    slot: str
    name: str = ""


def read(number: int, line: dict[str, Any]) -> tuple[Given, list[Problem]]:
    """The line as far as it could be read, and what is wrong with it."""
    given, problems = Given(number), []
    kind = line.get("kind")
    if not isinstance(kind, str) or kind not in keys.MODELS:
        return given, [Problem(number, _must_be_kind(), "kind", kind)]
    missing = [key for key in ("slug", "name") if line.get(key) in (None, "")]
    problems += [Problem(number, _("is missing"), key) for key in missing]
    for key, said in line.items():
        if key in missing:
            continue
        try:
            put(given, said, READERS[kind].get(key) or no_reader(kind, key))
        except BadValueError as problem:
            value = said if problem.value is None else problem.value
            problems.append(Problem(number, str(problem), key[:LONGEST_SLUG], value))
    return given, problems or [Problem(number, str(wrong), key) for key, wrong in whole_line(given)]


def _must_be_kind() -> str:
    return _("must be one of: %(values)s") % {"values": ", ".join(keys.MODELS)}


def no_reader(kind: str, key: str) -> Reader:
    if key in keys.ORDER:
        raise BadValueError(_("a record of kind “%(kind)s” has no such key") % {"kind": kind})
    near = get_close_matches(key, keys.KEYS[kind], 1)
    raise BadValueError(_("unknown key; did you mean “%(key)s”?") % {"key": near[0]} if near else _("unknown key"))


def put(given: Given, said: Any, reader: Reader) -> None:
    good = reader.read(said)
    if reader.name:
        getattr(given, reader.slot)[reader.name] = good
    else:
        setattr(given, reader.slot, good)


def whole_line(given: Given) -> list[tuple[str, str]]:
    """(key, what is wrong) of values that are good one by one and not together."""
    wrong = []
    fields = given.fields
    if (fields.get("latitude") is None) != (fields.get("longitude") is None):
        wrong.append(("lat", _("lat and lon are given together")))
    wrong += [(key, _("is the record itself")) for key, slug in given.references.items() if slug and _is(slug, given)]
    try:
        items.with_abbreviation(given.rows.get("names", []), given.abbreviation)
    except BadValueError as problem:
        wrong.append(("abbreviation", str(problem)))
    return wrong


def _is(slug: Slug, given: Given) -> bool:
    return (slug.kind, slug.slug) == given.key


# ---------------------------------------------------------------- readers of every key


def slug(value: Any) -> str:
    said = values.text(value, longest=LONGEST_SLUG, one_line=True)
    if not slug_re.match(said):
        raise BadValueError(_("must be an address of letters a-z, digits and hyphens"))
    return said


def reference(kind: str) -> Read:
    return lambda value: None if value in (None, "") else Slug(kind, slug(value))


def heading(model: type) -> Read:
    """The reader of a name or slug of something records are filed under."""
    longest = model._meta.get_field("name").max_length

    def read_heading(value: Any) -> Heading | None:
        name = values.text(value, longest=longest, one_line=True)
        if name and not text.slug(name):
            raise BadValueError(_("holds neither letters nor digits"))
        return Heading(model, name) if name else None

    return read_heading


def many(target: Any) -> Read:
    read_one = reference(target) if isinstance(target, str) else heading(target)
    return lambda value: [one for one in dict.fromkeys(values.items(value, read_one)) if one]


def of_field(model_field: Any) -> Read:
    return lambda value: values.of_field(value, model_field)


def readers_of(kind: str) -> dict[str, Reader]:
    model = keys.MODELS[kind]
    found = {
        "kind": Reader(str, "kind"),
        "id": Reader(values.identifier, "id"),
        "slug": Reader(slug, "slug"),
        "name": Reader(of_field(Record._meta.get_field("name")), "fields", "name"),
        "state": Reader(lambda value: values.one_of(value, Record.State.values), "fields", "state"),
        "abbreviation": Reader(lambda value: values.text(value, longest=300, one_line=True), "abbreviation"),
        "municipality": Reader(heading(Municipality), "place", "municipality"),
        "district": Reader(heading(District), "place", "district"),
        "date": Reader(values.day, "seen"),
        "hours": Reader(weeks.osm, "week", "hours"),
        "monthly": Reader(weeks.monthly, "week", "monthly"),
    }
    for key in keys.FIELDS[kind]:
        found[key] = Reader(of_field(model._meta.get_field(keys.column(key))), "fields", keys.column(key))
    for key, (_column, target) in keys.REFERENCES[kind].items():
        found[key] = Reader(reference(target), "references", key)
    for key, spec in keys.MANY[kind].items():
        found[key] = Reader(many(spec.target), "many", key)
    for key in keys.ROWS[kind]:
        found[key] = Reader(items.READERS[key], "rows", key)
    if kind == "program":  # the contract's single key, for programmes that one institution runs
        found["institution"] = Reader(lambda value: many("institution")([value]), "many", "institutions")
    return {key: reader for key, reader in found.items() if key in keys.KEYS[kind]}


READERS = {kind: readers_of(kind) for kind in keys.MODELS}
