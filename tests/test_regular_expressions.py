"""No regular expression can be made to hang: each is run on long texts made to mislead it.

Every day on the same few texts, within a bound of seconds; in the drill on texts made of its own words and signs,
where the time of a character must not grow with the length.
"""

import importlib
import itertools
import re
import time
from pathlib import Path

import pytest
from django.conf import settings

from polish.leads import Led
from tests.test_layers import LAYERS, modules

ROOT: Path = settings.BASE_DIR
LENGTH = 10_000  # a quadratic expression needs seconds for it, a linear one milliseconds
SECONDS = 0.5
SHORT, LONG = 1_000, 4_000
GROWTH = 2.5  # of the time per character, at four times the length; a quadratic pattern has 4 and more
NEGLIGIBLE = 0.02  # seconds, below which a clock says nothing
UNITS = [
    "a",
    " ",
    "1",
    "a ",
    "1 ",
    "1-",
    "a.",
    "Aa",
    "ż ",
    "a@",
    "7.30 - ",
    "ul. A ",
    "71 782 ",
    "(",
    "\n",
    "tel. 1, ",
    "pn. ",
]
TEXTS = [(unit * (LENGTH // len(unit)))[:LENGTH] + "!" for unit in UNITS]


def expressions() -> dict[str, re.Pattern]:
    """Every compiled expression that a module keeps, by module and name; containers are looked into."""
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in modules(*LAYERS)]
    loaded = [importlib.import_module(name) for name in names if not _starts_something(name)]
    found = [(f"{module.__name__}.{name}", value) for module in loaded for name, value in vars(module).items()]
    return {f"{name}{place}": pattern for name, value in found for place, pattern in _patterns_in(value)}


def _starts_something(name: str) -> bool:
    return ".migrations." in name or name in ("portal.wsgi", "portal.gunicorn_config")


def _patterns_in(value) -> list[tuple[str, re.Pattern]]:
    if isinstance(value, Led):
        value = value.pattern
    if isinstance(value, re.Pattern):
        return [("", value)]
    if isinstance(value, dict):
        value = list(value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return [(f"[{n}]{place}", found) for n, item in enumerate(value) for place, found in _patterns_in(item)]
    return []


EXPRESSIONS = expressions()


def pieces_of(pattern):
    """Words and signs of the pattern itself, and what is between words and numbers anywhere."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode()
    words = sorted(set(re.findall(r"[^\W\d_]{2,}", source)), key=len, reverse=True)
    signs = [sign for sign in dict.fromkeys(source) if not sign.isalnum() and sign not in "\\^$|?*+{}[]"]
    return [
        *words[:4],
        *words[-2:],
        *signs[:8],
        "A",
        "a",
        "ą ",
        "Ab ",
        "7",
        "71 ",
        " ",
        "\n",
        ".",
        ", ",
        "-",
        "8:00",
        "1/",
        "@",
        "\x02",
        "z.b@",
    ]


def texts_of(pattern, length):
    """Long texts: one piece again and again, and each with the next one."""
    pieces = pieces_of(pattern)
    seeds = [*pieces, *(first + second for first, second in itertools.pairwise(pieces[:12]))]
    return [(seed * (length // len(seed) + 1))[:length] + "\x01" for seed in seeds]


def seconds(pattern, text):
    text = text if isinstance(pattern.pattern, str) else text.encode()
    start = time.process_time()
    pattern.fullmatch(text)
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start


def growth(pattern, short, long):
    """How much longer a character takes in the long text; the least of three tries, for clocks are rough."""
    tries = []
    for _ in range(3):
        quick, slow = seconds(pattern, short), seconds(pattern, long)
        tries.append(0.0 if slow < NEGLIGIBLE else slow / max(quick, 1e-6) / (LONG / SHORT))
        if tries[-1] < GROWTH:
            break
    return min(tries)


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_an_expression_reads_a_misleading_text_in_time(name):
    slowest = max(seconds(EXPRESSIONS[name], text) for text in TEXTS)
    assert slowest < SECONDS, EXPRESSIONS[name].pattern[:80]


@pytest.mark.drill  # the test above tries them all every day, on other texts
@pytest.mark.parametrize("name", EXPRESSIONS)
def test_no_pattern_takes_longer_for_a_character_of_a_longer_text(name):
    pattern = EXPRESSIONS[name]
    slow = [
        (round(times, 1), long[:40])
        for short, long in zip(texts_of(pattern, SHORT), texts_of(pattern, LONG), strict=True)
        if (times := growth(pattern, short, long)) >= GROWTH
    ]
    assert not slow, pattern.pattern[:200]


@pytest.mark.parametrize(
    "module", ["ingest.blocks", "ingest.extract.hours", "ingest.html", "polish.addresses", "polish.phones"]
)
def test_the_expressions_of_the_modules_that_read_texts_are_among_them(module):
    assert any(name.startswith(f"{module}._") for name in EXPRESSIONS)


def test_a_pattern_that_blows_up_would_be_noticed():
    assert growth(re.compile(r"[a ]*x"), "a" * 2_000, "a" * 8_000) >= GROWTH
