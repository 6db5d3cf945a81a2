"""Telephone numbers by their digits, however they are written."""

import pytest

from search.numbers import asked_number, line_digits, national, postal_codes


@pytest.mark.parametrize(
    "written",
    ["717822300", "71 782 23 00", "(071) 78-22-300", "+48 71 782-23-00", "0048717822300", "tel. 71/782 23 00",
     "nr telefonu: 71 782 23 00", "71 782 23 00 do 03", "71 782 23 00–03",
     "kto dzwonił 71 782 23 00", "(071) 78-22-300 kasa", "whose number is +48 717 822 300?"],
)  # fmt: skip
def test_a_number_is_recognised_in_any_spelling(written):
    assert asked_number(written) == "717822300"


@pytest.mark.parametrize(
    "written", ["hubska 30", "500+", "12", "", "nr 7", "lata 2018-2022", "pesel 71782230012", "1" * 40]
)
def test_other_questions_are_not_numbers(written):
    assert asked_number(written) == ""


@pytest.mark.parametrize(("written", "digits"), [("112", "112"), ("116 123", "116123"), ("53-661", "53661")])
def test_short_numbers_and_postal_codes_are_asked_for_by_digits(written, digits):
    assert asked_number(written) == digits


def test_every_number_of_a_range_is_indexed():
    assert line_digits("+48717822300", "+48717822303") == {"717822300", "717822301", "717822302", "717822303"}


def test_a_range_that_does_not_rise_is_its_first_number():
    assert line_digits("+48717822309", "+48717822300") == {"717822309"}


def test_a_range_is_never_longer_than_a_hundred_more():
    assert len(line_digits("+48717820000", "+48717829999")) == 101


def test_a_number_of_eleven_digits_loses_the_country():
    assert national("48717822300") == "717822300"


def test_postal_codes_are_found_in_an_address():
    assert postal_codes("ul. Hubska 30, 50-502 Wrocław") == {"50502"}
