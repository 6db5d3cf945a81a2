"""How good the answers are: python -m bench.search_quality [FOLDER]. FOLDER holds directory.jsonl and queries.jsonl.

Prints nDCG@10, recall@5 and MRR by class of query, for the development queries of FOLDER and for our own of
bench/queries.jsonl: the half that was looked at while the search was made and the half that was not. Last a digest of
all lists: the same on every database.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from io import StringIO
from pathlib import Path

from bench.scratch import scratch_database

RELEVANT = 2  # grades from here on count for recall and MRR
OURS = Path(__file__).parent / "queries.jsonl"
Figures = tuple[float, float, float]


def main(folder: Path) -> None:
    with scratch_database():
        load(folder)
        lists: list[list[str]] = []
        for name, queries in sets(folder).items():
            print(f"{name}, {len(queries)} queries", *table(queries, lists), sep="\n")
        print(f"lists {sha256(json.dumps(lists).encode()).hexdigest()[:16]}")


def load(folder: Path) -> None:
    """Publish the directory of the folder, as an installation would."""
    from django.core.management import call_command

    call_command("load_directory", str(folder / "directory.jsonl"), publish=True, verbosity=0, stdout=StringIO())


def sets(folder: Path) -> dict[str, list[dict]]:
    """{name: graded queries} of everything there is to measure with."""
    ours = queries_of(OURS)
    return {
        "development": queries_of(folder / "queries.jsonl"),
        **{f"own, {half}": [q for q in ours if q["half"] == half] for half in ("tuned", "untouched")},
    }


def queries_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def table(queries: Sequence[Mapping], lists: list[list[str]]) -> Iterator[str]:
    """A line per class and one for all; what was found goes to `lists`."""
    figures: dict[str, list[Figures]] = defaultdict(list)
    for query in queries:
        found = answers(query["q"])
        lists.append(found)
        for group in (query["cls"], "all"):
            figures[group].append(measured(query["rel"], found))
    for group, each in figures.items():
        yield f"  {group:12} {len(each):4}  {in_words(each)}"


def in_words(figures: Sequence[Figures]) -> str:
    """The means of some figures."""
    ndcg, recall, rank = (sum(figure[i] for figure in figures) / len(figures) for i in range(3))
    return f"nDCG@10 {ndcg:.3f}  recall@5 {recall:.3f}  MRR {rank:.3f}"


def answers(query: str) -> list[str]:
    """Slugs of the first page."""
    from search.find import search

    return [hit.entry.slug for hit in search(query).hits]


def measured(grades: Mapping[str, int], found: Sequence[str]) -> Figures:
    """(nDCG@10, recall@5, reciprocal rank) of a list of slugs; grades from 0 to 3."""
    good = {slug for slug, grade in grades.items() if grade >= RELEVANT}
    recall = len(good & set(found[:5])) / min(5, len(good)) if good else 0.0
    rank = next((1 / place for place, slug in enumerate(found[:10], 1) if slug in good), 0.0)
    best = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(slug, 0) for slug in found]) / best if best else 0.0, recall, rank


def gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades[:10], 1))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/search"))
