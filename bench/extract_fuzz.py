"""Read mutated texts and check what must always hold: python -m bench.extract_fuzz FOLDER [COUNT] [SEED].

Texts are cut into windows of at most 1500 characters, mutated (cuts, doublings, swaps, noise), read, and checked:
no exception, valid offsets, quotes equal to the text. Exit 1 at the first failure, which is printed with its text.
"""

import random
import sys
import time

from ingest import reader
from ingest.extract import read

NOISE = list("0123456789.:-–/()@+ \n\t„”•|") + [
    "\u00a0",
    "\u0301",
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


def main(folder: str, count: int = 100_000, seed: int = 1) -> int:
    """Fuzz with that many mutated texts; progress on stderr."""
    luck = random.Random(seed)
    texts = [outcome.text for _, outcome in reader.read_all(folder) if isinstance(outcome, reader.Text)]
    start = time.monotonic()
    for number in range(1, count + 1):
        text = luck.choice(texts)
        first = luck.randint(0, max(0, len(text) - 200))
        text = mutate(text[first : first + WINDOW], luck)
        try:
            check(text)
        except Exception as error:  # noqa: BLE001 - whatever it is, the text that causes it must be shown
            print(f"text {number} (seed {seed}): {type(error).__name__}: {error}\n{text!r}")
            return 1
        if number % 1000 == 0:
            print(f"{number} texts, {number / (time.monotonic() - start):.0f}/s", file=sys.stderr)
    print(f"{count} mutated texts read, nothing broken")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:4])))
