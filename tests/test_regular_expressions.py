"""No regular expression can be made to hang: each is run on long texts made to mislead it."""

import importlib
import re
import time
from pathlib import Path

import pytest
from django.conf import settings

from tests.test_layers import LAYERS, modules

ROOT: Path = settings.BASE_DIR
LENGTH = 10_000  # a quadratic expression needs seconds for it, a linear one milliseconds
SECONDS = 0.5
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
    if isinstance(value, re.Pattern):
        return [("", value)] if isinstance(value.pattern, str) else []
    if isinstance(value, dict):
        value = list(value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return [(f"[{n}]{place}", found) for n, item in enumerate(value) for place, found in _patterns_in(item)]
    return []


EXPRESSIONS = expressions()


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_an_expression_reads_a_misleading_text_in_time(name):
    slowest = max(_seconds(EXPRESSIONS[name], text) for text in TEXTS)
    assert slowest < SECONDS, EXPRESSIONS[name].pattern[:80]


def _seconds(pattern: re.Pattern, text: str) -> float:
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - started


def test_there_are_expressions_to_try():
    assert len(EXPRESSIONS) > 20
