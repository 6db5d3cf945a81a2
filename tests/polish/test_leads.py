"""Patterns tried only at words that begin as their matches do: the same matches as everywhere, in less time."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polish.leads import Led, Words, around, lowered

NUMBERED = Led(r"\b(?:[Nn]r|numer\w{0,2}|Dz\.? ?U\.)\s{0,2}\d{1,4}(?!\d)|(?<!\w)\(\d{2}\)|§ ?\d")
PIECES = st.sampled_from(
    ["nr ", "Numeru ", "12", "(71)", "§ 5", "Dz. U. 7", "DzU.", " ", "\n", "_", "ą", "x", "İ", "ﬁ"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_a_led_pattern_finds_what_the_bare_pattern_finds(text):
    found = [match.span() for match in NUMBERED.finditer(text, words=Words(text))]
    assert found == [match.span() for match in NUMBERED.pattern.finditer(text)]


def test_matches_are_looked_for_in_the_stretch_alone():
    text = "nr 1, nr 2, nr 3"
    found = [match[0] for match in NUMBERED.finditer(text, 3, 11, Words(text))]
    assert found == ["nr 2"]


def test_the_words_of_a_text_serve_its_masked_copy_too():
    text = "nr 1, nr 2"
    assert [match[0] for match in NUMBERED.finditer("\x02\x02\x02\x02, nr 2", words=Words(text))] == ["nr 2"]


@pytest.mark.parametrize("source", [r"\w+ście", r"(?:nr)? ?\S", r".x"])
def test_a_pattern_that_may_begin_with_anything_is_refused(source):
    with pytest.raises(ValueError, match="anything"):
        Led(source)


def test_a_pattern_that_is_refused_leaves_nothing_behind():
    with pytest.raises(ValueError, match="anything"):
        Led(r"(?:rzadkiesłowo)?.x")
    assert Words("rzadkiesłowo").lines == [0]


@given(st.text(max_size=60))
def test_lowering_keeps_the_length(text):
    assert len(lowered(text)) == len(text)


def test_capitals_are_lowered_one_by_one_where_a_word_would_grow():
    assert lowered("İŁ") == "İł"


def test_stretches_that_touch_are_one():
    assert list(around([10, 15, 40], 5, 5, 43)) == [(5, 20), (35, 43)]


def test_a_case_sensitive_pattern_stays_so():
    text = "NR 5 Nr 6"
    assert [match[0] for match in Led(r"Nr \d").finditer(text, words=Words(text))] == ["Nr 6"]


def test_case_is_ignored_where_the_pattern_ignores_it():
    text = "Żłobek żŁOBEK"
    led = Led(r"\bżłobek", re.IGNORECASE)
    assert len(list(led.finditer(text, words=Words(text)))) == 2
