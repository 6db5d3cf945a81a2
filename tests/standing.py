"""What is made once for all tests of a module and rolled back after them: making it takes longer than most tests."""

import pytest
from django.db import transaction


def standing(make):
    """A fixture of that life, worth what `make` returns; a test that asks for `db` too has its own changes undone."""

    @pytest.fixture(scope="module")
    def made(django_db_setup, django_db_blocker):
        with django_db_blocker.unblock(), transaction.atomic():
            yield make()
            transaction.set_rollback(True)

    return made


def afresh(row):
    """The row as the database has it now."""
    return type(row).objects.get(pk=row.pk)
