"""Which records are open at a moment, as conditions and an order in SQL: exact, and cheap however many there are.

Each record in the index points at its kept hours (offices.recipes); thousands of records share a few hundred of them.
Those are asked of the engine, and the statement gets the numbers of the open ones.
"""

from collections import defaultdict
from datetime import datetime
from functools import cached_property

from django.db.models import Case, IntegerField, QuerySet, Value, When

from offices import recipes
from offices.opening import local_free_days
from offices.recipes import FreeDay
from records.models import Record
from records.remembered import remembered

KEPT = "search_entry__hours"  # the path from a record to its kept hours


def kept_hours() -> list[tuple[int, str]]:
    """(number, recipe) of all kept hours; one query."""
    indexed = Record.objects.exclude(**{KEPT: None}).order_by()
    return list(indexed.values_list(KEPT, f"{KEPT}__recipe").distinct())


class OpenNow:
    """The answers for one moment; nothing is asked before somebody wants to know."""

    def __init__(self, at: datetime, revision: int) -> None:
        self.at, self.revision = at, revision

    @cached_property
    def kept(self) -> list[tuple[int, str]]:
        return remembered("kept-hours", self.revision, kept_hours)

    @cached_property
    def free_days(self) -> tuple[FreeDay, ...]:
        today = self.at.date()
        return recipes.free_days(remembered(f"free-days:{today}", self.revision, lambda: local_free_days(today)))

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The kept hours by which a visitor without an appointment is received."""
        return recipes.open_at(self.kept, self.at, self.free_days)

    def open(self, records: QuerySet) -> QuerySet:
        """Those of the records that are open."""
        return records.filter(**{f"{KEPT}__in": self.numbers})

    def open_first(self, records: QuerySet) -> QuerySet:
        """The records with the open ones first, those that close soonest last among them; the rest as they stood."""
        places = recipes.by_closing(self.kept, self.at, self.free_days)
        numbers = defaultdict(list)
        for number, place in places.items():
            numbers[place].append(number)
        cases = [When(**{f"{KEPT}__in": of_place}, then=Value(place)) for place, of_place in sorted(numbers.items())]
        last = Value(len(numbers))
        order = Case(*cases, default=last, output_field=IntegerField()) if cases else last
        return records.annotate(standing=order).order_by("standing", *records.query.order_by)
