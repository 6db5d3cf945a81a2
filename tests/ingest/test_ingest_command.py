"""manage.py ingest at the command line: what it prints, what it writes, how it takes bad files."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from ingest.management.commands.ingest import Command
from ingest.models import Run
from ingest.reader import read
from ingest.runs import Importer
from offices.models import Office, PhoneLine
from proposals.models import Change, Proposal
from records.models import Record, Snapshot, Version

PAGE = """Gminny Ośrodek Pomocy Społecznej w Lipowie
ul. Leśna 3
62-300 Lipowo
tel. 61 855 10 10
e-mail: gops@lipowo.example
Godziny pracy: poniedziałek - piątek 7:30 - 15:30
"""


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "gops.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


def run(*args, **options):
    out, err = StringIO(), StringIO()
    call_command("ingest", *map(str, args), stdout=out, stderr=err, **options)
    return out.getvalue()


def interrupt(error=None):
    raise error or KeyboardInterrupt


def failing(*args, **options):
    err = StringIO()
    with pytest.raises(CommandError) as stopped:
        call_command("ingest", *map(str, args), stdout=StringIO(), stderr=err, **options)
    return stopped.value, err.getvalue()


def test_a_dry_run_needs_no_database_and_prints_one_json_array(page):
    (element,) = json.loads(run(page, dry_run=True, json=True))
    assert element["file"] == str(page)
    assert {"phone", "address", "email"} <= {fact["kind"] for fact in element["facts"]}


def test_every_quote_is_the_text_at_its_offsets(page):
    (element,) = json.loads(run(page, dry_run=True, json=True))
    assert all(fact["quote"] == PAGE[fact["start"] : fact["end"]] for fact in element["facts"])


def test_out_writes_one_json_file_per_text(page, tmp_path):
    run(page, dry_run=True, out=tmp_path / "out")
    assert json.loads((tmp_path / "out" / "gops.json").read_text())["facts"]


@pytest.mark.django_db
def test_without_publish_nothing_is_written_but_proposals(page):
    run(page)
    assert Proposal.objects.exists()
    assert not Record.objects.exists()


@pytest.mark.django_db
def test_published_facts_are_public_with_their_telephone(page):
    run(page, publish=True)
    assert Office.objects.public().get().street == "ul. Leśna 3"
    assert PhoneLine.objects.get().number == "+48618551010"


@pytest.mark.django_db
def test_running_twice_changes_nothing(page):
    run(page, publish=True)
    before = (Version.objects.count(), Change.objects.count(), Snapshot.objects.count())
    run(page, publish=True)
    assert (Version.objects.count(), Change.objects.count(), Snapshot.objects.count()) == before


@pytest.mark.django_db
def test_publish_later_accepts_what_an_earlier_run_only_proposed(page):
    run(page)
    run(page, publish=True)
    assert Office.objects.public().exists()


@pytest.mark.django_db
def test_a_run_keeps_what_came_of_it(page):
    run(page, publish=True)
    kept = Run.objects.get()
    assert kept.outcome["new"] > 0
    assert kept.finished_at


@pytest.mark.django_db
def test_the_page_and_the_day_of_the_text_are_kept(page):
    run(page, source_url="https://gops.example/", fetched="2019-05-06")
    snapshot = Snapshot.objects.get()
    assert (snapshot.source.url, snapshot.fetched.isoformat()) == ("https://gops.example/", "2019-05-06")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [("pusty.txt", b""), ("obraz.txt", b"\x89PNG\r\n\x1a\n\x00\x00" * 50), ("duzy.txt", b"x" * 11 * 1024 * 1024)],
)
def test_a_bad_file_is_named_and_the_good_ones_are_imported(page, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    stopped, err = failing(tmp_path, publish=True)
    assert name in err
    assert stopped.returncode == 1
    assert Office.objects.public().count() == 1


def test_a_missing_file_is_named(tmp_path):
    _stopped, err = failing(tmp_path / "nie-ma.txt", dry_run=True)
    assert "nie-ma.txt" in err


def test_a_folder_without_texts_is_named(tmp_path):
    (tmp_path / "obraz.png").write_bytes(b"x")
    _stopped, err = failing(tmp_path, dry_run=True)
    assert str(tmp_path) in err


def test_an_unreadable_file_is_an_element_with_its_error(tmp_path):
    (tmp_path / "pusty.txt").write_bytes(b"")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("ingest", str(tmp_path), dry_run=True, json=True, stdout=out, stderr=StringIO())
    assert list(json.loads(out.getvalue())[0]) == ["file", "error"]


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1250", "iso-8859-2", "utf-16"])
def test_polish_letters_survive_every_usual_encoding(tmp_path, encoding):
    (tmp_path / "gops.txt").write_bytes(PAGE.encode(encoding))
    run(tmp_path / "gops.txt", publish=True)
    assert Office.objects.get().street == "ul. Leśna 3"


@pytest.mark.django_db
def test_broken_utf8_is_named_or_read_and_the_rest_goes_on(tmp_path, page):
    (tmp_path / "a-zepsuty.txt").write_bytes(PAGE.encode()[:200] + b"\x00\xc3\x28\x00\x81" * 40)
    _stopped, err = failing(tmp_path, publish=True)
    assert "a-zepsuty.txt" in err
    assert Office.objects.filter(street="ul. Leśna 3").exists()


@pytest.mark.django_db
def test_a_row_per_file_says_what_came_of_it(page):
    head, row, total = run(page).splitlines()
    assert head.split()[:4] == ["file", "facts", "proposals", "contradictions"]
    assert row.split()[:1] + total.split()[:1] == ["gops.txt", "Total"]
    assert row.split()[1:] == total.split()[1:]


@pytest.mark.django_db
def test_a_text_that_was_read_before_is_skipped(page, tmp_path):
    run(page)
    (tmp_path / "pcpr.txt").write_text(PAGE.replace("Lipow", "Brzozow"), encoding="utf-8")
    _head, first, second, _total = run(tmp_path).splitlines()
    assert [first.endswith("read before"), second.endswith("read before")] == [True, False]


@pytest.mark.django_db
def test_an_interrupted_import_keeps_what_was_read_and_names_where_it_stopped(page, tmp_path, monkeypatch):
    (tmp_path / "pcpr.txt").write_text(PAGE.replace("Lipow", "Brzozow"), encoding="utf-8")
    add = Importer.add
    monkeypatch.setattr(Importer, "add", lambda self, text: add(self, text) if "gops" in text.path else interrupt())
    stopped, _err = failing(tmp_path)
    assert (stopped.returncode, Snapshot.objects.count()) == (130, 1)
    assert "pcpr.txt" in str(stopped)


@pytest.mark.django_db
def test_an_error_in_the_database_names_the_file(page, monkeypatch):
    monkeypatch.setattr(Importer, "add", lambda self, text: interrupt(DatabaseError("locked")))
    stopped, _err = failing(page)
    assert "gops.txt: locked" in str(stopped)


@pytest.mark.django_db
def test_a_text_with_a_zero_in_it_is_kept(tmp_path):
    (tmp_path / "gops.txt").write_text(PAGE.replace("tel.", "\x00tel."), encoding="utf-8")
    run(tmp_path / "gops.txt")
    assert " tel. 61 855 10 10" in Snapshot.objects.get().text


@pytest.mark.django_db
def test_a_saved_page_is_imported(tmp_path):
    (tmp_path / "gops.html").write_text("<p>" + PAGE.replace("\n", "<br>"), encoding="utf-8")
    run(tmp_path, publish=True)
    assert Office.objects.public().get().street == "ul. Leśna 3"


def test_a_saved_page_gives_its_text_and_offsets_into_it(tmp_path):
    (tmp_path / "gops.html").write_text("<p>" + PAGE.replace("\n", "<br>"), encoding="utf-8")
    (element,) = json.loads(run(tmp_path, dry_run=True, json=True))
    assert element["text"].startswith("Gminny Ośrodek")
    assert all(fact["quote"] == element["text"][fact["start"] : fact["end"]] for fact in element["facts"])


def test_elements_are_printed_as_they_are_read(tmp_path, monkeypatch):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(PAGE, encoding="utf-8")
    seen = []
    monkeypatch.setattr("ingest.management.commands.ingest.read", lambda path: seen.append(str(path)) or read(path))
    elements = Command(stdout=StringIO()).printed(Command().texts([tmp_path]))
    next(elements)
    assert len(seen) == 1


def test_a_bad_date_is_named():
    stopped, _err = failing("x.txt", fetched="wczoraj")
    assert "wczoraj" in str(stopped)


def test_publish_and_dry_run_exclude_each_other(page):
    stopped, _err = failing(page, publish=True, dry_run=True)
    assert "--dry-run" in str(stopped)
