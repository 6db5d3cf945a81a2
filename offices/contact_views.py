"""Pages about reaching people rather than one place: notices, whose number it is, emergency numbers."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from offices.calling import Switchboard
from offices.decision_days import decision_key, special_days, special_name
from offices.hours import Hours
from offices.models import EmergencyLine, HoursException, Notice, PhoneLine
from offices.status_words import reason_words
from offices.time_words import day_and_date, days_words
from offices.week_words import day_words
from polish.phones import parse_numbers
from records import clock
from records.remembered import revision_for

LONGEST_NUMBER = 60
MOST_LINES = 20
TWO_MONTHS = timedelta(days=60)


class Change(NamedTuple):
    """Other hours of a record on some days, in words; `matter` and `line` when only they are concerned."""

    starts: date
    days: str
    record: Any
    hours: str
    reason: str
    matter: str = ""
    line: PhoneLine | None = None


def upcoming_changes(today, revision):
    """The Changes of published records in the next two months, soonest first: odd days, and days of every month."""
    rows = HoursException.objects.public().here().within(today, today + TWO_MONTHS).select_related("record", "line")
    dated = [Change(r.starts, r.days, r.record, r.hours, r.reason, r.matter, r.line) for r in rows]
    return sorted([*dated, *monthly_days(today, revision)], key=lambda change: (change.starts, change.record.sort_key))


def monthly_days(today, revision):
    """Changes that come round every month at the places that may be rung, as the first page tells of them."""
    board = Switchboard(today, revision)
    for pk, place in board.places.items():
        for day in board.hours[pk].days_ahead(today, TWO_MONTHS.days):
            if day.layer == "monthly":
                yield Change(day.date, days_words(day.date, day.date), place, day_words(day), reason_words(day))


def upcoming_holidays(today):
    """([(day in words, name)] of the days on which offices are closed, the same of those each decides about)."""
    days = list(special_days(today, TWO_MONTHS.days))
    named = [(decision_key(day), (day_and_date(day), special_name(day))) for day in days]
    return [line for key, line in named if not key], [line for key, line in named if key]


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """Messages that hold today, and the odd days of the next weeks, soonest first."""
    today = clock.now().date()
    holidays, undecided = upcoming_holidays(today)
    context = {
        "notices": Notice.objects.public().here().current(today).select_related("record"),
        "odd_days": upcoming_changes(today, revision_for(request)),
        "holidays": holidays,
        "undecided": undecided,
    }
    return render(request, "offices/notices.html", context)


@require_safe
def phones(request: HttpRequest) -> HttpResponse:
    """Whose number is it: the lines that have it, ranges included, or a plain "not in the directory"."""
    asked = request.GET.get("numer", "")[:LONGEST_NUMBER].replace("\x00", "").strip()
    numbers = [phone.number for phone in parse_numbers(asked)] if asked else []
    lines = PhoneLine.objects.public().with_number(numbers).select_related("record")[:MOST_LINES]
    context = {
        "asked": asked,
        "numbers": numbers,
        "lines": lines,
    }
    return render(request, "offices/phones.html", context)


@require_safe
def emergency_numbers(request: HttpRequest) -> HttpResponse:
    """Every emergency line, with its hours where they are known."""
    lines = [(line, Hours(line.hours)) for line in EmergencyLine.objects.all()]
    return render(request, "offices/emergency_numbers.html", {"lines": lines, "at": clock.now()})
