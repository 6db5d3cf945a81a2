"""The address a person types: street with or without its kind, in any case of the noun, house number and flat."""

import pytest

from polish.streets import asked_address, street_key


@pytest.mark.parametrize(
    ("typed", "kind", "name", "number"),
    [
        ("ul. Strzegomska 6", "ul.", "Strzegomska", 6),
        ("strzegomska 6a/12 m. 3, Wrocław", "", "strzegomska", 6),
        ("ul.Strzegomska 6", "ul.", "Strzegomska", 6),
        ("Czeska 38, 51-110 Wrocław", "", "Czeska", 38),
        ("pl. Solidarności 1/3/5", "pl.", "Solidarności", 1),
        ("plac Grunwaldzki 23", "pl.", "Grunwaldzki", 23),
        ("przy ul. Czeskiej", "ul.", "Czeskiej", None),
        ("ul. Jana Pawła II 3", "ul.", "Jana Pawła II", 3),
        ("3 Maja 5", "", "3 Maja", 5),
        ("11 Listopada", "", "11 Listopada", None),
        ("Na Polance 3", "", "Na Polance", 3),
    ],
)
def test_street_and_number_are_told_apart(typed, kind, name, number):
    asked = asked_address(typed)
    assert (asked.kind, asked.name, asked.number) == (kind, name, number)


@pytest.mark.parametrize("typed", ["", "   ", "ul.", "1", "71 782 23 00", "51-110", "!!!", "\x00"])
def test_what_names_no_street_is_no_address(typed):
    assert asked_address(typed) is None


@pytest.mark.parametrize("typed", ["na Strzegomskiej 6", "Strzegomskiej 6", "przy ul. Strzegomskiej"])
def test_a_street_in_another_case_asks_for_its_name_too(typed):
    assert "strzegomska" in asked_address(typed).keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ul. Św. Jadwigi", "świętej jadwigi"),
        ("ul. Marii Skłodowskiej-Curie", "marii sklodowskiej curie"),
        ("al. Jana Kasprowicza", "JANA KASPROWICZA"),
        ("gen. Józefa Hallera", "józefa hallera"),
    ],
)
def test_streets_are_compared_without_kind_titles_and_diacritics(one, other):
    assert street_key(one) == street_key(other)


def test_words_without_kind_and_number_are_not_taken_for_an_address():
    assert not asked_address("kasa mops").looks_like_address
