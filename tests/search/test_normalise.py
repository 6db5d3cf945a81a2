"""From text to words: what is one word, what is left out, what is made harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.normalise import LONGEST_QUERY, clean, content, sound, spans, transliterate, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zasiłek stały", ["zasilek", "staly"]),
        ("ŁÓDŹ, Kraków i ŻŁÓW", ["lodz", "krakow", "i", "zlow"]),
        ("500+ albo 500 plus", ["500plus", "albo", "500plus"]),
        ("opiekuńczo-wychowawcza", ["opiekunczo", "wychowawcza"]),
        ("Emp@tia", ["empatia"]),
        ("п'ять сім'я", ["пять", "сімя"]),
        ("miesz\u00adkanie", ["mieszkanie"]),
        ("?!… —", []),
    ],
)
def test_text_is_split_into_folded_words(text, expected):
    assert words(text) == expected


def test_function_words_are_left_out_of_a_question():
    assert content(words("gdzie załatwić kartę dużej rodziny")) == ["karte", "duzej", "rodziny"]


def test_a_question_of_function_words_only_keeps_them():
    assert content(words("co to jest")) == ["co", "to", "jest"]


def test_spans_point_at_the_words_in_the_text():
    assert [("Usługi dla 60+"[start:end], word) for start, end, word in spans("Usługi dla 60+")] == [
        ("Usługi", "uslugi"),
        ("dla", "dla"),
        ("60+", "60plus"),
    ]


@pytest.mark.parametrize(("ukrainian", "polish"), [("мопс", "mops"), ("побиту", "pobytu"), ("центр", "centr")])
def test_ukrainian_letters_meet_polish_spelling(ukrainian, polish):
    assert transliterate(ukrainian) == polish


@pytest.mark.parametrize(("typed", "meant"), [("rzlobek", "zlobek"), ("hospicium", "hospicjum"), ("chandel", "handel")])
def test_words_that_sound_alike_share_a_key(typed, meant):
    assert sound(typed) == sound(meant)


@pytest.mark.parametrize(
    ("typed", "harmless"),
    [("a\x00b", "a b"), ("a\ud800b", "ab"), ("kasa\u200b", "kasa"), ("x" * 10_000, "x" * LONGEST_QUERY)],
)
def test_what_no_database_can_store_is_taken_out(typed, harmless):
    assert clean(typed) == harmless


@given(st.text(alphabet=st.characters(categories=None), max_size=300))
def test_a_cleaned_query_is_always_storable(typed):
    assert "\x00" not in clean(typed).encode("utf-8").decode()
