"""Deciding about proposed changes: accept, correct and accept, reject, think again.

Accepting goes through the staff form of the record, in one transaction with the citation and the history entry.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from proposals.models import Change, Proposal
from records import changes, clock, facts, sources
from records.forms import FORMS, UnknownRelationError, filled
from records.models import Record

UNCHANGED = object()
NOTHING = ("", [], None)
CONTEXT = 240  # characters shown on each side of quoted words,
CONTEXT_LINES = 4  # but not more than these lines: page texts are full of short ones


class ReviewError(Exception):
    """A decision that cannot be carried out; its text is for the person who decided."""


class StaleChangeError(ReviewError):
    """The record no longer says what it said when the change was proposed."""


class ChangeRefusedError(ReviewError):
    """The staff form does not take the value; `errors` is {field: [messages]}."""

    def __init__(self, errors):
        self.errors = errors
        super().__init__(" ".join(message for messages in errors.values() for message in messages))


class ReasonMissingError(ReviewError):
    """A rejection needs a reason."""


class AlreadyDecidedError(ReviewError):
    """Somebody decided about the change before."""


@transaction.atomic
def accept(*, change, by, value=UNCHANGED, reason="", choice="", at=None):
    """Apply one change, or `value` in its place; returns the record.

    `choice` says how a contradiction was decided, `at` when (now, if it is not given): the same moment for all its
    rivals.
    """
    change = locked(change)
    new = change.new if value is UNCHANGED else value
    record = record_of(change.proposal, by=by)
    state = state_of(record)
    refuse_stale(change, record, state, new)
    apply(record, {change.path: new})
    if choice != Change.Choice.DATED:
        overrule(record, state, {change.path: new})
    settle([change], record, Change.State.ACCEPTED, by=by, reason=reason, choice=choice, at=at)
    commit(record, change.proposal, [change], by=by)
    return record


@transaction.atomic
def accept_all(*, proposal, by, only=None, publish=False):
    """Apply all pending changes of a proposal (or those in `only`) at once; with `publish` a draft becomes public."""
    waiting = Change.objects.select_for_update().pending().filter(proposal=proposal).order_by("id")
    wanted = None if only is None else {change.pk for change in only}
    chosen = [change for change in waiting if wanted is None or change.pk in wanted]
    for change in chosen:
        change.proposal = proposal
    record = record_of(proposal, by=by)
    state = state_of(record)
    for change in chosen:
        refuse_stale(change, record, state, change.new)
    values = {change.path: change.new for change in chosen}
    if publish and record.state == Record.State.DRAFT:
        values["state"] = Record.State.PUBLISHED
    apply(record, values)
    overrule(record, state, values)
    settle(chosen, record, Change.State.ACCEPTED, by=by)
    commit(record, proposal, chosen, by=by)
    return record


@transaction.atomic
def reject(*, change, by, reason, choice="", at=None):
    """Decide against a change; the same fact is never proposed again."""
    if not reason.strip():
        raise ReasonMissingError(_("Say why, so that colleagues know."))
    change = locked(change)
    record = change.proposal.record
    settle([change], record, Change.State.REJECTED, by=by, reason=reason.strip(), choice=choice, at=at)


@transaction.atomic
def remeasure(*, change):
    """Measure a pending change against what the record says now: somebody edited it since it was proposed."""
    change = locked(change)
    record = change.proposal.record
    change.old = facts.value_at(state_of(record.child), change.path) if record else None
    change.save(update_fields=["old"])
    return change


def locked(change):
    rows = Change.objects.select_for_update(of=("self",)).select_related("proposal__snapshot")
    change = rows.get(pk=change.pk)
    if change.state != Change.State.PENDING:
        raise AlreadyDecidedError(_("Somebody has already decided about this change."))
    return change


def is_stale(change, record, state, new=UNCHANGED):
    """Whether the record says something else than when the change was proposed, and not what it proposes either."""
    present = facts.said(type(record), change.path, facts.value_at(state, change.path))
    return not same(present, change.old) and not same(present, change.new if new is UNCHANGED else new)


def refuse_stale(change, record, state, new):
    if is_stale(change, record, state, new):
        raise StaleChangeError(_("The record has changed since this was proposed. Look at it once more."))


def same(one, other):
    """Whether two values say the same; every kind of nothing is equal."""
    return one == other or (one in NOTHING and other in NOTHING)


def state_of(record):
    return facts.states_of([record])[record.pk]


def record_of(proposal, *, by):
    """The record the proposal is about, as its own kind; made as a draft when there is none yet."""
    found = Record.objects.select_for_update().filter(pk=proposal.target_id).first()
    record = found.child if found else new_record(proposal)
    if not proposal.record_id:
        Proposal.objects.filter(kind=proposal.kind, slug=proposal.slug, record=None).update(record=record.pk)
        proposal.record_id = record.pk
    return record


def new_record(proposal):
    """A draft with the name and address the proposal gives."""
    blank = model_of(proposal.kind)(pk=proposal.target_id)
    values = {"name": proposal.name, "slug": proposal.slug, "state": Record.State.DRAFT}
    return saved(filled(blank, values))


def model_of(kind):
    return next(model for model in FORMS if getattr(model, "KIND", "") == kind)


def apply(record, values):
    """Write {path: value} to a record through the staff forms; raises ChangeRefusedError."""
    own = {path: value for path, value in values.items() if path.partition("/")[0] not in facts.ROWS}
    try:
        if own:
            saved(filled(record, own))
        for path, value in values.items():
            if path not in own:
                apply_row(record, path, value)
    except UnknownRelationError as missing:
        raise ChangeRefusedError({"": [_("Accept this record first: %(name)s") % {"name": missing}]}) from missing


def apply_row(record, path, value):
    prefix, _slash, rest = path.partition("/")
    model = facts.ROWS[prefix]
    key, field = facts.split_row(prefix, rest)
    row = row_at(record, model, key)
    if value is None and not field:
        if row is not None:
            row.delete()
        return
    if row is None:
        row = model(**{f"{owner_of(model)}_id": record.pk})
    saved(filled(row, {field: value} if field else value))


def row_at(record, model, key):
    rows = model._default_manager.filter(**{owner_of(model): record.pk})
    return next((row for row in rows if facts.row_key(row) == key), None)


def owner_of(model):
    return getattr(model, "FACT_OWNER", "record")


def saved(form):
    if not form.is_valid():
        raise ChangeRefusedError({name: list(messages) for name, messages in form.errors.items()})
    return form.save()


def settle(decided, record, state, *, by, reason="", choice="", at=None):
    """Mark changes of one proposal as decided; accepted words become evidence, others no longer speak against it."""
    now = at or clock.now()
    for change in decided:
        change.state, change.decided_by, change.decided_at, change.reason = state, by, now, reason
        change.choice = choice
    Change.objects.bulk_update(decided, ["state", "decided_by", "decided_at", "reason", "choice"])
    quoted = [change for change in decided if change.start is not None]
    if record is not None and quoted:
        spans = {change.path: (change.start, change.end) for change in quoted}
        snapshot = quoted[0].proposal.snapshot
        sources.forget(record, snapshot, [(change.path, change.start) for change in quoted])
        if state == Change.State.ACCEPTED:
            sources.cite_all(record, snapshot, spans)
            sources.see_all(record, {sources.group_of(path) for path in spans}, snapshot.fetched)


def overrule(record, state, values):
    """What supported the values that stood in `state` before speaks for them no more."""
    replaced = {path: facts.value_at(state, path) for path in values}
    sources.overrule(
        record, {path: old for path, old in replaced.items() if old not in NOTHING and not same(old, values[path])}
    )


def commit(record, proposal, decided, *, by):
    """Write the history entry and remember with the changes which one it is; what still speaks against it shows."""
    if changes.commit([record], by=by, why=why(proposal)):
        entry = record.versions.order_by("-number").first()
        Change.objects.filter(pk__in=[change.pk for change in decided]).update(version=entry)
    speak_against(record)


def speak_against(record):
    """Contradictions that waited for their record to be made stand beside its value from now on."""
    waiting = Change.objects.contradictions().filter(proposal__record=record.pk, start__isnull=False)
    for change in waiting.select_related("proposal__snapshot"):
        sources.contradict(record, change.path, change.proposal.snapshot, change.start, change.end, change.new)


def why(proposal):
    return _("From: %(source)s") % {"source": proposal.snapshot or _("a report by a resident")}


@dataclass(frozen=True)
class Quote:
    """Quoted words in their context; `line` counts from 1."""

    before: str
    marked: str
    after: str
    line: int


def context_of(change):
    """The quoted words of a change as they stand in the source text; None where it cites nothing."""
    if change.start is None or change.proposal.snapshot_id is None:
        return None
    return quote_in(change.proposal.snapshot.text, change.start, change.end)


def quote_in(text, start, end):
    """A stretch of a text with the words around it."""
    before = "\n".join(text[max(0, start - CONTEXT) : start].split("\n")[-CONTEXT_LINES:])
    after = "\n".join(text[end : end + CONTEXT].split("\n")[:CONTEXT_LINES])
    return Quote(before, text[start:end], after, text.count("\n", 0, start) + 1)
