"""Files that load_directory refuses: each with a message that names the file, the line, the key and the value."""

import json

import pytest
from django.core.management import CommandError, call_command

from records.models import Record
from tests.ingest.directory_file import CLUB, DESK, GRANT, HOME, MOPS, load, refused

pytestmark = pytest.mark.django_db

BAD_VALUES = [
    ("phones", [{"label": "kasa", "number": "12 34"}], "12 34"),
    ("phones", [{"label": "kasa"}], "number"),
    ("phones", [{"number": "71 782 23 46", "labell": "x"}], "labell"),
    ("phones", [{"number": "71 782 23 46"}, {"number": "(71) 782-23-46"}], "+48717822346"),
    ("phones", [{"number": "71 782 23 46", "main": True}, {"number": "71 782 23 47", "main": True}], "główn"),
    ("phones", [{"number": "71 782 23 46", "main": "tak"}], "tak"),
    ("phones", [{"number": "71 782 23 46", "extension": "a"}], "a"),
    ("phones", [{"number": "71 782 23 46 i 12345678"}], "12345678"),
    ("phones", "71 782 23 46", "71 782 23 46"),
    ("hours", "od 7 do 15", "od 7 do 15"),
    ("hours", "Mo 25:00-27:00", "25:00"),
    ("hours", 7, "7"),
    ("monthly", [{"day": 99, "hours": "10:00-12:00"}], "99"),
    ("monthly", [{"day": -1, "hours": "10:00-12:00", "if_holiday": "jutro"}], "jutro"),
    ("monthly", [7], "7"),
    ("exceptions", [{"from": "24.12.2026"}], "24.12.2026"),
    ("exceptions", [{"from": "2026-12-24", "to": "2026-12-20"}], "2026-12-20"),
    ("exceptions", [{"from": "2026-12-24", "hours": "8-12"}], "8-12"),
    ("names", [{"text": "a"}, {"text": "a"}], "a"),
    ("names", [{"text": "a", "kind": "dziwna"}], "dziwna"),
    ("names", [{"text": "a", "valid_from": "2024-01-01", "valid_to": "2023-01-01"}], "2023-01-01"),
    ("names", ["a"], "a"),
    ("date", "20210315", "20210315"),
    ("date", "2021-02-30", "2021-02-30"),
    ("lat", "51", "51"),
    ("lat", 123456, "123456"),
    ("lat", True, "true"),
    ("email", "nie", "nie"),
    ("website", "javascript:alert(1)", "javascript"),
    ("postal_code", "53611", "53611"),
    ("street", "ul.\x00", "ul."),
    ("street", "ul.\ud800", "ul."),
    ("street", "ul. Czeska\n38", "ul. Czeska"),
    ("street", ["ul. Czeska"], "ul. Czeska"),
    ("street", "x" * 201, "xxx"),
    ("summary", "x" * 601, "xxx"),
    ("categories", ["???"], "???"),
    ("categories", "Mieszkanie", "Mieszkanie"),
    ("municipality", ["Rawicz"], "Rawicz"),
    ("lift", "maybe", "maybe"),
    ("state", "public", "public"),
    ("id", "7", "7"),
    ("institution", "nie-ma", "nie-ma"),
    ("institution", 7, "7"),
    ("institution", "a b", "a b"),
    ("part_of", "kasy", "kasy"),
    ("name", "   ", "name"),
    ("name", None, "name"),
    ("slug", "a/b", "a/b"),
    ("strett", "ul. Czeska", "street"),
    ("partners", [{"name": "Szkoła"}], "partners"),
    ("notices", [{"severity": "info"}], "text"),
]


@pytest.mark.parametrize(("key", "value", "named"), BAD_VALUES)
def test_a_bad_value_is_named_with_its_line_and_key(tmp_path, key, value, named):
    line = {**DESK, key: value}
    message = refused(tmp_path, '{"kind": "service", "slug": "a", "name": "A"}', as_json(line))
    assert f"wiersz 2: {key}: " in message
    assert named in message


def as_json(line):
    """ASCII, so that a lone surrogate can be in a file at all."""
    return json.dumps(line)


BAD_LINES = [
    ("nie json", "JSON"),
    ("[1]", "JSON"),
    ("[" * 100_000, "JSON"),
    ('{"kind": "office", "lat": NaN}', "NaN"),
    ('{"kind": "office", "slug": "a", "slug": "b", "name": "A"}', "slug"),
    (b'{"name": "\xb3"}', "UTF-8"),
    (b'{"name": "\x00"}', "JSON"),
    ('{"name": "' + "x" * 2**20 + '"}', "1 MB"),
    ('{"slug": "a", "name": "A"}', "kind"),
    ('{"kind": [], "slug": "a", "name": "A"}', "kind"),
    ('{"kind": "school", "slug": "a", "name": "A"}', "school"),
    ('{"kind": "office", "name": "A"}', "slug"),
    ('{"kind": "office", "slug": "a"}', "name"),
    ('{"kind": "service", "slug": "a", "name": "A", "amounts": [{"label": "x"}]}', "amount"),
    ('{"kind": "service", "slug": "a", "name": "A", "minimum_age": -1}', "-1"),
    ('{"kind": "service", "slug": "a", "name": "A", "minimum_age": 1e3}', "1000"),
    ('{"kind": "service", "slug": "a", "name": "A", "minimum_age": 20, "maximum_age": 10}', "maximum_age"),
    ('{"kind": "service", "slug": "a", "name": "A", "offices": ["b"]}', "offices: “b”"),
    ('{"kind": "service", "slug": "a", "name": "A", "successor": "a"}', "successor"),
    ('{"kind": "program", "slug": "a", "name": "A", "editions": [{"from": 2024, "to": 2020}]}', "2020"),
    ('{"kind": "program", "slug": "a", "name": "A", "partners": [{"street": "x"}]}', "name"),
    ('{"kind": "program", "slug": "a", "name": "A", "districts": ["Krzyki"]}', "districts"),
    ('{"kind": "office", "slug": "a", "name": "A", "district": "Krzyki"}', "district"),
    ('{"kind": "office", "slug": "a", "name": "A", "lat": 51.1}', "lat"),
    ('{"kind": "situation", "slug": "a", "name": "A", "street": "ul. Czeska"}', "street"),
    ('{"kind": "situation", "slug": "a", "name": "A", "services": [{"a": 1}]}', "services"),
    ('{"kind": "institution", "slug": "a", "name": "A", "abbreviation": "B", "names": [{"text": "B"}]}', "abbr"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "named"), BAD_LINES, ids=range(len(BAD_LINES)))
def test_a_bad_line_is_named_with_its_number(tmp_path, line, named):
    message = refused(tmp_path, GRANT, line)
    assert "wiersz 2: " in message
    assert named in message


def test_every_bad_line_is_listed_at_once(tmp_path):
    message = refused(tmp_path, {**DESK, "lat": "x"}, "", {**MOPS, "email": "x"}, "nie json")
    assert [line.split(":")[0] for line in message.splitlines()[1:]] == ["wiersz 1", "wiersz 3", "wiersz 4"]


def test_of_very_many_bad_lines_the_first_fifty_are_listed_and_the_rest_counted(tmp_path):
    message = refused(tmp_path, *["nie json"] * 72)
    assert len(message.splitlines()) == 52
    assert "72" in message.splitlines()[0]
    assert "22" in message.splitlines()[-1]


def test_a_slug_may_stand_once_in_its_kind(tmp_path):
    message = refused(tmp_path, DESK, MOPS, {**DESK, "name": "Kasa"})
    assert "wiersz 3: slug: “kasy”" in message


def test_kinds_may_share_a_slug(tmp_path):
    load(tmp_path, {**DESK, "slug": "polanka"}, CLUB)
    assert Record.objects.filter(slug="polanka").count() == 2


def test_an_id_may_stand_once(tmp_path):
    same = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
    message = refused(tmp_path, {**DESK, "id": same}, {**MOPS, "id": same})
    assert "wiersz 2: id" in message


def test_an_id_of_another_kind_is_refused(tmp_path):
    load(tmp_path, MOPS)
    message = refused(tmp_path, {**DESK, "id": str(Record.objects.get().pk)})
    assert "wiersz 1: id" in message


def test_a_slug_that_another_record_has_is_refused(tmp_path):
    load(tmp_path, DESK)
    message = refused(tmp_path, {**DESK, "id": "6ba7b810-9dad-11d1-80b4-00c04fd430c8"})
    assert "wiersz 1: id" in message


def test_a_desk_in_a_desk_is_refused(tmp_path):
    chain = [{**DESK, "slug": "a", "part_of": "b"}, {**DESK, "slug": "b", "part_of": "c"}, {**DESK, "slug": "c"}]
    assert "part_of" in refused(tmp_path, *chain)


def test_an_office_with_desks_cannot_become_one(tmp_path):
    load(tmp_path, {**DESK, "part_of": "b"}, {**DESK, "slug": "b"})
    assert "wiersz 1: part_of" in refused(tmp_path, {**DESK, "slug": "b", "part_of": "c"}, {**DESK, "slug": "c"})


BAD_FILES = {
    "empty": b"",
    "blank": b"\n\n  \n",
    "binary": bytes(range(256)) * 100,
    "utf-16": '{"kind": "office"}'.encode("utf-16"),
    "latin": '{"kind": "office", "slug": "a", "name": "Łódź"}'.encode("iso-8859-2"),
    "50 MB without a line end": b"x" * 50 * 2**20,
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_is_no_directory_is_refused_by_name(tmp_path, content):
    path = tmp_path / "plik.jsonl"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=r"plik\.jsonl: "):
        call_command("load_directory", path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"brak\.jsonl"):
        call_command("load_directory", tmp_path / "brak.jsonl")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(CommandError, match="folder"):
        call_command("load_directory", tmp_path)


def test_a_refused_file_leaves_the_database_as_it_was(tmp_path):
    load(tmp_path, MOPS)
    refused(tmp_path, {**MOPS, "name": "Inna"}, DESK, HOME, "nie json")
    assert list(Record.objects.values_list("name", flat=True)) == [MOPS["name"]]


def test_the_words_of_an_error_are_polish(tmp_path):
    assert "nic nie wczytano" in refused(tmp_path, "nie json")
