"""The screen of a contradiction: both values with their words, the choices, the letter, what waits for an answer."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Permission

from offices.models import Office
from offices.schedule import Schedule
from proposals import contradictions, letters
from proposals.models import Change, Question
from records import clock
from records.models import User
from tests import builders
from tests.proposals.disputes import OTHER, PUBLISHED, dispute, published_desk
from tests.samples import some_daily
from tests.standing import afresh, standing

pytestmark = pytest.mark.django_db
QUEUE = "/admin/proposals/proposal/"
WHY = "telefon do kasy"


@standing
def standing_desk():
    return published_desk(institution=builders.institution(email="sekretariat@mops.example", slug="mops"))


@pytest.fixture
def desk(standing_desk, db):
    return afresh(standing_desk)


@pytest.fixture
def change(desk):
    return dispute(desk)


def address(change, button=""):
    return f"{QUEUE}sprzecznosc/{change.pk}/{button}"


def page_of(client, change):
    return client.get(address(change)).content.decode()


def decide(client, change, choice, **typed):
    told = {"choice": choice, "reason": WHY, "seen": contradictions.contradiction_of(change).seen, **typed}
    return client.post(address(change, "rozstrzygnij/"), told, follow=True)


def hours_now(desk):
    return Office.objects.get(pk=desk.pk).hours


def test_the_screen_shows_both_values_with_their_marked_words_and_days(client, ewa, change):
    page = page_of(client, change)
    assert "<mark>10:00 – 14:00</mark>" in page
    assert "<mark>9:30 – 14:15</mark>" in page
    assert "15 marca 2021" in page
    assert "20 listopada 2019" in page


def test_the_value_of_the_text_can_be_chosen(client, ewa, change, desk):
    decide(client, change, change.pk)
    assert hours_now(desk) == Schedule.from_osm(OTHER)


def test_the_published_value_can_be_confirmed(client, ewa, change, desk):
    decide(client, change, "published")
    assert Change.objects.get(pk=change.pk).choice == "published"


@pytest.mark.drill
def test_the_published_value_can_be_left_unchecked(client, ewa, change):
    decide(client, change, "keep")
    assert Change.objects.get(pk=change.pk).choice == "kept"


def test_both_can_be_right_each_in_its_time(client, ewa, change, desk):
    decide(client, change, "dated", first="published", day="2026-12-01")
    assert {rule.valid_to for rule in hours_now(desk).rules} == {date(2026, 11, 30), None}


@pytest.mark.drill
def test_both_without_a_day_come_back_with_what_was_typed(client, ewa, change):
    answer = decide(client, change, "dated", first="published", day="")
    assert answer.status_code == 422
    assert f'value="{WHY}"' in answer.content.decode()


@pytest.mark.parametrize("choice", some_daily(["", "999999", "x"]))
def test_a_choice_that_is_none_is_refused(client, ewa, change, choice):
    assert decide(client, change, choice).status_code == 422


@pytest.mark.parametrize("day", some_daily(["0001-01-01", "9999-12-31", "1.12.2026 r.", "x" * 500]))
def test_any_day_is_answered(client, ewa, change, day):
    assert decide(client, change, "dated", first="published", day=day).status_code in (200, 422)


def test_a_decision_without_a_reason_comes_back(client, ewa, change):
    assert decide(client, change, change.pk, reason=" ").status_code == 422
    assert Change.objects.get(pk=change.pk).state == "pending"


def test_a_value_that_changed_meanwhile_is_shown_anew(client, ewa, change):
    answer = decide(client, change, change.pk, seen="dawna")
    assert answer.status_code == 422
    assert "Wpis zmienił się, odkąd" in answer.content.decode()


def test_a_decided_contradiction_leads_to_its_proposal(client, ewa, change):
    decide(client, change, "keep")
    assert client.get(address(change)).url == f"{QUEUE}{change.proposal_id}/"


def test_the_last_decision_is_taken_back_with_one_click(client, ewa, change, desk):
    decide(client, change, change.pk)
    client.post(f"{QUEUE}cofnij-ostatnia/")
    assert hours_now(desk) == Schedule.from_osm(PUBLISHED)
    assert Change.objects.get(pk=change.pk).state == "pending"


# ---------------------------------------------------------------- the letter


def letter(change, ewa):
    return letters.letter_about(contradictions.contradiction_of(change), by=ewa, until=date(2026, 12, 8))


def test_the_letter_quotes_both_sources_with_their_days(ewa, change):
    body = letter(change, ewa).body
    assert "„9:30 – 14:15” (https://mops.example/kasy, tekst z 20 listopada 2019)" in body
    assert "„10:00 – 14:00” (https://mops.example/, tekst z 15 marca 2021)" in body


@pytest.mark.drill
def test_the_letter_names_the_day_of_the_answer_and_who_asks(ewa, change):
    body = letter(change, ewa).body
    assert "8 grudnia 2026" in body
    assert body.endswith("Ewa Lis")


@pytest.mark.drill
def test_the_letter_goes_to_the_desk_itself(ewa, change):
    assert letter(change, ewa).to == "kasy@mops.example"


def test_a_desk_without_an_address_is_asked_through_its_institution(ewa, change):
    Office.objects.update(email="")
    assert letter(Change.objects.get(pk=change.pk), ewa).to == "sekretariat@mops.example"


@pytest.mark.drill
def test_the_mail_program_gets_subject_and_text(ewa, change):
    link = urlsplit(letter(change, ewa).mailto)
    told = parse_qs(link.query)
    assert link.path == "kasy@mops.example"
    assert told["body"][0].replace("\r\n", "\n") == letter(change, ewa).body


# ---------------------------------------------------------------- waiting


def test_a_contradiction_put_aside_is_listed_under_waiting(client, ewa, change):
    client.post(address(change, "zapytaj/"), {"until": "2099-12-08"})
    assert Question.objects.get().answer_by == date(2099, 12, 8)
    assert address(change) in client.get(QUEUE, {"czeka": "1"}).content.decode()


@pytest.mark.drill
def test_a_contradiction_put_aside_is_not_in_the_queue(client, ewa, change):
    client.post(address(change, "zapytaj/"), {"until": "2099-12-08"})
    assert f"{QUEUE}{change.proposal_id}/" not in client.get(QUEUE).content.decode()


@pytest.mark.parametrize("until", some_daily(["", "2020-01-01", "jutro"]))
def test_a_day_nobody_can_wait_for_is_refused(client, ewa, change, until):
    assert client.post(address(change, "zapytaj/"), {"until": until}).status_code == 422


@pytest.mark.drill
def test_waiting_can_be_ended_at_once(client, ewa, change):
    client.post(address(change, "zapytaj/"), {"until": "2099-12-08"})
    client.post(address(change, "wroc/"))
    assert not Question.objects.open(clock.now().date()).exists()


# ---------------------------------------------------------------- who may


@pytest.mark.parametrize("button", some_daily(["rozstrzygnij/", "zapytaj/", "wroc/"]))
def test_who_may_not_edit_offices_does_not_decide(client, change, button):
    user = User.objects.create_user("jan@mops.example", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_proposal", "change_proposal"]))
    client.force_login(user)
    assert client.post(address(change, button), {"until": "2099-12-08"}).status_code == 403


@pytest.mark.parametrize("button", some_daily(["rozstrzygnij/", "zapytaj/", "wroc/"]))
def test_a_get_never_decides(client, ewa, change, button):
    assert client.get(address(change, button)).status_code == 405


# session, user, the change, the record and its rows (16), rivals, citations, question, institution and its row
THE_SCREEN = 30


def test_the_screen_needs_few_queries(client, ewa, change, django_assert_max_num_queries):
    with django_assert_max_num_queries(THE_SCREEN):
        client.get(address(change))
