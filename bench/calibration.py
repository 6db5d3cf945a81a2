"""Do confidences mean what they say: python -m bench.calibration FOLDER... (texts with NAME.gold.json beside them).

Prints per band of confidence how many findings there are, the mean confidence and the share that stands in the gold.
A finding is right when the gold has its kind with the same identity; optional facts count as right.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.extract import read
from polish.lemmas import stem

BANDS = (0.5, 0.65, 0.75, 0.85, 0.9, 0.94, 0.97, 1.01)
IDENTITY = {
    "phone": ("number", "extension"),
    "address": ("street",),
    "email": ("value",),
    "website": ("value",),
    "hours": ("schedule",),
    "document": ("title",),
}
"""What a finding is told by; kinds that are not here go by their name."""


def words(value: object) -> frozenset[str]:
    """The stems of a value: case, order and endings do not matter."""
    return frozenset(stem(word) for word in re.findall(r"\w+", str(value or "")))


def is_right(fact: dict[str, Any], gold: list[dict[str, Any]]) -> bool:
    """Does the gold hold the fact, in one of the values it accepts?"""
    return any(one["kind"] == fact["kind"] and _same(fact, one) for one in gold)


def _same(fact: dict[str, Any], one: dict[str, Any]) -> bool:
    if fact["kind"] == "notice":
        return len(words(fact["text_starts"]) & words(one["text_starts"])) >= 4
    return all(
        words(fact[field]) in [words(value) for value in (one.get(field), *one.get("alt", {}).get(field, ()))]
        for field in IDENTITY.get(fact["kind"], ("name",))
    )


def judged(folders: list[str]) -> Iterator[tuple[float, bool]]:
    """(confidence, is it right) of every finding in the texts that have a gold."""
    for path in (path for folder in folders for path in sorted(Path(folder).glob("*.txt"))):
        gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))["facts"]
        for fact in read(path.read_text(encoding="utf-8")).facts():
            yield fact["confidence"], is_right(fact, gold)


def main(folders: list[str]) -> None:
    """Print the table."""
    bands: dict[float, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in judged(folders):
        bands[next(band for band in BANDS if confidence < band)].append((confidence, right))
    print("below   findings  mean confidence  right")
    for band, found in sorted(bands.items()):
        mean = sum(confidence for confidence, _ in found) / len(found)
        print(f"{band:5.2f} {len(found):9} {mean:16.2f} {sum(right for _, right in found) / len(found):6.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
