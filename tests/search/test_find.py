"""What people type and what they find, on whichever database the tests run."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import sql
from search.facets import GROUP, KIND, MUNICIPALITY, OPEN_NOW
from search.find import search
from search.models import SearchEntry, SearchValue
from search.sql import Choice

pytestmark = [pytest.mark.sql, pytest.mark.django_db]


def found(text, choice=None, **page):
    return [hit.entry.slug for hit in search(text, choice or Choice(), **page).hits]


def value(facet, slug):
    return SearchValue.objects.get(facet=facet, slug=slug).pk


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dodatek mieszkaniowy", "dodatek-mieszkaniowy"),
        ("DODATKÓW MIESZKANIOWYCH", "dodatek-mieszkaniowy"),
        ("dodatki mieszkaniowe", "dodatek-mieszkaniowy"),
        ("uslugi opiekuncze", "uslugi-opiekuncze"),
        ("dodatek meiszkaniowy", "dodatek-mieszkaniowy"),
        ("dodatk mieszk", "dodatek-mieszkaniowy"),
        ("mops", "mops"),
        ("500+", "swiadczenie-wychowawcze"),
        ("500 plus", "swiadczenie-wychowawcze"),
        ("mgops rawicz", "cus-rawicz"),
        ("housing allowance", "dodatek-mieszkaniowy"),
        ("допомога на житло", "dodatek-mieszkaniowy"),
        ("мопс", "mops"),
        ("strategia rozwiazywania problemow", "strategia-2030"),
        ("pokój 26 kasa", "kasa-mops"),
        ("Czeska 38", "aktywna-polanka"),
        ("szkoła podstawowa nr 50", "aktywna-polanka"),
        ("babcia", "uslugi-opiekuncze"),
    ],
)
def test_the_first_answer_is_what_was_meant(typed, first):
    assert found(typed)[0] == first


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(
    "typed", ["717822302", "71 782 23 02", "(071) 78-22-302", "+48 717-822-302", "822302", "tel. 71 782 23 02"]
)
def test_a_number_inside_a_range_finds_the_institution_in_any_spelling(typed):
    assert found(typed) == ["mops"]


@pytest.mark.usefixtures("directory")
def test_the_start_of_a_number_finds_all_that_begin_so():
    assert found("71 782 2") == ["kasa-mops", "mops", "dodatek-mieszkaniowy"]


@pytest.mark.usefixtures("directory")
def test_a_postal_code_finds_who_is_there_places_first():
    assert found("53-611") == ["kasa-mops", "siedziba-mops", "mops"]


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize("typed", ["tajny szkic", "szkic"])
def test_a_draft_is_not_found(typed):
    assert "tajny-szkic" not in found(typed)


@pytest.mark.usefixtures("directory")
def test_a_correction_is_told_in_the_words_of_the_answer():
    assert search("dodatek meiszkaniowy").corrected == {"meiszkaniowy": "mieszkaniowy"}


@pytest.mark.usefixtures("directory")
def test_an_answer_that_misses_a_word_is_partial():
    assert search("dodatek helikopter").partial


@pytest.mark.usefixtures("directory")
def test_without_a_question_everything_comes_by_name():
    assert found("")[:3] == ["aktywna-polanka", "cus-rawicz", "dodatek-mieszkaniowy"]


@pytest.mark.usefixtures("directory")
def test_pages_follow_one_another_without_gap_or_repetition():
    whole = found("", limit=100)
    assert found("", limit=4) + found("", limit=100, offset=4) == whole


@pytest.mark.usefixtures("directory")
def test_pages_of_equal_scores_follow_one_another_too():
    whole = found("wrocław", limit=100)
    assert [slug for offset in range(len(whole)) for slug in found("wrocław", limit=1, offset=offset)] == whole


@pytest.mark.usefixtures("directory")
def test_equal_scores_are_ordered_by_kind_and_slug():
    hits = search("wrocław", limit=100).hits
    assert [hit.entry.pk for hit in hits] == [
        hit.entry.pk for hit in sorted(hits, key=lambda hit: (-hit.score, hit.entry.kind, hit.entry.slug))
    ]


@pytest.mark.usefixtures("directory")
def test_a_chosen_value_restricts_the_answers():
    choice = Choice({MUNICIPALITY: [value(MUNICIPALITY, "rawicz")]})
    assert found("centrum usług opiekuńczych", choice) == ["uslugi-opiekuncze", "cus-rawicz"]


@pytest.mark.usefixtures("directory")
def test_two_values_of_a_facet_widen_and_two_facets_narrow():
    kinds = [value(KIND, "service"), value(KIND, "program")]
    choice = Choice({KIND: kinds, GROUP: [value(GROUP, "rodziny")]})
    assert found("", choice) == ["aktywna-polanka", "dodatek-mieszkaniowy", "swiadczenie-wychowawcze"]


@pytest.mark.usefixtures("directory")
def test_a_facet_counts_with_the_other_facets_but_not_with_itself():
    service, office = value(KIND, "service"), value(KIND, "office")
    families, seniors = value(GROUP, "rodziny"), value(GROUP, "seniorzy")
    counts = search("", Choice({KIND: [service], GROUP: [families]})).counts
    assert (counts.get(service), counts.get(office), counts.get(families), counts.get(seniors)) == (2, None, 2, 1)


@pytest.mark.usefixtures("directory")
def test_counts_follow_the_question():
    assert search("kasa").counts[value(KIND, "office")] == 1


@pytest.mark.usefixtures("directory")
def test_the_count_is_of_all_pages():
    assert search("", limit=2).count == SearchEntry.objects.count()


@pytest.mark.usefixtures("directory")
def test_only_open_places_come_when_asked_for():
    open_hours = [SearchEntry.objects.get(slug="kasa-mops").hours_id]
    choice = Choice(open_hours=open_hours, only_open=True, open_bit=1 << OPEN_NOW)
    assert found("", choice) == ["kasa-mops"]


@pytest.mark.usefixtures("directory")
def test_the_number_of_open_places_does_not_depend_on_asking_for_them():
    hours = [SearchEntry.objects.get(slug="kasa-mops").hours_id]
    asked = Choice(open_hours=hours, only_open=True, open_bit=1 << OPEN_NOW)
    assert search("mops", asked).open_now == search("mops", Choice(open_hours=hours)).open_now == 1


@pytest.mark.usefixtures("directory")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(categories=None), max_size=60))
def test_any_text_gets_an_ordinary_answer(typed):
    assert search(typed).count >= 0


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(
    "typed",
    ["\x00", "'; DROP TABLE search_entry; --", '"', "%", "_", "\\", "😀", "\ud800", "%s %(x)s {0}", "a" * 10_000,
     "słowo " * 2000, "+", "500+ " * 40, "()[]{}*?+|^$", "ﷺ" * 9, "١١٢", "²³", "0" * 9, "9" * 15],
)  # fmt: skip
def test_odd_input_gets_an_ordinary_answer(typed):
    assert search(typed).count >= 0


@pytest.mark.usefixtures("directory")
def test_a_search_takes_few_statements(django_assert_max_num_queries):
    # the vocabulary, words by sound, synonyms, the scored page with its counts, its entries
    with django_assert_max_num_queries(5):
        search("dodatek meiszkaniowy dla seniorów", Choice({KIND: [1]}))


def test_the_statement_holds_nothing_of_what_was_typed():
    text, parameters = sql.statement(sql.by_number("717822300", "717822301", "%717822300%"), Choice(), 20, 0)
    assert "7178" not in text
    assert "717822300" in parameters
