"""From text to the words of the index: cleaning, splitting, filler, Ukrainian in Latin letters, sound keys."""

import re
import unicodedata
from functools import lru_cache

from polish.text import fold
from search.filler import FILLER

LONGEST_QUERY = 200
LONGEST_WORD = 40

# 500+ and 500 plus are one word; an apostrophe stays inside a word (п'ять); hyphens part words.
_WORD = re.compile(r"\d{1,6}\s?\+|\d{1,6}\s{1,3}plus\b|[^\W_]+(?:['’ʼ][^\W\d_]+)?")
_PLUS = re.compile(r"(\d{1,6})\s{0,3}(?:\+|plus)")
_APOSTROPHES = str.maketrans("", "", "'’ʼ")

# How a Ukrainian letter is heard and written in Polish, tuned to meet Polish stems (побут, pobyt).
_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "w", "г": "h", "д": "d", "е": "e", "є": "e", "ж": "z", "з": "z", "и": "y", "і": "i",
        "ї": "i", "й": "j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "ch", "ц": "c", "ч": "cz", "ш": "sz", "щ": "szcz", "ь": "", "ю": "iu", "я": "ia",
        "ы": "y", "э": "e", "ъ": "",
    }
)  # fmt: skip
# Applied in this order to a folded word: spellings that sound alike become equal.
_SOUNDS = (
    ("rz", "z"), ("ch", "h"), ("sz", "s"), ("cz", "c"), ("dz", "z"), ("x", "ks"), ("v", "w"), ("qu", "kw"),
    ("ts", "c"), ("y", "i"), ("j", "i"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


def clean(text: str) -> str:
    """What a person typed, fit for any database: no control characters or lone surrogates, at most 200 characters."""
    text = unicodedata.normalize("NFC", text[: 4 * LONGEST_QUERY])
    return "".join(_storable(c) for c in text)[:LONGEST_QUERY]


def _storable(character: str) -> str:
    if character.isprintable():
        return character
    return "" if unicodedata.category(character) in ("Cf", "Cs", "Cn", "Co") else " "


def spans(text: str) -> list[tuple[int, int, str]]:
    """(start, end, folded word) of every word of a text in NFC."""
    return [(match.start(), match.end(), normal(match.group())) for match in _WORD.finditer(text)]


def forms(text: str) -> list[tuple[str, str]]:
    """(folded word, the word as written, lower case) in order: "Zasiłek 500 plus" gives zasilek, 500plus."""
    return [(normal(found), found.lower()) for found in written(text)]


def written(text: str) -> list[str]:
    """The words of a text in order, as they stand there; `normal` folds one."""
    return _WORD.findall(unicodedata.normalize("NFC", text).replace("@", "a").replace("\u00ad", ""))


def words(text: str) -> list[str]:
    """The folded words of a text in order."""
    return [word for word, _ in forms(text)]


@lru_cache(maxsize=100_000)
def normal(found: str) -> str:
    """The folded word for a word as written."""
    plus = _PLUS.fullmatch(found.lower())
    if plus:
        return f"{plus[1]}plus"
    return fold(found.translate(_APOSTROPHES))[:LONGEST_WORD]


def content(found: list[str]) -> list[str]:
    """The words that carry meaning; all of them when none does."""
    return [word for word in found if word not in FILLER] or found


def transliterate(word: str) -> str:
    """A Ukrainian word in Latin letters as Polish would spell it."""
    return word.translate(_LATIN)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """The sound key of a folded word or stem: words one mistakes for another share it; Cyrillic stays as it is."""
    if not word.isascii():
        return word
    for spelling, heard in _SOUNDS:
        word = word.replace(spelling, heard)
    return _DOUBLED.sub(r"\1", word)


def sound_key(term: str) -> str:
    """The key under which a term of the index is found by sound; "" for short terms and those with digits."""
    return "" if len(term) < 3 or any(c.isdigit() for c in term) else sound(term)
