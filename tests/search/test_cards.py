"""What a result says of itself: the best one larger, why it was found, names in the reader's language."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from records.models import Translation
from search import index
from tests.search.cast import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory", "monday_at_ten")]


@pytest.fixture
def monday_at_ten(settings):
    settings.PORTAL_NOW = datetime(2026, 11, 30, 10, tzinfo=ZoneInfo("Europe/Warsaw"))


def page(client, path="/szukaj/", **query):
    """The page with ordinary spaces in place of no-break ones."""
    return client.get(path, query).content.decode().replace("\u00a0", " ")


def card(client, slug, path="/szukaj/", **query):
    """The card of one result."""
    found = page(client, path, **query)
    return next(part for part in found.split('<li class="card ring')[1:] if f"/{slug}/" in part)


def test_the_best_answer_is_shown_larger(client):
    assert card(client, "dodatek-mieszkaniowy", q="dodatek mieszkaniowy").startswith(" best")


def test_only_one_answer_is_the_best(client):
    assert page(client, q="mops").count(' best"') == 1


@pytest.mark.parametrize("query", [{"q": ""}, {"q": "mops", "sort": "nazwa"}, {"q": "kasa wodociągów"}])
def test_without_a_whole_answer_none_is_the_best(client, query):
    assert ' best"' not in page(client, **query)


def test_a_former_name_explains_why_a_record_was_found(client):
    assert "dawna nazwa: <span><mark>500+</mark>" in card(client, "swiadczenie-wychowawcze", q="500+")


def test_a_former_name_of_an_institution_leads_to_the_present_one(client):
    assert "dawna nazwa: <span><mark>MGOPS</mark> Rawicz" in card(client, "cus-rawicz", q="mgops")


def test_an_abbreviation_explains_too(client):
    assert "skrót: <span><mark>CUS</mark>" in card(client, "cus-rawicz", q="cus")


def test_words_that_stand_on_the_card_need_no_explanation(client):
    assert 'class="has small soft"' not in card(client, "dodatek-mieszkaniowy", q="dopłata do czynszu")


def test_words_of_a_text_that_the_card_does_not_show_are_quoted(client):
    publish("service", "taksowka", "Dojazd", summary="Przejazdy.", description="Wozimy wózkiem inwalidzkim do lekarza.")
    assert "w treści: <span>wózkiem" in card(client, "taksowka", q="wózki")


def test_the_number_asked_for_is_shown_when_the_button_shows_another(client):
    assert "telefon: <span>71 782 23 01" in card(client, "mops", q="717822301")


def test_the_number_on_the_button_is_not_said_twice(client):
    assert 'class="has small soft"' not in card(client, "kasa-mops", q="71 782 24 10")


def test_names_stand_in_the_language_of_the_reader_with_the_polish_one_below(client):
    shown = card(client, "dodatek-mieszkaniowy", "/en/szukaj/", q="housing")
    assert ">Housing allowance</a></h2>" in shown
    assert '<p class="small soft" lang="pl">Dodatek mieszkaniowy</p>' in shown


def test_a_summary_in_the_language_of_the_reader_is_not_marked_as_polish(client):
    rodzina = publish("service", "rodzina", "Asystent rodziny", summary="Wsparcie w domu.")
    Translation.objects.create(record=rodzina.record, field="summary", language="uk", text="Підтримка вдома.")
    index.refresh([rodzina.pk])
    assert "<p>Підтримка <mark>вдома</mark>.</p>" in card(client, "rodzina", "/uk/szukaj/", q="вдома")


def test_polish_texts_are_marked_as_polish_for_other_readers(client):
    assert '<a href="/uk/uslugi/uslugi-opiekuncze/" lang="pl">Usługi opiekuńcze' in card(
        client, "uslugi-opiekuncze", "/uk/szukaj/", q="opiekuncze"
    )


def test_the_reason_is_said_in_ukrainian_too(client):
    assert "колишня назва: <span" in card(client, "swiadczenie-wychowawcze", "/uk/szukaj/", q="500+")


def test_a_label_that_exists_only_in_polish_is_marked_as_polish(client):
    shown = page(client, "/uk/szukaj/", q="opiekuncze")
    assert '<span lang="pl">Seniorzy</span>' in shown
