"""What the review screens show: the queue grouped by source text, and a card for each proposed change."""

from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Count, Q, Sum
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from proposals.forms import CorrectionForm
from proposals.labels import label_of, shown
from proposals.models import Change, Proposal
from proposals.review import Quote, context_of
from proposals.topics import NO_ONE_FACT
from records.models import Citation, Snapshot

HIGH, MEDIUM = 0.85, 0.6


@dataclass
class TextGroup:
    """Proposals of one source text; `snapshot` is None for what residents reported."""

    snapshot: Snapshot | None
    proposals: list
    waiting: int
    unchanged: int


@dataclass
class Card:
    """One change as a person decides about it."""

    change: Change
    label: str
    now: str
    proposed: str
    quote: Quote | None
    certainty: str
    certainty_class: str
    form: CorrectionForm | None = None
    others: list = field(default_factory=list)
    reports: list = field(default_factory=list)  # residents' words, where the change came from them

    @property
    def by_hand(self):
        """Whether there is no value to accept: a resident said that something is wrong, a person must see what."""
        return bool(self.reports) and self.change.old == self.change.new


def queue_groups(proposals):
    """Proposals for the queue under their source texts, in the order the texts first appear; two queries."""
    texts = {proposal.snapshot_id for proposal in proposals}
    agreeing = Proposal.objects.filter(snapshot__in=texts).values_list("snapshot").annotate(Sum("unchanged"))
    unchanged = dict(agreeing.order_by())
    first = {}
    for place, proposal in enumerate(proposals):
        first.setdefault(proposal.snapshot_id, place)
    ordered = sorted(proposals, key=lambda proposal: first[proposal.snapshot_id])
    groups = []
    for text, found in groupby(ordered, key=lambda proposal: proposal.snapshot_id):
        found = list(found)
        waiting = sum(proposal.waiting for proposal in found)
        groups.append(TextGroup(found[0].snapshot, found, waiting, unchanged.get(text) or 0))
    return groups


def cards_of(proposal, *, bound=None):
    """A card for each pending change of the proposal; `bound` is a correction that was not taken, shown again."""
    changes = list(proposal.changes.pending().prefetch_related("reports"))
    evidence = supporting(proposal.record_id, [change.path for change in changes if change.is_contradiction])
    cards = []
    for change in changes:
        change.proposal = proposal
        form = bound if bound and bound.change.pk == change.pk else CorrectionForm(change)
        cards.append(card_of(change, form=form if form.fields else None, others=evidence.get(change.path, [])))
    return cards


def card_of(change, *, form=None, others=()):
    words, css = certainty(change.confidence)
    kind = change.proposal.kind
    return Card(
        change=change,
        label=report_label(change) or label_of(change.path, kind),
        now=shown(change.path, change.old, kind),
        proposed=shown(change.path, change.new, kind),
        quote=context_of(change),
        certainty=words,
        certainty_class=css,
        form=form,
        others=list(others),
        reports=list(change.reports.all()),
    )


def report_label(change):
    """What a resident called wrong, where that is no single fact; else empty."""
    reports = list(change.reports.all()) if change.path == NO_ONE_FACT else []
    return capfirst(reports[0].get_topic_display()) if reports else ""


def decided_of(proposal):
    """Cards of what was decided about the proposal, newest first."""
    decided = proposal.changes.exclude(state=Change.State.PENDING).select_related("decided_by")
    cards = []
    for change in decided.prefetch_related("reports").order_by("-decided_at"):
        change.proposal = proposal
        cards.append(card_of(change))
    return cards


def supporting(record_id, paths):
    """{path: [citations]} of the texts that say what the record says now."""
    found = {}
    citations = Citation.objects.supporting().filter(record_id=record_id, path__in=paths)
    for citation in citations.select_related("snapshot__source"):
        found.setdefault(citation.path, []).append(citation)
    return found


def certainty(confidence):
    """(words, css class) of a confidence between 0 and 1."""
    if confidence >= HIGH:
        return _("Certainty: high"), "high"
    if confidence >= MEDIUM:
        return _("Certainty: medium"), "medium"
    return _("Certainty: low"), "low"


def title_of(proposal):
    """`Kasa przy ul. Strzegomskiej 6 (placówka)`."""
    return f"{proposal.record or proposal.name} ({proposal.get_kind_display()})"


def counts():
    """(proposals waiting, contradictions waiting): one query."""
    waiting = Change.objects.pending().aggregate(
        proposals=Count("proposal", distinct=True), contradictions=Count("pk", filter=Q(is_contradiction=True))
    )
    return waiting["proposals"], waiting["contradictions"]
