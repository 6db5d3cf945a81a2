"""Tables that print hours: the week with today, the ordinary week for paper, the odd days ahead."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from offices.hours import Day, Hours, Interval
from offices.note_words import note_words
from offices.rule_words import days_of_rule, period_words, rule_words
from offices.rules import ALL_DAYS
from offices.status_words import reason_words
from offices.time_words import (
    DAY_NAMES,
    days_words,
    next_seven,
    span_words,
    spans_words,
)


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
    answers = {(found.intervals, found.internal, found.known, found.awaits, _odd_reason(found)) for found in days}
    return len(answers) == 1


def _grouped(days: list[Day]) -> list[Row]:
    """Rows of equal consecutive days."""
    groups: list[list[Day]] = []
    for found in days:
        if groups and _alike([groups[-1][-1], found]):
            groups[-1].append(found)
        else:
            groups.append([found])
    return [_group_row(group) for group in groups]


def _group_row(group: list[Day]) -> Row:
    label = _run_words([found.date.isoweekday() for found in group])
    return _row(group[0], label) if len(group) == 1 else replace(_row(group[0], label), why=_odd_reason(group[0]))


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
    """The reason; an exceptional day also shows its date, so that nobody takes it for every week."""
    if found.layer in ("weekly", "period", "unknown") and not found.awaits and not found.confirmed:
        return _odd_reason(found)
    return ", ".join(filter(None, (date_format(found.date, "j E"), _odd_reason(found))))


def _odd_reason(found: Day) -> str:
    """Why a day is odd: the holiday, the exception's words, or the rule that gave it."""
    if reason_words(found) or found.confirmed or found.rule is None:
        return reason_words(found) or (_("usual hours, confirmed") if found.confirmed else "")
    if found.layer == "monthly":
        words = days_of_rule(found.rule)
        return words if found.rule.names(found.date) else _("%(rule)s, moved from a day off") % {"rule": words}
    return period_words(found.rule)


def day_words(found: Day) -> str:
    """The hours of a day: "7:30–10:00, 14:00–15:30", closed, not known, or not confirmed yet with the usual ones."""
    if not found.known:
        return pgettext("hours", "not known")
    if found.awaits:
        return (
            _("not confirmed yet, usually %(hours)s") % {"hours": _hours_words(found)}
            if found.intervals
            else _("not confirmed yet")
        )
    return _hours_words(found)


def _hours_words(found: Day) -> str:
    if found.internal and not found.intervals:
        return _("no visitors")
    return ", ".join(_interval_words(interval) for interval in found.intervals) or pgettext("hours", "closed")


def _interval_words(interval: Interval) -> str:
    words = span_words(interval.opens, interval.closes)
    asides = [_("no visitors")] if interval.internal else [_("by appointment")] if interval.by_appointment else []
    asides += [note_words(interval.note)] if interval.note else []
    return f"{words} ({', '.join(asides)})" if asides else words


# ---------------------------------------------------------------- the odd days


def change_rows(hours: Hours, day: date, days: int = 60) -> list[Row]:
    """The odd days ahead, equal consecutive ones together: "Thursday, 24 December: closed (Christmas Eve)".

    A period (summer hours) is one row, where it begins.
    """
    groups: list[list[Day]] = []
    for found in hours.days_ahead(day, days):
        if groups and _one_change(groups[-1][-1], found):
            groups[-1].append(found)
        elif not any(_one_period(group[0], found) for group in groups):
            groups.append([found])
    return [_change_row(hours, group, day) for group in groups]


def _one_change(before: Day, found: Day) -> bool:
    return (found.date - before.date).days == 1 and _change_words(before) == _change_words(found)


def _one_period(before: Day, found: Day) -> bool:
    return before.layer == found.layer == "period" and _period(before) == _period(found)


def _period(found: Day) -> tuple[date | None, date | None]:
    return (found.rule.valid_from, found.rule.valid_to) if found.rule else (None, None)


def _change_row(hours: Hours, group: list[Day], today: date) -> Row:
    first, last = group[0].date, group[-1].date
    now = first <= today <= last
    begins, ends = _period(group[0])
    if group[0].layer == "period" and group[0].rule and begins != ends:
        return Row(period_words(group[0].rule), _period_hours(hours, group[0]), today=now, starts=first)
    reasons = dict.fromkeys(filter(None, map(_change_reason, group)))
    words = _change_words(group[0])
    return Row(days_words(first, last), words, "", ", ".join(reasons), now, group[0].closed, first)


def _period_hours(hours: Hours, found: Day) -> str:
    """The whole week of the period the day lies in."""
    rules = [rule for rule in hours.rules if not rule.monthly and (rule.valid_from, rule.valid_to) == _period(found)]
    return "; ".join(rule_words(replace(rule, valid_from=None, valid_to=None)) for rule in rules)


def _change_words(found: Day) -> str:
    duties = [f"{duty.matter}: {spans_words((i.opens, i.closes) for i in duty.intervals)}" for duty in found.duties]
    return "; ".join([day_words(found), *duties])


def _change_reason(found: Day) -> str:
    return _odd_reason(found) or next((duty.reason for duty in found.duties if duty.reason), "")
