"""From rows to the hours engine: which schedule, odd days and free days answer for a place, a desk or a line."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from offices.hours import ExceptionDay, Hours
from offices.models import Holiday, HoursException, PhoneLine
from offices.week_words import change_rows
from records.remembered import remembered

YESTERDAY = timedelta(days=1)  # hours of a day may last past midnight


def local_free_days(today: date) -> dict[int | None, dict[date, str]]:
    """{municipality id, None for everywhere: {day: name}} of the free days that only a row knows."""
    free = defaultdict(dict)
    for holiday in Holiday.objects.filter(day__gte=today - YESTERDAY):
        free[holiday.municipality_id][holiday.day] = holiday.name
    return dict(free)


class Calendar:
    """The odd days of all records on one page, and the free days of their municipalities; one query.

    The free days are the same for every page, so they are asked once per directory revision.
    """

    def __init__(self, records, today: date, revision: int):
        ids = [record.pk for record in records if record]
        self._of_record = defaultdict(list)
        self._of_line = defaultdict(list)
        for row in HoursException.objects.filter(record__in=ids, ends__gte=today - YESTERDAY):
            place = self._of_line[row.line_id] if row.line_id else self._of_record[row.record_id]
            place.append(row)
        self._free = remembered(f"free-days:{today}", revision, lambda: local_free_days(today))

    def free_days(self, municipality_id) -> dict[date, str]:
        """Free days everywhere and in this municipality."""
        return self._free.get(None, {}) | self._free.get(municipality_id, {})

    def hours(self, record, parent: Hours | None = None) -> Hours:
        """The hours of an institution or office; of a desk when `parent` is those of the office around it."""
        free = self.free_days(record.municipality_id)
        return Hours(record.hours, values(self._of_record[record.pk]), free, parent)

    def rows_on(self, record, day: date) -> list[HoursException]:
        """The rows of a record that hold on this day, those of single telephone lines left out."""
        return [row for row in self._of_record[record.pk] if row.starts <= day <= row.ends]

    def line(self, line: PhoneLine, owner: Hours) -> Hours:
        """The hours of a telephone line; those of its owner where nothing of its own is known."""
        if line.hours is None:
            return owner
        return Hours(line.hours, values(self._of_line[line.pk]), owner.extra_holidays, owner)

    def elsewhere(self, schedule, owner: Hours) -> Hours:
        """The hours of something given at a place, such as a service; the place's where it has none of its own."""
        return owner if schedule is None else Hours(schedule, (), owner.extra_holidays, owner)


def values(rows) -> list[ExceptionDay]:
    """The rows as the hours engine takes them."""
    return [row.value for row in rows]


@dataclass(frozen=True)
class PhoneGroup:
    """Lines that reach the same people, with one status; `own` when the hours are the lines', not the office's."""

    label: str
    lines: list[PhoneLine]
    hours: Hours
    own: bool

    @property
    def speaker(self) -> str:
        """Who speaks in the status sentence: the line ("answers until") or the office ("open until")."""
        return "line" if self.own else "office"


def phone_groups(lines, calendar: Calendar, owner: Hours) -> list[PhoneGroup]:
    """Lines grouped by whom they reach, the main one first, then as staff ordered them."""
    groups = defaultdict(list)
    for line in sorted(lines, key=lambda line: not line.is_main):
        groups[(line.label, line.hours)].append(line)
    return [
        PhoneGroup(label, group, calendar.line(group[0], owner), own=hours is not None)
        for (label, hours), group in groups.items()
    ]


def main_line(lines) -> PhoneLine | None:
    """The number to print on the button: the main one, else the first that may be rung."""
    may_ring = [line for line in lines if line.tel]
    return next((line for line in may_ring if line.is_main), may_ring[0] if may_ring else None)


def changes_of(places, today: date, days: int):
    """[(record, row)] of the odd days ahead, soonest first; what a desk only shares with its office is said once.

    places: pairs of record and Hours, the office first.
    """
    said, found = set(), []
    for record, hours in places:
        rows = [row for row in change_rows(hours, today, days) if (row.label, row.hours, row.why) not in said]
        said |= {(row.label, row.hours, row.why) for row in rows}
        found += [(record, row) for row in rows]
    return sorted(found, key=lambda change: change[1].starts)
