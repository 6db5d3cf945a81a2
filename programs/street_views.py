""" "Moja ulica": who serves an address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from offices.models import PhoneLine
from offices.opening import Calendar, main_line
from polish.streets import LONGEST
from programs.street_answers import known_streets, who_serves
from records import clock
from records.remembered import revision_for


@require_safe
def my_street(request: HttpRequest) -> HttpResponse:
    """The team, offices and programmes of a street and number; near spellings where the street is not known."""
    at = clock.now()
    typed = request.GET.get("adres", "")[:LONGEST].replace("\x00", "").strip()
    revision = revision_for(request)
    answer = who_serves(typed, revision) if typed else None
    areas = [area for place in answer.places for area in (*place.teams, *place.offices)] if answer else []
    show(areas, at, revision)
    context = {"typed": typed, "answer": answer, "at": at, "has_streets": bool(known_streets(revision))}
    return render(request, "programs/my_street.html", context)


def show(areas, at, revision):
    """Gives each area the hours of its office and the line to call, its institution's if need be; three queries."""
    offices = {area.office_id: area.office for area in areas}
    around = [office.part_of for office in offices.values() if office.part_of]
    calendar = Calendar([*offices.values(), *around], at.date(), revision) if offices else None
    askable = {office.pk for office in offices.values()} | {office.institution_id for office in offices.values()}
    lines = list(PhoneLine.objects.callable().filter(record__in=askable - {None})) if offices else []
    for area in areas:
        parent = area.office.part_of
        area.hours = calendar.hours(area.office, parent and calendar.hours(parent))
        own = [line for line in lines if line.record_id == area.office_id]
        area.line = main_line(own or [line for line in lines if line.record_id == area.office.institution_id])
