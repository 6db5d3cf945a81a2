"""The first page: whom to call now, situations, what changes in the next days."""

from datetime import date

import pytest

from offices.models import HoursException, Notice, PhoneLine
from records.models import Record
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]


@pytest.fixture
def context_of(client, cast):
    return lambda: client.get("/").context


def numbers(calls):
    return [group.lines[0].number for _place, group in calls]


def test_an_empty_portal_still_has_a_search_box(client):
    assert 'action="/szukaj/"' in client.get("/").content.decode()


def test_lines_that_answer_now_come_first_and_unknown_hours_last(context_of, cast):
    PhoneLine.objects.create(record=cast.board.record, number="+48713442000", is_main=True)
    assert numbers(context_of()["calls"]) == ["+48717822300", "+48717822346", "+48713442000"]


def test_at_most_four_lines_are_shown(context_of, cast):
    for last in range(5):
        PhoneLine.objects.create(record=cast.office.record, number=f"+4871782250{last}", label=f"Sprawa {last}")
    assert len(context_of()["calls"]) == 4


def test_a_fax_or_the_line_of_a_draft_is_nobody_to_call(context_of, cast):
    PhoneLine.objects.create(record=cast.secret.record, number="+48717822999")
    PhoneLine.objects.create(record=cast.board.record, number="+48713442001", kind=PhoneLine.Kind.FAX)
    assert numbers(context_of()["calls"]) == ["+48717822300", "+48717822346"]


def test_after_hours_the_page_says_when_the_lines_answer_again(client, cast, settings, thursday):
    settings.PORTAL_NOW = thursday.replace(hour=20)
    assert "Otwiera się jutro o\u00a07:30" in client.get("/").content.decode()


def test_published_situations_are_the_tiles(client, cast):
    Record.objects.filter(pk=cast.housing.pk).update(state=Record.State.WITHDRAWN)
    builders.situation("Seniorzy", slug="seniorzy")
    text = client.get("/").content.decode()
    assert 'href="/sytuacje/seniorzy/"' in text
    assert 'href="/sytuacje/mieszkanie/"' not in text


def test_the_cash_desks_short_day_is_announced_without_being_entered_for_the_day(context_of):
    assert [(change.starts, change.title) for change in context_of()["changes"]] == [
        (date(2026, 11, 30), "Kasy – MOPS: 10:00–12:00")
    ]


def test_changes_stand_soonest_first(context_of, cast):
    HoursException.objects.create(record=cast.office.record, starts=date(2026, 11, 27), ends=date(2026, 11, 27))
    Notice.objects.create(record=cast.cus.record, text="Zapisy", valid_from=date(2026, 11, 20))
    assert [change.starts.day for change in context_of()["changes"]] == [20, 27, 30]


def test_public_holidays_ahead_are_one_message(context_of, settings, thursday):
    settings.PORTAL_NOW = thursday.replace(month=12, day=15)
    titles = [change.title for change in context_of()["changes"]]
    assert titles[-1].startswith("Urzędy zamknięte: Boże Narodzenie, drugi dzień")


def test_a_day_each_office_decides_about_is_not_called_closed(context_of, settings, thursday):
    settings.PORTAL_NOW = thursday.replace(month=12, day=15)
    titles = [change.title for change in context_of()["changes"]]
    assert "Wigilia, dzień ustawowo wolny: sprawdź godziny przed wizytą" in titles


def test_the_page_asks_the_database_at_most_eight_times(client, cast, django_assert_max_num_queries):
    # revision; lines; institutions; offices and desks; odd days; situations; notices
    client.get("/")
    with django_assert_max_num_queries(8):
        client.get("/?nowa=1")
