"""What all pages share: a way back, languages, text size, error pages that help, texts that staff write."""

import pytest
from django.template.loader import render_to_string

from offices.models import EmergencyLine
from records.models import Page
from tests import builders

pytestmark = pytest.mark.django_db
EVERY_PAGE = [
    "/", "/szukaj/", "/instytucje/", "/placowki/", "/uslugi/", "/programy/",
    "/dokumenty/", "/komunikaty/", "/telefony/", "/numery-alarmowe/", "/o-danych/", "/prywatnosc/",
    "/deklaracja-dostepnosci/", "/latwy-tekst/", "/pjm/", "/dane/", "/instytucje/mops/", "/placowki/mops-strzegomska/",
    "/uslugi/dodatek-mieszkaniowy/", "/programy/aktywna-polanka/", "/dokumenty/strategia-ngo/", "/sytuacje/mieszkanie/",
]  # fmt: skip


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_every_page_has_one_heading_its_own_address_and_a_description(client, cast, address):
    text = client.get(address).content.decode()
    assert text.count("<h1") == 1
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{address}">' in text


@pytest.mark.parametrize("address", EVERY_PAGE)
@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_page_exists_in_every_language(client, cast, address, language):
    response = client.get(f"/{language}{address}")
    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.content.decode()


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_a_page_sets_no_cookie(client, cast, address):
    assert not client.get(address).cookies


def test_the_language_switch_keeps_the_page_and_its_query(client, cast):
    assert 'href="/uk/uslugi/?dla=seniorzy" lang="uk"' in client.get("/uslugi/?dla=seniorzy").content.decode()


def test_polish_words_on_a_page_in_another_language_are_marked(client, cast):
    assert '<a href="/en/instytucje/mops/"><span lang="pl">' in client.get("/en/instytucje/").content.decode()


def test_larger_text_is_a_cookie_that_says_nothing_else(client):
    response = client.get("/wiekszy-tekst/", {"dalej": "/uslugi/?page=2"})
    assert (response["Location"], response.cookies["text"].value) == ("/uslugi/?page=2", "large")
    assert 'data-text="large"' in client.get("/").content.decode()


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "", "\x00"])
def test_larger_text_never_leads_to_another_site(client, back):
    assert client.get("/wiekszy-tekst/", {"dalej": back})["Location"] == "/"


def test_the_publisher_stands_in_the_header_once_staff_entered_it(client):
    assert "wersja pokazowa" in client.get("/dane/").content.decode()
    Page.objects.create(slug="wydawca", title="Gmina Przykładowa")
    builders.institution()  # any change of the directory makes a new revision
    assert "Gmina Przykładowa" in client.get("/dane/").content.decode()


def test_an_error_in_the_data_leads_to_the_publisher(client):
    Page.objects.create(slug="wydawca", title="Gmina Przykładowa", body="Zadzwoń: 71 000 00 00")
    assert '<section class="card flow1" id="error">' in client.get("/o-danych/").content.decode()


def test_the_band_shows_the_lines_chosen_for_every_page(client):
    EmergencyLine.objects.create(number="800120002", label="Niebieska Linia", on_every_page=True)
    EmergencyLine.objects.create(number="116111", label="Telefon zaufania")
    text = client.get("/dane/").content.decode()
    assert 'href="tel:800120002"' in text
    assert "tel:116111" not in text


def test_what_staff_wrote_is_shown_with_its_headings_and_lists(client):
    Page.objects.create(slug="prywatnosc", title="Prywatność", body="Nie śledzimy.\n\n## Pliki\n\n- jeden\n- drugi")
    text = client.get("/prywatnosc/").content.decode()
    assert "<h2>Pliki</h2>" in text
    assert "<li>jeden</li><li>drugi</li>" in text


def test_a_text_without_a_translation_is_shown_in_polish_and_marked_so(client):
    Page.objects.create(slug="pjm", title="Polski język migowy", body="Tekst")
    assert '<h1 lang="pl">Polski język migowy</h1>' in client.get("/uk/pjm/").content.decode()


def test_an_unknown_address_gets_a_page_that_helps(client):
    response = client.get("/nie-ma/")
    assert response.status_code == 404
    assert 'action="/szukaj/"' in response.content.decode()


@pytest.mark.parametrize("template", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_need_neither_request_nor_database(template, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert "112" in render_to_string(template)


def test_the_sitemap_lists_public_records_only(client, cast):
    text = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://127.0.0.1:8000/placowki/mops-strzegomska/</loc>" in text
    assert "tajna" not in text


def test_a_page_refuses_what_is_not_reading(client):
    assert client.post("/uslugi/").status_code == 405
