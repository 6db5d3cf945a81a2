"""The text of a page that a member of staff pastes: what it tells, shown before anything is written; then proposals
of the lines they tick."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db import transaction

from ingest import extract
from ingest.comparison import KNOWN, NEW, OTHER, SAME, Line, Told, compare
from ingest.drafts import drafts_of
from ingest.findings import Reading
from ingest.importing import keep, site_name
from ingest.match import Directory
from ingest.parts import Part, line_of, parts_of, remainder
from ingest.propose import Outcome, write
from proposals.labels import label_of, shown
from proposals.remainder import Remainder
from records.models import Municipality, Record, Snapshot

MOST_BYTES = 200 * 1024
MOST_LINES = 300  # to tick: a browser form has a limit of fields
SURE = 0.6  # from this confidence on a line is ticked before anybody looks


@dataclass(frozen=True)
class Page:
    """What was pasted: the text, and where and when it stood."""

    text: str
    url: str = ""
    title: str = ""
    fetched: date = date.min

    @property
    def address(self) -> str:
        """What the source is kept under; also a text without an address needs one."""
        return self.url or f"wklejony tekst: {self.title or self.fetched.isoformat()}"

    @cached_property
    def stored(self) -> Snapshot | None:
        """The same text as it was stored before; its page and date then count."""
        return Snapshot.objects.select_related("source").filter(sha256=Snapshot.digest(self.text)).first()


@dataclass(frozen=True)
class Row:
    """A line in words: the fact, what the record says now, what the text says, and the words themselves."""

    line: Line
    label: str
    now: str
    value: str
    quote: str = ""
    place: int | None = None
    finding: int | None = None

    @property
    def is_sure(self) -> bool:
        return self.line.fact.confidence >= SURE


@dataclass
class About:
    """What the text tells of one record."""

    told: Told
    rows: list[Row] = field(default_factory=list)
    agreeing: list[Row] = field(default_factory=list)

    @property
    def title(self) -> str:
        """`Kasy – MOPS (placówka)`."""
        return f"{self.told.record or self.told.draft.name} ({Record.Kind(self.told.draft.kind).label})"


@dataclass
class Preview:
    """Everything the screen shows of a pasted text; nothing of it is written yet."""

    page: Page
    reading: Reading
    changed: list[About]
    new: list[About]
    agreeing: list[About]
    counts: Counter[str]
    cut_off: int

    @cached_property
    def parts(self) -> list[Part]:
        return list(parts_of(self.page.text, self.reading))

    @cached_property
    def remainder(self) -> Remainder:
        return remainder(self.page.text, self.reading)

    @cached_property
    def legend(self) -> list[tuple[str, int]]:
        """[(kind, how many)] of what was read, the most frequent first."""
        return Counter(finding.kind for finding in self.reading.findings).most_common()

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def differing(self) -> int:
        """How many lines can be proposed, also those that do not fit on the screen."""
        return self.counts[NEW] + self.counts[OTHER]

    @property
    def rows(self) -> list[Row]:
        return [row for about in (*self.changed, *self.new) for row in about.rows]


def told_by(page: Page) -> tuple[Reading, list[Told], Directory]:
    """What the pasted text tells, against the directory of this moment."""
    reading, directory = extract.read(page.text), Directory()
    drafts = drafts_of(reading, fallback=page.title or site_name(page.url, page.address))
    stored = page.stored
    where = {
        "url": stored.source.url if stored else page.address,
        "fetched": stored.fetched if stored else page.fetched,
    }
    return reading, compare(drafts, page.text, directory, **where), directory


def preview(page: Page) -> Preview:
    """Read and compare; writes nothing."""
    reading, told, directory = told_by(page)
    names = names_for(told, directory)
    places = {(finding.start, finding.end): number for number, finding in enumerate(reading.findings)}
    abouts = abouts_of(told, page.text, names, places)
    verdicts = Counter(line.verdict for one in told for line in one.lines)
    return Preview(
        page=page,
        reading=reading,
        changed=[one for one in abouts if one.rows and one.told.record is not None],
        new=[one for one in abouts if one.rows and one.told.record is None],
        agreeing=[one for one in abouts if one.agreeing],
        counts=Counter({name: verdicts[name] for name in (NEW, OTHER, SAME, KNOWN)}),
        cut_off=max(0, verdicts[NEW] + verdicts[OTHER] - MOST_LINES),
    )


def names_for(told: list[Told], directory: Directory) -> dict[tuple[str, str], str]:
    """What linked records and towns are called, so that rows need no query each."""
    names = {(known.kind, known.slug): known.name for known in directory.known.values()}
    names |= {("municipality", town.slug): town.name for town in Municipality.objects.all()}
    for one in told:
        if one.draft.town and (slug := one.draft.value("municipality")):
            names.setdefault(("municipality", slug), one.draft.town)
    return names


def abouts_of(
    told: list[Told], text: str, names: dict[tuple[str, str], str], places: dict[tuple[Any, Any], int]
) -> list[About]:
    """What the text tells of each record, with at most so many rows to tick as a form can have."""
    left, found = MOST_LINES, []
    for one in told:
        about = About(one)
        about.rows = [row_of(line, one, text, names, places) for line in one.differing[:left]]
        about.agreeing = [row_of(line, one, text, names, places) for line in one.agreeing]
        left -= len(about.rows)
        found.append(about)
    return found


def row_of(line: Line, told: Told, text: str, names: Any, places: Any) -> Row:
    kind, fact = told.draft.kind, line.fact
    quoted = fact.start is not None
    return Row(
        line=line,
        label=label_of(line.path, kind),
        now=shown(line.path, line.present, kind, names),
        value=shown(line.path, line.value, kind, names),
        quote=" ".join(text[fact.start : fact.end].split()) if quoted else "",
        place=line_of(text, fact.start or 0) if quoted else None,
        finding=places.get((fact.start, fact.end)),
    )


@transaction.atomic
def propose_lines(page: Page, *, only: Collection[str] | None) -> tuple[Snapshot, Outcome]:
    """Keep the text and propose exactly the lines of these keys, or with None all of them; again changes nothing."""
    _reading, told, _directory = told_by(page)
    name = page.title if not page.url else ""
    snapshot = page.stored or keep(
        page.text, url=page.address, fetched=page.fetched, file_name=page.title, publisher=name
    )
    return snapshot, write(told, snapshot, only=only)
