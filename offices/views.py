"""Institutions and places for residents: lists and details."""

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from offices.filters import InstitutionFilter, OfficeFilter
from offices.models import Institution, Office, PhoneLine
from offices.open_now import OpenNow
from offices.opening import Calendar, changes_of, main_line, phone_groups
from records import clock
from records.evidence import Evidence
from records.listing import page_of
from records.models import Name, Record
from records.pages import with_former_addresses
from records.remembered import revision_for

WARNING_DAYS = 14
CALENDAR_DAYS = 60
SHOWN_ON_CARD = 2  # odd days; the page of the place has them all

# What an institution's page lists of other kinds, in this order.
RELATED = {
    Record.Kind.SERVICE: _("Services and benefits"),
    Record.Kind.PROGRAM: _("Programmes"),
    Record.Kind.DOCUMENT: _("Documents"),
}


@require_safe
def institution_list(request: HttpRequest) -> HttpResponse:
    records = Institution.objects.public().here().with_abbreviation().named_in(get_language()).by_name()
    offices = Prefetch("offices", Office.objects.public().by_name(), to_attr="inside")
    return listed(request, InstitutionFilter, records, "offices/institution_list.html", offices)


@require_safe
def office_list(request: HttpRequest) -> HttpResponse:
    records = Office.objects.public().here().places().with_institution().named_in(get_language()).by_name()
    return listed(request, OfficeFilter, records, "offices/office_list.html")


def listed(request, narrowed, records, template, *related):
    """A page of institutions or places, each with its status, the odd days ahead and the number to call.

    related: further prefetches; what is in `inside` has its odd days on the card too.
    """
    at = clock.now()
    found = narrowed(request.GET, records, OpenNow(at, revision_for(request)))
    page = page_of(found.qs, found.total, request.GET)
    page_records = list(page)
    prefetch_related_objects(page_records, Prefetch("lines", PhoneLine.objects.callable()), *related)
    inside = [office for record in page_records for office in getattr(record, "inside", ())]
    calendar = Calendar([*page_records, *inside], at.date(), revision_for(request))
    for record in page_records:
        record.soon = changes_of(places_of(record, calendar), at.date(), WARNING_DAYS)[:SHOWN_ON_CARD]
    hits = [(record, calendar.hours(record), main_line(record.lines.all())) for record in page_records]
    return render(request, template, {"found": found, "page": page, "hits": hits, "at": at})


def places_of(record, calendar):
    """[(record, Hours)] of a record and of what is inside it, places before their desks."""
    own, hours = calendar.hours(record), {}
    for office in sorted(getattr(record, "inside", ()), key=lambda office: office.part_of_id is not None):
        hours[office] = calendar.hours(office, next((h for o, h in hours.items() if o.pk == office.part_of_id), None))
    return [(record, own), *hours.items()]


@require_safe
@with_former_addresses(Record.Kind.INSTITUTION)
def institution_detail(request: HttpRequest, slug: str) -> HttpResponse:
    rows = Institution.objects.public().told_in(get_language()).select_related("parent", "successor", "municipality")
    institution = get_object_or_404(rows.prefetch_related("names"), slug=slug)
    at = clock.now()
    offices = list(institution.offices.public().places().by_name())
    calendar = Calendar([institution, *offices], at.date(), revision_for(request))
    hours = calendar.hours(institution)
    by_record = lines_by_record([institution, *offices])
    lines = by_record[institution.pk]
    names = institution.names.all()
    context = {
        "institution": institution,
        "abbreviation": institution.abbreviation,
        "former_names": [name for name in names if name.kind == Name.Kind.FORMER],
        "at": at,
        "hours": hours,
        "own_address": not offices or institution.address_line or institution.email or institution.website,
        "places": [(office, calendar.hours(office)) for office in offices],
        "groups": phone_groups(lines, calendar, hours),
        "main_line": main_line(lines) or main_line([line for office in offices for line in by_record[office.pk]]),
        "notices": institution.notices.current(at.date()),
        "related": related_to(institution),
        "evidence": Evidence([institution]),
    }
    return render(request, "offices/institution_detail.html", context)


def related_to(institution):
    """[(heading, records)] of the institution's published services, programmes and documents; one query."""
    theirs = Q(as_service__institution=institution) | Q(as_program__institutions=institution)
    theirs |= Q(as_document__institution=institution)
    records = list(Record.objects.public().filter(theirs).distinct().named_in(get_language()).by_name())
    return [(heading, [record for record in records if record.kind == kind]) for kind, heading in RELATED.items()]


@require_safe
@with_former_addresses(Record.Kind.OFFICE)
def office_detail(request: HttpRequest, slug: str) -> HttpResponse:
    rows = (
        Office.objects.public()
        .with_institution()
        .told_in(get_language())
        .select_related("municipality", "district", "part_of__municipality")
    )
    office = get_object_or_404(rows, slug=slug)
    at = clock.now()
    desks = list(office.desks.public().by_name())
    calendar = Calendar([office, office.part_of, *desks], at.date(), revision_for(request))
    hours = calendar.hours(office, office.part_of and calendar.hours(office.part_of))
    places = [(office, hours), *((desk, calendar.hours(desk, hours)) for desk in desks)]
    lines = lines_by_record([office, *desks])
    context = {
        "office": office,
        "at": at,
        "hours": hours,
        "desks": places[1:],
        "soon": changes_of(places, at.date(), WARNING_DAYS),
        "changes": changes_of(places, at.date(), CALENDAR_DAYS),
        "groups": [
            (place, phone_groups(lines[place.pk], calendar, of_place)) for place, of_place in places if lines[place.pk]
        ],
        "main_line": main_line([line for of_record in lines.values() for line in of_record]),
        "notices": office.notices.current(at.date()),
        "services": Record.objects.public()
        .filter(as_service__places__office__in=[office, *desks])
        .distinct()
        .named_in(get_language())
        .by_name(),
        "evidence": Evidence([office, *desks]),
    }
    return render(request, "offices/office_detail.html", context)


def lines_by_record(records):
    """{record id: its telephone lines}, in the order of the records; one query."""
    lines = {record.pk: [] for record in records}
    for line in PhoneLine.objects.filter(record__in=records):
        lines[line.record_id].append(line)
    return lines
