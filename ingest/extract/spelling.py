"""A text in the spelling that patterns know, and the way back: composed letters, no soft hyphens, no ligatures, single spaces."""

import re
import unicodedata
from collections.abc import Sequence

from ingest.findings import Finding, Reading, Span

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_SOFT_HYPHEN = "\u00ad"
_IN_A_WORD = r"(?<=[^\W\d_])\u00ad\n?(?=[^\W\d_])"
_DOUBLED, _SINGLE = re.compile(r"(?<=\S)  (?=\S)"), re.compile(r"(?<=\S) (?=\S)")


def respelled(text: str) -> tuple[str, list[int]] | None:
    """The text as it is to be read, and for each of its characters (and its end) the offset in the text as given.

    None for a text that needs no change. Two spaces are one only where they are the rule: elsewhere they part columns.
    """
    kinds = [*_composable(text), *(re.escape(sign) for sign in _LIGATURES if sign in text)]
    kinds += [_IN_A_WORD] if _SOFT_HYPHEN in text else []
    kinds += [_DOUBLED.pattern] if _are_the_rule(text) else []
    if not kinds:
        return None
    pieces, back, reached = list[str](), list[int](), 0
    for match in re.finditer("|".join(kinds), text, re.DOTALL):
        piece = _piece(match[0])
        pieces += text[reached : match.start()], piece
        back += range(reached, match.start())
        back += [match.start()] * len(piece)
        reached = match.end()
    pieces.append(text[reached:])
    back += range(reached, len(text) + 1)
    return "".join(pieces), back


def _are_the_rule(text: str) -> bool:
    """Do two spaces stand between words more often than one, as in text set in columns of even width?"""
    if text.count("  ") * 4 < text.count(" "):
        return False
    return len(_DOUBLED.findall(text)) > max(4, len(_SINGLE.findall(text)))


def _composable(text: str) -> list[str]:
    """Patterns of a letter with its marks, and of the letters of this text that are written otherwise when composed."""
    if unicodedata.is_normalized("NFC", text):
        return []
    signs = set(text)
    marks = "".join(sorted(sign for sign in signs if unicodedata.combining(sign)))
    others = "".join(sorted(sign for sign in signs if not unicodedata.is_normalized("NFC", sign)))
    return ([rf".[{re.escape(marks)}]+"] if marks else []) + ([f"[{re.escape(others)}]"] if others else [])


def _piece(text: str) -> str:
    if text == "  ":
        return " "
    return "" if text[0] == _SOFT_HYPHEN else _LIGATURES.get(text) or unicodedata.normalize("NFC", text)


def moved(reading: Reading, text: str, back: Sequence[int]) -> Reading:
    """What was read in the other spelling, at its places in the text as it was given."""

    def span(old: Span) -> Span:
        start, end = back[old.start], back[old.end]
        return Span(start, end, text[start:end])

    findings = []
    for f in reading.findings:
        start, end = back[f.start], back[f.end]
        findings.append(
            Finding(f.kind, start, end, text[start:end], f.confidence, f.data, f.extra, f.owner, f.desk, f.path)
        )
    unread, noise = tuple(map(span, reading.unread)), tuple(map(span, reading.noise))
    return Reading(tuple(findings), unread, noise, span(reading.rest) if reading.rest else None)
