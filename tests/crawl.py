"""Walks the portal as a reader would, link by link, and keeps what each page holds."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

# Addresses that change something for the reader alone, or lead to the staff: a reader may follow them, a walk need not.
NOT_PAGES = ("/wiekszy-tekst/", "/admin/", "/static/")
ASSETS = {"link": "href", "img": "src", "use": "href", "script": "src"}
MOST_PAGES = 3000


@dataclass
class Walked(HTMLParser):
    """A page: its links by the part they stand in ("header", "nav", "main", "footer" ...), anchors, files, headings."""

    address: str
    status: int = 200
    kind: str = "text/html"
    links: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    assets: set[str] = field(default_factory=set)
    headings: list[str] = field(default_factory=list)
    lang: str = ""
    way_back: bool = False

    PARTS = ("header", "aside", "nav", "main", "footer")

    def __post_init__(self):
        super().__init__()
        self.inside = []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag in self.PARTS:
            self.inside.append((tag, found.get("class", "")))
        if tag == "html":
            self.lang = found.get("lang", "")
        elif tag == "a" and "href" in found:
            self.see_link(found)
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if ASSETS.get(tag) in found and found.get("rel") not in ("canonical", "alternate"):
            self.assets.add(found[ASSETS[tag]])

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1][0] == tag:
            self.inside.pop()

    def see_link(self, found):
        target = urljoin(self.address, found["href"])
        self.links.append((self.inside[0][0] if self.inside else "", target))
        if ("nav", "crumb") in self.inside and target == home_of(self.address):
            self.way_back = True

    def inner_links(self):
        """{address without its anchor: {anchors}} of links to pages of the portal."""
        found = {}
        for _part, target in self.links:
            address, anchor = urldefrag(target)
            if is_ours(address):
                found.setdefault(address, set()).add(anchor)
        return found


def is_ours(address):
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc and parts.path.startswith("/")


def home_of(address):
    """`/uk/` for a page under it; `/` for a Polish one."""
    first = address.split("/")[1]
    return f"/{first}/" if first in ("uk", "en") else "/"


def crawl(get, start="/"):
    """{address: Walked} of every page reached from `start`; `get` gives (status, content type, text, last address)."""
    found, waiting = {}, [start]
    while waiting and len(found) < MOST_PAGES:
        address = waiting.pop()
        if address in found:
            continue
        page = found[address] = visit(get, address)
        waiting += [other for other in page.inner_links() if not other.startswith(NOT_PAGES)]
    return found


def visit(get, address):
    status, kind, text, reached = get(address)
    page = Walked(address=reached, status=status, kind=kind)
    if kind.startswith("text/html"):
        page.feed(text)
    return page
