"""What no finding holds: recognised noise, and number-like or time-like pieces that became no fact."""

import re
from collections.abc import Iterable

from ingest.blocks import NOISE
from ingest.extract.context import Context
from ingest.findings import Span

_NUMBER_LIKE = re.compile(
    r"\d{1,2}[:.]\d\d(?!\d)|\+?\d[\d \-/().]{3,24}\d|\d{3,}|\bwew\w{0,3}\.?\s?\d{1,4}|(?<![\w.])[\w.]{1,40}@[\w.]{0,40}"
)


def noise(context: Context, text: str) -> tuple[Span, ...]:
    return tuple(
        Span(line.start, line.end, text[line.start : line.end]) for line in context.page.lines if line.kind == NOISE
    )


def unread(context: Context, text: str) -> tuple[Span, ...]:
    """Number-like and time-like pieces that are in no finding, no recognised number and no noise."""
    covered = sorted(
        [
            (d.start, d.end)
            for d in context.drafts
            if d.kind not in ("notice", "program") and (d.kind != "service" or d.end - d.start < 90)
        ]
        + context.known
        + [(line.start, line.end) for line in context.page.lines if line.kind == NOISE]
    )
    merged = _merge(covered)
    found, at = [], 0
    for match in _NUMBER_LIKE.finditer(context.text):
        while at < len(merged) and merged[at][1] <= match.start():
            at += 1
        if at < len(merged) and merged[at][0] < match.end():
            continue
        found.append(Span(match.start(), match.end(), text[match.start() : match.end()]))
    return tuple(found)


def _merge(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
