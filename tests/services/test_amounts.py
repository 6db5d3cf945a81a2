"""How much a benefit is: on its page, and in the form in which staff write it."""

import pytest
from django.urls import reverse
from django.utils import translation

from services.amounts import AmountsField
from services.models import Service
from services.templatetags.services import holds
from tests import builders
from tests.filled_forms import saved

pytestmark = pytest.mark.django_db
FAMILY = {"label": "na dziecko, co miesiąc", "amount": "800 zł", "valid_from": "2024-01-01"}


@pytest.fixture
def benefit():
    return builders.service(slug="800-plus", amounts=[FAMILY])


@pytest.fixture
def editing(benefit, client):
    """The address of the form of the benefit, opened by somebody who may."""
    client.force_login(builders.clerk())
    return reverse("admin:services_service_change", args=[benefit.pk])


def test_a_benefit_says_how_much_it_is_and_since_when(client, benefit):
    page = client.get("/uslugi/800-plus/").content.decode().replace("\xa0", " ")
    assert "800 zł" in page
    assert "od 1 stycznia 2024" in page


@pytest.mark.parametrize(
    "amount", [{}, {"valid_from": ""}, {"valid_from": "kiedyś"}, {"valid_from": "2024-13-01"}, "800 zł"]
)
def test_an_amount_without_a_day_says_none(amount):
    assert holds(amount) == ""


def test_an_amount_that_ends_says_until_when():
    with translation.override("pl"):
        assert holds({"valid_to": "2026-12-31"}) == "do 31 grudnia 2026"
        assert holds({"valid_from": "2026-01-01", "valid_to": "2026-12-31"}) == "od 1 stycznia 2026 do 31 grudnia 2026"


def test_staff_add_an_amount_in_a_row_of_its_own(client, editing):
    new = {"amounts-1-label": "na wyprawkę", "amounts-1-amount": "300 zł", "amounts-1-valid_to": "2026-11-30"}
    saved(client, editing, "service_form", **new)
    added = {"label": "na wyprawkę", "amount": "300 zł", "valid_to": "2026-11-30"}
    assert Service.objects.get().amounts == [FAMILY, added]


def test_a_row_that_is_emptied_is_gone(client, editing):
    saved(client, editing, "service_form", **{f"amounts-0-{key}": "" for key in FAMILY})
    assert Service.objects.get().amounts == []


def test_the_history_says_what_changed(client, editing):
    saved(client, editing, "service_form", **{"amounts-0-amount": "900 zł"})
    assert list(Service.objects.get().versions.first().changes) == ["amounts"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"amounts-0-amount": ""},
        {"amounts-0-valid_from": "wczoraj"},
        {"amounts-0-valid_from": "2024-02-31"},
        {"amounts-0-valid_to": "2023-01-01"},
    ],
)
def test_a_row_that_makes_no_sense_is_named_and_nothing_is_saved(client, editing, wrong):
    assert "Wiersz 1:" in saved(client, editing, "service_form", **wrong).content.decode()
    assert Service.objects.get().amounts == [FAMILY]


def test_a_form_filled_by_code_takes_the_list_itself():
    assert AmountsField(required=False).clean([FAMILY]) == [FAMILY]
    assert AmountsField(required=False).clean(None) == []


def test_the_page_offers_an_easy_text_and_a_film_in_sign_language(client):
    builders.service(slug="x", etr_text="To są pieniądze.", pjm_url="https://film.example/pjm")
    page = client.get("/uslugi/x/").content.decode()
    assert "To są pieniądze." in page
    assert 'href="https://film.example/pjm"' in page


def test_the_page_of_an_office_offers_them_too(client):
    builders.office(slug="x", etr_text="Tu pomagamy.", pjm_url="https://film.example/pjm")
    page = client.get("/placowki/x/").content.decode()
    assert "Tu pomagamy." in page
    assert 'href="https://film.example/pjm"' in page
