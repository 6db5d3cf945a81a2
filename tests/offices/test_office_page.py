"""The page of a place: whether it is open, its desks, whom to call, and how we know."""

from datetime import date

import pytest

from offices.models import HoursException, Office, PhoneLine
from offices.schedule import Schedule
from records.models import Citation, Record, Redirect
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
PAGE = "/placowki/mops-strzegomska/"


@pytest.fixture
def text_of(client, cast):
    """The text of the page of the main office."""
    return lambda address=PAGE: client.get(address).content.decode()


def test_it_says_until_when_the_office_is_open(text_of):
    assert "Czynne do 15:30" in text_of()


def test_a_desk_inside_has_its_own_hours_on_the_page_of_its_office(text_of):
    assert "11:00–15:00" in text_of()


def test_unknown_hours_are_called_unknown_and_never_closed(text_of):
    text = text_of("/placowki/pzon-solidarnosci/")
    assert "Godzin nie znamy. Zadzwoń przed wizytą" in text
    assert "amknięte" not in text


def test_a_desk_without_an_address_shows_the_one_of_its_office(text_of):
    assert "ul.\u00a0Strzegomska\u00a06" in text_of("/placowki/kasy-mops/")


def test_floor_and_room_are_said_as_people_say_them(text_of):
    assert "III piętro, pokój 316" in text_of("/placowki/pzon-solidarnosci/")


def test_a_number_can_be_called_and_read(text_of):
    text = text_of()
    assert 'href="tel:+48717822346"' in text
    assert "71\u00a0782\u00a023\u00a046" in text


def test_a_fax_cannot_be_called(text_of, cast):
    PhoneLine.objects.create(record=cast.office.record, number="+48717822405", kind=PhoneLine.Kind.FAX)
    assert "71\u00a0782\u00a024\u00a005" in text_of()
    assert "tel:+48717822405" not in text_of()


def test_lines_of_one_matter_share_one_status(text_of, cast):
    PhoneLine.objects.create(record=cast.office.record, number="+48717822348", label="Dodatki mieszkaniowe")
    # the office itself, Sekretariat, Dodatki mieszkaniowe
    assert text_of().count("Czynne do 15:30") == 3


def test_a_line_with_hours_of_its_own_says_until_when_it_answers(text_of, cast):
    hours = Schedule.from_osm("Mo-Fr 08:00-14:30")
    PhoneLine.objects.create(record=cast.office.record, number="+48717822322", label="Infolinia", hours=hours)
    assert "Odbiera do 14:30" in text_of()


def test_odd_days_of_the_next_two_weeks_stand_at_the_top(text_of, cast):
    HoursException.objects.create(
        record=cast.office.record, starts=date(2026, 12, 4), ends=date(2026, 12, 4), spans=[["07:30", "13:00"]]
    )
    assert "Piątek, 4 grudnia:</b> 7:30–13:00" in text_of()


def test_the_last_day_of_the_month_of_the_cash_desk_is_announced(text_of):
    assert "Poniedziałek, 30 listopada:</b> <span>Kasy – MOPS</span> – 10:00–12:00" in text_of()


def test_what_nobody_told_us_about_the_building_is_said(text_of):
    assert "Nie wiemy:" in text_of()


def test_a_fact_only_read_on_an_old_page_says_so(text_of, cast):
    builders.cited(cast.office, "hours", "Urząd czynny 7:30-15:30", "7:30-15:30", fetched=date(2021, 3, 15))
    assert "Ze strony z 2021 r., nikt jeszcze nie potwierdził" in text_of()


def test_the_quoted_words_stand_on_the_page_with_a_link_to_their_source(text_of, cast):
    builders.cited(cast.office, "hours", "Urząd czynny 7:30-15:30", "czynny 7:30-15:30")
    text = text_of()
    assert "<q>czynny 7:30-15:30</q>" in text
    assert 'href="https://mops.example/"' in text


def test_another_source_is_shown_beside_the_published_hours_with_both_dates(text_of, cast):
    builders.cited(cast.desk, "hours", "Kasy 10:00 - 14:00", "10:00 - 14:00", fetched=date(2021, 3, 15))
    contradict(cast.desk, "hours", "kasy 9:30 – 14:15", Schedule.from_osm("Mo-Fr 09:30-14:15").to_json())
    text = text_of()
    assert "Inne źródło podaje: <b>pn.–pt. 9:30–14:15</b>" in text
    assert "strona z 20 listopada 2019; to, co pokazujemy, jest z 15 marca 2021" in text


def contradict(record, path, words, value):
    snapshot = builders.snapshot(words)
    Citation.objects.create(
        record=record.record, path=path, snapshot=snapshot, start=0, end=len(words), quote=words, value=value,
        stance=Citation.Stance.CONTRADICTS,
    )  # fmt: skip


def test_a_service_given_here_is_listed(text_of):
    assert 'href="/uslugi/dodatek-mieszkaniowy/"' in text_of()


def test_a_draft_has_no_page(client, cast):
    assert client.get("/placowki/tajna/").status_code == 404


def test_a_place_of_a_withdrawn_institution_has_no_page(client, cast):
    Record.objects.filter(pk=cast.mops.pk).update(state=Record.State.WITHDRAWN)
    assert client.get(PAGE).status_code == 404


def test_a_former_address_leads_to_the_present_one_for_good(client, cast):
    Redirect.objects.create(kind="office", slug="kasy", record=cast.desk.record)
    response = client.get("/placowki/kasy/")
    assert (response.status_code, response["Location"]) == (301, "/placowki/kasy-mops/")


def test_a_former_address_of_a_draft_leads_nowhere(client, cast):
    Redirect.objects.create(kind="office", slug="dawna", record=cast.secret.record)
    assert client.get("/placowki/dawna/").status_code == 404


def test_a_name_with_markup_is_shown_as_written(text_of, cast):
    Office.objects.filter(pk=cast.office.pk).update(entrance="<script>alert(1)</script>")
    assert "<script>alert" not in text_of()


def test_the_page_asks_the_database_at_most_ten_times(client, cast, django_assert_max_num_queries):
    # revision; band of emergency lines and publisher (first time only): 2; free days (first time only);
    # office; desks; lines; odd days; notices; services; citations; confirmations
    client.get(PAGE)
    with django_assert_max_num_queries(10):
        client.get(f"{PAGE}?nowa=1")  # another address: the page just made is kept for a minute
