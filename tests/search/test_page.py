"""The page of results and its JSON, as a resident or a script meets them."""

from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from records import clock
from records.changes import revision
from search.results import Found
from tests.samples import some_daily

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


WARSAW = ZoneInfo("Europe/Warsaw")


def page(client, **query):
    """The page with ordinary spaces in place of no-break ones."""
    return client.get("/szukaj/", query).content.decode().replace("\u00a0", " ")


def answer(client, **query):
    return client.get("/szukaj.json", query).json()


@pytest.fixture
def monday_at_ten(settings):
    settings.PORTAL_NOW = datetime(2026, 11, 30, 10, tzinfo=WARSAW)


@pytest.fixture
def saturday(settings):
    settings.PORTAL_NOW = datetime(2026, 11, 28, 10, tzinfo=WARSAW)


def test_a_result_shows_what_a_person_needs_without_opening_it(client, monday_at_ten):
    shown = page(client, q="kasa mops")
    for part in ("Kasa MOPS", "Czynne do 14:15", "ul. Strzegomska 6", "26", 'href="tel:+48717822410"'):
        assert part in shown


def test_the_status_follows_the_hour(client, saturday):
    assert "Otwiera się w poniedziałek o 9:30" in page(client, q="kasa mops")


def test_only_open_places_are_shown_when_asked_for(client, monday_at_ten):
    found = answer(client, czynne="1")
    assert [result["slug"] for result in found["results"]] == ["kasa-mops", "mops", "siedziba-mops"]


def test_nothing_is_open_on_a_saturday(client, saturday):
    assert answer(client, czynne="1")["count"] == 0


def test_a_filter_that_leaves_nothing_says_what_its_removal_brings(client, saturday):
    shown = page(client, q="kasa mops", czynne="1", rodzaj="office")
    assert "Usuń filtr „Czynne teraz”" in shown


def test_json_is_what_the_contract_says(client):
    found = answer(client, q="dodatek meiszkaniowy")
    assert (found["query"], found["did_you_mean"]) == ("dodatek meiszkaniowy", "dodatek mieszkaniowy")
    assert {key: found["results"][0][key] for key in ("kind", "slug", "name", "url")} == {
        "kind": "service",
        "slug": "dodatek-mieszkaniowy",
        "name": "Dodatek mieszkaniowy",
        "url": "/uslugi/dodatek-mieszkaniowy/",
    }
    assert set(found) == {"query", "count", "did_you_mean", "results"}
    assert isinstance(found["results"][0]["score"], int)


@pytest.mark.sql
def test_json_and_page_have_the_same_order(client):
    shown = page(client, q="mops")
    places = [shown.index(f'href="{result["url"]}"') for result in answer(client, q="mops")["results"]]
    assert places == sorted(places)


def test_a_correction_is_said_on_the_page(client):
    assert "Pokazujemy wyniki dla:" in page(client, q="dodatek meiszkaniowy")


def test_unknown_values_are_ignored_and_removable(client):
    shown = page(client, gmina="atlantyda", q="mops")
    assert 'href="?q=mops">atlantyda' in shown
    assert "Miejski Ośrodek Pomocy Społecznej" in shown


@pytest.mark.parametrize("query", [{}, {"gmina": "wroclaw"}])
def test_a_portal_of_one_municipality_finds_what_is_there_and_what_holds_everywhere(client, settings, query):
    settings.MUNICIPALITY = "rawicz"
    found = {hit["slug"] for hit in answer(client, **query)["results"]}
    assert found == {"cus-rawicz", "uslugi-opiekuncze", "swiadczenie-wychowawcze", "mieszkanie"}


def test_a_portal_of_a_municipality_nobody_knows_finds_everything(client, settings):
    everything = answer(client)
    settings.MUNICIPALITY = "atlantyda"
    assert answer(client)["count"] == everything["count"]


def test_what_holds_everywhere_is_no_choice_of_a_municipality(client):
    assert 'name="gmina" value=""' not in page(client, q="pomoc")


def test_a_portal_of_one_municipality_offers_no_other(client, settings):
    settings.MUNICIPALITY = "rawicz"
    assert 'name="gmina"' not in page(client, q="pomoc")


def test_facets_keep_the_question(client):
    assert 'name="q" type="search" value="mops"' in page(client, q="mops", gmina="wroclaw")


def test_a_page_too_high_is_a_404_that_leads_to_the_last_one(client):
    response = client.get("/szukaj/", {"q": "mops", "page": "999"})
    assert response.status_code == 404
    assert 'href="?q=mops&amp;page=1"' in response.content.decode()


def test_a_page_too_high_is_a_404_in_json_too(client):
    assert client.get("/szukaj.json", {"page": "999"}).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\x00'\"<script>"}, {"q": "x" * 10_000}, {"page": "-1"}, {"page": "9" * 30}, {"page": "abc"}, {"q": "😀"},
        {"rodzaj": "\x00"}, {"gmina": ["a"] * 500}, {"dla": "x" * 5_000}, {"czynne": "tak"}, {"nieznane": "1"},
        {"q": ["a", "b"]}, {"osiedle": "fabryczna", "page": "0"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/szukaj/", "/szukaj.json"])
def test_odd_addresses_get_an_ordinary_answer(client, path, query):
    assert client.get(path, query).status_code in (200, 404)


def test_a_post_is_refused(client):
    assert client.post("/szukaj/", {"q": "mops"}).status_code == 405


def test_a_page_of_results_takes_few_queries(client):
    query = {"q": "dodatek meiszkaniowy", "gmina": "wroclaw", "rodzaj": ["service", "office"], "czynne": "0"}
    client.get("/szukaj/", query)  # publisher, emergency lines, hours and free days are remembered per revision
    # revision; chosen values; vocabulary, words by sound, synonyms; the scored page with counts; entries; values
    with CaptureQueriesContext(connection) as asked:
        client.get("/szukaj/", {**query, "x": "1"})  # the page itself is not the one that was kept
    assert len(asked) <= 8, [one["sql"][:80] for one in asked]


def test_matched_words_are_marked_in_whatever_form_they_stand(client):
    assert "<mark>Dopłata</mark> do <mark>czynszu</mark>" in page(client, q="dopłaty do czynszów")


def test_another_name_that_answers_is_shown_when_no_visible_word_does(client):
    assert 'inna nazwa: <span lang="en"><mark>Housing</mark> <mark>allowance</mark>' in page(
        client, q="housing allowance"
    )


def test_what_a_person_typed_never_becomes_markup(client):
    assert "<b>x</b>" not in page(client, q="<b>x</b>")


def test_a_draft_is_not_on_the_page(client):
    assert "Tajny szkic" not in page(client, q="szkic")


def test_a_correction_leads_back_to_the_words_as_typed(client):
    assert 'href="?q=dodatek+meiszkaniowy&amp;doslownie=1">Szukaj dokładnie' in page(client, q="dodatek meiszkaniowy")


def test_words_taken_literally_are_a_chip_that_can_be_removed(client):
    shown = page(client, q="mops", doslownie="1")
    assert 'href="?q=mops">dokładnie te słowa' in shown
    assert "bez podobnych i bez poprawek" in shown


def test_the_order_can_be_chosen_and_is_kept_by_the_filters(client):
    shown = page(client, q="mops", sort="nazwa")
    assert 'aria-current="true">nazwa</b>' in shown
    assert '<input type="hidden" name="sort" value="nazwa">' in shown


def test_without_words_there_is_no_best_match_to_sort_by(client):
    shown = page(client)
    assert "trafność" not in shown
    assert 'aria-current="true">nazwa</b>' in shown


@pytest.mark.sql
def test_open_places_come_first_when_asked_for_and_those_that_close_soon_behind_them(client, settings):
    settings.PORTAL_NOW = datetime(
        2026, 11, 30, 14, tzinfo=WARSAW
    )  # the cash desk closes at 14:15, the office at 15:30
    slugs = [result["slug"] for result in answer(client, sort="czynne")["results"]]
    assert slugs[:3] == ["mops", "siedziba-mops", "kasa-mops"]


FACET_CHOICES = [
    ({}, "rodzaj"), ({}, "gmina"), ({"gmina": "wroclaw"}, "rodzaj"), ({"rodzaj": "service"}, "dla"),
    ({"rodzaj": "service"}, "rodzaj"), ({"czynne": "1"}, "instytucja"),
    ({"gmina": "wroclaw", "rodzaj": "office"}, "osiedle"),
    ({"instytucja": "mops", "rodzaj": ["office", "program"]}, "rodzaj"),
]  # fmt: skip


@pytest.mark.sql
@pytest.mark.parametrize("text", some_daily(["mops", "", "pomoc w domu"]))
@pytest.mark.parametrize(("chosen", "facet"), FACET_CHOICES)
def test_every_count_is_what_its_choice_alone_brings_within_the_other_filters(
    client, monday_at_ten, text, chosen, facet
):
    found = Found(QueryDict(urlencode({"q": text, **chosen}, doseq=True)), clock.now(), revision())
    choices = next((one.choices for one in found.facets if one.name == facet), [])
    shown = {choice.slug: choice.count for choice in choices}
    brought = {slug: answer(client, q=text, **{**chosen, facet: slug})["count"] for slug in shown}
    assert shown == brought


@pytest.mark.sql
def test_the_count_of_open_places_is_what_the_filter_brings(client, monday_at_ten):
    found = Found(QueryDict("q=mops&rodzaj=office"), clock.now(), revision())
    assert found.open_now.count == answer(client, q="mops", rodzaj="office", czynne="1")["count"]
