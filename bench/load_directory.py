"""Measures load_directory and dump_directory on a made-up directory: python bench/load_directory.py [RECORDS].

Works in a database of its own (a temporary SQLite file, or the one of BENCH_DATABASE_URL) and prints seconds.
"""

import json
import os
import resource
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("institution", "office", "service", "program", "document")


def line(number):
    """A record as rich as those of a real directory."""
    kind = KINDS[number % len(KINDS)]
    found = {
        "kind": kind,
        "slug": f"{kind}-{number}",
        "name": f"Ośrodek Wsparcia nr {number}",
        "summary": "Ośrodek udziela mieszkańcom pomocy pieniężnej i rzeczowej, prowadzi pracę socjalną.",
        "description": "Wnioski można składać osobiście, pocztą lub elektronicznie. Godziny są podane niżej. " * 4,
        "names": [{"text": f"OW{number}", "kind": "abbreviation", "language": "pl"}, {"text": "pomoc"}],
        "street": f"ul. Strzegomska {number}",
        "postal_code": "53-611",
        "city": "Wrocław",
        "phones": [{"label": "sekretariat", "number": f"71 {2000000 + number % 7999999}"}],
        "hours": "Mo-Fr 07:30-15:30; We 07:30-17:00",
        "target_groups": ["mieszkańcy", "seniorzy"],
        "categories": ["Pomoc społeczna"],
        "date": "2026-01-15",
    }
    if kind in ("office", "service", "document"):
        found["institution"] = f"institution-{number - number % len(KINDS)}"
    return found


@contextmanager
def timed(what):
    started, busy = time.perf_counter(), time.process_time()
    yield
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    seconds, cpu = time.perf_counter() - started, time.process_time() - busy
    print(f"{what:<40} {seconds:7.1f} s ({cpu:.1f} s of it computing)   {memory} MB", flush=True)


def main(records):
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    os.environ["DATABASE_URL"] = os.environ.get("BENCH_DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    path, lines = folder / "directory.jsonl", [line(number) for number in range(records)]
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines), encoding="utf-8")
    print(f"{records} records, {path.stat().st_size / 2**20:.1f} MB")
    with timed("first load"):
        call_command("load_directory", path, publish=True)
    with timed("second load, nothing changes"):
        call_command("load_directory", path, publish=True)
    for one in lines:
        one["street"] += "A"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines), encoding="utf-8")
    with timed("third load, every street changes"):
        call_command("load_directory", path, publish=True)
    with timed("dump"):
        call_command("dump_directory", folder / "dump.jsonl")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
