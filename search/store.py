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
    gained = _write_postings([(entry, each) for (entry, _document), each in zip(keyed, said, strict=True)], terms)
    _write_numbers(keyed)
    _settle(gained, _write_values(keyed), left)
    return sum(document.record not in digests for document in changed)


def erase(records: Iterable[UUID]) -> int:
    """Take the entries of these records out of the index; how many there were."""
    erased = 0
    for batch in batches(sorted(records), MOST_PARAMETERS):
        left = _clear(batch)
        erased += left.entries
        _settle(Counter(), Counter(), left)
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
    """How many entries left; how many of them had which term and value; numbers of hours that may be unused now."""

    entries: int
    terms: Counter[int]
    values: Counter[int]
    hours: set[int]


def _clear(records: Sequence[UUID]) -> Left:
    """Take out the entries of these records with all that hangs on them."""
    found = list(SearchEntry.objects.filter(record__in=records).values_list("id", "terms", "hours_id"))
    terms: Counter[int] = Counter()
    for entry, said, _hours in found:
        numbers = sorted(int(term) for term in said)
        terms.update(numbers)
        _run_among("DELETE FROM search_posting WHERE entry_id = %s AND term_id", [entry], numbers)
    values: Counter[int] = Counter()
    for batch in batches(sorted(entry for entry, _terms, _hours in found), MOST_PARAMETERS):
        places = _places(batch)
        theirs = _all(f"SELECT value_id FROM search_facet WHERE entry_id IN ({places})", batch)  # noqa: S608
        values.update(value for (value,) in theirs)
        _run(f"DELETE FROM search_facet WHERE entry_id IN ({places})", batch)  # noqa: S608
        _run(f"DELETE FROM search_phone WHERE entry_id IN ({places})", batch)  # noqa: S608
        _run(f"DELETE FROM search_entry WHERE id IN ({places})", batch)  # noqa: S608
    hours = {hours for _entry, _terms, hours in found if hours}
    return Left(len(found), terms, values, hours)


def _settle(gained: Counter[int], values: Counter[int], left: Left) -> None:
    """Bring the counts of terms and values up to date, and drop what no entry has any more."""
    _count("search_term", "df", gained, left.terms)
    _count("search_value", "entries", values, left.values)
    _sweep(left)


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
        _run_among(f"{statement} AND id", [], sorted(numbers))


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


def _write_postings(said: Sequence[tuple[int, Mapping[str, Impact]]], terms: Mapping[str, int]) -> Counter[int]:
    """How many entries got each term."""
    rows = sorted((terms[term], entry, impact.value) for entry, each in said for term, impact in each.items())
    _run_rows("INSERT INTO search_posting (term_id, entry_id, impact) VALUES {rows}", rows)
    return Counter(term for term, _entry, _impact in rows)


def _write_numbers(keyed: Sequence[tuple[int, Document]]) -> None:
    rows = [(digits, entry) for entry, document in keyed for digits in document.numbers]
    _run_rows("INSERT INTO search_phone (digits, entry_id) VALUES {rows}", sorted(rows))


def _write_values(keyed: Sequence[tuple[int, Document]]) -> Counter[int]:
    """How many entries got each value."""
    values = {(value.facet, value.slug): value for _entry, document in keyed for value in document.values}
    numbers = _value_numbers(values)
    rows = {
        (entry, numbers[value.facet, value.slug], value.facet) for entry, document in keyed for value in document.values
    }
    _run_rows("INSERT INTO search_facet (entry_id, value_id, facet) VALUES {rows}", sorted(rows))
    return Counter(value for _entry, value, _facet in rows)


# ---------------------------------------------------------------- shared rows


def _term_numbers(terms: Sequence[str]) -> dict[str, int]:
    """{term: its number}, new terms made; in order, so that two writers never wait for each other."""
    known = _known_terms(terms)
    missing = [term for term in terms if term not in known]
    _run_rows(
        "INSERT INTO search_term (term, sound, df) VALUES {rows} ON CONFLICT (term) DO NOTHING",
        [(term, sound_key(term)[:LONGEST_TERM], 0) for term in missing],
    )
    return known | _known_terms(missing)


def _known_terms(terms: Sequence[str]) -> dict[str, int]:
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


def _count(table: str, column: str, gained: Counter[int], lost: Counter[int]) -> None:
    """Change how many entries have each by as many as got and lost it."""
    by_change: dict[int, list[int]] = {}
    for number in sorted({*gained, *lost}):
        by_change.setdefault(gained[number] - lost[number], []).append(number)
    for change in sorted(by_change.keys() - {0}):
        statement = f"UPDATE {table} SET {column} = {column} + %s WHERE id"  # noqa: S608
        _run_among(statement, [change], by_change[change])


# ---------------------------------------------------------------- statements


def _places(values: Sequence[Any]) -> str:
    return ",".join(["%s"] * len(values)) or "NULL"


def _run(statement: str, parameters: Sequence[Any] = ()) -> int:
    """The number of rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(statement, list(parameters))
        return cursor.rowcount


def _run_among(statement: str, parameters: Sequence[Any], numbers: Sequence[int]) -> None:
    """A statement that ends with the column whose value must be among the numbers, some hundred at a time."""
    for batch in batches(numbers, MOST_PARAMETERS - len(parameters)):
        _run(f"{statement} IN ({_places(batch)})", [*parameters, *batch])


def _run_rows(statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """A statement about many rows, which stand where it says {rows}, some hundred at a time."""
    for batch in batches(rows, MOST_PARAMETERS // len(rows[0]) if rows else 1):
        row = f"({_places(batch[0])})"
        _run(statement.format(rows=", ".join([row] * len(batch))), [value for one in batch for value in one])


def _all(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(parameters))
        return cursor.fetchall()
