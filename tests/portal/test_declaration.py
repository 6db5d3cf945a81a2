"""The accessibility declaration: the elements the technical conditions 2.0 ask for, and what staff may enter."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from portal.models import AccessibilityDeclaration, DeclarationText
from portal.tasks import declaration_tasks
from records.models import Page
from tests import builders
from tests.crawl import Walked
from tests.filled_forms import saved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
ALWAYS = [
    "a11y-wstep", "a11y-podmiot", "a11y-zakres", "a11y-url", "a11y-data-publikacja", "a11y-data-aktualizacja",
    "a11y-status", "a11y-data-sporzadzenie", "a11y-data-przeglad", "a11y-kontakt", "a11y-email", "a11y-telefon",
    "a11y-procedura", "a11y-architektura", "a11y-komunikacja",
]  # fmt: skip
HEADINGS = [
    "Deklaracja dostępności", "Stan dostępności cyfrowej", "Niedostępne treści", "Niezgodność z załącznikiem",
    "Przygotowanie deklaracji dostępności", "Udogodnienia, ograniczenia i inne informacje",
    "Informacje zwrotne i dane kontaktowe", "Obsługa wniosków i skarg związanych z dostępnością",
    "Pozostałe informacje", "Dostępność architektoniczna", "Dostępność komunikacyjno-informacyjna",
]  # fmt: skip
FACTS = {
    "entity": "Gmina Przykładowa", "site_published": date(2025, 1, 2), "site_changed": date(2026, 3, 1),
    "status": "partial", "prepared": date(2025, 2, 1), "reviewed": date(2026, 3, 20), "contact": "koordynatorka",
    "email": "dostepnosc@gmina.example", "phone": "71 782 23 00",
}  # fmt: skip
POLISH = {
    "language": "pl", "barriers": "- Brakuje filmów w PJM.", "features": "Działa bez JavaScriptu.",
    "building": "ul. Długa 1, wejście bez progu.", "communication": "Pętla indukcyjna w pokoju 2.",
}  # fmt: skip


@pytest.fixture
def declared():
    made = AccessibilityDeclaration.objects.create(pk=1, **FACTS)
    made.texts.create(**POLISH)
    return made


def read(client, address="/deklaracja-dostepnosci/"):
    page = Walked(address=address)
    page.feed(client.get(address).content.decode())
    return page


@pytest.mark.parametrize("language", ["", "/uk", "/en"])
def test_the_elements_the_law_names_stand_once_and_in_order(client, declared, language):
    page = read(client, f"{language}/deklaracja-dostepnosci/")
    assert [name for name in page.ids if name.startswith("a11y-")] == ALWAYS


def test_headings_are_those_of_the_technical_conditions(client, declared):
    text = client.get("/deklaracja-dostepnosci/").content.decode()
    assert [text.index(f">{heading}<") for heading in HEADINGS] == sorted(text.index(f">{h}<") for h in HEADINGS)


def test_dates_are_machine_readable(client, declared):
    text = client.get("/deklaracja-dostepnosci/").content.decode()
    assert '<time id="a11y-data-przeglad" datetime="2026-03-20">20 marca 2026 r.</time>' in text


def test_address_email_and_telephone_are_links(client, declared):
    links = [link for part, link in read(client).links if part == "main"]
    assert {"http://127.0.0.1:8000/", "mailto:dostepnosc@gmina.example", "tel:+48717822300"} < set(links)


def test_a_compliant_website_lists_nothing(client, declared):
    AccessibilityDeclaration.objects.update(status="full")
    text = client.get("/deklaracja-dostepnosci/").content.decode()
    assert "w pełni zgodna" in text
    assert "Niedostępne treści" not in text


def test_costs_and_applications_bring_their_elements(client, declared):
    AccessibilityDeclaration.objects.update(costs_url="https://gmina.example/koszty", building_url="https://g.example/")
    DeclarationText.objects.update(costs="Film kosztuje za dużo.", apps="[Aplikacja](https://gmina.example/app)")
    assert {"a11y-ocena", "a11y-aplikacje", "a11y-architektura-url"} < set(read(client).ids)


def test_a_text_nobody_translated_is_marked_as_polish(client, declared):
    text = client.get("/en/deklaracja-dostepnosci/").content.decode()
    assert '<div class="flow1" lang="pl"><p>ul. Długa 1' in text.replace("\xa0", " ")


def test_without_a_publisher_the_page_says_that_it_is_an_example(client, declared):
    assert "wersja pokazowa: wydawca" in client.get("/deklaracja-dostepnosci/").content.decode()
    Page.objects.create(slug="wydawca", title="Gmina Przykładowa")
    builders.institution()  # any change of the directory makes a new revision
    assert "wersja pokazowa: wydawca" not in client.get("/deklaracja-dostepnosci/").content.decode()


def test_a_portal_without_a_declaration_says_so(client):
    assert "jeszcze nie napisał tego tekstu" in client.get("/deklaracja-dostepnosci/").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("site_published", date(2026, 11, 27)),
        ("site_changed", date(2024, 12, 31)),
        ("reviewed", date(2025, 1, 31)),
        ("phone", "sekretariat"),
        ("method", "external"),
    ],
)
def test_what_cannot_be_is_refused(field, value):
    declaration = AccessibilityDeclaration(**FACTS | {field: value})
    with pytest.raises(ValidationError):
        declaration.clean()


@pytest.fixture
def form(client, declared):
    client.force_login(builders.clerk())
    url = reverse("admin:portal_accessibilitydeclaration_change", args=[1])
    return lambda **changes: saved(client, url, "accessibilitydeclaration_form", **changes)


def test_staff_correct_the_declaration(form):
    form(entity="Gmina Inna")
    assert AccessibilityDeclaration.objects.get().entity == "Gmina Inna"


@pytest.mark.parametrize("wrong", [{"status": "full"}, {"texts-0-barriers": ""}, {"texts-0-language": "en"}])
def test_a_status_that_does_not_fit_the_text_is_refused(form, wrong):
    assert form(entity="Gmina Inna", **wrong).status_code == 200
    assert AccessibilityDeclaration.objects.get().entity == "Gmina Przykładowa"


@pytest.mark.parametrize(
    ("day", "urgent"), [(date(2027, 1, 1), [False]), (date(2027, 4, 1), [True]), (date(2026, 12, 31), [])]
)
def test_staff_are_reminded_of_the_yearly_review(declared, day, urgent):
    assert [task.urgent for task in declaration_tasks(builders.clerk(), day)] == urgent


@pytest.mark.parametrize(("language", "words"), [("uk", "частково відповідає"), ("en", "partially compliant")])
def test_the_status_is_said_in_the_language_of_the_page(client, declared, language, words):
    assert words in client.get(f"/{language}/deklaracja-dostepnosci/").content.decode()
