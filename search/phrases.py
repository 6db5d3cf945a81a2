"""How a phrase of the dictionary is recognised in a question: by keys of its words' roots, in any order, with gaps.

Words are compared per language, see `search.roots`: English "rent" never meets Polish "renta". A word that a phrase
denies ("nie chodzi", "no money") is known only where the question denies it too. Of a phrase in which filler leaves one
word, the filler belongs to it: "zostałam mamą" is not "mama".
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from search.filler import FILLER, FUNCTION_WORDS, MEANS, NEGATIONS
from search.normalise import transliterate, words
from search.roots import english_root, latin_root, ukrainian_root, verb_root
from search.stem import stem

POLISH, ENGLISH, UKRAINIAN = "pl", "en", "uk"
MOST_ROOTS = 4  # of a phrase; of longer ones the first are compared
WINDOW = 6  # words of a question within which a phrase is looked for
BESIDE = 3  # words from the one that means something to the filler of its phrase
LONGEST_KEY = 200

# Keys of Polish phrases have no mark; a Cyrillic word may also be a Polish one as Ukrainians write it.
_VERB, _ENGLISH, _LATIN, _AS_POLISH = "verb", "en", "uk", "pl"
_UNMARKED = ("", _VERB, _AS_POLISH)
_MARKS = {POLISH: ("", _VERB), ENGLISH: (_ENGLISH,), UKRAINIAN: ("", _VERB, _LATIN)}
_ROOTS = {
    "": stem, _ENGLISH: english_root, _LATIN: latin_root, _AS_POLISH: lambda word: stem(transliterate(word)),
}  # fmt: skip
_DENIED = "!"


class Said(NamedTuple):
    """A word of a question or phrase: folded; whether "no" stands before it; whether it is more than filler."""

    word: str
    denied: bool = False
    meaning: bool = True


class Heard(NamedTuple):
    """The same by its roots: {mark of a language: root}."""

    roots: dict[str, str]
    denied: bool = False
    meaning: bool = True


def said(found: Sequence[str]) -> list[Said]:
    """What of the folded words is looked at; when none means anything, all of them do."""
    if all(word in FILLER for word in found):
        return [Said(word) for word in found]
    kept: list[Said] = []
    denied = False
    for word in found:
        if word in NEGATIONS:
            denied = True
        elif word not in FUNCTION_WORDS:
            meaning = word not in FILLER
            kept.append(Said(word, denied and meaning, meaning))
            denied = denied and (not meaning or word in MEANS)
    return kept


def heard(one: Said) -> Heard:
    """A word by its roots in every language that it may be of."""
    marks = ("", _VERB, _ENGLISH, _LATIN) if one.word.isascii() else ("", _VERB, _AS_POLISH)
    return Heard({mark: _root(one.word, mark) for mark in marks}, one.denied, one.meaning)


def keys_of(phrase: str, language: str) -> list[str]:
    """The keys under which a phrase of a language is kept."""
    return _kept(said(words(phrase)), language)


def undenied_keys_of(phrase: str, language: str) -> list[str]:
    """Keys of what else may be meant by a phrase that denies one of several words: "dziecko nie mówi", mówi źle."""
    found = said(words(phrase))
    if sum(one.meaning for one in found) < 2 or not any(one.denied for one in found):
        return []
    return _kept([one._replace(denied=False) for one in found], language)


def _kept(found: Sequence[Said], language: str) -> list[str]:
    kept = [one for one in found if one.meaning]
    if len(kept) == 1:
        kept += [one for one in found if not one.meaning][:1]
    keys = [_key(mark, [_denied(_root(one.word, mark), one.denied) for one in kept]) for mark in _MARKS[language]]
    return [key for key in dict.fromkeys(keys) if kept and len(key) <= LONGEST_KEY]


def word_keys(word: str, language: str) -> list[str]:
    """The keys of a single folded word of a language, wherever it stands."""
    return list(dict.fromkeys(_key(mark, [_root(word, mark)]) for mark in _MARKS[language]))


def keys_in(asked: Sequence[Heard]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """(key, places of its words) of every phrase that a question may hold."""
    for places in _together(asked):
        yield from _keys(asked, places)


def _together(asked: Sequence[Heard]) -> Iterator[tuple[int, ...]]:
    """Places of words that may make a phrase: some that mean something, or one and its filler."""
    meaning = [place for place, one in enumerate(asked) if one.meaning]
    for size in range(1, MOST_ROOTS + 1):
        for picked in combinations(range(len(meaning)), size):
            if picked[-1] - picked[0] < WINDOW:
                yield tuple(meaning[one] for one in picked)
    for place in meaning:
        for near in range(max(place - BESIDE, 0), min(place + BESIDE + 1, len(asked))):
            if not asked[near].meaning:
                yield place, near


def _keys(asked: Sequence[Heard], places: tuple[int, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Words that are denied also stand for themselves: who has no food asks for food."""
    each = [asked[place] for place in places]
    before: list[str] = []
    for mark in (mark for mark in each[0].roots if all(mark in one.roots for one in each)):
        found = [one.roots[mark] for one in each]
        if mark in _UNMARKED and found == before:
            continue  # no verb among them
        before = found
        yield _key(mark, found), places
        if any(one.denied for one in each):
            yield _key(mark, [_denied(root, one.denied) for root, one in zip(found, each, strict=True)]), places


def _root(word: str, mark: str) -> str:
    if mark == _VERB:
        return verb_root(word) if word.isascii() else ukrainian_root(word)
    return _ROOTS[mark](word)


def _denied(root: str, denied: bool) -> str:
    return _DENIED + root if denied else root


def _key(mark: str, found: Sequence[str]) -> str:
    return " ".join([*([] if mark in _UNMARKED else [f"{mark}:"]), *sorted(set(found[:MOST_ROOTS]))])
