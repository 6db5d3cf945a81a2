"""Read mutated texts and check what must always hold: python -m bench.extract_fuzz FOLDER [--count N] [--seed S].

Texts are cut into windows of at most 1500 characters, mutated (cuts, doublings, swaps, noise), read, and checked:
no exception, valid offsets, quotes equal to the text. Exit 1 at the first failure, which is printed with its text.
Every mutated text depends on the seed and its number alone: an interrupted run goes on where it was (var/fuzz/),
and several seeds can be run side by side.
"""

import argparse
import random
import sys
import time
from pathlib import Path

from ingest import reader
from ingest.extract import read

NOISE = list("0123456789.:-–/()@+ \n\t„”•|") + [
    "\u00a0",
    "\u0301",
    "\u00ad",
    "ﬁ",
    "\x00",
    "🙂",
    "ą",
    "Ł",
    "tel. ",
    "ul. ",
    "pok. ",
    " do 03",
    "wew. 1",
    "8:00-16:00",
    "pon.-pt.",
    "\r\n",
    "Projekt „",
    "Uchwała nr ",
]
WINDOW = 1500


def mutate(text: str, luck: random.Random) -> str:
    """The text with one to eight random changes."""
    for _ in range(luck.randint(1, 8)):
        at = luck.randint(0, len(text))
        to = min(len(text), at + luck.randint(0, 60))
        change = luck.randrange(5)
        if change == 0:
            text = text[:at] + text[to:]
        elif change == 1:
            text = text[:at] + luck.choice(NOISE) + text[at:]
        elif change == 2:
            text = text[:to] + text[at:to] + text[to:]
        elif change == 3:
            text = text[to:] + text[:at]
        else:
            text = text[:at] + text[at:to][::-1] + text[to:]
    return text[:WINDOW]


def check(text: str) -> None:
    """Raise when reading the text breaks a promise."""
    reading = read(text)
    for finding in reading.findings:
        if finding.quote != text[finding.start : finding.end] or not 0 <= finding.start < finding.end <= len(text):
            raise ValueError(f"quote of {finding}")
    for span in (*reading.unread, *reading.noise):
        if span.text != text[span.start : span.end]:
            raise ValueError(f"text of {span}")


def mutant(texts: list[str], seed: int, number: int) -> str:
    """The text of that number: always the same one."""
    luck = random.Random(f"{seed}/{number}")
    text = luck.choice(texts)
    first = luck.randint(0, max(0, len(text) - 200))
    return mutate(text[first : first + WINDOW], luck)


def main(folders: list[str], count: int, seed: int, state: Path) -> int:
    """Read the mutated texts from the last one that was read on to that many; progress on stderr."""
    texts = [found.text for folder in folders for _, found in reader.read_all(folder) if isinstance(found, reader.Text)]
    place = state / f"{seed}.txt"
    place.parent.mkdir(parents=True, exist_ok=True)
    done = int(place.read_text()) if place.exists() else 0
    start, first = time.monotonic(), done
    for number in range(done + 1, count + 1):
        text = mutant(texts, seed, number)
        try:
            check(text)
        except Exception as error:  # noqa: BLE001 - whatever it is, the text that causes it must be shown
            print(f"text {number} (seed {seed}): {type(error).__name__}: {error}\n{text!r}")
            return 1
        if number % 500 == 0 or number == count:
            place.write_text(str(number))
            show(number, count, (number - first) / (time.monotonic() - start))
    print(f"\n{count} mutated texts of seed {seed} read, nothing broken")
    return 0


def show(number: int, count: int, speed: float) -> None:
    """A bar on one line of stderr."""
    bar = "#" * (40 * number // count)
    sys.stderr.write(f"\r[{bar:<40}] {number}/{count}, {speed:.0f}/s")
    sys.stderr.flush()


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="+")
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--state", type=Path, default=Path("var/fuzz"))
    given = options.parse_args()
    sys.exit(main(given.folders, given.count, given.seed, given.state))
