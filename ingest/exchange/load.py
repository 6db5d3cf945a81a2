"""Loading a checked file: differences are written in batches, then changed records are committed; all or nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import models, transaction

from ingest.exchange import check, keys
from ingest.exchange.compare import Batch
from ingest.exchange.differences import Difference
from ingest.exchange.headings import Headings
from ingest.exchange.lines import BadFileError, Problem, opened
from records import bulk, changes
from records.models import Confirmation

AT_ONCE = 500
ROLE = "load"


@dataclass
class Outcome:
    """What a load did; `kept` lists the records that a person edited and that were not written."""

    made: int = 0
    changed: int = 0
    same: int = 0
    dated: int = 0
    kept: list[str] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        return not (self.made or self.changed or self.dated)


def load_directory(
    *, path: Path, publish: bool = False, force: bool = False, progress: Callable[[int], None] = lambda done: None
) -> Outcome:
    """Make the database say what the file says. Raises BadFileError, and then nothing is written.

    publish: records whose line gives no state become public. force: records a person edited are written too.
    progress is called with how many lines were done, twice over the file: for the check and for the writing.
    """
    with opened(path) as file, transaction.atomic():
        plan = check.check(path, file, progress)
        return Load(plan, publish=publish, force=force).run(progress)


class Load:
    """One load on its way."""

    def __init__(self, plan: check.Plan, *, publish: bool, force: bool):
        self.plan, self.publish, self.force = plan, publish, force
        self.headings = Headings()
        self.outcome = Outcome()
        self.problems: list[Problem] = []
        self.touched: dict[Any, str] = {}
        self.dated: dict[Any, str] = {}

    def run(self, progress: Callable[[int], None]) -> Outcome:
        for lines in batches(self.plan.lines()):
            batch = Batch(lines, self.plan, self.headings, publish=self.publish)
            found = batch.differences()
            self.problems += batch.problems
            if not self.problems:
                write([one for one in found if self.may_write(one, batch.protected)], self.touched)
            progress(len(lines))
        if self.problems:
            raise BadFileError(self.plan.path, problems=self.problems)
        self.outcome.dated = len(self.dated)
        self.commit()
        return self.outcome

    def may_write(self, found: Difference, protected: set) -> bool:
        """Count the record; False for one that stays as it is."""
        record = found.record
        if not found.changes_facts and not found.seen:
            self.outcome.same += 1
            return False
        if record.pk in protected and not self.force:
            self.outcome.kept.append(f"{record.KIND}/{record.slug}")
            return False
        if found.changes_facts:
            self.outcome.made += found.is_new
            self.outcome.changed += not found.is_new
        else:
            self.outcome.same += 1
            self.dated[record.pk] = record.KIND
        return True

    def commit(self) -> None:
        """After everything is written, because a record's facts name other records of the file."""
        why = f"load_directory {self.plan.path.name}"
        for some in batches(self.touched.items()):
            records = [keys.MODELS[kind](pk=pk) for pk, kind in some]
            changes.commit(records, role=ROLE, why=why)
        for some in batches(self.dated.items()):
            changes.announce([keys.MODELS[kind](pk=pk) for pk, kind in some])


def batches(items: Iterable) -> Iterator[list]:
    rest = iter(items)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch


def write(differences: list[Difference], touched: dict[Any, str]) -> None:
    """Write a batch; what has to be committed afterwards goes into `touched` as {record id: kind}."""
    for found in differences:
        if found.changes_facts:
            touched[found.record.pk] = found.record.KIND
    write_records(differences)
    write_rows(differences)
    write_links(differences, touched)
    write_dates(differences)


def write_records(differences: list[Difference]) -> None:
    bulk.insert([found.record for found in differences if found.is_new])
    same_columns = defaultdict(list)
    for found in differences:
        if found.columns and not found.is_new:
            names = frozenset(column.removesuffix("_id") for column in found.columns)
            same_columns[names].append(found.record)
    for names, records in same_columns.items():
        bulk.update(records, names)


def write_rows(differences: list[Difference]) -> None:
    """Removed rows first: a new one may take a number or the place of the main line from them."""
    by_key = defaultdict(list)
    for found in differences:
        for key, rows in found.rows.items():
            by_key[keys.ROWS[found.record.KIND][key]].append(rows)
    for spec, every in by_key.items():
        gone = [row.pk for rows in every for row in rows.gone]
        for some in batches(gone):
            spec.model._default_manager.filter(pk__in=some).delete()
        for row in sorted((row for rows in every for row in rows.changed), key=main_last):
            row.save()
        spec.model._default_manager.bulk_create([row for rows in every for row in rows.new], batch_size=AT_ONCE)


def main_last(row: models.Model) -> bool:
    return getattr(row, "is_main", False)


def write_links(differences: list[Difference], touched: dict[Any, str]) -> None:
    for found in differences:
        pk = found.record.pk
        for key, (wanted, unwanted) in found.links.items():
            spec = keys.MANY[found.record.KIND][key]
            if spec.is_fact_of_the_other:
                touched |= dict.fromkeys((wanted | unwanted), "program")
            if unwanted:
                spec.through._default_manager.filter(**{spec.owner: pk, f"{spec.other}__in": unwanted}).delete()
    links = defaultdict(list)
    for found in differences:
        for key, (wanted, _unwanted) in found.links.items():
            spec = keys.MANY[found.record.KIND][key]
            ends = [{spec.owner: found.record.pk, spec.other: one} for one in sorted(wanted, key=str)]
            links[spec.through] += [spec.through(**both) for both in ends]
    for through, rows in links.items():
        through._default_manager.bulk_create(rows, batch_size=AT_ONCE)


def write_dates(differences: list[Difference]) -> None:
    rows = [
        Confirmation(record_id=found.record.pk, group=group, seen=seen)
        for found in differences
        for group, seen in found.seen.items()
    ]
    Confirmation.objects.bulk_create(
        rows, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["record", "group"], update_fields=["seen"]
    )
