"""A line of synonyms tried out before it is saved: what a question finds without it and with it. Nothing is written."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise

from records.models import Record
from search import sql
from search.find import Result, search
from search.lookup import DatabaseVocabulary
from search.models import SearchExpansion, SearchSynonym, SearchTerm
from search.vocabulary import Expansion, Start, Surroundings, Term

SHOWN = 10


class WithLine(DatabaseVocabulary):
    """The vocabulary of the index as if one line of synonyms were already saved, in place of its present version."""

    def __init__(self, line: SearchSynonym) -> None:
        self.left_out = line.pk
        self.alternatives: dict[tuple[str, int], list[SearchExpansion]] = {}
        for row in line.expanded():
            self.alternatives.setdefault((row.key, row.alternative), []).append(row)
        self.keys = {row.key for row in line.spelled()}

    def around(self, exact: Collection[str], starts: Collection[Start], keys: Collection[str] = ()) -> Surroundings:
        found = super().around(exact, starts, keys)
        return found._replace(keys=found.keys | self.keys.intersection(keys))

    def expansions(self, keys: Collection[str]) -> list[Expansion]:
        wanted = [rows for (key, _number), rows in self.alternatives.items() if key in keys]
        terms = self._terms({row.term for rows in wanted for row in rows})
        added = {
            Expansion(
                rows[0].key,
                tuple(sorted((terms[row.term] for row in rows), key=lambda term: term.word)),
                rows[0].weight,
            )
            for rows in wanted
            if all(row.term in terms for row in rows)
        }
        found = added.union(super().expansions(keys))
        return sorted(found, key=Expansion.place)

    def _terms(self, stems: Collection[str]) -> dict[str, Term]:
        """{stem: term} of those that some entry has."""
        found = SearchTerm.objects.filter(term__in=stems, df__gt=0)
        return {term.term: Term(term.pk, term.term, term.sound, term.df) for term in found}


@dataclass(frozen=True)
class Place:
    """A result and its place in the other list; 0 when it is not among the first ten there."""

    title: str
    kind: str | Promise
    url: str
    place: int
    other: int


@dataclass(frozen=True)
class Tried:
    """The first ten results of a question before the change and after it."""

    query: str
    before: list[Place]
    after: list[Place]

    @property
    def changes_nothing(self) -> bool:
        return [one.url for one in self.before] == [one.url for one in self.after]


def try_out(line: SearchSynonym, query: str) -> Tried:
    """What the question finds with the directory as it is, and with the unsaved line."""
    before = search(query, limit=SHOWN, order=sql.hits_only)
    after = search(query, limit=SHOWN, order=sql.hits_only, vocabulary=WithLine(line))
    return Tried(query, _places(before, after), _places(after, before))


def _places(shown: Result, other: Result) -> list[Place]:
    elsewhere = {hit.entry.pk: place for place, hit in enumerate(other.hits, 1)}
    return [
        Place(
            hit.entry.title,
            Record.Kind(hit.entry.kind).label,
            hit.entry.get_absolute_url(),
            place,
            elsewhere.get(hit.entry.pk, 0),
        )
        for place, hit in enumerate(shown.hits, 1)
    ]
