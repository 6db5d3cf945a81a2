"""Rules of a week from the OSM opening_hours text, as far as our rules go (`offices.osm_writing` is the way back).

Ours in its words: by appointment is `unknown`, a day without clients is `off "internal"`. A text that says
nothing about public holidays means closed on them here, because texts of institutions never say it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from offices.rules import ALL_DAYS, DAY, WORKING_DAYS, Rule, ScheduleError, Span

DAYS = {"Mo": 1, "Tu": 2, "We": 3, "Th": 4, "Fr": 5, "Sa": 6, "Su": 7}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BEGINNING = date(1900, 1, 1)
INTERNAL = "internal"
LONGEST_TEXT = 5000

_DAY_ = "(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_DATE = rf"\d{{4}} (?:{'|'.join(MONTHS)}) \d{{1,2}}"
_TIME = r"\d{1,2}:\d{2}"
RULE = re.compile(
    rf"(?P<period>{_DATE}(?:\+| ?- ?{_DATE})?)?[ :]{{0,3}}"
    rf"(?P<days>{_DAY_}(?:\[[-\d,]{{1,20}}\]|-{_DAY_})?(?:, ?{_DAY_}(?:\[[-\d,]{{1,20}}\]|-{_DAY_})?){{0,20}})?:? ?"
    rf"(?P<times>24/7|{_TIME} ?- ?{_TIME}(?: ?, ?{_TIME} ?- ?{_TIME}){{0,20}})? ?"
    r"(?P<state>open|off|closed|unknown)? ?"
    r'(?P<comment>"[^"]{0,320}")?'
)
DAY_PART = re.compile(rf"(?P<first>{_DAY_})(?:-(?P<last>{_DAY_})|\[(?P<nth>[-\d,]{{1,20}})\])?")
# A comma adds a rule to the day where a whole rule follows it: "Mo-Fr 08:00-12:00, Tu 13:00-15:00".
BORDER = re.compile(
    r'"[^"]{0,400}"|(?P<end>;)'
    r'|(?:(?<=\d)|(?<=")|(?<=open)|(?<=off)|(?<=closed)|(?<=unknown))(?P<added>,) ?(?=[MTWFS]|\d{4} )'
)
PUBLIC_HOLIDAYS = {"PH off": "closed", "PH closed": "closed", "PH open": "open"}


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
    return selector(rule) == selector(other)


def selector(rule: Rule) -> tuple[object, ...]:
    """How a rule chooses its days, weekdays aside."""
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
