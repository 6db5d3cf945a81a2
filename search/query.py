"""From what a person typed to a plan: the terms to look for, what each is worth, which must come together.

Every meaningful word is a concept with alternatives: its stem, longer words that begin with it, its word family, the
word it may be a slip of, and what people mean by it. Pure: the index is reached through a Vocabulary.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from search import typos
from search.normalise import content, transliterate, words
from search.stem import stem
from search.vocabulary import Start, Term, Vocabulary

MOST_WORDS = 12
LONGEST_WORD = 24
LONGEST_PHRASE = 4  # words of a phrase that has synonyms
MOST_CORRECTED = 4  # unknown words of a query that are looked up by sound

PREFIX, SHORTEST_PREFIX, MOST_PREFIXED = 0.6, 3, 40
FAMILY, FAMILY_OF_UNKNOWN, FAMILY_LETTERS, MOST_RELATIVES = 0.6, 0.85, 5, 25
TRANSLITERATED = 0.8
TYPO, TYPO_PER_SLIP, SHORTEST_TYPO_AMONG_OTHERS = 0.85, 0.25, 5
SYNONYM = 0.75
STRONG = 0.5  # alternatives at least this good say how rare a concept is
UNKNOWN_COVERAGE, LEAST_COVERAGE = 0.6, 20


class Row(NamedTuple):
    """One term to look for; whole numbers only, so that every database computes the same score."""

    term: int
    concept: int
    alternative: int
    size: int  # how many terms of the alternative an entry must have
    weight: int
    coverage: int  # what an entry gains by matching the concept at all
    df: int


@dataclass(frozen=True)
class Plan:
    """What to look for. `corrected` maps typed words to the terms searched for instead."""

    rows: tuple[Row, ...] = ()
    concepts: int = 0
    corrected: dict[str, Term] = field(default_factory=dict)
    meant: frozenset[str] = frozenset()  # the stems that stand for what was typed, far relatives left out


@dataclass
class Concept:
    """One word of the query and the single terms that may stand for it."""

    word: str
    being_typed: bool
    weights: dict[Term, float] = field(default_factory=dict)
    known: bool = False
    correction: Term | None = None

    def __post_init__(self) -> None:
        self.stem = stem(self.word)
        self.latin = "" if self.word.isascii() else transliterate(self.word)

    def offer(self, term: Term, weight: float) -> None:
        self.weights[term] = max(weight, self.weights.get(term, 0.0))

    def starts(self) -> Iterator[Start]:
        """What the words it may begin have in common: for a word being typed, or one nobody wrote."""
        if len(self.word) >= SHORTEST_PREFIX:
            yield Start(self.word, MOST_PREFIXED)
            if len(self.stem) > SHORTEST_PREFIX:
                yield Start(self.stem, MOST_PREFIXED)

    def family(self) -> Iterator[Start]:
        if len(self.word) >= FAMILY_LETTERS and not self.word[0].isdigit():
            yield Start(self.word[:FAMILY_LETTERS], MOST_RELATIVES)

    def spellings(self) -> list[str]:
        """How the word may have been meant, likeliest first."""
        return [self.latin, self.word] if self.latin else [self.word]


def plan(text: str, vocabulary: Vocabulary, *, literal: bool = False) -> Plan:
    """The plan for a cleaned query; a trailing space says that the last word is complete.

    literal: look for the words as typed, in any form, and for nothing like them.
    """
    found = [word[:LONGEST_WORD] for word in content(words(text))[:MOST_WORDS]]
    last = len(found) - 1
    concepts = [Concept(word, i == last and not text.endswith(" ")) for i, word in enumerate(found)]
    if not concepts:
        return Plan()
    if literal:
        _take_literally(concepts, vocabulary)
    else:
        _spell(concepts, vocabulary)
        _correct(concepts, vocabulary)
    corrected = {concept.word: concept.correction for concept in concepts if concept.correction}
    substitutes = [] if literal else _substitutes(concepts, vocabulary)
    meant = {term.word for concept in concepts for term, weight in concept.weights.items() if weight >= STRONG}
    meant |= {term.word for substitute in substitutes for term in substitute.terms}
    rows = _rows(concepts, substitutes, vocabulary.entries)
    return Plan(tuple(sorted(rows)), len(concepts), corrected, frozenset(meant))


def _take_literally(concepts: list[Concept], vocabulary: Vocabulary) -> None:
    """The words themselves."""
    terms, _beginning = vocabulary.around({concept.stem for concept in concepts}, set())
    for concept in concepts:
        if term := terms.get(concept.stem):
            concept.offer(term, 1.0)
            concept.known = True


def _spell(concepts: list[Concept], vocabulary: Vocabulary) -> None:
    """The word itself, words that begin with it, and its family."""
    exact = {c.stem for c in concepts} | {stem(c.latin) for c in concepts if c.latin}
    starts = {start for c in concepts for start in (*c.starts(), *c.family())}
    terms, beginning = vocabulary.around(exact, starts)
    for concept in concepts:
        if concept.latin and (term := terms.get(stem(concept.latin))):
            concept.offer(term, TRANSLITERATED)
        if term := terms.get(concept.stem):
            concept.offer(term, 1.0)
        concept.known = bool(concept.weights)
        if concept.being_typed or not concept.known:
            for term in _all(beginning, concept.starts()):
                concept.offer(term, 1.0 if term.word == concept.stem else PREFIX)
        for term in _all(beginning, concept.family()):
            concept.offer(term, _kinship(concept, term))


def _all(beginning: dict[Start, list[Term]], starts: Iterable[Start]) -> Iterator[Term]:
    return (term for start in starts for term in beginning.get(start, ()))


def _kinship(concept: Concept, term: Term) -> float:
    """opieka, opiekun, opiekuńczy: the more of the longer stem is shared, the closer."""
    pairs = zip(concept.stem, term.word, strict=False)
    shared = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(concept.stem), len(term.word)))
    closeness = shared / max(len(concept.stem), len(term.word))
    return (FAMILY if concept.known else FAMILY_OF_UNKNOWN) * closeness**2


def _correct(concepts: list[Concept], vocabulary: Vocabulary) -> None:
    """Looks for what unknown words are slips of. Known words are never touched: "mama" is not a slip of anything."""
    asked = [concept for concept in concepts if _may_be_a_slip(concept, len(concepts))][:MOST_CORRECTED]
    spellings = {word: typos.keys(word) for concept in asked for word in concept.spellings()}
    wanted = {key for keys in spellings.values() for key in keys}
    if not wanted:
        return
    by_key: dict[str, list[Term]] = {}
    for term in vocabulary.sounding(wanted):
        by_key.setdefault(term.sound, []).append(term)
    near = {
        word: {term: distance for key, distance in keys.items() for term in by_key.get(key, ())}
        for word, keys in spellings.items()
    }
    _add_far(near, vocabulary)
    for concept in asked:
        _accept(concept, next((near[word] for word in concept.spellings() if near[word]), {}))


def _may_be_a_slip(concept: Concept, words_in_query: int) -> bool:
    if concept.known or (concept.being_typed and max(concept.weights.values(), default=0) >= PREFIX):
        return False
    return words_in_query == 1 or bool(concept.latin) or len(concept.word) >= SHORTEST_TYPO_AMONG_OTHERS


def _add_far(near: dict[str, dict[Term, float]], vocabulary: Vocabulary) -> None:
    """For long words without a candidate: terms two slips away that begin alike."""
    starts = {word: Start(typos.far_start(word), 2000) for word, found in near.items() if not found}
    starts = {word: start for word, start in starts.items() if start.prefix}
    if starts:
        terms = vocabulary.sounding_from(set(starts.values()))
        for word, start in starts.items():
            near[word] = typos.far(word, (term for term in terms if term.sound.startswith(start.prefix)))


def _accept(concept: Concept, distances: dict[Term, float]) -> None:
    candidates = typos.nearest(distances)
    for term, distance in candidates:
        concept.offer(term, TYPO - TYPO_PER_SLIP * distance)
    if candidates:
        concept.correction = candidates[0][0]


class Substitute(NamedTuple):
    """Other words for a run of concepts; an entry must have all of them."""

    first: int
    span: int
    terms: tuple[Term, ...]


def _substitutes(concepts: list[Concept], vocabulary: Vocabulary) -> list[Substitute]:
    keys = [c.stem for c in concepts]
    if len(concepts) == 1:
        # Only then is a correction trusted enough to be expanded further.
        concept = concepts[0]
        keys = [concept.correction.word if concept.correction else concept.stem]
    phrases = {
        " ".join(keys[i : i + span]): (i, span)
        for span in range(1, LONGEST_PHRASE + 1)
        for i in range(len(keys) - span, -1, -1)
    }
    latin = stem(concepts[0].latin) if len(concepts) == 1 and concepts[0].latin else ""
    found = vocabulary.expansions({*phrases, latin} - {""})
    if latin and not any(expansion.key in phrases for expansion in found):
        phrases[latin] = (0, 1)
    return [Substitute(*phrases[e.key], e.terms) for e in found if e.key in phrases]


def _rows(concepts: list[Concept], substitutes: list[Substitute], entries: int) -> Iterator[Row]:
    """The plan in whole numbers. A repeated word counts once per place, as the person wrote it."""
    coverage = _coverage(concepts, substitutes, entries)
    alternative = 0
    for j, concept in enumerate(concepts):
        for term, weight in sorted(concept.weights.items(), key=lambda found: found[0].word):
            yield Row(term.id, j, alternative, 1, _weight(weight, term, entries), coverage[j], term.df)
            alternative += 1
    for first, span, terms in substitutes:
        for j in range(first, first + span):
            share = SYNONYM / (math.sqrt(len(terms)) * span)
            for term in terms:
                yield Row(term.id, j, alternative, len(terms), _weight(share, term, entries), coverage[j], term.df)
            alternative += 1


def _coverage(concepts: list[Concept], substitutes: list[Substitute], entries: int) -> list[int]:
    """What matching each concept is worth: rare ones more, guessed ones less."""
    commonest = [max((t.df for t, w in c.weights.items() if w >= STRONG), default=0) for c in concepts]
    for first, span, terms in substitutes:
        for j in range(first, first + span):
            commonest[j] = max(commonest[j], min(term.df for term in terms))
    return [
        max(LEAST_COVERAGE, round(100 * rarity(df, entries) * (1 if concept.known else UNKNOWN_COVERAGE))) if df else 0
        for df, concept in zip(commonest, concepts, strict=True)
    ]


def _weight(weight: float, term: Term, entries: int) -> int:
    return round(1000 * weight * rarity(term.df, entries))


def rarity(df: int, entries: int) -> float:
    """The inverse document frequency of a term that `df` of the entries have; always above 0."""
    return math.log(1 + (max(entries - df, 0) + 0.5) / (df + 0.5))
