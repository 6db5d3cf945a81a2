"""Pages whose facts were written down before they were read for the first time: how many of them are read today.

The pages are in other hands' styles on purpose. A change that reads one of them worse shows here as a lower figure.
"""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from ingest.extract import read
from ingest.findings import FIELDS
from polish.lemmas import stem

PAGES = sorted((Path(__file__).parent / "pages" / "blind").glob("*.txt"))
FACTS_READ = 0.95
FACTS_INVENTED = 0.045
ENOUGH = 0.85  # of the words


def plain(value):
    """A value as it is compared: stems of its words in any order, so that case and endings do not matter."""
    return sorted(stem(word) for word in re.findall(r"[\w+]+", str(value or "")))


def alike(value, gold):
    """As the guide of the corpus has it: nearly the same words, the same numbers."""
    mine, wanted = plain(value), plain(gold)
    shared = sum((Counter(mine) & Counter(wanted)).values())
    numbers = [[word for word in words if word.isdigit()] for words in (mine, wanted)]
    return mine == wanted or (numbers[0] == numbers[1] and 2 * shared / (len(mine) + len(wanted)) >= ENOUGH)


def agrees(fact, gold):
    """Does the fact say what the gold says, or one of the further values the gold accepts?"""
    if fact["kind"] == gold["kind"] == "notice":
        begins = [gold["text_starts"], *gold.get("alt", {}).get("text_starts", ())]
        return any(len({*plain(fact["text_starts"])} & {*plain(begin)}) >= 4 for begin in begins)
    return fact["kind"] == gold["kind"] and all(
        any(alike(fact[field], value) for value in (gold.get(field), *gold.get("alt", {}).get(field, ())))
        for field in FIELDS[fact["kind"]]
        if field != "exception"
    )


def counted(page):
    """(facts of the gold that were read, facts of the gold, findings that are in no gold, findings)."""
    gold = json.loads(page.with_suffix(".gold.json").read_text(encoding="utf-8"))["facts"]
    facts = read(page.read_text(encoding="utf-8")).facts()
    wanted = [one for one in gold if not one.get("optional")]
    missed = [one for one in wanted if not any(agrees(fact, one) for fact in facts)]
    invented = [fact for fact in facts if not any(agrees(fact, one) for one in gold)]
    return len(wanted) - len(missed), len(wanted), len(invented), len(facts)


@pytest.fixture(scope="module")
def totals():
    return [sum(column) for column in zip(*map(counted, PAGES), strict=True)]


def test_almost_every_fact_of_the_pages_is_read(totals):
    right, wanted, _, _ = totals
    assert right / wanted >= FACTS_READ


def test_hardly_any_fact_is_invented(totals):
    _, _, invented, found = totals
    assert invented / found <= FACTS_INVENTED
