"""One rule of a week: on which days, from when to when, for whom; and what makes a set of rules sound.

Times are minutes after the midnight that begins the day; a closing time above 1440 falls on the next day.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from django.utils.translation import gettext as _

from offices.time_words import DAY_NAMES, span_words

DAY = 24 * 60
WORKING_DAYS = (1, 2, 3, 4, 5)
ALL_DAYS = (1, 2, 3, 4, 5, 6, 7)
POLICIES = ("closed", "open", "next", "previous")
SHIFTS = {"next": -1, "previous": 1}


class ScheduleError(ValueError):
    """Hours that cannot be: the message names the place and says why, in the reader's language."""


class Span(NamedTuple):
    """Opens and closes, in minutes; `Span(1200, 1680)` is from 20:00 to 4:00 of the next day."""

    opens: int
    closes: int


@dataclass(frozen=True)
class Rule:
    """Spans on some weekdays (1 = Monday), perhaps only on one day of the month, perhaps only in a period.

    `day` is a day of the month (-1 the last), `nth` which of the weekdays in the month (-1 the last).
    `if_holiday` is for monthly rules: what happens when their day is not a working day; empty is as the schedule.
    No spans: closed, or with `internal` a whole day without clients.
    """

    days: tuple[int, ...] = WORKING_DAYS
    spans: tuple[Span, ...] = ()
    day: int | None = None
    nth: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    by_appointment: bool = False
    internal: bool = False
    note: str = ""
    if_holiday: str = ""

    @property
    def monthly(self) -> bool:
        """Whether the rule speaks of a day of the month rather than of every week."""
        return self.day is not None or self.nth is not None

    @property
    def dated(self) -> bool:
        """Whether the rule holds only in a period."""
        return self.valid_from is not None or self.valid_to is not None

    @cached_property
    def precedence(self) -> tuple[int, int, int, int]:
        """The rule with the highest value wins its day: monthly over weekly, then the shorter period."""
        first, last = self.valid_from or date.min, self.valid_to or date.max
        period = (first - last).days
        if self.day is not None:
            return 2, _rank(self.day), period, first.toordinal()
        if self.nth is not None:
            return 1, _rank(self.nth), period, first.toordinal()
        return 0, 0, period, first.toordinal()

    def for_clients(self, today: date) -> bool:
        """Whether the rule can still open a door to somebody."""
        return bool(self.spans) and not self.internal and (self.valid_to is None or self.valid_to >= today)

    def in_force(self, day: date) -> bool:
        """Whether the day lies in the rule's period."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def names(self, day: date) -> bool:
        """Whether the rule speaks of this day, be it free or not."""
        if not self.in_force(day):
            return False
        if self.day is not None:
            return self.day in (day.day, day.day - monthrange(day.year, day.month)[1] - 1)
        if day.isoweekday() not in self.days:
            return False
        return self.nth is None or self.nth in nth_of(day)


def _rank(number: int) -> int:
    """1, 2, 3 ... and then the ones counted from the end: "last" wins over "fourth" where both meet."""
    return number if number > 0 else 100 + number


def nth_of(day: date) -> tuple[int, int]:
    """Which Tuesday of its month a Tuesday is, from the start and from the end: (4, -1)."""
    left = monthrange(day.year, day.month)[1] - day.day
    return (day.day - 1) // 7 + 1, -(left // 7 + 1)


# ---------------------------------------------------------------- the one form

Kind = tuple[int | None, int | None, date | None, date | None, bool, bool, str, str]


def _kind(rule: Rule) -> Kind:
    """Everything a rule says besides its weekdays and spans; the fields of Rule in their order."""
    period = rule.valid_from, rule.valid_to
    return rule.day, rule.nth, *period, rule.by_appointment, rule.internal, rule.note, rule.if_holiday


def canonical(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The one form of a set of rules: equal days grouped, touching spans joined, sorted, empty talk dropped."""
    groups: dict[tuple[Kind, tuple[Span, ...]], list[int]] = defaultdict(list)
    for (kind, day), spans in _by_day(rules).items():
        groups[(kind, spans)].append(day)
    grouped = [Rule(tuple(sorted(days)), spans, *kind) for (kind, spans), days in groups.items()]
    said = [rule for rule in grouped if not _says_nothing(rule)]
    return tuple(sorted(said, key=_order)) or (Rule(days=ALL_DAYS),)


def _says_nothing(rule: Rule) -> bool:
    """A day is closed anyway when no rule speaks of it."""
    return not (rule.spans or rule.note or rule.internal or rule.by_appointment or rule.monthly or rule.dated)


def _by_day(rules: Iterable[Rule]) -> dict[tuple[Kind, int], tuple[Span, ...]]:
    """The joined spans of each weekday and kind; overlaps are refused."""
    spans: dict[tuple[Kind, int], list[Span]] = defaultdict(list)
    for rule in rules:
        kind = _kind(rule)
        for day in rule.days:
            spans[(kind, day)].extend(rule.spans)
    joined = {key: join(found, key[1]) for key, found in spans.items()}
    _refuse_overlaps(joined)
    return joined


def _refuse_overlaps(joined: dict[tuple[Kind, int], tuple[Span, ...]]) -> None:
    """Two rules of one weekday may not meet (clients until 12, by appointment from 11), nor a night and its morning."""
    weeks: dict[tuple[object, ...], dict[int, list[tuple[Span, ...]]]] = defaultdict(lambda: defaultdict(list))
    for (kind, day), spans in joined.items():
        weeks[kind[:4]][day].append(spans)
    for selector, week in weeks.items():
        for day, several in week.items():
            if len(several) > 1:
                _refuse_meeting(day, several)
            if selector[:2] == (None, None):
                _refuse_long_night(day, several, week.get(day % 7 + 1, []))


def _refuse_meeting(day: int, several: list[tuple[Span, ...]]) -> None:
    join(chain(*several), day)
    if not all(several):
        raise ScheduleError(_("%(day)s: closed and open at the same time") % {"day": DAY_NAMES[day]})


def _refuse_long_night(day: int, today: list[tuple[Span, ...]], tomorrow: list[tuple[Span, ...]]) -> None:
    """Hours past midnight end before those of the next day begin."""
    for night in (span for span in chain(*today) if span.closes > DAY):
        for morning in chain(*tomorrow):
            if morning.opens + DAY < night.closes:
                both = {"day": DAY_NAMES[day], "first": span_words(*night), "second": span_words(*morning)}
                raise ScheduleError(_("%(day)s: %(first)s runs into %(second)s of the next day") % both)


def join(spans: Iterable[Span], day: int) -> tuple[Span, ...]:
    """Sorted spans of a weekday, touching ones made one; overlapping ones are refused."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.opens < result[-1].closes:
            both = {"day": DAY_NAMES[day], "first": span_words(*result[-1]), "second": span_words(*span)}
            raise ScheduleError(_("%(day)s: %(first)s and %(second)s overlap") % both)
        if result and span.opens == result[-1].closes:
            result[-1] = Span(result[-1].opens, span.closes)
        else:
            result.append(span)
    return tuple(result)


def _order(rule: Rule) -> tuple[object, ...]:
    kind, rank, period, first = rule.precedence
    flags = (rule.by_appointment, rule.internal, rule.note, rule.if_holiday)
    return kind, rank, period, first, rule.days, rule.spans, flags


# ---------------------------------------------------------------- times as texts


def time_text(minutes: int) -> str:
    """07:30; midnight at the end of a day is 24:00."""
    if minutes != DAY:
        minutes %= DAY
    return f"{minutes // 60:02}:{minutes % 60:02}"


def span_text(span: Span) -> str:
    """07:30-15:30."""
    return f"{time_text(span.opens)}-{time_text(span.closes)}"
