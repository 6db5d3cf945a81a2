"""While a list ("Moja lista") is in the address, every page carries it on: in its links and in its search forms.

No cookie and no script could do it as well, and no template needs to know. Pages without a list pass untouched.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import parse_qs

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from records.chosen import PARAMETER, Chosen

_LINK = re.compile(r'(?<= href=")([/?][^"]{0,2000})(?=")')
_FORM = re.compile(r"<form\b[^>]{0,400}>")
NOT_PAGES = (settings.STATIC_URL, "/admin/", "//", "/wiekszy-tekst/")
FILES = (".ics", ".vcf", ".xml", ".json", ".txt", ".jsonl", ".csv")


class CarriedList:
    """Adds the list of the address to the links of the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        chosen = Chosen.of(request.GET)
        is_page = not response.streaming and response.get("Content-Type", "").startswith("text/html")
        if chosen.active and is_page and not request.path_info.startswith(NOT_PAGES):
            response.content = carried(response.content.decode(), chosen).encode()
        return response


def carried(page: str, chosen: Chosen) -> str:
    """The HTML with the list in every link to a page of ours and every form that asks with GET."""
    query = escape(chosen.query)
    hidden = "".join(f'<input type="hidden" name="{PARAMETER}" value="{escape(key)}">' for key in chosen.keys or ("",))
    page = _LINK.sub(lambda link: with_query(link[1], query), page)
    return _FORM.sub(lambda form: form[0] if 'method="post"' in form[0] else form[0] + hidden, page)


def with_query(address: str, query: str) -> str:
    """An address as written in HTML with the list added, unless it leads elsewhere or has a list of its own."""
    before, hash_, fragment = address.partition("#")
    path, _mark, asked = before.partition("?")
    has_own = PARAMETER in parse_qs(unescape(asked), keep_blank_values=True)
    if address.startswith(NOT_PAGES) or path.endswith(FILES) or has_own:
        return address
    return f"{before}{'&amp;' if '?' in before else '?'}{query}{hash_}{fragment}".replace("?&amp;", "?")
