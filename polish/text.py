"""Letters: folding for comparison, slugs, the Polish alphabet as a sort key, plural forms, no-break spaces."""

import re
import unicodedata

NBSP = "\u00a0"

# Letters that Unicode does not decompose, and typographic signs that people do not type.
_PLAIN = str.maketrans(
    {
        "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ґ": "г", "ё": "е", "ı": "i", "\u00ad": None,
        "„": '"', "”": '"', "“": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "ʼ": "'",
        "–": "-", "—": "-", "‒": "-", "‑": "-", "−": "-", NBSP: " ", "\u202f": " ", "\u2009": " ",
    }
)  # fmt: skip
# й and ї are letters of their own, not и and і with a mark: they pass through the decomposition untouched.
_SHIELD = str.maketrans({"й": "\ue000", "ї": "\ue001"})
_UNSHIELD = str.maketrans({"\ue000": "й", "\ue001": "ї"})

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "w", "г": "h", "д": "d", "е": "e", "є": "je", "ж": "z", "з": "z", "и": "y",
        "і": "i", "ї": "ji", "й": "j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "у": "u", "ф": "f", "х": "ch", "ц": "c", "ч": "cz", "ш": "sz", "щ": "szcz",
        "ь": "", "ъ": "", "ы": "y", "э": "e", "ю": "ju", "я": "ja",
    }
)  # fmt: skip

# Place after the plain letter in the Polish alphabet.
_AFTER = {"ą": "a1", "ć": "c1", "ę": "e1", "ł": "l1", "ń": "n1", "ó": "o1", "ś": "s1", "ź": "z1", "ż": "z2"}
_KEY_PART = re.compile(r"[0-9]+|[^\W\d_]|[\W_]+|\d")
_KEY_LENGTH = 250

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_ONE_LETTER = re.compile(r"(?<!\w)([aiouwzAIOUWZ]) (?=\S)")
_NUMBERED = re.compile(r"(?<!\w)(nr|Nr|poz\.|lok\.|pok\.|m\.) (?=\d)")
_STREET = re.compile(r"(?<!\w)((?:ul|pl|al|os)\.) (?=\w)")
_HOUSE = re.compile(r"((?:ul|pl|al|os)\.[ \u00a0](?:\w[\w.\-]{0,30} ){0,3}\w[\w.\-]{0,30}) (?=\d)")


class _Folded(dict[int, str]):
    """Each character as `fold` writes it, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        if len(self) < 4096:
            self[code] = folded
        return folded


_FOLDED = _Folded()


def fold(text: str) -> str:
    """The text as people compare it: lower case, no diacritics (ł too), plain quotes, dashes and spaces; Cyrillic й ї kept."""
    if text.isascii():
        return text.lower()
    return text.translate(_FOLDED) if unicodedata.is_normalized("NFC", text) else _fold(text)


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFC", text.casefold()).translate(_PLAIN).translate(_SHIELD)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.translate(_UNSHIELD)


def slug(text: str, max_length: int = 80) -> str:
    """An ASCII slug, cut at a word boundary where one is near; "" when the text has no letter or digit."""
    words = _NOT_SLUG.sub("-", fold(text).translate(_CYRILLIC).replace("+", "-plus ")).strip("-")
    if len(words) <= max_length:
        return words
    cut = words[: max_length + 1]
    head, _, _ = cut.rpartition("-")
    return head if len(head) > max_length // 2 else cut[:max_length].rstrip("-")


def sort_key(text: str) -> str:
    """A key of ASCII letters and digits whose order is the Polish alphabetical order, numbers by value, case ignored.

    Every letter becomes two characters ("a0", ą is "a1"), so the order holds in any collation of any database,
    also those that skip punctuation. At most 250 characters.
    """
    text = unicodedata.normalize("NFC", text.casefold()[:_KEY_LENGTH])
    return "".join(_key_part(part) for part in _KEY_PART.findall(text))[:_KEY_LENGTH]


def _key_part(part: str) -> str:
    if part.isascii() and part.isdigit():
        number = part.lstrip("0") or "0"
        return "1" + chr(ord("a") + min(len(number), 26) - 1) + number
    if part in _AFTER:
        return _AFTER[part]
    letters = "".join(c for c in fold(part).translate(_CYRILLIC) if c.isascii() and c.isalnum())
    if letters:
        return "".join(letter + "0" for letter in letters)
    return "00" if not part[0].isalnum() else "z9"


def plural(n: int, one: str, few: str, many: str) -> str:
    """The Polish form for n: 1 godzina, 2-4 and 22-24 godziny, 5-21 godzin."""
    if n == 1:
        return one
    if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14):
        return few
    return many


def glue(text: str) -> str:
    """The text with no-break spaces where a line must not end: after one-letter words, inside "nr 5" and "ul. Piesza 1"."""
    text = _ONE_LETTER.sub(lambda m: m[1] + NBSP, text)
    text = _ONE_LETTER.sub(lambda m: m[1] + NBSP, text)
    text = _NUMBERED.sub(lambda m: m[1] + NBSP, text)
    text = _HOUSE.sub(lambda m: m[1] + NBSP, text)
    return _STREET.sub(lambda m: m[1] + NBSP, text)
