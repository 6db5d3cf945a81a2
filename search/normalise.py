"""From text to the words of the index: cleaning, splitting, stop words, Ukrainian in Latin letters, sound keys."""

import re
import unicodedata
from functools import lru_cache

from polish.text import fold

LONGEST_QUERY = 200
LONGEST_WORD = 40

# 500+ and 500 plus are one word; an apostrophe stays inside a word (п'ять); hyphens part words.
_WORD = re.compile(r"\d{1,6}\s?\+|\d{1,6}\s{1,3}plus\b|[^\W_]+(?:['’ʼ][^\W\d_]+)?")
_PLUS = re.compile(r"(\d{1,6})\s{0,3}(?:\+|plus)")
_APOSTROPHES = str.maketrans("", "", "'’ʼ")

# Words that carry no meaning in a question: function words and what people write around the thing they need.
_STOP_WORDS = """
    a aby ale albo ani bardzo bardziej bez bo by byc byl bylo byly bedzie co cos czego czemu czy czym czyms dla dlaczego
    do dokad gdy gdzie i ich ile im inna inne inny ja jak jaka jaki jakie jest jestem jesli jeszcze jezeli juz kazda
    kazdy kiedy kogo komu kto ktos ktora ktore ktoregos ktory ktorzy lub ma macie mam mamy mi mial mnie moim moich moj
    moja moje mojego mojej mojemu moze mozna na nad nam nas nasz nasza nasze nie nich o od oraz po pod podczas podobno
    przed przez przy sa sie skad sobie swoj swoja swojego swojej ta tak takze tam te tego tej ten to tu tylko tym u w we
    wiec wlasnie wobec wsrod wszyscy wszystko z za zamiast ze zeby
    chce dostac moc moge mozesz musze otrzymac pomozcie potrzebuje powinien prosze robic stac szukam trzeba uzyskac
    wyrobic zalatwic zglosic zlozyc znalezc zrobic mieszkam
    an and at do for get how i in is my of or the to
    або в де для до з за и і на по про та у чи що як
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

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

_fold = lru_cache(maxsize=50_000)(fold)


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
    return [(match.start(), match.end(), _normal(match.group())) for match in _WORD.finditer(text)]


def forms(text: str) -> list[tuple[str, str]]:
    """(folded word, the word as written, lower case) in order: "Zasiłek 500 plus" gives zasilek, 500plus."""
    text = unicodedata.normalize("NFC", text).replace("@", "a").replace("\u00ad", "")
    return [(_normal(found), found.lower()) for found in _WORD.findall(text)]


def words(text: str) -> list[str]:
    """The folded words of a text in order."""
    return [word for word, _ in forms(text)]


def _normal(found: str) -> str:
    plus = _PLUS.fullmatch(found.lower())
    if plus:
        return f"{plus[1]}plus"
    return _fold(found.translate(_APOSTROPHES))[:LONGEST_WORD]


def content(found: list[str]) -> list[str]:
    """The words that carry meaning; all of them when none does."""
    return [word for word in found if word not in STOP_WORDS] or found


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
