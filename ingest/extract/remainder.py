"""What no finding holds: recognised noise, number-like or time-like pieces that became no fact, what was not looked at."""

import re
from collections.abc import Iterable, Iterator

from ingest.blocks import NOISE
from ingest.extract.context import Context
from ingest.findings import Span

# a time, a number with spaces and signs, three digits, an extension; the first sign stands apart, for the engine skips to it
_NUMBER_LIKE = re.compile(
    r"[\d+w](?:(?<=\d)\d?[:.]\d\d(?!\d)|(?<=\d)[\d \-/().]{3,24}\d|(?<=\+)\d[\d \-/().]{3,24}\d|(?<=\d)\d\d+|(?<=\bw)ew\w{0,3}\.?\s?\d{1,4})"
)
_BEFORE_AT = re.compile(r"(?<![\w.])[\w.]{1,40}\Z")
_MAIL_LIKE = re.compile(r"[\w.]{1,40}@[\w.]{0,40}")


def noise(context: Context, text: str) -> tuple[Span, ...]:
    return tuple(
        Span(line.start, line.end, text[line.start : line.end]) for line in context.page.lines if line.kind == NOISE
    )


def rest(context: Context, text: str) -> Span | None:
    """What stands behind the part that was read, of a text that holds too much for one reading."""
    start = len(context.text)
    return Span(start, len(text), text[start:]) if start < len(text) else None


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
    for match in _candidates(context.text):
        while at < len(merged) and merged[at][1] <= match.start():
            at += 1
        if at < len(merged) and merged[at][0] < match.end():
            continue
        found.append(Span(match.start(), match.end(), text[match.start() : match.end()]))
    return tuple(found)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """What looks like a number, a time or an e-mail address, none overlapping; a number where both begin."""
    mails = _mails(text)
    mail = next(mails, None)
    reached = 0
    while number := _NUMBER_LIKE.search(text, reached):
        while mail and mail.start() < number.start():
            if mail.start() >= reached:
                yield mail
                reached = mail.end()
            mail = next(mails, None)
        if number.start() >= reached:
            yield number
            reached = number.end()
    while mail:
        if mail.start() >= reached:
            yield mail
            reached = mail.end()
        mail = next(mails, None)


def _mails(text: str) -> Iterator[re.Match[str]]:
    """Pieces with an at sign, which every one of them has; they may overlap."""
    at = text.find("@")
    while at >= 0:
        local = _BEFORE_AT.search(text, max(0, at - 40), at)
        if local and (match := _MAIL_LIKE.match(text, local.start())):
            yield match
        at = text.find("@", at + 1)


def _merge(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
