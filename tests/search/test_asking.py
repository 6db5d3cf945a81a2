"""Other ways to ask: the words exactly as typed, another order, and what narrowing hid."""

import pytest

from search import sql
from search.facets import KIND, OPEN_BIT, OPEN_NOW
from search.find import search
from search.models import SearchEntry, SearchValue
from search.sql import Choice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def slugs(text, choice=None, **way):
    return [hit.entry.slug for hit in search(text, choice or Choice(), **way).hits]


def hours_of(slug):
    return SearchEntry.objects.get(slug=slug).hours_id


def test_a_literal_search_corrects_nothing():
    found = search("mieszkaniwy", literal=True)
    assert (found.count, found.corrected) == (0, {})


def test_a_literal_search_still_knows_every_form_of_a_word():
    assert slugs("dodatków mieszkaniowych", literal=True)[0] == "dodatek-mieszkaniowy"


def test_a_literal_search_asks_no_synonyms(django_assert_num_queries):
    with django_assert_num_queries(3):  # vocabulary; the scored page; its entries
        search("dodatek", literal=True)


def test_results_may_be_put_in_the_order_of_their_names():
    names = [hit.entry.title for hit in search("mops", order=sql.by_name).hits]
    assert names[:4] == ["Aktywna Polanka", "Dodatek mieszkaniowy", "Kasa MOPS", "Miejski Ośrodek Pomocy Społecznej"]


def test_what_is_open_may_be_put_first_and_keeps_its_order_otherwise():
    best = slugs("mops")
    last = {hours_of("kasa-mops"): 0}
    assert slugs("mops", order=lambda source: sql.open_first(source, last)) == [
        "kasa-mops",
        *(slug for slug in best if slug != "kasa-mops"),
    ]


def test_what_closes_soon_stands_behind_what_stays_open():
    places = {hours_of("kasa-mops"): 1, hours_of("siedziba-mops"): 0}
    found = slugs("", order=lambda source: sql.open_first(source, places))
    assert found.index("kasa-mops") == 2  # behind the office and its institution, which share their hours


def test_another_order_pages_like_the_first_one():
    whole = slugs("mops", order=sql.by_name)
    assert slugs("mops", order=sql.by_name, limit=2, offset=2) == whole[2:4]


def test_when_a_filter_hides_everything_the_hours_of_what_it_hides_are_known():
    kind = SearchValue.objects.get(facet=KIND, slug="office").pk
    closed = Choice({KIND: [kind]}, open_hours=(), only_open=True, open_bit=OPEN_BIT)
    assert search("kasa", closed).hours_without(OPEN_NOW) == [hours_of("kasa-mops")]


def test_a_slip_is_corrected_even_when_filters_hide_every_answer():
    closed = Choice(open_hours=(), only_open=True, open_bit=OPEN_BIT)
    assert search("meiszkaniowy", closed).corrected == {"meiszkaniowy": "mieszkaniowy"}
