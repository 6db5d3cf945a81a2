""" "Moja lista": kept in the address, carried by every page, printed on one sheet."""

import pytest

from portal.carried_list import carried
from records.chosen import Chosen
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
ONE = "m=office:mops-strzegomska"
PAGE = "/moja-lista/"


@pytest.fixture
def text_of(client, cast):
    return lambda address: client.get(address).content.decode().replace("\u00a0", " ")


def test_a_record_page_offers_to_begin_a_list(text_of):
    assert 'href="/placowki/mops-strzegomska/?m=office:mops-strzegomska#l-office-mops-strzegomska"' in text_of(
        "/placowki/mops-strzegomska/"
    )


@pytest.mark.parametrize("page", ["/uslugi/", "/placowki/", "/szukaj/?q=mops"])
def test_cards_offer_nothing_while_there_is_no_list(text_of, page):
    assert "Dodaj do mojej listy" not in text_of(page)


@pytest.mark.parametrize(
    "page", ["/uslugi/?", "/placowki/?", "/instytucje/?", "/programy/?", "/dokumenty/?", "/szukaj/?q=mops&amp;"]
)
def test_cards_offer_to_add_while_there_is_one(text_of, page):
    assert "Dodaj do mojej listy" in text_of(page.replace("&amp;", "&") + ONE)


def test_adding_keeps_the_question_and_comes_back_to_the_card(text_of):
    text = text_of(f"/szukaj/?q=dodatek&{ONE}")
    wanted = "/szukaj/?q=dodatek&amp;m=office:mops-strzegomska&amp;m=service:dodatek-mieszkaniowy#l-service-dodatek"
    assert wanted in text


def test_what_is_on_the_list_can_be_taken_out(text_of):
    text = text_of(f"/placowki/?{ONE}&m=office:kasy-mops")
    assert 'href="/placowki/?m=office:kasy-mops#l-office-mops-strzegomska"' in text


def test_every_page_says_how_long_the_list_is(text_of):
    assert "2 pozycje" in text_of(f"/uslugi/?{ONE}&m=office:kasy-mops")


def test_links_and_forms_of_a_page_carry_the_list(text_of):
    text = text_of(f"/?{ONE}")
    assert 'href="/uslugi/?m=office:mops-strzegomska"' in text
    assert '<input type="hidden" name="m" value="office:mops-strzegomska">' in text


def test_a_page_without_a_list_is_left_as_it_is(text_of):
    assert (
        "m=" not in text_of("/").replace("form=", "").replace("?form", "").partition("<main")[2].partition("</main")[0]
    )


@pytest.mark.parametrize(
    ("link", "carries"),
    [
        ("/uslugi/", "/uslugi/?m=office:a"),
        ("/uslugi/?page=2", "/uslugi/?page=2&amp;m=office:a"),
        ("/uslugi/#law", "/uslugi/?m=office:a#law"),
        ("?page=2", "?page=2&amp;m=office:a"),
        ("/uslugi/?m=office:b", "/uslugi/?m=office:b"),
        ("/static/css/base.css", "/static/css/base.css"),
        ("/placowki/a/godziny.ics", "/placowki/a/godziny.ics"),
        ("//evil.example/", "//evil.example/"),
        ("https://mops.example/", "https://mops.example/"),
        ("tel:112", "tel:112"),
        ("#content", "#content"),
    ],
)
def test_only_links_to_pages_of_ours_carry_it(link, carries):
    chosen = Chosen(("office:a",), active=True)
    assert carried(f'<a href="{link}">x</a>', chosen) == f'<a href="{carries}">x</a>'


def test_a_form_that_is_posted_carries_nothing():
    form = '<form method="post" action="/zglos/">'
    assert carried(form, Chosen(("office:a",), active=True)) == form


# ---------------------------------------------------------------- the sheet


def test_the_sheet_shows_address_hours_and_number(text_of):
    text = text_of(f"{PAGE}?{ONE}")
    assert "ul. Strzegomska 6, 53-611 Wrocław" in text
    assert "7:30–15:30" in text
    assert "71 782 23 00" in text


def test_a_service_stands_there_with_its_place_and_the_number_for_it(text_of):
    text = text_of(f"{PAGE}?m=service:dodatek-mieszkaniowy")
    assert "ul. Strzegomska 6" in text
    assert "71 782 23 46" in text


def test_odd_days_of_the_next_two_weeks_stand_there(text_of):
    assert "Poniedziałek, 30 listopada" in text_of(f"{PAGE}?m=office:kasy-mops")


@pytest.mark.parametrize("kind", ["mops", "office", "desk", "allowance", "polanka", "strategy", "housing"])
def test_any_kind_of_record_may_stand_there(text_of, cast, kind):
    record = getattr(cast, kind)
    assert f'<li class="lentry"><h2><a href="{record.get_absolute_url()}' in text_of(
        f"{PAGE}?m={record.kind}:{record.slug}"
    )


@pytest.mark.parametrize("key", ["office:nie-ma", "office:tajna", "planeta:mars", "x", "office:<script>"])
def test_what_is_not_there_is_named(text_of, key):
    text = text_of(f"{PAGE}?{ONE}&m={key}")
    assert "tego nie ma w serwisie" in text
    assert "<script>" not in text


def test_a_former_address_still_counts(text_of, cast):
    cast.office.record.redirects.create(kind="office", slug="dawny")
    assert "ul. Strzegomska 6" in text_of(f"{PAGE}?m=office:dawny")


def test_more_than_a_sheet_holds_is_named(text_of):
    many = "&".join(f"m=office:nr-{number}" for number in range(13))
    assert "Pominięto: office:nr-12" in text_of(f"{PAGE}?{many}")


def test_a_full_list_takes_no_more(text_of):
    many = "&".join(f"m=office:nr-{number}" for number in range(12))
    assert "Lista jest pełna (12)" in text_of(f"/uslugi/?{many}")


def test_an_empty_list_says_how_to_begin(text_of):
    assert 'name="m" value=""' in text_of(PAGE)


def test_the_list_can_be_sent(text_of):
    assert "sms:?&amp;body=Moja%20lista" in text_of(f"{PAGE}?{ONE}")


def test_no_word_about_now_stands_on_the_sheet(text_of):
    assert "Czynne do" not in text_of(f"{PAGE}?{ONE}")


def test_a_list_costs_twelve_queries_at_most(client, cast, django_assert_max_num_queries):
    # revision, frame (2), office, institution, service, its names, programme, places, odd days, free days, lines
    keys = ["office:mops-strzegomska", "office:kasy-mops", "institution:mops", "service:dodatek-mieszkaniowy"]
    with django_assert_max_num_queries(12):
        client.get(PAGE, {"m": [*keys, "program:aktywna-polanka"]})


def test_the_list_keeps_the_language(text_of):
    builders.town()
    assert 'href="/uk/moja-lista/?m=office:mops-strzegomska"' in text_of(f"{PAGE}?{ONE}").replace("%3A", ":")
