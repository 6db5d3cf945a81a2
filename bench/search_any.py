"""Any string a person may type: python -m bench.search_any [STRINGS]. The engine is that of DATABASE_URL.

Asks an index of 1,000 made-up records for strings that hypothesis makes (any characters, words of the field cut and
glued, long questions) and says whether all were answered, and how long the longest took. Needs hypothesis.
"""

import json
import sys
from time import perf_counter

from bench.scratch import scratch_database
from bench.search_quality import OURS
from bench.search_speed import QUERIES, fill

RECORDS = 1_000
LIMIT = 0.150  # seconds


def main(count: int) -> None:
    with scratch_database():
        from django.db import connection

        fill(RECORDS)
        times = asked(count)
        slow = [(text, seconds) for text, seconds in times.items() if seconds > LIMIT]
        late = sorted(times.values())
        print(f"{connection.vendor}: {len(times)} strings answered, none with an error")
        print(f"p50 {1000 * late[len(late) // 2]:.1f} ms, longest {1000 * late[-1]:.1f} ms, {len(slow)} above 150 ms")
        for text, seconds in sorted(slow, key=lambda found: -found[1])[:5]:
            print(f"  {1000 * seconds:.0f} ms {text!r}")


def asked(count: int) -> dict[str, float]:
    """{string: seconds of the faster of two tries}; an error ends the run."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as some

    from search.find import search

    words = [word for query in (*QUERIES, *ours()) for word in query.split()]
    question = some.lists(some.sampled_from(words), max_size=14).map(" ".join)
    anything = some.one_of(
        some.text(max_size=300), question, some.tuples(question, some.text(max_size=20)).map("".join)
    )
    times: dict[str, float] = {}

    @settings(max_examples=count, deadline=None, database=None, phases=[Phase.generate], derandomize=True,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(anything)
    def ask(text: str) -> None:
        times[text] = min(seconds(search, text), seconds(search, text))

    ask()
    return times


def ours() -> list[str]:
    return [json.loads(line)["q"] for line in OURS.read_text(encoding="utf-8").splitlines()]


def seconds(action, text: str) -> float:
    started = perf_counter()
    action(text)
    return perf_counter() - started


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
