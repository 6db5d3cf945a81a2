"""Every text people read is translated: all into Polish, residents' also into Ukrainian; nothing stale.

English is the language of the sources. The compiled translations are those of the sources.
"""

import ast
import io
import re
from functools import cache
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
POLISH, UKRAINIAN = (ROOT / f"locale/{language}/LC_MESSAGES/django.po" for language in ("pl", "uk"))
# what only staff read, in Polish or English
STAFF_FOLDERS = ("templates/admin/", "templates/registration/", "ingest/")
STAFF_MODULES = re.compile(
    r"\w{1,20}/(?:admin(?:_rows|_around)?|forms|areas)\.py"
    r"|offices/(?:odd_days(?:_desk|_views)?|decisions|decision_forms)\.py"  # the screen on which staff decide odd days
    r"|offices/(?:area_file|hours_copy)\.py"
    r"|proposals/(?!feedback|reports|reporting|topics)[\w/]{1,40}\.py"  # all but what residents send
    r"|portal/(?:tasks|back_office|models)\.py"
    r"|search/models\.py"
    r"|services/amounts\.py"
    r"|records/(?:labelled|record_admin|staff|watched_form)\.py"
)
# words that are the same in both languages
ALIKE = {
    "pl": {
        "%(weekday)s, %(date)s", "import", "administrator", "partner", "e-mail", "status", "link", "Import", "system",
        "Status", " r.",
        "?", "inst.", "mail", "part.", "prog.", "tel.", "www",
    },
    "uk": {"%(weekday)s, %(date)s", "e-mail"},
}  # fmt: skip
ALIKE_IN_PL_AND_UK = {"on %(date)s", "%(weekday)s, %(date)s", "text messages", "e-mail"}
IMPORTED_AS = re.compile(r"\b(\w{1,30}) as (\w{1,30})\b")
LAZY = {f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")}
KEYWORDS = DEFAULT_KEYWORDS | LAZY


@cache
def read(path: Path):
    with open(path, "rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def messages_in(source: str) -> set[tuple[str | None, str]]:
    """(context, English text) of everything a piece of Python marks for translation."""
    found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS | aliases(source))
    return {(context, _first(text)) for _, text, _, context in found}


def aliases(source: str) -> dict:
    """Keywords under the names this module imports them by, such as lazy for gettext_lazy."""
    imports = [line for line in source.splitlines() if line.startswith("from django.utils.translation import")]
    return {new: KEYWORDS[old] for line in imports for old, new in IMPORTED_AS.findall(line) if old in KEYWORDS}


def _first(text: str | tuple[str, ...]) -> str:
    """The text itself, or its singular."""
    return text if isinstance(text, str) else text[0]


@cache
def marked() -> dict[tuple[str | None, str], str]:
    """Where each text stands that is marked for translation, in Python and in templates."""
    return {text: name for name, source in sources().items() for text in messages_in(source)}


def marked_for_residents() -> dict[tuple[str | None, str], str]:
    """The same without what only staff read: whole modules, and in the others the labels of columns."""
    shown = {name: source for name, source in sources().items() if not is_for_staff(name)}
    parts = {name: without_labels(source) if name.endswith(".py") else source for name, source in shown.items()}
    return {text: name for name, source in parts.items() for text in messages_in(source)}


@cache
def sources() -> dict[str, str]:
    """{path in the repository: Python} of all our modules and, as calls of gettext, our templates."""
    modules = [path for package in LAYERS for path in (ROOT / package).rglob("*.py")]
    pages = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    texts = {path: path.read_text(encoding="utf-8") for path in modules} | {path: calls_in(path) for path in pages}
    return {str(path.relative_to(ROOT)): text for path, text in texts.items()}


def is_for_staff(name: str) -> bool:
    return name.startswith(STAFF_FOLDERS) or bool(STAFF_MODULES.fullmatch(name))


class WithoutLabels(ast.NodeTransformer):
    """Drops columns of models and their Meta: only forms of the back office show those labels."""

    def visit_ClassDef(self, node):
        self.generic_visit(node)
        if node.name == "Meta":
            node.body = [ast.Pass()]
        return node

    def visit_Assign(self, node):
        made_by = ast.unparse(node.value.func) if isinstance(node.value, ast.Call) else ""
        return ast.Pass() if made_by.startswith("models.") or made_by == "HoursField" else node


def without_labels(source: str) -> str:
    return ast.unparse(WithoutLabels().visit(ast.parse(source)))


def calls_in(page: Path) -> str:
    """A template as calls of gettext with padding between them; without indentation, which Python would judge."""
    lines = templatize(page.read_text(encoding="utf-8"), origin=str(page)).splitlines()
    return "\n".join(line.lstrip() for line in lines)


@cache
def translated(*paths: Path) -> dict:
    """{(context, English text): message} of these catalogues."""
    return {(message.context, _first(message.id)): message for path in paths for message in read(path) if message.id}


@cache
def djangos(language: str) -> list[Path]:
    return list(Path(django.__file__).parent.rglob(f"locale/{language}/*/django.po"))


def test_every_text_has_a_polish_translation():
    polish = translated(POLISH, *djangos("pl"))
    assert {text: where for text, where in marked().items() if text not in polish} == {}


def test_every_text_residents_read_has_a_ukrainian_translation():
    ukrainian = translated(UKRAINIAN, *djangos("uk"))
    assert {text: where for text, where in marked_for_residents().items() if text not in ukrainian} == {}


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_no_translation_is_of_a_text_that_is_gone(catalogue):
    there = marked().keys() | translated(*djangos("pl")).keys()  # some of Django's own texts are worded anew
    assert [text for text in translated(catalogue) if text not in there] == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_no_translation_is_empty_or_doubtful(catalogue):
    messages = translated(catalogue).values()
    assert [message.id for message in messages if message.fuzzy or not _is_complete(message)] == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_a_translation_equal_to_the_source_counts_as_missing_unless_it_is_listed(catalogue):
    same = {message.id for message in translated(catalogue).values() if message.string == message.id}
    assert same - ALIKE[catalogue.parent.parent.name] == set()


def test_a_ukrainian_translation_equal_to_the_polish_one_counts_as_missing_unless_it_is_listed():
    polish, ukrainian = translated(POLISH), translated(UKRAINIAN)
    same = {text[1] for text in polish.keys() & ukrainian.keys() if polish[text].string == ukrainian[text].string}
    assert same - ALIKE_IN_PL_AND_UK == set()


def test_every_ukrainian_text_stands_in_the_polish_catalogue_too():
    assert translated(UKRAINIAN).keys() - translated(POLISH, *djangos("pl")).keys() == set()


def _is_complete(message) -> bool:
    return all(message.string if isinstance(message.string, tuple) else [message.string])


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_plurals_have_three_forms(catalogue):
    plurals = [message for message in translated(catalogue).values() if isinstance(message.id, tuple)]
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
