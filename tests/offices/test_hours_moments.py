"""What a visitor meets at named moments, the nights of the clock change among them, checked by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest

from offices.hours import ZONE, ExceptionDay, Hours
from offices.rules import Span
from offices.schedule import Schedule

OFFICE = Schedule.from_osm("Mo-Fr 07:30-15:30")
CASH_DESK = Schedule.from_osm("Mo-Fr 10:00-14:00", [{"day": -1, "hours": "10:00-12:00"}])
HOTLINE = Schedule.from_osm("24/7")
SUMMER = Schedule.from_osm(
    "Mo-Fr 07:30-15:30; 2026 Jul 01-2026 Aug 31 Mo-Fr 07:00-14:00; 2026 Aug 03-2026 Aug 07 off; PH off"
)
ROOM_26 = Schedule.from_osm("Mo,We,Fr 08:00-15:00; Tu 11:00-15:00; Th 09:00-17:00")


def at(text):
    """A moment of Warsaw's wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def exception(first, last=None, hours=(), reason="inwentaryzacja", matter=""):
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    return ExceptionDay(*days, tuple(Span(opens * 60, closes * 60) for opens, closes in hours), reason, matter)


@pytest.mark.parametrize(
    ("moment", "kind"),
    [
        ("2026-11-24T07:29:59", "closed"),
        ("2026-11-24T07:30", "open"),
        ("2026-11-24T14:59:59", "open"),
        ("2026-11-24T15:00", "closing_soon"),
        ("2026-11-24T15:29:59", "closing_soon"),
        ("2026-11-24T15:30", "closed"),
        ("2026-11-28T11:00", "closed"),
    ],
)
def test_the_status_of_an_office_through_its_day(moment, kind):
    assert Hours(OFFICE).status(at(moment)).kind == kind


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-24T06:00", "2026-11-24T07:30"),
        ("2026-11-24T16:00", "2026-11-25T07:30"),
        ("2026-11-27T16:00", "2026-11-30T07:30"),
        ("2026-12-23T16:00", "2026-12-28T07:30"),
        ("2026-12-31T16:00", "2027-01-04T07:30"),
    ],
)
def test_a_closed_office_says_when_it_opens_next(moment, opens):
    assert Hours(OFFICE).status(at(moment)).opens_at == at(opens)


@pytest.mark.parametrize("hours", [OFFICE, CASH_DESK, ROOM_26, HOTLINE, SUMMER, None])
def test_whether_it_is_open_is_what_the_status_says(hours):
    place = Hours(hours)
    asked = [at("2026-11-23T00:00") + timedelta(minutes=47 * step) for step in range(300)]
    assert [place.is_open(moment) for moment in asked] == [place.status(moment).is_open for moment in asked]


def test_hours_asked_for_years_remember_only_some_days():
    place = Hours(OFFICE)
    answers = [place.on(date(2026, 1, 1) + timedelta(days=step)) for step in range(1500)]
    assert (len(answers), len(place._days) <= 500) == (1500, True)


def test_an_open_office_says_until_when():
    assert Hours(OFFICE).status(at("2026-11-24T11:00")).until == at("2026-11-24T15:30")


def test_unknown_hours_are_unknown_and_not_closed():
    status = Hours(None).status(at("2026-11-24T11:00"))
    assert (status.kind, status.until, status.opens_at) == ("unknown", None, None)


def test_a_place_that_never_opens_again_has_no_next_opening():
    gone = Schedule.from_osm("2026 Jan 01-2026 Aug 31 Mo-Fr 08:00-16:00")
    assert Hours(gone).status(at("2026-11-24T11:00")).opens_at is None


def test_hours_by_appointment_are_not_open():
    hours = Hours(Schedule.from_osm("Tu 10:00-12:00 unknown; Th 10:00-12:00"))
    assert hours.status(at("2026-11-24T11:00")).kind == "by_appointment"


def test_the_next_opening_is_for_those_without_an_appointment():
    status = Hours(Schedule.from_osm("We 10:00-12:00 unknown; Th 10:00-12:00")).status(at("2026-11-24T11:00"))
    assert (status.opens_at, status.opens_by_appointment) == (at("2026-11-26T10:00"), False)


def test_where_there_are_only_appointments_the_next_opening_says_so():
    status = Hours(Schedule.from_osm("We 10:00-12:00 unknown")).status(at("2026-11-24T11:00"))
    assert (status.opens_at, status.opens_by_appointment) == (at("2026-11-25T10:00"), True)


def test_a_day_without_visitors_is_not_just_closed():
    hours = Hours(Schedule.from_osm('Mo-Tu,Th-Fr 08:00-15:00; We off "internal"'))
    status = hours.status(at("2026-11-25T11:00"))
    assert (status.kind, status.opens_at) == ("internal", at("2026-11-26T08:00"))


def test_hours_without_visitors_end_where_visitors_are_received():
    hours = Hours(Schedule.from_osm('Tu 08:00-10:00 off "internal"; Tu 10:00-15:00, Tu 08:00-10:00 off "internal"'))
    status = hours.status(at("2026-11-24T09:00"))
    assert (status.kind, status.until, status.opens_at) == ("internal", at("2026-11-24T10:00"), at("2026-11-24T10:00"))


def test_hours_that_run_on_into_hours_by_appointment_end_there():
    hours = Hours(Schedule.from_osm("Tu 08:00-12:00, Tu 12:00-15:00 unknown"))
    assert hours.status(at("2026-11-24T09:00")).until == at("2026-11-24T12:00")


# ---------------------------------------------------------------- nights


NIGHTS = Schedule.from_osm("Fr-Sa 20:00-06:00")


@pytest.mark.parametrize(
    ("moment", "kind"),
    [
        ("2026-11-27T19:59", "closed"),
        ("2026-11-27T23:00", "open"),
        ("2026-11-28T05:00", "open"),
        ("2026-11-28T06:00", "closed"),
        ("2026-11-29T05:45", "closing_soon"),
        ("2026-11-30T05:00", "closed"),
    ],
)
def test_a_night_belongs_to_the_day_it_begins_on(moment, kind):
    assert Hours(NIGHTS).status(at(moment)).kind == kind


def test_open_round_the_clock_has_no_end():
    status = Hours(HOTLINE).status(at("2026-11-24T11:00"))
    assert (status.kind, status.until) == ("open", None)


def test_two_whole_days_make_one_stretch():
    status = Hours(Schedule.from_osm("Sa-Su 00:00-24:00")).status(at("2026-11-28T11:00"))
    assert status.until == at("2026-11-30T00:00")


@pytest.mark.parametrize(
    ("moment", "kind"),
    [
        ("2026-03-29T00:30", "open"),  # 1:30, an hour later it is 3:30
        ("2026-03-29T03:29", "open"),  # 5:29 summer time
        ("2026-03-29T03:30", "closing_soon"),
        ("2026-03-29T04:00", "closed"),
        ("2026-10-25T00:30", "open"),  # 2:30 for the first time
        ("2026-10-25T01:30", "open"),  # 2:30 for the second time
        ("2026-10-25T04:29", "open"),  # 5:29 winter time
        ("2026-10-25T04:30", "closing_soon"),
        ("2026-10-25T05:00", "closed"),
    ],
)
def test_a_night_of_the_clock_change_is_an_hour_shorter_or_longer(moment, kind):
    assert Hours(NIGHTS).status(utc(moment)).kind == kind


@pytest.mark.parametrize(
    ("moment", "until"),
    [("2026-03-28T22:00", "2026-03-29T01:00"), ("2026-10-24T22:00", "2026-10-25T00:30")],
)
def test_a_closing_time_that_is_skipped_or_comes_twice_is_the_earlier_moment(moment, until):
    assert Hours(Schedule.from_osm("Sa 22:00-02:30")).status(utc(moment)).until.astimezone(UTC) == utc(until)


def test_an_opening_time_that_is_skipped_is_the_moment_of_the_skip():
    assert Hours(Schedule.from_osm("Su 02:30-05:00")).status(utc("2026-03-28T22:00")).opens_at == utc(
        "2026-03-29T01:00"
    )


def test_hours_that_lie_wholly_in_the_skipped_hour_do_not_happen():
    status = Hours(Schedule.from_osm("Su 02:10-02:50; PH open")).status(utc("2026-03-28T22:00"))
    assert status.opens_at == at("2026-04-05T02:10")


def test_once_closed_in_the_hour_that_comes_twice_it_stays_closed():
    assert Hours(Schedule.from_osm("Sa 22:00-02:30")).status(utc("2026-10-25T01:10")).kind == "closed"
