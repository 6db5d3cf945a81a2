"""A filled directory for the tests that look for something in it."""

import pytest

from tests.search.cast import the_cast


@pytest.fixture
def directory(db):
    the_cast()
