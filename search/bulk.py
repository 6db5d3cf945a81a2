"""Writes a whole index into empty tables: numbers are given out here, counts added up here, rows sorted once.

The same rows as search.store leaves, many times faster: nothing is looked up, and the large index grows at its end.
Postings wait in memory, eight bytes each, until all terms are known: a hundred thousand records have four million.
"""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection

from offices.recipes import canonical, digest
from search.documents import Document
from search.impact import impacts
from search.models import LONGEST_TERM, SearchEntry, SearchHours, SearchTerm, SearchValue, number_of
from search.normalise import sound_key
from search.store import free_number

ROWS_AT_ONCE = 20_000
# a posting in one whole number, in the order of the index: its term, its impact, the place of its entry
TERM, IMPACT = 32, 24
COVER = "CREATE INDEX search_posting_cover ON search_posting (term_id, entry_id, impact)"


class Numbers:
    """Gives every distinct key a number and counts how often it was asked for."""

    def __init__(self) -> None:
        self.counts: dict[Any, list[int]] = {}  # {key: [number, times]}

    def of(self, key: Any) -> int:
        counted = self.counts.setdefault(key, [len(self.counts) + 1, 0])
        counted[1] += 1
        return counted[0]


class Bulk:
    """One writing of an index. The tables must be empty; call `add` for every batch of documents, then `finish`."""

    def __init__(self) -> None:
        self.entries = 0
        self.taken: set[int] = set()
        self.terms, self.values, self.hours = Numbers(), Numbers(), Numbers()
        self.labels: dict[tuple[int, str], tuple[dict[str, str], str]] = {}
        self.postings = array("q")
        self.numbers: list[int] = []

    def add(self, documents: Sequence[Document]) -> None:
        """Write the entries of some documents and set their postings aside."""
        self.entries += len(documents)
        said = [impacts(document.fields) for document in documents]
        numbered = [{self.terms.of(term): impact for term, impact in each.items()} for each in said]
        entries = [free_number(number_of(document.kind, document.slug), self.taken) for document in documents]
        rows = list(zip(entries, zip(documents, numbered, strict=True), strict=True))
        _insert(
            "search_entry",
            "id, record_id, kind, slug, title, sort_key, prior, digest, terms, card, hours_id",
            [self._entry(number, document, terms) for number, (document, terms) in rows],
        )
        for place, terms in enumerate(numbered, len(self.numbers)):
            self.postings.extend(term << TERM | impact.value << IMPACT | place for term, impact in terms.items())
        self.numbers += entries
        _insert(
            "search_phone",
            "digits, entry_id",
            [(digits, number) for number, (document, _) in rows for digits in document.numbers],
        )
        _insert("search_facet", "entry_id, value_id, facet", [row for n, (d, _) in rows for row in self._facets(n, d)])

    def finish(self) -> None:
        """Write what the entries share, and the postings in the order of their index."""
        self._share()
        if connection.vendor == "postgresql":
            # the indexes stay: without one, everybody who searches would wait
            _insert("search_posting", "term_id, impact, entry_id", self._postings())
            _count_on()
        else:
            _run("DROP INDEX search_posting_cover")
            _insert("search_posting", "term_id, impact, entry_id", self._postings())
            _run(COVER)

    def _postings(self) -> Iterator[tuple[int, int, int]]:
        numbers, impact, place = self.numbers, (1 << TERM - IMPACT) - 1, (1 << IMPACT) - 1
        return ((one >> TERM, one >> IMPACT & impact, numbers[one & place]) for one in sorted(self.postings))

    def _entry(self, number: int, document: Document, terms: dict) -> tuple[Any, ...]:
        return (
            number,
            _uuid(document.record),
            document.kind,
            document.slug,
            document.title,
            document.sort_key,
            0,
            document.digest,
            json.dumps({str(term): impact.form for term, impact in terms.items()}),
            json.dumps(document.card.as_json()),
            self.hours.of(canonical(document.hours)) if document.hours else None,
        )

    def _facets(self, number: int, document: Document) -> Iterator[tuple[int, int, int]]:
        distinct = {(value.facet, value.slug): value for value in document.values}
        for key, value in distinct.items():
            self.labels[key] = value.labels, value.sort_key
            yield number, self.values.of(key), value.facet

    def _share(self) -> None:
        _insert(
            "search_term",
            "id, term, sound, df",
            [(n, term, sound_key(term)[:LONGEST_TERM], df) for term, (n, df) in self.terms.counts.items()],
        )
        _insert(
            "search_value",
            "id, facet, slug, labels, sort_key, entries",
            [
                (n, facet, slug, json.dumps(self.labels[facet, slug][0]), self.labels[facet, slug][1], times)
                for (facet, slug), (n, times) in self.values.counts.items()
            ],
        )
        _insert(
            "search_hours",
            "id, digest, recipe",
            [(n, digest(json.loads(text)), text) for text, (n, _) in self.hours.counts.items()],
        )


def _insert(table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
    write = _copy if connection.vendor == "postgresql" else _insert_many
    waiting = iter(rows)
    while some := list(islice(waiting, ROWS_AT_ONCE)):
        write(table, columns, some)


def _insert_many(table: str, columns: str, rows: Sequence[Sequence[Any]]) -> None:
    places = ",".join(["%s"] * len(rows[0]))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)  # noqa: S608


def _copy(table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _count_on() -> None:
    """Numbers given out from now on follow those given out here."""
    for model in (SearchTerm, SearchValue, SearchHours):
        table = model._meta.db_table
        _run(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), COALESCE(MAX(id), 0) + 1, false) FROM {table}"  # noqa: S608
        )


def _uuid(record: Any) -> Any:
    field = SearchEntry._meta.get_field("record").target_field
    prepare: Callable[..., Any] = field.get_db_prep_value
    return prepare(record, connection)


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
