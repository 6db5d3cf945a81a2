"""What every page shows around its content: the portal's name and publisher, emergency lines, languages, text size."""

from django.conf import settings
from django.db import DatabaseError
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_info

from offices.models import EmergencyLine
from portal.looks import colours, theme_files
from records.models import Page
from records.remembered import remembered, revision_for

PORTAL_NAME = "Gdzie po pomoc"
LINES_IN_BAND = 2


def page_frame(request):
    """Asks the database only for what the template uses, and never fails because of it: error pages use this too."""
    frame = SimpleLazyObject(lambda: stored_frame(request))
    return {
        "portal_name": PORTAL_NAME,
        "portal_url": f"{settings.PORTAL_URL}/",
        "frame": frame,
        "theme": theme_files(),
        "theme_colour": colours()["brick"],
        "languages": languages(request),
        "canonical": settings.PORTAL_URL + request.path,
        "large_text": request.COOKIES.get("text") == "large",
    }


def stored_frame(request):
    """The publisher and the emergency lines, once per directory revision; empty when no database answers."""
    try:
        return remembered("frame", revision_for(request), read_frame)
    except DatabaseError:
        return {"publisher": None, "emergency_lines": []}


def read_frame():
    lines = EmergencyLine.objects.filter(on_every_page=True)[:LINES_IN_BAND]
    return {"publisher": publisher(), "emergency_lines": list(lines)}


def publisher():
    """The page "wydawca" that staff write: its title is who publishes the portal, its text how to reach them."""
    return Page.objects.filter(slug="wydawca", language="pl").exclude(title="").first()


def languages(request):
    """The languages whose translation is complete, each with the address of this page in it."""
    here = request.get_full_path()
    return [
        {
            "code": code,
            "name": get_language_info(code)["name_local"].capitalize(),
            "url": translate_url(here, code),
            "absolute": settings.PORTAL_URL + translate_url(request.path, code),
            "current": code == get_language(),
        }
        for code in settings.READY_LANGUAGES
    ]
