"""Pages that belong to the installation rather than to one package."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from offices.models import Institution, Office
from portal.context import PORTAL_NAME
from portal.looks import colours, theme_files
from programs.models import Program
from records.listing import TooFar
from records.models import Page
from services.models import Document, Service

A_YEAR = 365 * 24 * 60 * 60
PUBLIC_MODELS = (Institution, Office, Service, Program, Document)

# Texts every portal must have, by address, with the title used until staff write one.
STATEMENTS = {
    "o-danych": _("Where the data comes from"),
    "prywatnosc": _("Privacy"),
    "latwy-tekst": _("Easy-to-read text (ETR)"),
    "pjm": _("Polish Sign Language (PJM)"),
}


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the process and its database answer, 503 when the database does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database: no answer\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it by this name whatever the page says."""
    return HttpResponseRedirect(static("img/mark-180.png"))


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a telephone needs to put the portal among its icons; it opens in the browser, never from a stale copy."""
    mark = theme_files().get("mark", "img/mark.svg")
    icons = [{"src": static(mark), "sizes": "any", "type": "image/svg+xml"}]
    if not settings.THEME:
        icons.append({"src": static("img/mark-180.png"), "sizes": "180x180", "type": "image/png"})
    shown = {
        "name": PORTAL_NAME,
        "lang": get_language(),
        "start_url": resolve_url("home"),
        "scope": "/",
        "display": "browser",
        "theme_color": colours()["brick"],
        "background_color": colours()["ground"],
        "icons": icons,
    }
    return JsonResponse(shown, content_type="application/manifest+json")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Robots may read everything residents may, but not every combination of search facets."""
    closed = ["/admin/", "/szukaj/?", "/szukaj.json", "/podpowiedzi", "/zglos/", "/*?m=", "/*&m="]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), f"Sitemap: {settings.PORTAL_URL}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def statement(request: HttpRequest, slug: str) -> HttpResponse:
    """A text about the portal that staff write, in the reader's language if there is one, else in Polish."""
    written = {page.language: page for page in Page.objects.filter(slug=slug).exclude(body="")}
    page = written.get(get_language() or "pl") or written.get("pl")
    title = page.title if page else STATEMENTS[slug]
    return render(request, "portal/statement.html", {"page": page, "title": title})


@require_safe
def text_size(request: HttpRequest) -> HttpResponse:
    """Larger or normal text: sets or removes the one cookie a resident may ask for, and goes back."""
    back = request.GET.get("dalej", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = resolve_url("home")
    response = HttpResponseRedirect(back)
    if request.COOKIES.get("text") == "large":
        response.delete_cookie("text", samesite="Lax")
    else:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie("text", "large", max_age=A_YEAR, samesite="Lax", httponly=True, secure=secure)
    return response


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """What of the directory may be taken away and in which form."""
    counts = [(model._meta.verbose_name_plural, model.objects.public().here().count()) for model in PUBLIC_MODELS]
    return render(request, "portal/open_data.html", {"counts": counts})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 without a context: a request nobody understands is not worth a question to the database."""
    return HttpResponseBadRequest(render_to_string("400.html"))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 with a search box; with a link to the last page where a list was asked for one too far."""
    last_page = exception.last_page if isinstance(exception, TooFar) else ""
    return render(request, "404.html", {"last_page_url": last_page}, status=404)
