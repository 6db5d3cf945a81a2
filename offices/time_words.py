"""Days and times in every form a sentence needs, in the reader's language; weekday 1 is Monday."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

DAY_NAMES = {
    1: gettext_lazy("Monday"),
    2: gettext_lazy("Tuesday"),
    3: gettext_lazy("Wednesday"),
    4: gettext_lazy("Thursday"),
    5: gettext_lazy("Friday"),
    6: gettext_lazy("Saturday"),
    7: gettext_lazy("Sunday"),
}

# After a verb: "Otwiera się w poniedziałek", "we wtorek".
ON_DAY = {
    1: gettext_lazy("on Monday"),
    2: gettext_lazy("on Tuesday"),
    3: gettext_lazy("on Wednesday"),
    4: gettext_lazy("on Thursday"),
    5: gettext_lazy("on Friday"),
    6: gettext_lazy("on Saturday"),
    7: gettext_lazy("on Sunday"),
}

SHORT_DAYS = {
    1: pgettext_lazy("short weekday", "Mon"),
    2: pgettext_lazy("short weekday", "Tue"),
    3: pgettext_lazy("short weekday", "Wed"),
    4: pgettext_lazy("short weekday", "Thu"),
    5: pgettext_lazy("short weekday", "Fri"),
    6: pgettext_lazy("short weekday", "Sat"),
    7: pgettext_lazy("short weekday", "Sun"),
}

WHOLE_DAY = (0, 24 * 60)


def clock(minutes: int) -> str:
    """7:30 from minutes after midnight; the end of the day is 24:00."""
    hour, minute = divmod(minutes, 60)
    return f"{hour if hour <= 24 and minutes <= WHOLE_DAY[1] else hour % 24}:{minute:02}"


def clock_of(moment: datetime, *, closing: bool = False) -> str:
    """The local time of a moment; a closing at midnight is 24:00."""
    minutes = moment.hour * 60 + moment.minute
    return clock(WHOLE_DAY[1] if closing and not minutes else minutes)


def at_clock(moment: datetime) -> str:
    """The time with its preposition; Ukrainian has another one before eleven."""
    time = {"time": clock_of(moment)}
    if moment.hour == 11:
        return pgettext("before eleven", "at %(time)s") % time
    return _("at %(time)s") % time


def span_words(opens: int, closes: int) -> str:
    """7:30–15:30 with an en dash."""
    if (opens, closes) == WHOLE_DAY:
        return _("round the clock")
    return f"{clock(opens)}–{clock(closes)}"


def spans_words(spans: Iterable[tuple[int, int]]) -> str:
    """All spans of a day, or "closed"."""
    return ", ".join(span_words(*span) for span in spans) or pgettext("hours", "closed")


def day_from(day: date, today: date) -> str:
    """When, seen from today: today, tomorrow, on Monday, on 2 January."""
    away = (day - today).days
    if away in (0, 1):
        return _("tomorrow") if away else _("today")
    if 1 < away < 7:
        return str(ON_DAY[day.isoweekday()])
    return _("on %(date)s") % {"date": date_words(day, today)}


def date_words(day: date, today: date | None = None) -> str:
    """2 January, with the year when it is not this one."""
    return date_format(day, "j E" if today and day.year == today.year else "j E Y")


def day_and_date(day: date) -> str:
    """Monday, 30 November."""
    return _("%(weekday)s, %(date)s") % {"weekday": DAY_NAMES[day.isoweekday()], "date": date_format(day, "j E")}


def days_words(first: date, last: date) -> str:
    """One day, or the first and the last of several: "Thursday 24 – Friday 25 December"."""
    if first == last:
        return day_and_date(first)
    one_month = (first.year, first.month) == (last.year, last.month)
    begins = date_format(first, "j" if one_month else "j E")
    ends = date_format(last, "j E")
    return f"{DAY_NAMES[first.isoweekday()]} {begins} – {DAY_NAMES[last.isoweekday()]} {ends}"


def next_seven(day: date) -> list[date]:
    """The day and the six after it."""
    return [day + timedelta(days=step) for step in range(7)]
