"""A filled directory for the tests that look for something in it."""

import pytest

from tests.search.cast import the_cast
from tests.standing import standing

standing_directory = standing(the_cast)


@pytest.fixture
def directory(standing_directory, db):
    """For one test; what the test changes is undone after it."""


@pytest.fixture
def own_directory(db):
    """For a test in a module whose other tests begin with an empty database."""
    the_cast()
