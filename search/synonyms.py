"""What stands for what: lines of the dictionary read into keys, stems and words."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from search.normalise import content, forms, sound_key, words
from search.phrases import ENGLISH, POLISH, UKRAINIAN, keys_of, undenied_keys_of, word_keys
from search.stem import stem

STARTER = Path(__file__).parent / "starter"
# The files that came after the synonyms: what people say, and words of other languages.
DICTIONARY = (("everyday.txt", POLISH), ("english.txt", ENGLISH), ("ukrainian.txt", UKRAINIAN))
# Those that came later, by what people's lives are about.
FIELDS = ("home", "health", "family")
LATER = tuple(
    (f"{name.removesuffix('.txt')}-{field}.txt", language) for field in FIELDS for name, language in DICTIONARY
)
ARROWS = {"==": 100, "=>": 75, "~>": 40}  # how sure a line of the starter files is
SAME, USUAL = 100, 75
FOLLOWING = 0.85  # how sure a word of the right side is, beside the one before it
UNDENIED = 0.6  # how sure a phrase with "not" is where the question has none


class Line(NamedTuple):
    """Words of a language, parted by commas, and what is also looked for; empty: they stand for one another."""

    terms: str
    expands_to: str = ""
    language: str = POLISH
    weight: int = USUAL


class Reading(NamedTuple):
    """What a phrase may stand for."""

    key: str  # see search.phrases
    stems: tuple[str, ...]
    weight: int  # how sure, of 100


class Keyword(NamedTuple):
    """A word of the left side."""

    key: str
    sound: str
    word: str  # as written, lower case


def starter_lines(name: str, language: str = POLISH) -> list[Line]:
    """The lines of a file of search/starter."""
    text = (STARTER / name).read_text(encoding="utf-8")
    return [line for written in text.splitlines() if (line := parse(written, language))]


def parse(written: str, language: str = POLISH) -> Line | None:
    """A line of a starter file: "a, b" or "a => b, c", "==" for sure, "~>" for a guess; None for comments."""
    written = written.partition("#")[0].strip()
    if not written:
        return None
    for arrow, weight in ARROWS.items():
        left, found, right = written.partition(arrow)
        if found:
            return Line(left.strip(), right.strip(), language, weight)
    return Line(written, "", language, SAME)


def phrases(text: str) -> list[str]:
    """The phrases of a comma list."""
    return [phrase.strip() for phrase in text.split(",") if phrase.strip()]


def stems(phrase: str) -> tuple[str, ...]:
    """The distinct stems of the meaningful words of a phrase, as the index has them."""
    return tuple(dict.fromkeys(stem(word) for word in content(words(phrase))))


def readings(line: Line) -> list[Reading]:
    """What is also searched for where a phrase of the left side stands, the first of the right side most surely.

    Without a right side the words stand for one another.
    """
    left, right = phrases(line.terms), phrases(line.expands_to)
    fading = FOLLOWING if right else 1.0
    meant = [(stems(other), fading**place) for place, other in enumerate(right or left)]
    found: dict[tuple[str, tuple[str, ...]], Reading] = {}
    for typed in left:
        own = stems(typed)
        for key, share in _keys(typed, line.language):
            for other, sure in meant:
                if other and other != own:
                    found.setdefault((key, other), Reading(key, other, round(round(line.weight * sure) * share)))
    return list(found.values())


def _keys(phrase: str, language: str) -> Iterator[tuple[str, float]]:
    """(key, how far it says what the phrase says)"""
    yield from ((key, 1.0) for key in keys_of(phrase, language))
    yield from ((key, UNDENIED) for key in undenied_keys_of(phrase, language))


def keywords(line: Line) -> list[Keyword]:
    """The words of the left side that mean something, each once."""
    found: dict[str, Keyword] = {}
    for phrase in phrases(line.terms):
        meaning = set(content(words(phrase)))
        for word, written in forms(phrase):
            if word in meaning:
                for key in word_keys(word, line.language):
                    found.setdefault(key, Keyword(key, sound_key(stem(word)), written))
    return list(found.values())
