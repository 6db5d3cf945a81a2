"""The index follows the records: changed ones with all that depend on them, everything anew, or what is wrong.

Always inside the transaction of the change, so no search ever sees a record and its entry disagree.
"""

from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from django.db import connection, transaction

from records.changes import bump_revision
from records.models import Record
from search import dependents, dictionary, documents, store
from search.bulk import Bulk
from search.impact import INDEX_VERSION, impacts
from search.models import (
    SearchEntry,
    SearchPosting,
    SearchState,
    SearchSynonym,
    number_of,
)

BATCH = 500
LOCK = 7241  # any number that nothing else in this database locks
WRONG_COUNTS = (
    "SELECT t.term FROM search_term t WHERE t.df <> (SELECT COUNT(*) FROM search_posting p WHERE p.term_id = t.id)",
    "SELECT v.slug FROM search_value v"
    " WHERE v.entries <> (SELECT COUNT(*) FROM search_facet f WHERE f.value_id = v.id)",
)


@transaction.atomic
def refresh(records: Collection[UUID], removed: dependents.Removed = ()) -> None:
    """Bring the entries of these records, and of all that show something of them, up to date.

    removed: (kind, slug, id) of records deleted in this transaction.
    """
    _lock()
    if version() not in (None, INDEX_VERSION):
        rebuild()  # written by older rules: half old, half new would give wrong answers in silence
        return
    gone = {record for _kind, _slug, record in removed}
    _follow(sorted({*records, *gone, *dependents.of(records), *dependents.of_removed(removed)}))


@transaction.atomic
def rebuild() -> int:
    """Write the whole index anew; the number of entries."""
    _lock()
    _take_time()
    store.erase_everything()
    _read_the_dictionary()
    writing = Bulk()
    public = Record.objects.public().values_list("kind", "slug", "pk")
    in_order = [pk for kind, slug, pk in sorted(public, key=lambda found: number_of(found[0], found[1]))]
    for batch in store.batches(in_order, BATCH):
        writing.add(documents.build(batch))
    writing.finish()
    _note(writing.entries)
    bump_revision()  # remembered answers hold numbers of the old index
    return writing.entries


def version() -> int | None:
    """By which rules the index was written; None when nothing was ever indexed."""
    return SearchState.objects.values_list("version", flat=True).first()


def drift() -> Iterator[str]:
    """Everything in which the index is not what the records and the rules make it; nothing when it is right."""
    if version() not in (None, INDEX_VERSION):
        yield f"version: {version()}, not {INDEX_VERSION}"
    records = set(Record.objects.public().values_list("pk", flat=True))
    indexed = set(SearchEntry.objects.values_list("record_id", flat=True))
    public: set[UUID] = set()
    for batch in store.batches(sorted(records | indexed), BATCH):
        found = documents.build(batch)
        public.update(document.record for document in found)
        yield from _drift_of(found)
    yield from (f"{record}: in the index, but not public" for record in sorted(indexed - public))
    yield from _wrong_counts()


def _read_the_dictionary() -> None:
    """Write anew what is looked up of the lines that staff edit."""
    dictionary.write([(synonym.pk, synonym.line) for synonym in SearchSynonym.objects.filter(active=True)])


def _follow(records: Sequence[UUID]) -> None:
    """Write the public ones of these records and erase the others."""
    more = 0
    for batch in store.batches(records, BATCH):
        found = documents.build(batch)
        more -= store.erase(set(batch) - {document.record for document in found})
        more += store.write(found)
    _note((SearchState.objects.values_list("entries", flat=True).first() or 0) + more)


def _note(entries: int) -> None:
    SearchState.objects.update_or_create(pk=1, defaults={"version": INDEX_VERSION, "entries": entries})


def _drift_of(found: Sequence[documents.Document]) -> Iterator[str]:
    entries = SearchEntry.objects.in_bulk([document.record for document in found], field_name="record_id")
    for document in found:
        name = f"{document.kind}/{document.slug}"
        entry = entries.get(document.record)
        if entry is None:
            yield f"{name}: not in the index"
        elif entry.digest != document.digest:
            yield f"{name}: older than the record"
        elif _postings(entry) != {term: impact.value for term, impact in impacts(document.fields).items()}:
            yield f"{name}: wrong words"


def _postings(entry: SearchEntry) -> dict[str, int]:
    rows = SearchPosting.objects.filter(term__in=[int(term) for term in entry.terms], entry=entry)
    return dict(rows.values_list("term__term", "impact"))


def _wrong_counts() -> Iterator[str]:
    if version() is not None and SearchState.objects.get().entries != SearchEntry.objects.count():
        yield "entries: wrong count"
    with connection.cursor() as cursor:
        for statement in WRONG_COUNTS:
            cursor.execute(statement)
            yield from (f"{name}: wrong count" for (name,) in cursor.fetchall())


def _take_time() -> None:
    """Until the end of the transaction: erasing a large index, or sorting a new one, takes longer than a page may."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")


def _lock() -> None:
    """One writer at a time: without it concurrent writers deadlock and miscount on PostgreSQL; SQLite has only one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
