"""The A4 leaflet of an office or a service: the next seven days as they will be, and no word about now."""

from datetime import date

import pytest

from offices.models import HoursException
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
OFFICE = "/placowki/mops-strzegomska/ulotka/"
SERVICE = "/uslugi/dodatek-mieszkaniowy/ulotka/"


@pytest.fixture
def text_of(client, cast):
    return lambda address=OFFICE: client.get(address).content.decode().replace("\u00a0", " ")


def test_the_leaflet_shows_the_next_seven_days_place_by_place(text_of):
    text = text_of()
    assert "Czwartek, 26 listopada" in text
    assert "Środa, 2 grudnia" in text
    assert "Kasy – MOPS" in text


def test_the_last_working_day_of_the_month_is_as_it_will_be(text_of):
    assert "10:00–12:00" in text_of()


def test_an_odd_day_of_the_week_says_why(text_of, cast):
    day = date(2026, 11, 27)
    HoursException.objects.create(record=cast.office.record, starts=day, ends=day, reason="szkolenie")
    assert "szkolenie" in text_of()


def test_an_odd_day_after_the_week_is_said_below(text_of, cast):
    day = date(2026, 12, 10)
    HoursException.objects.create(record=cast.office.record, starts=day, ends=day, reason="remont")
    assert "Czwartek, 10 grudnia" in text_of()


@pytest.mark.parametrize("word", ["Czynne do", "czynne teraz", "dziś", "Zamyka się", "Odbiera"])
def test_no_word_about_now_reaches_paper(text_of, word):
    sheet = text_of().partition('<article class="leaf">')[2].partition("</article>")[0]
    assert word not in sheet


def test_numbers_stand_in_groups_and_the_main_one_first(text_of):
    text = text_of()
    assert text.index("71 782 23 00") < text.index("71 782 23 46")


def test_unknown_hours_are_called_unknown(text_of):
    assert "Godzin nie znamy. Zadzwoń przed wizytą" in text_of("/placowki/pzon-solidarnosci/ulotka/")


def test_the_qr_code_is_drawn_without_styles(text_of):
    text = text_of()
    assert 'class="qr" viewBox="0 0 ' in text
    assert "style=" not in text


def test_a_service_says_what_to_bring_and_where(client, cast):
    builders.service("Becikowe", [cast.office], what_to_bring="dowód osobisty\nzaświadczenie", slug="becikowe")
    text = client.get("/uslugi/becikowe/ulotka/").content.decode().replace("\u00a0", " ")
    assert "Dowód osobisty" in text
    assert "ul. Strzegomska 6" in text


def test_a_service_without_a_place_says_whom_to_ask(client, cast):
    builders.service("Zasiłek", institution=cast.mops, slug="zasilek")
    assert "Zapytaj" in client.get("/uslugi/zasilek/ulotka/").content.decode()


def test_the_leaflet_speaks_the_language_of_the_page(client, cast):
    text = client.get(f"/uk{OFFICE}").content.decode()
    assert "Години в найближчі 7 днів" in text


@pytest.mark.parametrize("page", ["/placowki/tajna/ulotka/", "/uslugi/nie-ma/ulotka/"])
def test_what_residents_cannot_see_has_no_leaflet(client, cast, page):
    assert client.get(page).status_code == 404


def test_a_former_address_leads_to_the_leaflet(client, cast):
    cast.office.record.redirects.create(kind="office", slug="dawny")
    assert client.get("/placowki/dawny/ulotka/")["Location"] == OFFICE


@pytest.mark.parametrize("page", [OFFICE, SERVICE])
def test_a_leaflet_costs_ten_queries_at_most(client, cast, django_assert_max_num_queries, page):
    # revision, record, desks or places, odd days, free days, lines, names, frame (2)
    with django_assert_max_num_queries(10):
        client.get(page)


@pytest.mark.parametrize("page", ["/placowki/mops-strzegomska/", "/uslugi/dodatek-mieszkaniowy/"])
def test_the_page_links_to_its_leaflet(client, cast, page):
    assert f'href="{page}ulotka/"' in client.get(page).content.decode()
