"""How the tests run: a database file of their own, plain static files, one place for ../shared."""

import gc
import os
import shutil
import tempfile
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation

from tests.serving import Portal
from tests.standing import standing

# Playwright keeps an event loop in the thread of the test; the ORM there is safe, as the test waits for it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# a busy machine is no reason to fail; `make drill` tries ten times as many
hypothesis.settings.register_profile("daily", deadline=None, max_examples=30)
hypothesis.settings.register_profile("drill", deadline=None, max_examples=300)
hypothesis.settings.load_profile("daily")


def pytest_addoption(parser):
    parser.addoption("--database-only", action="store_true", help="leave out tests that ask for no database")


def pytest_collection_modifyitems(config, items):
    """On the second database a test that asks for none would only say the same again."""
    if config.getoption("--database-only"):
        pure = [item for item in items if not asks_for_database(item)]
        config.hook.pytest_deselected(items=pure)
        items[:] = [item for item in items if asks_for_database(item)]


def asks_for_database(item) -> bool:
    return bool(item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(item.fixturenames))


def pytest_collection_finish(session):
    """Thousands of tests live to the end: the garbage collector need not look through them again and again."""
    gc.collect()
    gc.freeze()


def pytest_configure(config):
    folder = Path(tempfile.mkdtemp(prefix="portal-test-"))
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STATIC_ROOT = folder / "static"
    settings.STATIC_ROOT.mkdir()
    settings.SEARCH_MISSES_FILE = folder / "search-misses.jsonl"
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    options = settings.DATABASES["default"].get("OPTIONS", {})
    if "statement_timeout" in options.get("options", ""):
        # making a test database on a busy machine takes longer than any page may, and so does a browser or a validator
        # that a test waits for in its transaction
        for usual, longer in (("=5000", "=60000"), ("=15000", "=600000")):
            options["options"] = options["options"].replace(usual, longer)
    if "sqlite3" in settings.DATABASES["default"]["ENGINE"]:
        # a file, not memory: threads of a live server then lock and wait as they do in production
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Answers remembered per directory revision, and the language of a page, belong to the test that asked for them."""
    cache.clear()
    translation.deactivate()


def _make_cast():
    from tests import builders  # imports models, which are not ready when this file is read

    return builders.cast()


def _fill():
    from portal.installation import install_starter

    install_starter()


standing_cast = standing(_make_cast)
filled = standing(_fill)  # a portal just filled with starter content, which takes seconds


@pytest.fixture
def cast(standing_cast, db):
    """The cast as the database has it, for one test; what the test changes is undone after it."""
    from tests import builders

    return builders.copies(standing_cast)


@pytest.fixture
def ewa(client):
    """A member of staff who may do everything, signed in."""
    from tests import builders

    user = builders.clerk(name="Ewa Lis")
    client.force_login(user)
    return user


@pytest.fixture
def thursday(settings):
    """Thursday, 26 November 2026, 13:55 in Warsaw: the moment of the pages in most tests."""
    settings.PORTAL_NOW = datetime(2026, 11, 26, 13, 55, tzinfo=ZoneInfo("Europe/Warsaw"))
    return settings.PORTAL_NOW


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material outside the repository; tests of it skip where it is absent."""
    folder = Path(os.environ.get("SHARED_DIR", settings.BASE_DIR.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("no folder ../shared: set SHARED_DIR")
    return folder


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """A running portal filled with starter content, started for the second time; for tests that run alone."""
    portal = Portal(tmp_path_factory.mktemp("portal"))
    try:
        portal.first_words = portal.start()
        portal.stop()
        started = time.monotonic()
        portal.second_words = portal.start()
        portal.seconds = time.monotonic() - started
        yield portal
    finally:
        portal.stop()
