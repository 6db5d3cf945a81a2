"""The end of `make test`: sums over all runs, and what was skipped with its reason in the last line."""

import pytest

from tests import everything
from tests.everything import NO_CHROMIUM, NO_POSTGRESQL, Outcome

REPORT = """<testsuites><testsuite>
  <testcase name="a"/><testcase name="b"/>
  <testcase name="c"><failure message="no"/></testcase>
  <testcase name="d"><error message="no"/></testcase>
  <testcase name="e"><skipped message="no folder ../shared: set SHARED_DIR"/></testcase>
</testsuite></testsuites>"""


@pytest.fixture
def outcome(tmp_path):
    outcome = Outcome()
    (tmp_path / "report.xml").write_text(REPORT)
    everything.count(tmp_path / "report.xml", outcome)
    return outcome


def test_tests_of_all_runs_are_summed(outcome):
    assert outcome.closing_line() == "2 passed, 2 failed, 1 skipped"


def test_what_was_skipped_is_said_with_its_reason(outcome):
    outcome.missing.append(NO_POSTGRESQL)
    assert outcome.skipped_line() == f"{NO_POSTGRESQL}; 1 x no folder ../shared: set SHARED_DIR"


def test_a_missing_program_fails_nothing_by_itself(monkeypatch):
    monkeypatch.delenv("REQUIRE_ALL", raising=False)
    assert everything.close(Outcome(missing=[NO_CHROMIUM]), 1) == 0


def test_a_missing_program_fails_when_all_is_required(monkeypatch):
    monkeypatch.setenv("REQUIRE_ALL", "1")
    assert everything.close(Outcome(missing=[NO_CHROMIUM]), 1) == 1


def test_no_run_begins_when_the_time_is_over_which_is_said_and_no_failure(monkeypatch, capsys):
    monkeypatch.setenv("REQUIRE_ALL", "1")
    monkeypatch.setattr(everything, "RUNS", {"SQLite": None})
    assert everything.main(["--minutes=0"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "skipped: SQLite (the time was over)"


def test_a_failed_run_fails_the_whole():
    assert everything.close(Outcome(broken=["SQLite"]), 1) == 1


def test_the_last_line_says_what_was_skipped(capsys):
    everything.close(Outcome(missing=[NO_POSTGRESQL]), 1)
    assert capsys.readouterr().out.splitlines()[-1] == f"skipped: {NO_POSTGRESQL}"


def test_the_last_line_is_the_sum_when_nothing_was_skipped(capsys):
    everything.close(Outcome(), 1)
    assert capsys.readouterr().out.splitlines()[-1] == "0 passed, 0 failed, 0 skipped"
