"""Pages about reaching people rather than one place: notices, whose number it is, emergency numbers."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from offices.decision_days import decision_key, special_days, special_name
from offices.hours import Hours
from offices.models import EmergencyLine, HoursException, Notice, PhoneLine
from offices.time_words import day_and_date
from polish.phones import parse_numbers
from records import clock

LONGEST_NUMBER = 60
MOST_LINES = 20
TWO_MONTHS = timedelta(days=60)


def upcoming_odd_days(today):
    """Odd days of published records in the next two months, soonest first, with their records."""
    rows = HoursException.objects.public().here().within(today, today + TWO_MONTHS)
    return rows.select_related("record", "line").order_by("starts", "record__sort_key")


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
        "odd_days": upcoming_odd_days(today),
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
