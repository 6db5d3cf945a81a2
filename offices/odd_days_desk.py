"""What is decided about the coming odd days, place by place: the table of the odd-days desk and its counts."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from offices.decision_days import special_days, special_name
from offices.hours import Day, Hours
from offices.models import Institution, Office
from offices.opening import Calendar
from offices.status_words import reason_words
from offices.time_words import spans_words
from offices.week_words import day_words
from records.remembered import remembered

DAYS_AHEAD = 60
UNDECIDED, DECIDED, INHERITED, LAW, ORDINARY, UNKNOWN = (
    "undecided", "decided", "inherited", "law", "ordinary", "unknown",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A place on one day: in which state, what holds in words and why, and whether that can be taken back here."""

    place: Office | Institution
    state: str
    words: str
    why: str = ""
    usual: str = ""
    undoable: bool = False

    @property
    def inside(self) -> bool:
        """Whether it is a desk inside an office of the table."""
        return bool(getattr(self.place, "part_of_id", None))


@dataclass(frozen=True)
class DayCount:
    """A coming odd day, its name, and how many places have not decided about it."""

    day: date
    name: str
    undecided: int


@dataclass
class Desk:
    """All published places whose hours anybody could ask for, with their odd days; four queries."""

    today: date
    revision: int
    places: list[tuple[Office | Institution, Hours]] = field(init=False)
    calendar: Calendar = field(init=False)

    def __post_init__(self):
        records = [*institutions_with_hours(), *offices_with_institutions()]
        calendar = self.calendar = Calendar(records, self.today, self.revision)
        around = {record.pk: calendar.hours(record) for record in records if not inside(record)}
        found = [
            (record, around.get(record.pk) or calendar.hours(record, around.get(record.part_of_id)))
            for record in records
        ]
        self.places = sorted(found, key=lambda pair: in_order(pair[0]))

    def institutions(self) -> list[Institution]:
        """The institutions whose places stand here, by name."""
        found = {one.pk: one for one in (owner(place) for place, _hours in self.places) if isinstance(one, Institution)}
        return sorted(found.values(), key=lambda one: one.sort_key)

    def counts(self) -> list[DayCount]:
        """The days to look at, soonest first."""
        return [
            DayCount(day, special_name(day), sum(bool(hours.on(day).awaits) for _place, hours in self.deciding))
            for day in special_days(self.today, DAYS_AHEAD)
        ]

    @property
    def deciding(self):
        """The places that decide for themselves: a desk with its office's hours, or with none, goes with its office."""
        return [
            (place, hours)
            for place, hours in self.places
            if not (inside(place) and (hours.follows_office or hours.schedule is None))
        ]

    def lines(self, day: date) -> list[Line]:
        """Every deciding place on this day, and what else has a decision of its own."""
        deciding = {place.pk for place, _hours in self.deciding}
        theirs = {place.pk: self.calendar.rows_on(place, day) for place, _hours in self.places}
        return [
            line_of(place, hours, day, theirs[place.pk])
            for place, hours in self.places
            if place.pk in deciding or theirs[place.pk]
        ]


def counts(today: date, revision: int) -> list[DayCount]:
    """The counts alone, remembered while nothing changes: the first page of the back office asks for them."""
    return remembered(f"odd-days:{today}", revision, lambda: Desk(today, revision).counts())


def institutions_with_hours():
    return Institution.objects.public().exclude(hours=None).by_name()


def offices_with_institutions():
    return Office.objects.public().with_institution().select_related("part_of__institution").by_name()


def inside(record) -> bool:
    return bool(getattr(record, "part_of_id", None))


def owner(place) -> Institution | Office:
    """The institution of a place, where it has none that of the office around it, else the place itself."""
    around = getattr(place, "part_of", None)
    return getattr(place, "institution", None) or (around and around.institution) or place


def in_order(record):
    """By name, each desk below its office."""
    if inside(record):
        return record.part_of.sort_key, record.part_of.slug, 1, record.sort_key
    return record.sort_key, record.slug, 0, ""


def line_of(place, hours: Hours, day: date, rows) -> Line:
    """The line of a place; rows: its own odd days that hold on this day."""
    found = hours.on(day)
    state = state_of(hours, found, bool(rows))
    undoable = any(row.starts == row.ends for row in rows)
    usual = day_words(hours.plain(day)) if hours.plain(day).known else ""
    return Line(place, state, words_of(found), reason_words(found) if state != UNDECIDED else "", usual, undoable)


def state_of(hours: Hours, found: Day, own: bool) -> str:
    """Who decided: the place itself, the office around or an order, the law, nobody yet; or nothing is to decide."""
    if own:
        return DECIDED
    if hours.decided(found.date):
        return INHERITED
    if found.awaits:
        return UNDECIDED
    if not found.known:
        return UNKNOWN
    return LAW if found.layer == "holiday" else ORDINARY


def words_of(found: Day) -> str:
    """The hours of the day with the duties for single matters; "undecided" without a guess at them."""
    if found.awaits:
        return _("undecided")
    duties = [f"{duty.matter}: {spans_words((i.opens, i.closes) for i in duty.intervals)}" for duty in found.duties]
    return "; ".join([day_words(found), *duties])
