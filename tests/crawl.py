"""Walks the portal as a reader would, link by link, and keeps what each page holds."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

# Addresses that change something for the reader alone, or lead to the staff: a reader may follow them, a walk need not.
NOT_PAGES = ("/wiekszy-tekst/", "/admin/", "/static/")
ASSETS = {"link": "href", "img": "src", "use": "href", "script": "src"}
MOST_PAGES = 3000
# of pages that differ only in the record they name, one for each kind of record is walked
ALIKE = re.compile(r"(?:/uk|/en)?/zglos/\w{1,20}/")
# every page again, for each list a reader may put together ("Moja lista")
WITH_A_LIST = re.compile(r"[?&]m=")
VOID = {"meta", "link", "img", "br", "input", "use", "hr", "path", "col", "source", "wbr"}
LATIN = re.compile(r"[A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż]{4}")


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
    unmarked: list[str] = field(default_factory=list)
    text: str = field(default="", repr=False)

    PARTS = ("header", "aside", "nav", "main", "footer")

    def __post_init__(self):
        super().__init__()
        self.inside, self.tongues = [], []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag not in VOID:
            self.tongues.append((tag, found.get("lang") or (self.tongues[-1][1] if self.tongues else "")))
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
        while tag not in VOID and self.tongues and self.tongues.pop()[0] != tag:
            pass
        if self.inside and self.inside[-1][0] == tag:
            self.inside.pop()

    def handle_data(self, data):
        """Keeps words of a page that may be in another language than they say."""
        tag, language = self.tongues[-1] if self.tongues else ("", "")
        may_be_polish = language == "uk" and tag != "option" and "main" in dict(self.inside)
        if may_be_polish and LATIN.search(data):
            self.unmarked.append(" ".join(data.split()))

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


def kind_of_report(address):
    """What is the same in addresses of which one is walked; None for an address that is walked anyway."""
    alike = ALIKE.match(address)
    return alike and alike[0]


def kind_of_page(address):
    """The same; of any other page its address without the record and without what is asked for."""
    home = home_of(address)
    parts = urlsplit(address).path.removeprefix(home).split("/")
    kind = (home, parts[0], *parts[2:]) if len(parts) > 2 or "?" in address else None
    return kind_of_report(address) or kind


def crawl(get, start="/", kind_of=kind_of_report):
    """{address: Walked} of what is reached from `start`; `get` gives (status, content type, text, last address)."""
    found, waiting, kinds = {}, [start], set()
    while waiting and len(found) < MOST_PAGES:
        address = waiting.pop()
        kind = kind_of(address)
        if address in found or WITH_A_LIST.search(address) or (kind and kind in kinds):
            continue
        kinds.add(kind)
        page = found[address] = visit(get, address)
        waiting += [other for other in page.inner_links() if not other.startswith(NOT_PAGES)]
    return found


def visit(get, address):
    status, kind, text, reached = get(address)
    page = Walked(address=reached, status=status, kind=kind, text=text)
    if kind.startswith("text/html"):
        page.feed(text)
    return page
