"""The whole file before anything is written: every line good, slugs and ids unique, all that is referred to there."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from ingest.exchange import given
from ingest.exchange.given import Given
from ingest.exchange.lines import BadFileError, Problem, objects
from ingest.exchange.values import Slug
from offices.models import Office
from records.models import Record

Progress = Callable[[int], None]
STEP = 500


@dataclass
class Plan:
    """Which record each line of the file writes. Lines are read again: a large file is never all in memory."""

    path: Path
    file: BinaryIO
    ids: dict[tuple[str, str], uuid.UUID] = field(default_factory=dict)
    known: set[uuid.UUID] = field(default_factory=set)

    def lines(self) -> Iterator[Given]:
        self.file.seek(0)
        for number, line in objects(self.file):
            if isinstance(line, dict):
                yield given.read(number, line)[0]

    def id_of(self, slug: Slug) -> uuid.UUID:
        return self.ids[slug.kind, slug.slug]


@dataclass
class Check:
    """What is known of the file so far; `problems` decides whether it is loaded."""

    problems: list[Problem] = field(default_factory=list)
    first_line: dict[tuple[str, str], int] = field(default_factory=dict)
    given_ids: dict[tuple[str, str], uuid.UUID] = field(default_factory=dict)
    made_ids: dict[tuple[str, str], uuid.UUID] = field(default_factory=dict)
    line_of_id: dict[uuid.UUID, int] = field(default_factory=dict)
    references: list[tuple[int, str, Slug]] = field(default_factory=list)
    part_of: dict[tuple[str, str], tuple[int, Slug | None]] = field(default_factory=dict)

    def problem(self, line: int, key: str, value: object, message: str) -> None:
        self.problems.append(Problem(line, message, key, value))

    def add(self, line: Given) -> None:
        earlier = self.first_line.setdefault(line.key, line.line)
        if earlier != line.line:
            self.problem(line.line, "slug", line.slug, _("stands in line %(number)s already") % {"number": earlier})
            return
        self.made_ids[line.key] = line.made_id
        if line.id:
            self.add_id(line)
        self.references += [(line.line, key, slug) for key, slug in line.slugs()]
        if line.kind == "office" and "part_of" in line.references:
            self.part_of[line.key] = line.line, line.references["part_of"]

    def add_id(self, line: Given) -> None:
        self.given_ids[line.key] = line.id
        earlier = self.line_of_id.setdefault(line.id, line.line)
        if earlier != line.line:
            self.problem(line.line, "id", str(line.id), _("stands in line %(number)s already") % {"number": earlier})


def check(path: Path, file: BinaryIO, progress: Progress) -> Plan:
    """The plan of loading the file; raises BadFileError naming every line at fault."""
    found = Check()
    for number, line in objects(file):
        if isinstance(line, Problem):
            found.problems.append(line)
        else:
            read, problems = given.read(number, line)
            found.problems += problems
            if read.slug:
                found.add(read)
        if number % STEP == 0:
            progress(STEP)
    plan = match(path, file, found)
    refuse_unknown(found, plan)
    refuse_desks_in_desks(found, plan)
    if found.problems:
        raise BadFileError(path, problems=found.problems)
    return plan


def match(path: Path, file: BinaryIO, found: Check) -> Plan:
    """Each line finds its record: by its id, by kind and slug, or it is a new one."""
    plan = Plan(path, file)
    by_id = {}
    for pk, kind, slug in Record.objects.values_list("pk", "kind", "slug").iterator():
        plan.ids[kind, slug] = pk
        by_id[pk] = kind, slug
    plan.known = set(by_id)
    taken = dict(plan.ids)
    written: dict[uuid.UUID, int] = {}
    for key, line in found.first_line.items():
        pk = plan.ids[key] = record_of(found, key, line, taken, by_id)
        if written.setdefault(pk, line) != line:
            found.problem(line, "slug", key[1], _("is the record of line %(number)s") % {"number": written[pk]})
    return plan


def record_of(found: Check, key: tuple, line: int, taken: dict, by_id: dict) -> uuid.UUID:
    said, present = found.given_ids.get(key), taken.get(key)
    if said is None:
        return present or found.made_ids[key]
    if present and present != said:
        message = _("“%(slug)s” is there with another id; leave the id out") % {"slug": key[1]}
        found.problem(line, "id", str(said), message)
    elif said in by_id and by_id[said][0] != key[0]:
        found.problem(line, "id", str(said), _("is the id of a record of another kind"))
    return said


def refuse_unknown(found: Check, plan: Plan) -> None:
    for line, key, slug in found.references:
        if (slug.kind, slug.slug) not in plan.ids:
            message = _("no record of kind “%(kind)s” has this slug, here or in the database") % {"kind": slug.kind}
            found.problem(line, key, slug.slug, message)


def refuse_desks_in_desks(found: Check, plan: Plan) -> None:
    """A desk stands in an office, never in another desk; as things will be when the file is loaded."""
    inside = dict(Office.objects.exclude(part_of=None).values_list("pk", "part_of"))
    lines = {}
    for key, (line, slug) in found.part_of.items():
        inside[plan.ids[key]] = plan.ids.get((slug.kind, slug.slug)) if slug else None
        lines[plan.ids[key]] = line, slug.slug if slug else ""
    holds = defaultdict(list)
    for desk, office in inside.items():
        holds[office].append(desk)
    for pk, (line, slug) in lines.items():
        if inside[pk] and (inside.get(inside[pk]) or holds[pk]):
            found.problem(line, "part_of", slug, _("a desk cannot stand inside another desk"))
