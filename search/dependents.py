"""Whose entries show something of a record: those of an institution's offices, of an office's desks, and so on."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from offices.models import Office
from programs.models import Program
from records.models import Record
from search.facets import INSTITUTION
from search.models import SearchEntry, SearchFacet
from services.models import Document, Service, Situation

Removed = Collection[tuple[str, str, UUID]]


def of(records: Collection[UUID]) -> set[UUID]:
    """The records whose documents read names, addresses, hours or the state of these ones."""
    ids = list(records)
    offices = Q(institution__in=ids) | Q(part_of__in=ids) | Q(part_of__institution__in=ids)
    services = Q(institution__in=ids) | Q(places__office__in=ids) | Q(places__office__part_of__in=ids)
    found = (
        Office.objects.filter(offices),
        Service.objects.filter(services),
        Document.objects.filter(institution__in=ids),
        Program.objects.filter(institutions__in=ids),
        Situation.objects.filter(Q(services__in=ids) | Q(lines__record__in=ids)),
    )
    return {record for query in found for record in query.values_list("pk", flat=True)}


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
