"""What the planner asks of the index: which words exist, which start or sound alike, what stands for what.

Each method of a Vocabulary is one round trip, whatever the number of words.
"""

from collections.abc import Collection
from typing import NamedTuple, Protocol


class Term(NamedTuple):
    """A term of the index: its number, the stem, its sound key, how many entries have it."""

    id: int
    word: str
    sound: str
    df: int


class Start(NamedTuple):
    """Asks for the terms that begin with some letters, the most frequent ones first."""

    prefix: str
    limit: int


class Expansion(NamedTuple):
    """Other words for a phrase."""

    key: str  # the stems of the phrase, parted by spaces
    terms: tuple[Term, ...]


class Vocabulary(Protocol):
    entries: int  # how many entries the index has; known after `around`

    def around(
        self, exact: Collection[str], starts: Collection[Start]
    ) -> tuple[dict[str, Term], dict[Start, list[Term]]]:
        """The terms spelled like `exact`, and those that each start asks for."""
        ...

    def sounding(self, keys: Collection[str]) -> list[Term]:
        """The terms with one of the sound keys."""
        ...

    def sounding_from(self, starts: Collection[Start]) -> list[Term]:
        """The terms whose sound key begins as one of the starts does."""
        ...

    def expansions(self, keys: Collection[str]) -> list[Expansion]:
        """What stands for any of the phrases, in a fixed order; only expansions of which every word is in the index."""
        ...
