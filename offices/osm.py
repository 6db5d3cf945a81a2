"""Rules of a week to and from the OSM opening_hours text, as far as our rules go.

Ours in its words: by appointment is `unknown`, a day without clients is `off "internal"`. A text that says
nothing about public holidays means closed on them here, because texts of institutions never say it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from offices.rules import ALL_DAYS, DAY, WORKING_DAYS, Rule, ScheduleError, Span, span_text

DAYS = {"Mo": 1, "Tu": 2, "We": 3, "Th": 4, "Fr": 5, "Sa": 6, "Su": 7}
NAMES = {number: name for name, number in DAYS.items()}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BEGINNING = date(1900, 1, 1)
INTERNAL = "internal"
LONGEST_TEXT = 5000

_DAY_ = "(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_DATE = rf"\d{{4}} (?:{'|'.join(MONTHS)}) \d{{1,2}}"
_TIME = r"\d{1,2}:\d{2}"
RULE = re.compile(
    rf"(?P<period>{_DATE}(?:\+| ?- ?{_DATE})?)?[ :]*"
    rf"(?P<days>{_DAY_}(?:\[[-\d,]{{1,20}}\]|-{_DAY_})?(?:, ?{_DAY_}(?:\[[-\d,]{{1,20}}\]|-{_DAY_})?){{0,20}})?:? ?"
    rf"(?P<times>24/7|{_TIME} ?- ?{_TIME}(?: ?, ?{_TIME} ?- ?{_TIME}){{0,20}})? ?"
    r"(?P<state>open|off|closed|unknown)? ?"
    r'(?P<comment>"[^"]{0,320}")?'
)
DAY_PART = re.compile(rf"(?P<first>{_DAY_})(?:-(?P<last>{_DAY_})|\[(?P<nth>[-\d,]{{1,20}})\])?")
# A comma adds a rule to the day where a whole rule follows it: "Mo-Fr 08:00-12:00, Tu 13:00-15:00".
BORDER = re.compile(
    r'"[^"]*"|(?P<end>;)|(?:(?<=\d)|(?<=")|(?<=open)|(?<=off)|(?<=closed)|(?<=unknown))(?P<added>,) ?(?=[MTWFS]|\d{4} )'
)
PUBLIC_HOLIDAYS = {"PH off": "closed", "PH closed": "closed", "PH open": "open"}


# ---------------------------------------------------------------- reading


def rules_from_osm(text: str) -> tuple[list[Rule], str]:
    """The rules of the text and its holiday policy; later rules of a day replace earlier ones, as in OSM.

    Raises ScheduleError quoting the part that was not understood.
    """
    if len(text) > LONGEST_TEXT:
        raise ScheduleError(_("The text of the hours is too long"))
    rules: list[Rule] = []
    holidays = "open" if text.strip() == "24/7" else "closed"
    for piece, added in _pieces(text):
        if piece in PUBLIC_HOLIDAYS:
            holidays = PUBLIC_HOLIDAYS[piece]
            continue
        for rule in read_rule(piece):
            rules = [*(rules if added else _replaced(rules, rule)), rule]
    return rules, holidays


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of the text, and whether each is added to the one before it rather than replacing it."""
    start, added = 0, False
    for border in BORDER.finditer(text):
        if not border.lastgroup:
            continue
        if piece := text[start : border.start()].strip():
            yield piece, added
        start, added = border.end(), border.lastgroup == "added"
    if piece := text[start:].strip():
        yield piece, added


def rules_from_monthly(monthly: Iterable[dict[str, Any]]) -> Iterator[Rule]:
    """The rules of [{"day": -1, "hours": "10:00-12:00", "if_holiday": "next"}]; a day may be "Tu[2]"."""
    for item in monthly:
        day, hours = item.get("day"), item.get("hours", "")
        if isinstance(day, str):
            read = read_rule(f"{day} {hours}")
        else:
            read = [replace(rule, day=day) for rule in read_rule(str(hours))]
        yield from (replace(rule, if_holiday=item.get("if_holiday", "")) for rule in read)


def _replaced(rules: list[Rule], new: Rule) -> Iterator[Rule]:
    """The earlier rules without the days the new one speaks of; a time that is off stands beside open ones."""
    for rule in rules:
        beside = new.internal and new.spans and rule.spans
        days = tuple(day for day in rule.days if beside or not (_same_days(rule, new) and day in new.days))
        if days:
            yield replace(rule, days=days)


def _same_days(rule: Rule, other: Rule) -> bool:
    """Whether two rules choose their days in the same way, weekdays aside."""
    return _selector(rule) == _selector(other)


def _selector(rule: Rule) -> tuple[object, ...]:
    return rule.day, rule.nth, rule.valid_from, rule.valid_to


def read_rule(piece: str) -> list[Rule]:
    """The rules of one part between semicolons; several when it lists weekdays of the month."""
    found = RULE.fullmatch(piece)
    if not found or not (found["times"] or found["state"]):
        raise ScheduleError(_("“%(text)s” is not understood as hours") % {"text": piece[:60]})
    rule = _with_comment(_bare(found), found["state"] or "", (found["comment"] or "").strip('"'))
    if not found["days"]:
        return [rule]
    return [replace(rule, days=days, nth=nth) for nth, days in _day_groups(found["days"]).items()]


def _bare(found: re.Match[str]) -> Rule:
    first, last = _period(found["period"] or "")
    one_day = first is not None and first == last
    every_day = one_day or found["times"] == "24/7" or found["state"] in ("off", "closed")
    days = ALL_DAYS if every_day else WORKING_DAYS
    return Rule(days=days, spans=_spans(found["times"] or ""), valid_from=first, valid_to=last)


def _with_comment(rule: Rule, state: str, comment: str) -> Rule:
    """What the state and the comment say: by appointment, internal, and the note itself."""
    if state not in ("off", "closed"):
        return replace(rule, by_appointment=state == "unknown", note=comment)
    if comment.split(":")[0] != INTERNAL:
        return replace(rule, spans=(), note=comment)
    return replace(rule, internal=True, note=comment.removeprefix(INTERNAL).lstrip(": "))


def _spans(text: str) -> tuple[Span, ...]:
    if text == "24/7":
        return (Span(0, DAY),)
    return tuple(_span(part) for part in text.split(",") if part.strip())


def _span(text: str) -> Span:
    opens, closes = (_minutes(part.strip()) for part in text.split("-"))
    if opens >= DAY or closes == opens or closes > 2 * DAY:
        raise ScheduleError(_("“%(text)s” is not understood as hours") % {"text": text})
    return Span(opens, closes if closes > opens else closes + DAY)


def _minutes(text: str) -> int:
    hour, minute = text.split(":")
    if int(minute) > 59:
        raise ScheduleError(_("“%(text)s” is not understood as hours") % {"text": text})
    return int(hour) * 60 + int(minute)


def _day_groups(text: str) -> dict[int | None, tuple[int, ...]]:
    """The weekdays by their number in the month: {None: (1, 2)} or {2: (2,), 4: (2,)}."""
    groups: dict[int | None, set[int]] = {}
    for part in DAY_PART.finditer(text):
        first, last = DAYS[part["first"]], DAYS[part["last"] or part["first"]]
        days = {(first - 1 + step) % 7 + 1 for step in range((last - first) % 7 + 1)}
        for number in (part["nth"] or "").split(","):
            groups.setdefault(_nth(number), set()).update(days)
    return {nth: tuple(sorted(days)) for nth, days in groups.items()}


def _nth(text: str) -> int | None:
    if not text:
        return None
    if text.lstrip("-") not in ("1", "2", "3", "4", "5") or len(text) > 2:
        raise ScheduleError(_("“%(text)s” is not understood as hours") % {"text": f"[{text}]"})
    return int(text)


def _period(text: str) -> tuple[date | None, date | None]:
    """The first and last day of "2026 Jul 01-2026 Aug 31", "2026 Jul 01+" or "2026 Jul 01"."""
    if not text:
        return None, None
    first, dash, last = text.rstrip("+").partition("-")
    begins = _date(first.strip())
    ends = None if text.endswith("+") else _date(last.strip()) if dash else begins
    if ends and ends < begins:
        raise ScheduleError(_("“%(text)s” is not understood as hours") % {"text": text})
    return (None if begins == BEGINNING else begins), ends


def _date(text: str) -> date:
    year, month, day = text.split()
    try:
        return date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError as error:
        raise ScheduleError(_("“%(text)s” is not understood as hours") % {"text": text}) from error


# ---------------------------------------------------------------- writing


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
        begun |= {(_selector(rule), day) for day in rule.days}
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
    adds = tuple(day for day in rule.days if (_selector(rule), day) in begun)
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
