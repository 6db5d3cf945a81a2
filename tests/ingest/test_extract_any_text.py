"""Any text at all: no exception, valid offsets, quotes equal to the text, the same answer twice, bounded time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import read

PIECES = st.sampled_from(
    ["tel. ", "71 782 23 22", " do 03", "/41", "wew. 3", "fax", "\n", "\n\n", "  ", "ul. Długa 5", "53-611 Wrocław", "pokój 26", "III piętro", "pon.-pt. ", "8.00 - 16.00", "8⁰⁰", "nieczynne", "przerwa",
     "ostatni dzień miesiąca ", "Ośrodek Pomocy Społecznej ", "w Kijach", "MOPS", "Kasa:", "Projekt „", "”", "Partnerzy:", "- ", "• ", "Uchwała nr 1/20 Rady Gminy ", "z dnia 1.02.2020", "a@b.pl", "(at)", "www.x.pl",
     "Dodatki mieszkaniowe", "UWAGA! ", "będzie nieczynny.", "oferujemy:", "\u00a0", "\u0301", "e\u0328", "\ufeff", "\r\n", "\x00", "🙂", "NIP 123-456-32-18", "|", "(", ")"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_any_text_gives_quotes_at_valid_offsets(text):
    reading = read(text)
    spans = [*reading.findings, *reading.unread, *reading.noise]
    words = [getattr(span, "quote", None) if hasattr(span, "quote") else span.text for span in spans]
    assert words == [text[span.start : span.end] for span in spans]


@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    assert read(text) == read(text)


@given(TEXTS)
def test_owners_are_institutions(text):
    findings = read(text).findings
    assert {findings[f.owner].kind for f in findings if f.owner is not None} <= {"institution"}


@pytest.mark.parametrize(
    "seed",
    [
        "a",
        "7",
        "8:00 - ",
        "ul. Długa 5, ",
        "Ośrodek Pomocy ",
        "Miejskiego ",
        "Projekt „",
        "Będzie nieczynny. ",
        "71 782 23 22, ",
        "pon ",
        "a.",
        "Kontakt:\n",
        "wew. 1, 2, ",
    ],
)
def test_hostile_text_is_read_in_bounded_time(seed):
    text = seed * (20_000 // len(seed))
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 2


def test_hours_behind_a_short_number_are_read():
    kinds = [finding.kind for finding in read("telefon zaufania 116 111 czynny pon.-pt. 8:00-16:00").findings]
    assert {"phone", "hours"} <= set(kinds)
