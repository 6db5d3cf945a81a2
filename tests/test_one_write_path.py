"""Rows are written in few places: a new module that writes has to be named here, with what it writes."""

import ast
from pathlib import Path

from django.conf import settings

WRITING = {"save", "create", "bulk_create", "update_or_create", "get_or_create", "bulk_update", "delete", "update"}
PACKAGES = ("records", "offices", "services", "programs", "search", "proposals", "ingest", "api", "portal")
# Who writes what. Everything that changes a record ends in records.changes.commit.
WRITERS = {
    "records/bulk.py": "rows of records for its callers, which commit",
    "records/changes.py": "versions, former addresses, the revision",
    "records/models.py": "the row itself, with what follows from it",
    "records/publishing.py": "records",
    "records/sources.py": "evidence and dates",
    "records/users.py": "staff",
    "offices/admin.py": "rows of a form that the record's form commits",
    "search/index.py": "the index",
    "search/models.py": "the index",
    "search/store.py": "the index",
    "proposals/review.py": "records",
    "ingest/exchange/headings.py": "categories, target groups, municipalities, districts",
    "ingest/exchange/load.py": "records",
    "ingest/importing.py": "sources and their texts",
    "ingest/propose.py": "proposals and municipalities",
    "ingest/runs.py": "runs",
    "portal/installation.py": "pages and emergency numbers of a first start",
}


def modules():
    for package in PACKAGES:
        for file in sorted((settings.BASE_DIR / package).rglob("*.py")):
            if "migrations" not in file.parts:
                yield file.relative_to(settings.BASE_DIR)


def writes(file: Path) -> set[str]:
    """The write calls of a module on querysets, managers and rows: `x.save()`, `X.objects.create()`."""
    tree = ast.parse((settings.BASE_DIR / file).read_text(encoding="utf-8"))
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {call.attr for call in calls if isinstance(call, ast.Attribute) and is_write(call)}


def is_write(call: ast.Attribute) -> bool:
    """`dict.update` and the like are no writes: update and delete count only on what a query gave."""
    if call.attr not in WRITING:
        return False
    return call.attr not in ("update", "delete") or "objects" in ast.unparse(call) or "filter" in ast.unparse(call)


def test_only_known_modules_write_rows():
    assert {str(file): calls for file in modules() if str(file) not in WRITERS and (calls := writes(file))} == {}


def test_every_known_writer_still_writes():
    assert [name for name in WRITERS if not writes(Path(name))] == []


def test_whoever_writes_records_commits_the_change():
    files = [name for name, what in WRITERS.items() if what == "records"]
    assert [n for n in files if "commit(" not in (settings.BASE_DIR / n).read_text(encoding="utf-8")] == []
