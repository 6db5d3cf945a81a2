"""From drafts to proposals: what differs from the directory becomes changes to decide, what agrees is noted as seen."""

from collections import defaultdict
from dataclasses import dataclass, field

from ingest.drafts import Draft
from ingest.match import Match
from polish.text import fold, slug
from proposals.models import Change, Proposal
from proposals.review import same, state_of
from records import clock, facts, sources
from records.models import Municipality, Record
from search.stem import stem

# Fields of a row that a text may contradict; the others follow from these or are the staff's.
TELLING = {"lines": ("label", "last_number"), "partners": ("street",), "editions": ("participants", "year_to")}
# Relations and names are matched, not contradicted: a text that calls a record otherwise is still about it.
NOT_CONTRADICTED = ("name", "institution", "institutions", "part_of", "municipality", "document_kind")


@dataclass
class Outcome:
    """What came of one text, in facts."""

    new: int = 0
    same: int = 0
    contradictions: int = 0
    known: int = 0
    proposals: list = field(default_factory=list)

    def counts(self):
        return {"new": self.new, "same": self.same, "contradictions": self.contradictions, "known": self.known}


def propose(drafts, snapshot, directory):
    """Compare a text's drafts with the directory and write what differs; returns the Outcome."""
    outcome, related = Outcome(), {}
    for draft in drafts:
        add_municipality(draft, snapshot.text)
    for draft in drafts:
        match = directory.match(draft, related)
        related[draft] = match
        Comparison(draft, match, related, snapshot, outcome).run()
    return outcome


def add_municipality(draft: Draft, text: str):
    """Where a record belongs: the place of its address, else of its name; the municipality is made when it is new."""
    if draft.kind not in ("office", "institution") or draft.value("municipality"):
        return
    city = draft.value("city") or place_in_name(draft.name, text)
    if city:
        row, _made = Municipality.objects.get_or_create(slug=slug(city), defaults={"name": city})
        draft.add("municipality", row.slug)
        if draft.institution is not None and draft.institution.value("municipality") is None:
            draft.institution.add("municipality", row.slug)


def place_in_name(name: str, text: str) -> str:
    """`Centrum Usług Społecznych w Rawiczu` -> `Rawicz`, in the shortest form that stands in the text; else empty."""
    words = name.split()
    if len(words) < 3 or words[-2] not in ("w", "we"):
        return ""
    root = stem(fold(words[-1]))
    forms = {word.strip(",.;:()„”") for word in text.split() if word[:1].isupper()}
    same_root = [form for form in forms if form.isalpha() and stem(fold(form)) == root and form != words[-1]]
    return min(same_root, key=lambda form: (len(form), form), default="")


def told(value, present):
    """What a text tells of a label: nothing new when one of the two only says it more fully."""
    if not isinstance(value, str) or not present:
        return value
    new, old = (fold(text).replace(" ", "") for text in (value, present))
    return present if new in old or old in new else value


class Comparison:
    """One draft against its record."""

    def __init__(self, draft: Draft, match: Match, related: dict, snapshot, outcome: Outcome):
        self.draft, self.match, self.related = draft, match, related
        self.snapshot, self.outcome = snapshot, outcome
        self.record = Record.objects.get(pk=match.record_id).child if match.exists else None
        self.state = state_of(self.record) if self.record else {}
        self.proposal = None
        self.changes = []
        self.agreeing = {}
        self.offered = set()

    def run(self):
        told = [(*pair, fact) for fact in self.draft.facts for pair in self.split(*self.resolved(fact))]
        differing = [one for one in told if not self.agrees(*one)]
        prints = {self.fingerprint(path, value) for path, value, _fact in differing}
        self.offered_before = set(Change.objects.filter(fingerprint__in=prints).values_list("fingerprint", flat=True))
        self.older = self.older_changes() if differing else {}
        for one in differing:
            self.differ(*one)
        self.finish()

    def finish(self):
        """Write what was found: one proposal with its changes, and what agrees as seen."""
        self.outcome.same += len(self.agreeing)
        if self.agreeing:
            groups = {sources.group_of(path) for path in self.agreeing}
            sources.see_all(self.record, groups, self.snapshot.fetched)
            spans = {path: (fact.start, fact.end) for path, fact in self.agreeing.items() if fact.start is not None}
            sources.cite_all(self.record, self.snapshot, spans)
        if self.changes:
            Change.objects.bulk_create(self.changes)
            Proposal.objects.filter(pk=self.proposal.pk).update(unchanged=len(self.agreeing))
            self.outcome.proposals.append(self.proposal)

    def resolved(self, fact):
        """The fact's path as text and its value as JSON: drafts become the slugs of their records."""
        path = "/".join(self.slug_of(part) for part in fact.path)
        return path, self.plain(fact.value)

    def slug_of(self, part):
        return self.related[part].slug if isinstance(part, Draft) else str(part)

    def plain(self, value):
        if isinstance(value, Draft):
            return self.slug_of(value)
        if isinstance(value, list):
            return [self.plain(item) for item in value]
        return {name: self.plain(item) for name, item in value.items()} if isinstance(value, dict) else value

    def split(self, path, value):
        """A row the record already has is compared field by field, but only where texts tell."""
        prefix, _slash, _key = path.partition("/")
        if prefix in facts.ROWS and facts.value_at(self.state, path) is not None:
            telling = [name for name in TELLING.get(prefix, ()) if not same(value[name], None)]
            present = facts.value_at(self.state, path)
            return [(f"{path}/{name}", told(value[name], present[name])) for name in telling] or [(path, present)]
        return [(path, value)]

    def present(self, path):
        value = facts.value_at(self.state, path)
        return facts.said(type(self.record), path, value) if self.record is not None else value

    def agrees(self, path, value, fact):
        """Whether there is nothing to decide: the record says so already, or texts do not tell of that field."""
        present = self.present(path)
        if self.record is not None and (self.draft.kind, path) == ("service", "institution"):
            return True  # a nationwide service stays one; where it is given is told by its offices
        if path in NOT_CONTRADICTED and (not same(present, None) or value == self.match.slug):
            return True
        if self.record is not None and same(present, value):
            self.agreeing.setdefault(path, fact)
            return True
        return False

    def fingerprint(self, path, value):
        return Change.fingerprint_of(target_id=self.match.record_id, path=path, new=value)

    def differ(self, path, value, fact):
        fingerprint, present = self.fingerprint(path, value), self.present(path)
        if fingerprint in self.offered_before:
            self.outcome.known += 1
            return
        self.offered_before.add(fingerprint)
        contradicts = not same(present, None) or path in self.offered
        self.offered.add(path)
        self.supersede(path)
        self.changes.append(
            Change(
                proposal=self.ensure_proposal(), path=path, old=present, new=value, start=fact.start, end=fact.end,
                quote=self.snapshot.text[fact.start : fact.end] if fact.start is not None else "",
                confidence=fact.confidence, is_contradiction=contradicts, fingerprint=fingerprint,
            )
        )  # fmt: skip
        self.outcome.new += not contradicts
        self.outcome.contradictions += contradicts
        if contradicts and self.record is not None and fact.start is not None:
            sources.contradict(self.record, path, self.snapshot, fact.start, fact.end, value)

    def ensure_proposal(self):
        if self.proposal is None:
            self.proposal, _made = Proposal.objects.get_or_create(
                snapshot=self.snapshot, kind=self.draft.kind, slug=self.match.slug,
                defaults={
                    "record": self.record and Record(pk=self.record.pk), "name": self.draft.name[:300],
                    "match_reason": self.match.reason, "made_at": clock.now(),
                },
            )  # fmt: skip
        return self.proposal

    def older_changes(self):
        """{path: pending changes} that older texts of the same page proposed for this record."""
        found = Change.objects.pending().filter(
            proposal__kind=self.draft.kind, proposal__slug=self.match.slug,
            proposal__snapshot__source=self.snapshot.source, proposal__snapshot__fetched__lt=self.snapshot.fetched,
        )  # fmt: skip
        by_path = defaultdict(list)
        for change in found.select_related("proposal"):
            by_path[change.path].append(change)
        return by_path

    def supersede(self, path):
        """An older text of the same page no longer proposes what this one says otherwise."""
        older = self.older.pop(path, [])
        for change in older:
            change.state, change.decided_at = Change.State.SUPERSEDED, clock.now()
            if self.record is not None:
                self.record.citations.contradicting().filter(path=path, snapshot=change.proposal.snapshot_id).delete()
        Change.objects.bulk_update(older, ["state", "decided_at"])
