"""The items of a line's lists that are rows of their own: names, partners, notices, places of a service, editions."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from ingest.exchange import phones, weeks
from ingest.exchange.values import (
    BIG,
    BadValueError,
    Row,
    Slug,
    distinct,
    items,
    number,
    of_field,
    one_of,
    parts,
    rising,
    text,
)
from offices.models import Notice
from programs.models import Edition, Partnership
from records.models import Name, Translation

Read = Callable[[Any], list[Row]]
LANGUAGE = "pl"


def rows(read: Callable[[Any], Row]) -> Read:
    return lambda value: distinct(items(value, read))


def phone_rows(value: Any) -> list[Row]:
    found = distinct([row for lines in items(value, phones.lines) for row in lines])
    if sum(row.said.get("is_main", False) for row in found) > 1:
        raise BadValueError(_("only one number is the main one"))
    return found


def columns(model: type[models.Model], item: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """{column: value} of the item's keys, by the rules of the model; `names` is {key: column}."""
    return {column: of_field(item[key], model._meta.get_field(column)) for key, column in names.items() if key in item}


def name(value: Any) -> Row:
    item = parts(value, needed="text", known=("text", "kind", "language", "valid_from", "valid_to"))
    said = columns(Name, item, {"kind": "kind", "valid_from": "valid_from", "valid_to": "valid_to"})
    rising(said.get("valid_from"), said.get("valid_to"))
    language = of_field(item.get("language") or LANGUAGE, Name._meta.get_field("language"))
    return Row((of_field(item["text"], Name._meta.get_field("text")), language), said)


def with_abbreviation(names: list[Row], abbreviation: str | None) -> list[Row]:
    """The list of names with the key `abbreviation` in it."""
    if not abbreviation:
        return names
    row = abbreviation_row(abbreviation)
    same = [other for other in names if other.key == row.key]
    if same and same[0].said.get("kind", Name.Kind.COLLOQUIAL) != Name.Kind.ABBREVIATION:
        raise BadValueError(_("stands among the names as another kind"))
    return names if same else [*names, row]


def is_abbreviation(name: Name) -> bool:
    return name.kind == Name.Kind.ABBREVIATION and name.language == LANGUAGE


def abbreviation_row(abbreviation: str) -> Row:
    return Row((abbreviation, LANGUAGE), {"kind": Name.Kind.ABBREVIATION.value})


def notice(value: Any) -> Row:
    item = parts(value, needed="text", known=("text", "severity", "from", "to"))
    said = columns(Notice, item, {"severity": "severity", "from": "valid_from", "to": "valid_to"})
    rising(said.get("valid_from"), said.get("valid_to"))
    return Row((of_field(item["text"], Notice._meta.get_field("text")),), said)


def partner(value: Any) -> Row:
    item = parts({"name": value} if isinstance(value, str) else value, needed="name", known=("name", "role", "street"))
    said = columns(Partnership, item, {"role": "role", "street": "street"})
    return Row((of_field(item["name"], Partnership._meta.get_field("name")),), said)


def place(value: Any) -> Row:
    """An office where a service is given: its slug, or {"office": slug, "hours": ..., "monthly": ..., "note": ...}."""
    item = {"office": value} if isinstance(value, str) else value
    item = parts(item, needed="office", known=("office", "hours", "monthly", "note"))
    said: dict[str, Any] = {}
    if "hours" in item or "monthly" in item:
        said["hours"] = weeks.week(weeks.osm(item.get("hours")), weeks.monthly(item.get("monthly")))
    if "note" in item:
        said["note"] = text(item["note"], longest=200, one_line=True)
    return Row((Slug("office", text(item["office"], longest=120, one_line=True)),), said)


def service(value: Any) -> Row:
    if not isinstance(value, str) or not value:
        raise BadValueError(_("must be a text"))
    return Row((Slug("service", text(value, longest=120, one_line=True)),))


def translation(value: Any) -> Row:
    """{"field": "summary", "language": "uk", "text": "..."}; "outdated": true where the Polish text changed since."""
    item = parts(value, needed="text", known=("field", "language", "text", "outdated"))
    key = one_of(item.get("field"), Translation.FIELDS), one_of(item.get("language"), Translation.LANGUAGES)
    text_of = of_field(item["text"], Translation._meta.get_field("text"))
    return Row(key, {"text": text_of, "source_hash": "" if item.get("outdated") is True else None})


EDITION = {"to": "year_to", "participants": "participants", "resolution": "resolution", "budget": "budget"}


def edition(value: Any) -> Row:
    """{"from": 2023, "to": 2024, "participants": 400, "budget": 12000.0, "resolution": "LXII/1234/22"}"""
    item = parts(value, needed="from", known=("from", *EDITION))
    first = number(item["from"], highest=2200, lowest=1900)
    said = columns(Edition, item, EDITION)
    rising(first, said.get("year_to"))
    return Row((first,), said)


def result(value: Any) -> Row:
    """{"text": "uczestników", "number": 420, "as_of": "2024"}"""
    item = parts(value, needed="text", known=("text", "number", "as_of"))
    said: dict[str, Any] = {}
    if "number" in item:
        said["number"] = number(item["number"], highest=BIG)
    if "as_of" in item:
        said["as_of"] = text(item["as_of"], longest=40, one_line=True)
    return Row((text(item["text"], longest=200, one_line=True),), said)


READERS: dict[str, Read] = {
    "names": rows(name),
    "phones": phone_rows,
    "notices": rows(notice),
    "exceptions": rows(weeks.exception),
    "offices": rows(place),
    "partners": rows(partner),
    "editions": rows(edition),
    "results": rows(result),
    "services": rows(service),
    "translations": rows(translation),
}
