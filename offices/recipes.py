"""Which of the kept hours are open at a moment: computed from the hours themselves, so it is right on any day.

Many entries share the same hours; each distinct set is stored and asked once. A recipe is everything the answer depends
on, as JSON: {"schedule", "exceptions", "municipality" (whose free days count), "parent": recipe of the office or null}.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from offices.answers import Status
from offices.hours import ExceptionDay, Hours
from offices.rules import Span
from offices.schedule import Schedule, load

Recipe = dict[str, Any]
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class FreeDay(NamedTuple):
    """A day that a municipality (None: everybody) has free, and its name."""

    municipality: int | None
    day: date
    name: str


def recipe(
    schedule: Schedule | None,
    exceptions: Iterable[ExceptionDay],
    municipality: int | None,
    parent: Recipe | None = None,
) -> Recipe | None:
    """The recipe of some hours; None when nothing at all is known."""
    odd_days = [_exception(exception) for exception in exceptions]
    if schedule is None and not odd_days:
        return None
    return {
        "schedule": schedule and schedule.to_json(),
        "exceptions": odd_days,
        "municipality": municipality,
        "parent": parent,
    }


def free_days(by_municipality: Mapping[int | None, Mapping[date, str]]) -> tuple[FreeDay, ...]:
    """The extra free days in one order, as hours_of takes them."""
    found = [FreeDay(place, day, name) for place, days in by_municipality.items() for day, name in days.items()]
    return tuple(sorted(found, key=lambda free: (free.day, free.municipality or 0, free.name)))


def canonical(value: Any) -> str:
    """A JSON value as text: equal values, equal text."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(value: Any) -> str:
    """A short name for a JSON value."""
    return sha256(canonical(value).encode()).hexdigest()


@lru_cache(maxsize=4096)
def hours_of(text: str, free: tuple[FreeDay, ...]) -> Hours:
    """The hours that a stored recipe describes, with today's extra free days; remembered between requests."""
    return _built(json.loads(text), free)


def open_at(recipes: Iterable[tuple[int, str]], at: datetime, free: tuple[FreeDay, ...]) -> tuple[int, ...]:
    """The numbers of the recipes by which a visitor without an appointment is received at the moment."""
    return tuple(number for number, text in recipes if hours_of(text, free).is_open(at))


def standing(recipes: Iterable[tuple[int, str]], at: datetime, free: tuple[FreeDay, ...]) -> dict[int, int]:
    """{number of the recipe: its place} of those open at the moment: 0, and 1 for those that close soon."""
    places = {"open": 0, "closing_soon": 1}
    kinds = ((number, hours_of(text, free).status(at).kind) for number, text in recipes)
    return {number: places[kind] for number, kind in kinds if kind in places}


def by_closing(recipes: Iterable[tuple[int, str]], at: datetime, free: tuple[FreeDay, ...]) -> dict[int, int]:
    """{number of the recipe: its place} of those open at the moment: 0 closes last (or never), the highest soonest."""
    statuses = ((number, hours_of(text, free).status(at)) for number, text in recipes)
    ends = {number: status.until or NEVER for number, status in statuses if status.is_open}
    places = {end: place for place, end in enumerate(sorted(set(ends.values()), reverse=True))}
    return {number: places[end] for number, end in ends.items()}


def first_opening(recipes: Iterable[str], at: datetime, free: tuple[FreeDay, ...]) -> Status | None:
    """The status of the recipe that is open or opens soonest; None when none opens in sight."""
    found = [hours_of(text, free).status(at) for text in recipes]
    ahead = [status for status in found if status.is_open or status.opens_at]
    return min(ahead, key=lambda status: at if status.is_open else status.opens_at or at, default=None)


def _built(stored: Recipe, free: tuple[FreeDay, ...]) -> Hours:
    theirs = (None, stored["municipality"])
    return Hours(
        load(stored["schedule"]),
        [_exception_day(value) for value in stored["exceptions"]],
        {one.day: one.name for one in free if one.municipality in theirs},
        _built(stored["parent"], free) if stored["parent"] else None,
    )


def _exception(exception: ExceptionDay) -> dict[str, Any]:
    return {
        "from": exception.first.isoformat(),
        "to": exception.last.isoformat(),
        "spans": [list(span) for span in exception.spans],
        "reason": exception.reason,
        "matter": exception.matter,
        **({"usual": True} if exception.usual else {}),
    }


def _exception_day(value: dict[str, Any]) -> ExceptionDay:
    return ExceptionDay(
        date.fromisoformat(value["from"]),
        date.fromisoformat(value["to"]),
        tuple(Span(opens, closes) for opens, closes in value["spans"]),
        value["reason"],
        value["matter"],
        value.get("usual", False),
    )
