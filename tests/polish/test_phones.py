"""Telephone numbers in the spellings that offices use."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polish.phones import Phone, display, parse_numbers, tel_uri


def numbers(raw):
    return [(p.number, p.range_end, p.extension) for p in parse_numbers(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "71 782 23 22", "(71) 78 22 322", "(071) 78-22-322", "71/782.23.22", "0 71 782 23 22", "0-71 782 23 22",
        "717822322", "+48 71 782 23 22", "+48717822322", "(+48) 71 782 23 22", "0048 71 782 23 22", "48 71 782 23 22",
        "71 7822322", "tel. 71\u00a0782\u00a023\u00a022", "71 782-23-22", "71-78-22-322", "(71)7822322", "71 782 2322",
        "(0-71) 782 23 22", "(0 71) 78 22 322", "+48 (71) 782 23 22", "71 / 78 22 322",
    ],
)  # fmt: skip
def test_every_spelling_gives_the_same_number(raw):
    assert numbers(raw) == [("+48717822322", "", "")]


def test_a_range_keeps_its_end():
    assert numbers("(071) 78-22-300 do 03") == [("+48717822300", "+48717822303", "")]


def test_a_range_with_a_dash():
    assert numbers("71 782 23 00 – 05") == [("+48717822300", "+48717822305", "")]


@pytest.mark.parametrize("raw", ["61 855 10 41/42", "61 855 10 41, 42", "61 855 10 41 lub 42", "61 855-10-41, -42"])
def test_the_last_digits_of_a_list_are_replaced(raw):
    assert numbers(raw) == [("+48618551041", "", ""), ("+48618551042", "", "")]


def test_a_short_number_in_a_list_takes_the_area_code():
    assert numbers("61/ 855 10 10, 855 20 20") == [("+48618551010", "", ""), ("+48618552020", "", "")]


def test_two_full_numbers():
    assert numbers("43 84 24 900 lub 577 812 000") == [("+48438424900", "", ""), ("+48577812000", "", "")]


def test_two_full_numbers_with_a_slash():
    assert numbers("52 398 47 65 / 52 398 47 66") == [("+48523984765", "", ""), ("+48523984766", "", "")]


@pytest.mark.parametrize("raw", ["41 35-68-009 wew. 30 i 35", "(41) 35-68-009 wew.30, 35", "41 35 68 009 w. 30 i 35"])
def test_extensions_make_one_number_each(raw):
    assert numbers(raw) == [("+48413568009", "", "30"), ("+48413568009", "", "35")]


@pytest.mark.parametrize("raw", ["116 111", "112", "19 115", "997", "116123"])
def test_short_numbers_stay_short(raw):
    assert numbers(raw) == [(raw.replace(" ", ""), "", "")]


@pytest.mark.parametrize(
    "raw",
    [
        "35 1020 5226 0000 6102 0041 9952", "787-18-22-358", "555 212 68 65", "1.737.468,96 zł", "2021-01-04 09:12:45",
        "16.10.2020", "80010112345", "8:00 - 16:00", "53-611", "", "brak", "000 000 000",
    ],
)  # fmt: skip
def test_other_numbers_are_no_telephones(raw):
    assert numbers(raw) == []


def test_a_mobile_number_is_recognised():
    assert parse_numbers("501-928-501") == (Phone("+48501928501", kind="mobile", raw="501-928-501"),)


def test_fax_is_read_from_the_word_before():
    assert [p.kind for p in parse_numbers("tel. 71 782 23 00, fax 71 782 24 05")] == ["voice", "fax"]


def test_a_time_after_a_number_is_no_list():
    assert numbers("tel. 71 782 23 22, 8-15") == [("+48717822322", "", "")]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+48717822346", "71 782 23 46"),
        ("+48501928501", "501 928 501"),
        ("116111", "116 111"),
        ("+48800120002", "800 120 002"),
        ("112", "112"),
        ("19115", "19 115"),
    ],
)
def test_display_groups_the_digits(number, shown):
    assert display(number) == shown.replace(" ", "\u00a0")


def test_the_uri_holds_the_extension():
    assert tel_uri("+48413568009", "33") == "tel:+48413568009;ext=33"


@given(st.from_regex(r"\A[0-9]{9}\Z"))
def test_nine_digits_are_judged_as_the_library_judges_them(national):
    number = phonenumbers.PhoneNumber(country_code=48, national_number=int(national))
    judged = national[0] != "0" and phonenumbers.is_valid_number(number)
    assert [phone.number for phone in parse_numbers(national)] == ["+48" + national] * judged
