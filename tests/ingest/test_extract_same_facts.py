"""The same page typed by another hand says the same: dashes, spaces, quotes, bullets and line ends change no fact."""

import re
from functools import cache
from itertools import cycle, product
from pathlib import Path

import pytest

from ingest.extract import read
from tests.samples import some_daily

HERE = Path(__file__).parent / "pages"
PAGES = [*sorted(HERE.glob("*.txt")), *sorted((HERE / "blind").glob("*.txt"))]
HANDS = {
    "no-break spaces": lambda text: text.replace("ul. ", "ul.\u00a0").replace("tel. ", "tel.\u00a0"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "spaces at line ends": lambda text: text.replace("\n", "   \n"),
    "short dashes": lambda text: text.replace("–", "-"),
    "capital Tel": lambda text: text.replace("tel. ", "Tel.: "),
    "no space after the dot": lambda text: text.replace("tel. ", "tel.").replace("ul. ", "ul."),
    "other bullets": lambda text: re.sub(r"(?m)^[-•*✓»] ", "· ", text),
    "colons in times": lambda text: re.sub(r"(\d)\.([0-5]\d)(\s?[-–]\s?\d{1,2})\.([0-5]\d)(?!\d)", r"\1:\2\3:\4", text),
    "straight quotes": lambda text: text.replace("„", '"').replace("”", '"'),
    "spaces for tabs": lambda text: text.replace("\t", "    "),
    "every space a no-break space": lambda text: text.replace(" ", "\u00a0"),
    "two spaces for one": lambda text: re.sub(r"(?<=\S) (?=\S)", "  ", text),
    "soft hyphens": lambda text: re.sub(r"(?<![\w@./-])([^\W\d_]{4})(?=[^\W\d_]{4,}(?![\w@./-]))", "\\1\u00ad", text),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "capital headings": lambda text: re.sub(
        r"(?m)^(?!.*(?:ul|pok|godz))[^\d@:.,;!?\n]{4,40}$", lambda m: m[0].upper(), text
    ),
}
IDENTITY = {
    "phone": ("number", "extension", "type"),
    "address": ("street", "postal_code"),
    "email": ("value",),
    "hours": ("schedule",),
}


# every page with one hand and every hand with some pages; all pairs in the drill
PAIRS = list(product(HANDS, PAGES))
EVERY_DAY = set(zip(cycle(HANDS), PAGES))
EXAMPLES = some_daily(sorted(PAIRS, key=lambda pair: pair not in EVERY_DAY), daily=len(EVERY_DAY))


@cache
def essence(text):
    """What can be reached, where and when, without the words around it."""
    return {
        (fact["kind"], *(fact[key] for key in IDENTITY[fact["kind"]]))
        for fact in read(text).facts()
        if fact["kind"] in IDENTITY
    }


@pytest.mark.parametrize(("hand", "page"), EXAMPLES, ids=lambda value: getattr(value, "stem", value))
def test_the_facts_stay(hand, page):
    text = page.read_text(encoding="utf-8")
    assert essence(HANDS[hand](text)) == essence(text)
