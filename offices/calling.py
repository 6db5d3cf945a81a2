"""Whom to call now: the lines of institutions and places, those that answer first.

Knows nothing of what a line is for; that is its label.
"""

from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q

from offices.hours import Hours
from offices.models import Institution, Office, PhoneLine
from offices.opening import Calendar, PhoneGroup, phone_groups
from records.models import Record

CANDIDATES = 60
PLACES = (Record.Kind.INSTITUTION, Record.Kind.OFFICE)

# Whom to show first: those who answer, then those about to open, last those of whom we know nothing.
ORDER = {"open": 0, "closing_soon": 1, "by_appointment": 2, "internal": 3, "unconfirmed": 4, "closed": 5, "unknown": 6}


class Switchboard:
    """Lines that may be rung and the places they belong to, with the hours of a day; four queries.

    today: the day whose odd hours count; revision: of the directory.
    """

    def __init__(self, today: date, revision: int) -> None:
        of_places = PhoneLine.objects.public().here().callable().filter(record__kind__in=PLACES)
        self.lines = list(of_places.order_by("-is_main", "order", "id")[:CANDIDATES])
        self.places = _places_of(self.lines)
        self.calendar = Calendar(self.places.values(), today, revision)

    @cached_property
    def hours(self) -> dict[UUID, Hours]:
        """{id of a place: its hours}"""
        return {pk: self._hours(place) for pk, place in self.places.items()}

    def _hours(self, place: Any) -> Hours:
        around = self.places.get(getattr(place, "part_of_id", None))
        return self.calendar.hours(place, around and self.calendar.hours(around))

    def to_call(self, at: datetime) -> list[tuple[Any, PhoneGroup]]:
        """[(place, group of lines)]: one per matter, those that answer at the moment first, unknown hours last."""
        found = []
        for pk, place in self.places.items():
            theirs = [line for line in self.lines if line.record_id == pk]
            found += [(place, group) for group in phone_groups(theirs, self.calendar, self.hours[pk])]
        return sorted(found, key=lambda call: _call_order(call[1], at))


def _places_of(lines: list[PhoneLine]) -> dict[UUID, Any]:
    """{id: institution or office} the lines belong to, and the desks inside those offices; two queries."""
    ids = {line.record_id for line in lines}
    offices = Office.objects.public().with_institution().filter(Q(pk__in=ids) | Q(part_of__in=ids))
    institutions = Institution.objects.public().with_abbreviation().filter(pk__in=ids)
    return {place.pk: place for place in [*institutions, *offices]}


def _call_order(group: PhoneGroup, at: datetime) -> tuple[Any, ...]:
    """Open first; among the closed the one that opens soonest; main lines before the others."""
    status = group.hours.status(at)
    opens = status.opens_at.timestamp() if status.opens_at and not status.is_open else 0
    return ORDER[status.kind], opens, not group.lines[0].is_main, group.lines[0].order, group.lines[0].pk
