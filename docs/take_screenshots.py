"""Takes the pictures of README from a portal of its own, freshly filled with starter content: `make screenshots`.

The moment is fixed, so that pictures differ only when the pages do.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import LAUNCH_ARGUMENTS, chromium
from tests.serving import Portal

PICTURES = Path(__file__).parent / "screenshots"
NOW = "2026-11-24T11:00+01:00"
DESKTOP, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
PAGES = [
    ("home", "/", DESKTOP),
    ("search", "/szukaj/?q=dodatek", DESKTOP),
    ("office-phone", "/placowki/mops-ul-strzegomska-6/", PHONE),
]


def take(browser: Browser, url: str) -> None:
    for name, path, viewport in PAGES:
        page = browser.new_page(viewport=viewport, locale="pl-PL", reduced_motion="reduce")
        answer = page.goto(url + path)
        if not answer or not answer.ok:
            sys.exit(f"{path}: {answer.status if answer else 'no answer'}")
        page.screenshot(path=PICTURES / f"{name}.png")
        page.close()


def main() -> None:
    if not chromium():
        sys.exit("no Chromium found: sudo apt-get install chromium, or set CHROMIUM")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        portal = Portal(Path(folder), DEBUG="1", PORTAL_NOW=NOW)
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(LAUNCH_ARGUMENTS))
        try:
            portal.start()
            take(browser, portal.url)
        finally:
            browser.close()
            portal.stop()


if __name__ == "__main__":
    main()
