"""Suggestions while typing, for our own box and for the search box of a browser."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from records.remembered import revision_for
from search.normalise import clean
from search.suggest import suggestions


@require_safe
def hints(request: HttpRequest) -> HttpResponse:
    """A list for the box of our pages: a piece of HTML, empty when nothing fits."""
    found = suggestions(request.GET.get("q", ""), revision_for(request))
    return render(request, "search/_hints.html", {"suggestions": found})


@require_safe
def hints_json(request: HttpRequest) -> HttpResponse:
    """The same for a browser: [what was typed, names, kinds, addresses], as OpenSearch suggestions are."""
    typed = clean(request.GET.get("q", ""))
    found = suggestions(typed, revision_for(request))
    columns = [
        [one.name.words for one in found],
        [one.kind for one in found],
        [settings.PORTAL_URL + one.url for one in found],
    ]
    return JsonResponse(
        [typed, *columns],
        safe=False,
        json_dumps_params={"ensure_ascii": False},
        content_type="application/x-suggestions+json",
    )


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """What a browser needs to offer the portal among its search engines."""
    addresses = {name: settings.PORTAL_URL + reverse(name) for name in ("search", "hints_json", "opensearch")}
    return render(
        request,
        "search/opensearch.xml",
        {"addresses": addresses, "portal": settings.PORTAL_URL},
        content_type="application/opensearchdescription+xml",
    )
