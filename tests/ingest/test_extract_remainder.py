"""The remainder: a number or a time that became no fact, and is no known number, is always listed as unread."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import read

TIME = re.compile(r"(?<![\d.:/\-])(?:[01]\d|2[0-3]):[0-5]\d(?![\d.:/\-])")
WORDS = st.lists(
    st.sampled_from(
        ["kod 43219", "do godz. 14:10", "pokój", "tel. 71 782 23 22", "o 09:30", "wew. 317", "pon. 8:00-16:00", "spotkanie o 17:45", "ul. Długa 5", "\n", ". ", "Kasa:", "sala", "autobus 115", "a@", "2 / 3", "NIP 123-456-32-18"]
    ),
    max_size=25,
).map(" ".join)  # fmt: skip


def left_over(text):
    """Times of the text that stand in no finding, no unread piece and no noise."""
    reading = read(text)
    spans = [*reading.findings, *reading.unread, *reading.noise]
    return [
        match[0]
        for match in TIME.finditer(text)
        if not any(span.start < match.end() and match.start() < span.end for span in spans)
    ]


@given(WORDS)
def test_no_time_is_lost(text):
    known = re.compile(r"do godz\. 14:10")  # a deadline is a known time that is no fact
    assert [time for time in left_over(text) if not known.search(text) or time != "14:10"] == []


@given(WORDS)
def test_what_is_unread_is_in_no_finding(text):
    reading = read(text)
    contacts = [f for f in reading.findings if f.kind in ("phone", "email", "hours", "address")]
    assert not [u for u in reading.unread for f in contacts if u.start < f.end and f.start < u.end]


@pytest.mark.parametrize(
    "line",
    [
        "Strona główna    O nas    Kontakt    BIP", "Ta strona używa plików cookies.", "Odsłony: 71822", "Drukuj", "Poprawiono: piątek, 3 maja 2019", "Jesteś tutaj: Strona główna > Kontakt",
        "Temperatura: 7°C", "Imieniny: Anny, Jana", "© 2024 GOPS. Wszelkie prawa zastrzeżone", "Regulamin [PDF, 350 kB]", "Liczba odwiedzin: 184233", "Wersja do druku",
    ],
)  # fmt: skip
def test_boilerplate_is_noise(line):
    assert [span.text for span in read(f"{line}\n\nKontakt\ntel. 71 782 23 22").noise] == [line]
