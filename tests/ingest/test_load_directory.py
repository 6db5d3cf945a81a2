"""load_directory: what a line does to its record, what is left alone, and that all of it happens or nothing."""

from datetime import date

import pytest
from django.db import transaction

from offices.models import HoursException, Institution, Office, PhoneLine
from offices.schedule import Schedule
from programs.models import Program
from records import changes
from records.models import Category, Confirmation, District, Municipality, Name, Record, Version, stable_id
from services.models import Service, Situation
from tests import builders
from tests.ingest.directory_file import CLUB, DESK, GRANT, HOME, MOPS, STRATEGY, dumped, load, refused, written

pytestmark = pytest.mark.django_db


def edit(record, **fields):
    """What a clerk does in the back office."""
    for name, value in fields.items():
        setattr(record, name, value)
    with transaction.atomic():
        record.save()
        changes.commit([record], role="editor", why="clerk")


def desk():
    return Office.objects.get(slug="kasy")


# ---------------------------------------------------------------- what becomes of a line


@pytest.mark.sql
@pytest.mark.parametrize("line", [MOPS, DESK, GRANT, HOME, CLUB, STRATEGY], ids=lambda line: line["kind"])
def test_a_line_of_every_kind_becomes_a_record_of_that_kind(tmp_path, line):
    load(tmp_path, line)
    record = Record.objects.get()
    assert (record.child.kind, record.slug, record.name) == (line["kind"], line["slug"], line["name"])


def test_a_record_without_an_id_gets_the_same_one_everywhere(tmp_path):
    load(tmp_path, MOPS)
    assert Record.objects.get().pk == stable_id("institution", "mops")


def test_a_given_id_is_kept(tmp_path):
    load(tmp_path, {**MOPS, "id": "6ba7b810-9dad-11d1-80b4-00c04fd430c8"})
    assert str(Record.objects.get().pk) == "6ba7b810-9dad-11d1-80b4-00c04fd430c8"


def test_lines_may_refer_to_later_lines(tmp_path):
    load(tmp_path, {**DESK, "institution": "mops"}, MOPS)
    assert desk().institution.slug == "mops"


def test_lines_may_refer_to_records_in_the_database(tmp_path):
    load(tmp_path, MOPS)
    load(tmp_path, {**DESK, "institution": "mops"})
    assert desk().institution.slug == "mops"


def test_a_desk_stands_in_its_office(tmp_path):
    load(tmp_path, {**DESK, "part_of": "strzegomska"}, {**DESK, "slug": "strzegomska"})
    assert desk().part_of.slug == "strzegomska"


def test_part_of_an_institution_is_its_parent(tmp_path):
    load(tmp_path, {**MOPS, "part_of": "gmina"}, {**MOPS, "slug": "gmina", "name": "Gmina"})
    assert Institution.objects.get(slug="mops").parent.slug == "gmina"


def test_a_range_of_numbers_is_one_line(tmp_path):
    load(tmp_path, {**DESK, "phones": [{"label": "sekretariat", "number": "71 782 23 00 do 03"}]})
    line = PhoneLine.objects.get()
    assert (line.number, line.last_number, line.label) == ("+48717822300", "+48717822303", "sekretariat")


def test_the_number_is_kept_as_printed(tmp_path):
    load(tmp_path, {**DESK, "phones": [{"number": "(071) 78-22-300 do 03"}]})
    assert PhoneLine.objects.get().raw == "(071) 78-22-300 do 03"


@pytest.mark.parametrize("label", ["fax", "Faks", "telefaks sekretariatu"])
def test_a_label_can_say_that_a_number_is_a_fax(tmp_path, label):
    load(tmp_path, {**DESK, "phones": [{"label": label, "number": "71 782 24 05"}]})
    assert PhoneLine.objects.get().kind == PhoneLine.Kind.FAX


def test_a_number_people_answer_too_is_no_fax(tmp_path):
    load(tmp_path, {**DESK, "phones": [{"label": "tel./fax", "number": "71 782 24 05"}]})
    assert PhoneLine.objects.get().kind == PhoneLine.Kind.VOICE


def test_a_list_of_numbers_becomes_a_line_each(tmp_path):
    load(tmp_path, {**DESK, "phones": [{"label": "kasa", "number": "71 782 23 41/42"}]})
    assert list(PhoneLine.objects.values_list("number", flat=True)) == ["+48717822341", "+48717822342"]


def test_hours_and_monthly_rules_are_one_schedule(tmp_path):
    monthly = [{"day": -1, "hours": "10:00-12:00", "if_holiday": "next"}]
    load(tmp_path, {**DESK, "hours": "Mo-Fr 10:00-14:00", "monthly": monthly})
    assert desk().hours == Schedule.from_osm("Mo-Fr 10:00-14:00", monthly)


def test_hours_alone_leave_the_monthly_rules(tmp_path):
    monthly = [{"day": -1, "hours": "10:00-12:00"}]
    load(tmp_path, {**DESK, "hours": "Mo-Fr 10:00-14:00", "monthly": monthly})
    load(tmp_path, {**DESK, "hours": "Mo-Fr 08:00-14:00"})
    assert desk().hours == Schedule.from_osm("Mo-Fr 08:00-14:00", monthly)


def test_empty_hours_are_unknown_again(tmp_path):
    load(tmp_path, {**DESK, "hours": "Mo-Fr 10:00-14:00"})
    load(tmp_path, {**DESK, "hours": ""})
    assert desk().hours is None


def test_odd_days_are_closed_unless_they_have_hours(tmp_path):
    days = [
        {"from": "2026-12-24", "reason": "Wigilia"},
        {"from": "2026-12-28", "to": "2026-12-30", "hours": "8:00-12:00"},
    ]
    load(tmp_path, {**DESK, "exceptions": days})
    assert list(HoursException.objects.values_list("ends", "spans", "reason")) == [
        (date(2026, 12, 24), [], "Wigilia"),
        (date(2026, 12, 30), [["08:00", "12:00"]], ""),
    ]


def test_a_confirmation_of_the_usual_hours_comes_back_from_a_dump(tmp_path):
    confirmed = {"from": "2026-12-31", "to": "2026-12-31", "hours": "usual"}
    load(tmp_path, {**DESK, "exceptions": [confirmed]})
    assert HoursException.objects.get().usual
    assert dumped("kasy")["exceptions"] == [confirmed]


def test_an_abbreviation_is_a_polish_name(tmp_path):
    load(tmp_path, {**MOPS, "abbreviation": "MOPS"})
    assert Institution.objects.get().abbreviation == "MOPS"


def test_names_keep_their_kind_and_language(tmp_path):
    load(tmp_path, {**MOPS, "names": [{"text": "Municipal Centre", "kind": "official", "language": "en"}]})
    assert Name.objects.values_list("text", "kind", "language").get() == ("Municipal Centre", "official", "en")


def test_an_unknown_category_is_made(tmp_path):
    load(tmp_path, {**GRANT, "categories": ["Świadczenia dla rodzin"]})
    assert Service.objects.get().categories.get().slug == "swiadczenia-dla-rodzin"


def test_a_known_category_is_found_by_its_name(tmp_path):
    builders.cast()
    load(tmp_path, {**GRANT, "categories": ["Mieszkalnictwo"]})
    assert Category.objects.filter(name="Mieszkalnictwo").count() == 1


@pytest.mark.sql
def test_a_municipality_is_found_by_slug_or_name_or_made(tmp_path):
    builders.town()
    load(tmp_path, {**DESK, "municipality": "wroclaw"}, {**MOPS, "municipality": "Rawicz"})
    assert sorted(Municipality.objects.values_list("slug", flat=True)) == ["rawicz", "wroclaw"]


def test_a_district_without_a_municipality_is_one_of_the_town(tmp_path):
    load(tmp_path, {**DESK, "city": "Wrocław", "district": "Karłowice"})
    assert District.objects.values_list("name", "municipality__name").get() == ("Karłowice", "Wrocław")


def test_a_service_is_given_at_its_offices(tmp_path):
    load(tmp_path, {**GRANT, "offices": ["kasy"]}, DESK)
    assert Service.objects.get().places.get().office.slug == "kasy"


def test_a_situation_shows_services_in_the_order_of_the_list(tmp_path):
    load(tmp_path, {**HOME, "services": ["zasilek", "dodatek"]}, GRANT, {**GRANT, "slug": "zasilek"})
    assert [row.service.slug for row in Situation.objects.get().choices.all()] == ["zasilek", "dodatek"]


def test_a_programme_of_a_situation_gets_a_history_entry_of_its_own(tmp_path):
    load(tmp_path, CLUB, HOME)
    load(tmp_path, {**HOME, "programs": ["polanka"]})
    assert Version.objects.get(record__slug="polanka", number=2).changes["situations"][1] == ["mieszkanie"]


def test_partners_keep_their_address_and_order(tmp_path):
    partners = [{"name": "Szkoła nr 50", "street": "ul. Czeska 38"}, {"name": "Apteka"}]
    load(tmp_path, {**CLUB, "institution": "mops", "partners": partners}, MOPS)
    assert list(Program.objects.get().partners.values_list("name", "street")) == [
        ("Szkoła nr 50", "ul. Czeska 38"),
        ("Apteka", ""),
    ]


def test_one_institution_of_a_programme_may_stand_alone(tmp_path):
    load(tmp_path, {**CLUB, "institution": "mops"}, MOPS)
    assert Program.objects.get().institutions.get().slug == "mops"


def test_the_date_says_when_these_facts_were_seen(tmp_path):
    load(tmp_path, {**DESK, "street": "ul. Strzegomska 6", "hours": "Mo 8:00-9:00", "date": "2021-03-15"})
    assert dict(Confirmation.objects.values_list("group", "seen")) == {
        "address": date(2021, 3, 15),
        "hours": date(2021, 3, 15),
    }


def test_an_older_date_does_not_move_a_newer_one(tmp_path):
    load(tmp_path, {**DESK, "street": "ul. Strzegomska 6", "date": "2024-03-15"})
    load(tmp_path, {**DESK, "street": "ul. Strzegomska 6", "date": "2021-03-15"})
    assert Confirmation.objects.get().seen == date(2024, 3, 15)


def test_a_new_date_alone_bumps_the_revision_because_pages_show_it(tmp_path):
    load(tmp_path, {**DESK, "street": "ul. Strzegomska 6", "date": "2021-03-15"})
    before = changes.revision()
    load(tmp_path, {**DESK, "street": "ul. Strzegomska 6", "date": "2024-03-15"})
    assert changes.revision() == before + 1


# ---------------------------------------------------------------- state


def test_new_records_are_drafts(tmp_path):
    load(tmp_path, DESK)
    assert desk().state == Record.State.DRAFT


def test_publish_makes_them_public(tmp_path):
    load(tmp_path, DESK, publish=True)
    assert desk().is_public
    assert desk().published_at is not None


def test_the_state_of_a_line_wins_over_publish(tmp_path):
    load(tmp_path, {**DESK, "state": "withdrawn"}, publish=True)
    assert desk().state == Record.State.WITHDRAWN


def test_without_publish_a_public_record_stays_public(tmp_path):
    load(tmp_path, DESK, publish=True)
    load(tmp_path, {**DESK, "name": "Kasa"})
    assert desk().state == Record.State.PUBLISHED


# ---------------------------------------------------------------- what is left alone


def test_a_missing_key_changes_nothing(tmp_path):
    load(tmp_path, {**DESK, "street": "ul. Strzegomska 6", "phones": [{"label": "kasa", "number": "71 782 23 46"}]})
    load(tmp_path, {**DESK, "room": "26"})
    assert (desk().street, desk().room, desk().lines.count()) == ("ul. Strzegomska 6", "26", 1)


def test_a_missing_key_of_an_item_changes_nothing(tmp_path):
    load(tmp_path, {**DESK, "phones": [{"label": "kasa", "number": "71 782 23 46", "note": "rano", "main": True}]})
    load(tmp_path, {**DESK, "phones": [{"label": "Kasa główna", "number": "71 782 23 46"}]})
    line = PhoneLine.objects.get()
    assert (line.label, line.note, line.is_main) == ("Kasa główna", "rano", True)


@pytest.mark.sql
def test_a_given_list_replaces_the_list_and_history_keeps_what_went(tmp_path):
    load(tmp_path, {**DESK, "phones": [{"number": "71 782 23 46"}, {"number": "71 782 23 47"}]})
    load(tmp_path, {**DESK, "phones": [{"number": "71 782 23 47"}]})
    old, new = Version.objects.get(number=2).changes["lines/+48717822346"]
    assert (old["number"], new) == ("+48717822346", None)


def test_a_list_of_names_without_an_abbreviation_leaves_the_one_there_is(tmp_path):
    load(tmp_path, {**MOPS, "abbreviation": "MOPS"})
    load(tmp_path, {**MOPS, "names": [{"text": "opieka społeczna"}]})
    assert sorted(Name.objects.values_list("text", flat=True)) == ["MOPS", "opieka społeczna"]


def test_another_abbreviation_takes_the_place_of_the_first(tmp_path):
    load(tmp_path, {**MOPS, "abbreviation": "MGOPS", "names": [{"text": "opieka"}]})
    load(tmp_path, {**MOPS, "abbreviation": "CUS"})
    assert sorted(Name.objects.values_list("text", flat=True)) == ["CUS", "opieka"]


def test_records_that_the_file_does_not_name_stay(tmp_path):
    load(tmp_path, MOPS)
    load(tmp_path, DESK)
    assert Institution.objects.filter(slug="mops").exists()


@pytest.mark.sql
def test_a_second_load_changes_nothing_and_says_so(tmp_path):
    line = {**DESK, "phones": [{"number": "71 782 23 00 do 03"}], "hours": "Mo-Fr 8:00-15:00", "lat": 51.1, "lon": 17.0}
    load(tmp_path, line)
    said = load(tmp_path, line)
    assert "nic się nie zmieniło" in said
    assert (Version.objects.count(), changes.revision()) == (1, 1)


@pytest.mark.sql
def test_the_main_line_can_move_to_another_number(tmp_path):
    first, second = {"number": "71 782 23 46", "main": True}, {"number": "71 782 23 47", "main": False}
    load(tmp_path, {**DESK, "phones": [first, second]})
    load(tmp_path, {**DESK, "phones": [{**first, "main": False}, {**second, "main": True}]})
    assert PhoneLine.objects.get(is_main=True).number == "+48717822347"


def test_phones_stand_in_the_order_of_the_list(tmp_path):
    load(tmp_path, {**DESK, "phones": [{"number": "71 782 23 46"}, {"number": "71 782 23 47"}]})
    load(tmp_path, {**DESK, "phones": [{"number": "71 782 23 47"}, {"number": "71 782 23 46"}]})
    assert [line.number for line in desk().lines.all()] == ["+48717822347", "+48717822346"]


@pytest.mark.sql
def test_a_new_slug_under_the_same_id_leaves_a_redirect(tmp_path):
    load(tmp_path, DESK)
    load(tmp_path, {**DESK, "id": str(desk().pk), "slug": "kasa-glowna"})
    assert Record.objects.get().redirects.get().slug == "kasy"


# ---------------------------------------------------------------- people's edits


def test_a_record_a_person_edited_is_listed_and_not_written(tmp_path):
    load(tmp_path, DESK)
    edit(desk(), name="Kasy główne")
    said = load(tmp_path, {**DESK, "room": "3"})
    assert "office/kasy" in said
    assert (desk().name, desk().room) == ("Kasy główne", "")


def test_force_writes_it_and_history_keeps_what_the_person_wrote(tmp_path):
    load(tmp_path, DESK)
    edit(desk(), name="Kasy główne")
    load(tmp_path, DESK, force=True)
    assert Version.objects.get(number=3).changes == {"name": ["Kasy główne", "Kasy"]}


def test_after_a_forced_load_the_next_one_needs_no_force(tmp_path):
    load(tmp_path, DESK)
    edit(desk(), name="Kasy główne")
    load(tmp_path, DESK, force=True)
    load(tmp_path, {**DESK, "room": "3"})
    assert desk().room == "3"


def test_a_record_only_people_wrote_is_protected_too(tmp_path):
    edit(Office(slug="kasy", name="Kasy"))
    load(tmp_path, {**DESK, "room": "3"})
    assert desk().room == ""


def test_others_of_the_file_are_written_all_the_same(tmp_path):
    load(tmp_path, DESK, MOPS)
    edit(desk(), name="Kasy główne")
    load(tmp_path, {**DESK, "room": "3"}, {**MOPS, "name": "MOPS"})
    assert Institution.objects.get().name == "MOPS"


# ---------------------------------------------------------------- the write path


def test_the_history_names_the_load_and_its_file(tmp_path):
    load(tmp_path, DESK)
    version = Version.objects.get()
    assert (version.role, version.why, version.by) == ("load", "load_directory directory.jsonl", None)


@pytest.mark.sql
def test_a_thousand_lines_take_a_number_of_queries_that_hardly_grows(tmp_path, django_assert_max_num_queries):
    lines = [{**DESK, "slug": f"kasa-{number}", "phones": [{"number": "71 782 23 46"}]} for number in range(400)]
    load(tmp_path, *lines)
    # one per record to check nothing: only the updates of `version` grow with the number of records
    with django_assert_max_num_queries(60):
        load(tmp_path, *lines)


@pytest.mark.sql
def test_on_an_error_nothing_at_all_is_written(tmp_path):
    refused(tmp_path, MOPS, {**DESK, "institution": "nikt", "categories": ["Nowa"]})
    assert (Record.objects.count(), Category.objects.count()) == (0, 0)


def test_a_value_that_does_not_fit_the_stored_ones_stops_the_load(tmp_path):
    load(tmp_path, {**GRANT, "minimum_age": 60})
    message = refused(tmp_path, MOPS, {**GRANT, "maximum_age": 18})
    assert "2: maximum_age: “18”" in message
    assert not Institution.objects.exists()


def test_the_database_of_the_shared_file(tmp_path, shared):
    path = shared / "search" / "directory.jsonl"
    load(tmp_path, *path.read_text(encoding="utf-8").splitlines(), publish=True)
    assert Record.objects.filter(state="published").count() == 174


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path):
    load(tmp_path, b"\xef\xbb\xbf" + written(tmp_path, DESK).read_bytes())
    assert Office.objects.count() == 1
