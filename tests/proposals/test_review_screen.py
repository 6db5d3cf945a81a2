"""The review screens: the queue by source text, one proposal, and what its buttons do, for whom."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from offices.models import Office, PhoneLine
from offices.schedule import Schedule
from proposals.models import Change, Proposal
from records import clock
from records.models import User
from tests import builders
from tests.filled_forms import filled
from tests.samples import some_daily
from tests.standing import afresh, standing

pytestmark = pytest.mark.django_db
TEXT = "UWAGA!\nKASY przy ul. Strzegomskiej 6 czynne są 9:30 – 14:15,\n500+ tel. 501-928-501 <script>alert(1)</script>"
HOURS = Schedule.from_osm("Mo-Fr 09:30-14:15").to_json()
LINE = {"number": "+48501928501", "kind": "mobile", "label": "500+"}
QUEUE = "/admin/proposals/proposal/"


@standing
def standing_desk():
    return builders.office("Kasy – MOPS", hours="Mo-Fr 10:00-14:00", slug="kasy")


@pytest.fixture
def desk(standing_desk, db):
    return afresh(standing_desk)


def proposal_about(record=None, *, kind="office", name="Kasy – MOPS", slug="kasy", snapshot=None):
    return Proposal.objects.create(
        record=record and record.record, kind=kind, name=name, slug=slug, unchanged=4, made_at=clock.now(),
        snapshot=snapshot or builders.snapshot(TEXT), match_reason="ta sama nazwa",
    )  # fmt: skip


def change_of(proposal, path, new, *, old=None, quote="9:30 – 14:15", **more):
    start = TEXT.index(quote)
    fingerprint = Change.fingerprint_of(target_id=proposal.target_id, path=path, new=new)
    return Change.objects.create(
        proposal=proposal, path=path, old=old, new=new, start=start, end=start + len(quote), quote=quote,
        fingerprint=fingerprint, **more,
    )  # fmt: skip


@pytest.fixture
def hours(desk):
    """A contradiction: the desk's hours by another text."""
    return change_of(proposal_about(desk), "hours", HOURS, old=desk.hours.to_json(), is_contradiction=True)


def screen_of(change):
    return f"{QUEUE}{change.proposal_id}/"


def press(client, change, button, **typed):
    return client.post(f"{QUEUE}zmiana/{change.pk}/{button}/", typed, follow=True)


def hours_now(desk):
    return Office.objects.get(pk=desk.pk).hours


# ---------------------------------------------------------------- the queue


def test_the_queue_groups_proposals_under_their_text_with_what_agrees(client, ewa, hours):
    page = client.get(QUEUE).content.decode()
    assert "Tekst z 20 listopada 2019, plik „kasy.txt”" in page
    assert "4 informacje bez zmian" in page


def test_contradictions_come_first(client, ewa, hours):
    other = proposal_about(name="Aaa", slug="aaa", snapshot=hours.proposal.snapshot)
    change_of(other, "room", "3")
    page = client.get(QUEUE).content.decode()
    assert page.index("Kasy – MOPS") < page.index("Aaa")


@pytest.mark.drill
def test_the_queue_can_show_only_contradictions(client, ewa, hours):
    other = proposal_about(name="Pokój 3", slug="pokoj", snapshot=hours.proposal.snapshot)
    change_of(other, "room", "3")
    assert "Pokój 3" not in client.get(QUEUE, {"sprzeczne": "1"}).content.decode()


def test_an_empty_queue_says_where_proposals_come_from(client, ewa):
    assert "uruchom manage.py ingest" in client.get(QUEUE).content.decode()


@pytest.mark.parametrize("page", some_daily(["999", "x", "-1", "\x00"]))
def test_the_queue_answers_any_page_number(client, ewa, hours, page):
    assert client.get(QUEUE, {"strona": page}).status_code == 200


# session, user, the declaration, what waits for an answer, two counts, the count of pages, the proposals,
# what agrees, what is certain
THE_QUEUE = 9


def test_the_queue_needs_few_queries(client, ewa, hours, django_assert_max_num_queries):
    with django_assert_max_num_queries(THE_QUEUE):
        client.get(QUEUE)


# ---------------------------------------------------------------- one proposal


def test_the_screen_shows_now_and_proposed_in_words(client, ewa, hours):
    page = client.get(screen_of(hours)).content.decode()
    assert "<del>pn.–pt. 10:00–14:00</del>" in page
    assert "<ins>pn.–pt. 9:30–14:15</ins>" in page


def test_the_quoted_words_are_marked_in_their_context_with_the_line(client, ewa, hours):
    page = client.get(screen_of(hours)).content.decode()
    assert "czynne są <mark>9:30 – 14:15</mark>" in page
    assert "wiersz 2" in page


def test_the_text_of_a_page_cannot_run_in_the_screen(client, ewa, hours):
    assert "<script>alert(1)" not in client.get(screen_of(hours)).content.decode()


def test_the_screen_says_why_this_record_and_how_certain(client, ewa, hours):
    page = client.get(screen_of(hours)).content.decode()
    assert "ta sama nazwa" in page
    assert "Pewność: wysoka" in page


def test_a_contradiction_shows_the_words_of_both_sources(client, ewa, hours, desk):
    builders.cited(desk, "hours", "Kasy czynne od 10:00 do 14:00 w dni robocze", "od 10:00 do 14:00")
    page = client.get(screen_of(hours)).content.decode()
    assert "Dwa źródła mówią co innego." in page
    assert "<q>od 10:00 do 14:00</q>" in page


def test_an_unknown_proposal_is_not_found(client, ewa):
    assert client.get(f"{QUEUE}999999/").status_code == 404


# ---------------------------------------------------------------- the buttons


def test_accepting_writes_the_value_and_goes_back_to_the_queue(client, ewa, hours, desk):
    answer = press(client, hours, "przyjmij")
    assert hours_now(desk) == Schedule.from_osm("Mo-Fr 09:30-14:15")
    assert answer.redirect_chain[-1][0] == QUEUE


def test_after_accepting_one_change_the_others_of_the_proposal_follow(client, ewa, hours):
    change_of(hours.proposal, "room", "3")
    assert press(client, hours, "przyjmij").redirect_chain[-1][0] == screen_of(hours)


@pytest.mark.drill
def test_the_correction_starts_from_the_proposed_value(client, ewa, hours):
    fields = filled(client.get(screen_of(hours)), f"{QUEUE}zmiana/{hours.pk}/popraw/")
    assert "9:30" in str(fields)


def test_a_corrected_value_is_accepted_instead_of_the_proposed_one(client, ewa, desk):
    change = change_of(proposal_about(desk), "room", "3")
    press(client, change, "popraw", **{f"c{change.pk}-room": "316"})
    assert Office.objects.get(pk=desk.pk).room == "316"


def test_corrected_hours_go_through_the_weekly_editor(client, ewa, hours, desk):
    form = f"{QUEUE}zmiana/{hours.pk}/popraw/"
    fields = filled(client.get(screen_of(hours)), form)
    typed = {name: ["15:00" if value == "14:15" else value for value in values] for name, values in fields.items()}
    client.post(form, typed)
    assert hours_now(desk) == Schedule.from_osm("Mo-Fr 09:30-15:00")


@pytest.mark.drill
def test_a_new_telephone_line_can_be_corrected_as_a_whole(client, ewa, desk):
    change = change_of(proposal_about(desk), "lines/+48501928501", LINE, quote="501-928-501")
    form = f"{QUEUE}zmiana/{change.pk}/popraw/"
    client.post(form, filled(client.get(screen_of(change)), form, **{f"c{change.pk}-label": "800+"}))
    line = PhoneLine.objects.get(record=desk.pk)
    assert (line.number, line.label) == ("+48501928501", "800+")


def test_a_correction_the_staff_form_refuses_comes_back_with_its_reason(client, ewa, desk):
    change = change_of(proposal_about(desk), "postal_code", "53-611")
    answer = press(client, change, "popraw", **{f"c{change.pk}-postal_code": "12"})
    assert answer.status_code == 422
    assert "Wpisz kod pocztowy w postaci 50-159." in answer.content.decode()


def test_rejecting_without_a_reason_is_refused(client, ewa, hours):
    answer = press(client, hours, "odrzuc", reason=" ")
    assert "Napisz dlaczego" in answer.content.decode()
    assert Change.objects.get(pk=hours.pk).state == Change.State.PENDING


def test_rejecting_keeps_the_record_and_the_reason(client, ewa, hours, desk):
    press(client, hours, "odrzuc", reason="Stary tekst")
    assert Change.objects.get(pk=hours.pk).reason == "Stary tekst"
    assert hours_now(desk) == desk.hours


def test_a_decision_can_be_taken_back(client, ewa, hours):
    press(client, hours, "odrzuc", reason="Pomyłka")
    press(client, hours, "cofnij")
    assert Change.objects.get(pk=hours.pk).state == Change.State.PENDING


@pytest.mark.drill
def test_what_was_decided_stands_below_with_who_and_why(client, ewa, hours):
    press(client, hours, "odrzuc", reason="Stary tekst")
    page = client.get(screen_of(hours)).content.decode()
    assert "Ewa Lis" in page
    assert "Stary tekst" in page


def test_a_stale_change_is_refused_with_a_sentence(client, ewa, hours, desk):
    Office.objects.filter(pk=desk.pk).update(hours=Schedule.from_osm("Mo-Fr 08:00-12:00"))
    answer = press(client, hours, "przyjmij")
    assert "Wpis zmienił się od czasu tej propozycji." in answer.content.decode()
    assert hours_now(desk) == Schedule.from_osm("Mo-Fr 08:00-12:00")


def test_a_second_click_is_told_that_it_was_decided(client, ewa, hours):
    press(client, hours, "przyjmij")
    assert "Ktoś już zdecydował" in press(client, hours, "przyjmij").content.decode()


def test_all_changes_of_a_new_record_are_accepted_and_published_at_once(client, ewa):
    proposal = proposal_about(name="Filia", slug="filia")
    change_of(proposal, "street", "ul. Strzegomska 6")
    change_of(proposal, "room", "3")
    client.post(f"{QUEUE}{proposal.pk}/przyjmij/", {"publish": "1"})
    assert Office.objects.public().get(slug="filia").room == "3"


# ---------------------------------------------------------------- who may


def hired(client, *rights):
    user = User.objects.create_user("jan@mops.example", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    return user


def test_a_stranger_is_sent_to_sign_in(client, hours):
    assert client.post(f"{QUEUE}zmiana/{hours.pk}/przyjmij/").url.startswith("/admin/login/")


def test_staff_without_the_right_to_proposals_do_not_see_the_queue(client, hours):
    hired(client, "change_office")
    assert client.get(QUEUE).status_code == 403


@pytest.mark.parametrize("button", some_daily(["przyjmij", "popraw", "odrzuc", "cofnij"]))
def test_staff_who_may_not_edit_offices_cannot_decide_about_one(client, hours, button):
    hired(client, "view_proposal", "change_proposal", "change_service")
    assert client.post(f"{QUEUE}zmiana/{hours.pk}/{button}/", {"reason": "x"}).status_code == 403


@pytest.mark.drill
def test_staff_who_may_only_look_see_no_buttons(client, hours):
    hired(client, "view_proposal")
    assert "Odrzuć" not in client.get(screen_of(hours)).content.decode()


def test_staff_with_both_rights_decide(client, hours, desk):
    hired(client, "change_proposal", "change_office")
    press(client, hours, "przyjmij")
    assert hours_now(desk) == Schedule.from_osm("Mo-Fr 09:30-14:15")


@pytest.mark.parametrize("button", some_daily(["przyjmij", "popraw", "odrzuc", "cofnij"]))
def test_a_get_never_decides(client, ewa, hours, button):
    assert client.get(f"{QUEUE}zmiana/{hours.pk}/{button}/").status_code == 405


def test_the_address_of_the_queue_is_where_admin_links_lead(client, ewa):
    assert reverse("admin:proposals_proposal_changelist") == QUEUE


def test_a_record_that_waits_itself_is_named_not_given_by_its_address(client, ewa, desk):
    building = proposal_about(name="MOPS, ul. Strzegomska 6", slug="mops-strzegomska")
    change_of(building, "street", "ul. Strzegomska 6")
    inside = change_of(proposal_about(desk, snapshot=building.snapshot), "part_of", "mops-strzegomska")
    assert "<ins>MOPS, ul. Strzegomska 6</ins>" in client.get(screen_of(inside)).content.decode()
