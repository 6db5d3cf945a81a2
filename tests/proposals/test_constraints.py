"""What the database refuses of proposed changes, whoever writes."""

from datetime import UTC, date, datetime

import pytest

from proposals.models import Change, Helped, Proposal, Question, Report
from tests import builders
from tests.violations import refused, twice

pytestmark = [pytest.mark.sql, pytest.mark.django_db]
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def proposal():
    return Proposal.objects.create(kind="office", name="Kasy", made_at=NOW)


def change(**fields):
    return Change.objects.create(proposal=proposal(), path="hours", **fields)


def version():
    return builders.office().versions.first()


def question(**fields):
    return Question(change=change(fingerprint="a"), **fields)


VIOLATIONS = {
    "proposal_unique_in_text": lambda: twice(
        Proposal, kind="office", name="Kasy", made_at=NOW, snapshot=builders.snapshot()
    ),
    "change_start_before_end": lambda: change(fingerprint="a", start=5, end=5),
    "change_decided_has_date": lambda: change(fingerprint="a", state="accepted"),
    "change_rejected_has_reason": lambda: change(fingerprint="a", state="rejected", decided_at=NOW),
    "proposals.Report.code": lambda: twice(Report, code="KT4M-9RWX", change=change(fingerprint="a"), made_at=NOW),
    "helped_once_a_month": lambda: twice(Helped, record=builders.office().record, month=NOW.date()),
    "change_choice_fits_decision": lambda: change(fingerprint="a", choice="this"),
    "change_version_of_accepted": lambda: change(fingerprint="a", version=version()),
    "question_due_after_asked": lambda: question(asked_on=date(2026, 11, 24), answer_by=date(2026, 11, 23)).save(),
    "question_once_a_day": lambda: twice(
        Question, change=change(fingerprint="a"), asked_on=date(2026, 11, 24), answer_by=date(2026, 12, 8)
    ),
    "proposals.Change.fingerprint": lambda: (change(fingerprint="a"), change(fingerprint="a")),
}


@pytest.mark.parametrize("rule", VIOLATIONS)
def test_the_database_refuses(rule):
    refused(rule, VIOLATIONS[rule])


WRONG_CHOICES = {
    "dated but refused": {"state": "rejected", "choice": "dated", "reason": "x"},
    "kept but accepted": {"state": "accepted", "choice": "kept"},
    "another one right, yet accepted": {"state": "accepted", "choice": "other"},
}


@pytest.mark.parametrize("wrong", WRONG_CHOICES)
def test_the_choice_fits_what_became_of_the_change(wrong):
    refused("change_choice_fits_decision", lambda: change(fingerprint="a", decided_at=NOW, **WRONG_CHOICES[wrong]))
