"""Headings in capitals become ordinary writing."""

import pytest

from polish.casing import sentence_case


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("DODATKI MIESZKANIOWE", "Dodatki mieszkaniowe"),
        ("KARTA RODZINA PLUS i KARTA DUŻEJ RODZINY", "Karta Rodzina Plus i Karta Dużej Rodziny"),
        ("Karta rodzina plus", "Karta Rodzina Plus"),
        ("KASY", "Kasy"),
        ("INFOLINIA MOPS", "Infolinia MOPS"),
        ("500+ oraz 300 +", "500+ oraz 300 +"),
        ("obsługa klientów", "Obsługa klientów"),
        ("DZIAŁ II", "Dział II"),
        ("Sekretariat Miejskiego Ośrodka", "Sekretariat Miejskiego Ośrodka"),
        ("KARTA PARKINGOWA", "Karta parkingowa"),
        ("", ""),
    ],
)
def test_capitals_are_for_names_only(printed, written):
    assert sentence_case(printed) == written
