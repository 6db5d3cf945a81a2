"""What all extractors share: the page, a copy of it with the facts already read blanked out, and drafts of findings."""

import re
from dataclasses import dataclass, field
from typing import Any

from ingest.blocks import Page
from polish.addresses import RoomPlace

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


class Context:
    """One text being read. `masked` has the length of the page text."""

    def __init__(self, text: str) -> None:
        self.page = Page(text)
        self.text = self.page.text
        self.masked = self.text
        self.drafts: list[Draft] = []
        self.known: list[tuple[int, int]] = []
        self.rooms: list[RoomPlace] = []

    def of(self, kind: str) -> list[Draft]:
        return [draft for draft in self.drafts if draft.kind == kind]

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
            pieces.append(re.sub(r"[^\n]", BLANK, self.masked[start:end]))
            reached = end
        pieces.append(self.masked[reached:])
        self.masked = "".join(pieces)

    def recognise(self, spans: list[tuple[int, int]]) -> None:
        """Numbers that are known to be no facts (NIP, sums, dates): blanked, and never listed as unread."""
        self.known += spans
        self.mask(spans)

    def line_before(self, position: int, width: int = 200) -> str:
        """What stands before a position in its line, masked; at most `width` characters."""
        start = max(self.masked.rfind("\n", 0, position) + 1, position - width)
        return self.masked[start:position]

    def line_after(self, position: int, width: int = 120) -> str:
        end = self.masked.find("\n", position)
        return self.masked[position : min(end if end >= 0 else len(self.masked), position + width)]
