"""Runs the suite: on SQLite, on PostgreSQL, then what needs a running portal, most of it in a browser.

`make test` runs what finds most mistakes in a few minutes: one example of each kind, and on PostgreSQL what is marked
`sql`. With --drill, which is `make drill`, it runs all the rest: the tests marked `drill`, all others of the database
on PostgreSQL too, and tests of generated input once more with many more examples. Together the two run every test.
With --minutes=12 no run is begun after twelve minutes. What cannot run for want of a program or of time is named in the
last line; a missing program is a failure with REQUIRE_ALL=1.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from tests.chromium import chromium
from tests.postgres import Cluster, binaries

ROOT = Path(__file__).resolve().parent.parent
# the settings of whoever starts the tests must not change what they test
OUR_VARIABLES = {"SECRET_KEY", "DEBUG", "PORTAL_URL", "PORTAL_NOW", "ALLOWED_HOSTS", "BIND", "PORT"}
OUR_VARIABLES |= {"DATABASE_URL", "CACHE_URL", "EMAIL_URL", "THEME", "MUNICIPALITY"}
NO_POSTGRESQL = "PostgreSQL (not found; sudo apt-get install postgresql)"
NO_CHROMIUM = "browser (no Chromium found; sudo apt-get install chromium, or set CHROMIUM)"
# the folders of tests with a portal started for them; naming them saves looking at all others
SERVED = ["tests/browser", "tests/portal/test_serving.py"]
SIDE_BY_SIDE = ["-n2", "--dist", "loadfile", "--no-loadscope-reorder"]
NO_TESTS_COLLECTED = 5


@dataclass
class Outcome:
    """Sums over all runs."""

    counts: Counter = field(default_factory=Counter)
    reasons: Counter = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def closing_line(self) -> str:
        return ", ".join(f"{self.counts[name]} {name}" for name in ("passed", "failed", "skipped"))

    def skipped_line(self) -> str:
        """Empty when nothing was skipped."""
        tests = [f"{number} x {reason}" for reason, number in sorted(self.reasons.items())]
        return "; ".join(self.missing + self.left + tests)


@dataclass
class Suite:
    """Which tests of each run are meant, as expressions over the marks of pyproject.toml, and how they are tried."""

    on_sqlite: str
    on_postgresql: str
    served: str
    options: list[str] = field(default_factory=list)


DAILY = Suite(
    on_sqlite="not drill and not browser and not served",
    on_postgresql="sql and not drill",
    served="not drill",
)
DRILL = Suite(
    on_sqlite="(drill or hypothesis) and not browser and not served",
    on_postgresql="(drill or hypothesis or not sql) and not browser and not served",
    served="drill",
    options=["--hypothesis-profile=drill"],
)


@dataclass
class Time:
    """How long the runs took, and whether another may begin."""

    most: float = float("inf")  # seconds
    started: float = field(default_factory=time.monotonic)

    def passed(self) -> float:
        return time.monotonic() - self.started

    def is_over(self) -> bool:
        return self.passed() > self.most


def main(arguments: list[str]) -> int:
    options = ArgumentParser(add_help=False, allow_abbrev=False)
    options.add_argument("--drill", action="store_true")
    options.add_argument("--minutes", type=float, default=float("inf"))
    asked, arguments = options.parse_known_args(arguments)
    suite = DRILL if asked.drill else DAILY
    outcome, clock = Outcome(), Time(asked.minutes * 60)
    with tempfile.TemporaryDirectory(prefix="portal-tests-") as folder:
        for name, run in RUNS.items():
            if clock.is_over():
                outcome.left.append(f"{name} (the time was over)")
            else:
                run(suite, [*suite.options, *arguments], outcome, Path(folder))
    return close(outcome, clock.passed())


def run_on_sqlite(suite: Suite, arguments: list[str], outcome: Outcome, folder: Path) -> None:
    pytest("SQLite", [*SIDE_BY_SIDE, "-m", suite.on_sqlite, *arguments], {}, outcome, folder)


def run_on_postgresql(suite: Suite, arguments: list[str], outcome: Outcome, folder: Path) -> None:
    with ExitStack() as stack:
        url = os.environ.get("TEST_DATABASE_URL")
        programs = binaries()
        if not url and not programs:
            outcome.missing.append(NO_POSTGRESQL)
            return
        url = url or stack.enter_context(Cluster(programs)).url
        # tests that ask for no database have just run
        options = [*SIDE_BY_SIDE, "-m", suite.on_postgresql, "--database-only", *arguments]
        pytest("PostgreSQL", options, {"DATABASE_URL": url}, outcome, folder)


def run_served(suite: Suite, arguments: list[str], outcome: Outcome, folder: Path) -> None:
    """Tests that start the portal, and those that drive a browser; on SQLite."""
    if chromium():
        meant = suite.served
    else:
        meant = f"{suite.served} and not browser"
        outcome.missing.append(NO_CHROMIUM)
    pytest("running portal", [*SIDE_BY_SIDE, *SERVED, "-m", meant, *arguments], {}, outcome, folder)


RUNS = {"SQLite": run_on_sqlite, "PostgreSQL": run_on_postgresql, "running portal": run_served}


def pytest(name: str, arguments: list[str], variables: dict[str, str], outcome: Outcome, folder: Path) -> None:
    print(f"--- {name}", flush=True)
    started, busy = time.monotonic(), processor_seconds()
    report = folder / f"{name}.xml"
    kept = {key: value for key, value in os.environ.items() if key.removesuffix("_FILE") not in OUR_VARIABLES}
    command = [sys.executable, "-m", "pytest", f"--junitxml={report}", *arguments]
    status = subprocess.call(command, cwd=ROOT, env=kept | variables)
    spent = f"{time.monotonic() - started:.0f} s, {processor_seconds() - busy:.0f} s of processor time"
    print(f"--- {name}, {spent}", flush=True)
    if status not in (0, NO_TESTS_COLLECTED):
        outcome.broken.append(name)
    if report.exists():
        count(report, outcome)


def processor_seconds() -> float:
    """Of all programs started here that have ended: unlike the clock it says the same on a busy machine."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def count(report: Path, outcome: Outcome) -> None:
    for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314  written by our own pytest
        skipped = case.find("skipped")
        failed = case.find("failure") is not None or case.find("error") is not None
        outcome.counts["failed" if failed else "passed" if skipped is None else "skipped"] += 1
        if skipped is not None:
            outcome.reasons[skipped.get("message", "no reason given")] += 1


def close(outcome: Outcome, seconds: float) -> int:
    """Print the last lines and choose the exit status."""
    refused = outcome.missing if os.environ.get("REQUIRE_ALL") == "1" else []
    print(f"--- all runs, {seconds:.0f} s")
    if outcome.broken:
        print(f"failed on: {', '.join(outcome.broken)}")
    if refused:
        print(f"REQUIRE_ALL=1, but missing: {'; '.join(refused)}")
    print(outcome.closing_line())
    if outcome.skipped_line():
        print(f"skipped: {outcome.skipped_line()}")
    return 1 if outcome.broken or refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
