"""What SQL calls open now is what the hours engine calls open: for hours, odd days and free days made at random."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.db import connection

from bench.any_schedule import any_schedule
from offices.hours import Hours
from offices.models import Holiday, HoursException, Office
from offices.open_now import OpenNow
from offices.recipes import by_closing
from offices.schedule import Schedule
from records.changes import revision
from tests import builders

FIRST = date(2026, 1, 1)


def directory(how_many: int, random: Random) -> None:
    """Offices and desks with hours of every kind, a third of them with an odd day; free days of one town of two."""
    towns = [builders.town(), builders.town("Rawicz", "rawicz")]
    for number in range(5):
        Holiday.objects.create(
            day=some_day(random), name=f"Dzień wolny {number}", municipality=random.choice([*towns, None])
        )
    with builders.one_commit():
        around = [place(random, random.choice(towns)) for _ in range(how_many // 2)]
        for _ in range(how_many - len(around)):
            place(random, random.choice(towns), part_of=random.choice(around))


def place(random, town, part_of=None):
    hours = random.choice([None, Schedule(as_office=True), *(any_schedule(random) for _ in range(6))])
    name = f"Placówka {random.random()}"
    made = Office.objects.create(name=name, state="published", hours=hours, municipality=town, part_of=part_of)
    if not random.randrange(3):
        starts, spans = some_day(random), random.choice([[], [["08:00", "12:00"]], [["20:00", "02:00"]]])
        usual = not spans and random.random() < 0.3
        ends = starts + timedelta(days=random.randrange(9))
        HoursException.objects.create(record=made.record, starts=starts, ends=ends, spans=spans, usual=usual)
    return builders.committed(made)


def some_day(random) -> date:
    eves = [date(2026, 12, 24), date(2026, 12, 31), date(2026, 6, 5)]
    return random.choice([*eves, FIRST + timedelta(days=random.randrange(400))])


def moments(how_many: int, random: Random) -> list[datetime]:
    start = datetime(2026, 1, 2, tzinfo=UTC)
    eve = datetime(2026, 12, 30, 20, tzinfo=UTC)
    drawn = [(random.choice([start, start, eve]), random.randrange(390 * 24 * 60)) for _ in range(how_many)]
    return [begin + timedelta(minutes=minutes % (48 * 60) if begin == eve else minutes) for begin, minutes in drawn]


def engines() -> dict:
    """{id: Hours} straight from the rows, without the index."""
    free = list(Holiday.objects.all())
    found: dict = {}
    for office in Office.objects.order_by("part_of").prefetch_related("exceptions"):
        theirs = {one.day: one.name for one in free if one.municipality_id in (None, office.municipality_id)}
        odd_days = [row.value for row in office.exceptions.all()]
        found[office.pk] = (office, theirs, odd_days)
    parents = {pk: Hours(one.hours, odd, free) for pk, (one, free, odd) in found.items() if not one.part_of_id}
    inside = {
        pk: Hours(one.hours, odd, free, parents[one.part_of_id])
        for pk, (one, free, odd) in found.items()
        if one.part_of_id
    }
    return parents | inside


def differences(how_many: int, times: int, seed: int) -> list[datetime]:
    """The moments at which the two disagree about any record."""
    random = Random(seed)
    directory(how_many, random)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # else PostgreSQL plans for the empty tables it last saw
    hours, number = engines(), revision()
    return [
        at
        for at in moments(times, random)
        if set(OpenNow(at, number).open(Office.objects.all()).values_list("pk", flat=True))
        != {pk for pk, of_place in hours.items() if of_place.is_open(at)}
    ]


@pytest.mark.sql
@pytest.mark.django_db
def test_sql_says_open_where_the_engine_does():
    assert differences(80, 60, seed=1) == []


@pytest.mark.django_db
@pytest.mark.drill
@pytest.mark.timeout(1200)
def test_sql_says_open_where_the_engine_does_for_two_thousand_records_at_five_hundred_moments():
    assert differences(2000, 500, seed=2) == []


def test_what_closes_last_comes_first_and_what_never_closes_before_all():
    recipes = [(number, text_of(osm)) for number, osm in enumerate(["Mo-Fr 08:00-12:00", "24/7", "Mo-Fr 08:00-16:00"])]
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert by_closing([*recipes, (7, text_of("Sa 08:00-12:00"))], at, ()) == {1: 0, 2: 1, 0: 2}


def text_of(osm):
    from offices.recipes import canonical, recipe

    return canonical(recipe(Schedule.from_osm(osm), (), None))
