"""Where a Chromium is, for the tests that need a real browser."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Playwright's sandbox needs rights that a container or root has not got; the pages are our own.
LAUNCH_ARGUMENTS = ("--no-sandbox", "--disable-dev-shm-usage")


def chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
