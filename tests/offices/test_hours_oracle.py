"""The hours engine against independent libraries, on schedules made at random.

Many more of them: `python -m bench.hours_oracle`.
"""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.any_schedule import any_schedule
from bench.hours_oracle import ours, same_at_moments, theirs
from offices.holidays import holiday_key
from offices.hours import Hours
from offices.schedule import Schedule

WEEKDAYS = [MO, TU, WE, TH, FR, SA, SU]
FIRST, LAST = datetime(2026, 1, 1), datetime(2028, 12, 31)
DAYS = [FIRST.date() + timedelta(days=step) for step in range((LAST - FIRST).days + 1)]


@pytest.mark.timeout(240)  # a busy machine is no reason to fail
@settings(max_examples=settings.default.max_examples // 3)  # each looks at many days
@given(st.randoms(use_true_random=False))
def test_every_minute_of_400_days_is_as_another_library_says(random):
    schedule = any_schedule(random)
    assert ours(schedule) == theirs(schedule)


@pytest.mark.timeout(240)  # a busy machine is no reason to fail
@settings(max_examples=settings.default.max_examples // 3)  # each looks at many days
@given(st.randoms(use_true_random=False))
def test_the_status_at_any_moment_is_as_another_library_says(random):
    assert same_at_moments(any_schedule(random), random, 40)


def opening_days(schedule):
    hours = Hours(schedule)
    return [day for day in DAYS if hours.on(day).intervals]


def expected(**rule):
    return [found.date() for found in rrule(MONTHLY, dtstart=FIRST, until=LAST, **rule)]


@pytest.mark.parametrize("day", [1, 15, 28, 29, 30, 31, -1, -2, -31])
def test_a_day_of_the_month_is_as_dateutil_expands_it(day):
    monthly = [{"day": day, "hours": "Mo-Su 10:00-12:00", "if_holiday": "open"}]
    assert opening_days(Schedule.from_osm("off", monthly)) == expected(bymonthday=day)


@pytest.mark.parametrize("nth", [1, 2, 3, 4, 5, -1, -2])
@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_of_the_month_is_as_dateutil_expands_it(weekday, nth):
    rule = {"days": [weekday + 1], "nth": nth, "spans": [["10:00", "12:00"]]}
    schedule = Schedule.from_json({"rules": [rule], "holidays": "open"})
    assert opening_days(schedule) == expected(byweekday=WEEKDAYS[weekday](nth))


def test_a_day_of_the_month_keeps_to_working_days_and_leaves_out_holidays():
    schedule = Schedule.from_osm("off", [{"day": -1, "hours": "10:00-12:00"}])
    working = [day for day in expected(bymonthday=-1) if day.weekday() < 5 and not holiday_key(day)]
    assert opening_days(schedule) == working


def next_working_day(day: date) -> date:
    later = (day + timedelta(days=step) for step in range(14))
    return next(found for found in later if found.weekday() < 5 and not holiday_key(found))


@pytest.mark.parametrize("rule", [{"day": 1}, {"day": 15}, {"day": -1}])
def test_a_day_of_the_month_that_is_free_moves_to_the_next_working_day(rule):
    schedule = Schedule.from_osm("off", [{**rule, "hours": "10:00-12:00", "if_holiday": "next"}])
    moved = {next_working_day(day) for day in expected(bymonthday=rule["day"])}
    assert opening_days(schedule) == sorted(day for day in moved if day <= LAST.date())


def test_a_first_monday_that_is_a_holiday_moves_to_the_next_working_day():
    schedule = Schedule.from_osm("off", [{"day": "Mo[1]", "hours": "10:00-12:00", "if_holiday": "next"}])
    assert opening_days(schedule) == sorted({next_working_day(day) for day in expected(byweekday=MO(1))})
