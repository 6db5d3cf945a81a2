"""How good the answers are: python -m bench.search_quality [FOLDER]. FOLDER holds directory.jsonl and queries.jsonl.

Prints nDCG@10, recall@5 and MRR by class of query, and a digest of all lists: the same on every database.
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
Figures = tuple[float, float, float]


def main(folder: Path) -> None:
    with scratch_database():
        from django.core.management import call_command

        call_command("load_directory", str(folder / "directory.jsonl"), publish=True, verbosity=0, stdout=StringIO())
        lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
        print("\n".join(report([json.loads(line) for line in lines])))


def report(queries: Sequence[Mapping]) -> Iterator[str]:
    """A line per class, one for all, and the digest."""
    figures: dict[str, list[Figures]] = defaultdict(list)
    lists = []
    for query in queries:
        found = answers(query["q"])
        lists.append(found)
        for group in (query["cls"], "all"):
            figures[group].append(measured(query["rel"], found))
    for group, each in figures.items():
        means = [sum(figure[i] for figure in each) / len(each) for i in range(3)]
        yield f"{group:12} {len(each):4}  nDCG@10 {means[0]:.3f}  recall@5 {means[1]:.3f}  MRR {means[2]:.3f}"
    yield f"lists {sha256(json.dumps(lists).encode()).hexdigest()[:16]}"


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
