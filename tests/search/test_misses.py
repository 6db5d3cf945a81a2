"""Searches in vain: what of them is kept, how it is counted, how long, and how staff see it."""

import json
from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import misses
from search.models import SearchMiss
from tests.builders import clerk

pytestmark = [pytest.mark.sql, pytest.mark.django_db, pytest.mark.usefixtures("directory")]
TODAY = date(2026, 11, 30)


@pytest.fixture
def path(tmp_path, settings):
    """The file of this test, on a Monday at ten."""
    settings.PORTAL_NOW = datetime(2026, 11, 30, 10, tzinfo=ZoneInfo("Europe/Warsaw"))
    settings.SEARCH_MISSES_FILE = tmp_path / "misses.jsonl"
    return settings.SEARCH_MISSES_FILE


def search(client, words, **more):
    return client.get("/szukaj/", {"q": words, **more})


def noted(path):
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def counted(words, times, day=TODAY, meant=""):
    return SearchMiss.objects.create(day=day, query=words, meant=meant, times=times)


def test_a_search_without_result_is_noted_with_its_day_and_nothing_else(client, path):
    search(client, " XYZZYQ   Abc ")
    assert noted(path) == [["2026-11-30", "xyzzyq abc", ""]]


def test_a_corrected_search_is_noted_with_what_it_was_taken_for(client, path):
    search(client, "dodatek meiszkaniowy")
    assert noted(path) == [["2026-11-30", "dodatek meiszkaniowy", "dodatek mieszkaniowy"]]


@pytest.mark.parametrize(
    "words",
    ["jan.k@poczta.example", "xyz 85010112345", "qwerty 501 928 501", "xq 123 456 789 x", "xyz１２３４５６７８９"],
)
def test_what_may_tell_who_was_searching_is_never_kept(client, path, words):
    search(client, words)
    assert noted(path) == []


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("mops", {}),
        ("mops", {"gmina": "rawicz", "rodzaj": "program"}),
        ("xyzzyq", {"doslownie": "1"}),
        ("", {}),
    ],
)
def test_what_needs_no_synonym_is_not_noted(client, path, words, more):
    search(client, words, **more)
    assert noted(path) == []


def test_half_a_word_of_the_live_results_is_not_noted(client, path):
    client.get("/szukaj/", {"q": "xyzzyq"}, headers={"X-Requested-With": "fetch"})
    assert noted(path) == []


def test_noting_a_search_writes_nothing_to_the_database(client, path):
    with CaptureQueriesContext(connection) as asked:
        search(client, "xyzzyq")
    assert [one["sql"] for one in asked if not one["sql"].lstrip("( ").startswith(("SELECT", "WITH"))] == []


def test_a_folder_that_cannot_be_written_keeps_nobody_from_searching(client, path, settings):
    settings.SEARCH_MISSES_FILE = path / "no" / "such" / "folder"
    assert search(client, "xyzzyq").status_code == 200


def test_the_file_stops_growing_at_its_limit(client, path):
    path.write_bytes(b"x" * misses.LARGEST_FILE)
    search(client, "xyzzyq")
    assert path.stat().st_size == misses.LARGEST_FILE


def test_the_command_counts_the_searches_of_a_day_and_empties_the_file(path):
    path.write_text('["2026-11-30", "becik", ""]\n' * 3 + '["2026-11-29", "becik", ""]\n')
    said = StringIO()
    call_command("count_searches", stdout=said)
    assert said.getvalue() == "searches counted: 4, old counts deleted: 0\n"
    assert set(SearchMiss.objects.values_list("day", "times")) == {(TODAY, 3), (TODAY - timedelta(days=1), 1)}
    assert not path.exists()


def test_counts_of_a_day_add_up_over_several_runs(path):
    counted("becik", 2)
    path.write_text('["2026-11-30", "becik", ""]\n')
    misses.fold(path, TODAY)
    assert SearchMiss.objects.get().times == 3


def test_a_run_that_was_broken_off_is_taken_up_by_the_next(path):
    path.with_suffix(".counting").write_text('["2026-11-30", "becik", ""]\n')
    path.write_text('["2026-11-30", "inne", ""]\n')
    misses.fold(path, TODAY)
    assert SearchMiss.objects.get().query == "becik"
    misses.fold(path, TODAY)
    assert SearchMiss.objects.count() == 2


@pytest.mark.parametrize(
    "line",
    ["{", "null", "[1, 2, 3]", '["2026-11-30", "x"]', '["wczoraj", "x", ""]', '["2026-11-30", "a@b", ""]', '{"a": 1}'],
)
def test_a_line_that_is_no_search_is_passed_over(path, line):
    path.write_text(line + "\n")
    assert misses.fold(path, TODAY).counted == 0


def test_counts_are_deleted_when_their_time_is_over(path):
    counted("stare", 5, day=TODAY - timedelta(days=91))
    counted("świeże", 5, day=TODAY - timedelta(days=90))
    assert misses.fold(path, TODAY).deleted == 1
    assert SearchMiss.objects.get().query == "świeże"


# ---------------------------------------------------------------- the list in the back office


def listed(client, **query):
    client.force_login(clerk())
    return client.get("/admin/search/searchmiss/", query).content.decode().replace("\u00a0", " ")


def test_staff_see_each_search_once_with_all_its_days_together(client, path):
    counted("becik", 2)
    counted("becik", 3, day=TODAY - timedelta(days=4))
    shown = listed(client)
    assert shown.count(">becik</th>") + shown.count(">becik</td>") == 1
    assert '<td class="field-total">5</td>' in shown


def test_the_most_frequent_comes_first(client, path):
    counted("a rzadkie", 1)
    counted("z częste", 9, day=TODAY - timedelta(days=9))
    shown = listed(client)
    assert shown.index("z częste") < shown.index("a rzadkie")


def test_each_search_may_become_a_synonym(client, path):
    counted("becik dla dziecka", 1)
    assert 'href="/admin/search/searchsynonym/add/?terms=becik+dla+dziecka"' in listed(client)


def test_corrected_ones_can_be_looked_at_alone(client, path):
    counted("nic takiego", 1)
    counted("meiszkanie", 1, meant="mieszkanie")
    shown = listed(client, outcome="corrected")
    assert "poprawione na: mieszkanie" in shown
    assert "nic takiego" not in shown


def test_the_list_says_how_long_it_is_kept(client, path):
    assert "ostatnich 90 dni" in listed(client)


def test_nobody_edits_counts(client, path):
    row = counted("becik", 1)
    client.force_login(clerk())
    assert client.post(f"/admin/search/searchmiss/{row.pk}/change/", {"query": "x"}).status_code == 403
