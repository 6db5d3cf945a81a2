"""Words one slip away: the sound keys under which a misspelled word may stand in the index, and the choice of them."""

from collections.abc import Iterable

from polish.text import fold
from search.normalise import sound
from search.stem import stem
from search.vocabulary import Term

SHORTEST_WORD = 4
SHORTEST_FAR_WORD = 8  # two slips are forgiven in long words only
SAME_SOUND, ONE_SLIP, OTHER_FIRST_LETTER, FURTHEST = 0.4, 1.0, 0.2, 2.0
WINDOW = 0.3  # candidates this much worse than the best are kept
MOST_CANDIDATES = 8
SHORTEST_LONG_WORD, SHORTEST_VERY_LONG_WORD = 6, 10
RARE_SHARE = 1000  # one entry in so many

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_UKRAINIAN = "абвгдеєжзиіїйклмнопрстуфхцчшщьюя"


def keys(word: str) -> dict[str, float]:
    """{sound key: distance} of the folded word with one letter more, less, changed or swapped; {} when too short."""
    if len(word) < SHORTEST_WORD or any(c.isdigit() for c in word):
        return {}
    own = sound(stem(word))
    found: dict[str, float] = {}
    for variant in _one_edit_away(word):
        key = sound(stem(variant))
        moved = variant[0] != word[0] and sound(variant)[:1] != sound(word)[:1]
        distance = ONE_SLIP + (OTHER_FIRST_LETTER if moved else 0)
        found[key] = min(distance, found.get(key, distance))
    found[own] = SAME_SOUND
    return {key: distance for key, distance in found.items() if len(key) >= 3}


def far_start(word: str) -> str:
    """How the sound keys begin among which a long word is looked for when no slip explains it; "" for short ones."""
    return sound(stem(word))[:3] if len(word) >= SHORTEST_FAR_WORD else ""


def far(word: str, terms: Iterable[Term]) -> dict[Term, float]:
    """{term: distance} of the terms at most two slips away by sound."""
    own = sound(stem(word))
    distances = {term: slips(own, term.sound) for term in terms}
    return {term: min(distance + 0.1, FURTHEST) for term, distance in distances.items() if distance <= FURTHEST}


def plausible(word: str, term: Term, entries: int) -> bool:
    """Whether the folded word may be a slip of the term: as few letters differ as its length allows.

    A short word keeps its first sound, and is not taken for what hardly any of the entries have.
    """
    meant = stem(fold(term.word)) if not term.id else term.word
    own = stem(word)
    if len(word) < SHORTEST_LONG_WORD:
        hardly = bool(term.id) and term.df <= entries // RARE_SHARE
        return not hardly and sound(own)[:1] == sound(meant)[:1] and slips(own, meant) <= 1
    return slips(own, meant, most=3) <= (2 if len(word) < SHORTEST_VERY_LONG_WORD else 3)


def nearest(distances: dict[Term, float]) -> list[tuple[Term, float]]:
    """The candidates worth searching for, best first, in an order that no database decides."""
    if not distances:
        return []
    limit = min(distances.values()) + WINDOW
    kept = [(term, distance) for term, distance in distances.items() if distance <= limit]
    return sorted(kept, key=lambda found: (found[1], -found[0].df, found[0].word))[:MOST_CANDIDATES]


def slips(a: str, b: str, most: int = 2) -> int:
    """How many letters were missed, added, changed or swapped between two words; more than `most` is most + 1."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    a, b = _different(a, b)
    if not a or not b:
        return max(len(a), len(b))
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        before, row = row, _next_row(a, b, i, row, before)
        if min(row) > most:
            return most + 1
    return row[-1]


def _different(a: str, b: str) -> tuple[str, str]:
    """What is left of two words without the letters they begin and end with alike."""
    start = 0
    shorter = min(len(a), len(b))
    while start < shorter and a[start] == b[start]:
        start += 1
    end = 0
    while end < shorter - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end]


def _next_row(a: str, b: str, i: int, row: list[int], before: list[int]) -> list[int]:
    """The i-th row of the table of distances (optimal string alignment); `before` is the row before `row`."""
    letter, last = a[i - 1], i
    new = [last]
    for j, other in enumerate(b, 1):
        value = row[j - 1]
        if letter != other:
            value = min(value, row[j], last) + 1
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other and before[j - 2] < value - 1:
                value = before[j - 2] + 1
        new.append(value)
        last = value
    return new


def _one_edit_away(word: str) -> set[str]:
    letters = _LATIN if word.isascii() else _UKRAINIAN
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    variants = {start + end[1:] for start, end in splits if end}
    variants |= {start + end[1] + end[0] + end[2:] for start, end in splits if len(end) > 1}
    variants |= {start + letter + end[1:] for start, end in splits if end for letter in letters}
    variants |= {start + letter + end for start, end in splits for letter in letters}
    variants.discard(word)
    return variants
