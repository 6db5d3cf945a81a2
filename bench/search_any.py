"""Any string a person may type: python -m bench.search_any [STRINGS]. The engine is that of DATABASE_URL.

Asks an index of 1,000 made-up records for strings that hypothesis makes (any characters, words of the field cut and
glued, long questions) and says whether all were answered, and how long the longest took, waiting for other programs
included and not. Needs hypothesis.
"""

import json
import sys
from collections.abc import Callable, Sequence
from time import perf_counter

from bench.computing import computing_clock
from bench.scratch import scratch_database
from bench.search_quality import OURS
from bench.search_speed import QUERIES, fill

RECORDS = 1_000
LIMIT = 0.150  # seconds


def main(count: int) -> None:
    with scratch_database():
        from django.db import connection

        fill(RECORDS)
        times = asked(count, (perf_counter, computing_clock()))
        print(f"{connection.vendor}: {len(times)} strings answered, none with an error")
        for number, name in enumerate(("from asking to answer", "computing")):
            found = sorted(((spent[number], text) for text, spent in times.items()), reverse=True)
            slow = [(spent, text) for spent, text in found if spent > LIMIT]
            middle, longest = found[len(found) // 2][0], found[0][0]
            print(f"{name}: p50 {1000 * middle:.1f} ms, longest {1000 * longest:.1f} ms, {len(slow)} above 150 ms")
            for spent, text in slow[:5]:
                print(f"  {1000 * spent:.0f} ms {text!r}")


def asked(count: int, clocks: Sequence[Callable[[], float]]) -> dict[str, list[float]]:
    """{string: seconds of the faster of two tries, by each of the clocks}; an error ends the run."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as some

    from search.find import search

    words = [word for query in (*QUERIES, *ours()) for word in query.split()]
    question = some.lists(some.sampled_from(words), max_size=14).map(" ".join)
    anything = some.one_of(
        some.text(max_size=300), question, some.tuples(question, some.text(max_size=20)).map("".join)
    )
    times: dict[str, list[float]] = {}

    @settings(max_examples=count, deadline=None, database=None, phases=[Phase.generate], derandomize=True,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(anything)
    def ask(text: str) -> None:
        tries = [seconds(search, text, clocks) for _ in range(2)]
        times[text] = [min(spent) for spent in zip(*tries, strict=True)]

    ask()
    return times


def ours() -> list[str]:
    return [json.loads(line)["q"] for line in OURS.read_text(encoding="utf-8").splitlines()]


def seconds(action, text: str, clocks: Sequence[Callable[[], float]]) -> list[float]:
    started = [clock() for clock in clocks]
    action(text)
    return [clock() - start for clock, start in zip(clocks, started, strict=True)]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
