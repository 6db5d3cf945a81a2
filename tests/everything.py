"""Runs the suite: on SQLite, on PostgreSQL, then what needs a running portal or a browser. `make test` ends here.

With --drill, which is `make drill`, it runs what takes too long for every day: the tests marked so, and on PostgreSQL
also those that look at what pages say, which `make test` leaves to SQLite. Together the two run every test.
What cannot run for want of a program is skipped and named in the last line, or is a failure with REQUIRE_ALL=1.
"""

import os
import subprocess
import sys
import tempfile
import time
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
OUR_VARIABLES |= {"DATABASE_URL", "CACHE_URL", "EMAIL_URL", "THEME"}
NO_POSTGRESQL = "PostgreSQL (not found; sudo apt-get install postgresql)"
NO_CHROMIUM = "browser (no Chromium found; sudo apt-get install chromium, or set CHROMIUM)"
PLAIN = "not browser and not alone"
SIDE_BY_SIDE = ["-n2", "--dist", "loadfile"]
NO_TESTS_COLLECTED = 5


@dataclass
class Outcome:
    """Sums over all runs."""

    counts: Counter = field(default_factory=Counter)
    reasons: Counter = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def closing_line(self) -> str:
        return ", ".join(f"{self.counts[name]} {name}" for name in ("passed", "failed", "skipped"))

    def skipped_line(self) -> str:
        """Empty when nothing was skipped."""
        tests = [f"{number} x {reason}" for reason, number in sorted(self.reasons.items())]
        return "; ".join(self.missing + tests)


@dataclass
class Suite:
    """Which tests of each run are meant, as expressions over the marks of pyproject.toml."""

    everywhere: str
    on_postgresql: str
    once: str  # before "and browser", "and alone"


DAILY = Suite(
    everywhere=f"{PLAIN} and not drill", on_postgresql=f"{PLAIN} and not drill and not words", once="not drill"
)
DRILL = Suite(everywhere=f"{PLAIN} and drill", on_postgresql=f"{PLAIN} and (drill or words)", once="drill")


def main(arguments: list[str]) -> int:
    outcome, started = Outcome(), time.monotonic()
    suite = DRILL if "--drill" in arguments else DAILY
    arguments = [argument for argument in arguments if argument != "--drill"]
    with tempfile.TemporaryDirectory(prefix="portal-tests-") as folder:
        run_on_sqlite(suite, arguments, outcome, Path(folder))
        run_on_postgresql(suite, arguments, outcome, Path(folder))
        run_once(suite, arguments, outcome, Path(folder))
    return close(outcome, time.monotonic() - started)


def run_on_sqlite(suite: Suite, arguments: list[str], outcome: Outcome, folder: Path) -> None:
    pytest("SQLite", [*SIDE_BY_SIDE, "-m", suite.everywhere, *arguments], {}, outcome, folder)


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


def run_once(suite: Suite, arguments: list[str], outcome: Outcome, folder: Path) -> None:
    """Tests that start the portal, one at a time, and those that drive a browser; on one database."""
    pytest("running portal", ["-m", f"alone and not browser and {suite.once}", *arguments], {}, outcome, folder)
    if not chromium():
        outcome.missing.append(NO_CHROMIUM)
        return
    pytest("browser", [*SIDE_BY_SIDE, "-m", f"browser and {suite.once}", *arguments], {}, outcome, folder)


def pytest(name: str, arguments: list[str], variables: dict[str, str], outcome: Outcome, folder: Path) -> None:
    print(f"--- {name}", flush=True)
    report = folder / f"{name}.xml"
    kept = {key: value for key, value in os.environ.items() if key.removesuffix("_FILE") not in OUR_VARIABLES}
    command = [sys.executable, "-m", "pytest", f"--junitxml={report}", *arguments]
    status = subprocess.call(command, cwd=ROOT, env=kept | variables)
    if status not in (0, NO_TESTS_COLLECTED):
        outcome.broken.append(name)
    if report.exists():
        count(report, outcome)


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
