"""How much a word says about a record: constants of the index and the impact of every term, as small integers.

Only constants, never averages of the collection: what is stored of one record depends on that record alone.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from search.filler import FUNCTION_WORDS
from search.normalise import LONGEST_WORD, forms
from search.stem import stem

# Raise it when stems, weights or fields change: a different number in the database asks for rebuild_search.
INDEX_VERSION = 4
HIGHEST_IMPACT = 255
SATURATION = 6


class Field(NamedTuple):
    weight: float
    length_matters: float  # 0: a long text counts as much as a short one, 1: in proportion
    usual_length: int  # words


FIELDS = {
    "title": Field(10, 0.3, 5),
    "abbreviation": Field(10, 0.2, 1),
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
    written: dict[str, str] = {}
    for name, field in FIELDS.items():
        if found := forms(fields.get(name, "")):
            stems = [stem(word) for word, _form in found]
            for term, (_word, form) in zip(stems, found, strict=True):
                written.setdefault(term, form[:LONGEST_WORD])
            telling = [term for term, (word, _) in zip(stems, found, strict=True) if word not in FUNCTION_WORDS]
            _add_field(telling, len(found), field, mass)
    return {term: Impact(_impact(x), written[term]) for term, x in mass.items()}


def _add_field(terms: list[str], words: int, field: Field, mass: dict[str, float]) -> None:
    length = 1 - field.length_matters + field.length_matters * words / field.usual_length
    for term, count in Counter(terms).items():
        mass[term] = mass.get(term, 0.0) + field.weight * count / (length + 0.5 * (count - 1))


def _impact(x: float) -> int:
    return max(1, round(HIGHEST_IMPACT * x / (x + SATURATION)))
