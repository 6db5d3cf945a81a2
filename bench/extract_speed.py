"""Speed of reading ordinary pages: python -m bench.extract_speed FOLDER [SECONDS].

Prints MB and texts per second of one core.
"""

import sys
import time

from ingest import reader
from ingest.extract import read


def main(folder: str, seconds: float = 5.0) -> None:
    """Read the texts of the folder again and again for that long."""
    raw = [path.read_bytes() for path in reader.paths_of(folder)]
    size = count = 0
    start = time.process_time()
    while time.process_time() - start < seconds:
        for content in raw:
            read(reader.read(content).text)
            size, count = size + len(content), count + 1
    spent = time.process_time() - start
    kilobytes = sum(map(len, raw)) / 1000
    print(f"{size / spent / 1e6:.2f} MB/s, {count / spent:.0f} texts/s ({len(raw)} texts, {kilobytes:.0f} kB)")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 5.0)
