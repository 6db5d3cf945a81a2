"""How the tests run: plain static files, no collected ones, one fixed place for ../shared."""

import os
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

# Playwright keeps an event loop in the thread of the test; the ORM there is safe, as the test waits for it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_configure(config):
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STATIC_ROOT = tempfile.mkdtemp(prefix="portal-static-")
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material outside the repository; tests of it skip where it is absent."""
    folder = Path(os.environ.get("SHARED_DIR", settings.BASE_DIR.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no folder {folder}: set SHARED_DIR")
    return folder
