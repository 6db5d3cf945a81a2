"""What the hours of a place are on a day, holidays and exceptions included, with the reason.

The more specific wins: dated exception, closure by order, public holiday, monthly rule, period, week.
Unknown hours are unknown, never closed; a day that needs a decision is unconfirmed until there is one.
No database here: exceptions and local free days are passed in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Self

from offices.answers import Day, Duty, ExceptionDay, Interval
from offices.decision_days import decision_key
from offices.holidays import holiday_key
from offices.rules import SHIFTS, WORKING_DAYS, Rule, Span
from offices.schedule import Schedule

MOST_DAYS = 500  # a server asks the same hours for months
LONGEST_RUN = 14  # of free days, over which a rule for a working day may be moved


class Days:
    """The hours of one place: its schedule, exceptions, local free days, and the office it may follow.

    `parent` is asked for "as the office"; its exceptions also limit a place with hours of its own (a desk cannot
    be open longer than the building), unless that place works on holidays too. One object answers many questions
    cheaply: days are remembered.
    """

    def __init__(
        self,
        schedule: Schedule | None,
        exceptions: Iterable[ExceptionDay] = (),
        extra_holidays: Mapping[date, str] | Iterable[date] = (),
        parent: Self | None = None,
        awaited: Callable[[date], str] = decision_key,
    ) -> None:
        """Exceptions later in the list win over earlier ones of the same length.

        `awaited` names the kind of a day that needs a decision; `offices.decision_days.never` is the bare rules.
        """
        self.schedule = schedule
        self.exceptions = tuple(exceptions)
        if not isinstance(extra_holidays, Mapping):
            extra_holidays = dict.fromkeys(extra_holidays, "")
        self.extra_holidays = extra_holidays
        self.parent = parent
        self.awaited = awaited
        self._days: dict[date, Day] = {}

    @property
    def follows_office(self) -> bool:
        """Whether the hours are those of the office."""
        return self.schedule is not None and self.schedule.as_office

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules in force here, the office's when the hours are those of the office."""
        if self.follows_office:
            return self.parent.rules if self.parent else ()
        return self.schedule.rules if self.schedule else ()

    def on(self, day: date) -> Day:
        """The hours of a day with their reason."""
        known = self._days.get(day)
        if known is None:
            if len(self._days) >= MOST_DAYS:
                self._days.clear()
            known = self._days[day] = self._answer(day)
        return known

    def plain(self, day: date) -> Day:
        """What the weekly rules alone say for this weekday."""
        if self.follows_office:
            return self.parent.plain(day) if self.parent else Day(day, layer="unknown")
        if self.schedule is None:
            return Day(day, layer="unknown")
        return _given(day, self.schedule.plain_rules[day.isoweekday()])

    def week(self, day: date) -> list[Day]:
        """The seven days, Monday first, of the week the day lies in."""
        monday = day - timedelta(days=day.weekday())
        return [self.on(monday + timedelta(days=step)) for step in range(7)]

    def days_ahead(self, day: date, days: int) -> list[Day]:
        """The odd days among the next ones: those that differ from the plain week, have a duty, or need a decision."""
        ahead = (self.on(day + timedelta(days=step)) for step in range(days))
        return [found for found in ahead if found.duties or self._odd(found)]

    def _odd(self, day: Day) -> bool:
        if day.awaits or day.confirmed:
            return True
        plain = self.plain(day.date)
        return (day.known, day.intervals, day.internal) != (plain.known, plain.intervals, plain.internal)

    def _answer(self, day: date) -> Day:
        found = self._exception(day) if self.exceptions else None
        found = found or self._followed(day) or self._waiting(self._limited(self._own(day)))
        duties = self._duties(day) if self.exceptions or self.parent else ()
        return replace(found, duties=duties) if duties else found

    def _own(self, day: date) -> Day:
        return self._free_day(day) or self._scheduled(day)

    def _exception(self, day: date) -> Day | None:
        general = (exception for exception in self.exceptions if not exception.matter)
        chosen = _narrowest(exception for exception in general if exception.covers(day))
        if chosen and chosen.usual:
            return replace(self._usual(day), reason=chosen.reason, confirmed=True)
        return Day(day, _intervals(chosen.spans), "exception", chosen.reason) if chosen else None

    def _usual(self, day: date) -> Day:
        """What the schedule says of the day, were it no holiday."""
        if self.follows_office and self.parent:
            return self.parent._usual(day)
        return self._scheduled(day)

    def decided(self, day: date) -> bool:
        """Whether somebody has decided about this day, here or for the office around."""
        if day in self.extra_holidays or any(exception.covers(day) for exception in self.exceptions):
            return True
        return self.parent is not None and self.parent.decided(day)

    def _waiting(self, found: Day) -> Day:
        """The day marked as awaiting a decision, where it needs one that nobody has made and visitors might come."""
        key = self.awaited(found.date)
        if not key or self.schedule is None or self.schedule.holidays == "open" or self.decided(found.date):
            return found
        might_come = any(not interval.internal for interval in (*found.intervals, *self.plain(found.date).intervals))
        return replace(found, awaits=key) if might_come else found

    def _duties(self, day: date) -> tuple[Duty, ...]:
        theirs = [exception for exception in self.exceptions if exception.matter and exception.covers(day)]
        own = tuple(Duty(duty.matter, _intervals(duty.spans), duty.reason) for duty in theirs)
        return own + (self.parent.on(day).duties if self.follows_office and self.parent else ())

    def _followed(self, day: date) -> Day | None:
        """The office's day when the hours are those of the office."""
        if not self.follows_office:
            return None
        return self.parent.on(day) if self.parent else Day(day, layer="unknown")

    def _limited(self, found: Day) -> Day:
        """The day inside the office's exceptional hours: a desk is shut when the building is."""
        if self.parent is None or self.schedule is None or self.schedule.holidays == "open" or not found.intervals:
            return found
        office = self.parent.on(found.date)
        if office.layer != "exception":
            return found
        inside = tuple(part for interval in found.intervals for part in _inside(interval, office.intervals))
        if inside == found.intervals:
            return found
        return Day(found.date, inside, "exception", office.reason)

    def _free_day(self, day: date) -> Day | None:
        """A public holiday or a day free by order, unless the hours hold on holidays too."""
        if self.schedule is None:
            return None
        layer, reason = self._free(day)
        if not layer or self.schedule.holidays == "open":
            return None
        held = self._odd_rules(day, only="open")
        return _given(day, held) if held else Day(day, layer=layer, reason=reason)

    def _free(self, day: date) -> tuple[str, str]:
        if day in self.extra_holidays:
            return "order", self.extra_holidays[day]
        key = holiday_key(day)
        return ("holiday", key) if key else ("", "")

    def _scheduled(self, day: date) -> Day:
        if self.schedule is None:
            return Day(day, layer="unknown")
        return _given(day, self._odd_rules(day) or self.schedule.plain_rules[day.isoweekday()])

    def _odd_rules(self, day: date, only: str = "") -> list[Rule]:
        """The winning rules among the monthly ones and those of a period; perhaps only those of a holiday policy."""
        odd = self.schedule.odd_rules if self.schedule else ()
        holding = [rule for rule in odd if (not only or rule.if_holiday == only) and self._holds(rule, day)]
        return [rule for rule in holding if rule.precedence == holding[0].precedence]

    def _holds(self, rule: Rule, day: date) -> bool:
        """Whether the rule gives the hours of this day: it names it, or its own day was moved here."""
        if not rule.monthly:
            return rule.names(day)
        if rule.if_holiday in SHIFTS:
            return self._works(rule, day) and (rule.names(day) or self._moved(rule, day))
        if rule.if_holiday == "closed" and self._free(day)[0]:
            return False
        return rule.names(day) and day.isoweekday() in rule.days

    def _moved(self, rule: Rule, day: date) -> bool:
        """Whether the days just before (or after) are free and the rule names one of them."""
        step = timedelta(days=SHIFTS[rule.if_holiday])
        for _ in range(LONGEST_RUN):
            day += step
            if self._works(rule, day):
                return False
            if rule.names(day):
                return True
        return False

    def _works(self, rule: Rule, day: date) -> bool:
        days = rule.days if rule.day is not None else (*WORKING_DAYS, *rule.days)
        return day.isoweekday() in days and not self._free(day)[0]


def _given(day: date, rules: Sequence[Rule]) -> Day:
    """The day as the chosen rules give it; no rule is closed."""
    if not rules:
        return Day(day)
    first = rules[0]
    intervals = sorted(
        Interval(opens, closes, rule.by_appointment, rule.internal, rule.note)
        for rule in rules
        for opens, closes in rule.spans
    )
    layer = "monthly" if first.monthly else "period" if first.dated else "weekly"
    whole_day = any(rule.internal and not rule.spans for rule in rules)
    return Day(day, tuple(intervals), layer, "" if intervals else _notes(rules), whole_day, (), first)


def _narrowest(exceptions: Iterable[ExceptionDay]) -> ExceptionDay | None:
    chosen = None
    for exception in exceptions:
        if chosen is None or exception.last - exception.first <= chosen.last - chosen.first:
            chosen = exception
    return chosen


def _inside(interval: Interval, limits: Iterable[Interval]) -> Iterator[Interval]:
    """The parts of an interval that lie inside others."""
    for limit in limits:
        opens, closes = max(interval.opens, limit.opens), min(interval.closes, limit.closes)
        if opens < closes:
            yield interval._replace(opens=opens, closes=closes)


def _intervals(spans: Iterable[Span]) -> tuple[Interval, ...]:
    return tuple(Interval(*span) for span in sorted(spans))


def _notes(rules: Iterable[Rule]) -> str:
    return ", ".join(dict.fromkeys(rule.note for rule in rules if rule.note))
