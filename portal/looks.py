"""The look of the installation: its own theme or the portal's, as pages and the web manifest name it."""

import re
from functools import cache

from django.conf import settings
from django.contrib.staticfiles.finders import find

COLOUR = re.compile(r"--(brick|ground): (#[0-9a-f]{3,6});")


def theme_files():
    """What the theme of this municipality puts in the place of our own: its style sheet, mark and panorama."""
    folder = f"theme/{settings.THEME}"
    names = {"style": "theme.css", "mark": "mark.svg", "panorama": "panorama.svg"}
    return {name: f"{folder}/{file}" for name, file in names.items()} if settings.THEME else {}


def colours():
    """{"brick": colour of the line on top, "ground": colour of the page}, by day."""
    return read_colours("css/tokens.css") | (read_colours(theme_files()["style"]) if settings.THEME else {})


@cache
def read_colours(sheet):
    """The first of each name: colours of the night come later in a sheet."""
    with open(str(find(sheet)), encoding="utf-8") as file:
        found = COLOUR.findall(file.read())
    return dict(reversed(found))
