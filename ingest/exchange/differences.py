"""What a line would change in its record: columns, rows, many-to-many links. Pure comparison, nothing is written."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from ingest.exchange import items, keys, values, weeks
from ingest.exchange.given import Given
from ingest.exchange.values import Row
from records.models import Name, Record


@dataclass
class RowChanges:
    """Rows of one key of one record to insert, to write again and to remove."""

    new: list[models.Model] = field(default_factory=list)
    changed: list[models.Model] = field(default_factory=list)
    gone: list[models.Model] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


@dataclass
class Difference:
    """A record and what its line changes in it; the columns are already set on `record`."""

    record: Record
    is_new: bool
    columns: set[str] = field(default_factory=set)
    rows: dict[str, RowChanges] = field(default_factory=dict)
    links: dict[str, tuple[set, set]] = field(default_factory=dict)
    seen: dict[str, date] = field(default_factory=dict)

    @property
    def changes_facts(self) -> bool:
        return bool(self.is_new or self.columns or self.rows or self.links)

    def set(self, column: str, value: Any) -> None:
        if not alike(getattr(self.record, column), value):
            setattr(self.record, column, value)
            self.columns.add(column)

    def link(self, key: str, present: set, wanted: set) -> None:
        if present != wanted:
            self.links[key] = wanted - present, present - wanted


def compare_rows(spec: keys.Rows, owner: Any, present: list[models.Model], wanted: list[Row]) -> RowChanges:
    """The rows in the database made equal to the list; what an item does not say of a row stays."""
    changes = RowChanges()
    there = {values.clean(spec.key_of(row)): row for row in present}
    result = []
    for item in wanted:
        row = there.pop(item.key, None)
        if row is None:
            row = new_row(spec, owner, item)
            changes.new.append(row)
        elif assign(row, item.said):
            changes.changed.append(row)
        result.append(row)
    changes.gone = list(there.values())
    if spec.ordered:
        put_in_order(result, changes)
    return changes


def new_row(spec: keys.Rows, owner: Any, item: Row) -> models.Model:
    natural = {name: part for name, part in zip(spec.natural, item.key, strict=True) if name != "is_fax"}
    return spec.model(**{spec.column: owner}, **natural, **item.if_new | item.said)


def assign(row: models.Model, said: dict[str, Any]) -> bool:
    """Set what differs; whether anything did."""
    different = {name: value for name, value in said.items() if not same(row, name, value)}
    for name, value in different.items():
        setattr(row, name, value)
    return bool(different)


def same(row: models.Model, name: str, value: Any) -> bool:
    present = getattr(row, name)
    return weeks.spans_text(present) == weeks.spans_text(value) if name == "spans" else alike(present, value)


def alike(present: Any, wanted: Any) -> bool:
    """Equal but for line ends and spaces around: browsers send \\r\\n, files have \\n."""
    return present == wanted or values.clean(present) == wanted


def put_in_order(rows: list[models.Model], changes: RowChanges) -> None:
    """Give the rows the order of the list; rows that stand in it already keep their numbers."""
    last = 0
    for row in rows:
        if row.pk is None:
            row.order = max(row.order, last)
        elif row.order < last:
            return renumber(rows, changes)
        last = row.order
    stored = [(row.order, row.pk) for row in rows if row.pk]
    new_before_old = any(row.pk is None and later.pk for row, later in zip(rows, rows[1:], strict=False))
    if stored != sorted(stored) or new_before_old:
        renumber(rows, changes)
    return None


def renumber(rows: list[models.Model], changes: RowChanges) -> None:
    for place, row in enumerate(rows, 1):
        if row.order != place * 10:
            row.order = place * 10
            if row.pk and row not in changes.changed:
                changes.changed.append(row)


def wanted_names(line: Given, present: list[Name]) -> list[Row] | None:
    """The names after the line; None when it says nothing of them.

    The key `abbreviation` is the first Polish abbreviation. A list without one leaves the abbreviation that is there.
    """
    if line.abbreviation is None and "names" not in line.rows:
        return None
    there = [items.abbreviation_row(name.text) for name in present if items.is_abbreviation(name)]
    if "names" not in line.rows:
        others = [Row((name.text, name.language)) for name in present]
        kept = [row for row in others if row.key != (there[0].key if there else None)]
        return items.with_abbreviation([row for row in kept if row.key != (line.abbreviation, "pl")], line.abbreviation)
    names = items.with_abbreviation(line.rows["names"], line.abbreviation)
    says_none = line.abbreviation is None and not any(said_abbreviation(row) for row in names)
    return [*names, *(row for row in there if row.key not in {name.key for name in names})] if says_none else names


def said_abbreviation(row: Row) -> bool:
    return row.said.get("kind") == Name.Kind.ABBREVIATION and row.key[1] == items.LANGUAGE
