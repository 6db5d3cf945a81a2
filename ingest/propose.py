"""From what a text tells to proposals: differences become changes to decide, what agrees is noted as seen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.comparison import KNOWN, OTHER, Line, Told, compare
from ingest.drafts import Draft
from ingest.match import Directory
from proposals.models import Change, Proposal
from records import clock, sources
from records.models import Municipality, Record, Snapshot


@dataclass
class Outcome:
    """What came of one text, in facts. unread: pieces of it; in_part: 1 for a text that holds too much for
    one reading; skipped: 1 for one that was read before."""

    new: int = 0
    same: int = 0
    contradictions: int = 0
    known: int = 0
    facts: int = 0
    unread: int = 0
    in_part: int = 0
    skipped: int = 0
    proposals: list = field(default_factory=list)

    def counts(self):
        names = ("facts", "new", "same", "contradictions", "known", "unread", "in_part", "skipped")
        return {name: getattr(self, name) for name in names}


def propose(drafts: Sequence[Draft], snapshot: Snapshot, directory: Directory) -> Outcome:
    """Compare a text's drafts with the directory and write what differs; returns the Outcome."""
    page = {"url": snapshot.source.url, "fetched": snapshot.fetched}
    return write(compare(drafts, snapshot.text, directory, **page), snapshot)


def write(told: Sequence[Told], snapshot: Snapshot, *, only: Collection[str] | None = None) -> Outcome:
    """Write what a text tells: changes to decide (with `only`, just the lines of these keys), and what agrees."""
    outcome = Outcome()
    for one in told:
        _write_one(one, snapshot, outcome, only)
    return outcome


def _write_one(told: Told, snapshot: Snapshot, outcome: Outcome, only: Collection[str] | None) -> None:
    chosen = [line for line in told.differing if only is None or line.key in only]
    outcome.same += len(told.agreeing)
    outcome.known += sum(line.verdict == KNOWN for line in told.lines)
    if told.agreeing:
        note_agreement(told, snapshot)
    if not chosen:
        return
    proposal = proposal_for(told, snapshot)
    supersede(told, snapshot, {line.path for line in chosen})
    replaced = Change.objects.filter(state=Change.State.SUPERSEDED)  # what a page says again is offered again
    replaced.filter(fingerprint__in=[line.fingerprint for line in chosen]).delete()
    Change.objects.bulk_create(change_of(line, proposal, snapshot) for line in chosen)
    for line in chosen:
        if line.verdict == OTHER:
            speak_against(line, told, snapshot)
        if line.path == "municipality":
            Municipality.objects.get_or_create(slug=line.value, defaults={"name": told.draft.town})
    contradictions = sum(line.verdict == OTHER for line in chosen)
    outcome.contradictions += contradictions
    outcome.new += len(chosen) - contradictions
    outcome.proposals.append(proposal)


def note_agreement(told: Told, snapshot: Snapshot) -> None:
    """A text that agrees moves the date the facts were last seen, and its words are evidence."""
    groups = {sources.group_of(line.path) for line in told.agreeing}
    sources.see_all(told.record, groups, snapshot.fetched)
    spans = {line.path: (line.fact.start, line.fact.end) for line in told.agreeing if line.fact.start is not None}
    sources.cite_all(told.record, snapshot, spans)


def proposal_for(told: Told, snapshot: Snapshot) -> Proposal:
    values = {
        "record": told.record and Record(pk=told.record.pk), "name": told.draft.name[:300],
        "match_reason": told.match.reason[:200], "made_at": clock.now(), "unchanged": len(told.agreeing),
    }  # fmt: skip
    place = {"snapshot": snapshot, "kind": told.draft.kind, "slug": told.match.slug}
    return Proposal.objects.get_or_create(**place, defaults=values)[0]


def change_of(line: Line, proposal: Proposal, snapshot: Snapshot) -> Change:
    start, end = line.fact.start, line.fact.end
    return Change(
        proposal=proposal, path=line.path, old=line.present, new=line.value, start=start, end=end,
        quote=snapshot.text[start:end] if start is not None else "", confidence=line.fact.confidence,
        is_contradiction=line.verdict == OTHER, fingerprint=line.fingerprint,
    )  # fmt: skip


def speak_against(line: Line, told: Told, snapshot: Snapshot) -> None:
    """The words stand beside the published value until a person decides; what waits for the same fact is disputed."""
    start, end = line.fact.start, line.fact.end
    if told.record is not None and start is not None:
        sources.contradict(told.record, line.path, snapshot, start, end, line.value)
    others = Change.objects.undisputed().filter(proposal__kind=told.draft.kind, proposal__slug=told.match.slug)
    others.filter(path=line.path).exclude(proposal__snapshot=snapshot).update(is_contradiction=True)


def supersede(told: Told, snapshot: Snapshot, paths: Collection[str]) -> None:
    """An older text of the same page no longer proposes what this one says otherwise."""
    older = Change.objects.pending().filter(
        proposal__kind=told.draft.kind, proposal__slug=told.match.slug, path__in=paths,
        proposal__snapshot__source=snapshot.source_id, proposal__snapshot__fetched__lt=snapshot.fetched, reports=None,
    )  # fmt: skip
    for change in older.select_related("proposal"):
        if told.record is not None:
            citations: Any = told.record.citations.contradicting()
            citations.filter(path=change.path, snapshot=change.proposal.snapshot_id).delete()
    older.update(state=Change.State.SUPERSEDED, decided_at=clock.now())
