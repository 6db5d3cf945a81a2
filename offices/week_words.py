"""Tables and lines that print hours: the week with today, the odd days ahead, a schedule in one line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from offices.hours import Day, Hours, Interval
from offices.osm import runs
from offices.rules import ALL_DAYS, Rule
from offices.schedule import Schedule
from offices.status_words import reason_words
from offices.time_words import (
    DAY_NAMES,
    SHORT_DAYS,
    WHOLE_DAY,
    date_words,
    days_words,
    next_seven,
    span_words,
    spans_words,
)

LAST_WEEKDAY = {
    1: gettext_lazy("on the last Monday of the month"),
    2: gettext_lazy("on the last Tuesday of the month"),
    3: gettext_lazy("on the last Wednesday of the month"),
    4: gettext_lazy("on the last Thursday of the month"),
    5: gettext_lazy("on the last Friday of the month"),
    6: gettext_lazy("on the last Saturday of the month"),
    7: gettext_lazy("on the last Sunday of the month"),
}
ORDINALS = {
    1: pgettext_lazy("ordinal", "1st"),
    2: pgettext_lazy("ordinal", "2nd"),
    3: pgettext_lazy("ordinal", "3rd"),
    4: pgettext_lazy("ordinal", "4th"),
    5: pgettext_lazy("ordinal", "5th"),
}
# Ukrainian counts a Wednesday with another ending than a Tuesday.
ORDINALS_FEMININE = {
    1: pgettext_lazy("feminine ordinal", "1st"),
    2: pgettext_lazy("feminine ordinal", "2nd"),
    3: pgettext_lazy("feminine ordinal", "3rd"),
    4: pgettext_lazy("feminine ordinal", "4th"),
    5: pgettext_lazy("feminine ordinal", "5th"),
}
FEMININE = (3, 5, 6, 7)


@dataclass(frozen=True)
class Row:
    """A line of a table of hours: `label` and `aside` (in brackets) name the days, `why` the odd reason.

    `starts` is the first day of an odd row; a row of the week has none.
    """

    label: str
    hours: str
    aside: str = ""
    why: str = ""
    today: bool = False
    closed: bool = False
    starts: date | None = None


# ---------------------------------------------------------------- the week


def week_rows(hours: Hours, day: date) -> list[Row]:
    """The coming seven days as a table that starts on Monday; short when Monday to Friday are equal.

    Empty when the hours are unknown. The hours are those of the next Monday, Tuesday, ...: what a reader of
    today can still use, a holiday among them included.
    """
    days = {found.date.isoweekday(): found for found in map(hours.on, next_seven(day))}
    if not any(found.known for found in days.values()):
        return []
    ordered = [days[number] for number in ALL_DAYS]
    today = days[day.isoweekday()]
    if _alike(ordered[:5]):
        return [_today_row(today), *_grouped(ordered[:5]), *_grouped(ordered[5:])]
    return [_day_row(found, found is today) for found in ordered]


def plain_rows(hours: Hours, day: date) -> list[Row]:
    """The ordinary week for print: no today, no exceptions, equal consecutive days together."""
    week = [hours.plain(found) for found in sorted(next_seven(day), key=date.isoweekday)]
    return _grouped(week) if any(found.known for found in week) else []


def _alike(days: list[Day]) -> bool:
    return len({(found.intervals, found.internal, found.known, reason_words(found)) for found in days}) == 1


def _grouped(days: list[Day]) -> list[Row]:
    """Rows of equal consecutive days."""
    groups: list[list[Day]] = []
    for found in days:
        if groups and _alike([groups[-1][-1], found]):
            groups[-1].append(found)
        else:
            groups.append([found])
    return [_row(group[0], _run_words([found.date.isoweekday() for found in group])) for group in groups]


def _run_words(numbers: list[int]) -> str:
    first, last = str(DAY_NAMES[numbers[0]]), str(DAY_NAMES[numbers[-1]])
    if len(numbers) == 1:
        return first
    return f"{first}, {last}" if len(numbers) == 2 else f"{first}–{last}"


def _today_row(found: Day) -> Row:
    return _row(found, _("today"), str(DAY_NAMES[found.date.isoweekday()]), today=True)


def _day_row(found: Day, today: bool) -> Row:
    return _row(found, str(DAY_NAMES[found.date.isoweekday()]), _("today") if today else "", today=today)


def _row(found: Day, label: str, aside: str = "", *, today: bool = False) -> Row:
    return Row(label, day_words(found), aside, _row_reason(found), today, found.closed)


def _row_reason(found: Day) -> str:
    """The reason; an exceptional day without one shows its date, so that nobody takes it for every week."""
    because = reason_words(found)
    if found.layer in ("weekly", "unknown") or because:
        return because
    return date_format(found.date, "j E")


def day_words(found: Day) -> str:
    """The hours of a day: "7:30–10:00, 14:00–15:30", closed, or not known."""
    if not found.known:
        return pgettext("hours", "not known")
    if found.internal and not found.intervals:
        return _("no visitors")
    return ", ".join(_interval_words(interval) for interval in found.intervals) or pgettext("hours", "closed")


def _interval_words(interval: Interval) -> str:
    words = span_words(interval.opens, interval.closes)
    asides = [_("no visitors")] if interval.internal else [_("by appointment")] if interval.by_appointment else []
    asides += [interval.note] if interval.note else []
    return f"{words} ({', '.join(asides)})" if asides else words


# ---------------------------------------------------------------- the odd days


def change_rows(hours: Hours, day: date, days: int = 60) -> list[Row]:
    """The odd days ahead, equal consecutive ones together: "Thursday, 24 December: closed (Christmas Eve)"."""
    rows: list[tuple[list[Day], str]] = []
    for found in hours.days_ahead(day, days):
        words = _change_words(found)
        if rows and rows[-1][1] == words and (found.date - rows[-1][0][-1].date).days == 1:
            rows[-1][0].append(found)
        else:
            rows.append(([found], words))
    return [_change_row(group, words, day) for group, words in rows]


def _change_row(group: list[Day], words: str, today: date) -> Row:
    reasons = dict.fromkeys(filter(None, map(_change_reason, group)))
    first, last = group[0].date, group[-1].date
    return Row(days_words(first, last), words, "", ", ".join(reasons), first <= today <= last, group[0].closed, first)


def _change_words(found: Day) -> str:
    duties = [f"{duty.matter}: {spans_words((i.opens, i.closes) for i in duty.intervals)}" for duty in found.duties]
    return "; ".join([day_words(found), *duties])


def _change_reason(found: Day) -> str:
    return reason_words(found) or next((duty.reason for duty in found.duties if duty.reason), "")


def today_sentence(hours: Hours, day: date) -> str:
    """ "Dziś inne godziny: 10:00–12:00" when today differs from the plain week; else empty."""
    odd = hours.days_ahead(day, 1)
    if not odd or not odd[0].intervals:
        return ""
    return _("Different hours today: %(hours)s") % {"hours": day_words(odd[0])}


# ---------------------------------------------------------------- a schedule in one line


def describe(schedule: Schedule | None) -> str:
    """The schedule in one line: "pn.–śr., pt. 7:30–15:30; czw. 9:00–17:00"."""
    if schedule is None:
        return _("hours not known")
    if schedule.as_office:
        return _("as the office")
    parts = [rule_words(rule) for rule in schedule.rules]
    if schedule.holidays == "open" and schedule.rules[0].spans != (WHOLE_DAY,):
        parts.append(_("also on public holidays"))
    return "; ".join(parts)


def rule_words(rule: Rule) -> str:
    """One rule in words, with its period, its day of the month and what it means for visitors."""
    hours = ", ".join(span_words(*span) for span in rule.spans)
    asides = [_("by appointment")] if rule.by_appointment else [_("no visitors")] if rule.internal and hours else []
    asides += [rule.note] if rule.note else []
    if not hours:
        hours = _("no visitors") if rule.internal else pgettext("hours", "closed")
    words = " ".join(part for part in (_period_words(rule), _days_words(rule), hours) if part)
    return f"{words} ({', '.join(asides)})" if asides else words


def _days_words(rule: Rule) -> str:
    if rule.day is not None:
        return _month_day_words(rule.day)
    if rule.nth is not None:
        return ", ".join(_nth_words(rule.nth, day) for day in rule.days)
    if rule.days == ALL_DAYS:
        return "" if rule.spans == (WHOLE_DAY,) else _("daily")
    return short_days(rule.days)


def short_days(days: Iterable[int]) -> str:
    """pn.–śr., pt.: only consecutive days are joined."""
    return ", ".join(
        f"{SHORT_DAYS[run[0]]}–{SHORT_DAYS[run[-1]]}" if len(run) > 2 else ", ".join(str(SHORT_DAYS[d]) for d in run)
        for run in runs(days)
    )


def _month_day_words(day: int) -> str:
    if day == -1:
        return _("on the last day of the month")
    if day < 0:
        return _("on day %(number)d from the end of the month") % {"number": -day}
    return _("on day %(number)d of the month") % {"number": day}


def _nth_words(nth: int, day: int) -> str:
    if nth == -1:
        return str(LAST_WEEKDAY[day])
    ordinals = ORDINALS_FEMININE if day in FEMININE else ORDINALS
    name = {"weekday": DAY_NAMES[day], "ordinal": ordinals[abs(nth)]}
    if nth < 0:
        return _("%(ordinal)s %(weekday)s from the end of the month") % name
    return _("%(ordinal)s %(weekday)s of the month") % name


def _period_words(rule: Rule) -> str:
    if not rule.dated:
        return ""
    first = rule.valid_from and date_words(rule.valid_from)
    last = rule.valid_to and date_words(rule.valid_to)
    if first == last:
        return f"{first}:"
    if not last:
        return _("from %(first)s:") % {"first": first}
    if not first:
        return _("until %(last)s:") % {"last": last}
    return _("from %(first)s to %(last)s:") % {"first": first, "last": last}
