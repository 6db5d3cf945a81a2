""" "Moja ulica": who serves an address, by house numbers, sides of the street and districts; also several at once."""

import pytest

from offices.models import ServiceArea
from records.changes import revision
from tests import builders
from tests.filled_forms import saved
from tests.standing import standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
TEAM = ServiceArea.Role.TEAM


@standing
def standing_streets():
    """Two teams share ul. Czeska by sides of the street; an office serves the whole district, and a programme."""
    cast, karlowice = builders.cast(), builders.district()
    place = {"institution": cast.mops, "municipality": cast.wroclaw}
    odd = builders.office("Zespół nr 10", slug="zespol-10", **place)
    even = builders.office("Zespół nr 11", slug="zespol-11", **place)
    row = ServiceArea.objects.create
    row(office=odd, role=TEAM, street="ul. Czeska", number_to=39, side="odd", district=karlowice)
    row(office=even, role=TEAM, street="ul. Czeska", number_from=2, number_to=40, side="even", district=karlowice)
    row(office=cast.office, district=karlowice)
    cast.polanka.districts.add(karlowice)
    return cast


@pytest.fixture
def streets(standing_streets, db):
    return builders.copies(standing_streets)


def page(client, typed):
    return client.get("/moja-ulica/", {"adres": typed}).content.decode()


@pytest.mark.parametrize(
    ("typed", "team", "other"),
    [
        ("ul. Czeska 38", "Zespół nr 11", "Zespół nr 10"),
        ("czeska 5a/7", "Zespół nr 10", "Zespół nr 11"),
        ("przy Czeskiej 39, Wrocław", "Zespół nr 10", "Zespół nr 11"),
    ],
)
def test_the_number_says_which_team_serves_it(client, streets, typed, team, other):
    text = page(client, typed).replace("\u00a0", " ")
    assert team in text
    assert other not in text


def test_whoever_serves_the_district_and_its_programmes_serve_the_street(client, streets):
    text = page(client, "Czeska 38")
    assert "/placowki/mops-strzegomska/" in text
    assert "/programy/aktywna-polanka/" in text


def test_without_a_number_every_part_of_the_street_is_shown_with_its_numbers(client, streets):
    text = page(client, "Czeska").replace("\u00a0", " ")
    assert "Dopisz swój" in text
    assert "numery nieparzyste do 39" in text
    assert "numery parzyste 2–40" in text


def test_a_number_nobody_entered_is_not_guessed(client, streets):
    text = page(client, "Czeska 77").replace("\u00a0", " ")
    assert "Nikt nie wpisał, kto obsługuje numer 77" in text
    assert "Zespół nr 10" in text


def test_a_street_of_one_name_in_two_towns_gives_both(client, streets):
    branch = builders.office("CUS Rawicz", slug="cus", municipality=streets.rawicz)
    ServiceArea.objects.create(office=branch, street="ul. Czeska")
    text = page(client, "Czeska 38").replace("\u00a0", " ")
    assert "ul. Czeska 38, Rawicz" in text
    assert "ul. Czeska 38, Wrocław" in text


def test_the_kind_of_street_tells_two_of_one_name_apart(client, streets):
    ServiceArea.objects.create(office=streets.board, street="pl. Czeski")
    ServiceArea.objects.create(office=streets.board, street="pl. Czeska")
    assert "/placowki/pzon-solidarnosci/" not in page(client, "ul. Czeska 38")


@pytest.mark.parametrize("typed", ["ul. Czesak 38", "czesska 38", "Ceska"])
def test_a_misspelled_street_gets_its_near_spellings(client, streets, typed):
    assert "?adres=ul.%20Czeska" in page(client, typed)


def test_a_part_of_a_long_name_is_offered_too(client, streets):
    ServiceArea.objects.create(office=streets.board, street="al. Jana Kasprowicza")
    assert "?adres=al.%20Jana%20Kasprowicza+5" in page(client, "Kasprowicza 5")


@pytest.mark.parametrize("typed", ["Nieistniejąca 1", "<script>", "\x00", "71 782 23 00", "x" * 500, "Ę" * 119])
def test_whatever_is_typed_gets_a_page_that_leads_on(client, streets, typed):
    response = client.get("/moja-ulica/", {"adres": typed})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode()


def test_offices_residents_do_not_see_serve_no_street(client, streets):
    ServiceArea.objects.create(office=streets.secret, street="ul. Czeska", role=TEAM)
    assert "Tajna" not in page(client, "Czeska 38")


def test_the_page_costs_ten_queries_at_most(client, streets, django_assert_max_num_queries):
    # revision, frame (2), streets, areas, whole districts, programmes, odd days, free days, lines
    with django_assert_max_num_queries(10):
        page(client, "Czeska 38")


# ---------------------------------------------------------------- elsewhere


def test_the_home_page_does_not_ask_for_a_street_while_nobody_entered_any(client, streets):
    ServiceArea.objects.all().delete()
    assert 'name="adres"' not in client.get("/").content.decode()


def test_the_home_page_asks_for_the_street(client, streets):
    assert 'name="adres"' in client.get("/").content.decode()


def test_the_search_says_who_serves_an_address(client, streets):
    assert "/placowki/zespol-11/" in client.get("/szukaj/", {"q": "ul. Czeska 38"}).content.decode()


@pytest.mark.parametrize("words", ["kasa mops", "dodatek 300", "500+", "czeska", "71 782 23 00"])
def test_words_that_are_no_address_of_ours_get_no_answer_about_one(client, streets, words):
    assert "moja-ulica/?adres" not in client.get("/szukaj/", {"q": words}).content.decode()


def test_a_search_for_an_address_costs_eight_queries_at_most(client, streets, django_assert_max_num_queries):
    client.get("/szukaj/")
    with django_assert_max_num_queries(8):
        client.get("/szukaj/", {"q": "ul. Czeska 38"})


def test_staff_see_whom_each_office_serves(client, streets):
    client.force_login(builders.clerk())
    assert "numery parzyste 2–40" in client.get("/admin/offices/servicearea/").content.decode()


def test_an_area_entered_on_the_page_of_an_office_is_heard_of_at_once(client, streets):
    client.force_login(builders.clerk())
    before = revision()
    form = f"/admin/offices/office/{streets.office.pk}/change/"
    area = {"areas-TOTAL_FORMS": "2", "areas-1-street": "ul. Nowa", "areas-1-role": "team", "areas-1-side": "all"}
    saved(client, form, "office_form", **area)
    assert revision() > before
