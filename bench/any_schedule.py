"""Schedules made at random, of the kinds that both our engine and OSM opening_hours can express."""

from datetime import date, timedelta
from random import Random

from offices.rules import Rule, ScheduleError, Span
from offices.schedule import Schedule

FIRST = date(2026, 3, 1)
NOTES = ("", "", "", "pokój 26", "wejście B; domofon 3")


def any_schedule(random: Random) -> Schedule:
    """A week with breaks, appointments, internal hours, periods and n-th weekdays; or a week with nights."""
    while True:
        try:
            return _with_nights(random) if random.random() < 0.2 else _with_layers(random)
        except ScheduleError:
            continue


def _with_layers(random: Random) -> Schedule:
    week = [_rule(random) for _ in range(random.randint(1, 4))]
    periods = [_in_period(random, _rule(random)) for _ in range(random.choice((0, 0, 1, 2, 3)))]
    numbered = [_numbered(random, _rule(random)) for _ in range(random.choice((0, 0, 1, 2)))]
    return Schedule((*week, *periods, *numbered), random.choice(("closed", "closed", "open")))


def _with_nights(random: Random) -> Schedule:
    """Nights only in a plain week: where a night meets a replaced day, the OSM libraries disagree."""
    rules = [Rule(days=_days(random), spans=(_night(random),)) for _ in range(random.randint(1, 2))]
    return Schedule((*rules, Rule(days=_days(random), spans=(Span(8 * 60, 12 * 60),))), "open")


def _rule(random: Random) -> Rule:
    kind = random.choice(("open", "open", "open", "appointment", "internal", "closed"))
    spans = () if kind == "closed" else _spans(random)
    return Rule(
        days=_days(random),
        spans=spans,
        by_appointment=kind == "appointment",
        internal=kind == "internal",
        note=random.choice(NOTES),
    )


def _days(random: Random) -> tuple[int, ...]:
    return tuple(sorted(random.sample(range(1, 8), random.randint(1, 7))))


def _spans(random: Random) -> tuple[Span, ...]:
    edges = sorted(random.sample(range(24 * 4 + 1), 2 * random.randint(1, 3)))
    return tuple(Span(15 * edges[at], 15 * edges[at + 1]) for at in range(0, len(edges), 2))


def _night(random: Random) -> Span:
    return Span(15 * random.randint(17 * 4, 23 * 4), 24 * 60 + 15 * random.randint(1, 8 * 4))


def _in_period(random: Random, rule: Rule) -> Rule:
    first = FIRST + timedelta(days=random.randint(-30, 380))
    last = first + timedelta(days=random.choice((0, 6, 30, 62)))
    ends = random.choice(("both", "both", "both", "first", "last"))
    return _replaced(rule, valid_from=None if ends == "last" else first, valid_to=None if ends == "first" else last)


def _numbered(random: Random, rule: Rule) -> Rule:
    return _replaced(rule, nth=random.choice((1, 2, 3, 4, 5, -1)))


def _replaced(rule: Rule, **changes: object) -> Rule:
    return Rule(**{**vars(rule), **changes})
