"""The A4 leaflet of a service: what to bring, where and when, whom to call."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from offices.leaflets import later_changes, lines_for_paper, page_url, week_of
from offices.models import Office, PhoneLine
from offices.opening import Calendar
from records import clock
from records.models import Record
from records.pages import with_former_addresses
from records.remembered import revision_for
from services.lines import lines_about
from services.models import Service

MOST_PLACES = 3
MOST_TO_BRING = 10
MOST_LINES = 3


@require_safe
@with_former_addresses(Record.Kind.SERVICE, page="ulotka/")
def service_leaflet(request: HttpRequest, slug: str) -> HttpResponse:
    rows = Service.objects.public().with_institution().named_in(get_language())
    service = get_object_or_404(rows, slug=slug)
    today = clock.now().date()
    given_at = list(service.places.filter(office__in=Office.objects.public()).select_related("office__part_of"))
    places = given_at[:MOST_PLACES]
    around = [place.office.part_of for place in places]
    calendar = Calendar([*(place.office for place in places), *around], today, revision_for(request))
    hours = [(place.office, hours_at(place, calendar)) for place in places]
    lines = list(PhoneLine.objects.callable().filter(record__in=askable(service, places)))
    own = [line for line in lines if line.record_id == service.pk] or lines_about(service, lines) or lines
    to_bring = [line.strip() for line in service.what_to_bring.splitlines() if line.strip()]
    context = {
        "record": service,
        "service": service,
        "to_bring": to_bring[:MOST_TO_BRING],
        "more_to_bring": len(to_bring) > MOST_TO_BRING,
        "places": places,
        "more_places": len(given_at) > len(places),
        "week": week_of([(office.name, of_office) for office, of_office in hours], today),
        "changes": later_changes(hours, today),
        "lines": lines_for_paper(own)[:MOST_LINES],
        "url": page_url(service),
        "today": today,
    }
    return render(request, "services/leaflet.html", context)


def hours_at(place, calendar):
    """The hours of a service at an office: its own there, else the office's."""
    office = place.office
    of_office = calendar.hours(office, office.part_of and calendar.hours(office.part_of))
    return calendar.elsewhere(place.hours, of_office)


def askable(service, places):
    """The records whose lines answer about the service: its own, its offices', its institution's."""
    ids = {service.pk, service.institution_id}
    for place in places:
        ids |= {place.office_id, place.office.part_of_id}
    return ids - {None}
