"""The search for residents, as a page and as JSON."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs.street_answers import answer_in_search
from records import clock
from records.listing import TooFar
from records.remembered import revision_for
from search import misses
from search.nothing import Nothing
from search.results import Found, as_json


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    revision = revision_for(request)
    found = Found(request.GET, clock.now(), revision)
    street = answer_in_search(found.text, revision)
    context = {"found": found, "page": found.page, "query": found.text, "at": found.at, "street": street}
    if not found.total:
        context["nothing"] = Nothing(found, revision)
    if found.in_vain and request.headers.get("X-Requested-With") != "fetch":  # half a word is no search
        misses.note(settings.SEARCH_MISSES_FILE, found.at.date(), found.text, found.did_you_mean)
    return render(request, "search/results.html", context)


@require_safe
def results_json(request: HttpRequest) -> HttpResponse:
    found = Found(request.GET, clock.now(), revision_for(request))
    try:
        return JsonResponse(as_json(found), json_dumps_params={"ensure_ascii": False})
    except TooFar as problem:
        return JsonResponse({"error": "no such page", "last_page": problem.last_page}, status=404)
