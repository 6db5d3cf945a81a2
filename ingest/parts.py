"""A text cut into parts by what was read there: every character is in a finding, unread, noise or prose."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from ingest.findings import Reading
from proposals.remainder import Remainder, Rest, reads_texts

UNREAD, NOISE, PROSE = "unread", "noise", "prose"
_PROSE, _NOISE, _UNREAD = -1, -2, -3
_NAMES = {_PROSE: PROSE, _NOISE: NOISE, _UNREAD: UNREAD}


@dataclass(frozen=True)
class Part:
    """A stretch of text of one kind: a kind of finding, "unread", "noise" or "prose". `index` is the finding's."""

    kind: str
    start: int
    text: str
    index: int | None = None
    is_first: bool = True


def parts_of(text: str, reading: Reading) -> Iterator[Part]:
    """The parts in order; together they are the text. Of findings inside each other the inner one shows."""
    owner = [_PROSE] * len(text)
    for span in reading.noise:
        owner[span.start : span.end] = [_NOISE] * (span.end - span.start)
    outer_first = sorted(enumerate(reading.findings), key=lambda one: one[1].start - one[1].end)
    for index, finding in outer_first:
        owner[finding.start : finding.end] = [index] * (finding.end - finding.start)
    for span in (*reading.unread, *filter(None, [reading.rest])):
        owner[span.start : span.end] = [_UNREAD if o < 0 else o for o in owner[span.start : span.end]]
    start, seen = 0, set()
    for mark, run in groupby(owner):
        end = start + sum(1 for _sign in run)
        kind = _NAMES.get(mark) or reading.findings[mark].kind
        yield Part(kind, start, text[start:end], mark if mark >= 0 else None, mark not in seen)
        seen.add(mark)
        start = end


def line_of(text: str, position: int) -> int:
    """Which line of the text that is, from 1."""
    return bisect.bisect_left(line_ends(text), position) + 1


@lru_cache(maxsize=2)
def line_ends(text: str) -> list[int]:
    return [match.start() for match in re.finditer("\n", text)]


def remainder(text: str, reading: Reading) -> Remainder:
    """What became no fact: pieces not understood with their whole lines, and prose line by line."""
    unread = [Rest(line_of(text, span.start), whole_line(text, span.start, span.end)) for span in reading.unread]
    prose = list(prose_of(text, reading))
    unread_from = line_of(text, reading.rest.start) if reading.rest else None
    return Remainder(tuple(dict.fromkeys(unread)), tuple(prose), unread_from)


def whole_line(text: str, start: int, end: int) -> str:
    """The line around a piece, as far as it is short enough to be read."""
    first = max(text.rfind("\n", 0, start) + 1, start - 100)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + 100)
    return " ".join(text[first:last].split())


def prose_of(text: str, reading: Reading) -> Iterator[Rest]:
    """Lines of which at least half is prose, neighbours joined."""
    lines = [(number, line) for number, line in prose_lines(text, reading) if len(line.split()) > 3]
    for _gap, group in groupby(enumerate(lines), key=lambda one: one[1][0] - one[0]):
        found = [line for _place, line in group]
        yield Rest(found[0][0], " ".join(words for _number, words in found))


def prose_lines(text: str, reading: Reading) -> Iterator[tuple[int, str]]:
    number = 1
    prose: dict[int, list[str]] = {}
    for part in parts_of(text, reading):
        for piece in part.text.split("\n"):
            if part.kind == PROSE and piece.strip():
                prose.setdefault(number, []).append(piece)
            number += 1
        number -= 1
    for place, pieces in prose.items():
        yield place, " ".join(" ".join(pieces).split())


@reads_texts
def remainder_of_text(text: str) -> Remainder:
    """For the review screen, which shows what its text says besides the proposals."""
    from ingest import extract  # an extractor is large: only who reads texts loads it

    return remainder(text, extract.read(text))
