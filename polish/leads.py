"""Where patterns can match at all: the letters their matches begin with, looked up word by word in one table.

A text is cut into words once; each pattern is then tried only at words that begin as its matches do.
"""

import bisect
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, islice
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_LONGEST = 5
"""Letters of a beginning that are compared; more would tell words apart better than it pays."""
_WIDEST_CLASS = 24
_MOST = 64
"""Beginnings that may still grow: a pattern with more of them is told well enough by those."""
_DIGITS = frozenset("0123456789")
_SLICE, _LEAST, _LONG_LINE = 65536, 256, 4096
"""Characters weighed at once, at first and at last; of a line that is not left out as a whole."""
_GAP = re.compile(r"\W")
_EDGE = "\x00"
"""Stands in a beginning for the edge of a word."""
_WORD = re.compile(r"[a-zß-öø-ɏ]+|[0-9]+")
_PIECE = re.compile(_WORD.pattern + r"|[^\s\x00-\x1f]")
_table: dict[str, int] = {}
_whole: dict[str, int] = {}

_Heads = set[tuple[str, bool]]
"""Beginnings, each with whether what follows in the pattern makes it longer."""


class Led:
    """A pattern whose matches begin with known letters, digits or signs, and never inside a word or a number.

    The beginnings are read out of the pattern itself. Raises ValueError where a match could begin with anything.
    """

    count = 0

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern = re.compile(source, flags)
        self.number, self.mark = Led.count, 1 << Led.count
        _enter(self.pattern, self.number)
        Led.count += 1
        _leds_of.clear()

    def search(self, text: str, marks: int) -> re.Match[str] | None:
        """The first match in a line, or None; marks: those of the line."""
        return self.pattern.search(text) if marks & self.mark else None

    def finditer(
        self, text: str, start: int = 0, end: int | None = None, words: "Words | None" = None
    ) -> Iterator[re.Match[str]]:
        """The matches that `re` finds. words: those of the text, or of the text it was before a part was masked."""
        stop = len(text) if end is None else end
        return self.pattern.finditer(text, start, stop) if words is None else self._at(text, start, stop, words)

    def _at(self, text: str, start: int, stop: int, words: "Words") -> Iterator[re.Match[str]]:
        reached = start
        match = self.pattern.match
        for position in words.beginning(self, start, stop):
            if position >= reached and (found := match(text, position, stop)):
                yield found
                reached = found.end()


class Words:
    """The words, numbers and signs of a text that some pattern begins with: where they are, and which patterns.

    `lines` has, for each line of the text, the marks of all patterns that may begin in it.
    """

    def __init__(self, text: str) -> None:
        self._of: list[list[int]] = [[] for _ in range(Led.count)]
        self.lines: list[int] = []
        places, marks = self._of, 0
        # what is between the pieces, and the pieces, in turn
        parts = _known_pieces(Led.count).split(lowered(text))
        ends = accumulate(map(len, parts))
        for end, (found, leds) in zip(islice(ends, 0, None, 2), map(_leds_of.__getitem__, parts[1::2]), strict=False):
            if leds:
                marks |= found
                for led in leds:
                    places[led].append(end)
            elif found:
                self.lines.append(marks)
                marks = 0
        self.lines.append(marks)

    def beginning(self, led: Led, start: int, end: int) -> list[int]:
        """Where the pattern can begin in a stretch of the text."""
        found = self._of[led.number]
        if not found or (found[0] >= start and found[-1] < end):
            return found
        return found[bisect.bisect_left(found, start) : bisect.bisect_left(found, end)]


def reach(text: str, most: int) -> int:
    """How far into a text to read so as to meet at most so many lines and pieces that a pattern may begin with.

    Forty characters of anything weigh as much as one of them. The length of the text when it holds no more; else where a line ends, or a word in a line longer than a page.
    """
    if len(text) <= most:
        return len(text)
    reached, size = 0, _SLICE
    while reached < len(text) and size >= _LEAST:
        stop = _break_before(text, reached, reached + size)
        weight = _weight(text[reached:stop])
        if weight > most:
            size //= 2
            continue
        most -= weight
        reached = stop
    line_end = text.rfind("\n", max(0, reached - _LONG_LINE), reached)
    return reached if reached == len(text) or line_end < 0 else line_end + 1


def _break_before(text: str, start: int, stop: int) -> int:
    """The last line end between, else the next space or sign, else the place itself."""
    if stop >= len(text):
        return len(text)
    line_end = text.rfind("\n", start, stop)
    gap = None if line_end >= 0 else _GAP.search(text, stop, stop + _LEAST)
    return gap.end() if gap else line_end + 1 or stop


def _weight(text: str) -> int:
    pieces = _known_pieces(Led.count).findall(lowered(text))
    lines = sum(map(bool, map(str.strip, text.split("\n"))))
    return len(text) // 40 + lines + sum(1 for _marks, leds in map(_leds_of.__getitem__, pieces) if leds)


def lowered(text: str) -> str:
    """Small letters, as many as the text has: a letter that would become two stays."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def around(positions: list[int], before: int, after: int, length: int) -> Iterator[tuple[int, int]]:
    """Stretches that reach so far before and after each position; those that touch are one."""
    first = last = -1
    for position in positions:
        if first >= 0 and position - before > last:
            yield first, last
            first = -1
        if first < 0:
            first = max(0, position - before)
        last = min(length, position + after)
    if first >= 0:
        yield first, last


@lru_cache(maxsize=1)
def _known_pieces(_count: int) -> re.Pattern[str]:
    """Words, numbers, line ends, and the signs that some of so many patterns begin with."""
    signs = {sign for table in (_table, _whole) for sign in table if not _WORD.match(sign)}
    return re.compile("(" + _WORD.pattern + r"|[\n" + re.escape("".join(sorted(signs))) + "])")


class _Leds(dict[str, tuple[int, tuple[int, ...]]]):
    """For each word the patterns that can begin with it: their marks together, and their numbers; a line end is (1, ())."""

    def __missing__(self, word: str) -> tuple[int, tuple[int, ...]]:
        marks = _whole.get(word, 0)
        for size in range(1, min(len(word), _LONGEST) + 1):
            marks |= _table.get(word[:size], 0)
        found = (1, ()) if word == "\n" else (marks, _numbers(marks))
        if len(self) < 16384 and len(word) < 64:
            self[word] = found
        return found


_leds_of = _Leds()


@lru_cache(maxsize=1024)
def _numbers(marks: int) -> tuple[int, ...]:
    return tuple(number for number in range(marks.bit_length()) if marks >> number & 1)


def _enter(pattern: re.Pattern[str], number: int) -> None:
    """Put the beginnings of a pattern into the table. Raises ValueError where a match could begin with anything."""
    beginnings = [text for text, _open in _of_sequence(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))]
    pieces = {text: piece for text in beginnings if (piece := _PIECE.match(text))}
    if len(pieces) < len(set(beginnings)):  # nothing is entered of a pattern that is refused
        raise ValueError(f"a match can begin with anything: {pattern.pattern[:60]}")
    for text, piece in pieces.items():
        table = _table if piece.end() == len(text) else _whole  # what follows ends the word
        table[piece[0]] = table.get(piece[0], 0) | 1 << number


def _of_sequence(items: Any) -> _Heads:
    heads: _Heads = {("", True)}
    for item in items:
        if not 0 < sum(is_open for _, is_open in heads) <= _MOST:
            break
        heads = _extended(heads, _of_item(*item))
    return heads


def _extended(heads: _Heads, more: _Heads) -> _Heads:
    longer = {_cut(text + added, is_open) for text, may_grow in heads if may_grow for added, is_open in more}
    return {head for head in heads if not head[1]} | longer


def _cut(text: str, is_open: bool) -> tuple[str, bool]:
    """A beginning cut where its first word ends, or where it is long enough to tell words apart."""
    text = text.lstrip(_EDGE)
    match = _PIECE.match(text)
    if match and match.end() < len(text):
        return match[0] + _EDGE, False
    return text[:_LONGEST], is_open and len(text) < _LONGEST


def _of_item(op: Any, value: Any) -> _Heads:
    """What one element of a parsed pattern can begin with; ("", False) when that can be anything."""
    if op is ops.LITERAL:
        return {(chr(value).lower(), True)}
    if op is ops.IN:
        return _of_class(value)
    if op is ops.BRANCH:
        return set().union(*(_of_sequence(branch) for branch in value[1]))
    if op is ops.SUBPATTERN:
        return _of_sequence(value[3])
    if op is ops.AT and value is ops.AT_BOUNDARY:
        return {(_EDGE, True)}
    if op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
        return {("", True)}
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        least, most, repeated = value
        once = {(text, is_open and most == 1) for text, is_open in _of_sequence(repeated)}
        return once | {("", True)} if least == 0 else once
    return {("", False)}


def _of_class(members: Any) -> _Heads:
    letters: set[str] = set()
    for op, value in members:
        if op is ops.LITERAL:
            letters.add(chr(value).lower())
        elif op is ops.RANGE and value[1] - value[0] < _WIDEST_CLASS:
            letters |= {chr(code).lower() for code in range(value[0], value[1] + 1)}
        elif op is ops.CATEGORY and value is ops.CATEGORY_DIGIT:
            letters |= _DIGITS
        elif op is ops.CATEGORY and value is ops.CATEGORY_SPACE:
            letters.add(" ")
        else:
            return {("", False)}
    return {(letter, True) for letter in letters}
