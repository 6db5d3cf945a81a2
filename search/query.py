"""From what a person typed to a plan: the terms to look for, what each is worth, which must come together.

Every meaningful word is a concept with alternatives: its stem, longer words that begin with it, its word family, the
word it may be a slip of, and what people mean by it. Pure: the index is reached through a Vocabulary.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from polish.text import fold
from search import typos
from search.filler import BACKGROUND
from search.normalise import transliterate, words
from search.phrases import Said, heard, keys_in, said
from search.scoring import Alternative, Part
from search.stem import stem
from search.vocabulary import Start, Term, Vocabulary

MOST_WORDS, MOST_SPOKEN = 12, 24  # that mean something, with filler
LONGEST_WORD = 24
MOST_SUBSTITUTES = 60  # that the dictionary adds to a query
MOST_CORRECTED = 4  # unknown words of a query that are looked up by sound

PREFIX, SHORTEST_PREFIX, SHORTEST_TYPED, MOST_PREFIXED = 0.6, 3, 2, 40
FAMILY, FAMILY_OF_UNKNOWN, FAMILY_LETTERS, MOST_RELATIVES = 0.6, 0.85, 5, 25
TRANSLITERATED = 0.8
TYPO, TYPO_PER_SLIP, SHORTEST_TYPO_AMONG_OTHERS = 0.85, 0.25, 6
SYNONYM, PHRASE_SHARE, SHADOWED = 0.9, 0.5, 0.75
STRONG = 0.5  # alternatives at least this good say how rare a concept is
RARE_WINS = 1.5  # above 1: of a long question one rare word that is found beats three common ones
UNKNOWN_COVERAGE, LEAST_COVERAGE = 0.6, 20
BACKGROUND_SHARE = 0.3  # of what words of a need are worth, for who, when and where


@dataclass(frozen=True)
class Plan:
    """What to look for. `corrected` maps typed words to the terms searched for instead."""

    alternatives: tuple[Alternative, ...] = ()
    coverage: tuple[int, ...] = ()  # what an entry gains by matching each concept at all
    corrected: dict[str, Term] = field(default_factory=dict)
    meant: frozenset[str] = frozenset()  # the stems that stand for what was typed, far relatives left out
    entries: int = 0  # how many the index has


@dataclass
class Concept:
    """One word of the query and the single terms that may stand for it; of filler no terms are looked for."""

    said: Said
    being_typed: bool
    weights: dict[Term, float] = field(default_factory=dict)
    known: bool = False
    correction: Term | None = None

    def __post_init__(self) -> None:
        self.word = self.said.word
        self.stem = stem(self.word)
        self.heard = heard(self.said)  # by which the dictionary knows it
        self.importance = BACKGROUND_SHARE if self.stem in BACKGROUND else 1.0
        self.latin = "" if self.word.isascii() else transliterate(self.word)

    def offer(self, term: Term, weight: float) -> None:
        self.weights[term] = max(weight, self.weights.get(term, 0.0))

    def starts(self) -> Iterator[Start]:
        """What the words it may begin have in common: for a word being typed, or one nobody wrote."""
        if len(self.word) >= (SHORTEST_TYPED if self.being_typed else SHORTEST_PREFIX):
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
    question = _question(text)
    concepts = [concept for concept in question if concept.said.meaning]
    if not concepts:
        return Plan()
    if literal:
        _take_literally(concepts, vocabulary)
    else:
        _spell(concepts, vocabulary)
        _correct(concepts, vocabulary)
    corrected = {concept.word: concept.correction for concept in concepts if concept.correction}
    substitutes = [] if literal else _substitutes(question, vocabulary)
    meant = {term.word for concept in concepts for term, weight in concept.weights.items() if weight >= STRONG}
    meant |= {term.word for substitute in substitutes for term in substitute.terms}
    alternatives = tuple(_alternatives(concepts, substitutes, vocabulary.entries))
    coverage = tuple(_coverage(concepts, substitutes, vocabulary.entries))
    return Plan(alternatives, coverage, corrected, frozenset(meant), vocabulary.entries)


def _question(text: str) -> list[Concept]:
    """The words of a query that are looked at, with the filler of its phrases."""
    spoken = said([word[:LONGEST_WORD] for word in words(text)])
    meaning = [one for one in spoken if one.meaning][:MOST_WORDS]
    last = meaning[-1] if meaning and not text.endswith(" ") else None
    return [Concept(one, one is last) for one in spoken[:MOST_SPOKEN] if one in meaning or not one.meaning]


def _take_literally(concepts: list[Concept], vocabulary: Vocabulary) -> None:
    """The words themselves."""
    terms = vocabulary.around({concept.stem for concept in concepts}, set()).terms
    for concept in concepts:
        if term := terms.get(concept.stem):
            concept.offer(term, 1.0)
            concept.known = True


def _spell(concepts: list[Concept], vocabulary: Vocabulary) -> None:
    """The word itself, words that begin with it, and its family."""
    exact = {c.stem for c in concepts} | {stem(c.latin) for c in concepts if c.latin}
    starts = {start for c in concepts for start in (*c.starts(), *c.family())}
    keys = {key for concept in concepts for key, _places in keys_in([concept.heard])}
    terms, beginning, known = vocabulary.around(exact, starts, keys)
    for concept in concepts:
        if concept.latin and (term := terms.get(stem(concept.latin))):
            concept.offer(term, TRANSLITERATED)
        if term := terms.get(concept.stem):
            concept.offer(term, 1.0)
        concept.known = bool(concept.weights) or any(key in known for key, _places in keys_in([concept.heard]))
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
    entries = vocabulary.entries
    for concept in asked:
        found = ({t: d for t, d in near[w].items() if typos.plausible(w, t, entries)} for w in concept.spellings())
        _accept(concept, next((distances for distances in found if distances), {}))


def _may_be_a_slip(concept: Concept, words_in_query: int) -> bool:
    if concept.known or (concept.being_typed and max(concept.weights.values(), default=0) >= PREFIX):
        return False
    return words_in_query == 1 or len(concept.word) >= SHORTEST_TYPO_AMONG_OTHERS


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
        if term.id:
            concept.offer(term, TYPO - TYPO_PER_SLIP * distance)
    if candidates:
        concept.correction = candidates[0][0]
        concept.heard = heard(concept.said._replace(word=fold(concept.correction.word)))


class Substitute(NamedTuple):
    """Other words for some of the concepts; an entry must have all of them."""

    places: tuple[int, ...]
    terms: tuple[Term, ...]
    weight: float
    whole: bool  # for a phrase, not for a single word


def _substitutes(question: list[Concept], vocabulary: Vocabulary) -> list[Substitute]:
    """What the dictionary says about the phrases of the query. Words of a longer phrase count less by themselves."""
    phrases: dict[str, tuple[int, ...]] = {}
    for key, places in keys_in([concept.heard for concept in question]):
        phrases.setdefault(key, places)
    found = vocabulary.expansions(phrases)
    longer = {phrases[expansion.key] for expansion in found if len(phrases[expansion.key]) > 1}
    meaning = [place for place, concept in enumerate(question) if concept.said.meaning]
    best: dict[tuple[tuple[int, ...], tuple[Term, ...]], Substitute] = {}
    for expansion in found:
        places = phrases[expansion.key]
        shadowed = any(set(places) < set(other) for other in longer)
        weight = SYNONYM * expansion.weight / 100 * (SHADOWED if shadowed else 1)
        concepts = tuple(sorted(meaning.index(place) for place in places if place in meaning))
        substitute = Substitute(concepts, expansion.terms, weight, len(places) > 1)
        best[concepts, expansion.terms] = max(substitute, best.get((concepts, expansion.terms), substitute), key=_worth)
    return sorted(best.values(), key=_worth, reverse=True)[:MOST_SUBSTITUTES]


def _worth(substitute: Substitute) -> tuple:
    """The surest first, of longer phrases first; in an order that no database decides."""
    words = [term.word for term in substitute.terms]
    return substitute.weight, len(substitute.places), substitute.whole, substitute.places, words


def _alternatives(concepts: list[Concept], substitutes: list[Substitute], entries: int) -> Iterator[Alternative]:
    """The plan in whole numbers. A repeated word counts once per place, as the person wrote it."""
    for j, concept in enumerate(concepts):
        for term, weight in sorted(concept.weights.items(), key=lambda found: found[0].word):
            yield Alternative((j,), (Part(term, _weight(weight * concept.importance, term, entries)),))
    for places, terms, weight, whole in substitutes:
        share = weight / (math.sqrt(len(terms)) * len(places) ** PHRASE_SHARE)
        if len(places) == 1 and not whole:
            share *= concepts[places[0]].importance
        yield Alternative(places, tuple(Part(term, _weight(share, term, entries)) for term in terms))


def _coverage(concepts: list[Concept], substitutes: list[Substitute], entries: int) -> list[int]:
    """What matching each concept is worth: rare ones more, guessed ones less."""
    commonest = [max((t.df for t, w in c.weights.items() if w >= STRONG), default=0) for c in concepts]
    for substitute in substitutes:
        for j in substitute.places:
            commonest[j] = max(commonest[j], min(term.df for term in substitute.terms))
    return [
        max(LEAST_COVERAGE, round(100 * rarity(df, entries) * _certainty(concept))) if df else 0
        for df, concept in zip(commonest, concepts, strict=True)
    ]


def _certainty(concept: Concept) -> float:
    return concept.importance * (1 if concept.known else UNKNOWN_COVERAGE)


def _weight(weight: float, term: Term, entries: int) -> int:
    return max(1, round(1000 * weight * rarity(term.df, entries) ** RARE_WINS))


def rarity(df: int, entries: int) -> float:
    """The inverse document frequency of a term that `df` of the entries have; always above 0."""
    return math.log(1 + (max(entries - df, 0) + 0.5) / (df + 0.5))
