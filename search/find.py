"""Searching: from what a person typed and chose to one page of entries, the count and the numbers beside the facets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection

from polish.text import fold
from search import scoring, sql
from search.lookup import DatabaseVocabulary, bounds
from search.models import SearchEntry, SearchPhone, SearchPosting, SearchState, SearchValue
from search.normalise import clean
from search.numbers import SHORTEST_INSIDE, SHORTEST_START, asked_number
from search.query import Plan, plan
from search.sql import Choice, Source
from search.typos import slips
from search.vocabulary import Vocabulary

PAGE_SIZE = 20
MOST_SPELLINGS = 40  # entries looked at for how a word is spelled when none is found
Order = Callable[[Source], Source]  # sql.by_name, sql.open_first, sql.hits_only; None: best first, counted


@dataclass(frozen=True)
class Hit:
    """An entry and how well it answers; `complete` when it matches every word that means something."""

    entry: SearchEntry
    score: int
    complete: bool


@dataclass(frozen=True)
class Result:
    """One page of answers. `counts`: {number of a facet's value: entries}; `corrected`: {typed word: word meant}.

    at_least: there may be more than `count`, of which only the best were read or kept; so it is with the other numbers.
    """

    hits: list[Hit] = field(default_factory=list)
    count: int = 0
    at_least: bool = False
    missing: dict[int, int] = field(default_factory=dict)  # {bits of the facets missed: entries}
    counts: dict[int, int] = field(default_factory=dict)
    open_now: int = 0
    corrected: dict[str, str] = field(default_factory=dict)
    meant: frozenset[str] = frozenset()  # stems that stand for what was typed, to be marked
    passed_over: dict[int, list[int]] = field(default_factory=dict)  # {bits missed: numbers of hours}, of no hits only
    planned: Plan = field(default_factory=Plan)

    def without(self, facet: int) -> int:
        """How many there would be if this facet were not narrowed."""
        return self.count + self.missing.get(1 << facet, 0)

    def hours_without(self, facet: int) -> list[int]:
        """When nothing was found: the hours of what there would be if this facet were not narrowed."""
        return self.passed_over.get(1 << facet, [])

    @property
    def partial(self) -> bool:
        """Whether even the best answer misses something that was asked."""
        return bool(self.hits) and not self.hits[0].complete


def search(
    text: str,
    choice: Choice = Choice(),  # noqa: B008
    *,
    limit: int = PAGE_SIZE,
    offset: int = 0,
    order: Order | None = None,
    literal: bool = False,
    vocabulary: Vocabulary | None = None,
) -> Result:
    """The entries that answer `text` within `choice`, best first or in another order.

    The whole directory by name when nothing is asked. literal: only the words as typed, in any form of theirs.
    vocabulary: other words and synonyms than those of the database.
    """
    text = clean(text)
    if not text.strip():
        return browse(choice, limit=limit, offset=offset, order=order)
    number = _by_number(asked_number(text))
    if number:
        return _run(_ordered(number, order), Plan(coverage=(1,)), choice, limit, offset)
    found = plan(text, vocabulary or DatabaseVocabulary(), literal=literal)
    if not found.alternatives:
        return Result()
    return _run(_ordered(sql.by_words(found, choice), order), found, choice, limit, offset)


def browse(
    choice: Choice = Choice(),  # noqa: B008
    *,
    limit: int = PAGE_SIZE,
    offset: int = 0,
    order: Order | None = None,
) -> Result:
    """The directory by name. Of the whole of it every count is already in the index, and nothing is gone through."""
    if choice.narrows or order:
        return _run(_ordered(sql.everything(), order), Plan(), choice, limit, offset)
    entries = SearchEntry.objects.select_related("hours").order_by("sort_key", "kind", "slug")
    count = SearchState.objects.values_list("entries", flat=True).first() or 0
    return Result(
        hits=[Hit(entry, 0, complete=True) for entry in entries[offset : offset + limit]],
        count=count,
        missing={0: count},
        counts=dict(SearchValue.objects.values_list("id", "entries")),
        open_now=SearchEntry.objects.filter(hours__in=choice.open_hours).count() if choice.open_hours else 0,
    )


def _ordered(source: Source, order: Order | None) -> Source:
    return order(source) if order else source


def _by_number(digits: str) -> Source | None:
    """Where to look for a telephone number or postal code; None when nobody has one like it."""
    if not digits:
        return None
    _start, after = bounds(digits) if len(digits) >= SHORTEST_START else (digits, digits)
    inside = f"%{digits}%" if len(digits) >= SHORTEST_INSIDE else digits
    source = sql.by_number(digits, after, inside)
    numbers = SearchPhone.objects
    known = numbers.filter(digits__gte=digits, digits__lt=after) | numbers.filter(digits=digits)
    if len(digits) >= SHORTEST_INSIDE:
        known |= numbers.filter(digits__contains=digits)
    return source if known.exists() else None


def _run(source: Source, planned: Plan, choice: Choice, limit: int, offset: int) -> Result:
    rows = list(_rows(*sql.statement(source, choice, limit, offset)))
    page = sorted((place, int(id), int(score), found) for part, id, score, place, found in rows if part == sql.HIT)
    entries = SearchEntry.objects.select_related("hours").in_bulk([id for _place, id, _score, _found in page])
    missing = {id: int(number) for part, id, number, _place, _found in rows if part == sql.COUNT}
    hits = [Hit(entries[id], score, found >= len(planned.coverage)) for _place, id, score, found in page]
    return Result(
        hits=hits,
        count=missing.get(0, 0),
        at_least=source.partly or (source.judged and missing.get(0, 0) >= scoring.MOST_ENTRIES),
        missing=missing,
        counts={id: int(number) for part, id, number, _place, _found in rows if part == sql.VALUE},
        open_now=sum(int(number) for part, _id, number, _place, _found in rows if part == sql.OPEN),
        corrected=_corrected(planned, [hit.entry for hit in hits]),
        meant=planned.meant,
        passed_over=_passed_over(rows),
        planned=planned,
    )


def count_unfiltered(result: Result) -> int:
    """How many entries would answer the same words without any filter; what misses all of them is not in `missing`."""
    if not result.planned.alternatives:
        return sum(result.missing.values())
    source = replace(sql.by_words(result.planned, Choice()), order=sql.BY_NAME, scored=False)
    rows = _rows(*sql.statement(source, Choice(), 1, 0))
    return sum(int(number) for part, _missed, number, _place, _found in rows if part == sql.COUNT)


def _passed_over(rows: list[tuple[Any, ...]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for part, hours, missed, _place, _found in rows:
        if part == sql.HOURS:
            found.setdefault(int(missed), []).append(hours)
    return found


def _corrected(planned: Plan, entries: list[SearchEntry]) -> dict[str, str]:
    """What misspelled words were taken for, in the form nearest to the typed one that the answers have."""
    found = {}
    if planned.corrected and not entries:
        having = SearchPosting.objects.filter(term__in=[term.id for term in planned.corrected.values()])
        spelled = SearchEntry.objects.filter(pk__in=having.values("entry"))
        entries = list(spelled.order_by("kind", "slug")[:MOST_SPELLINGS])
    for typed, term in planned.corrected.items():
        if not term.id:
            found[typed] = term.word
            continue
        forms = [form for entry in entries if (form := entry.terms.get(str(term.id)))]
        if forms:
            found[typed] = min(forms, key=lambda form: slips(typed, fold(form), most=len(typed)))
    return found


def _rows(statement: str, parameters: list[Any]) -> Iterable[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()
