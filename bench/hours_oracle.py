"""Our opening hours against opening-hours-py: every minute of 400 days for schedules made at random.

python -m bench.hours_oracle [HOW_MANY] [SEED]
"""

import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import django
from opening_hours import OpeningHours

from bench.any_schedule import FIRST, any_schedule
from offices.decision_days import never
from offices.hours import ZONE, Hours
from offices.schedule import Schedule

DAYS = 400
MOMENTS = 50
KINDS = {"open": "open", "unknown": "by_appointment"}
STATES = {"open": "open", "closing_soon": "open", "by_appointment": "by_appointment"}
Stretch = tuple[datetime, datetime, str]


def oracle_of(schedule: Schedule, **zone: ZoneInfo) -> OpeningHours:
    """The other library's reading; "open on holidays" is what OSM means where it says nothing of them."""
    return OpeningHours(schedule.to_osm().removesuffix("; PH open"), country="PL", **zone)


def theirs(schedule: Schedule, first: date = FIRST, days: int = DAYS) -> list[Stretch]:
    """Stretches of wall-clock time for clients, as the other library sees them."""
    start, end = _bounds(first, days)
    found = oracle_of(schedule).intervals(start, end)
    return joined((begin, close, KINDS[str(state)]) for begin, close, state, _ in found if str(state) in KINDS)


def ours(schedule: Schedule, first: date = FIRST, days: int = DAYS) -> list[Stretch]:
    """The same by our engine."""
    start, end = _bounds(first, days)
    hours = Hours(schedule, awaited=never)
    return joined(
        (max(begin, start), min(close, end), kind)
        for step in range(-1, days)
        for begin, close, kind in _stretches(hours, first + timedelta(days=step))
        if begin < end and close > start
    )


def _bounds(first: date, days: int) -> tuple[datetime, datetime]:
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001  wall-clock time on purpose
    return start, start + timedelta(days=days)


def _stretches(hours: Hours, day: date) -> Iterator[Stretch]:
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001
    for interval in hours.on(day).intervals:
        if not interval.internal:
            opens, closes = (midnight + timedelta(minutes=at) for at in (interval.opens, interval.closes))
            yield opens, closes, interval.kind


def joined(stretches: Iterator[Stretch]) -> list[Stretch]:
    """Touching and overlapping stretches of one kind made one."""
    result: list[Stretch] = []
    for begin, close, kind in sorted(stretches):
        if result and begin <= result[-1][1] and kind == result[-1][2]:
            result[-1] = (result[-1][0], max(close, result[-1][1]), kind)
        else:
            result.append((begin, close, kind))
    return result


def state_of(oracle: OpeningHours, at: datetime) -> str:
    """What the other library says of a moment, in our words."""
    state, _comment = oracle.state(at.astimezone(ZONE))
    return KINDS.get(str(state), "closed")


def comes_twice(at: datetime) -> bool:
    """The hour that is repeated in autumn: we take the first of the two, the other library both."""
    local = at.astimezone(ZONE)
    return local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()


def moments(random: Random, how_many: int) -> list[datetime]:
    """Moments of the 400 days, the two nights of the clock change more often than others."""
    start = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC)
    nights = (datetime(2026, 3, 28, 20, tzinfo=UTC), datetime(2026, 10, 24, 20, tzinfo=UTC))
    return [
        random.choice((start, *nights)) + timedelta(minutes=random.randrange(24 * 60 * random.choice((1, DAYS))))
        for _ in range(how_many)
    ]


def same_at_moments(schedule: Schedule, random: Random, how_many: int) -> bool:
    """Whether both say the same at random moments, summer and winter time included."""
    oracle, hours = oracle_of(schedule, timezone=ZONE), Hours(schedule, awaited=never)
    return all(
        STATES.get(hours.status(at).kind, "closed") == state_of(oracle, at)
        for at in moments(random, how_many)
        if not comes_twice(at)
    )


def main(how_many: int, seed: int) -> int:
    """Print how many schedules were compared, how many differed and how long both took."""
    random = Random(seed)
    spent, differing = [0.0, 0.0], []
    for _ in range(how_many):
        schedule = any_schedule(random)
        began = time.perf_counter()
        mine = ours(schedule)
        between = time.perf_counter()
        reference = theirs(schedule)
        spent = [spent[0] + between - began, spent[1] + time.perf_counter() - between]
        if mine != reference or not same_at_moments(schedule, random, MOMENTS):
            differing.append(schedule.to_osm())
    print(f"{how_many} schedules x {DAYS} days and {MOMENTS} moments, seed {seed}: {len(differing)} differ")
    print(f"ours {spent[0] / how_many * 1000:.2f} ms, theirs {spent[1] / how_many * 1000:.2f} ms for {DAYS} days")
    for text in differing[:5]:
        print("differs:", text)
    return 1 if differing else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    arguments = [int(argument) for argument in sys.argv[1:]] + [2000, 1][len(sys.argv) - 1 :]
    sys.exit(main(*arguments))
