"""The forms of a word meet in one stem, with and without diacritics."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polish.text import fold
from search.stem import stem

FAMILIES = [
    "zasiłek zasiłku zasiłki zasiłków zasiłkiem",
    "opieka opieki opiece opiekę opieką",
    "usługa usługi usłudze usług usługami",
    "dziecko dziecka dzieci dzieciom dziećmi",
    "człowiek ludzie ludzi ludźmi",
    "niepełnosprawność niepełnosprawności niepełnosprawnością",
    "przedmiot przedmiocie przedmioty przedmiotów",
    "wózek wózka wózki wózkiem",
    "senior seniora seniorzy seniorów seniorom",
    "urząd urzędu urzędzie urzędy",
    "mieszkaniowy mieszkaniowego mieszkaniowe mieszkaniowych",
    "допомога допомоги допомогу допомогою",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_forms_of_a_word_have_one_stem(family):
    assert len({stem(fold(form)) for form in family.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("praca", "prawo"), ("pomoc", "pomocnik"), ("kasa", "karta")])
def test_different_words_stay_apart(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["nr", "dps", "500plus", "a", ""])
def test_short_words_and_numbers_stay_as_they_are(word):
    assert stem(word) == word


@given(st.text(alphabet=st.characters(categories=["Ll"]), max_size=40))
def test_a_stem_is_never_longer_than_the_word_by_more_than_its_suffix(word):
    assert len(stem(word)) <= len(word) + 1


@given(st.text(alphabet="abcdefghijklmnoprstuwyz", min_size=4, max_size=24))
def test_a_stem_keeps_at_least_two_letters(word):
    assert len(stem(word)) >= 2
