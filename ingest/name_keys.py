"""How names are compared: without endings, order, quotation marks and places; and the short forms they give."""

from functools import lru_cache

from polish.text import fold
from search.stem import stem

SMALL_WORDS = frozenset(
    ["w", "we", "i", "oraz", "im", "ds", "do", "spraw", "o", "na", "z", "ze", "dla", "przy", "pod", "u"]
)
# Words of a heading that do not tell one desk from another.
HEADING_WORDS = frozenset(
    stem(word) for word in [
        "godziny", "pracy", "otwarcia", "urzedowania", "przyjec", "obslugi", "obsluga", "klientow", "interesantow",
        "dzial", "referat", "sekcja", "stanowisko", "punkt", "czynne", "czynna", "nieczynne", "informacja", "telefon",
        "kontakt",
    ]
)  # fmt: skip
SHORTEST_INITIALS = 3


@lru_cache(maxsize=1 << 16)
def key(text: str) -> tuple[str, ...]:
    """A name without endings, order and small words: an inflected form has the same key."""
    quoted = between_quotes(text)
    words = "".join(c if c.isalnum() or c == "+" else " " for c in fold(quoted or text)).split()
    return tuple(sorted(stem(word) for word in words if word not in SMALL_WORDS))


def between_quotes(text: str) -> str:
    """The quoted name in `Program „Aktywna Polanka”`; empty where nothing is quoted."""
    start, end = text.find("„"), text.rfind("”")
    return text[start + 1 : end] if 0 <= start < end else ""


def without_place(text: str) -> str:
    """`Ośrodek Pomocy Społecznej w Szamotułach` -> without the last `w Szamotułach`."""
    words = text.split()
    tail = _place_starts(words)
    return " ".join(words[:tail]) if tail else text


def place_of(text: str) -> str:
    """The first word of the place at the end of a name, folded: `MOPS w Poznaniu` -> `poznaniu`; empty without one."""
    words = text.split()
    tail = _place_starts(words)
    return fold(words[tail + 1]) if tail else ""


def same_place(one: str, other: str) -> bool:
    """Whether two folded words are forms of one town's name: Radom and Radomiu, not Radom and Radomsku."""
    if stem(one) == stem(other):
        return True
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(short) > 2 and len(long) - len(short) <= 2


def _place_starts(words: list[str]) -> int | None:
    tail = next((i for i in range(len(words) - 1, 0, -1) if words[i] in ("w", "we")), None)
    is_place = tail and 1 < len(words) - tail <= 3 and words[tail + 1][:1].isupper()  # not "w latach 2018-2022"
    return tail if is_place else None


def initials(name: str) -> str:
    """`Miejski Ośrodek Pomocy Społecznej we Wrocławiu` -> `MOPS`; empty for names of one or two words."""
    words = [word for word in without_place(name).split() if fold(word) not in SMALL_WORDS and word[0].isalpha()]
    return "".join(word[0].upper() for word in words) if len(words) >= SHORTEST_INITIALS else ""


@lru_cache(maxsize=1 << 16)
def heading_key(title: str) -> frozenset[str]:
    """What tells a desk from others: `Godziny pracy kasy głównej` -> {kas, glown}."""
    return frozenset(key(title)) - HEADING_WORDS


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one heading only says the other more fully, adding no more words than both share."""
    small, big = sorted((one, other), key=len)
    return bool(small) and small <= big and len(big) <= 2 * len(small)
