"""Every text people read has a Polish translation, and the compiled translations are those of the sources."""

import io
from pathlib import Path

import django
import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

from tests.test_layers import LAYERS

ROOT: Path = settings.BASE_DIR
CATALOGUES = sorted(ROOT.glob("locale/*/LC_MESSAGES/django.po"))
LAZY = {f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")}
KEYWORDS = DEFAULT_KEYWORDS | LAZY


def read(path: Path):
    with open(path, "rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def messages_in(source: str) -> set[tuple[str | None, str]]:
    """(context, English text) of everything a piece of Python marks for translation."""
    found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
    return {(context, _first(text)) for _, text, _, context in found}


def _first(text: str | tuple[str, ...]) -> str:
    """The text itself, or its singular."""
    return text if isinstance(text, str) else text[0]


def marked() -> dict[tuple[str | None, str], str]:
    """Where each text stands that is marked for translation, in Python and in templates."""
    modules = [path for package in LAYERS for path in (ROOT / package).rglob("*.py")]
    pages = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    sources = {path: path.read_text(encoding="utf-8") for path in modules}
    sources |= {path: calls_in(path) for path in pages}
    return {text: str(path.relative_to(ROOT)) for path, source in sources.items() for text in messages_in(source)}


def calls_in(page: Path) -> str:
    """A template as calls of gettext with padding between them; without indentation, which Python would judge."""
    lines = templatize(page.read_text(encoding="utf-8"), origin=str(page)).splitlines()
    return "\n".join(line.lstrip() for line in lines)


def test_every_text_has_a_polish_translation():
    ours, djangos = ROOT.glob("locale/pl/*/django.po"), Path(django.__file__).parent.rglob("locale/pl/*/django.po")
    polish = {
        (message.context, _first(message.id)) for path in [*ours, *djangos] for message in read(path) if message.id
    }
    assert {text: where for text, where in marked().items() if text not in polish} == {}


def test_no_polish_translation_is_empty_or_doubtful():
    polish = [message for message in read(ROOT / "locale/pl/LC_MESSAGES/django.po") if message.id]
    assert [message.id for message in polish if message.fuzzy or not _is_complete(message)] == []


def _is_complete(message) -> bool:
    return all(message.string if isinstance(message.string, tuple) else [message.string])


def test_polish_plurals_have_three_forms():
    plurals = [message for message in read(ROOT / "locale/pl/LC_MESSAGES/django.po") if isinstance(message.id, tuple)]
    assert {len(message.string) for message in plurals} == {3}


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_placeholders_are_those_of_the_source(catalogue):
    translation = read(catalogue)
    found = {str(message.id): list(message.check(translation)) for message in translation if message.id}
    assert {text: errors for text, errors in found.items() if errors} == {}


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_the_compiled_translation_is_that_of_the_source(catalogue):
    rebuilt = io.BytesIO()
    write_mo(rebuilt, read(catalogue))
    assert catalogue.with_suffix(".mo").read_bytes() == rebuilt.getvalue()
