"""What the database refuses of proposed changes, whoever writes."""

from datetime import UTC, datetime

import pytest

from proposals.models import Change, Helped, Proposal, Report
from tests import builders
from tests.violations import refused, twice

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def proposal():
    return Proposal.objects.create(kind="office", name="Kasy", made_at=NOW)


def change(**fields):
    return Change.objects.create(proposal=proposal(), path="hours", **fields)


VIOLATIONS = {
    "proposal_unique_in_text": lambda: twice(
        Proposal, kind="office", name="Kasy", made_at=NOW, snapshot=builders.snapshot()
    ),
    "change_start_before_end": lambda: change(fingerprint="a", start=5, end=5),
    "change_decided_has_date": lambda: change(fingerprint="a", state="accepted"),
    "change_rejected_has_reason": lambda: change(fingerprint="a", state="rejected", decided_at=NOW),
    "proposals.Report.code": lambda: twice(Report, code="KT4M-9RWX", change=change(fingerprint="a"), made_at=NOW),
    "helped_once_a_month": lambda: twice(Helped, record=builders.office().record, month=NOW.date()),
    "proposals.Change.fingerprint": lambda: (change(fingerprint="a"), change(fingerprint="a")),
}


@pytest.mark.parametrize("rule", VIOLATIONS)
def test_the_database_refuses(rule):
    refused(rule, VIOLATIONS[rule])
