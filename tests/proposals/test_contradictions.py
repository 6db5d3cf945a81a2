"""Deciding between sources: one value, both by date, what is published; or asking the office first."""

from datetime import date, timedelta

import pytest

from offices.models import Office
from offices.schedule import Schedule
from proposals import contradictions, review
from proposals.models import Change, Question
from records import clock
from records.models import Citation, Confirmation
from tests import builders
from tests.proposals.disputes import OTHER, PUBLISHED, dispute, published_desk, third
from tests.standing import afresh, standing

pytestmark = pytest.mark.django_db
WHY = "telefon do kasy, 24 listopada 2026"


standing_desk = standing(published_desk)


@pytest.fixture
def desk(standing_desk, db):
    return afresh(standing_desk)


@pytest.fixture
def change(desk):
    return dispute(desk)


@pytest.fixture
def clerk():
    return builders.clerk(name="Ewa Lis")


def of(change):
    return contradictions.contradiction_of(Change.objects.get(pk=change.pk))


def decision(change, clerk, **more):
    found = of(change)
    return {"found": found, "by": clerk, "reason": WHY, "seen": found.seen, **more}


def hours_of(desk):
    return Office.objects.get(pk=desk.pk).hours


def again(change):
    return Change.objects.get(pk=change.pk)


def test_both_values_stand_with_their_words_and_dates(change):
    published, other = of(change).sides
    assert (published.quotes[0].marked, published.snapshots[0].fetched) == ("10:00 – 14:00", date(2021, 3, 15))
    assert (other.quotes[0].marked, other.snapshots[0].fetched) == ("9:30 – 14:15", date(2019, 11, 20))


def test_a_third_text_joins_the_same_contradiction(desk, change):
    third(desk)
    assert len(of(change).sides) == 3


def test_the_value_of_the_text_is_published_with_who_and_why(desk, change, clerk):
    contradictions.take(change=change, **decision(change, clerk))
    assert hours_of(desk) == Schedule.from_osm(OTHER)
    assert (again(change).choice, again(change).reason, again(change).decided_by) == ("this", WHY, clerk)


def test_the_losing_words_no_longer_support_the_new_value(desk, change, clerk):
    contradictions.take(change=change, **decision(change, clerk))
    assert Citation.objects.supporting().get(record=desk.pk).quote == "9:30 – 14:15"
    assert Citation.objects.get(stance="overruled").value == Schedule.from_osm(PUBLISHED).to_json()


def test_other_rivals_are_refused_when_one_is_taken(desk, change, clerk):
    rival = third(desk)
    contradictions.take(change=change, **decision(change, clerk))
    assert (again(rival).state, again(rival).choice) == ("rejected", "other")


def test_after_a_decision_no_source_speaks_against_the_record(desk, change, clerk):
    third(desk)
    contradictions.take(change=change, **decision(change, clerk))
    assert not desk.citations.contradicting().exists()


def test_what_is_published_can_be_right_and_is_then_confirmed_today(desk, change, clerk):
    contradictions.keep(checked=True, **decision(change, clerk))
    assert again(change).choice == "published"
    assert Confirmation.objects.get(record=desk.pk, group="hours").verified == clock.now().date()


def test_leaving_what_is_published_confirms_nothing(desk, change, clerk):
    Confirmation.objects.filter(record=desk.pk).update(verified=None, seen=date(2021, 3, 15))
    contradictions.keep(checked=False, **decision(change, clerk))
    assert again(change).choice == "kept"
    assert Confirmation.objects.get(record=desk.pk, group="hours").verified is None


def test_both_by_date_are_one_schedule_of_two_periods(desk, change, clerk):
    contradictions.take_both(first="published", day=date(2026, 12, 1), **decision(change, clerk))
    rules = hours_of(desk).rules
    assert {(rule.valid_from, rule.valid_to, rule.spans[0].opens) for rule in rules} == {
        (None, date(2026, 11, 30), 600),
        (date(2026, 12, 1), None, 570),
    }


def test_both_by_date_keep_the_words_of_both_sources(desk, change, clerk):
    contradictions.take_both(first="published", day=date(2026, 12, 1), **decision(change, clerk))
    quotes = Citation.objects.supporting().filter(record=desk.pk).values_list("quote", flat=True)
    assert set(quotes) == {"10:00 – 14:00", "9:30 – 14:15"}


def test_the_other_order_of_periods_can_be_chosen(desk, change, clerk):
    contradictions.take_both(first=str(change.pk), day=date(2026, 12, 1), **decision(change, clerk))
    assert next(rule for rule in hours_of(desk).rules if rule.valid_to).spans[0].opens == 570


def test_only_hours_can_be_kept_with_dates(desk, clerk):
    change = dispute(desk)
    Change.objects.filter(pk=change.pk).update(path="room", new="3")
    with pytest.raises(contradictions.DateError):
        contradictions.take_both(first="published", day=date(2026, 12, 1), **decision(change, clerk))


def test_a_decision_needs_a_reason(change, clerk):
    with pytest.raises(review.ReasonMissingError):
        contradictions.take(change=change, **decision(change, clerk, reason=" "))


def test_nobody_decides_about_a_value_that_was_not_on_the_screen(desk, change, clerk):
    told = decision(change, clerk)
    Office.objects.filter(pk=desk.pk).update(hours=Schedule.from_osm("Mo-Fr 07:00-09:00"))
    with pytest.raises(contradictions.MovedError):
        contradictions.take(change=change, **told)


def test_a_contradiction_decided_meanwhile_is_not_decided_again(change, clerk):
    told = decision(change, clerk)
    review.reject(change=change, by=clerk, reason="stary tekst")
    with pytest.raises(review.AlreadyDecidedError):
        contradictions.keep(checked=True, **told)


def test_a_record_edited_since_can_still_be_decided_about(desk, change, clerk):
    Office.objects.filter(pk=desk.pk).update(hours=Schedule.from_osm("Mo-Fr 07:00-09:00"))
    contradictions.take(change=change, **decision(change, clerk))
    assert hours_of(desk) == Schedule.from_osm(OTHER)


# ---------------------------------------------------------------- asking the office


def in_days(number):
    return clock.now().date() + timedelta(days=number)


def test_an_asked_contradiction_leaves_the_queue_until_the_answer_is_due(change, clerk):
    contradictions.ask(found=of(change), by=clerk, until=in_days(14))
    assert not Change.objects.to_decide(in_days(13)).exists()
    assert Change.objects.to_decide(in_days(14)).get() == change


def test_while_the_office_is_asked_residents_still_see_both(desk, change, clerk):
    contradictions.ask(found=of(change), by=clerk, until=in_days(14))
    assert desk.citations.contradicting().exists()


def test_who_asked_and_when_is_kept(change, clerk):
    contradictions.ask(found=of(change), by=clerk, until=in_days(14))
    question = Question.objects.get()
    assert (question.asked_by, question.asked_on) == (clerk, in_days(0))


def test_a_day_that_has_passed_is_no_time_to_answer(change, clerk):
    with pytest.raises(contradictions.DateError):
        contradictions.ask(found=of(change), by=clerk, until=in_days(0))


def test_asking_twice_on_a_day_moves_the_date(change, clerk):
    contradictions.ask(found=of(change), by=clerk, until=in_days(14))
    contradictions.ask(found=of(change), by=clerk, until=in_days(7))
    assert Question.objects.get().answer_by == in_days(7)


def test_an_answer_that_came_early_brings_it_back_at_once(change, clerk):
    contradictions.ask(found=of(change), by=clerk, until=in_days(14))
    contradictions.stop_waiting(found=of(change))
    assert Change.objects.to_decide(in_days(0)).exists()


def test_a_decided_contradiction_is_not_waited_for(change, clerk):
    contradictions.ask(found=of(change), by=clerk, until=in_days(14))
    contradictions.keep(checked=True, **decision(change, clerk))
    assert not Question.objects.open(in_days(1)).exists()
