"""What all extractors share: the page, a copy of it with the facts already read blanked out, and drafts of findings."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.blocks import Page
from polish.addresses import RoomPlace
from polish.leads import Led

BLANK = "\x02"
"""Stands in the masked text for every character of a fact already read; no pattern matches across it."""


@dataclass
class Draft:
    """A finding in the making. anchor: where its owner and heading are looked for."""

    kind: str
    start: int
    end: int
    data: dict[str, Any]
    confidence: float = 0.9
    extra: dict[str, Any] = field(default_factory=dict)
    desk: str | None = None


def _anchor(draft: Draft) -> int:
    return int(draft.extra.get("at", draft.start))


_HAS_NUMBER = Led(r"\d|dobę|całodob|[⁰¹²³⁴-⁹]")


class Context:
    """One text being read. `masked` has the length of the page text."""

    def __init__(self, text: str) -> None:
        self.page = Page(text)
        self.text = self.page.text
        self.words = self.page.words
        self.masked = self.text
        self.drafts: list[Draft] = []
        self.known: list[tuple[int, int]] = []
        self.rooms: list[RoomPlace] = []
        self.named_lines: set[int] = set()
        self.called: dict[tuple[str, ...], int] = {}
        self.shorts: dict[str, int] = {}
        self.named_at: list[int] = []  # where an institution is named at the head of a line, in order
        self.numeric = self.numeric_stretches()
        self._sorted: dict[str, list[Draft]] = {}
        self._known_ends: list[int] = []

    def of(self, kind: str) -> list[Draft]:
        return [draft for draft in self.drafts if draft.kind == kind]

    def inside(self, kind: str, start: int, end: int) -> list[Draft]:
        """Drafts of a kind that stand in a stretch of the text. The drafts of the kind must all be there by now."""
        if kind not in self._sorted:
            self._sorted[kind] = sorted(self.of(kind), key=_anchor)
        drafts = self._sorted[kind]
        return drafts[bisect.bisect_left(drafts, start, key=_anchor) : bisect.bisect_left(drafts, end, key=_anchor)]

    def is_known_within(self, start: int, end: int) -> bool:
        """Does a recognised number (a date, a sum) end in the stretch?"""
        if len(self._known_ends) != len(self.known):
            self._known_ends = sorted(last for _, last in self.known)
        at = bisect.bisect_left(self._known_ends, start)
        return at < len(self._known_ends) and self._known_ends[at] <= end

    def numeric_stretches(self) -> list[tuple[int, int]]:
        """Lines with digits and two lines around them, joined: where numbers, dates and hours can stand at all."""
        stretches: list[tuple[int, int]] = []
        lines = self.page.lines
        for line in lines:
            if not _HAS_NUMBER.search(line.text, line.marks):
                continue
            start = lines[max(0, line.number - 2)].start
            end = lines[min(len(lines) - 1, line.number + 2)].end
            if stretches and start <= stretches[-1][1] + 1:
                stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
            else:
                stretches.append((start, end))
        return [(max(0, self.text.rfind("\n", 0, start) + 1), end) for start, end in stretches]

    def numeric_matches(self, pattern: Led) -> Iterator[re.Match[str]]:
        """Matches of a pattern in the masked text, where numbers can stand."""
        for start, end in self.numeric:
            yield from pattern.finditer(self.masked, start, end, self.words)

    def mask(self, spans: list[tuple[int, int]]) -> None:
        """Blank the stretches out of `masked`; line breaks stay, so lines remain lines."""
        if not spans:
            return
        pieces, reached = [], 0
        for start, end in sorted(spans):
            if end <= reached:
                continue
            start = max(start, reached)
            pieces.append(self.masked[reached:start])
            pieces.append("\n".join(BLANK * len(line) for line in self.masked[start:end].split("\n")))
            reached = end
        pieces.append(self.masked[reached:])
        self.masked = "".join(pieces)

    def recognise(self, spans: list[tuple[int, int]]) -> None:
        """Numbers that are known to be no facts (NIP, sums, dates): blanked, and never listed as unread."""
        self.known += spans
        self.mask(spans)

    def line_before(self, position: int, width: int = 200) -> str:
        """What stands before a position in its line, masked; at most `width` characters."""
        start = max(self.masked.rfind("\n", max(0, position - width), position) + 1, position - width, 0)
        return self.masked[start:position]
