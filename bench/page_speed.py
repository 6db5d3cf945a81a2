"""How fast pages are for a reader: Lighthouse, LCP and CLS on a slow network. `python -m bench.page_speed`

Starts a portal with starter content of its own, as production does: gunicorn, DEBUG off. Lighthouse comes from npm
(requirements/package.json), the browser is the Chromium of the machine. Each figure is the median of five runs with an
empty cache; on a machine that works on something else too they say more about that, so its load is printed first.
Exit status 1 when one misses its target.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.checkers import NODE, packages
from tests.chromium import LAUNCH_ARGUMENTS, chromium
from tests.serving import Portal

RUNS = 5
PAGES = {"home": "/", "results": "/szukaj/?q=dodatek", "detail": "/placowki/kasy-mops/", "service": "/uslugi/becikowe/"}
# pages of results ask robots not to list them, as every search must: the point Lighthouse takes for that is no fault
ON_PURPOSE = {"results": ["--skip-audits=is-crawlable"]}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# the network of the target: 400 kbit/s, an answer after 300 ms; a processor as slow as Lighthouse's telephone
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER_PROCESSOR = 4
LCP_LIMIT, CLS_LIMIT = 2000, 0.02  # milliseconds; a share of the screen
WATCH = """
window.seen = {lcp: 0, cls: 0};
new PerformanceObserver(list => { for (const entry of list.getEntries()) seen.lcp = entry.startTime; })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => { for (const entry of list.getEntries()) seen.cls += entry.value; })
  .observe({type: 'layout-shift', buffered: true});
"""
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


def scores(url: str, folder: Path, options: list[str]) -> tuple[list[int], list[str]]:
    """(points out of 100 in the order of CATEGORIES, what was found wanting) of one run of Lighthouse."""
    report = folder / "report.json"
    command = [
        NODE, packages(everything=True) / "lighthouse" / "cli" / "index.js", url, "--quiet", "--output=json",
        f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags=--headless=new {' '.join(LAUNCH_ARGUMENTS)}", *options,
    ]  # fmt: skip
    environ = {"CHROME_PATH": chromium() or "", "PATH": f"{NODE.parent}:/usr/bin:/bin", "HOME": str(folder)}
    for tries_left in (2, 1, 0):  # now and then Lighthouse loses the trace of a page and asks to be run again
        if not subprocess.run(command, check=not tries_left, env=environ, timeout=180).returncode:
            break
    found = json.loads(report.read_text(encoding="utf-8"))
    weighted = {ref["id"] for name in CATEGORIES for ref in found["categories"][name]["auditRefs"] if ref["weight"]}
    wanting = [
        f"{audit['title']} {audit.get('displayValue', '')}".strip()
        for name, audit in found["audits"].items()
        if name in weighted and audit["score"] is not None and audit["score"] < 0.9
    ]
    return [round(100 * found["categories"][name]["score"]) for name in CATEGORIES], wanting


def paints(browser: Browser, url: str) -> tuple[float, float]:
    """(LCP in milliseconds, CLS) of one first view on the slow network."""
    with browser.new_context(**PHONE) as context:
        page: Page = context.new_page()
        page.add_init_script(WATCH)
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
        page.goto(url, wait_until="networkidle")
        page.wait_for_timeout(500)
        seen = page.evaluate("seen")
    return seen["lcp"], seen["cls"]


def by_lighthouse(portal: Portal, folder: Path) -> Iterator[bool]:
    """Prints a line per page; yields whether it has all points."""
    print(f"{'Lighthouse':12} {'  '.join(CATEGORIES)}   median of {RUNS}")
    for name, path in PAGES.items():
        runs = [scores(portal.url + path, folder, ON_PURPOSE.get(name, [])) for _ in range(RUNS)]
        points = [int(statistics.median(column)) for column in zip(*(run[0] for run in runs), strict=True)]
        reasons = sorted({reason for run in runs for reason in run[1]})
        print(f"{name:12} {'  '.join(map(str, points))}   {'; '.join(reasons)}", flush=True)
        yield points == [100] * len(CATEGORIES)


def on_a_slow_network(portal: Portal) -> Iterator[bool]:
    print(f"{'400 kbit/s, 300 ms':20} LCP (limit {LCP_LIMIT} ms)  CLS (limit {CLS_LIMIT})   median of {RUNS}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(LAUNCH_ARGUMENTS))
        for name, path in PAGES.items():
            runs = [paints(browser, portal.url + path) for _ in range(RUNS)]
            lcp, cls = (statistics.median(column) for column in zip(*runs, strict=True))
            print(f"{name:20} {lcp:5.0f} ms  {cls:.3f}", flush=True)
            yield lcp < LCP_LIMIT and cls < CLS_LIMIT
        browser.close()


def main() -> int:
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as name:
        portal = Portal(Path(name))
        try:
            portal.start()
            for path in PAGES.values():
                portal.ask("GET", path)  # the first reader after a start waits for modules to load
            good = [*on_a_slow_network(portal), *by_lighthouse(portal, Path(name))]
        finally:
            portal.stop()
    return int(not all(good))


if __name__ == "__main__":
    sys.exit(main())
