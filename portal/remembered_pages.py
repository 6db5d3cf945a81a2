"""Residents' pages, kept as they were rendered: none is made twice within a minute, none is sent twice unchanged.

What a page says follows from the directory revision, the language, the size of the text, the address and the minute:
hours begin and end on whole minutes. These are its key, so processes cannot disagree and nothing has to be purged.
"""

from collections.abc import Callable
from hashlib import sha256

from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from records import clock
from records.remembered import revision_for

A_MINUTE = 60
NEVER = ("/admin/", "/healthz", "/robots.txt")  # not of the directory


class RememberedPages:
    """Answers a page of this minute from the cache, and a page the browser already has with 304."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = page_key(request)
        page = cache.get(key) if key else None
        if page is None:
            page = self.get_response(request)
            if not key or not is_the_same_for_everybody(page):
                return page
            page["ETag"] = f'"{sha256(page.content).hexdigest()[:32]}"'
            page["Cache-Control"] = "no-cache"
            cache.set(key, page, A_MINUTE)
        return get_conditional_response(request, etag=page["ETag"], response=page) or page


def page_key(request: HttpRequest) -> str:
    """Under which the answer may be kept; empty for what is asked or answered otherwise."""
    if request.method not in ("GET", "HEAD") or request.path_info.startswith(NEVER):
        return ""
    try:
        number = revision_for(request)
    except DatabaseError:  # the view will say so
        return ""
    minute = clock.now().strftime("%Y%m%d%H%M%z")
    parts = (number, minute, get_language(), request.COOKIES.get("text") == "large", request.get_full_path())
    return "page:" + sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def is_the_same_for_everybody(page: HttpResponse) -> bool:
    """Nothing in it is meant for one browser: no cookie, no form with a token (such views forbid keeping)."""
    if page.status_code != 200 or page.streaming or page.cookies:
        return False
    return "no-store" not in page.get("Cache-Control", "") and "Cookie" not in page.get("Vary", "")
