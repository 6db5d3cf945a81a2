"""Numbers that may be somebody's own: a PESEL by its day of birth and control digit, and long numbers."""

import pytest

from polish.personal import has_long_number, has_pesel


@pytest.mark.parametrize("text", ["44051401359", "PESEL 44051401359.", "02270803624"])
def test_a_pesel_is_recognised(text):
    assert has_pesel(text)


@pytest.mark.parametrize("text", ["44051401358", "44131401350", "48717822300", "440514013591", "71 782 23 00", ""])
def test_other_numbers_are_no_pesel(text):
    assert not has_pesel(text)


@pytest.mark.parametrize("text", ["61 1090 1014 0000 0712 1981 2874", "konto 12345678901234567890"])
def test_an_account_is_a_long_number(text):
    assert has_long_number(text)


@pytest.mark.parametrize("text", ["71 782 23 00", "pokój 26", "7:30-15:30", "2026-11-24"])
def test_a_telephone_is_none(text):
    assert not has_long_number(text)
