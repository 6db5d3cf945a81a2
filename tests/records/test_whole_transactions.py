"""The one write path where the database itself ends each transaction.

These tests empty the database behind them, rows written by migrations included. In a file of their own they run last.
"""

import pytest
from django.db import IntegrityError, transaction

from offices.models import Office
from records import changes
from records.models import Version
from tests.search.cast import publish
from tests.violations import saved

pytestmark = [pytest.mark.sql, pytest.mark.django_db(transaction=True)]


def test_outside_a_transaction_nothing_is_committed():
    office = saved(Office)
    with pytest.raises(changes.NotInTransactionError):
        changes.commit([office])


def test_a_failure_after_the_commit_takes_the_history_with_it():
    office = saved(Office)
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012  the failure comes after the commit
        changes.commit([office])
        raise RuntimeError
    assert not Version.objects.exists()


def test_a_record_cannot_be_deleted_behind_the_index():
    service = publish("service", "becikowe", "Becikowe")
    with pytest.raises(IntegrityError), transaction.atomic():
        service.delete()
