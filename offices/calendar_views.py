"""The hours of an office and its desks as a file that calendar programs read and subscribe to."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from offices.ical import Place, calendar_text
from offices.models import Office
from offices.opening import Calendar
from records import clock
from records.models import Record
from records.pages import with_former_addresses
from records.remembered import revision_for


@require_safe
@with_former_addresses(Record.Kind.OFFICE, page="godziny.ics")
def office_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    office = get_object_or_404(Office.objects.public().with_institution(), slug=slug)
    desks = list(office.desks.public().by_name())
    today = clock.now().date()
    calendar = Calendar([office, office.part_of, *desks], today, revision_for(request))
    hours = calendar.hours(office, office.part_of and calendar.hours(office.part_of))
    places = [place(office, hours), *(place(desk, calendar.hours(desk, hours)) for desk in desks)]
    stamp = max(record.modified for record in (office, *desks))
    text = calendar_text(places, name=office.name, stamp=stamp, first=today)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{office.slug}.ics"'
    return response


def place(office, hours):
    """An office or a desk as its events tell it."""
    url = f"{settings.PORTAL_URL}{office.get_absolute_url()}"
    return Place(str(office.pk), office.name, hours, url, office.located.address_line)
