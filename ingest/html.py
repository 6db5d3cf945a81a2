"""The text of a saved page: what a reader of it sees, one line per paragraph, item of a list and row of a table.

The parser reads pages as browsers do, so a broken page is an ordinary one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from selectolax.lexbor import LexborHTMLParser

_UNSEEN = frozenset(
    "script style noscript template head svg math iframe object canvas audio video nav select textarea button dialog".split()
)
_BLOCKS = frozenset(
    """address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hr html legend li main menu ol p pre section summary table tbody tfoot thead tr caption ul""".split()
)
_APART = frozenset("p h1 h2 h3 h4 h5 h6 table".split())
"""Elements with an empty line before and after them."""
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})[^<>]*>?")
_NOT_NESTING = frozenset(
    "area base br col embed hr img input link meta source track wbr p li td th tr dd dt option a form".split()
)
_DEEPEST, _MOST_ATTRIBUTES = 2000, 2000
_SPACES = re.compile(r"[ \t\n\r\f]+")
_DEEPEST_TABLE = 8
_ROW_LINES, _ROW_WIDTH = 4, 240
"""A cell of more lines, or longer, holds a part of the page rather than a value."""


@dataclass
class _Lines:
    """Lines in the making. tag: the element they are of."""

    tag: str
    done: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    bullet: str = ""
    cells: list[list[str]] = field(default_factory=list)

    def add(self, text: str) -> None:
        if text.strip(" ") or self.line:
            self.line.append(self.bullet + text.lstrip(" ") if not self.line else text)
            self.bullet = ""

    def end(self, *, apart: bool = False) -> None:
        """End the line, and with `apart` leave an empty one."""
        text = _SPACES.sub(" ", "".join(self.line)).strip(" ")
        self.line = []
        if text:
            self.done.append(text)
        if apart and self.done and self.done[-1]:
            self.done.append("")


class PageError(Exception):
    """A page that no browser would show: the parser's time would grow without measure."""


def page_text(html: str) -> str:
    """The text of the page without scripts and menus; "" where nothing is to be read. Raises PageError."""
    _refuse_monsters(html)
    root = LexborHTMLParser(html.replace("\x00", "")).body
    if root is None:
        return ""
    writer = _Writer()
    for entering, node in _events(root):
        (writer.enter if entering else writer.leave)(node)
    writer.page.end()
    lines = writer.page.done
    return "\n".join(line for before, line in pairwise(["", *lines]) if line or before).strip("\n") + "\n" * bool(lines)


def _refuse_monsters(html: str) -> None:
    depth = 0
    for match in _TAG.finditer(html):
        if len(match[0]) > _MOST_ATTRIBUTES and len(match[0].split()) > _MOST_ATTRIBUTES:
            raise PageError("An element of the page has too many attributes.")
        if match["name"].lower() not in _NOT_NESTING:
            depth = max(0, depth - 1) if match["close"] else depth + 1
        if depth > _DEEPEST:
            raise PageError("The page is nested too deep.")


def _events(root: Any) -> Iterator[tuple[bool, Any]]:
    """Each element and text as it is entered and left, in the order of the page; however deep they stand."""
    above, node = [root], root.child
    while above:
        if node is None:
            left = above.pop()
            if above:
                yield False, left
                node = left.next
        elif _is_unseen(node):
            node = node.next
        else:
            yield True, node
            above.append(node)
            node = node.child


def _is_unseen(node: Any) -> bool:
    if node.tag.startswith("-"):
        return bool(node.tag != "-text")
    attributes = node.attributes
    return (
        node.tag in _UNSEEN
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") == "navigation"
    )


class _Writer:
    """Writes the page element by element; rows and cells of tables are put aside until they end."""

    def __init__(self) -> None:
        self.page = _Lines("body")
        self.open = [self.page]
        self.counts: list[int] = []

    def enter(self, node: Any) -> None:
        tag, lines = node.tag, self.open[-1]
        if tag == "-text":
            lines.add(_SPACES.sub(" ", node.text_content or ""))
        elif tag == "br":
            lines.end()
        elif tag in ("td", "th", "tr"):
            self._enter_table_part(tag)
        elif tag in _BLOCKS:
            lines.end(apart=tag in _APART and not self.counts)
            if tag in ("ul", "ol", "menu"):
                self.counts.append(0 if tag == "ol" else -1)
            elif tag == "li":
                lines.bullet = self._bullet()

    def leave(self, node: Any) -> None:
        tag = node.tag
        if tag in ("td", "th", "tr"):
            self._leave_table_part(tag)
        elif tag == "a":
            self.open[-1].add(_address_behind(node))
        elif tag in _BLOCKS:
            self.open[-1].end(apart=tag in _APART and not self.counts)
            self.open[-1].bullet = ""
            if tag in ("ul", "ol", "menu") and self.counts:
                self.counts.pop()

    def _bullet(self) -> str:
        if not self.counts or self.counts[-1] < 0:
            return "- "
        self.counts[-1] += 1
        return f"{self.counts[-1]}. "

    def _enter_table_part(self, tag: str) -> None:
        self.open[-1].end()
        if len(self.open) < 2 * _DEEPEST_TABLE:
            self.open.append(_Lines(tag))

    def _leave_table_part(self, tag: str) -> None:
        lines = self.open[-1]
        lines.end()
        if lines.tag != tag or len(self.open) == 1:
            return
        self.open.pop()
        if tag != "tr" and self.open[-1].tag == "tr":
            self.open[-1].cells.append([line for line in lines.done if line])
        else:
            self.open[-1].done += _row(lines.cells) + lines.done


def _row(cells: list[list[str]]) -> list[str]:
    """A row of values is one line; a row that lays out the page is its cells, one after the other."""
    if all(len(cell) <= _ROW_LINES and sum(map(len, cell)) <= _ROW_WIDTH for cell in cells):
        joined = " | ".join(_joined(cell) for cell in cells if cell)
        return [joined] if joined else []
    return [line for cell in cells for line in [*cell, ""]]


def _joined(cell: list[str]) -> str:
    """The lines of a cell in one: a line that ends in no sign of its own gets a comma."""
    ended = [line if line[-1:] in ".,:;!?-–" else f"{line}," for line in cell[:-1]]
    return " ".join([*ended, *cell[-1:]])


def _address_behind(link: Any) -> str:
    """The e-mail address or number that a link leads to and does not show ("Napisz do nas")."""
    scheme, _, target = (link.attributes.get("href") or "").strip().partition(":")
    target = target.partition("?")[0].strip()
    shown = re.sub(r"[^\w@.]", "", link.text(deep=True)).lower()
    known = re.sub(r"[^\w@.]", "", target).lower().removeprefix("48")
    if scheme.lower() not in ("mailto", "tel") or not 5 < len(target) < 200 or known in shown:
        return ""
    return f" ({target})"
