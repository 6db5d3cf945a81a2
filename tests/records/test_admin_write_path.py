"""Whatever staff save in the back office, it ends in a history entry and a new revision of the directory."""

import pytest
from django.urls import reverse

from offices.models import HoursException, Notice, Office, PhoneLine
from programs.models import Edition
from records.changes import Version, revision
from records.models import Category, Confirmation, Name, Record, Redirect
from records.record_admin import edit_url
from services.models import Service
from tests import builders
from tests.filled_forms import filled, saved
from tests.samples import some_daily

pytestmark = pytest.mark.django_db


def last_version(record):
    return Version.objects.filter(record=record.pk).order_by("-number").first()


@pytest.mark.parametrize("kind", some_daily(["office", "mops", "allowance", "polanka", "strategy", "housing"]))
def test_a_change_through_the_form_of_every_kind_is_in_the_history(client, ewa, cast, kind):
    record = getattr(cast, kind)
    answer = saved(client, edit_url(record), f"{record.kind}_form", summary="Zupełnie nowe zdanie.")
    assert answer.status_code == 302
    assert last_version(record).changes["summary"][1] == "Zupełnie nowe zdanie."


def test_the_history_says_who_changed_it_and_why(client, ewa, cast):
    saved(client, edit_url(cast.office), "office_form", floor="I", why="Dzwonili z MOPS")
    version = last_version(cast.office)
    assert (version.by, version.role, version.why) == (ewa, "editor", "Dzwonili z MOPS")


@pytest.mark.drill
def test_a_change_raises_the_revision_of_the_directory(client, ewa, cast):
    before = revision()
    saved(client, edit_url(cast.office), "office_form", floor="I")
    assert revision() > before


def test_saving_without_a_change_writes_no_history(client, ewa, cast):
    saved(client, edit_url(cast.office), "office_form")
    assert last_version(cast.office).number == 1


def test_a_new_telephone_line_is_in_the_same_history_entry(client, ewa, cast):
    lines = {"lines-TOTAL_FORMS": "3", "lines-2-number": "71 782 23 22", "lines-2-kind": "voice", "lines-2-order": "9"}
    hours = {"lines-2-hours-mode": "unknown", "lines-2-hours-holidays": "closed", "lines-2-hours-rows": "0"}
    saved(client, edit_url(cast.office), "office_form", floor="I", **lines, **hours)
    assert set(last_version(cast.office).changes) == {"floor", "lines/+48717822322"}


@pytest.mark.drill
def test_a_deleted_row_is_in_the_history(client, ewa, cast):
    saved(client, edit_url(cast.office), "office_form", **{"lines-1-DELETE": "on"})
    assert last_version(cast.office).changes["lines/+48717822346"][1] is None


def test_odd_days_notices_and_names_are_in_the_history(client, ewa, cast):
    rows = {
        "exceptions-TOTAL_FORMS": "1", "exceptions-0-starts": "2026-12-24", "exceptions-0-spans": "10-12",
        "notices-TOTAL_FORMS": "1", "notices-0-text": "Remont windy", "notices-0-severity": "info",
        "names-TOTAL_FORMS": "1", "names-0-text": "opieka", "names-0-kind": "colloquial", "names-0-language": "pl",
    }  # fmt: skip
    saved(client, edit_url(cast.office), "office_form", **rows)
    assert set(last_version(cast.office).changes) == {
        "exceptions/2026-12-24",
        "notices/Remont windy",
        "names/opieka;pl",
    }


@pytest.mark.drill
def test_an_odd_day_may_concern_one_telephone_line_of_the_record(client, ewa, cast):
    line = cast.office.lines.get(number="+48717822346")
    rows = {"exceptions-TOTAL_FORMS": "1", "exceptions-0-starts": "2026-12-24", "exceptions-0-line": line.pk}
    saved(client, edit_url(cast.office), "office_form", **rows)
    assert list(last_version(cast.office).changes) == ["exceptions/2026-12-24;+48717822346"]


@pytest.mark.drill
def test_an_odd_day_offers_the_lines_of_its_own_record_only(client, ewa, cast):
    stranger = PhoneLine.objects.create(record=cast.board.record, number="+48713442000")
    rows = {"exceptions-TOTAL_FORMS": "1", "exceptions-0-starts": "2026-12-24", "exceptions-0-line": stranger.pk}
    client.post(edit_url(cast.office), filled(client.get(edit_url(cast.office)), "office_form", **rows))
    assert not HoursException.objects.exists()


def test_the_usual_hours_can_be_confirmed_in_the_form(client, ewa, cast):
    rows = {"exceptions-TOTAL_FORMS": "1", "exceptions-0-starts": "2026-12-31", "exceptions-0-usual": "on"}
    saved(client, edit_url(cast.office), "office_form", **rows)
    assert HoursException.objects.get().usual


@pytest.mark.drill
def test_editions_of_a_programme_are_in_its_history(client, ewa, cast):
    rows = {"editions-TOTAL_FORMS": "1", "editions-0-year_from": "2026"}
    saved(client, edit_url(cast.polanka), "program_form", **rows)
    assert "editions/2026" in last_version(cast.polanka).changes
    assert Edition.objects.get().program == cast.polanka


def test_a_new_record_gets_its_first_history_entry_and_an_address(client, ewa, cast):
    url = reverse("admin:offices_office_add")
    saved(client, url, "office_form", name="Filia na Psim Polu")
    made = Office.objects.get(slug="filia-na-psim-polu")
    assert last_version(made).number == 1


@pytest.mark.drill
def test_publishing_in_the_form_sets_the_date(client, ewa, cast):
    saved(client, edit_url(cast.secret), "office_form", state="published")
    cast.secret.refresh_from_db()
    assert cast.secret.published_at is not None


def test_a_changed_address_leaves_a_redirect(client, ewa, cast):
    saved(client, edit_url(cast.office), "office_form", slug="strzegomska")
    assert Redirect.objects.get(slug="mops-strzegomska").record_id == cast.office.pk


def test_the_checkbox_confirms_every_group_of_facts(client, ewa, cast):
    saved(client, edit_url(cast.office), "office_form", checked_today="on")
    confirmed = Confirmation.objects.filter(record=cast.office.pk, verified_by=ewa, verified__isnull=False)
    assert confirmed.count() == len(Confirmation.Group.values)


# ---------------------------------------------------------------- actions and deleting


def act(client, model, action, records, **more):
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    chosen = [str(record.pk) for record in records]
    return client.post(url, {"action": action, "_selected_action": chosen, **more}, follow=True)


def test_publishing_the_selected_is_in_the_history_and_counted_in_polish(client, ewa, cast):
    answer = act(client, Office, "publish_selected", [cast.secret, cast.office])
    assert last_version(cast.secret).changes["state"] == ["draft", "published"]
    assert "Opublikowano 1 wpis." in answer.content.decode()


@pytest.mark.drill
def test_withdrawing_the_selected_hides_them_and_deletes_nothing(client, ewa, cast):
    answer = act(client, Office, "withdraw_selected", [cast.office, cast.desk])
    assert set(Office.objects.filter(state="withdrawn")) == {cast.office, cast.desk}
    assert "Wycofano 2 wpisy." in answer.content.decode()


@pytest.mark.drill
def test_confirming_the_selected_says_how_many(client, ewa, cast):
    answer = act(client, Service, "confirm_selected", [cast.allowance])
    assert "Potwierdzono 1 wpis." in answer.content.decode()


def test_deleting_an_office_removes_its_desks_too(client, ewa, cast):
    client.post(reverse("admin:offices_office_delete", args=[cast.office.pk]), {"post": "yes"})
    assert not Record.objects.filter(pk__in=[cast.office.pk, cast.desk.pk, cast.room.pk]).exists()


@pytest.mark.drill
def test_deleting_the_selected_raises_the_revision(client, ewa, cast):
    before = revision()
    act(client, Office, "delete_selected", [cast.board], post="yes")
    assert revision() > before
    assert not Office.objects.filter(pk=cast.board.pk).exists()


def test_a_renamed_category_is_announced_although_no_record_changed(client, ewa, cast):
    before = revision()
    url = reverse("admin:records_category_change", args=[cast.category.pk])
    saved(client, url, "category_form", name="Mieszkania")
    assert Category.objects.get(pk=cast.category.pk).name == "Mieszkania"
    assert revision() > before


def test_a_notice_edited_in_the_list_of_notices_is_in_the_history_of_its_record(client, ewa, cast):
    notice = Notice.objects.create(record=cast.office.record, text="Remont windy")
    builders.committed(cast.office)
    saved(client, reverse("admin:offices_notice_change", args=[notice.pk]), "notice_form", valid_to="2026-12-24")
    assert last_version(cast.office).changes["notices/Remont windy/valid_to"] == [None, "2026-12-24"]


# ---------------------------------------------------------------- two people at once


def test_an_overtaken_form_is_refused_says_who_and_keeps_what_was_typed(client, ewa, cast):
    typed = filled(client.get(edit_url(cast.office)), "office_form", floor="I")
    Office.objects.filter(pk=cast.office.pk).update(room="12")
    builders.committed(cast.office, by=builders.clerk("jan@mops.example", name="Jan Kos"), role="editor")
    answer = client.post(edit_url(cast.office), typed)
    page = answer.content.decode()
    assert "Jan Kos" in page
    assert 'name="floor" value="I"' in page


def test_an_overtaken_form_writes_nothing(client, ewa, cast):
    typed = filled(client.get(edit_url(cast.office)), "office_form", floor="I")
    Office.objects.filter(pk=cast.office.pk).update(room="12")
    builders.committed(cast.office)
    client.post(edit_url(cast.office), typed)
    cast.office.refresh_from_db()
    assert cast.office.floor == ""


def test_saving_once_more_after_the_warning_is_a_decision(client, ewa, cast):
    typed = filled(client.get(edit_url(cast.office)), "office_form", floor="I")
    Office.objects.filter(pk=cast.office.pk).update(room="12")
    builders.committed(cast.office)
    warned = client.post(edit_url(cast.office), typed)
    client.post(edit_url(cast.office), filled(warned, "office_form"))
    cast.office.refresh_from_db()
    assert cast.office.floor == "I"


# ---------------------------------------------------------------- rows that would contradict each other


@pytest.mark.drill
def test_two_main_numbers_are_refused_with_a_sentence(client, ewa, cast):
    rows = {"lines-0-is_main": "on", "lines-1-is_main": "on"}
    answer = saved(client, edit_url(cast.office), "office_form", **rows)
    assert "Tylko jeden numer może być główny." in answer.content.decode()


@pytest.mark.drill
def test_the_main_number_can_move_to_another_line(client, ewa, cast):
    PhoneLine.objects.filter(record=cast.office.pk, number="+48717822346").update(is_main=True)
    page = filled(client.get(edit_url(cast.office)), "office_form")
    page |= {"lines-0-is_main": "on"}
    page.pop("lines-1-is_main")
    client.post(edit_url(cast.office), page)
    assert PhoneLine.objects.get(record=cast.office.pk, is_main=True).number == "+48717822300"


def test_the_same_number_twice_is_a_message_not_an_error_page(client, ewa, cast):
    answer = saved(client, edit_url(cast.office), "office_form", **{"lines-1-number": "71 782 23 00"})
    assert answer.status_code == 200
    assert PhoneLine.objects.filter(record=cast.office.pk, number="+48717822346").exists()


@pytest.mark.drill
def test_the_same_odd_day_twice_is_refused_with_a_sentence(client, ewa, cast):
    rows = {"exceptions-TOTAL_FORMS": "2", "exceptions-0-starts": "2026-12-24", "exceptions-1-starts": "2026-12-24"}
    answer = saved(client, edit_url(cast.office), "office_form", **rows)
    assert "Ten dzień jest już na liście." in answer.content.decode()
    assert not HoursException.objects.exists()


@pytest.mark.drill
def test_swapping_two_numbers_is_no_error_page(client, ewa, cast):
    rows = {"lines-0-number": "71 782 23 46", "lines-1-number": "71 782 23 00"}
    answer = saved(client, edit_url(cast.office), "office_form", **rows)
    assert answer.status_code in (200, 302)


@pytest.mark.drill
def test_a_name_without_letters_is_refused_with_a_sentence(client, ewa, cast):
    answer = saved(client, reverse("admin:offices_office_add"), "office_form", name="???")
    assert "przynajmniej jedną literę" in answer.content.decode()


@pytest.mark.drill
def test_another_name_twice_is_refused(client, ewa, cast):
    row = {"text": "opieka", "kind": "colloquial", "language": "pl"}
    rows = {f"names-{n}-{name}": value for n in (0, 1) for name, value in row.items()}
    saved(client, edit_url(cast.office), "office_form", **rows, **{"names-TOTAL_FORMS": "2"})
    assert not Name.objects.filter(record=cast.office.pk).exists()
