"""What the status of one page of results costs: 20 places, their hours read from JSON; and with its sentences.

python -m bench.hours_cost
"""

import os
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from statistics import median
from typing import Any

import django

from bench.any_schedule import any_schedule
from offices.hours import ZONE, Hours
from offices.schedule import load
from offices.status_words import status_sentence

RESULTS = 20
ROUNDS = 200
BUDGET = 2.0
USUAL = {"rules": [{"days": [1, 2, 3, 4, 5], "spans": [["07:30", "15:30"]]}], "holidays": "closed"}


def statuses(values: list[dict[str, Any]], at: datetime) -> None:
    """Read the hours of each result and find its status."""
    for value in values:
        Hours(load(value)).status(at)


def sentences(values: list[dict[str, Any]], at: datetime) -> None:
    """The same, and say it."""
    for value in values:
        status_sentence(Hours(load(value)).status(at), at)


def cost(values: list[dict[str, Any]], page: Callable[[list[dict[str, Any]], datetime], None]) -> float:
    """Milliseconds of processor time for one page, the median of many at different moments of the year."""
    start, spent = datetime(2026, 11, 24, 11, tzinfo=ZONE), []
    for number in range(ROUNDS):
        at = start + timedelta(hours=37 * number)
        began = time.process_time()
        page(values, at)
        spent.append(time.process_time() - began)
    return median(spent) * 1000


def main() -> None:
    """Print the cost of a usual page and of one with schedules made at random."""
    random = Random(1)
    odd = [any_schedule(random).to_json() for _ in range(RESULTS)]
    print(f"{RESULTS} results, budget {BUDGET:.0f} ms for the statuses")
    for name, values in (("usual weeks", [USUAL] * RESULTS), ("random schedules", odd)):
        print(f"{name}: {cost(values, statuses):.2f} ms, with sentences {cost(values, sentences):.2f} ms")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    main()
