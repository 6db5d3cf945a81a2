"""What the review screens show: the queue grouped by source text, and a card for each proposed change."""

from dataclasses import dataclass, field

from django.db.models import Count, Q, Sum
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from proposals.forms import CorrectionForm
from proposals.labels import label_of, shown
from proposals.models import Change, Proposal, Question
from proposals.review import Quote, context_of, is_stale, state_of
from proposals.topics import NO_ONE_FACT
from proposals.undo import restorable
from records import facts
from records.models import Citation, Snapshot

HIGH, MEDIUM = 0.85, 0.6


@dataclass
class TextGroup:
    """Proposals of one source text; `snapshot` is None for what residents reported.

    `certain` changes can be accepted all at once: they contradict nothing and were read without doubt.
    """

    snapshot: Snapshot | None
    proposals: list
    waiting: int
    unchanged: int = 0
    certain: int = 0
    decided: int = 0

    @property
    def total(self):
        return self.waiting + self.decided


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
    is_stale: bool = False
    is_restorable: bool = False
    asked: Question | None = None

    @property
    def by_hand(self):
        """Whether there is no value to accept: a resident said that something is wrong, a person must see what."""
        return bool(self.reports) and self.change.old == self.change.new

    @property
    def is_undisputed(self):
        """Whether it can be accepted together with others: nothing speaks against it."""
        return not (self.change.is_contradiction or self.is_stale or self.reports)

    @property
    def is_certain(self):
        return self.change.confidence >= HIGH


def queue_groups(proposals, *, user):
    """Proposals for the queue under their source texts, in the order the texts first appear; three queries."""
    groups = {}
    for proposal in proposals:
        group = groups.setdefault(proposal.snapshot_id, TextGroup(proposal.snapshot, [], 0))
        group.proposals.append(proposal)
        group.waiting += proposal.waiting
    add_counts(groups, user)
    return list(groups.values())


def add_counts(groups, user):
    """What agrees, what is certain and what is decided of each text; `user` may accept it or not."""
    texts = [text for text in groups if text]
    agreeing = Proposal.objects.filter(snapshot__in=texts).values_list("snapshot").annotate(Sum("unchanged"))
    for text, unchanged in agreeing.order_by():
        groups[text].unchanged = unchanged
    rows = Change.objects.filter(proposal__snapshot__in=texts).values_list("proposal__snapshot")
    pending = Q(state=Change.State.PENDING)
    certain = Count("pk", filter=pending & Q(is_contradiction=False, confidence__gte=HIGH))
    for text, sure, decided in rows.annotate(sure=certain, done=Count("pk", filter=~pending)).order_by():
        groups[text].certain = sure if user.has_perm("proposals.change_proposal") else 0
        groups[text].decided = decided


def cards_of(proposal, day, *, bound=None):
    """A card for each pending change of the proposal; `bound` is a correction that was not taken, shown again."""
    changes = list(proposal.changes.pending().prefetch_related("reports"))
    evidence = supporting(proposal.record_id, [change.path for change in changes if change.is_contradiction])
    asked = {question.change_id: question for question in Question.objects.open(day).filter(change__in=changes)}
    child = proposal.record.child if proposal.record else None
    state = state_of(child) if changes and child else {}
    cards = []
    for change in changes:
        change.proposal = proposal
        form = bound if bound and bound.change.pk == change.pk else CorrectionForm(change)
        card = card_of(change, form=form if form.fields else None, others=evidence.get(change.path, []))
        card.asked = asked.get(change.pk)
        if child is not None and not card.by_hand and is_stale(change, child, state):
            card.is_stale, card.now = True, shown(change.path, facts.value_at(state, change.path), proposal.kind)
        cards.append(card)
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
    decided = proposal.changes.exclude(state=Change.State.PENDING).select_related("decided_by", "version")
    decided = list(decided.prefetch_related("reports").order_by("-decided_at"))
    state = state_of(proposal.record.child) if decided and proposal.record else {}
    cards = []
    for change in decided:
        change.proposal = proposal
        card = card_of(change)
        card.is_restorable = restorable(change, state)
        cards.append(card)
    return cards


def last_words(decided):
    """What the button that takes the last decision back is about; empty without one."""
    if not decided:
        return ""
    change = decided[0]
    about = f"{change.proposal}: {label_of(change.path, change.proposal.kind)}"
    if len(decided) == 1:
        return about
    more = len(decided) - 1
    return ngettext("%(about)s and %(count)d more", "%(about)s and %(count)d more", more) % {
        "about": about,
        "count": more,
    }


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


def counts(day):
    """(proposals to decide about, contradictions among their changes): one query."""
    waiting = Change.objects.to_decide(day).aggregate(
        proposals=Count("proposal", distinct=True), contradictions=Count("pk", filter=Q(is_contradiction=True))
    )
    return waiting["proposals"], waiting["contradictions"]
