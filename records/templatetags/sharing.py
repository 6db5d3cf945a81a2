"""What leaves the page: QR codes as plain SVG, which a strict content policy lets through."""

import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

LONGEST_QR = 900  # characters: beyond it the squares are too small for a telephone's camera


@register.simple_tag
def qr(url, title):
    """A QR code of an address as inline SVG with a name for screen readers; nothing when the address is too long."""
    if len(url) > LONGEST_QR:
        return ""
    code = segno.make(url, error="m", micro=False)
    svg = code.svg_inline(svgclass=None, lineclass=None, omitsize=True, border=2)
    body = mark_safe(svg.partition(">")[2].removesuffix("</svg>"))  # noqa: S308 drawn by segno, holds digits only
    side = code.symbol_size(border=2)[0]
    return format_html(
        '<svg class="qr" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '<path fill="#fff" d="M0 0h{}v{}h-{}z"/>{}</svg>',
        side, side, title, side, side, side, body,
    )  # fmt: skip
