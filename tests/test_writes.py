"""Only the modules listed here write to the database, and those that write records end in records.changes.commit."""

import ast

import pytest

from tests.test_layers import LAYERS, called, modules, relative, syntax

RECORDS_WRITERS = {
    "ingest/exchange/load.py": "a directory file, in bulk",
    "offices/decisions.py": "decisions about odd days, for many places at once",
    "offices/admin_rows.py": "the telephone lines beside a staff form",
    "proposals/review.py": "accepted proposals, through the staff forms",
    "proposals/undo.py": "decisions taken back, through the staff forms",
    "records/forms.py": "the staff forms, for whoever commits",
    "records/bulk.py": "inserts for load.py",
    "records/changes.py": "the one write path itself",
    "records/models.py": "fills in a record's slug and sort key",
    "records/publishing.py": "publish and withdraw",
}
OTHER_WRITERS = {
    "offices/area_file.py": "a file of areas, and districts it names",
    "offices/areas.py": "fills in how a street is compared",
    "ingest/exchange/headings.py": "categories and target groups named in a directory file",
    "ingest/importing.py": "snapshots of texts",
    "ingest/propose.py": "proposals, and the town of a new office",
    "ingest/runs.py": "one row per import",
    "portal/static_files.py": "style sheets made shorter: files, no rows",
    "search/misses.py": "daily counts of searches in vain",
    "portal/installation.py": "pages and emergency numbers of a first start",
    "proposals/contradictions.py": "questions to offices, and what a rival is measured against",
    "proposals/reporting.py": "reports by residents, and forgetting them",
    "proposals/reports.py": "answers whether a page helped",
    "records/sources.py": "citations and confirmations",
    "records/staff.py": "words and pages edited in the back office",
    "records/users.py": "staff",
    "search/index.py": "the state of the index",
    "search/models.py": "word lists of the index",
    "search/store.py": "the index",
}
COMMITS = [
    "ingest/exchange/load.py", "offices/decisions.py", "proposals/review.py", "proposals/undo.py",
    "records/publishing.py", "records/record_admin.py",
]  # fmt: skip
METHODS = {"save", "delete", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}


def writes(path) -> bool:
    calls = [node for node in ast.walk(syntax(path)) if isinstance(node, ast.Call)]
    methods = [call for call in calls if isinstance(call.func, ast.Attribute)]
    return any(call.func.attr in METHODS or _updates_rows(call) for call in methods)


def _updates_rows(call: ast.Call) -> bool:
    """QuerySet.update takes names only; dict.update is nearly always given something without a name."""
    return call.func.attr == "update" and not call.args and bool(call.keywords)


def test_only_the_modules_listed_write_to_the_database():
    written = [path for path in modules(*LAYERS) if "migrations" not in path.parts and writes(path)]
    assert set(relative(written)) == RECORDS_WRITERS.keys() | OTHER_WRITERS.keys()


@pytest.mark.parametrize("name", COMMITS)
def test_whoever_writes_records_ends_in_commit(name):
    (path,) = [path for path in modules(*LAYERS) if relative([path]) == [name]]
    assert called(path) & {"commit", "remove"}
