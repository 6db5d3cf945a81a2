"""What the hours engine answers with: a day with its intervals and reason, a status at a moment; and clock time.

Wall-clock times are Warsaw's, whatever the server's zone is.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from offices.rules import DAY, Rule, Span

ZONE = ZoneInfo("Europe/Warsaw")
CLOSING_SOON = timedelta(minutes=30)


@dataclass(frozen=True)
class ExceptionDay:
    """Dated hours that replace everything else from `first` to `last`; no spans is closed.

    With a `matter` only that kind of case is concerned (a duty); empty is the whole office. `usual` confirms that
    the hours of the week hold, even on a public holiday.
    """

    first: date
    last: date
    spans: tuple[Span, ...] = ()
    reason: str = ""
    matter: str = ""
    usual: bool = False

    def covers(self, day: date) -> bool:
        """Whether the day lies in the exception."""
        return self.first <= day <= self.last


class Interval(NamedTuple):
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
    words of the exception; `rule` the rule that gave the hours. Intervals past midnight belong to the day they
    begin on. `awaits` is the kind of day for which nobody has decided yet (the intervals are then only the usual
    ones), `confirmed` says that somebody did and the usual hours hold.
    """

    date: date
    intervals: tuple[Interval, ...] = ()
    layer: str = "weekly"
    reason: str = ""
    internal: bool = False
    duties: tuple[Duty, ...] = ()
    rule: Rule | None = None
    awaits: str = ""
    confirmed: bool = False

    @property
    def known(self) -> bool:
        """Whether we know the hours at all."""
        return self.layer != "unknown"

    @property
    def closed(self) -> bool:
        """Known and without a minute for clients."""
        return self.known and not self.awaits and all(interval.internal for interval in self.intervals)


@dataclass(frozen=True)
class Status:
    """What a visitor meets at a moment: open, closing_soon, by_appointment, internal, closed, unconfirmed or unknown.

    `until` is the end of the present state while open (None: no end in sight), `opens_at` the next opening
    (None: none in sight; with `opens_by_appointment` only for those who have one; `opens_unconfirmed` when nobody
    has decided about that day yet), `day` the day that explains it.
    """

    kind: str
    day: Day
    until: datetime | None = None
    opens_at: datetime | None = None
    opens_by_appointment: bool = False
    opens_unconfirmed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a visitor without an appointment is received now."""
        return self.kind in ("open", "closing_soon")

    @property
    def reason(self) -> str:
        """Why it is closed or different today: a holiday's key or words; empty on an ordinary day."""
        return self.day.reason


@lru_cache(maxsize=8192)
def moment(day: date, minutes: int) -> datetime:
    """The instant (UTC, so that instants compare rightly) of a wall-clock time in Warsaw.

    A time skipped in spring is the instant of the skip.

    A time that comes twice in autumn is the first of the two: better closed an hour early than open by mistake.
    """
    days, minutes = divmod(minutes, DAY)
    naive = datetime.combine(day + timedelta(days=days), time(minutes // 60, minutes % 60))
    local = naive.replace(tzinfo=ZONE)
    instant = local.astimezone(UTC)
    if local.utcoffset() != local.replace(fold=1).utcoffset() and instant.astimezone(ZONE) != local:
        skip = naive.replace(minute=0) + timedelta(hours=1)
        return skip.replace(tzinfo=ZONE).astimezone(UTC)
    return instant


def left(until: datetime, at: datetime) -> timedelta:
    """The real time between two moments; a plain difference in one zone would forget the clock change."""
    return until.astimezone(UTC) - at.astimezone(UTC)
