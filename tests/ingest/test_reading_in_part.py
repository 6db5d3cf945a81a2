"""A text with more facts than any page has is read in part: what was not looked at is said everywhere, nothing is lost."""

import json

import pytest

from ingest import blocks, extract
from ingest.extract.reading import read
from ingest.parts import parts_of
from ingest.parts import remainder as remainder_of
from tests import builders
from tests.ingest.test_ingest_command import run
from tests.ingest.test_paste import pasted

LINE = "Kasa: tel. 71 782 23 {:02}, ul. Leśna {}\n"
TEXT = "".join(LINE.format(number, number) for number in range(1, 60))


@pytest.fixture(autouse=True)
def little_patience(monkeypatch):
    """A bound that a short text exceeds; what was read before is forgotten."""
    monkeypatch.setattr(blocks, "MOST", 200)
    extract.read.cache_clear()


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "book.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_the_rest_begins_with_a_line_and_ends_the_text():
    rest = read(TEXT).rest
    assert (TEXT[rest.start - 1], TEXT[rest.start :]) == ("\n", rest.text)


def test_what_stands_before_the_rest_is_read_as_if_it_were_alone():
    reading = read(TEXT)
    assert reading.findings == read(TEXT[: reading.rest.start]).findings


def test_a_page_of_ordinary_length_has_no_rest():
    assert read(TEXT[:200]).rest is None


def test_one_line_without_end_is_left_at_a_word():
    text = TEXT.replace("\n", " ")
    rest = read(text).rest
    assert not text[rest.start - 1].isalnum()


@pytest.mark.parametrize("text", ["8" * 5_000, "8-" * 5_000, "a8" * 5_000, "\n" * 20_000, "8\n" * 5_000])
def test_any_text_without_words_ends_where_its_rest_begins(text):
    reading = read(text)
    assert max((span.end for span in reading.unread), default=0) <= (reading.rest.start if reading.rest else len(text))


def test_offsets_of_the_rest_are_those_of_the_text_as_it_was_given():
    text = TEXT.replace("ś", "s\u0301")
    rest = read(text).rest
    assert rest.text == text[rest.start :]


def test_the_parts_of_the_screen_are_the_whole_text_with_the_rest_unread():
    parts = list(parts_of(TEXT, read(TEXT)))
    assert "".join(part.text for part in parts) == TEXT
    assert parts[-1].kind == "unread"


def test_the_json_says_why_the_rest_is_unread(page):
    (element,) = json.loads(run(page, dry_run=True, json=True))
    assert element["unread"][-1]["text"] == read(TEXT).rest.text
    assert "split it" in element["unread"][-1]["reason"]


def test_a_dry_run_says_that_a_text_was_read_in_part(page):
    assert "read in part: too many facts in one text, split it" in run(page, dry_run=True)


@pytest.mark.django_db
def test_the_summary_of_an_import_says_which_text_was_read_in_part(page):
    row = next(line for line in run(page).splitlines() if line.startswith("book.txt"))
    assert row.endswith("read in part: too many facts in one text, split it")


@pytest.mark.django_db
def test_the_paste_box_says_from_which_line_on_nothing_was_read(client):
    client.force_login(builders.clerk(name="Ewa Lis"))
    line = remainder_of(TEXT, read(TEXT)).unread_from
    assert f"Od wiersza {line} nic nie odczytano" in pasted(client, text=TEXT).content.decode()
