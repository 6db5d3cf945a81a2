"""Opening hours as one value: what the `hours` columns hold, and how it is read and written.

What the value means on a given day, holidays and exceptions included, is the matter of `offices.hours`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Self

from django.utils.translation import gettext as _

from offices.osm import rules_from_monthly, rules_from_osm
from offices.osm_writing import monthly_from_rules, osm_from_rules
from offices.rules import ALL_DAYS, DAY, POLICIES, WORKING_DAYS, Rule, ScheduleError, Span, canonical, time_text

__all__ = ["Rule", "Schedule", "ScheduleError", "Span", "load"]

AS_OFFICE = {"as": "office"}
KEYS = {"days", "spans", "day", "nth", "from", "to", "by_appointment", "internal", "note", "if_holiday"}
LONGEST_NOTE = 300
NOT_TEXT = re.compile(r"[\x00\ud800-\udfff]")
FIRST_DAY, LAST_DAY = date(1900, 1, 2), date(2199, 12, 31)
MOST_RULES = 100


@dataclass(frozen=True)
class Schedule:
    """The hours of an office, desk, line or benefit; always in canonical form, so equal hours are equal values.

    `holidays` is what public holidays do to the weekly rules: "closed" or "open". A given "next" or "previous"
    is handed down to the monthly rules (their day moves to a working day) and then reads "closed".
    """

    rules: tuple[Rule, ...] = ()
    holidays: str = "closed"
    as_office: bool = False

    def __post_init__(self) -> None:
        """Bring the rules into canonical form; raises ScheduleError when they contradict each other."""
        if self.as_office:
            return
        if self.holidays not in POLICIES:
            raise ScheduleError(_("Unknown holiday policy: %(value)s") % {"value": self.holidays})
        if not self.rules:
            raise ScheduleError(_("There is no rule. Unknown hours are left empty"))
        rules = tuple(_hand_down(rule, self.holidays) for rule in _checked(self.rules))
        object.__setattr__(self, "rules", canonical(rules))
        object.__setattr__(self, "holidays", _of_the_week(self.holidays))

    @cached_property
    def plain_rules(self) -> dict[int, tuple[Rule, ...]]:
        """The rules of every week by weekday."""
        plain = [rule for rule in self.rules if not rule.monthly and not rule.dated]
        return {day: tuple(rule for rule in plain if day in rule.days) for day in ALL_DAYS}

    @cached_property
    def odd_rules(self) -> tuple[Rule, ...]:
        """The rules of some days only, monthly or of a period, the winning ones first."""
        odd = [rule for rule in self.rules if rule.monthly or rule.dated]
        return tuple(sorted(odd, key=lambda rule: rule.precedence, reverse=True))

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """The schedule of a stored or submitted value; raises ScheduleError naming the rule that is wrong."""
        try:
            return cls._from_text(json.dumps(value))
        except (TypeError, RecursionError) as error:
            raise ScheduleError(_("Hours must be a list of rules")) from error

    @classmethod
    @lru_cache(maxsize=4096)
    def _from_text(cls, text: str) -> Self:
        """A municipality has few different weeks; each is read and checked once."""
        value = json.loads(text)
        if value == AS_OFFICE:
            return cls(as_office=True)
        if not isinstance(value, dict) or not isinstance(value.get("rules"), list):
            raise ScheduleError(_("Hours must be a list of rules"))
        unknown = sorted(set(value) - {"rules", "holidays"})
        if unknown or len(value["rules"]) > MOST_RULES:
            raise ScheduleError(_("Hours must be a list of rules"))
        rules = tuple(_rule_from_json(rule, place) for place, rule in enumerate(value["rules"], 1))
        return cls(rules, value.get("holidays", "closed"))

    def to_json(self) -> dict[str, Any]:
        """The canonical value for a JSON column: equal for equal hours."""
        if self.as_office:
            return dict(AS_OFFICE)
        return {"rules": [_rule_to_json(rule) for rule in self.rules], "holidays": self.holidays}

    @classmethod
    def from_osm(cls, text: str, monthly: Iterable[dict[str, Any]] = ()) -> Self:
        """The schedule of an OSM opening_hours text and the exchange format's monthly rules."""
        rules, holidays = rules_from_osm(text)
        return cls((*rules, *rules_from_monthly(monthly)), holidays)

    def to_osm(self) -> str:
        """The OSM opening_hours text, without what `monthly()` gives; "as the office" is empty."""
        return "" if self.as_office else osm_from_rules(self.rules, self.holidays)

    def monthly(self) -> list[dict[str, Any]]:
        """The rules OSM has no words for: days of the month and what moves when it is a holiday."""
        return monthly_from_rules(self.rules)


def load(value: dict[str, Any] | None) -> Schedule | None:
    """The schedule of a column's value; None is unknown and stays None."""
    return None if value is None else Schedule.from_json(value)


def _hand_down(rule: Rule, policy: str) -> Rule:
    """A monthly rule with the policy that holds for it, said only where it differs from the schedule's."""
    if not rule.monthly:
        return rule
    own = rule.if_holiday or policy
    return replace(rule, if_holiday="" if own == _of_the_week(policy) else own)


def _of_the_week(policy: str) -> str:
    """What a policy means for weekly rules: their hours are not moved."""
    return "open" if policy == "open" else "closed"


# ---------------------------------------------------------------- JSON


def _checked(rules: Iterable[Rule]) -> Iterator[Rule]:
    for place, rule in enumerate(rules, 1):
        with _naming(place):
            yield check(rule)


@contextmanager
def _naming(place: int) -> Iterator[None]:
    """Errors inside say which rule they speak of."""
    try:
        yield
    except ScheduleError as error:
        raise ScheduleError(_("Rule %(number)s: %(problem)s") % {"number": place, "problem": error}) from error


def _rule_from_json(value: Any, place: int) -> Rule:
    with _naming(place):
        if not isinstance(value, dict) or set(value) - KEYS:
            raise ScheduleError(_("unknown content"))
        return Rule(
            days=_days(value.get("days", list(WORKING_DAYS))),
            spans=_spans(value.get("spans", [])),
            day=_number(value.get("day"), 31),
            nth=_number(value.get("nth"), 5),
            valid_from=None if value.get("from") is None else day_of(value["from"]),
            valid_to=None if value.get("to") is None else day_of(value["to"]),
            by_appointment=value.get("by_appointment") is True,
            internal=value.get("internal") is True,
            note=_note(value.get("note", "")),
            if_holiday=value.get("if_holiday", ""),
        )


def check(rule: Rule) -> Rule:
    """The rule, its note in one line without double quotes, when its parts fit together; else ScheduleError."""
    if rule.day is not None and rule.nth is not None:
        raise ScheduleError(_("a day of the month or a weekday of the month, not both"))
    if rule.if_holiday not in ("", *POLICIES) or (rule.if_holiday and not rule.monthly):
        raise ScheduleError(_("only a monthly rule says what happens on a holiday"))
    if rule.valid_from and rule.valid_to and rule.valid_to < rule.valid_from:
        raise ScheduleError(_("the period ends before it begins"))
    if rule.by_appointment and (rule.internal or not rule.spans):
        raise ScheduleError(_("by appointment, but no hours for visitors"))
    if len(rule.note) > LONGEST_NOTE or NOT_TEXT.search(rule.note):
        raise ScheduleError(_("the note is not a short text"))
    return replace(rule, note=" ".join(rule.note.replace('"', "'").split()))


def _days(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list) or not value or any(type(day) is not int or not 1 <= day <= 7 for day in value):
        raise ScheduleError(_("days are numbers from 1 (Monday) to 7"))
    return tuple(sorted(set(value)))


def _spans(value: Any) -> tuple[Span, ...]:
    if not isinstance(value, list):
        raise ScheduleError(_("hours are pairs: from, to"))
    return tuple(span(pair) for pair in value)


def span(pair: Any) -> Span:
    """A span from ["07:30", "15:30"]; a closing time not after the opening one falls on the next day."""
    if not isinstance(pair, (list, tuple)) or len(pair) != 2:
        raise ScheduleError(_("hours are pairs: from, to"))
    opens, closes = minutes(pair[0]), minutes(pair[1])
    if opens in (closes, DAY):
        raise ScheduleError(_("%(time)s is both the start and the end") % {"time": pair[0]})
    return Span(opens, closes if closes > opens else closes + DAY)


def minutes(text: Any) -> int:
    """Minutes of "7:30" or "07:30"; 24:00 is the end of the day."""
    hour, colon, minute = text.partition(":") if isinstance(text, str) else ("", "", "")
    digits = hour + minute
    sound = colon and len(hour) in (1, 2) and len(minute) == 2 and digits.isascii() and digits.isdigit()
    total = int(hour) * 60 + int(minute) if sound and int(minute) < 60 else -1
    if not 0 <= total <= DAY:
        raise ScheduleError(_("%(value)s is not a time such as 7:30") % {"value": repr(text)[:30]})
    return total


def _number(value: Any, highest: int) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not 1 <= abs(value) <= highest:
        raise ScheduleError(_("%(value)s is not a day of the month") % {"value": repr(value)[:30]})
    return value


def day_of(text: Any) -> date:
    """A day from "2026-12-24"; of our time, so that every later reckoning stays inside the calendar."""
    try:
        day = date.fromisoformat(text)
    except (TypeError, ValueError):
        day = date.min
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ScheduleError(_("%(value)s is not a date such as 2026-12-24") % {"value": repr(text)[:30]})
    return day


def _note(value: Any) -> str:
    if not isinstance(value, str):
        raise ScheduleError(_("the note is not a short text"))
    return value


def _rule_to_json(rule: Rule) -> dict[str, Any]:
    """Only what is said: an empty key is left out."""
    value: dict[str, Any] = {
        "days": list(rule.days),
        "spans": [[time_text(span.opens), time_text(span.closes)] for span in rule.spans],
        "day": rule.day,
        "nth": rule.nth,
        "from": rule.valid_from and rule.valid_from.isoformat(),
        "to": rule.valid_to and rule.valid_to.isoformat(),
        "by_appointment": rule.by_appointment,
        "internal": rule.internal,
        "note": rule.note,
        "if_holiday": rule.if_holiday,
    }
    return {key: said for key, said in value.items() if said or key in ("days", "spans")}
