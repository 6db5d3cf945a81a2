"""A filled directory for the tests that look for something in it."""

import pytest
from django.db import transaction

from tests.search.cast import the_cast


@pytest.fixture(scope="module")
def standing_directory(django_db_setup, django_db_blocker):
    """Made once for all tests of a module and rolled back after them; every test of that module finds it."""
    with django_db_blocker.unblock(), transaction.atomic():
        the_cast()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def directory(standing_directory, db):
    """For one test; what the test changes is undone after it."""


@pytest.fixture
def own_directory(db):
    """For a test in a module whose other tests begin with an empty database."""
    the_cast()
