"""How much a reader downloads: style sheets, pages, a first and a repeated view. `python -m bench.weight`

Starts a portal with starter content of its own, asks for a page of every kind in three languages and counts what a
browser would fetch for it, each file by gzip and by brotli. Exit status 1 when a figure is over its limit.
"""

import gzip
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import brotli

from tests.crawl import Walked, crawl
from tests.serving import Portal

KB = 1024
LIMITS = {"styles": 6 * KB, "page": 8 * KB, "first view": 45 * KB, "repeated view": 8 * KB, "script": KB}
FONTS = {"pl": ("ns-latin", "ns-pl"), "en": ("ns-latin", "ns-pl"), "uk": ("ns-latin", "ns-pl", "ns-uk")}


class Files:
    """Static files of the running portal, weighed once each."""

    def __init__(self, portal: Portal):
        self.portal, self.weighed = portal, {}

    def weight(self, address: str) -> tuple[int, int]:
        """(gzip, brotli) in bytes, as the portal sends it."""
        path = address.partition("#")[0]
        if path not in self.weighed:
            sizes = [self.sent(path, coding) for coding in ("gzip", "br")]
            self.weighed[path] = sizes[0], sizes[1]
        return self.weighed[path]

    def sent(self, path: str, coding: str) -> int:
        return int(self.portal.ask("HEAD", path, **{"Accept-Encoding": coding}).headers["Content-Length"])


def packed(text: str) -> tuple[int, int]:
    return len(gzip.compress(text.encode())), len(brotli.compress(text.encode()))


def added(*pairs: tuple[int, int]) -> tuple[int, int]:
    return sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)


def weigh(portal: Portal) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """(what, which, (gzip, brotli)) of everything that has a limit."""
    files = Files(portal)

    def get(address: str) -> tuple[int, str, str, str]:
        response = portal.ask("GET", address)
        return response.status, response.headers["Content-Type"], response.body, address

    pages = {address: page for address, page in crawl(get).items() if page.kind.startswith("text/html")}
    yield "styles", "all of a page", added(*(files.weight(path) for path in named(pages["/"], ".css")))
    for path in {path for page in pages.values() for path in named(page, ".js")}:
        yield "script", path, files.weight(path)
    for address, page in pages.items():
        html = packed(page.text)
        fonts = list(font_files(files, page))
        assets = {path.partition("#")[0] for path in page.assets if path.startswith("/static/")}
        assets = {path for path in assets if not path.endswith((".woff2", "mark-180.png"))}
        yield "page", address, html
        yield "repeated view", address, html
        yield "first view", address, added(html, *map(files.weight, assets), *fonts)


def named(page: Walked, suffix: str) -> list[str]:
    return [path for path in page.assets if path.startswith("/static/") and path.endswith(suffix)]


def font_files(files: Files, page: Walked) -> Iterator[tuple[int, int]]:
    """The subsets a browser fetches for the language of the page."""
    for name in FONTS[page.lang]:
        size = (Path("static/fonts") / f"{name}.woff2").stat().st_size
        yield size, size


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        portal = Portal(Path(folder))
        try:
            portal.start()
            found = list(weigh(portal))
        finally:
            portal.stop()
    for what, limit in LIMITS.items():
        worst = max(((size, which) for kind, which, size in found if kind == what), default=((0, 0), "none"))
        (by_gzip, by_brotli), which = worst
        verdict = "" if by_gzip < limit else "  OVER"
        shown = f"{by_gzip / KB:6.1f} KB gzip {by_brotli / KB:6.1f} KB brotli"
        print(f"{what:14} {shown}  limit {limit // KB}{verdict}  {which}")
    return int(any(size[0] >= LIMITS[what] for what, _which, size in found))


if __name__ == "__main__":
    sys.exit(main())
