"""How good the answers are: python -m bench.search_quality [FOLDER [QUERIES...]]. FOLDER holds directory.jsonl.

Prints nDCG@10, recall@5 and MRR by class of query, last a digest of all lists: the same on every database. Measured are
the files QUERIES (lines with id, cls, q, rel and perhaps half; a file with halves is measured by half), or else:
- queries.jsonl of FOLDER, the development queries. Looked at while the search was made, but not fitted one by one.
- bench/queries.jsonl, our own, written before the dictionary: "tuned" was looked at while it was made, "untouched" not.
- bench/queries_third.jsonl, of an author who saw neither the search nor the dictionary: the failures of "odd" were
  looked at and their causes removed, "even" and "spare" were only measured. The first run of all three, before any of
  that, is the honest figure; it stands in docs/decisions/0017.
- bench/queries_fourth.jsonl, of another such author, first run after the dictionary of whole fields of life; "odd" was
  looked at afterwards without a change coming of it.
- bench/life_events.jsonl, what happens in lives, in three languages: our own list of what the dictionary must cover,
  and covered since. It shows what is lost again, not how good the search is.
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
OF_A_THIRD = Path(__file__).parent / "queries_third.jsonl"
OF_A_FOURTH = Path(__file__).parent / "queries_fourth.jsonl"
LIFE_EVENTS = Path(__file__).parent / "life_events.jsonl"
ALL_OURS = (OURS, OF_A_THIRD, OF_A_FOURTH, LIFE_EVENTS)
Figures = tuple[float, float, float]


def main(folder: Path, files: Sequence[Path] = ()) -> None:
    with scratch_database():
        load(folder)
        lists: list[list[str]] = []
        for name, queries in sets(files or (folder / "queries.jsonl", *ALL_OURS)).items():
            print(f"{name}, {len(queries)} queries", *table(queries, lists), sep="\n")
        print(f"lists {sha256(json.dumps(lists).encode()).hexdigest()[:16]}")


def load(folder: Path) -> None:
    """Publish the directory of the folder, as an installation would."""
    from django.core.management import call_command

    call_command("load_directory", str(folder / "directory.jsonl"), publish=True, verbosity=0, stdout=StringIO())


def sets(files: Sequence[Path]) -> dict[str, list[dict]]:
    """{name: graded queries}: a file as a whole, or by its halves."""
    found: dict[str, list[dict]] = defaultdict(list)
    for path in files:
        for query in queries_of(path):
            found[f"{path}, {query['half']}" if "half" in query else str(path)].append(query)
    return found


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
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/search"), [Path(file) for file in sys.argv[2:]])
