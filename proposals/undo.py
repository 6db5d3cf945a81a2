"""Taking decisions back: the changes wait again, and the record says again what it said, as a new version."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from proposals import review
from proposals.models import Change
from records import changes as history
from records import facts, sources
from records.models import Citation, Record


@transaction.atomic
def take_back(*, decided, by, restore=True):
    """Reopen these changes and those decided together with them; returns the paths whose old value was restored.

    With `restore` the record gets back what it said before, where it still says what the decision made it say.
    Raises ReviewError when the staff form does not take the old value.
    """
    locked = Change.objects.select_for_update(of=("self",)).filter(pk__in=together(decided))
    found = list(locked.select_related("proposal__record", "proposal__snapshot", "version"))
    by_record = defaultdict(list)
    for change in found:
        by_record[change.proposal.record_id].append(change)
    restored = []
    for record_id, mine in by_record.items():
        record = Record.objects.select_for_update().get(pk=record_id).child if record_id else None
        if restore and record is not None:
            restored += give_back(record, mine, by=by)
        wait_again(mine, record)
    return restored


def together(decided):
    """The ids of these changes and of the rivals that the same decision refused or accepted."""
    ids = {change.pk for change in decided}
    for change in decided:
        if change.choice:
            proposal = change.proposal
            rivals = Change.objects.filter(
                ~Q(choice=""), proposal__kind=proposal.kind, proposal__slug=proposal.slug, path=change.path,
                decided_at=change.decided_at, decided_by=change.decided_by_id,
            )  # fmt: skip
            ids |= set(rivals.values_list("pk", flat=True))
    return ids


def restorable(change, state):
    """Whether the record still says what this decision made it say, and something else before."""
    entry = change.version.changes.get(change.path) if change.version_id else None
    return entry is not None and entry[0] != entry[1] and facts.value_at(state, change.path) == entry[1]


def give_back(record, mine, *, by):
    """Write the values from before the decisions; returns their paths."""
    state = review.state_of(record)
    values = {change.path: change.version.changes[change.path][0] for change in mine if restorable(change, state)}
    if values:
        review.apply(record, values)
        history.commit([record], by=by, why=_("A decision was taken back."))
        sources.reinstate(record, values)
    return list(values)


def wait_again(mine, record):
    """Mark the changes as waiting, measured against what the record says now; their words speak against it again."""
    state = review.state_of(record) if record is not None else {}
    for change in mine:
        by_hand = change.old == change.new  # a resident's report without a value of its own
        change.old = facts.value_at(state, change.path)
        change.new = change.old if by_hand else change.new
        change.state, change.decided_at, change.decided_by = Change.State.PENDING, None, None
        change.reason, change.choice, change.version = "", "", None
    names = ["old", "new", "state", "decided_at", "decided_by", "reason", "choice", "version"]
    Change.objects.bulk_update(mine, names)
    for change in mine:
        if record is not None and change.start is not None:
            speak_anew(change, record)


def speak_anew(change, record):
    """The quoted words no longer support the record; where they say otherwise, that shows again."""
    snapshot = change.proposal.snapshot
    if not review.same(change.old, change.new):
        supporting = Citation.objects.supporting().filter(record=record.pk, path=change.path[:300], snapshot=snapshot)
        supporting.filter(start=change.start).delete()
        if change.is_contradiction:
            sources.contradict(record, change.path, snapshot, change.start, change.end, change.new)
