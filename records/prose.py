"""Texts that staff write, as safe HTML: paragraphs, headings (## and ###), lists (-) and links, nothing else."""

import re

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from polish.text import glue

_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(((?:https?://|mailto:|tel:|/)[^\s()<>\"]{0,500})\)")


def to_html(text: str) -> SafeString:
    """Blocks are parted by empty lines; lines of a paragraph stay lines; everything else is shown as typed."""
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return mark_safe("\n".join(_block(block.strip("\n")) for block in blocks if block.strip()))  # noqa: S308 escaped below


def _block(block: str) -> str:
    for mark, tag in (("### ", "h3"), ("## ", "h2")):
        if block.startswith(mark):
            return format_html("<{0}>{1}</{0}>", mark_safe(tag), glue(block.removeprefix(mark)))  # noqa: S308 ours
    lines = block.split("\n")
    if all(line.startswith("- ") for line in lines):
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((_inline(x[2:]),) for x in lines)))
    return format_html("<p>{}</p>", mark_safe("<br>".join(_inline(line) for line in lines)))  # noqa: S308 escaped


def _inline(line: str) -> SafeString:
    parts, reached = [], 0
    for link in _LINK.finditer(line):
        parts.append(escape(glue(line[reached : link.start()])))
        parts.append(format_html('<a href="{}">{}</a>', link[2], glue(link[1])))
        reached = link.end()
    parts.append(escape(glue(line[reached:])))
    return mark_safe("".join(parts))  # noqa: S308 every part is escaped
