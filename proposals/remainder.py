"""What of a source text became no fact, shown beside its proposals.

How a text is read is not known here: the package that reads texts gives its reader to `reads_texts`.
"""

from dataclasses import dataclass
from functools import lru_cache

LONGEST = 200_000  # characters read while a page is answered
readers = []


@dataclass(frozen=True)
class Rest:
    """A stretch of text outside every finding; `line` counts from 1."""

    line: int
    text: str


@dataclass(frozen=True)
class Remainder:
    """Number-like pieces nobody understood, and ordinary prose.

    unread_from: the line from which on nothing was read, of a text too long for one reading.
    """

    unread: tuple[Rest, ...] = ()
    prose: tuple[Rest, ...] = ()
    unread_from: int | None = None


def reads_texts(reader):
    """Decorator: this function gives the Remainder of a text."""
    readers.append(reader)
    return reader


def remainder_of(snapshot):
    """The Remainder of a snapshot; None without a text, or for one too long to be read on the way."""
    if snapshot is None or not readers or len(snapshot.text) > LONGEST:
        return None
    return _read(snapshot.text)


@lru_cache(maxsize=32)
def _read(text):
    """A text never changes: it is read once while somebody reviews it."""
    return readers[-1](text)
