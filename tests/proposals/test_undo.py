"""Taking a decision back: the change waits again and the record says again what it said."""

from datetime import date

import pytest

from offices.models import Office
from offices.schedule import Schedule
from proposals import contradictions, review
from proposals.models import Change
from proposals.undo import take_back
from tests import builders
from tests.proposals.disputes import OTHER, PUBLISHED, dispute, published_desk, third
from tests.standing import afresh, standing

pytestmark = pytest.mark.django_db


standing_desk = standing(published_desk)


@pytest.fixture
def desk(standing_desk, db):
    return afresh(standing_desk)


@pytest.fixture
def clerk():
    return builders.clerk()


@pytest.fixture
def taken(desk, clerk):
    """The value of the old text, accepted."""
    change = dispute(desk)
    found = contradictions.contradiction_of(change)
    contradictions.take(found=found, change=change, by=clerk, reason="telefon", seen=found.seen)
    return Change.objects.get(pk=change.pk)


def hours_of(desk):
    return Office.objects.get(pk=desk.pk).hours


def test_the_record_says_again_what_it_said_as_a_new_version(desk, taken, clerk):
    before = desk.versions.count()
    take_back(decided=[taken], by=clerk)
    assert hours_of(desk) == Schedule.from_osm(PUBLISHED)
    assert desk.versions.count() == before + 1


def test_both_sources_stand_against_each_other_again(desk, taken, clerk):
    take_back(decided=[taken], by=clerk)
    assert desk.citations.supporting().get().quote == "10:00 – 14:00"
    assert desk.citations.contradicting().get().value == Schedule.from_osm(OTHER).to_json()


def test_the_change_waits_with_nothing_left_of_the_decision(taken, clerk):
    take_back(decided=[taken], by=clerk)
    again = Change.objects.get(pk=taken.pk)
    assert (again.state, again.choice, again.version, again.reason) == ("pending", "", None, "")


def test_a_value_edited_since_is_left_alone(desk, taken, clerk):
    Office.objects.filter(pk=desk.pk).update(hours=Schedule.from_osm("Mo-Fr 07:00-09:00"))
    assert take_back(decided=[taken], by=clerk) == []
    assert hours_of(desk) == Schedule.from_osm("Mo-Fr 07:00-09:00")


def test_without_restoring_the_accepted_value_stays(desk, taken, clerk):
    take_back(decided=[taken], by=clerk, restore=False)
    assert hours_of(desk) == Schedule.from_osm(OTHER)


def test_rivals_refused_by_the_same_decision_wait_again(desk, clerk):
    change, rival = dispute(desk), third(desk)
    found = contradictions.contradiction_of(change)
    contradictions.take(found=found, change=change, by=clerk, reason="telefon", seen=found.seen)
    take_back(decided=[Change.objects.get(pk=change.pk)], by=clerk)
    assert Change.objects.get(pk=rival.pk).state == "pending"


def test_two_periods_become_the_one_value_again(desk, clerk):
    change = dispute(desk)
    found = contradictions.contradiction_of(change)
    contradictions.take_both(
        found=found, first="published", day=date(2026, 12, 1), by=clerk, reason="telefon", seen=found.seen
    )
    take_back(decided=[Change.objects.get(pk=change.pk)], by=clerk)
    assert hours_of(desk) == Schedule.from_osm(PUBLISHED)


def test_a_refused_contradiction_shows_to_residents_again(desk, clerk):
    change = dispute(desk)
    review.reject(change=change, by=clerk, reason="stary tekst")
    take_back(decided=[Change.objects.get(pk=change.pk)], by=clerk)
    assert desk.citations.contradicting().get().quote == "9:30 – 14:15"


def test_a_row_that_was_added_is_removed_again(desk, clerk):
    change = dispute(desk)
    row = {"number": "+48717822326", "kind": "voice", "label": "Wypłata", "order": 10, "is_main": False}
    Change.objects.filter(pk=change.pk).update(path="lines/+48717822326", old=None, new=row, is_contradiction=False)
    review.accept(change=change, by=clerk)
    take_back(decided=[Change.objects.get(pk=change.pk)], by=clerk)
    assert not Office.objects.get(pk=desk.pk).lines.exists()


def test_a_name_that_cannot_be_empty_is_refused_with_a_reason(desk, clerk):
    change = dispute(desk)
    Change.objects.filter(pk=change.pk).update(path="name", old="Kasy – MOPS", new="Kasa", is_contradiction=False)
    review.accept(change=change, by=clerk)
    accepted = Change.objects.get(pk=change.pk)
    accepted.version.changes["name"][0] = None
    accepted.version.save()
    with pytest.raises(review.ChangeRefusedError):
        take_back(decided=[accepted], by=clerk)
