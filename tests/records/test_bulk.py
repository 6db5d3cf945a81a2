"""Bulk writes of child records do what saving each of them does."""

import pytest

from offices.models import Institution, Office
from offices.schedule import Schedule
from records import bulk
from records.models import Record
from services.models import Service

pytestmark = [pytest.mark.sql, pytest.mark.django_db]


def desks(number, **fields):
    return [Office(slug=f"kasa-{place}", name=f"Kasa {place}", **fields) for place in range(number)]


def test_parents_and_children_are_inserted():
    bulk.insert(desks(3, street="ul. Strzegomska 6"))
    assert Record.objects.filter(kind="office").count() == 3
    assert set(Office.objects.values_list("street", flat=True)) == {"ul. Strzegomska 6"}


def test_an_inserted_child_equals_a_saved_one():
    hours = Schedule.from_osm("Mo-Fr 08:00-14:00")
    fields = {"name": "Łazienki 2", "hours": hours, "latitude": "51.1", "longitude": "17.0", "state": "published"}
    Office.objects.create(slug="saved", **fields)
    bulk.insert([Office(slug="inserted", **fields)])
    differing = ("id", "record_id", "slug", "modified", "published_at")
    saved, inserted = Office.objects.filter(slug__in=["saved", "inserted"]).order_by("-slug").values()
    assert {key: saved[key] for key in saved if key not in differing} == {
        key: inserted[key] for key in inserted if key not in differing
    }


def test_records_of_several_kinds_may_refer_to_each_other_in_any_order():
    mops = Institution(slug="mops", name="MOPS")
    bulk.insert([Service(slug="dodatek", name="Dodatek", institution_id=mops.id), mops])
    assert Service.objects.get().institution.slug == "mops"


def test_inserted_records_are_saved_records():
    made = desks(1)
    bulk.insert(made)
    made[0].room = "3"
    made[0].save()
    assert Office.objects.values_list("room", flat=True).get() == "3"


def test_more_records_than_one_statement_takes(django_assert_max_num_queries):
    # savepoint, its release, parents in batches of 500, children in batches by the database's number of variables
    with django_assert_max_num_queries(60):
        bulk.insert(desks(1100))
    assert Office.objects.count() == 1100


def test_an_update_writes_columns_of_the_parent_and_of_the_child():
    made = desks(2)
    bulk.insert(made)
    made[0].name, made[0].room = "Żabia kasa", "26"
    bulk.update(made, ["name", "room"])
    assert Office.objects.values_list("name", "room").get(slug="kasa-0") == ("Żabia kasa", "26")


def test_an_update_of_the_name_moves_the_record_in_the_alphabet():
    made = desks(2)
    bulk.insert(made)
    made[0].name = "Żabia kasa"
    bulk.update(made, ["name"])
    assert list(Record.objects.values_list("slug", flat=True)) == ["kasa-1", "kasa-0"]


def test_an_update_to_published_notes_since_when():
    made = desks(1)
    bulk.insert(made)
    made[0].state = "published"
    bulk.update(made, ["state"])
    assert Office.objects.get().published_at is not None


def test_unknown_hours_are_null_in_the_database():
    made = desks(2, hours=Schedule.from_osm("Mo 08:00-14:00"))
    bulk.insert(made)
    made[0].hours = None
    bulk.update(made, ["hours"])
    assert Office.objects.get(hours__isnull=True).slug == "kasa-0"
