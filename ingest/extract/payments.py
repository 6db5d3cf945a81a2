"""Lists and tables of days of payment: which of their lines are about a benefit, and the benefits they name."""

import re
from collections.abc import Iterator, Sequence

from ingest import words
from ingest.blocks import HEADING, ITEM, NOISE, Line

_TITLE = re.compile(r"(?:termin\w{0,3}|harmonogram\w{0,2}|dni) wypłat", re.IGNORECASE)
_PAYDAY = re.compile(
    r"\|.{3,200}\||\bdnia (?:każdego )?miesiąca|\bkażd\w{1,2} (?:ostatni\w? )?\w{5,12} miesiąca", re.IGNORECASE
)
_ALL = re.compile(r"^wszystkie\s", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,2}\s{1,3}")
_WHEN = re.compile(  # "zasiłki stałe od 15 dnia": also where the words are glued
    r"\s?(?:od|do|w dniu)\s\d|\s{2,}|\s\d{1,2}(?:-?go)?\s(?:dnia|i\s\d)|\sdla\s(?:klient|mieszk)"
)


def rows(lines: Sequence[Line]) -> Iterator[Line]:
    """The items below a title "Terminy wypłat", and on such a page every other line that begins with a benefit and says its day."""
    if not any(_TITLE.search(line.text) for line in lines):
        return
    below = False
    for line in lines:
        item, payday = line.kind == ITEM or bool(line.bullet), bool(_PAYDAY.search(line.text))
        below = bool(_TITLE.search(line.text)) or (below and line.kind != NOISE and (item or payday))
        told = payday and line.kind != HEADING and words.is_benefit(line.text)
        if (below and (item or payday) and not _TITLE.search(line.text)) or told:
            yield line


def benefits(row: Line) -> list[str]:
    """ "17. dnia miesiąca: zasiłki stałe", "zasiłki stałe od 15 dnia miesiąca", "| Zasiłek stały | 09.10 |"; [] when none is named."""
    if "|" in row.text:
        return [cell for cell in map(str.strip, row.text.split("|")) if words.is_benefit(cell)]
    head, colon, tail = _NUMBER.sub("", row.text).partition(": ")
    text = _ALL.sub("", tail if colon and words.is_benefit(_ALL.sub("", tail)) else head)
    text = _WHEN.split(text)[0]
    return [text] if words.is_benefit(text) else []
