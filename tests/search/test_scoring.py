"""Broad questions read a bounded part of the index, and cut the same way on every database."""

import pytest

from search import scoring, sql
from search.find import search
from search.models import SearchEntry, SearchValue, number_of
from search.scoring import Alternative, Part, readings
from search.sql import Choice
from search.vocabulary import Term
from tests.search.cast import publish


def alternative(place, word, df, weight=100):
    return Alternative((place,), (Part(Term(1, word, word, df), weight),))


def read(alternatives, concepts, most):
    return {one.alternative.parts[0].term.word: one.most for one in readings(alternatives, concepts, most)}


@pytest.fixture
def narrow_reading(monkeypatch):
    """As if the directory were far too large to be read for a question."""
    monkeypatch.setattr(sql, "most_postings", lambda _entries: 4)


def test_a_rare_word_is_read_wholly_and_a_common_one_in_what_is_left():
    asked = [alternative(0, "pomoc", 50_000), alternative(1, "latarnik", 30)]
    assert read(asked, 2, 1_000) == {"latarnik": 30, "pomoc": 970}


def test_common_words_share_what_may_be_read():
    asked = [alternative(0, "pomoc", 50_000), alternative(1, "dom", 40_000)]
    assert read(asked, 2, 1_000) == {"pomoc": 500, "dom": 500}


def test_of_many_forms_of_a_word_the_best_are_read():
    asked = [alternative(0, f"opiek{n}", 400, 100 - n) for n in range(4)]
    assert read(asked, 1, 1_000) == {"opiek0": 400, "opiek1": 400, "opiek2": 200, "opiek3": 0}


def test_words_that_no_record_has_take_nothing():
    assert read([alternative(1, "pomoc", 50_000)], 2, 1_000) == {"pomoc": 1_000}


@pytest.mark.sql
@pytest.mark.django_db
@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(
    "asked",
    ["kasa mops strzegomska", "dodatek mieszkaniowy wrocław", "dom pomocy dla rodziny", "świadczenie wychowawcze"],
)
def test_a_broad_question_finds_what_a_narrow_one_does(asked, request):
    first = search(asked).hits[0].entry.slug
    request.getfixturevalue("narrow_reading")
    assert search(asked).hits[0].entry.slug == first


@pytest.mark.sql
@pytest.mark.django_db
@pytest.mark.usefixtures("narrow_reading")
def test_what_few_have_is_found_among_a_common_word_however_low_it_stands():
    for number in range(9):
        publish("service", f"klub-{number}", "Klub")
    publish("service", "daleki", "Spotkania", summary="Raz w miesiącu klub.", groups=[("seniorzy", "Seniorzy")])
    value = SearchValue.objects.get(slug="seniorzy")
    chosen = Choice({value.facet: [value.pk]}, {value.facet: value.entries})
    assert [hit.entry.slug for hit in search("klub", chosen).hits] == ["daleki"]


@pytest.mark.django_db
@pytest.mark.usefixtures("narrow_reading")
def test_of_what_is_equally_good_the_numbers_made_of_addresses_decide():
    slugs = [f"klub-{number}" for number in range(9)]
    for slug in slugs:
        publish("service", slug, "Klub")
    kept = sorted(slugs, key=lambda slug: -number_of("service", slug))[:4]
    assert [hit.entry.slug for hit in search("klub").hits] == sorted(kept)


@pytest.mark.django_db
def test_no_more_than_the_best_are_results(monkeypatch):
    monkeypatch.setattr(scoring, "MOST_ENTRIES", 2)
    for number in range(4):
        publish("service", f"klub-{number}", "Klub")
    assert search("klub").count == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("narrow_reading")
def test_the_page_says_when_there_may_be_more(client):
    for number in range(9):
        publish("service", f"klub-{number}", "Klub")
    assert "co najmniej 4 wyniki" in client.get("/szukaj/", {"q": "klub"}).content.decode()


@pytest.mark.django_db
def test_a_record_keeps_the_number_of_its_address():
    publish("service", "klub", "Klub")
    assert SearchEntry.objects.get(slug="klub").pk == number_of("service", "klub")
