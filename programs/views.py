"""Programmes and projects for residents."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from offices.models import Institution, PhoneLine
from offices.opening import Calendar, main_line, phone_groups
from programs.filters import ProgramFilter
from programs.listed import listed_on
from programs.models import Program
from records import clock
from records.evidence import Evidence
from records.listing import page_of
from records.models import Record
from records.pages import with_former_addresses
from records.remembered import revision_for


@require_safe
def program_list(request: HttpRequest) -> HttpResponse:
    found = ProgramFilter(request.GET, Program.objects.public().here().named_in(get_language()).by_name())
    rows = found.qs.prefetch_related(run_by(), "districts")
    page = page_of(rows, found.total, request.GET)
    return render(request, "programs/program_list.html", {"found": found, "page": page})


def run_by():
    """The public institutions of programmes, with their abbreviations."""
    return Prefetch("institutions", Institution.objects.public().with_abbreviation(), to_attr="run_by")


@require_safe
@with_former_addresses(Record.Kind.PROGRAM)
def program_detail(request: HttpRequest, slug: str) -> HttpResponse:
    rows = Program.objects.public().told_in(get_language()).select_related("municipality").prefetch_related(run_by())
    program = get_object_or_404(rows, slug=slug)
    at = clock.now()
    lines = list(PhoneLine.objects.filter(record=program))
    calendar = Calendar([program] if lines else [], at.date(), revision_for(request))
    context = {
        "program": program,
        "at": at,
        **listed_on(program),
        "groups": phone_groups(lines, calendar, calendar.hours(program)),
        "main_line": main_line(lines),
        "evidence": Evidence([program]),
    }
    return render(request, "programs/program_detail.html", context)
