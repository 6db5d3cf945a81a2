"""Where sentences end: not after "ul.", a day of a month or "2025 r." within a clause."""

import re
from collections.abc import Iterator

from ingest import words

_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
ABBREVIATED = re.compile(
    r"(?:\b(?:ul|al|pl|os|tel|fax|nr|im|św|ks|gen|dr|prof|mgr|inż|godz|pok|ds|np|tj|tzw|ww|r|m|in|itp|itd|art|ust|pkt|poz|zm|późn|Dz|U|pn|wt|śr|czw|pt|sob|nd|pon|woj|pow|gm|wewn?|kom|lok|spec|soc|kier|dyr|zast|sekr|insp|kan|ok|zł|tys|mln|al|płk|mjr|bp|abp|marsz|red|wyd|str|\w)|\d\s?r|\d)$",
    re.IGNORECASE,
)
_YEAR_OR_SUM = re.compile(r"(?:\d\s?r|\bbr|zł)$")
_CLAUSE = re.compile(r"\s(?:że|iż)\s")


def sentence_ends(text: str) -> Iterator[int]:
    """Offsets just after each full stop, question or exclamation mark that ends a sentence."""
    reached = 0
    for match in _SENTENCE_END.finditer(text):
        if match[0] == "." and ABBREVIATED.search(text[max(0, match.start() - 8) : match.start()]):
            following = text[match.end() : match.end() + 3].strip()
            year = _YEAR_OR_SUM.search(text[max(0, match.start() - 7) : match.start()])
            if not (year and following[:1].isupper() and words.has_verb(_clause(text, reached, match.start()))):
                continue
        reached = match.end()
        yield match.end()


def _clause(text: str, start: int, end: int) -> str:
    """The words from "że" on, or all: "informuje, że z dniem 1.06.2025 r. Dział ..." has not said yet what happens."""
    return _CLAUSE.split(text[max(start, end - 400) : end])[-1]
