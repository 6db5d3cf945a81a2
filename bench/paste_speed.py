"""Time of answering a full paste box: python -m bench.paste_speed FOLDER.

Pastes 200 kB of a folder's pages, and of dense hostile lines, against a directory with the starter content; prints
seconds of processor time from the sent form to the whole page. Exit 1 above the bound of 2 s.
"""

import argparse
import sys
import time

from bench.scratch import scratch_database
from ingest import reader

SIZE = 200_000  # bytes; letters with marks take two
BOUND = 2.0
DENSE = {
    "telephone book": "Jadwiga Lis, ul. Leśna 12/3, 53-611 Wrocław, tel. 71 782 23 22, pn-pt 8:00-15:00\n",
    "numbers alone": "71 782 23 22, ",
    "streets": "ul. Długa 5, ",
    "hours": "Kasa: pn-pt 8:00-16:00, sob. 9-13\n",
    "many institutions": "Miejski Ośrodek Pomocy Społecznej nr {} w Lipowie\nul. Leśna {}\ntel. 61 855 {:02} {:02}\n\n",
}


def texts(folder: str) -> dict[str, str]:
    """The pages of the folder and the dense texts, each of the largest size that may be pasted."""
    pages = "\n\n".join(reader.read(path).text for path in reader.paths_of(folder))
    found = {"pages of the folder": pages * (SIZE // len(pages) + 1)}
    for name, seed in DENSE.items():
        found[name] = "".join(seed.format(n, n, n // 100 % 100, n % 100) for n in range(SIZE // len(seed) + 1))
    return {name: text.encode()[:SIZE].decode(errors="ignore") for name, text in found.items()}


def main(folder: str) -> int:
    slowest = 0.0
    with scratch_database():
        from django.test import Client

        from portal import installation
        from records.models import User

        installation.collect_static()
        installation.install_starter()
        client = Client(SERVER_NAME="localhost")
        client.force_login(User.objects.create_superuser("bench", password=None))
        for name, text in texts(folder).items():
            start = time.process_time()
            answer = client.post("/admin/ingest/run/wklej/", {"text": text, "fetched": "2026-01-15", "do": "read"})
            spent = time.process_time() - start
            slowest = max(slowest, spent)
            print(f"{spent:6.2f} s  {name} ({len(text) / 1000:.0f} kB, {len(answer.content) / 1000:.0f} kB of page)")
    return int(slowest > BOUND)


if __name__ == "__main__":
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("folder")
    sys.exit(main(given.parse_args().folder))
