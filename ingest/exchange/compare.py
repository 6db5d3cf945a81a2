"""A batch of lines beside the records they name: reads the present state once, says what each line would change."""

from collections import defaultdict
from typing import Any

from django.db.models import F, Max, Q
from django.utils.translation import gettext as _

from ingest.exchange import keys, weeks
from ingest.exchange.check import Plan
from ingest.exchange.differences import Difference, compare_rows, wanted_names
from ingest.exchange.given import Given
from ingest.exchange.headings import Headings
from ingest.exchange.lines import Problem
from ingest.exchange.values import BadValueError, Heading, Row, Slug, rising
from polish.text import slug as slugify
from records.models import Confirmation, Record, Translation, Version
from records.sources import group_of

GROUP_OF_KEY = {"phones": "phones", "monthly": "hours", "lat": "address", "lon": "address"}


def edited_since_load(ids: list) -> set:
    """Records that a person changed after the file was last loaded into them."""
    by_people = Max("number", filter=~Q(role__in=Version.MACHINE_ROLES))
    by_load = Max("number", filter=Q(role="load"), default=0)
    rows = Version.objects.filter(record__in=ids).values("record").annotate(people=by_people, loads=by_load)
    return set(rows.filter(people__gt=F("loads")).values_list("record", flat=True))


class Batch:
    """The records of some lines as the database has them."""

    def __init__(self, lines: list[Given], plan: Plan, headings: Headings, *, publish: bool):
        self.lines, self.plan, self.headings, self.publish = lines, plan, headings, publish
        self.problems: list[Problem] = []
        self.ids = [plan.ids[line.key] for line in lines if plan.ids[line.key] in plan.known]
        self.records = self.stored_records()
        self.rows = self.stored_rows()
        self.links = self.stored_links()
        self.seen = self.stored_dates()
        self.protected = edited_since_load(self.ids)

    def stored_records(self) -> dict:
        by_kind = defaultdict(list)
        for line in self.lines:
            by_kind[line.kind].append(self.plan.ids[line.key])
        return {pk: row for kind, ids in by_kind.items() for pk, row in keys.MODELS[kind].objects.in_bulk(ids).items()}

    def stored_rows(self) -> dict:
        """{(key, record id): rows}, one query per key that any line has."""
        found = defaultdict(list)
        for key, spec in self.used(keys.ROWS, extra=("abbreviation", "names")).items():
            for row in spec.rows_of(self.ids):
                found[key, getattr(row, spec.column)].append(row)
        return found

    def stored_links(self) -> dict:
        found = defaultdict(set)
        for key, spec in self.used(keys.MANY).items():
            rows = spec.through._default_manager.filter(**{f"{spec.owner}__in": self.ids})
            for owner, other in rows.values_list(spec.owner, spec.other):
                found[key, owner].add(other)
        return found

    def used(self, specs: dict[str, dict], extra: tuple[str, str] | None = None) -> dict:
        """{key: spec} of the lists that some line speaks of."""
        said = {key for line in self.lines for key in (*line.rows, *line.many)}
        if extra and any(line.abbreviation is not None for line in self.lines):
            said.add(extra[1])
        return {key: spec for of_kind in specs.values() for key, spec in of_kind.items() if key in said}

    def stored_dates(self) -> dict:
        rows = Confirmation.objects.filter(record__in=self.ids).exclude(seen=None)
        return {(record, group): seen for record, group, seen in rows.values_list("record", "group", "seen")}

    # ------------------------------------------------------------ one line

    def differences(self) -> list[Difference]:
        return [self.difference(line) for line in self.lines]

    def difference(self, line: Given) -> Difference:
        pk = self.plan.ids[line.key]
        record = self.records.get(pk)
        found = Difference(record or keys.MODELS[line.kind](id=pk, pk=pk), is_new=record is None)
        self.compare_columns(found, line)
        self.compare_place(found, line)
        self.compare_hours(found, line)
        for key in keys.ROWS[line.kind]:
            self.compare_list(found, line, key)
        for key, many in line.many.items():
            found.link(key, self.links[key, pk], {self.settled(one) for one in many})
        if line.seen:
            self.compare_dates(found, line)
        return found

    def settled(self, one: Any) -> Any:
        """The id of what a line names."""
        if isinstance(one, Slug):
            return self.plan.id_of(one)
        return self.headings.id_of(one) if isinstance(one, Heading) else one

    def compare_columns(self, found: Difference, line: Given) -> None:
        found.set("slug", line.slug)
        for name, value in line.fields.items():
            found.set(name, value)
        if self.publish and "state" not in line.fields:
            found.set("state", Record.State.PUBLISHED.value)
        for key, slug in line.references.items():
            attribute, _kind = keys.REFERENCES[line.kind][key]
            found.set(f"{attribute}_id", self.settled(slug))
        if line.kind in keys.RISING:
            first, last = (getattr(found.record, name) for name in keys.RISING[line.kind])
            self.attempt(line, keys.RISING[line.kind][1], last, rising, first, last)

    def attempt(self, line: Given, key: str, value: Any, act: Any, *arguments: Any) -> Any:
        """What `act` answers; its BadValueError is a problem of the line: values that do not fit the stored ones."""
        try:
            return act(*arguments)
        except BadValueError as problem:
            self.problems.append(Problem(line.line, str(problem), key, value))
            return None

    def compare_place(self, found: Difference, line: Given) -> None:
        """Municipality and district; a district without a municipality is one of the town."""
        if "municipality" in line.place:
            found.set("municipality_id", self.settled(line.place["municipality"]))
        if "district" in line.place:
            self.compare_district(found, line, line.place["district"])
        if "districts" in line.many:
            names = line.many.pop("districts")
            owner = self.municipality_of(found, line, "districts")
            wanted = {self.headings.district(one.name, owner) for one in names} if owner else set()
            found.link("districts", self.links["districts", found.record.pk], wanted)

    def compare_district(self, found: Difference, line: Given, district: Heading | None) -> None:
        if district is None:
            found.set("district_id", None)
        elif owner := self.municipality_of(found, line, "district"):
            found.set("municipality_id", owner)
            found.set("district_id", self.headings.district(district.name, owner))

    def municipality_of(self, found: Difference, line: Given, key: str) -> Any:
        record = found.record
        if record.municipality_id:
            return record.municipality_id
        city = getattr(record, "city", "")
        if slugify(city):
            return self.headings.municipality(city)
        self.problems.append(Problem(line.line, _("needs a municipality or a city"), key, line.slug))
        return None

    def compare_hours(self, found: Difference, line: Given) -> None:
        if line.week:
            hours = self.attempt(line, "hours", "", weeks.said_with, found.record.hours, line.week)
            found.set("hours", hours)

    def compare_list(self, found: Difference, line: Given, key: str) -> None:
        spec, pk = keys.ROWS[line.kind][key], found.record.pk
        present = self.rows[key, pk]
        wanted = wanted_names(line, present) if key == "names" else line.rows.get(key)
        if wanted is None:
            return
        wanted = [Row(tuple(self.settled(part) for part in row.key), row.said, row.if_new) for row in wanted]
        if key == "translations":
            wanted = [of_present_text(row, found.record) for row in wanted]
        if changes := compare_rows(spec, pk, present, wanted):
            found.rows[key] = changes

    def compare_dates(self, found: Difference, line: Given) -> None:
        """The date moves the groups of facts the line speaks of, forward only."""
        for group in groups_of(line):
            before = self.seen.get((found.record.pk, group))
            if before is None or before < line.seen:
                found.seen[group] = line.seen


def of_present_text(row: Row, record: Record) -> Row:
    """A translation is one of the Polish text that stands in the record with it, unless its line calls it outdated."""
    digest = Translation.digest(getattr(record, row.key[0])) if row.said["source_hash"] is None else ""
    return Row(row.key, {**row.said, "source_hash": digest}, row.if_new)


def groups_of(line: Given) -> set[str]:
    """Groups of facts (address, phones, hours, description) that a line says something of; never none."""
    said = {*line.fields, *line.week, *line.rows} - {"name", "state", "names", "notices", "translations"}
    return {GROUP_OF_KEY.get(key) or group_of(key) for key in said} or {"description"}
