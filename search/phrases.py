"""How a phrase of the dictionary is recognised in a question: by keys of its words' roots, in any order, with gaps.

Words are compared per language. Polish and Cyrillic words by the stems of the index; English ones by a root of their
own, so that English "rent" never meets Polish "renta"; Ukrainian ones also as people spell them in Latin letters.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from polish.text import fold
from search.normalise import content, transliterate, words
from search.stem import stem

POLISH, ENGLISH, UKRAINIAN = "pl", "en", "uk"
MOST_ROOTS = 4  # of a phrase; of longer ones the first are compared
WINDOW = 6  # words of a question within which a phrase is looked for
LONGEST_KEY = 200
SHORTEST_ROOT = 3

# Keys of Polish phrases have no mark; a Cyrillic word may also be a Polish one as Ukrainians write it.
_ENGLISH_MARK, _LATIN_MARK, _AS_POLISH = "en", "uk", "pl"
# (ending, what stays of it), the first that fits; caring, cared and carer are different words on purpose.
_PLURALS = (
    ("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("ss", "ss"), ("us", "us"), ("s", ""),
)  # fmt: skip
_LATIN_SPELLINGS = (
    ("shch", "s"), ("szcz", "s"), ("sch", "s"), ("zh", "z"), ("kh", "h"), ("ch", "h"), ("cz", "h"), ("sh", "s"),
    ("sz", "s"), ("rz", "z"), ("ts", "c"), ("g", "h"), ("v", "w"), ("j", "i"), ("y", "i"),
)  # fmt: skip
_LATIN_ENDINGS = (
    "iami", "ami", "oiu", "eiu", "oho", "omu", "iah", "iam", "iw", "ei", "oi", "ah", "am", "om", "ih", "im", "iu", "ia",
    "ie", "a", "e", "i", "o", "u",
)  # fmt: skip


@lru_cache(maxsize=20_000)
def english_root(word: str) -> str:
    """A folded English word without its plural ending: benefits, benefit."""
    for ending, kept in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) + len(kept) >= SHORTEST_ROOT:
            return word[: -len(ending)] + kept
    return word


@lru_cache(maxsize=20_000)
def latin_root(word: str) -> str:
    """A Ukrainian word, Cyrillic or in whatever Latin spelling, as one root: житло, zhytlo and żytło give zitl."""
    spelled = transliterate(fold(word))
    for letters, heard in _LATIN_SPELLINGS:
        spelled = spelled.replace(letters, heard)
    spelled = "".join(letter for i, letter in enumerate(spelled) if letter != spelled[i - 1 : i])
    for ending in _LATIN_ENDINGS:
        if spelled.endswith(ending) and len(spelled) - len(ending) >= SHORTEST_ROOT:
            return spelled[: -len(ending)]
    return spelled


def roots(word: str) -> dict[str, str]:
    """{mark of a language: root} of a folded word of a question."""
    if not word.isascii():
        return {"": stem(word), _AS_POLISH: stem(transliterate(word))}
    return {"": stem(word), _ENGLISH_MARK: english_root(word), _LATIN_MARK: latin_root(word)}


def keys_of(phrase: str, language: str) -> list[str]:
    """The keys under which a phrase of a language is kept."""
    found = content(words(phrase))
    if not found:
        return []
    if language == ENGLISH:
        return [_key(_ENGLISH_MARK, [english_root(word) for word in found])]
    keys = [_key("", [stem(word) for word in found])]
    if language == UKRAINIAN:
        keys.append(_key(_LATIN_MARK, [latin_root(word) for word in found]))
    return [key for key in keys if len(key) <= LONGEST_KEY]


def roots_key(word: str, language: str) -> str:
    """The key of a single word of a language."""
    return _key(_ENGLISH_MARK, [english_root(word)]) if language == ENGLISH else _key("", [stem(word)])


def keys_in(asked: Sequence[dict[str, str]]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """(key, places of its words) of every phrase that a question may hold; `asked` as given by `roots`, per word."""
    for size in range(1, MOST_ROOTS + 1):
        for places in combinations(range(len(asked)), size):
            if places[-1] - places[0] < WINDOW:
                for mark in _shared([asked[place] for place in places]):
                    yield _key(mark, [asked[place][mark] for place in places]), places


def _shared(each: Sequence[dict[str, str]]) -> list[str]:
    """The marks that all of the words have."""
    return [mark for mark in each[0] if all(mark in one for one in each)]


def _key(mark: str, found: Sequence[str]) -> str:
    return " ".join([*([f"{mark}:"] if mark not in ("", _AS_POLISH) else []), *sorted(set(found[:MOST_ROOTS]))])
