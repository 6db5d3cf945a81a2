"""When is it open: the answers for a moment, on top of those for a day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from offices.answers import CLOSING_SOON, ZONE, Day, Duty, ExceptionDay, Interval, Status, moment
from offices.days import Days
from offices.rules import DAY

__all__ = ["ZONE", "Day", "Duty", "ExceptionDay", "Hours", "Interval", "Status", "moment"]

HORIZON = 400
LONGEST_RUN = 14  # days after which what goes on has no end worth telling
ONE_DAY = timedelta(days=1)


class Hours(Days):
    """The hours of one place, asked for a moment: is it open, until when, when next."""

    def status(self, at: datetime) -> Status:
        """What a visitor meets at this moment (an aware datetime)."""
        at = at.astimezone(UTC)
        today = at.astimezone(ZONE).date()
        found = self._interval_at(at, today)
        if found:
            return self._during(at, *found)
        day = self.on(today)
        if not day.known:
            return Status("unknown", day)
        if self._awaiting(at, day):
            return Status("unconfirmed", day, moment(today, _last_minute(day)).astimezone(ZONE))
        return Status("internal" if day.internal else "closed", day, None, *self._next_opening(at))

    def _awaiting(self, at: datetime, day: Day) -> bool:
        """Whether nobody can say yet: the usual hours of an unconfirmed day have not ended."""
        return bool(day.awaits) and at < moment(day.date, _last_minute(day))

    def _during(self, at: datetime, day: date, interval: Interval) -> Status:
        until = self._end_of_run(day, interval)
        kind = interval.kind
        if kind == "open" and until and until - at <= CLOSING_SOON:
            kind = "closing_soon"
        opening = self._next_opening(until) if until and kind == "internal" else (None, False, False)
        return Status(kind, self.on(day), until and until.astimezone(ZONE), *opening)

    def _interval_at(self, at: datetime, today: date) -> tuple[date, Interval] | None:
        """The interval a moment lies in; one of yesterday may last past midnight."""
        for found in (self.on(today), self.on(today - ONE_DAY)):
            day = found.date
            for interval in () if found.awaits else found.intervals:
                if moment(day, interval.opens) <= at < moment(day, interval.closes):
                    return day, interval
        return None

    def _end_of_run(self, day: date, interval: Interval) -> datetime | None:
        """When the state ends, counting intervals that touch as one; None when it goes on past two weeks."""
        last = day + timedelta(days=LONGEST_RUN)
        while day < last:
            end = moment(day, interval.closes)
            after = self._interval_at(end, end.astimezone(ZONE).date())
            if after is None or after[1].kind != interval.kind:
                return end
            day, interval = after
        return None

    def _next_opening(self, at: datetime) -> tuple[datetime | None, bool, bool]:
        """The next start for clients; whether by appointment (only where no others come) and whether unconfirmed."""
        today = at.astimezone(ZONE).date()
        without, by_appointment = self._offers(today)
        appointment = None
        for start, interval in self._starts(at, today) if without or by_appointment else ():
            if not interval.by_appointment:
                return self._opening(start, by_appointment=False)
            appointment = appointment or start
            if not without:
                break
        return self._opening(appointment, by_appointment=True) if appointment else (None, False, False)

    def _opening(self, start: datetime, *, by_appointment: bool) -> tuple[datetime, bool, bool]:
        local = start.astimezone(ZONE)
        return local, by_appointment, bool(self.on(local.date()).awaits)

    def _starts(self, at: datetime, today: date) -> Iterator[tuple[datetime, Interval]]:
        """The starts of intervals for clients from a moment on."""
        for step in range(HORIZON):
            day = today + timedelta(days=step)
            for interval in self.on(day).intervals:
                start = moment(day, interval.opens)
                if at <= start < moment(day, interval.closes) and not interval.internal:
                    yield start, interval

    def _offers(self, today: date) -> tuple[bool, bool]:
        """Whether hours without and with an appointment can come at all: no need to look through a year in vain."""
        dated = any(exception.spans and exception.last >= today for exception in self.exceptions)
        if self.follows_office:
            without, by_appointment = self.parent._offers(today) if self.parent else (False, False)
            return without or dated, by_appointment
        rules = [rule for rule in self.schedule.rules if rule.for_clients(today)] if self.schedule else []
        by_appointment = any(rule.by_appointment for rule in rules)
        return dated or any(not rule.by_appointment for rule in rules), by_appointment

    def is_open(self, at: datetime) -> bool:
        """Whether a visitor without an appointment is received at this moment; cheaper than the whole status."""
        found = self._interval_at(at.astimezone(UTC), at.astimezone(ZONE).date())
        return found is not None and found[1].kind == "open"


def _last_minute(day: Day) -> int:
    """The minute at which the usual hours of a day end; the whole day where it has none."""
    return max((interval.closes for interval in day.intervals), default=DAY)
