"""Every compiled pattern of the modules that read texts, against long texts made of its own letters: time grows as length."""

import importlib
import itertools
import pkgutil
import re
import time

import pytest

import ingest
import polish
from polish.leads import Led

SHORT, LONG = 1_000, 4_000
GROWTH = 2.5  # of the time per character, at four times the length; a quadratic pattern has 4 and more
NEGLIGIBLE = 0.02  # seconds, below which a clock says nothing


def modules():
    """polish, and of ingest what reads texts."""
    names = [
        module.name
        for package in (polish, ingest)
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    ]
    return [importlib.import_module(name) for name in names if name.startswith(("polish.", "ingest.extract"))] + [
        importlib.import_module(f"ingest.{name}") for name in ("blocks", "words", "reader", "html")
    ]


def patterns_in(value):
    if isinstance(value, Led):
        return [value.pattern]
    if isinstance(value, re.Pattern):
        return [value]
    if isinstance(value, list | tuple):
        return [pattern for one in value for pattern in patterns_in(one)]
    return []


FOUND = {
    f"{module.__name__}.{name}[{number}]": pattern
    for module in modules()
    for name, value in vars(module).items()
    for number, pattern in enumerate(patterns_in(value))
}


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


def texts(pattern, length):
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


def test_the_patterns_of_every_reading_module_are_found():
    assert {name.split("[")[0].rpartition(".")[0] for name in FOUND} >= {
        "ingest.blocks", "ingest.words", "ingest.html", "ingest.extract.labels", "polish.phones", "polish.addresses"
    }  # fmt: skip


@pytest.mark.drill  # tests/test_regular_expressions.py tries them all every day, on other texts
@pytest.mark.parametrize("name", sorted(FOUND))
def test_no_pattern_takes_longer_for_a_character_of_a_longer_text(name):
    pattern = FOUND[name]
    slow = [
        (round(times, 1), long[:40])
        for short, long in zip(texts(pattern, SHORT), texts(pattern, LONG), strict=True)
        if (times := growth(pattern, short, long)) >= GROWTH
    ]
    assert not slow, pattern.pattern[:200]


def test_a_pattern_that_blows_up_would_be_noticed():
    assert growth(re.compile(r"[a ]*x"), "a" * 2_000, "a" * 8_000) >= GROWTH
