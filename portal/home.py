"""The first page: whom to call now, life situations, notices and changes of hours."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from offices.calling import Switchboard
from offices.decision_days import decision_key, special_name
from offices.holidays import holiday_key, holiday_name
from offices.models import Notice
from offices.status_words import reason_words
from offices.time_words import days_words
from offices.week_words import day_words
from programs.street_answers import known_streets
from records import clock
from records.remembered import revision_for
from services.models import Situation

EXAMPLES = ("dodatek mieszkaniowy", "orzeczenie", "kasa MOPS", "500+")
LINES = 4
DAYS_AHEAD = 14
MOST_CHANGES = 6


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
    board = Switchboard(today, revision_for(request))
    context = {
        "at": at,
        "examples": EXAMPLES,
        "calls": board.to_call(at)[:LINES],
        "situations": Situation.objects.public().named_in(get_language()).order_by("order", "sort_key"),
        "changes": changes(board.places, board.hours, today),
        "has_streets": bool(known_streets(revision_for(request))),
    }
    return render(request, "portal/home.html", context)


# ---------------------------------------------------------------- what changes


def changes(places, hours, today):
    """Notices, odd days of places and public holidays of the next two weeks, soonest first."""
    found = [*notices(today), *odd_days(places, hours, today), *holidays(today), *days_to_ask_about(today)]
    return sorted(found, key=lambda change: change.starts)[:MOST_CHANGES]


def notices(today):
    for notice in Notice.objects.public().here().current(today).select_related("record")[:MOST_CHANGES]:
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
