"""Services, documents and life situations for residents."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from offices.hours import Hours
from offices.models import Institution, Office, PhoneLine
from offices.opening import Calendar, main_line, phone_groups
from records import clock
from records.evidence import Evidence
from records.listing import page_of
from records.models import Record
from records.pages import with_former_addresses
from records.remembered import revision_for
from services.filters import DocumentFilter, ServiceFilter
from services.lines import lines_about
from services.models import Document, Service, Situation


def listed(model: type[Service | Document]) -> QuerySet:
    """What a list of services or documents shows, by name in the reader's language."""
    return model.objects.public().here().with_institution().named_in(get_language()).by_name()


@require_safe
def service_list(request: HttpRequest) -> HttpResponse:
    found = ServiceFilter(request.GET, listed(Service))
    page = page_of(found.qs.prefetch_related("target_groups"), found.total, request.GET)
    return render(request, "services/service_list.html", {"found": found, "page": page})


def groups_by_owner(lines, calendar, hours):
    """Phone groups of lines that belong to several records, each with the hours of its own."""
    owners = dict.fromkeys(line.record_id for line in lines)
    theirs = {pk: [line for line in lines if line.record_id == pk] for pk in owners}
    return [group for pk in owners for group in phone_groups(theirs[pk], calendar, hours[pk])]


def askable(service: Service, institution: Institution | None, offices: list[Office]) -> set[UUID]:
    """The records whose lines may answer about a service: its own, its offices', its institution's."""
    around = {office.part_of_id for office in offices} | {office.pk for office in offices}
    return {pk for pk in (service.pk, institution and institution.pk, *around) if pk}


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    found = DocumentFilter(request.GET, listed(Document))
    page = page_of(found.qs, found.total, request.GET)
    return render(request, "services/document_list.html", {"found": found, "page": page, "at": clock.now()})


@require_safe
@with_former_addresses(Record.Kind.SERVICE)
def service_detail(request: HttpRequest, slug: str) -> HttpResponse:
    rows = (
        Service.objects.public().with_institution().told_in(get_language()).select_related("successor", "municipality")
    )
    service = get_object_or_404(rows.prefetch_related("names", "target_groups"), slug=slug)
    at = clock.now()
    public_offices = Office.objects.public().values("pk")
    given_at = list(service.places.filter(office__in=public_offices).select_related("office__part_of"))
    institution = service.institution
    offices = [place.office for place in given_at]
    lines = list(PhoneLine.objects.filter(record__in=askable(service, institution, offices)))
    around = [office.part_of for office in offices]
    calendar = Calendar([service, institution, *offices, *around], at.date(), revision_for(request))
    hours = {record.pk: calendar.hours(record) for record in (service, institution, *around) if record}
    hours |= {office.pk: calendar.hours(office, hours.get(office.part_of_id)) for office in offices}
    own_lines = [line for line in lines if line.record_id == service.pk] or lines_about(service, lines)
    general = [line for line in lines if institution and line.record_id == institution.pk]
    context = {
        "service": service,
        "at": at,
        "places": [(place, calendar.elsewhere(place.hours, hours[place.office_id])) for place in given_at],
        "groups": groups_by_owner(own_lines or general, calendar, hours),
        "lines_are_own": bool(own_lines),
        "main_line": main_line(own_lines or general),
        "forms": service.forms.public().named_in(get_language()).by_name(),
        "evidence": Evidence([service]),
    }
    return render(request, "services/service_detail.html", context)


@require_safe
@with_former_addresses(Record.Kind.DOCUMENT)
def document_detail(request: HttpRequest, slug: str) -> HttpResponse:
    document = get_object_or_404(Document.objects.public().with_institution().told_in(get_language()), slug=slug)
    at = clock.now()
    context = {
        "document": document,
        "archival": document.archival_on(at.date()),
        "services": document.services.public().named_in(get_language()).by_name(),
        "at": at,
        "evidence": Evidence([document]),
    }
    return render(request, "services/document_detail.html", context)


@require_safe
@with_former_addresses(Record.Kind.SITUATION)
def situation_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What helps in a life situation: services, lines that answer now, programmes."""
    situation = get_object_or_404(Situation.objects.public().told_in(get_language()), slug=slug)
    at = clock.now()
    services = Service.objects.public().here().named_in(get_language()).for_situation(situation)
    lines = PhoneLine.objects.public().here().callable().filter(situations=situation).select_related("record")
    context = {
        "situation": situation,
        "services": services,
        "calls": [(line, Hours(line.hours)) for line in lines],
        "categories": situation.categories.all(),
        "programs": Record.objects.public()
        .here()
        .filter(as_program__situations=situation)
        .named_in(get_language())
        .by_name(),
        "at": at,
    }
    return render(request, "services/situation_detail.html", context)
