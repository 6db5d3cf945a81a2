"""Texts out of PDF files and word processors: what is odd in their spelling does not reach the patterns, offsets stay."""

import pytest

from ingest.extract.reading import read
from ingest.extract.spelling import respelled

PLAIN = "Ośrodek Pomocy Społecznej, ul. Józefińska 14, tel. 71 782 23 22"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Ośro\u00addek", "Ośrodek"),
        ("Ośro\u00ad\ndek", "Ośrodek"),
        ("Józeﬁńska", "Józefińska"),
        ("Os\u0301rodek", "Ośrodek"),
        ("aﬃliated", "affiliated"),
        ("w  domu  u  nas  i  tu  też", "w domu u nas i tu też"),
    ],
)
def test_a_text_is_read_as_people_see_it(given, shown):
    assert respelled(given)[0] == shown


@pytest.mark.parametrize("text", [PLAIN, "301  61 847 30 01 pokój na parterze", "koniec\u00ad\n", "", "  a  "])
def test_an_ordinary_text_needs_no_change(text):
    assert (respelled(text) or (text,))[0] == text


@pytest.mark.parametrize(
    "given",
    [
        PLAIN.replace("Ośrodek", "Ośro\u00addek"),
        PLAIN.replace("fi", "ﬁ"),
        PLAIN.replace(" ", "  "),
        PLAIN.replace("ś", "s\u0301"),
    ],
)
def test_quotes_are_the_text_as_it_was_given(given):
    phone = next(finding for finding in read(given).findings if finding.kind == "phone")
    assert (phone.quote, phone.data["number"]) == (given[phone.start : phone.end], "+48717822322")


def test_letters_that_only_compose_with_each_other_stop_nobody():
    assert [finding.kind for finding in read("\u1100\u1161 tel. 71 782 23 22").findings] == ["phone"]
