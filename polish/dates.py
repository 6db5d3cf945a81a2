"""Dates as Polish texts write them: "16 października 2020 r.", "9.06.2022", "15 lutego 2018r."."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from polish.leads import Led, Words

MONTHS = ("stycz", "lut", "mar", "kwie", "maj", "czerw", "lip", "sierp", "wrze", "październik", "listopad", "grud")
_MONTH = (
    r"(stycz(?:eń|nia|niu)|lut(?:y|ego|ym)|mar(?:zec|ca|cu)|kwie(?:cień|tnia|tniu)|maj[au]?|czerw(?:iec|ca|cu)|lip(?:iec|ca|cu)"
    r"|sierp(?:ień|nia|niu)|wrze(?:sień|śnia|śniu)|październik[au]?|listopad(?:a|zie)?|grud(?:zień|nia|niu))"
)
_SPACE = r"[ \t\u00a0\n]{1,3}"
_WORDED = Led(
    rf"(?<![\d.,])(\d{{1,2}})\.?{_SPACE}{_MONTH}(?:{_SPACE}((?:19|20)\d\d)(?!\d))?(?:[ \t\u00a0]{{0,2}}(?:roku|r\.))?",
    re.IGNORECASE,
)
_NUMERIC = Led(
    r"(?<![\d.,/\-])(\d{1,2})[ ]?([./\-])[ ]?(\d{1,2})[ ]?\2[ ]?((?:19|20)\d\d)(?![\d])(?:[ \t\u00a0]{0,2}(?:roku|r\.))?"
)
_ISO = Led(r"(?<![\d./\-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")


@dataclass(frozen=True)
class DatePlace:
    """A date in a text; value is ISO "2020-10-16", or "--10-16" when the text gives no year."""

    start: int
    end: int
    value: str


def find_dates(text: str, start: int = 0, end: int | None = None, words: Words | None = None) -> Iterator[DatePlace]:
    """Every date in the text (or a stretch of it) that exists in the calendar, by kind of spelling."""
    stop = len(text) if end is None else end
    for match in _WORDED.finditer(text, start, stop, words):
        value = _iso(match[3], _month(match[2]), match[1])
        if value:
            yield DatePlace(match.start(), match.end(), value)
    for match in _NUMERIC.finditer(text, start, stop, words):
        value = _iso(match[4], int(match[3]), match[1])
        if value:
            yield DatePlace(match.start(), match.end(), value)
    for match in _ISO.finditer(text, start, stop, words):
        value = _iso(match[1], int(match[2]), match[3])
        if value:
            yield DatePlace(match.start(), match.end(), value)


def parse_date(text: str) -> datetime.date | None:
    """The first full date of a short text, or None."""
    found = sorted(
        (place for place in find_dates(text) if not place.value.startswith("--")), key=lambda place: place.start
    )
    return datetime.date.fromisoformat(found[0].value) if found else None


def _month(word: str) -> int:
    word = word.lower()
    return next(number for number, stem in enumerate(MONTHS, 1) if word.startswith(stem))


def _iso(year: str | None, month: int, day: str) -> str | None:
    try:
        date = datetime.date(int(year or 2000), month, int(day))
    except ValueError:
        return None
    return date.isoformat() if year else f"--{date:%m-%d}"
