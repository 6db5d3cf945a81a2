"""The verbs of residents' reports: report an error, close a report that staff dealt with by hand, forget old ones."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from proposals import topics
from proposals.models import Change, Helped, Proposal, Report
from proposals.review import locked, same, settle, state_of
from records import clock, facts

# How long what a resident wrote is kept: FEEDBACK_RETENTION_DAYS after the decision, which the form states, and not
# beyond a year without one. `manage.py forget_feedback` enforces it.
KEEP_WAITING = timedelta(days=365)
KEEP_ANSWERS = timedelta(days=2 * 365)


@transaction.atomic
def report(*, record, topic, wrong, right="", line_key=""):
    """A resident says what is wrong with a record; returns the Report with its receipt code.

    topic: a Report.Topic; line_key: the telephone line it is about. What the words mean is read where a program
    can tell; where it cannot, the change says nothing new and staff decide by the words. Whoever says what
    another person has said already joins that change.
    """
    child = record.child
    path = topics.path_of(type(child), topic, line_key)
    path, old, new = proposed(state_of(child), path, topics.read(topic, right), topic)
    waiting = Change.objects.pending().filter(proposal__record=record.pk, path=path, new=new)
    shared = waiting.first() if not same(new, old) else None
    made = Report(topic=topic, wrong=wrong, right=right, made_at=clock.now())
    made.change = shared or new_change(record, path, old, new, made.code)
    made.save()
    return made


def proposed(state, path, value, topic):
    """(path, value now, value proposed); both values are equal when there is nothing a program could propose."""
    if path == topics.NO_ONE_FACT and topic == Report.Topic.PHONE and value:
        known = facts.value_at(state, f"lines/{value}")
        return (
            (path, None, None) if known else (f"lines/{value}", None, {"number": value, "kind": "voice", "label": ""})
        )
    old = None if path == topics.NO_ONE_FACT else facts.value_at(state, path)
    return path, old, old if value is None else value


def new_change(record, path, old, new, code):
    proposal = Proposal.objects.create(
        record_id=record.pk, kind=record.kind, name=record.name, slug=record.slug, made_at=clock.now()
    )
    # with its code in it: a resident may say again what staff once rejected of a text
    fingerprint = Change.fingerprint_of(target_id=record.pk, path=f"{path}#{code}", new=new)
    return Change.objects.create(proposal=proposal, path=path, old=old, new=new, fingerprint=fingerprint)


@transaction.atomic
def close(*, change, by):
    """Staff put the record right by hand, so that there is nothing left to accept."""
    change = locked(change)
    settle([change], change.proposal.record, Change.State.ACCEPTED, by=by)


@dataclass(frozen=True)
class Forgotten:
    """How many rows were deleted because their time was over."""

    reports: int
    answers: int


@transaction.atomic
def forget(*, now):
    """Delete what residents wrote once its time is over, together with the proposals that only they made."""
    kept = timedelta(days=settings.FEEDBACK_RETENTION_DAYS)
    old = Report.objects.decided_before(now - kept) | Report.objects.made_before(now - KEEP_WAITING)
    changes = list(old.values_list("change", flat=True))
    count = old.delete()[0]
    left_alone = Proposal.objects.filter(snapshot=None, changes__in=changes, changes__reports=None)
    Proposal.objects.filter(pk__in=list(left_alone.values_list("pk", flat=True))).delete()
    answers = Helped.objects.filter(month__lt=(now - KEEP_ANSWERS).date()).delete()[0]
    return Forgotten(count, answers)
