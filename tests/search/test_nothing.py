"""When nothing is found there is always a way on: other words, fewer filters, a number that answers, situations."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]
WARSAW = ZoneInfo("Europe/Warsaw")


@pytest.fixture
def saturday(settings):
    settings.PORTAL_NOW = datetime(2026, 11, 28, 10, tzinfo=WARSAW)


@pytest.fixture
def monday_at_ten(settings):
    settings.PORTAL_NOW = datetime(2026, 11, 30, 10, tzinfo=WARSAW)


def page(client, path="/szukaj/", **query):
    return client.get(path, query).content.decode().replace("\u00a0", " ").replace("&amp;", "&")


def test_the_filter_for_open_places_says_how_many_it_hides_and_when_the_first_opens(client, saturday):
    shown = page(client, q="kasa mops", czynne="1", rodzaj="office")
    assert "Usuń filtr „Czynne teraz”</a> (pokaże 2 wyniki, najbliższe otworzy się w poniedziałek o 7:30)" in shown


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/en/szukaj/", "(it will show 2 results, the first opens on Monday at 7:30)"),
        ("/uk/szukaj/", "(покаже 2 результати, найближче відчиниться в понеділок о 7:30)"),
    ],
)
def test_the_way_out_is_said_in_the_language_of_the_page(client, saturday, path, words):
    assert words in page(client, path, q="kasa mops", czynne="1", rodzaj="office")


def test_a_way_out_leads_where_it_says(client, saturday):
    assert 'href="?q=kasa+mops&rodzaj=office">Usuń filtr' in page(client, q="kasa mops", czynne="1", rodzaj="office")


def test_every_filter_that_alone_hides_something_is_a_way_out(client, monday_at_ten):
    shown = page(client, q="dodatek mieszkaniowy", rodzaj="program", dla="seniorzy")
    assert "Usuń wszystkie filtry</a> (pokaże" in shown


def test_a_slip_is_corrected_where_filters_hide_every_answer(client, monday_at_ten):
    shown = page(client, q="dodatek meiszkaniowy", gmina="rawicz", rodzaj="program")
    assert 'Czy chodziło Ci o <a href="?q=dodatek%20mieszkaniowy"><b>dodatek mieszkaniowy</b>' in shown


def test_a_number_that_answers_now_stands_on_a_button(client, monday_at_ten):
    shown = page(client, q="xyzzyq")
    assert "Zadzwoń, ktoś pomoże szukać" in shown
    assert 'href="tel:+48717822300"' in shown


def test_at_night_no_number_is_promised(client, saturday):
    assert "Zadzwoń, ktoś pomoże szukać" not in page(client, q="xyzzyq")


def test_the_situations_are_offered(client, monday_at_ten):
    assert 'href="/sytuacje/mieszkanie/"' in page(client, q="xyzzyq")


def test_filters_that_nothing_could_pass_are_not_offered(client, monday_at_ten):
    assert 'id="facets"></div>' in page(client, q="xyzzyq")


def test_an_empty_page_takes_few_queries(client, saturday):
    query = {"q": "kasa meiszkaniowa", "gmina": "rawicz", "rodzaj": "program", "czynne": "1"}
    client.get("/szukaj/", query)  # emergency lines, hours, the switchboard, situations are remembered per revision
    # revision; chosen values; vocabulary, words by sound, synonyms; the scored page; spellings; values
    with CaptureQueriesContext(connection) as asked:
        client.get("/szukaj/", {**query, "x": "1"})  # the page itself is not the one that was kept
    assert len(asked) <= 8, [one["sql"][:80] for one in asked]
