"""The first page: whom to call now, life situations, notices and changes of hours."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from offices.decision_days import decision_key, special_name
from offices.holidays import holiday_key, holiday_name
from offices.models import Institution, Notice, Office, PhoneLine
from offices.opening import Calendar, PhoneGroup, phone_groups
from offices.status_words import reason_words
from offices.time_words import days_words
from offices.week_words import day_words
from records import clock
from records.models import Record
from records.remembered import revision_for
from services.models import Situation

EXAMPLES = ("dodatek mieszkaniowy", "orzeczenie", "kasa MOPS", "500+")
LINES = 4
CANDIDATES = 60
PLACES = (Record.Kind.INSTITUTION, Record.Kind.OFFICE)
DAYS_AHEAD = 14
MOST_CHANGES = 6

# Whom to show first: those who answer, then those about to open, last those of whom we know nothing.
ORDER = {"open": 0, "closing_soon": 1, "by_appointment": 2, "internal": 3, "unconfirmed": 4, "closed": 5, "unknown": 6}


@dataclass(frozen=True)
class Change:
    """A message or a change of hours: when (in words), what, where to read more, how urgent."""

    starts: date
    when: str
    title: str
    url: str
    text: str = ""
    look: str = "info"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    at = clock.now()
    today = at.date()
    lines = candidate_lines()
    places = places_of(lines)
    calendar = Calendar(places.values(), today, revision_for(request))
    hours = {pk: hours_in(places, place, calendar) for pk, place in places.items()}
    context = {
        "at": at,
        "examples": EXAMPLES,
        "calls": lines_to_call(lines, places, hours, calendar, at),
        "situations": Situation.objects.public().named_in(get_language()).order_by("order", "sort_key"),
        "changes": changes(places, hours, today),
    }
    return render(request, "portal/home.html", context)


# ---------------------------------------------------------------- whom to call


def candidate_lines():
    """Lines of public institutions and places that may be rung, main ones first."""
    of_places = PhoneLine.objects.public().callable().filter(record__kind__in=PLACES)
    return list(of_places.order_by("-is_main", "order", "id")[:CANDIDATES])


def places_of(lines):
    """{id: institution or office} the lines belong to, and the desks inside those offices; two queries."""
    ids = {line.record_id for line in lines}
    offices = Office.objects.public().with_institution().filter(Q(pk__in=ids) | Q(part_of__in=ids))
    institutions = Institution.objects.public().with_abbreviation().filter(pk__in=ids)
    return {place.pk: place for place in [*institutions, *offices]}


def hours_in(places, place, calendar):
    around = places.get(getattr(place, "part_of_id", None))
    return calendar.hours(place, around and calendar.hours(around))


def lines_to_call(lines, places, hours, calendar, at):
    """[(place, PhoneGroup)]: one per matter, those that answer now first, unknown hours last."""
    found = []
    for pk, place in places.items():
        theirs = [line for line in lines if line.record_id == pk]
        found += [(place, group) for group in phone_groups(theirs, calendar, hours[pk])]
    return sorted(found, key=lambda call: call_order(call[1], at))[:LINES]


def call_order(group: PhoneGroup, at):
    """Open first; among the closed the one that opens soonest; main lines before the others."""
    status = group.hours.status(at)
    opens = status.opens_at.timestamp() if status.opens_at and not status.is_open else 0
    return ORDER[status.kind], opens, not group.lines[0].is_main, group.lines[0].order, group.lines[0].pk


# ---------------------------------------------------------------- what changes


def changes(places, hours, today):
    """Notices, odd days of places and public holidays of the next two weeks, soonest first."""
    found = [*notices(today), *odd_days(places, hours, today), *holidays(today), *days_to_ask_about(today)]
    return sorted(found, key=lambda change: change.starts)[:MOST_CHANGES]


def notices(today):
    for notice in Notice.objects.public().current(today).select_related("record")[:MOST_CHANGES]:
        when = days_words(notice.valid_to, notice.valid_to) if notice.valid_to else ""
        title = notice.record.name if notice.record else notice.get_severity_display()
        look = {"change": "soon", "urgent": "alarm"}.get(notice.severity, "info")
        yield Change(notice.valid_from or today, when and _("until %(day)s") % {"day": when}, title,
                     notice.get_absolute_url(), notice.text, look)  # fmt: skip


def odd_days(places, hours, today):
    for pk, place in places.items():
        around = hours.get(getattr(place, "part_of_id", None))
        for day in hours[pk].days_ahead(today, DAYS_AHEAD):
            of_the_office = around is not None and around.on(day.date) == day
            if day.layer in ("exception", "monthly", "order") and not of_the_office:
                title = f"{place.name}: {day_words(day)}"
                yield Change(day.date, days_words(day.date, day.date), title, place.get_absolute_url(),
                             reason_words(day), "soon")  # fmt: skip


def holidays(today):
    """Public holidays ahead, consecutive ones as one message."""
    days = [today + timedelta(days=step) for step in range(DAYS_AHEAD)]
    runs: list[list[date]] = []
    for day in days:
        if holiday_key(day) and day.isoweekday() != 7 and not decision_key(day):
            if runs and (day - runs[-1][-1]).days == 1:
                runs[-1].append(day)
            else:
                runs.append([day])
    for run in runs:
        names = ", ".join(str(holiday_name(holiday_key(day))) for day in run)
        yield Change(run[0], days_words(run[0], run[-1]), _("Offices are closed: %(holiday)s") % {"holiday": names},
                     reverse("notices"))  # fmt: skip


def days_to_ask_about(today):
    """Days on which each office decides for itself."""
    days = [today + timedelta(days=step) for step in range(DAYS_AHEAD)]
    for day in days:
        if decision_key(day) and day.isoweekday() < 6:
            title = _("%(day)s: check the hours before you go") % {"day": special_name(day)}
            yield Change(day, days_words(day, day), title, reverse("notices"))
