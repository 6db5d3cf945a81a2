"""The packages stand in a line, and each knows only what stands below it (docs/architecture.md)."""

import ast
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

LAYERS = ["polish", "records", "offices", "services", "programs", "search", "proposals", "ingest", "api", "portal"]
ROOT: Path = settings.BASE_DIR


def modules(*packages: str) -> list[Path]:
    return sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))


@cache
def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def imported(path: Path) -> set[str]:
    """Names of the packages that a module imports, wherever in the module; relative imports stay inside."""
    names = set()
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").partition(".")[0])
    return names


@cache
def called(path: Path) -> set[str]:
    """Last names of everything a module calls: connect for changed.connect(...), receiver for @receiver(...)."""
    functions = [node.func for node in ast.walk(syntax(path)) if isinstance(node, ast.Call)]
    return {getattr(function, "attr", getattr(function, "id", "")) for function in functions}


def relative(paths) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("package", LAYERS)
def test_a_package_imports_only_itself_and_what_stands_below(package):
    above = set(LAYERS[LAYERS.index(package) + 1 :])
    offenders = {name: found for name in modules(package) if (found := imported(name) & above)}
    assert offenders == {}


def test_every_package_of_the_repository_has_its_place_in_the_line():
    found = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert found - {"tests", "bench", "docs"} == set(LAYERS)


def test_polish_knows_no_django():
    assert [path for path in modules("polish") if "django" in imported(path)] == []


def test_relations_of_models_point_down_or_stay():
    ours = [model for model in apps.get_models() if model._meta.app_label in LAYERS]
    relations = [field for model in ours for field in model._meta.get_fields() if field.is_relation and field.concrete]
    upward = [
        str(field)
        for field in relations
        if field.related_model._meta.app_label in LAYERS
        and LAYERS.index(field.related_model._meta.app_label) > LAYERS.index(field.model._meta.app_label)
    ]
    assert upward == []


def test_no_relation_is_generic():
    assert [path for path in modules(*LAYERS) if "GenericForeignKey" in called(path)] == []


def test_the_only_signal_says_that_records_changed():
    assert relative(path for path in modules(*LAYERS) if "Signal" in called(path)) == ["records/signals.py"]


def test_the_only_receiver_is_the_search_index():
    receivers = [path for path in modules(*LAYERS) if called(path) & {"connect", "receiver"}]
    assert relative(receivers) == ["search/apps.py"]


def test_no_module_is_named_after_nothing():
    nameless = {"utils", "util", "core", "common", "helpers", "helper", "misc"}
    assert [path for path in modules(*LAYERS) if {path.stem, path.parent.name} & nameless] == []


@pytest.mark.parametrize("package", LAYERS)
def test_every_module_says_what_it_knows(package):
    written = [path for path in modules(package) if "migrations" not in path.parts and path.stat().st_size]
    silent = [path for path in written if not ast.get_docstring(syntax(path))]
    assert relative(silent) == []
