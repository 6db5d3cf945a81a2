"""What the planner asks of the index: which words exist, which start or sound alike, what stands for what.

Each method of a Vocabulary is one round trip, whatever the number of words.
"""

from collections.abc import Collection
from typing import NamedTuple, Protocol


class Term(NamedTuple):
    """A term of the index: its number, the stem, its sound key, how many entries have it.

    Or a word that only the dictionary has: number 0, the word as written, in no entry.
    """

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

    key: str  # see search.phrases
    terms: tuple[Term, ...]
    weight: int  # how sure, of 100

    def place(self) -> tuple[str, list[str], int]:
        """For an order no database decides."""
        return self.key, [term.word for term in self.terms], self.weight


class Surroundings(NamedTuple):
    """What is near the words of a query."""

    terms: dict[str, Term]
    beginning: dict[Start, list[Term]]
    keys: set[str]  # of words that the dictionary knows


class Vocabulary(Protocol):
    entries: int  # how many entries the index has; known after `around`

    def around(self, exact: Collection[str], starts: Collection[Start], keys: Collection[str] = ()) -> Surroundings:
        """The terms spelled like `exact`, those that each start asks for, and the keys that the dictionary has."""
        ...

    def sounding(self, keys: Collection[str]) -> list[Term]:
        """The terms and words of the dictionary with one of the sound keys."""
        ...

    def sounding_from(self, starts: Collection[Start]) -> list[Term]:
        """The terms whose sound key begins as one of the starts does."""
        ...

    def expansions(self, keys: Collection[str]) -> list[Expansion]:
        """What stands for any of the phrases, in a fixed order; only expansions of which every word is in the index."""
        ...
