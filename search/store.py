"""Rows of the index: writes the entries of documents and erases them, keeping every count right."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db import connection

from offices.recipes import Recipe, canonical, digest
from search.documents import Document, Value
from search.impact import Impact, impacts
from search.models import LONGEST_TERM, SearchEntry, SearchHours, SearchTerm, SearchValue, number_of
from search.normalise import sound_key

MOST_PARAMETERS = 900  # of one statement; SQLite may allow no more than 999
T = TypeVar("T")


def write(found: Sequence[Document]) -> int:
    """Write the documents that differ from what the index has of them; how many are new."""
    records = [document.record for document in found]
    digests = dict(SearchEntry.objects.filter(record__in=records).values_list("record_id", "digest"))
    changed = [document for document in found if digests.get(document.record) != document.digest]
    if not changed:
        return 0
    left = _clear([document.record for document in changed if document.record in digests])
    said = [impacts(document.fields) for document in changed]
    terms = _term_numbers(sorted({term for each in said for term in each}))
    hours = _hours_numbers([document.hours for document in changed if document.hours])
    keyed = list(zip(_entry_numbers(changed), changed, strict=True))
    SearchEntry.objects.bulk_create(_entry(*pair, each, terms, hours) for pair, each in zip(keyed, said, strict=True))
    _write_postings([(entry, each) for (entry, _document), each in zip(keyed, said, strict=True)], terms)
    _write_numbers(keyed)
    _write_values(keyed)
    _sweep(left)
    return sum(document.record not in digests for document in changed)


def erase(records: Iterable[UUID]) -> int:
    """Take the entries of these records out of the index; how many there were."""
    erased = 0
    for batch in batches(sorted(records), MOST_PARAMETERS):
        left = _clear(batch)
        erased += left.entries
        _sweep(left)
    return erased


def erase_everything() -> None:
    """Empty the index; synonyms stay."""
    for table in ("posting", "facet", "phone", "entry", "term", "value", "hours"):
        _run(f"DELETE FROM search_{table}")  # noqa: S608


def batches(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The values in runs of at most `size`."""
    return (values[start : start + size] for start in range(0, len(values), size))


# ---------------------------------------------------------------- taking out


class Left(NamedTuple):
    """How many entries left, and the numbers of terms, values and hours that may have lost their last one."""

    entries: int
    terms: set[int]
    values: set[int]
    hours: set[int]


def _clear(records: Sequence[UUID]) -> Left:
    """Take out the entries of these records with all that hangs on them."""
    found = list(SearchEntry.objects.filter(record__in=records).values_list("id", "terms", "hours_id"))
    pairs = sorted((int(term), entry) for entry, terms, _hours in found for term in terms)
    _run_many("DELETE FROM search_posting WHERE term_id = %s AND entry_id = %s", pairs)
    _count("search_term", "df", Counter(term for term, _entry in pairs), -1)
    hours = {hours for _entry, _terms, hours in found if hours}
    left = Left(len(found), {term for term, _entry in pairs}, set(), hours)
    for batch in batches(sorted(entry for entry, _terms, _hours in found), MOST_PARAMETERS):
        places = _places(batch)
        values = _all(f"SELECT value_id FROM search_facet WHERE entry_id IN ({places})", batch)  # noqa: S608
        _count("search_value", "entries", Counter(value for (value,) in values), -1)
        left.values.update(value for (value,) in values)
        _run(f"DELETE FROM search_facet WHERE entry_id IN ({places})", batch)  # noqa: S608
        _run(f"DELETE FROM search_phone WHERE entry_id IN ({places})", batch)  # noqa: S608
        _run(f"DELETE FROM search_entry WHERE id IN ({places})", batch)  # noqa: S608
    return left


def _sweep(left: Left) -> None:
    """Drop the terms, values and hours that no entry has any more."""
    unused = (
        ("DELETE FROM search_term WHERE df <= 0", left.terms),
        ("DELETE FROM search_value WHERE entries <= 0", left.values),
        (
            "DELETE FROM search_hours"
            " WHERE NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.hours_id = search_hours.id)",
            left.hours,
        ),
    )
    for statement, numbers in unused:
        for batch in batches(sorted(numbers), MOST_PARAMETERS):
            _run(f"{statement} AND id IN ({_places(batch)})", batch)


# ---------------------------------------------------------------- putting in


def _entry_numbers(documents: Sequence[Document]) -> list[int]:
    """A number for each, see `number_of`; should it be taken, the next one."""
    wanted = [number_of(document.kind, document.slug) for document in documents]
    found = (SearchEntry.objects.filter(pk__in=batch) for batch in batches(wanted, MOST_PARAMETERS))
    taken = {number for query in found for number in query.values_list("pk", flat=True)}
    return [free_number(number, taken) for number in wanted]


def free_number(number: int, taken: set[int]) -> int:
    """The number or the next one that is free; it is taken from then on."""
    while number in taken:
        number += 1
    taken.add(number)
    return number


def _entry(
    number: int,
    document: Document,
    said: Mapping[str, Impact],
    terms: Mapping[str, int],
    hours: Mapping[str, int],
) -> SearchEntry:
    return SearchEntry(
        id=number,
        record_id=document.record,
        kind=document.kind,
        slug=document.slug,
        title=document.title,
        sort_key=document.sort_key,
        digest=document.digest,
        terms={str(terms[term]): impact.form for term, impact in sorted(said.items())},
        card=document.card.as_json(),
        hours_id=hours[digest(document.hours)] if document.hours else None,
    )


def _write_postings(said: Sequence[tuple[int, Mapping[str, Impact]]], terms: Mapping[str, int]) -> None:
    rows = sorted((terms[term], entry, impact.value) for entry, each in said for term, impact in each.items())
    _run_many("INSERT INTO search_posting (term_id, entry_id, impact) VALUES (%s, %s, %s)", rows)
    _count("search_term", "df", Counter(term for term, _entry, _impact in rows), 1)


def _write_numbers(keyed: Sequence[tuple[int, Document]]) -> None:
    rows = [(digits, entry) for entry, document in keyed for digits in document.numbers]
    _run_many("INSERT INTO search_phone (digits, entry_id) VALUES (%s, %s)", sorted(rows))


def _write_values(keyed: Sequence[tuple[int, Document]]) -> None:
    values = {(value.facet, value.slug): value for _entry, document in keyed for value in document.values}
    numbers = _value_numbers(values)
    rows = {
        (entry, numbers[value.facet, value.slug], value.facet) for entry, document in keyed for value in document.values
    }
    _run_many("INSERT INTO search_facet (entry_id, value_id, facet) VALUES (%s, %s, %s)", sorted(rows))
    _count("search_value", "entries", Counter(value for _entry, value, _facet in rows), 1)


# ---------------------------------------------------------------- shared rows


def _term_numbers(terms: Sequence[str]) -> dict[str, int]:
    """{term: its number}, new terms made; in order, so that two writers never wait for each other."""
    _run_many(
        "INSERT INTO search_term (term, sound, df) VALUES (%s, %s, 0) ON CONFLICT (term) DO NOTHING",
        [(term, sound_key(term)[:LONGEST_TERM]) for term in terms],
    )
    found = (SearchTerm.objects.filter(term__in=batch) for batch in batches(terms, MOST_PARAMETERS))
    return {term: number for query in found for term, number in query.values_list("term", "id")}


def _hours_numbers(recipes: Sequence[Recipe]) -> dict[str, int]:
    """{digest: number} of sets of hours."""
    distinct = {digest(recipe): canonical(recipe) for recipe in recipes}
    rows = [SearchHours(digest=name, recipe=text) for name, text in sorted(distinct.items())]
    SearchHours.objects.bulk_create(rows, ignore_conflicts=True)
    return dict(SearchHours.objects.filter(digest__in=list(distinct)).values_list("digest", "id"))


def _value_numbers(values: Mapping[tuple[int, str], Value]) -> dict[tuple[int, str], int]:
    """{(facet, slug): number} of values of facets, their labels brought up to date."""
    rows = [
        SearchValue(facet=facet, slug=slug, labels=value.labels, sort_key=value.sort_key)
        for (facet, slug), value in sorted(values.items())
    ]
    SearchValue.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["facet", "slug"], update_fields=["labels", "sort_key"]
    )
    slugs = sorted({slug for _facet, slug in values})
    found = (SearchValue.objects.filter(slug__in=batch) for batch in batches(slugs, MOST_PARAMETERS))
    return {
        (facet, slug): number for query in found for facet, slug, number in query.values_list("facet", "slug", "id")
    }


def _count(table: str, column: str, counts: Mapping[int, int], sign: int) -> None:
    changes = [(sign * count, number) for number, count in sorted(counts.items())]
    _run_many(f"UPDATE {table} SET {column} = {column} + %s WHERE id = %s", changes)  # noqa: S608


# ---------------------------------------------------------------- statements


def _places(values: Sequence[Any]) -> str:
    return ",".join(["%s"] * len(values)) or "NULL"


def _run(statement: str, parameters: Sequence[Any] = ()) -> int:
    """The number of rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(statement, list(parameters))
        return cursor.rowcount


def _run_many(statement: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def _all(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(parameters))
        return cursor.fetchall()
