"""Contradictions between sources: who says what, and what a person can decide. A newer text never wins by itself.

A contradiction is a fact of a record for which other values wait beside the published one. Every decision names
who took it, when and why, and can be taken back (proposals/undo.py).
"""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from offices.schedule import ScheduleError, load
from proposals import review
from proposals.by_date import one_after_other
from proposals.models import Change, Question
from proposals.review import NOTHING, ReviewError
from records import clock, facts, sources
from records.models import Citation, Record

PUBLISHED = "published"


class MovedError(ReviewError):
    """The record changed while the person was reading."""


class DateError(ReviewError):
    """The two values cannot be put one after the other, or a day is out of reach."""


@dataclass(frozen=True)
class Side:
    """One of the values and the words that give it; `change` is None for the published one."""

    value: Any
    quotes: tuple[review.Quote, ...] = ()
    snapshots: tuple[Any, ...] = ()
    change: Change | None = None

    @property
    def key(self) -> str:
        return str(self.change.pk) if self.change else PUBLISHED

    @property
    def sources(self) -> list[tuple[review.Quote, Any]]:
        """The quoted words with the texts they stand in."""
        return list(zip(self.quotes, self.snapshots, strict=True))


@dataclass
class Contradiction:
    """All that sources say about one fact; the published value first, where there is one."""

    change: Change
    record: Record | None
    present: Any
    sides: list[Side] = field(default_factory=list)

    @property
    def path(self) -> str:
        return self.change.path

    @property
    def kind(self) -> str:
        return self.change.proposal.kind

    @property
    def rivals(self) -> list[Change]:
        return [side.change for side in self.sides if side.change]

    @property
    def is_published(self) -> bool:
        return self.present not in NOTHING

    @property
    def seen(self) -> str:
        """A mark of the published value, so that nobody decides about another one than was on the screen."""
        return mark_of(self.present)

    @property
    def may_be_dated(self) -> bool:
        """Whether the portal can hold both values, each with its period: only opening hours have periods."""
        values = [side.value for side in self.sides]
        return len(values) == 2 and all(isinstance(value, dict) and "rules" in value for value in values)

    def side(self, key: str) -> Side | None:
        return next((side for side in self.sides if side.key == key), None)


def mark_of(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def contradiction_of(change: Change) -> Contradiction:
    """What speaks for and against: the published value and every pending one for the same fact."""
    record = change.proposal.record
    present = present_value(record, change.path)
    found = Contradiction(change, record, present)
    if found.is_published:
        found.sides.append(published_side(record, change.path, present))
    rivals = Change.objects.rivals(change).select_related("proposal__record", "proposal__snapshot__source")
    rivals = [rival for rival in rivals.order_by("proposal__snapshot__fetched", "pk") if rival.new != present]
    found.sides += [rival_side(rival) for rival in rivals or [change]]
    return found


def present_value(record: Record | None, path: str) -> Any:
    if record is None:
        return None
    child = record.child
    return facts.said(type(child), path, facts.value_at(review.state_of(child), path))


def published_side(record: Record, path: str, present: Any) -> Side:
    citations = Citation.objects.supporting().filter(record=record.pk, path=path).select_related("snapshot__source")
    quoted = [(review.quote_in(one.snapshot.text, one.start, one.end), one.snapshot) for one in citations]
    return Side(present, tuple(quote for quote, _text in quoted), tuple(text for _quote, text in quoted))


def rival_side(change: Change) -> Side:
    quote, snapshot = review.context_of(change), change.proposal.snapshot
    return Side(change.new, (quote,) if quote else (), (snapshot,) if quote else (), change)


# ---------------------------------------------------------------- decisions


@transaction.atomic
def take(*, found: Contradiction, change: Change, by: Any, reason: str, seen: str) -> None:
    """This value is right: it is published, the others are refused."""
    give_reason(reason)
    hold(found, seen)
    decision = {"by": by, "reason": reason, "at": clock.now()}
    accept(change, found, choice=Change.Choice.THIS, **decision)
    refuse([rival for rival in found.rivals if rival.pk != change.pk], Change.Choice.OTHER, **decision)


@transaction.atomic
def take_both(*, found: Contradiction, first: str, day: date, by: Any, reason: str, seen: str) -> None:
    """Both values are right: the side `first` until the day before, the other from `day` on."""
    give_reason(reason)
    hold(found, seen)
    earlier = found.side(first)
    if not found.may_be_dated or earlier is None:
        raise DateError(_("Only opening hours can be kept with dates."))
    later = next(side for side in found.sides if side is not earlier)
    try:
        value = one_after_other(load(earlier.value), load(later.value), day).to_json()
    except (ScheduleError, OverflowError) as problem:
        raise DateError(str(problem)) from problem
    *others, change = found.rivals
    decision = {"by": by, "reason": reason, "at": clock.now()}
    accept(change, found, choice=Change.Choice.DATED, value=value, **decision)
    refuse(others, Change.Choice.OTHER, **decision)


@transaction.atomic
def keep(*, found: Contradiction, checked: bool, by: Any, reason: str, seen: str) -> None:
    """The published value stays; `checked` when somebody made sure that it is right."""
    give_reason(reason)
    hold(found, seen)
    choice, now = Change.Choice.PUBLISHED if checked else Change.Choice.KEPT, clock.now()
    refuse(found.rivals, choice, by=by, reason=reason, at=now)
    if checked and found.record is not None:
        sources.verify(found.record, [sources.group_of(found.path)], by=by, role="editor", day=now.date())


@transaction.atomic
def ask(*, found: Contradiction, by: Any, until: date) -> None:
    """Wait for the office's answer; on that day the contradiction comes back to the queue."""
    today = clock.now().date()
    if until <= today:
        raise DateError(_("Give a day after today."))
    hold(found, found.seen)
    for change in found.rivals:
        values = {"asked_by": by, "answer_by": until}
        Question.objects.update_or_create(change=change, asked_on=today, defaults=values)


@transaction.atomic
def stop_waiting(*, found: Contradiction) -> None:
    """The contradiction comes back to the queue today."""
    today = clock.now().date()
    Question.objects.open(today).filter(change__in=found.rivals).update(answer_by=today)


# ---------------------------------------------------------------- steps


def give_reason(reason: str) -> None:
    if not reason.strip():
        raise review.ReasonMissingError(_("Say why, so that colleagues know."))


def hold(found: Contradiction, seen: str) -> None:
    """Refuse to decide about another value, or other rivals, than the person saw."""
    for change in found.rivals:
        review.locked(change)
    fresh = Record.objects.select_for_update().get(pk=found.record.pk) if found.record else None
    if mark_of(present_value(fresh, found.path)) != seen:
        raise MovedError(_("The record has changed since you opened this page. Look at it once more."))


def accept(change: Change, found: Contradiction, **decision: Any) -> None:
    """The ordinary accept, measured against what the person saw."""
    Change.objects.filter(pk=change.pk).update(old=found.present)
    review.accept(change=change, **decision)


def refuse(rivals: list[Change], choice: str, **decision: Any) -> None:
    for change in rivals:
        review.reject(change=change, choice=choice, **decision)
