"""What a text tells against what the directory says, fact by fact. Only reads; a fixed number of queries per text."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from ingest.drafts import Draft, Fact
from ingest.match import Directory, Match
from polish.text import fold, slug
from proposals.models import Change
from proposals.review import model_of, same
from records import changes, facts
from search.stem import stem

# Fields of a row that a text may contradict; the others follow from these or are the staff's.
TELLING = {"lines": ("label", "last_number"), "partners": ("street",), "editions": ("participants", "year_to")}
# Relations and names are matched, not contradicted: a text that calls a record otherwise is still about it.
NOT_CONTRADICTED = ("name", "institution", "institutions", "part_of", "municipality", "document_kind")
NEW, OTHER, SAME, KNOWN = "new", "other", "same", "known"
AT_ONCE = 500  # fingerprints in one question to the database


@dataclass(frozen=True)
class Line:
    """One fact of a text: what the record says now, what the text says, and which of the four verdicts that makes.

    NEW fills what is empty, OTHER contradicts, SAME agrees, KNOWN was proposed (and perhaps refused) before.
    """

    path: str
    value: Any
    present: Any
    fact: Fact
    verdict: str
    fingerprint: str = ""

    @property
    def key(self) -> str:
        """Short and the same for the same fact however often the text is read."""
        return self.fingerprint[:20]

    @property
    def differs(self) -> bool:
        return self.verdict in (NEW, OTHER)


@dataclass
class Told:
    """What a text tells of one record; `record` is None for one that is still to be made."""

    draft: Draft
    match: Match
    record: Any
    lines: list[Line] = field(default_factory=list)

    @property
    def differing(self) -> list[Line]:
        return [line for line in self.lines if line.differs]

    @property
    def agreeing(self) -> list[Line]:
        return [line for line in self.lines if line.verdict == SAME]


def compare(drafts: Sequence[Draft], text: str, directory: Directory, *, url: str, fetched: date) -> list[Told]:
    """What a text's drafts tell of the records they match, in the order of the drafts. `url` and `fetched` are of the
    text: what older texts of the same page proposed is replaced, not contradicted."""
    for draft in drafts:
        add_municipality(draft, text)
    related: dict[Draft, Match] = {}
    for draft in drafts:
        related[draft] = directory.match(draft, related)
    records = existing(related)
    states = facts.states_of(list(records.values()))
    comparisons = [
        Comparison(Told(draft, match, records.get(match.record_id)), states.get(match.record_id, {}), related)
        for draft, match in related.items()
    ]
    decide_verdicts(comparisons, url, fetched)
    return [comparison.told for comparison in comparisons]


def existing(matches: Mapping[Draft, Match]) -> dict[Any, Any]:
    """{id: record} of all matched records that there are, as their own kinds."""
    by_model = defaultdict(list)
    for draft, match in matches.items():
        if match.exists:
            by_model[model_of(draft.kind)].append(match.record_id)
    return changes.loaded(by_model)


def decide_verdicts(comparisons: Sequence["Comparison"], url: str, fetched: date) -> None:
    """Tell new facts from contradictions and from what was proposed before; two questions to the database for all."""
    prints = {one.print_of(path, value) for one in comparisons for path, value, _fact in one.differing}
    known = offered_before(prints)
    waiting = waiting_values({one.target for one in comparisons if one.differing}, url, fetched)
    for one in comparisons:
        one.decide(known, waiting)


def offered_before(prints: set[str]) -> set[str]:
    """Which of these facts were proposed before, whatever became of them; not those a newer text replaced."""
    found: set[str] = set()
    ordered = sorted(prints)
    rows = Change.objects.exclude(state=Change.State.SUPERSEDED)
    for start in range(0, len(ordered), AT_ONCE):
        some = rows.filter(fingerprint__in=ordered[start : start + AT_ONCE])
        found |= set(some.values_list("fingerprint", flat=True))
    return found


def waiting_values(targets: set[tuple[str, str]], url: str, fetched: date) -> dict[tuple[str, str, str], list[Any]]:
    """{(kind, slug, path): values that wait} of these records, existing or only proposed."""
    found = defaultdict(list)
    pending = Change.objects.pending().filter(proposal__slug__in={slug for _kind, slug in targets}, reports=None)
    for change in pending.select_related("proposal__snapshot__source"):
        snapshot = change.proposal.snapshot
        if snapshot is None or snapshot.source.url != url or snapshot.fetched >= fetched:
            found[change.proposal.kind, change.proposal.slug, change.path].append(change.new)
    return found


class Comparison:
    """One draft against its record."""

    def __init__(self, told: Told, state: dict[str, Any], related: dict[Draft, Match]) -> None:
        self.told, self.state, self.related = told, state, related
        self.record = told.record
        pairs = [(*pair, fact) for fact in told.draft.facts for pair in self.split(*self.resolved(fact))]
        self.agreeing = [one for one in pairs if self.agrees(*one[:2])]
        self.differing = [one for one in pairs if not self.is_settled(*one[:2])]

    @property
    def target(self) -> tuple[str, str]:
        return self.told.draft.kind, self.told.match.slug

    def decide(self, known: set[str], waiting: dict[tuple[str, str, str], list[Any]]) -> None:
        """Give each fact its verdict. A value for a fact that already has another, here or waiting, contradicts."""
        lines = {path: Line(path, value, value, fact, SAME) for path, value, fact in reversed(self.agreeing)}
        self.told.lines += reversed(lines.values())
        offered: set[str] = set()
        for path, value, fact in self.differing:
            fingerprint, present = self.print_of(path, value), self.present(path)
            disputed = path in offered or any(other != value for other in waiting.get((*self.target, path), ()))
            contradicts = disputed or not same(present, None)
            verdict = KNOWN if fingerprint in known else OTHER if contradicts else NEW
            self.told.lines.append(Line(path, value, present, fact, verdict, fingerprint))
            known.add(fingerprint)
            if verdict != KNOWN:
                offered.add(path)

    def print_of(self, path: str, value: Any) -> str:
        return Change.fingerprint_of(target_id=self.told.match.record_id, path=path, new=value)

    def resolved(self, fact: Fact) -> tuple[str, Any]:
        """The fact's path as text and its value as JSON: drafts become the slugs of their records."""
        return "/".join(self.slug_of(part) for part in fact.path), self.plain(fact.value)

    def slug_of(self, part: Any) -> str:
        return self.related[part].slug if isinstance(part, Draft) else str(part)

    def plain(self, value: Any) -> Any:
        if isinstance(value, Draft):
            return self.slug_of(value)
        if isinstance(value, list):
            return [self.plain(item) for item in value]
        return {name: self.plain(item) for name, item in value.items()} if isinstance(value, dict) else value

    def split(self, path: str, value: Any) -> list[tuple[str, Any]]:
        """A row the record already has is compared field by field, but only where texts tell."""
        prefix, _slash, _key = path.partition("/")
        if prefix == "lines":
            path = self.known_line(path, value)
        present = facts.value_at(self.state, path) if prefix in facts.ROWS else None
        if present is None:
            return [(path, value)]
        telling = [name for name in TELLING.get(prefix, ()) if not same(value[name], None)]
        return [(f"{path}/{name}", told(value[name], present[name])) for name in telling] or [(path, present)]

    def known_line(self, path: str, value: dict[str, Any]) -> str:
        """The path of the line that has this number already: as fax and telephone in one, or inside a range."""
        lines, number = self.state.get("lines", {}), value["number"]
        if facts.value_at(self.state, path) is not None:
            return path
        for key, row in lines.items():
            last = row["last_number"] or row["number"]
            in_range = len(number) == len(row["number"]) and row["number"] <= number <= last
            if in_range and row["extension"] == value["extension"] and "fax" not in {row["kind"], value["kind"]}:
                return f"lines/{key}"
        return path

    def present(self, path: str) -> Any:
        value = facts.value_at(self.state, path)
        return facts.said(type(self.record), path, value) if self.record is not None else value

    def agrees(self, path: str, value: Any) -> bool:
        """Whether the record says just this."""
        return self.record is not None and not self.is_apart(path) and same(self.present(path), value)

    def is_apart(self, path: str) -> bool:
        """A nationwide service stays one; where it is given is told by its offices."""
        return self.record is not None and (self.told.draft.kind, path) == ("service", "institution")

    def is_settled(self, path: str, value: Any) -> bool:
        """Whether there is nothing to decide: the record says so already, or texts do not tell of that field."""
        if self.is_apart(path) or self.agrees(path, value):
            return True
        return path in NOT_CONTRADICTED and (not same(self.present(path), None) or value == self.told.match.slug)


def told(value: Any, present: Any) -> Any:
    """What a text tells of a label: nothing new when one of the two only says it more fully."""
    if not isinstance(value, str) or not present:
        return value
    new, old = (fold(text).replace(" ", "") for text in (value, present))
    return present if new in old or old in new else value


def add_municipality(draft: Draft, text: str) -> None:
    """Where a record belongs: the place of its address, else of its name."""
    if draft.kind not in ("office", "institution") or draft.value("municipality"):
        return
    town = draft.value("city") or place_in_name(draft.name, text)
    if town:
        settle(draft, town)
        if draft.institution is not None and draft.institution.value("municipality") is None:
            settle(draft.institution, town)


def settle(draft: Draft, town: str) -> None:
    draft.town = town
    draft.add("municipality", slug(town))


def place_in_name(name: str, text: str) -> str:
    """`Centrum Usług Społecznych w Rawiczu` -> `Rawicz`, in the shortest form that stands in the text; else empty."""
    words = name.split()
    if len(words) < 3 or words[-2] not in ("w", "we"):
        return ""
    root = stem(fold(words[-1]))
    same_root = [form for form in capitalised(text).get(root, ()) if form != words[-1]]
    return min(same_root, key=lambda form: (len(form), form), default="")


@lru_cache(maxsize=1)
def capitalised(text: str) -> Mapping[str, Collection[str]]:
    """The words of a text that begin with a capital, by their stem: worked out once for all its drafts."""
    found = defaultdict(set)
    for form in {word.strip(",.;:()„”") for word in text.split() if word[:1].isupper()}:
        if form.isalpha():
            found[stem(fold(form))].add(form)
    return found
