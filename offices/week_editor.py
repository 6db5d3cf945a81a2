"""The rows of the weekly editor: what staff type, turned into a Schedule and back.

A row is a dict of texts as a form sends them: `days` (a list of "1".."7" and "workdays") and FIELDS. A row without
days, times, note and dates is empty and ignored.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from offices.rules import DAY, WORKING_DAYS, Rule, ScheduleError, Span, time_text
from offices.schedule import Schedule, check, day_of, span
from offices.time_words import DAY_NAMES, SHORT_DAYS

UNKNOWN, OFFICE, GIVEN = "unknown", "office", "given"
MODES = {
    UNKNOWN: gettext_lazy("we do not know"),
    OFFICE: gettext_lazy("as the office"),
    GIVEN: gettext_lazy("given below"),
}
HOLIDAYS = {
    "closed": gettext_lazy("closed on public holidays"),
    "open": gettext_lazy("open on public holidays too"),
}
KINDS = {
    "clients": gettext_lazy("open for visitors"),
    "appointment": gettext_lazy("by appointment"),
    "internal": gettext_lazy("no visitors"),
    "closed": pgettext_lazy("hours", "closed"),
}
EVERY = {
    "week": gettext_lazy("every week"),
    "1": gettext_lazy("the first such day of the month"),
    "2": gettext_lazy("the second such day of the month"),
    "3": gettext_lazy("the third such day of the month"),
    "4": gettext_lazy("the fourth such day of the month"),
    "5": gettext_lazy("the fifth such day of the month"),
    "-1": gettext_lazy("the last such day of the month"),
    "lastday": gettext_lazy("the last day of the month"),
    "day": gettext_lazy("this day of the month:"),
}
IF_HOLIDAY = {
    "": gettext_lazy("as on other holidays"),
    "next": gettext_lazy("moves to the next working day"),
    "previous": gettext_lazy("moves to the previous working day"),
    "open": gettext_lazy("held all the same"),
}
WORKDAYS = "workdays"
FIELDS = ("opens", "closes", "opens2", "closes2", "note", "kind", "every", "day", "first", "last", "if_holiday")
FILLED = ("opens", "closes", "opens2", "closes2", "note", "day", "first", "last")
DEFAULTS = {"kind": "clients", "every": "week"}
Row = dict[str, Any]


@dataclass(frozen=True)
class Filled:
    """The editor as it was filled in, right or wrong."""

    mode: str
    holidays: str
    rows: tuple[Row, ...]


# ---------------------------------------------------------------- typed rows to a schedule


def schedule_of(filled: Filled) -> Schedule | None:
    """The schedule the rows mean; raises ScheduleError naming the row, or the day that overlaps."""
    if filled.mode == OFFICE:
        return Schedule(as_office=True)
    if filled.mode != GIVEN:
        return None
    rules = [_named_rule(row, place) for place, row in enumerate(filled.rows, 1) if not is_empty(row)]
    if not rules:
        raise ScheduleError(_("Fill in at least one row, or choose “we do not know”."))
    return Schedule(tuple(rules), filled.holidays)


def is_empty(row: Row) -> bool:
    """Whether nothing was typed or chosen in the row that could mean hours."""
    return not row["days"] and not any(row[name] for name in FILLED) and row["every"] in ("week", "")


def _named_rule(row: Row, place: int) -> Rule:
    """The rule of a row; errors say which row they speak of."""
    try:
        return check(_rule(row))
    except ScheduleError as error:
        raise ScheduleError(_("Row %(number)s: %(problem)s") % {"number": place, "problem": error}) from error


def _rule(row: Row) -> Rule:
    spans = tuple(_spans(row))
    if row["kind"] in ("clients", "appointment") and not spans:
        raise ScheduleError(_("the hours are missing"))
    if row["kind"] == "closed" and spans:
        raise ScheduleError(_("closed, and yet it has hours"))
    return _placed(
        Rule(
            days=_days(row),
            spans=spans,
            valid_from=day_of(row["first"].strip()) if row["first"].strip() else None,
            valid_to=day_of(row["last"].strip()) if row["last"].strip() else None,
            by_appointment=row["kind"] == "appointment",
            internal=row["kind"] == "internal",
            note=row["note"],
        ),
        row,
    )


def _placed(rule: Rule, row: Row) -> Rule:
    """The rule with its place in the month."""
    every = row["every"] or "week"
    if every == "week":
        return rule
    rule = replace(rule, if_holiday=row["if_holiday"])
    if every == "lastday":
        return replace(rule, day=-1)
    if every == "day":
        return replace(rule, day=_day_of_month(row["day"]))
    return replace(rule, nth=int(every))


def _days(row: Row) -> tuple[int, ...]:
    days = {int(day) for day in row["days"] if day != WORKDAYS}
    if WORKDAYS in row["days"]:
        days.update(WORKING_DAYS)
    if not days and row["every"] in ("lastday", "day"):
        days.update(WORKING_DAYS)
    if not days:
        raise ScheduleError(_("no day is ticked"))
    return tuple(sorted(days))


def _spans(row: Row) -> Iterator[Span]:
    for opens, closes in (("opens", "closes"), ("opens2", "closes2")):
        if row[opens] and row[closes]:
            yield span((spelled(row[opens]), spelled(row[closes])))
        elif row[opens] or row[closes]:
            raise ScheduleError(_("both the start and the end of the hours are needed"))


def spelled(text: str) -> str:
    """A time in the spellings staff use ("7.30", "730", "8") as "7:30"."""
    bare = text.strip().replace(".", ":").replace(",", ":")
    if not (bare.isascii() and bare.isdigit()):
        return bare
    return f"{bare}:00" if len(bare) <= 2 else f"{bare[:-2]}:{bare[-2:]}"


def _day_of_month(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0
    if not 1 <= number <= 31:
        raise ScheduleError(_("%(value)s is not a day of the month") % {"value": text[:20] or "?"})
    return number


# ---------------------------------------------------------------- a schedule to rows


def filled_with(schedule: Schedule | None) -> Filled:
    """The editor showing a schedule."""
    if schedule is None:
        return Filled(UNKNOWN, "closed", ())
    if schedule.as_office:
        return Filled(OFFICE, "closed", ())
    return Filled(GIVEN, schedule.holidays, tuple(row for rule in schedule.rules for row in _rows(rule)))


def empty_row() -> Row:
    """A row nobody has touched."""
    return dict.fromkeys(FIELDS, "") | DEFAULTS | {"days": []}


def _rows(rule: Rule) -> Iterator[Row]:
    """A rule as rows: two spans fit in one."""
    for at in range(0, len(rule.spans) or 1, 2):
        yield _row(rule, rule.spans[at : at + 2])


def _row(rule: Rule, spans: tuple[Span, ...]) -> Row:
    times = [short_time(minute) for span in spans for minute in span]
    row = empty_row() | dict(zip(("opens", "closes", "opens2", "closes2"), times, strict=False))
    row |= {"note": rule.note, "kind": _kind(rule), "if_holiday": rule.if_holiday, "days": _ticks(rule.days)}
    row |= {"first": _iso(rule.valid_from), "last": _iso(rule.valid_to)}
    if rule.nth is not None:
        row["every"] = str(rule.nth)
    elif rule.day is not None:
        row |= {"every": "lastday"} if rule.day == -1 else {"every": "day", "day": str(rule.day)}
    return row


def _kind(rule: Rule) -> str:
    if rule.by_appointment:
        return "appointment"
    return "internal" if rule.internal else "clients" if rule.spans else "closed"


def _ticks(days: tuple[int, ...]) -> list[str]:
    """Monday to Friday is one tick."""
    if set(WORKING_DAYS) <= set(days):
        return [WORKDAYS, *(str(day) for day in days if day not in WORKING_DAYS)]
    return [str(day) for day in days]


def short_time(minute: int) -> str:
    """7:30, as people write it."""
    return time_text(minute).removeprefix("0") if minute % DAY else time_text(minute)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def day_choices() -> list[tuple[str, str]]:
    """What can be ticked: Monday to Friday at once, or the days one by one."""
    single = [(str(number), str(name)) for number, name in DAY_NAMES.items()]
    return [(WORKDAYS, f"{SHORT_DAYS[1]}–{SHORT_DAYS[5]}"), *single]
