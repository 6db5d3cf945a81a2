"""Rules of a week as OSM opening_hours text, written so that `offices.osm` and other programs read the same hours."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from offices.osm import BEGINNING, DAYS, INTERNAL, MONTHS, selector
from offices.rules import ALL_DAYS, DAY, WORKING_DAYS, Rule, span_text

NAMES = {number: name for name, number in DAYS.items()}


def osm_from_rules(rules: Iterable[Rule], holidays: str) -> str:
    """The text of the rules OSM has words for, weekly first, the winning ones last; empty when there are none."""
    plain = sorted((rule for rule in rules if rule.day is None and not rule.if_holiday), key=_written_after)
    text = ""
    begun: set[tuple[object, ...]] = set()
    # a semicolon would cut a night short where the next day has hours of its own
    border = ", " if any(_is_night(rule) for rule in plain) else "; "
    for rule in plain:
        for days, added in _parts(rule, begun):
            between = ", " if added else "; " if rule.monthly or rule.dated else border
            text += (between if text else "") + rule_text(replace(rule, days=days), alone=not added)
        begun |= {(selector(rule), day) for day in rule.days}
    if not text or (text == "24/7" and holidays == "open"):
        return text
    return f"{text}; {'PH open' if holidays == 'open' else 'PH off'}"


def _written_after(rule: Rule) -> tuple[object, ...]:
    """In OSM a later rule replaces the day, so the winning ones come last; what is only off comes after the open."""
    return *rule.precedence, rule.internal, rule.days, rule.spans


def _is_night(rule: Rule) -> bool:
    return any(span.closes > DAY for span in rule.spans)


def _parts(rule: Rule, begun: set[tuple[object, ...]]) -> Iterator[tuple[tuple[int, ...], bool]]:
    """The days of a rule that it begins, and those where it adds to a rule already written."""
    adds = tuple(day for day in rule.days if (selector(rule), day) in begun)
    begins = tuple(day for day in rule.days if day not in adds)
    if begins:
        yield begins, False
    if adds:
        yield adds, True


def monthly_from_rules(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """The rules OSM has no words for, as `rules_from_monthly` reads them."""
    return [_monthly(rule) for rule in rules if rule.day is not None or rule.if_holiday]


def _monthly(rule: Rule) -> dict[str, Any]:
    plain_days = rule.days == WORKING_DAYS or rule.nth is not None
    hours = rule_text(replace(rule, nth=None, days=() if plain_days else rule.days))
    day: int | str | None = rule.day if rule.nth is None else days_text(rule)
    return {"day": day, "hours": hours} | ({"if_holiday": rule.if_holiday} if rule.if_holiday else {})


def rule_text(rule: Rule, *, alone: bool = False) -> str:
    """One rule: `2026 Jul 01-2026 Aug 31 Mo-Fr 08:00-14:00 "note"`."""
    when = " ".join(part for part in (_period_text(rule), days_text(rule)) if part)
    times = ",".join(span_text(span) for span in rule.spans)
    if rule.days == ALL_DAYS and times == "00:00-24:00" and not rule.monthly and not rule.dated:
        when, times = "", "24/7"
    text = " ".join(part for part in (when, times, _state(rule)) if part)
    # a time that is off leaves the ordinary hours of its day alone: they are taken away first
    hides_week = alone and rule.internal and times and (rule.monthly or rule.dated)
    return f"{when} off; {text}" if hides_week else text


def _state(rule: Rule) -> str:
    if rule.internal:
        return f'off "{INTERNAL}: {rule.note}"' if rule.note else f'off "{INTERNAL}"'
    word = "unknown" if rule.by_appointment else "off" if not rule.spans else "open" if rule.note else ""
    return f'{word} "{rule.note}"' if rule.note else word


def _period_text(rule: Rule) -> str:
    if not rule.dated:
        return ""
    first, last = rule.valid_from or BEGINNING, rule.valid_to
    if last is None:
        return f"{_date_text(first)}+"
    return _date_text(first) if first == last else f"{_date_text(first)}-{_date_text(last)}"


def _date_text(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02}"


def days_text(rule: Rule) -> str:
    """Mo-We,Fr; with the number in the month Tu[2],Th[2]."""
    if rule.nth is not None:
        return ",".join(f"{NAMES[day]}[{rule.nth}]" for day in rule.days)
    return ",".join(_run_text(run) for run in runs(rule.days))


def _run_text(run: list[int]) -> str:
    return NAMES[run[0]] if len(run) == 1 else f"{NAMES[run[0]]}-{NAMES[run[-1]]}"


def runs(days: Iterable[int]) -> list[list[int]]:
    """Consecutive days together: (1, 2, 4) gives [[1, 2], [4]]."""
    result: list[list[int]] = []
    for day in days:
        if result and day == result[-1][-1] + 1:
            result[-1].append(day)
        else:
            result.append([day])
    return result
