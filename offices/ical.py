"""Hours as an iCalendar file (RFC 5545): the week as repeated events, odd days as events of their own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _

from offices.answers import Day, Interval, moment
from offices.hours import Hours
from offices.rules import DAY
from offices.status_words import reason_words

DAYS = 400
LONGEST_LINE = 75  # octets, RFC 5545 section 3.1
BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WARSAW = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Warsaw",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True)
class Place:
    """Whose hours they are: a stable id for the events, a name, a page and an address (both may be empty)."""

    uid: str
    name: str
    hours: Hours
    url: str = ""
    address: str = ""


def calendar_text(places: Iterable[Place], *, name: str, stamp: datetime, first: date, days: int = DAYS) -> str:
    """The calendar of an office and its desks for some days from `first` on.

    `stamp` is when the hours were last changed. Nothing is told about later days: their exceptions are not known yet.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gdzie po pomoc//PL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"X-WR-CALNAME:{escaped(name)}", "X-WR-TIMEZONE:Europe/Warsaw", *WARSAW]
    for place in places:
        for event in _events(place, first, days):
            lines += ["BEGIN:VEVENT", f"DTSTAMP:{_utc(stamp)}", *event, *_about(place), "END:VEVENT"]
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _about(place: Place) -> Iterator[str]:
    if place.url:
        yield f"URL:{place.url}"
    if place.address:
        yield f"LOCATION:{escaped(place.address)}"


def _events(place: Place, first: date, days: int) -> Iterator[list[str]]:
    """The lines of each event: repeated ones of the plain week, then those of the odd days."""
    odd = place.hours.days_ahead(first, days)
    yield from _weekly(place, first, days, {found.date for found in odd})
    for found in odd:
        yield from _of_odd_day(place, found)


# ---------------------------------------------------------------- the week


def _weekly(place: Place, first: date, days: int, odd: set[date]) -> Iterator[list[str]]:
    """An event per distinct interval of the week, left out on the odd days."""
    last = first + timedelta(days=days - 1)
    for interval, weekdays in _by_interval(place.hours, first).items():
        dates = [day for day in _dates(first, days) if day.weekday() in weekdays]
        if not dates:
            continue
        starts = dates[0]
        rule = f"FREQ=WEEKLY;BYDAY={','.join(BYDAY[day] for day in weekdays)};UNTIL={_last_second(last)}"
        skipped = [_local(day, interval.opens) for day in dates if day in odd]
        yield [
            f"UID:{place.uid}-{''.join(BYDAY[day] for day in weekdays)}-{interval.opens}-{interval.closes}",
            *_times(starts, interval),
            f"RRULE:{rule}",
            *(f"EXDATE;TZID=Europe/Warsaw:{at}" for at in skipped),
            f"SUMMARY:{escaped(_summary(place, interval))}",
        ]


def _by_interval(hours: Hours, first: date) -> dict[Interval, list[int]]:
    """The intervals of the plain week with the weekdays (Monday 0) they are on."""
    found: dict[Interval, list[int]] = {}
    monday = first - timedelta(days=first.weekday())
    for weekday in range(7):
        for interval in hours.plain(monday + timedelta(days=weekday)).intervals:
            if not interval.internal:
                found.setdefault(interval, []).append(weekday)
    return found


def _dates(first: date, days: int) -> Iterator[date]:
    return (first + timedelta(days=step) for step in range(days))


# ---------------------------------------------------------------- odd days


def _of_odd_day(place: Place, found: Day) -> Iterator[list[str]]:
    """The hours of an odd day, or that it is closed; and the duties for single matters."""
    intervals = [interval for interval in found.intervals if not interval.internal]
    for interval in intervals:
        summary = _("Not confirmed yet: %(name)s") % {"name": place.name} if found.awaits else _summary(place, interval)
        yield _single(place, found, interval, summary)
    if not intervals:
        yield _all_day(place, found)
    for duty in found.duties:
        for interval in duty.intervals:
            yield _single(place, found, interval, f"{_summary(place, interval)} ({duty.matter})")


def _single(place: Place, found: Day, interval: Interval, summary: str) -> list[str]:
    return [
        f"UID:{place.uid}-{found.date:%Y%m%d}-{interval.opens}-{interval.closes}",
        *_times(found.date, interval),
        f"SUMMARY:{escaped(summary)}",
        *_because(found),
    ]


def _all_day(place: Place, found: Day) -> list[str]:
    """Closed or undecided is no engagement: it lies over the day without blocking it."""
    because = reason_words(found)
    words = (_("Not confirmed yet: %(name)s") if found.awaits else _("Closed: %(name)s")) % {"name": place.name}
    return [
        f"UID:{place.uid}-{found.date:%Y%m%d}-closed",
        f"DTSTART;VALUE=DATE:{found.date:%Y%m%d}",
        f"DTEND;VALUE=DATE:{found.date + timedelta(days=1):%Y%m%d}",
        "TRANSP:TRANSPARENT",
        f"SUMMARY:{escaped(f'{words} ({because})' if because else words)}",
    ]


def _because(found: Day) -> Iterator[str]:
    if because := reason_words(found):
        yield f"DESCRIPTION:{escaped(because)}"


# ---------------------------------------------------------------- text


def _summary(place: Place, interval: Interval) -> str:
    if interval.by_appointment:
        return _("By appointment: %(name)s") % {"name": place.name}
    return _("Open: %(name)s") % {"name": place.name}


def _times(day: date, interval: Interval) -> list[str]:
    starts, ends = _local(day, interval.opens), _local(day, interval.closes)
    return [f"DTSTART;TZID=Europe/Warsaw:{starts}", f"DTEND;TZID=Europe/Warsaw:{ends}"]


def _local(day: date, minutes: int) -> str:
    """The wall-clock time of an event; past midnight it is of the next day."""
    days, minutes = divmod(minutes, DAY)
    return f"{day + timedelta(days=days):%Y%m%d}T{minutes // 60:02}{minutes % 60:02}00"


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _last_second(day: date) -> str:
    """The end of a day as UNTIL wants it: in UTC."""
    return _utc(moment(day + timedelta(days=1), 0) - timedelta(seconds=1))


def escaped(text: str) -> str:
    """Text as a value: commas, semicolons, backslashes and line ends escaped."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def folded(line: str) -> str:
    """A line cut into pieces of at most 75 octets, never inside a character."""
    if len(line.encode()) <= LONGEST_LINE:
        return line
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    return "\r\n".join([*pieces, piece])
