"""The A4 leaflet of a place: what a social worker prints and hands out. No word about "now": paper is read later."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from offices.hours import Hours
from offices.models import Office, PhoneLine
from offices.opening import Calendar, changes_of
from offices.status_words import reason_words
from offices.time_words import day_and_date, next_seven
from offices.week_words import day_words
from records import clock
from records.models import Record
from records.pages import with_former_addresses
from records.remembered import revision_for

MOST_COLUMNS = 3  # places side by side that a sheet has room for,
MOST_LINES = 6  # and telephone numbers in large type,
MOST_CHANGES = 3  # and odd days after the table
WEEK = 7
DAYS_AHEAD = 60


@dataclass(frozen=True)
class Week:
    """The next seven days of up to three places: `rows` of (day in words, [(hours, why)] by place)."""

    places: list[str]
    rows: list[tuple[str, list[tuple[str, str]]]]
    left_out: list[str]  # places without a column of their own


def week_of(places: list[tuple[str, Hours]], today: date) -> Week:
    """places: (name, Hours), the main one first; those that keep its very hours need no column."""
    days = next_seven(today)
    columns: list[tuple[str, list[tuple[str, str]]]] = []
    left_out = []
    for name, hours in places:
        cells = [(day_words(found), reason_words(found)) for found in map(hours.on, days)]
        known = any(hours.on(day).known for day in days)
        if known and len(columns) < MOST_COLUMNS and cells not in [kept for _name, kept in columns]:
            columns.append((name, cells))
        elif known and cells not in [kept for _name, kept in columns]:
            left_out.append(name)
    rows = [(day_and_date(day), [cells[place] for _name, cells in columns]) for place, day in enumerate(days)]
    return Week([name for name, _cells in columns], rows if columns else [], left_out)


def later_changes(places, today: date):
    """Odd days after the table of the week, soonest first: pairs of record and row."""
    found = changes_of(places, today + timedelta(days=WEEK), DAYS_AHEAD - WEEK)
    return found[:MOST_CHANGES]


def lines_for_paper(lines):
    """The numbers worth large type: the main one first, each number once."""
    by_number = {}
    for line in sorted(lines, key=lambda line: (not line.is_main, line.order, line.pk)):
        if line.tel:
            by_number.setdefault(line.number, line)
    return list(by_number.values())[:MOST_LINES]


def page_url(record) -> str:
    """The address for the QR code: absolute, in the language of the leaflet."""
    return f"{settings.PORTAL_URL}{record.get_absolute_url()}"


@require_safe
@with_former_addresses(Record.Kind.OFFICE, page="ulotka/")
def office_leaflet(request: HttpRequest, slug: str) -> HttpResponse:
    rows = Office.objects.public().with_institution().select_related("municipality")
    office = get_object_or_404(rows, slug=slug)
    today = clock.now().date()
    desks = list(office.desks.public().by_name())
    calendar = Calendar([office, office.part_of, *desks], today, revision_for(request))
    hours = calendar.hours(office, office.part_of and calendar.hours(office.part_of))
    places = [(office, hours), *((desk, calendar.hours(desk, hours)) for desk in desks)]
    context = {
        "record": office,
        "office": office,
        "week": week_of([(place.name, of_place) for place, of_place in places], today),
        "changes": later_changes(places, today),
        "lines": lines_for_paper(PhoneLine.objects.filter(record__in=[office, *desks])),
        "url": page_url(office),
        "today": today,
    }
    return render(request, "offices/leaflet.html", context)
