"""Whose entries show something of a record: those of an institution's offices, of an office's desks, and so on."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef

from offices.models import Office
from programs.models import Program
from records.models import Record
from search import store
from search.facets import INSTITUTION
from search.models import SearchEntry, SearchFacet
from services.models import Document, Service, Situation

Removed = Collection[tuple[str, str, UUID]]


AT_ONCE = 500  # records in one question: a longer list, or an OR over several tables, makes PostgreSQL read them whole
SHOW = (  # (kind, the ways in which it shows something of another record)
    (Office, ("institution", "part_of", "part_of__institution")),
    (Service, ("institution", "places__office", "places__office__part_of")),
    (Document, ("institution",)),
    (Program, ("institutions",)),
    (Situation, ("services", "lines__record")),
)


def of(records: Collection[UUID]) -> set[UUID]:
    """The records whose documents read names, addresses, hours or the state of these ones."""
    return {
        record
        for some in store.batches(list(records), AT_ONCE)
        for kind, ways in SHOW
        for way in ways
        for record in kind.objects.filter(**{f"{way}__in": some}).order_by().values_list("pk", flat=True)
    }


def of_removed(removed: Removed) -> set[UUID]:
    """The records whose entries may still show a deleted one, though nothing points at it any more.

    Deleting an office takes its desks along and the places of services; these are found by looking at all of a kind.
    So are the situations that named it or one of its telephones.
    """
    slugs = {kind: [slug for found, slug, _id in removed if found == kind] for kind, _slug, _id in removed}
    if not removed:
        return set()
    gone = ~Exists(Record.objects.filter(pk=OuterRef("record")))
    found = [SearchEntry.objects.filter(gone), SearchEntry.objects.filter(kind="situation")]
    if "institution" in slugs:
        theirs = SearchFacet.objects.filter(facet=INSTITUTION, value__slug__in=slugs["institution"])
        found.append(SearchEntry.objects.filter(pk__in=theirs.values("entry")))
    if "office" in slugs:
        found.append(SearchEntry.objects.filter(kind="service"))
    return {record for query in found for record in query.values_list("record_id", flat=True)}
