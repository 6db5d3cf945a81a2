"""Takes the pictures of README from a portal of its own, freshly filled with starter content: `make screenshots`.

The moment is fixed, so that pictures differ only when the pages do.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import LAUNCH_ARGUMENTS, chromium

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "screenshots"
NOW = "2026-11-24T11:00+01:00"
DESKTOP, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
PAGES = [
    ("home", "/", DESKTOP),
    ("search", "/szukaj/?q=pomoc", DESKTOP),
    ("institution-phone", "/instytucje/wroclawskie-centrum-rozwoju-spolecznego/", PHONE),
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def portal(folder: Path):
    """Address of a portal that lives as long as the block."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    settings = {"DEBUG": "1", "PORTAL_NOW": NOW, "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3", "PORT": str(port)}
    with open(folder / "log", "wb") as log:
        command = [sys.executable, "manage.py", "serve"]
        server = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stdout=log, stderr=log)
    try:
        wait_for(url, server, folder / "log")
        yield url
    finally:
        server.terminate()
        server.wait(30)


def wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(600):
        try:
            urlopen(f"{url}/healthz").close()
            return
        except URLError:
            if server.poll() is not None:
                sys.exit(f"the portal did not start:\n{log.read_text()}")
            time.sleep(0.2)
    sys.exit("the portal did not answer within two minutes")


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
    with tempfile.TemporaryDirectory() as folder, portal(Path(folder)) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(LAUNCH_ARGUMENTS))
        take(browser, url)
        browser.close()


if __name__ == "__main__":
    main()
