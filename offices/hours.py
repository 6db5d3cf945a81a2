"""When is it open: the answers for a day and for a moment, holidays and exceptions included, with the reason.

The more specific wins: dated exception, closure by order, public holiday, monthly rule, period, week.
Unknown hours are unknown, never closed. No database here: exceptions and local free days are passed in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from offices.holidays import holiday_key
from offices.rules import DAY, SHIFTS, WORKING_DAYS, Rule, Span
from offices.schedule import Schedule

ZONE = ZoneInfo("Europe/Warsaw")
CLOSING_SOON = timedelta(minutes=30)
HORIZON = 400
LONGEST_RUN = 14
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ExceptionDay:
    """Dated hours that replace everything else from `first` to `last`; no spans is closed.

    With a `matter` only that kind of case is concerned (a duty); empty is the whole office.
    """

    first: date
    last: date
    spans: tuple[Span, ...] = ()
    reason: str = ""
    matter: str = ""

    def covers(self, day: date) -> bool:
        """Whether the day lies in the exception."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Interval:
    """Open hours of one day in minutes after its midnight, and for whom."""

    opens: int
    closes: int
    by_appointment: bool = False
    internal: bool = False
    note: str = ""

    @property
    def kind(self) -> str:
        """What a visitor meets in this interval."""
        return "internal" if self.internal else "by_appointment" if self.by_appointment else "open"


@dataclass(frozen=True)
class Duty:
    """What an exception says for one kind of case."""

    matter: str
    intervals: tuple[Interval, ...]
    reason: str


@dataclass(frozen=True)
class Day:
    """The hours of a day and why they are so.

    `layer` is weekly, period, monthly, holiday, order, exception or unknown; `reason` the holiday's key or the
    words of the exception or rule. Intervals past midnight belong to the day they begin on.
    """

    date: date
    intervals: tuple[Interval, ...] = ()
    layer: str = "weekly"
    reason: str = ""
    internal: bool = False
    duties: tuple[Duty, ...] = ()

    @property
    def known(self) -> bool:
        """Whether we know the hours at all."""
        return self.layer != "unknown"

    @property
    def closed(self) -> bool:
        """Known and without a minute for clients."""
        return self.known and all(interval.internal for interval in self.intervals)


@dataclass(frozen=True)
class Status:
    """What a visitor meets at a moment: open, closing_soon, by_appointment, internal, closed or unknown.

    `until` is the end of the present state while open (None: no end in sight), `opens_at` the next opening
    (None: none in sight), `day` the day that explains it.
    """

    kind: str
    day: Day
    until: datetime | None = None
    opens_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether a visitor without an appointment is received now."""
        return self.kind in ("open", "closing_soon")

    @property
    def reason(self) -> str:
        """Why it is closed or different today: a holiday's key or words; empty on an ordinary day."""
        return self.day.reason


class Hours:
    """The hours of one place: its schedule, exceptions, local free days, and the office it may follow.

    `parent` is asked for "as the office"; its whole closures also close a place with hours of its own,
    unless that place is open on holidays too. One object answers many questions cheaply: days are remembered.
    """

    def __init__(
        self,
        schedule: Schedule | None,
        exceptions: Iterable[ExceptionDay] = (),
        extra_holidays: Mapping[date, str] | Iterable[date] = (),
        parent: "Hours | None" = None,
    ) -> None:
        """Exceptions later in the list win over earlier ones of the same length."""
        self.schedule = schedule
        self.exceptions = tuple(exceptions)
        self.extra_holidays = extra_holidays if isinstance(extra_holidays, Mapping) else dict.fromkeys(extra_holidays, "")
        self.parent = parent
        self._days: dict[date, Day] = {}

    @property
    def follows_office(self) -> bool:
        """Whether the hours are those of the office."""
        return self.schedule is not None and self.schedule.as_office

    # ------------------------------------------------------------ days

    def on(self, day: date) -> Day:
        """The hours of a day with their reason."""
        known = self._days.get(day)
        if known is None:
            known = self._days[day] = self._answer(day)
        return known

    def plain(self, day: date) -> Day:
        """What the weekly rules alone say for this weekday."""
        if self.follows_office:
            return self.parent.plain(day) if self.parent else Day(day, layer="unknown")
        if self.schedule is None:
            return Day(day, layer="unknown")
        return self._by_rules(day, [rule for rule in self.schedule.rules if not rule.monthly and not rule.dated])

    def week(self, day: date) -> list[Day]:
        """The seven days, Monday first, of the week the day lies in."""
        monday = day - timedelta(days=day.weekday())
        return [self.on(monday + timedelta(days=step)) for step in range(7)]

    def days_ahead(self, day: date, days: int) -> list[Day]:
        """The odd days among the next ones: those that differ from the plain week, or have a duty."""
        ahead = (self.on(day + timedelta(days=step)) for step in range(days))
        return [found for found in ahead if found.duties or self._odd(found)]

    def _odd(self, day: Day) -> bool:
        plain = self.plain(day.date)
        return (day.known, day.intervals, day.internal) != (plain.known, plain.intervals, plain.internal)

    def _answer(self, day: date) -> Day:
        found = self._exception(day) or self._inherited(day) or self._free_day(day) or self._scheduled(day)
        duties = self._duties(day)
        return found if not duties else Day(day, found.intervals, found.layer, found.reason, found.internal, duties)

    def _exception(self, day: date) -> Day | None:
        chosen = _narrowest(exception for exception in self.exceptions if not exception.matter and exception.covers(day))
        return chosen and Day(day, _intervals(chosen.spans), "exception", chosen.reason)

    def _duties(self, day: date) -> tuple[Duty, ...]:
        theirs = [exception for exception in self.exceptions if exception.matter and exception.covers(day)]
        own = tuple(Duty(duty.matter, _intervals(duty.spans), duty.reason) for duty in theirs)
        return own + (self.parent.on(day).duties if self.follows_office and self.parent else ())

    def _inherited(self, day: date) -> Day | None:
        """The office's day when we follow it, or its closure when that closes us too."""
        if self.parent is None:
            return Day(day, layer="unknown") if self.follows_office else None
        office = self.parent.on(day)
        if self.follows_office:
            return office
        closes_us = office.layer == "exception" and office.closed and self.schedule and self.schedule.holidays == "closed"
        return office if closes_us else None

    def _free_day(self, day: date) -> Day | None:
        """A public holiday or a day free by order, unless the hours hold on holidays too."""
        if self.schedule is None:
            return None
        layer, reason = self._free(day)
        if not layer or self.schedule.holidays == "open":
            return None
        held = self._by_rules(day, [rule for rule in self.schedule.rules if rule.if_holiday == "open"])
        return held if held.intervals else Day(day, layer=layer, reason=reason)

    def _free(self, day: date) -> tuple[str, str]:
        if day in self.extra_holidays:
            return "order", self.extra_holidays[day]
        key = holiday_key(day)
        return ("holiday", key) if key else ("", "")

    def _scheduled(self, day: date) -> Day:
        if self.schedule is None:
            return Day(day, layer="unknown")
        return self._by_rules(day, self.schedule.rules)

    def _by_rules(self, day: date, rules: Iterable[Rule]) -> Day:
        matching = [rule for rule in rules if self._holds(rule, day)]
        if not matching:
            return Day(day)
        highest = max(rule.precedence for rule in matching)
        chosen = [rule for rule in matching if rule.precedence == highest]
        intervals = sorted(
            (Interval(*span, rule.by_appointment, rule.internal, rule.note) for rule in chosen for span in rule.spans),
            key=lambda interval: interval.opens,
        )
        layer = "monthly" if chosen[0].monthly else "period" if chosen[0].dated else "weekly"
        whole = any(rule.internal and not rule.spans for rule in chosen)
        return Day(day, tuple(intervals), layer, _notes(chosen) if not intervals else "", whole)

    def _holds(self, rule: Rule, day: date) -> bool:
        """Whether the rule gives the hours of this day: it names it, or its own day was moved here."""
        if not rule.monthly:
            return rule.names(day)
        if rule.if_holiday in SHIFTS:
            return self._works(rule, day) and (rule.names(day) or self._moved(rule, day))
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

    # ------------------------------------------------------------ moments

    def status(self, at: datetime) -> Status:
        """What a visitor meets at this moment (an aware datetime)."""
        local = at.astimezone(ZONE)
        day = self.on(local.date())
        found = self._interval_at(at, local.date())
        if found:
            return self._inside(at, *found)
        if not day.known:
            return Status("unknown", day, opens_at=None)
        kind = "internal" if day.internal and not day.intervals else "closed"
        return Status(kind, day, opens_at=self._next_opening(at))

    def next_change(self, at: datetime) -> datetime | None:
        """The next moment at which the status (open or not, known or not) changes; None: none in sight."""
        return self._next_change(at)

    def _inside(self, at: datetime, day: date, interval: Interval) -> Status:
        until = self._end_of_run(day, interval)
        kind = interval.kind
        if kind == "open" and until and until - at <= CLOSING_SOON:
            kind = "closing_soon"
        opens_at = self._next_opening(until) if until and kind == "internal" else None
        return Status(kind, self.on(day), until, opens_at)

    def _interval_at(self, at: datetime, today: date) -> tuple[date, Interval] | None:
        """The interval a moment lies in; one of yesterday may last past midnight."""
        for day in (today, today - ONE_DAY):
            for interval in self.on(day).intervals:
                if moment(day, interval.opens) <= at < moment(day, interval.closes):
                    return day, interval
        return None

    def _end_of_run(self, day: date, interval: Interval, horizon: int = LONGEST_RUN) -> datetime | None:
        """When the state ends, counting intervals that touch as one; None when it goes on past the horizon."""
        last = day + timedelta(days=horizon)
        while day < last:
            end = moment(day, interval.closes)
            after = self._interval_at(end, end.astimezone(ZONE).date())
            if after is None or after[1].kind != interval.kind:
                return end
            day, interval = after
        return None

    def _next_opening(self, at: datetime) -> datetime | None:
        """The next start of hours for clients, with or without an appointment."""
        if not self._ever_opens:
            return None
        today = at.astimezone(ZONE).date()
        for step in range(HORIZON):
            day = today + timedelta(days=step)
            for interval in self.on(day).intervals:
                start = moment(day, interval.opens)
                if start > at and not interval.internal:
                    return start
        return None

    @cached_property
    def _ever_opens(self) -> bool:
        if any(exception.spans for exception in self.exceptions):
            return True
        if self.follows_office:
            return self.parent is not None and self.parent._ever_opens
        return self.schedule is not None and any(rule.spans and not rule.internal for rule in self.schedule.rules)

    def _next_change(self, at: datetime) -> datetime | None:
        today = at.astimezone(ZONE).date()
        present = self._state(at)
        for step in range(-1, HORIZON):
            for change in self._edges(today + timedelta(days=step)):
                if change > at and self._state(change) != present:
                    return change
        return None

    def _edges(self, day: date) -> list[datetime]:
        """The moments of a day at which something may change, in order: its midnight and its intervals' ends."""
        minutes = {0} | {minute for interval in self.on(day).intervals for minute in (interval.opens, interval.closes)}
        return sorted(moment(day, minute) for minute in minutes)

    def _state(self, at: datetime) -> str:
        local = at.astimezone(ZONE).date()
        found = self._interval_at(at, local)
        if found:
            return found[1].kind
        day = self.on(local)
        return "unknown" if not day.known else "internal" if day.internal else "closed"


def _narrowest(exceptions: Iterable[ExceptionDay]) -> ExceptionDay | None:
    chosen = None
    for exception in exceptions:
        if chosen is None or exception.last - exception.first <= chosen.last - chosen.first:
            chosen = exception
    return chosen


def _intervals(spans: Iterable[Span]) -> tuple[Interval, ...]:
    return tuple(Interval(*span) for span in sorted(spans))


def _notes(rules: Iterable[Rule]) -> str:
    return ", ".join(dict.fromkeys(rule.note for rule in rules if rule.note))


def moment(day: date, minutes: int) -> datetime:
    """The instant of a wall-clock time in Warsaw; one skipped in spring is the instant of the skip.

    A time that comes twice in autumn is the first of the two: better closed an hour early than open by mistake.
    """
    days, minutes = divmod(minutes, DAY)
    naive = datetime.combine(day + timedelta(days=days), time(minutes // 60, minutes % 60))
    local = naive.replace(tzinfo=ZONE)
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return local
    if local.astimezone(UTC).astimezone(ZONE).replace(tzinfo=None) == naive:
        return local
    return (naive.replace(minute=0) + timedelta(hours=1)).replace(tzinfo=ZONE)
