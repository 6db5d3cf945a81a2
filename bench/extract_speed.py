"""Speed of reading ordinary pages: python -m bench.extract_speed FOLDER [SECONDS].

Prints MB and texts per second of one core, with what is remembered between texts forgotten before each pass, and how
the time grows with the length of one text: the exponent is 1 where it grows as the length does.
"""

import math
import sys
import time

from ingest import reader
from ingest.extract import reading

LENGTHS = (10_000, 30_000, 100_000, 300_000, 1_000_000, 2_000_000)
BOUND = 1.25
"""An exponent above it says that some step looks at the text again and again."""


def main(folder: str, seconds: float = 5.0) -> int:
    """Read the texts of the folder again and again for that long, then all of them as one text, longer and longer."""
    raw = [path.read_bytes() for path in reader.paths_of(folder)]
    size = count = 0
    start = time.process_time()
    while time.process_time() - start < seconds:
        forget()
        for content in raw:
            reading.read(reader.read(content).text)
            size, count = size + len(content), count + 1
    spent = time.process_time() - start
    kilobytes = sum(map(len, raw)) / 1000
    print(f"{size / spent / 1e6:.2f} MB/s, {count / spent:.0f} texts/s ({len(raw)} texts, {kilobytes:.0f} kB)")
    slope = growth("\n\n".join(reader.read(content).text for content in raw), seconds)
    print(f"time grows with length to the power of {slope:.2f}")
    return int(slope > BOUND)


def forget() -> None:
    """Empty every cache of the modules that read, so that a text is not answered from its last reading."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("ingest", "polish")):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
                elif isinstance(value, dict) and hasattr(type(value), "__missing__"):
                    value.clear()


def growth(text: str, seconds: float) -> float:
    """The exponent between the shortest and the longest text that can be read in a few times `seconds`."""
    times = []
    for length in LENGTHS:
        long = (text * (length // len(text) + 1))[:length]
        start = time.process_time()
        reading.read(long)
        times.append((length, time.process_time() - start))
        print(f"{length:>9} characters: {times[-1][1]:7.2f} s, {length / times[-1][1] / 1e6:.2f} million a second")
        if times[-1][1] > seconds:
            break
    (first, quick), (last, slow) = times[0], times[-1]
    return math.log(slow / quick) / math.log(last / first)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 5.0))
