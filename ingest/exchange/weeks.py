"""Hours in a line: the OSM opening_hours text with the monthly rules beside it, and the odd days."""

import json
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from ingest.exchange.values import BadValueError, Row, day, items, one_of, parts, rising, text
from offices.rules import POLICIES, Span, span_text, time_text
from offices.schedule import Schedule, ScheduleError, span

AS_OFFICE = "as office"
CLOSED = ("", "off", "closed")
USUAL = "usual"


def week(hours: str | None, monthly: list[dict[str, Any]]) -> Schedule | None:
    """The schedule of both keys together; None (unknown) when both are empty."""
    if hours == AS_OFFICE:
        return Schedule(as_office=True)
    if not hours and not monthly:
        return None
    try:
        return _schedule(hours or "", json.dumps(monthly))
    except ScheduleError as problem:
        raise BadValueError(str(problem), hours or monthly) from problem


@lru_cache(maxsize=1024)
def _schedule(hours: str, monthly: str) -> Schedule:
    """Remembered, because many records of a file keep the same hours; through JSON, which checks days and dates."""
    return Schedule.from_json(Schedule.from_osm(hours, json.loads(monthly)).to_json())


def osm(value: Any) -> str:
    """The text of the key, tried out."""
    hours = text(value, longest=5000, one_line=True)
    if hours and hours != "PH open":
        week(hours, [])
    return hours


def monthly(value: Any) -> list[dict[str, Any]]:
    """The monthly rules, each tried out."""
    return items(value, _monthly)


def _monthly(value: Any) -> dict[str, Any]:
    rule = parts(value, needed="day", known=("day", "hours", "if_holiday"))
    if type(rule["day"]) not in (int, str):
        raise BadValueError(_("“day” is a day of the month (-1 is the last) or a weekday such as Tu[2]"))
    text(rule.get("hours"), longest=5000, one_line=True)
    one_of(rule.get("if_holiday") or "", ("", *POLICIES))
    said = {key: part for key, part in rule.items() if part not in (None, "")}
    week("", [said])
    return said


def said_with(schedule: Schedule | None, values: dict[str, Any]) -> Schedule | None:
    """The schedule after a line that gives one of the two keys, or both: the one not given stays."""
    hours = values["hours"] if "hours" in values else osm_of(schedule)
    rules = values["monthly"] if "monthly" in values else monthly_of(schedule)
    return week(hours, rules)


def osm_of(schedule: Schedule | None) -> str:
    """What the key `hours` of a dump holds."""
    if schedule is None:
        return ""
    if schedule.as_office:
        return AS_OFFICE
    return schedule.to_osm() or ("PH open" if schedule.holidays == "open" else "")


def monthly_of(schedule: Schedule | None) -> list[dict[str, Any]]:
    return [] if schedule is None or schedule.as_office else schedule.monthly()


def exception(value: Any) -> Row:
    """{"from": "2026-12-24", "to": "2026-12-26", "hours": "10:00-12:00", "reason": "…"}; no hours: closed.

    Hours of "usual" confirm those of the week.
    """
    said = parts(value, needed="from", known=("from", "to", "hours", "reason", "matter"))
    starts, ends = day(said["from"]), day(said.get("to"))
    rising(starts, ends)
    row: dict[str, Any] = {"ends": ends or starts}
    if "hours" in said:
        row["usual"] = said["hours"] == USUAL
        row["spans"] = [] if row["usual"] else spans(said["hours"])
    if "reason" in said:
        row["reason"] = text(said["reason"], longest=200, one_line=True)
    return Row((starts, text(said.get("matter"), longest=200, one_line=True)), row)


def spans(value: Any) -> list[list[str]]:
    """[["10:00", "12:00"]] of "10:00-12:00, 13:00-14:00"; [] of "closed"."""
    hours = text(value, longest=200, one_line=True)
    if hours in CLOSED:
        return []
    return [_span(part) for part in hours.split(",")]


def _span(part: str) -> list[str]:
    try:
        return as_stored(span([time.strip() for time in part.split("-")]))
    except ScheduleError as problem:
        raise BadValueError(str(problem), part) from problem


def as_stored(time: Span) -> list[str]:
    return [time_text(time.opens), time_text(time.closes)]


def spans_text(stored: list) -> str:
    """What the key `hours` of an exception holds: "10:00-12:00,13:00-14:00"; "" for closed days."""
    return ",".join(span_text(span(pair)) for pair in stored)
