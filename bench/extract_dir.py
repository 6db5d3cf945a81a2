"""Read every text of a folder and write NAME.json per text for the scorer: python -m bench.extract_dir IN OUT."""

import json
import sys
from pathlib import Path

from ingest import reader
from ingest.extract import read


def main(source: str, target: str) -> None:
    """Write the facts and the unread pieces of each text of `source` into `target`."""
    out = Path(target)
    out.mkdir(parents=True, exist_ok=True)
    for path in reader.paths_of(source):
        reading = read(reader.read(path).text)
        answer = {"file": path.name, "facts": reading.facts(), "unread": reading.unread_json()}
        (out / f"{path.stem}.json").write_text(json.dumps(answer, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
