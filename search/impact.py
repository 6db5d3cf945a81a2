"""How much a word says about a record: constants of the index and the impact of every term, as small integers.

Only constants, never averages of the collection: what is stored of one record depends on that record alone.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from search.filler import FUNCTION_WORDS
from search.normalise import LONGEST_WORD, normal, written
from search.stem import stem

# Raise it when stems, weights or fields change: a different number in the database asks for rebuild_search.
INDEX_VERSION = 6
HIGHEST_IMPACT = 255
SATURATION = 6


class Field(NamedTuple):
    weight: float
    length_matters: float  # 0: a long text counts as much as a short one, 1: in proportion
    usual_length: int  # words


FIELDS = {
    "title": Field(10, 0.3, 5),
    "abbreviation": Field(16, 0.2, 1),
    "labels": Field(4.5, 0.4, 3),
    "english": Field(3, 0.3, 4),
    "ukrainian": Field(6, 0.3, 4),
    "address": Field(4, 0.3, 5),
    "groups": Field(2, 0.2, 2),
    "owner": Field(1.5, 0.3, 6),
    "body": Field(1.5, 0.5, 22),
}


class Impact(NamedTuple):
    value: int  # 1..255
    form: str  # the word as first written in the record, lower case: zasiłek


def impacts(fields: Mapping[str, str]) -> dict[str, Impact]:
    """{term: impact} of one record, its text given per field of FIELDS (others may be missing)."""
    mass: dict[str, float] = {}
    first: dict[str, str] = {}
    for name, field in FIELDS.items():
        if text := fields.get(name):
            found = [_read(word) for word in written(text)]
            for term, form, _telling in found:
                if term not in first:
                    first[term] = form
            _add_field(found, field, mass)
    return {term: Impact(_impact(x), first[term]) for term, x in mass.items()}


class Word(NamedTuple):
    """What the index makes of a word as written; telling: not one that only holds a sentence together."""

    term: str
    form: str
    telling: bool


@lru_cache(maxsize=200_000)
def _read(word: str) -> Word:
    folded = normal(word)
    return Word(stem(folded), word.lower()[:LONGEST_WORD], folded not in FUNCTION_WORDS)


def _add_field(found: Sequence[Word], field: Field, mass: dict[str, float]) -> None:
    length = 1 - field.length_matters + field.length_matters * len(found) / field.usual_length
    counts: dict[str, int] = {}
    for term, _form, telling in found:
        if telling:
            counts[term] = counts.get(term, 0) + 1
    for term, count in counts.items():
        mass[term] = mass.get(term, 0.0) + field.weight * count / (length + 0.5 * (count - 1))


def _impact(x: float) -> int:
    return max(1, round(HIGHEST_IMPACT * x / (x + SATURATION)))
