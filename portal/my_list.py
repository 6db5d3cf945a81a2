""" "Moja lista": the records in the address on one sheet, for a social worker to hand out."""

from dataclasses import dataclass, field
from urllib.parse import quote

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from offices.leaflets import lines_for_paper
from offices.models import Institution, Office, PhoneLine
from offices.opening import Calendar
from offices.rule_words import describe
from offices.week_words import Row, change_rows
from programs.models import Program
from records import clock
from records.chosen import MOST, Chosen, key_of, parted
from records.models import Record, Redirect
from records.remembered import revision_for
from services.lines import lines_about
from services.models import Document, Service, ServiceAtOffice, Situation

MODELS = {model.KIND: model for model in (Institution, Office, Service, Program, Document, Situation)}
LINES = 2
DAYS_AHEAD = 14
ROWS = 3


@dataclass
class Entry:
    """A record as it stands on the sheet: `hours` are the week in words, `changes` the odd days of two weeks."""

    record: Record
    places: list = field(default_factory=list)  # where to go: the office itself, or the offices of a service
    lines: list[PhoneLine] = field(default_factory=list)
    hours: str = ""
    changes: list[Row] = field(default_factory=list)
    hours_matter: bool = False

    @property
    def has_address(self):
        return any(place.address_line or getattr(place, "located", place).address_line for place in self.places)


@require_safe
def my_list(request: HttpRequest) -> HttpResponse:
    chosen = Chosen.of(request.GET)
    today = clock.now().date()
    records = records_of(chosen.shown)
    found = [records[key] for key in chosen.shown if key in records]
    context = {
        "chosen": chosen,
        "entries": entries_of(list(dict.fromkeys(found)), today, revision_for(request)),
        "missing": [*(key for key in chosen.shown if key not in records), *chosen.strange],
        "most": MOST,
        "today": today,
        "url": f"{settings.PORTAL_URL}{request.path}?{chosen.query}",
    }
    context["message"] = quote(f"{_('My list')}: {context['url']}")
    return render(request, "portal/my_list.html", context)


# ---------------------------------------------------------------- records


def records_of(keys):
    """{key: public record} of a list; a former address gives the record that had it."""
    found = read(keys)
    missing = [key for key in keys if key not in found]
    moved = moved_to(missing)
    later = read(list(moved.values()))
    return found | {key: later[new] for key, new in moved.items() if new in later}


def read(keys):
    """{key: public record of its own kind}; one query for each kind that the list has, one more for services."""
    found = {}
    for kind in dict.fromkeys(parted(key)[0] for key in keys):
        slugs = [slug for of_kind, slug in map(parted, keys) if of_kind == kind]
        rows = MODELS[kind].objects.public().filter(slug__in=slugs).named_in(get_language())
        rows = rows.with_institution() if hasattr(rows, "with_institution") else rows
        found |= {key_of(record): record for record in rows}
    prefetch_related_objects([record for record in found.values() if isinstance(record, Service)], "names")
    return found


def moved_to(keys):
    """{key: present key} of former addresses; one query, none when nothing is missing."""
    if not keys:
        return {}
    rows = Redirect.objects.filter(slug__in=[parted(key)[1] for key in keys]).select_related("record")
    moved = {f"{row.kind}:{row.slug}": key_of(row.record) for row in rows}
    return {key: moved[key] for key in keys if key in moved}


# ---------------------------------------------------------------- the sheet


def entries_of(records, today, revision):
    """What the sheet says of each record; four queries."""
    services = [record for record in records if isinstance(record, Service)]
    given_at = places_of(services)
    offices = [record for record in records if isinstance(record, Office)]
    offices += [office for of_service in given_at.values() for office in of_service]
    around = [office.part_of for office in offices if office.part_of]
    calendar = Calendar([*records, *offices, *around], today, revision)
    lines = lines_of(records, given_at)
    return [entry_of(record, given_at.get(record.pk, []), lines, calendar, today) for record in records]


def entry_of(record, places, lines, calendar, today):
    is_place = isinstance(record, Office | Institution)
    entry = Entry(record, places=[record] if is_place else places)
    if entry.places:
        place = entry.places[0]
        parent = getattr(place, "part_of", None)
        hours = calendar.hours(place, parent and calendar.hours(parent))
        schedule = hours.parent.schedule if hours.follows_office and hours.parent else hours.schedule
        entry.hours = describe(schedule) if schedule else ""
        entry.changes = change_rows(hours, today, DAYS_AHEAD)[:ROWS]
        entry.hours_matter = isinstance(place, Office) or place.hours is not None
    entry.lines = lines_for_paper(own_lines(record, places, lines))[:LINES]
    return entry


def own_lines(record, places, lines):
    """The record's own numbers; of a service those about it where it is given; else those around it."""
    owners = [{record.pk}, {place.pk for place in places}, {getattr(record, "part_of_id", None)},
              {getattr(record, "institution_id", None)}]  # fmt: skip
    of_owners = [[line for line in lines if line.record_id in ids] for ids in owners]
    if isinstance(record, Service) and not of_owners[0]:
        of_owners.insert(0, lines_about(record, of_owners[1]))
    return next((theirs for theirs in of_owners if theirs), [])


def places_of(services):
    """{service id: its public offices, with the hours of the service there}; one query."""
    found = {}
    if services:
        rows = ServiceAtOffice.objects.filter(service__in=services, office__in=Office.objects.public())
        for row in rows.select_related("office__part_of"):
            row.office.hours = row.hours or row.office.hours
            found.setdefault(row.service_id, []).append(row.office)
    return found


def lines_of(records, given_at):
    ids = {record.pk for record in records} | {office.pk for offices in given_at.values() for office in offices}
    for record in records:
        ids |= {getattr(record, "part_of_id", None), getattr(record, "institution_id", None)}
    return list(PhoneLine.objects.callable().filter(record__in=ids - {None}))
