"""dump_directory: who is in it, in what order, and that a dump loaded elsewhere gives the same bytes."""

import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from ingest.exchange import keys
from offices.models import HoursException, Notice, PhoneLine
from offices.schedule import Schedule
from programs.models import Edition, Result
from records.models import Confirmation, District, Name, Record
from services.models import ServiceAtOffice
from tests import builders
from tests.ingest.directory_file import DESK, MOPS, dump, dumped, load

pytestmark = pytest.mark.django_db


def richly():
    """The cast with everything a line can say about each kind."""
    cast = builders.cast()
    desk = cast.desk
    desk.latitude, desk.longitude, desk.lift, desk.entrance = 51.112345, 17.0, "yes", "brama od ul. Młodych Techników"
    desk.district = District.objects.create(municipality=cast.wroclaw, name="Szczepin", slug="szczepin")
    desk.municipality = cast.wroclaw
    desk.save()
    weekdays = Schedule.from_osm("Mo-Fr 08:00-14:00")
    PhoneLine.objects.create(record=desk, number="+48717822300", last_number="+48717822303", is_main=True, note="rano")
    PhoneLine.objects.create(
        record=desk, number="+48717822405", kind="fax", label="fax", hours=weekdays, extension="12"
    )
    PhoneLine.objects.create(record=desk, number="+48717822346", raw="46", label="kasa", order=5)
    PhoneLine.objects.create(record=desk, number="+48501928501", kind="text", raw="501-928-501")
    PhoneLine.objects.create(record=desk, number="+48123", label="numer, który nie może istnieć")
    PhoneLine.objects.create(record=desk, number="+4930123456", label="biuro w Berlinie")
    day = date(2026, 12, 24)
    HoursException.objects.create(record=desk, starts=day, ends=day, spans=[["8:00", "12:00"]], reason="Wigilia")
    HoursException.objects.create(record=desk, starts=day, ends=day, matter="kasa", reason="inwentaryzacja")
    Notice.objects.create(record=desk, text="Kasa nr 2 nieczynna.\r\nZapraszamy do kasy nr 1.", valid_to=day)
    Name.objects.create(record=desk, text="Kasa MOPS", kind="former", valid_to=date(2020, 1, 1))
    Name.objects.create(record=cast.cus, text="MGOPS", kind="abbreviation", valid_to=date(2020, 1, 1))
    for years, group in enumerate(["hours", "phones", "address", "description"]):
        Confirmation.objects.create(record=desk, group=group, seen=date(2020 + years, 3, 15))
    cast.cus.institution_kind, cast.cus.nip, cast.cus.parent = "cus", "6991234567", cast.mops
    cast.cus.hours = Schedule(as_office=True)
    cast.cus.save()
    ServiceAtOffice.objects.create(service=cast.allowance, office=desk, hours=weekdays, note="tylko wypłaty")
    cast.allowance.forms.add(cast.strategy)
    cast.allowance.amounts = [{"label": "miesięcznie", "amount": "do 300 zł", "valid_from": "2026-01-01"}]
    cast.allowance.minimum_age = 0
    cast.allowance.save()
    cast.polanka.institutions.add(cast.wcrs)
    cast.polanka.districts.add(desk.district)
    cast.polanka.municipality = cast.wroclaw
    cast.polanka.save()
    cast.polanka.situations.add(cast.housing)
    Edition.objects.create(program=cast.polanka, year_from=2023, year_to=2024, participants=40, budget="1200.50")
    Result.objects.create(program=cast.polanka, text="uczestników", number=420, as_of="2024")
    return cast


def reloaded(folder, content):
    """The dump of a database that holds only what was loaded from this one."""
    Record.objects.all().delete()
    path = folder / "dump.jsonl"
    path.write_text(content, encoding="utf-8")
    call_command("load_directory", path, stdout=io.StringIO())
    return dump(everything=True)


# ---------------------------------------------------------------- the round trip


def test_a_dump_of_everything_loaded_into_an_empty_database_dumps_the_same_bytes(tmp_path):
    richly()
    content = dump(everything=True)
    assert reloaded(tmp_path, content) == content


@pytest.mark.drill
def test_a_public_dump_loads_elsewhere_too(tmp_path):
    richly()
    content = dump()
    assert reloaded(tmp_path, content) == content


@pytest.mark.drill
def test_a_dump_loaded_into_its_own_database_changes_nothing(tmp_path):
    richly()
    said = load(tmp_path, *dump(everything=True).splitlines())
    assert "nic się nie zmieniło" in said


@pytest.mark.drill
def test_the_shared_directory_survives_the_round_trip(tmp_path, shared):
    load(tmp_path, *(shared / "search" / "directory.jsonl").read_text(encoding="utf-8").splitlines(), publish=True)
    content = dump()
    assert len(content.splitlines()) == 174
    assert reloaded(tmp_path, content) == content


@pytest.mark.drill
def test_the_starter_directory_survives_the_round_trip(tmp_path, settings):
    call_command("load_directory", settings.BASE_DIR / "ingest" / "starter" / "directory.jsonl", stdout=io.StringIO())
    content = dump(everything=True)
    assert reloaded(tmp_path, content) == content


# ---------------------------------------------------------------- what is in it


def test_drafts_are_in_it_only_when_all_are_asked_for():
    builders.cast()
    assert "tajna" not in dump()
    assert "tajna" in dump(everything=True)


def test_a_public_dump_says_no_word_of_records_that_are_not_public():
    cast = builders.cast()
    ServiceAtOffice.objects.create(service=cast.allowance, office=cast.secret)
    assert "tajna" not in dump()


def test_an_office_of_a_withdrawn_institution_is_not_public():
    cast = builders.cast()
    Record.objects.filter(pk=cast.pzon.pk).update(state="withdrawn")
    assert "pzon" not in dump()


@pytest.mark.sql
def test_records_stand_by_kind_and_slug():
    richly()
    lines = [json.loads(line) for line in dump(everything=True).splitlines()]
    order = [(line["kind"], line["slug"]) for line in lines]
    assert order == sorted(order)


def test_keys_stand_in_the_order_of_the_format():
    richly()
    said = list(dumped("kasy-mops"))
    assert said == [key for key in keys.ORDER if key in said]


def test_letters_are_written_as_letters():
    builders.cast()
    assert "Strzegomska" in dump()
    assert "Miejski Ośrodek Pomocy Społecznej" in dump()


def test_every_line_has_its_id_and_no_time():
    cast = builders.cast()
    line = dumped("tajna")
    assert line == {
        "kind": "office",
        "id": str(cast.secret.pk),
        "slug": "tajna",
        "name": "Tajna placówka",
        "state": "draft",
        "street": "ul. Ukryta 1",
    }


def test_a_desk_says_everything_it_knows():
    richly()
    line = dumped("kasy-mops")
    assert line["phones"] == [
        {"label": "kasa", "number": "71 782 23 46"},
        {"number": "71 782 23 00 do 03", "note": "rano", "main": True},
        {"label": "fax", "number": "71 782 24 05 wew. 12", "hours": "Mo-Fr 08:00-14:00; PH off"},
        {"number": "501-928-501", "kind": "text"},
        {"label": "numer, który nie może istnieć", "number": "+48123", "kind": "voice"},
        {"label": "biuro w Berlinie", "number": "+49 30 123456"},
    ]
    assert line["exceptions"] == [
        {"from": "2026-12-24", "to": "2026-12-24", "hours": "08:00-12:00", "reason": "Wigilia"},
        {"from": "2026-12-24", "to": "2026-12-24", "reason": "inwentaryzacja", "matter": "kasa"},
    ]
    assert (line["hours"], line["monthly"]) == ("Mo-Fr 10:00-14:00; PH off", [{"day": -1, "hours": "10:00-12:00"}])
    assert (line["lat"], line["lon"], line["district"], line["date"]) == (51.112345, 17.0, "Szczepin", "2020-03-15")


def test_a_number_is_dumped_as_it_was_printed(tmp_path):
    load(tmp_path, {**DESK, "phones": [{"label": "sekretariat", "number": "(071) 78-22-300 do 03"}]})
    assert dumped("kasy")["phones"] == [{"label": "sekretariat", "number": "(071) 78-22-300 do 03"}]


def test_a_number_that_cannot_be_read_back_is_dumped_in_parts(tmp_path):
    load(tmp_path, DESK)
    desk = Record.objects.get()
    PhoneLine.objects.create(record=desk, number="+48123", last_number="+48999")
    assert dumped("kasy")["phones"] == [{"number": "+48123", "last_number": "+48999", "kind": "voice"}]


def test_an_empty_directory_is_an_empty_dump():
    assert dump(everything=True) == ""


def test_a_dump_takes_the_same_queries_for_ten_records_or_fifty(tmp_path, django_assert_max_num_queries):
    load(tmp_path, *[{**DESK, "slug": f"kasa-{number}", "institution": "mops"} for number in range(50)], MOPS)
    # savepoint and its release, slugs of each of the six kinds, then per kind with records: the records and up to
    # eight lists (names, translations, lines, notices, categories, target groups, confirmations, exceptions)
    with django_assert_max_num_queries(2 + 6 + 2 * 9):
        dump(everything=True)


# ---------------------------------------------------------------- the file


def test_a_file_is_written_whole_and_nothing_beside_it(tmp_path):
    builders.cast()
    call_command("dump_directory", tmp_path / "dane.jsonl", stdout=io.StringIO())
    assert [path.name for path in tmp_path.iterdir()] == ["dane.jsonl"]
    assert (tmp_path / "dane.jsonl").read_text(encoding="utf-8") == dump()


def test_the_command_says_how_many_records_it_wrote(tmp_path):
    load(tmp_path, DESK, MOPS)
    out = io.StringIO()
    call_command("dump_directory", tmp_path / "dane.jsonl", everything=True, stdout=out)
    assert "zapisano 2 wpisy" in out.getvalue()


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="brak"):
        call_command("dump_directory", tmp_path / "brak" / "dane.jsonl")
