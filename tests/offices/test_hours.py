"""When it is open on named days, checked by hand."""

from datetime import date, datetime

import pytest

from offices.hours import ZONE, ExceptionDay, Hours
from offices.rules import Span
from offices.schedule import Schedule

OFFICE = Schedule.from_osm("Mo-Fr 07:30-15:30")
CASH_DESK = Schedule.from_osm("Mo-Fr 10:00-14:00", [{"day": -1, "hours": "10:00-12:00"}])
CASH_DESK_MOVED = Schedule.from_osm("Mo-Fr 10:00-14:00", [{"day": -1, "hours": "10:00-12:00", "if_holiday": "next"}])
CASH_DESK_EARLIER = Schedule.from_osm(
    "Mo-Fr 10:00-14:00", [{"day": -1, "hours": "10:00-12:00", "if_holiday": "previous"}]
)
HOTLINE = Schedule.from_osm("24/7")
SUMMER = Schedule.from_osm(
    "Mo-Fr 07:30-15:30; 2026 Jul 01-2026 Aug 31 Mo-Fr 07:00-14:00; 2026 Aug 03-2026 Aug 07 off; PH off"
)
ROOM_26 = Schedule.from_osm("Mo,We,Fr 08:00-15:00; Tu 11:00-15:00; Th 09:00-17:00")


def at(text):
    """A moment of Warsaw's wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def spans(hours, day):
    return [(interval.opens / 60, interval.closes / 60) for interval in hours.on(date.fromisoformat(day)).intervals]


def why(hours, day):
    found = hours.on(date.fromisoformat(day))
    return found.layer, found.reason


# ---------------------------------------------------------------- public holidays


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-01-01", "new-year"),
        ("2026-01-06", "epiphany"),
        ("2026-04-06", "easter-monday"),
        ("2026-05-01", "labour-day"),
        ("2027-05-03", "constitution-day"),
        ("2026-06-04", "corpus-christi"),
        ("2025-08-15", "assumption"),
        ("2026-11-11", "independence-day"),
        ("2025-12-24", "christmas-eve"),
        ("2026-12-24", "christmas-eve"),
        ("2026-12-25", "christmas"),
        ("2025-12-26", "second-christmas"),
        ("2018-11-12", "independence-centenary"),
    ],
)
def test_an_office_is_closed_on_a_public_holiday_and_says_which(day, reason):
    assert (spans(Hours(OFFICE), day), why(Hours(OFFICE), day)) == ([], ("holiday", reason))


@pytest.mark.parametrize(
    "day",
    ["2024-12-24", "2026-12-31", "2026-12-23", "2026-04-03", "2025-05-02", "2026-06-05", "2019-11-12", "2026-11-10"],
)
def test_an_office_is_open_on_days_that_only_feel_like_holidays(day):
    assert spans(Hours(OFFICE), day) == [(7.5, 15.5)]


def test_a_line_that_answers_always_answers_at_christmas():
    assert Hours(HOTLINE).status(at("2026-12-25T03:00")).kind == "open"


def test_a_day_free_by_order_closes_with_its_name():
    hours = Hours(OFFICE, extra_holidays={date(2026, 5, 4): "Dzień Wrocławia"})
    assert (spans(hours, "2026-05-04"), why(hours, "2026-05-04")) == ([], ("order", "Dzień Wrocławia"))


def test_a_day_free_by_order_may_have_no_name():
    assert why(Hours(OFFICE, extra_holidays=[date(2026, 5, 4)]), "2026-05-04") == ("order", "")


# ---------------------------------------------------------------- days of the month


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        ("2026-11-30", [(10, 12)]),  # a Monday
        ("2026-07-31", [(10, 12)]),  # a Friday
        ("2026-07-30", [(10, 14)]),
        ("2026-05-31", []),  # a Sunday
        ("2026-06-01", [(10, 14)]),
        ("2026-01-31", []),  # a Saturday
        ("2018-05-31", []),  # Corpus Christi
        ("2025-02-28", [(10, 12)]),
        ("2028-02-28", [(10, 14)]),
        ("2028-02-29", [(10, 12)]),
        ("2026-12-31", [(10, 12)]),
    ],
)
def test_a_cash_desk_is_open_shorter_on_the_last_day_of_the_month(day, hours):
    assert spans(Hours(CASH_DESK), day) == hours


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        ("2026-05-31", []),  # a Sunday: moves to Monday
        ("2026-06-01", [(10, 12)]),
        ("2026-06-02", [(10, 14)]),
        ("2018-05-31", []),  # Corpus Christi: moves to Friday
        ("2018-06-01", [(10, 12)]),
        ("2025-05-30", [(10, 14)]),  # 31 May 2025 is a Saturday
        ("2025-06-02", [(10, 12)]),
        ("2026-11-30", [(10, 12)]),
        ("2027-01-04", [(10, 14)]),  # 31 December 2026 was a working day: nothing moved
    ],
)
def test_a_last_day_that_is_free_moves_to_the_next_working_day(day, hours):
    assert spans(Hours(CASH_DESK_MOVED), day) == hours


@pytest.mark.parametrize(
    ("day", "hours"),
    [("2026-05-29", [(10, 12)]), ("2018-05-30", [(10, 12)]), ("2018-06-01", [(10, 14)]), ("2026-05-28", [(10, 14)])],
)
def test_a_last_day_that_is_free_moves_to_the_working_day_before(day, hours):
    assert spans(Hours(CASH_DESK_EARLIER), day) == hours


def test_a_day_also_moves_over_a_day_free_by_order():
    hours = Hours(CASH_DESK_MOVED, extra_holidays=[date(2026, 6, 1)])
    assert spans(hours, "2026-06-02") == [(10, 12)]


def test_hours_that_are_held_on_a_holiday_are_held():
    held = Schedule.from_osm("Mo-Fr 10:00-14:00", [{"day": 1, "hours": "10:00-12:00", "if_holiday": "open"}])
    assert spans(Hours(held), "2026-01-01") == [(10, 12)]


def test_a_monthly_day_that_a_holiday_cancels_leaves_the_hours_of_a_place_that_is_open_anyway():
    rules = [{"days": [4], "spans": [["08:00", "20:00"]]}, {"days": [4], "nth": 1, "if_holiday": "closed"}]
    shelter = Schedule.from_json({"rules": rules, "holidays": "open"})
    assert (spans(Hours(shelter), "2026-01-01"), spans(Hours(shelter), "2026-02-05")) == ([(8, 20)], [])


@pytest.mark.parametrize(
    ("day", "hours"),
    [("2026-11-10", [(16, 18)]), ("2026-11-24", [(9, 10)]), ("2026-11-17", [(8, 12)]), ("2026-11-03", [(8, 12)])],
)
def test_the_second_and_the_last_tuesday_have_hours_of_their_own(day, hours):
    schedule = Schedule.from_osm("Tu 08:00-12:00; Tu[2] 16:00-18:00; Tu[4] 07:00-08:00; Tu[-1] 09:00-10:00")
    assert spans(Hours(schedule), day) == hours


# ---------------------------------------------------------------- periods


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        ("2026-06-30", [(7.5, 15.5)]),
        ("2026-07-01", [(7, 14)]),
        ("2026-08-31", [(7, 14)]),
        ("2026-09-01", [(7.5, 15.5)]),
        ("2026-08-05", []),
        ("2026-08-10", [(7, 14)]),
    ],
)
def test_the_shorter_period_wins_over_the_longer_and_both_over_the_week(day, hours):
    assert spans(Hours(SUMMER), day) == hours


def test_a_period_without_an_end_holds_on():
    assert spans(Hours(Schedule.from_osm("Mo 08:00-09:00; 2026 Sep 01+ Mo 10:00-11:00")), "2030-09-02") == [(10, 11)]


# ---------------------------------------------------------------- exceptions


def exception(first, last=None, hours=(), reason="inwentaryzacja", matter=""):
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    return ExceptionDay(*days, tuple(Span(opens * 60, closes * 60) for opens, closes in hours), reason, matter)


def test_an_exception_wins_over_everything():
    hours = Hours(CASH_DESK, [exception("2026-12-24", hours=[(8, 11)], reason="dyżur świąteczny")])
    assert (spans(hours, "2026-12-24"), why(hours, "2026-12-24")) == ([(8, 11)], ("exception", "dyżur świąteczny"))


def test_an_exception_lasts_from_its_first_to_its_last_day():
    hours = Hours(OFFICE, [exception("2026-12-28", "2026-12-30")])
    week = [bool(spans(hours, f"2026-12-{day}")) for day in (23, 28, 29, 30, 31)]
    assert week == [True, False, False, False, True]


@pytest.mark.parametrize("order", [1, -1])
def test_the_shorter_exception_wins(order):
    both = [exception("2026-12-28", "2026-12-31"), exception("2026-12-29", hours=[(8, 9)])]
    assert spans(Hours(OFFICE, both[::order]), "2026-12-29") == [(8, 9)]


def test_an_exception_tells_even_where_the_hours_are_unknown():
    hours = Hours(None, [exception("2026-12-24")])
    assert [hours.on(date(2026, 12, day)).known for day in (23, 24)] == [False, True]


def test_a_duty_for_one_matter_leaves_the_office_closed_for_the_others():
    hours = Hours(OFFICE, [exception("2026-12-24", hours=[(8, 10)], reason="dyżur", matter="becikowe")])
    found = hours.on(date(2026, 12, 24))
    assert (found.closed, [(duty.matter, len(duty.intervals)) for duty in found.duties]) == (True, [("becikowe", 1)])


def test_a_status_is_never_open_for_a_duty():
    hours = Hours(OFFICE, [exception("2026-12-24", hours=[(8, 10)], matter="becikowe")])
    assert hours.status(at("2026-12-24T09:00")).kind == "closed"


# ---------------------------------------------------------------- an office and its desks


def test_as_the_office_follows_its_week_holidays_and_exceptions():
    office = Hours(OFFICE, [exception("2026-11-25", hours=[(8, 9)])])
    line = Hours(Schedule(as_office=True), parent=office)
    assert [spans(line, day) for day in ("2026-11-24", "2026-11-25", "2026-12-24")] == [[(7.5, 15.5)], [(8, 9)], []]


def test_as_the_office_is_unknown_without_an_office():
    assert Hours(Schedule(as_office=True)).status(at("2026-11-24T11:00")).kind == "unknown"


def test_as_the_office_may_have_an_exception_of_its_own():
    line = Hours(Schedule(as_office=True), [exception("2026-11-25")], parent=Hours(OFFICE))
    assert spans(line, "2026-11-25") == []


def test_as_the_office_takes_over_its_duties():
    office = Hours(OFFICE, [exception("2026-12-24", hours=[(8, 10)], matter="becikowe")])
    assert Hours(Schedule(as_office=True), parent=office).on(date(2026, 12, 24)).duties[0].matter == "becikowe"


@pytest.mark.parametrize(("hours", "desk"), [((), []), ([(8, 12)], [(10, 12)]), ([(8, 9), (11, 13)], [(11, 13)])])
def test_a_desk_is_never_open_longer_than_its_building_on_an_exceptional_day(hours, desk):
    office = Hours(OFFICE, [exception("2026-11-25", hours=hours)])
    assert spans(Hours(CASH_DESK, parent=office), "2026-11-25") == desk


def test_a_desk_keeps_its_own_week_on_ordinary_days():
    assert spans(Hours(CASH_DESK, parent=Hours(OFFICE)), "2026-11-25") == [(10, 14)]


def test_a_desk_is_not_opened_by_a_longer_day_of_the_building():
    office = Hours(OFFICE, [exception("2026-11-28", hours=[(9, 13)])])
    assert spans(Hours(CASH_DESK, parent=office), "2026-11-28") == []


def test_the_exception_of_a_desk_is_stronger_than_that_of_the_building():
    office = Hours(OFFICE, [exception("2026-11-25")])
    assert spans(Hours(CASH_DESK, [exception("2026-11-25", hours=[(8, 9)])], parent=office), "2026-11-25") == [(8, 9)]


def test_a_line_that_always_answers_does_so_when_the_office_is_shut():
    office = Hours(OFFICE, [exception("2026-11-25")])
    assert Hours(HOTLINE, parent=office).status(at("2026-11-25T11:00")).kind == "open"


# ---------------------------------------------------------------- weeks and odd days


def test_a_week_begins_on_monday():
    week = Hours(ROOM_26).week(date(2026, 11, 26))
    assert [(day.date.day, len(day.intervals)) for day in week] == [
        (23, 1), (24, 1), (25, 1), (26, 1), (27, 1), (28, 0), (29, 0)
    ]  # fmt: skip


def test_the_odd_days_ahead_are_those_that_differ_from_the_week():
    hours = Hours(CASH_DESK, [exception("2026-12-28", "2026-12-29")])
    odd = [(found.date.day, found.layer) for found in hours.days_ahead(date(2026, 11, 24), 38)]
    assert odd == [
        (30, "monthly"), (24, "holiday"), (25, "holiday"), (28, "exception"), (29, "exception"), (31, "monthly")
    ]  # fmt: skip


def test_an_exception_that_repeats_the_usual_hours_is_no_odd_day():
    hours = Hours(Schedule.from_osm("Mo-Fr 08:00-16:00"), [exception("2026-11-25", hours=[(8, 16)])])
    assert hours.days_ahead(date(2026, 11, 24), 7) == []


def test_unknown_hours_have_no_odd_days():
    assert Hours(None).days_ahead(date(2026, 12, 1), 40) == []
