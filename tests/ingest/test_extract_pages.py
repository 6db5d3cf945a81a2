"""Whole pages of made-up offices: every fact that a reader would note, and nothing else."""

import json
from pathlib import Path

import pytest

from ingest.extract import read

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


def essence(fact):
    """The fact without its place and without empty values, as something that can be compared."""
    left_out = ("quote", "start", "end", "confidence", "optional")
    return json.dumps(
        {key: value for key, value in fact.items() if value and key not in left_out}, ensure_ascii=False, sort_keys=True
    )


def expected(page, *, optional):
    facts = json.loads(page.with_suffix(".gold.json").read_text(encoding="utf-8"))["facts"]
    return {essence(fact) for fact in facts if optional or not fact.get("optional")}


def found(page):
    return {essence(fact) for fact in read(page.read_text(encoding="utf-8")).facts()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_fact_of_the_page_is_read(page):
    assert expected(page, optional=False) - found(page) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_nothing_else_is_read(page):
    assert found(page) - expected(page, optional=True) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_quotes_stand_where_the_offsets_say(page):
    text = page.read_text(encoding="utf-8")
    assert [f.quote for f in read(text).findings] == [text[f.start : f.end] for f in read(text).findings]
