"""Opening hours as one value: equal hours are equal values, and nothing impossible gets in."""

import json

import pytest
from django.conf import settings as site
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from bench.any_schedule import any_schedule
from offices.rules import Rule, Span
from offices.schedule import Schedule, ScheduleError, load

ROOT = site.BASE_DIR
WEEK = {"days": [1, 2, 3, 4, 5], "spans": [["07:30", "15:30"]]}


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def of(*rules, holidays="closed"):
    return Schedule.from_json({"rules": list(rules), "holidays": holidays})


def test_json_holds_only_what_is_said():
    assert Schedule.from_osm("Mo-Fr 07:30-15:30").to_json() == {"rules": [WEEK], "holidays": "closed"}


def test_unknown_stays_unknown():
    assert load(None) is None


def test_as_the_office_is_a_value_of_its_own():
    assert load({"as": "office"}).to_json() == {"as": "office"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (of(WEEK), of({"days": [1, 2, 3], "spans": WEEK["spans"]}, {"days": [5, 4], "spans": WEEK["spans"]})),
        (of(WEEK), of({"days": [1, 2, 3, 4, 5], "spans": [["12:00", "15:30"], ["07:30", "12:00"]]})),
        (of(WEEK), of(WEEK, {"days": [6, 7], "spans": []})),
        (of(WEEK), of({**WEEK, "note": ""}, holidays="next")),
        (
            of(WEEK, {"day": -1, "spans": [["10:00", "12:00"]], "if_holiday": "next"}),
            of(WEEK, {"day": -1, "spans": [["10:00", "12:00"]]}, holidays="next"),
        ),
        (of({"days": [1], "spans": [["7:30", "9:00"]]}), of({"days": [1], "spans": [["07:30", "09:00"]]})),
    ],
)
def test_the_same_hours_told_in_another_way_are_the_same_value(one, other):
    assert one.to_json() == other.to_json()


@pytest.mark.parametrize(
    "other",
    [
        of({**WEEK, "spans": [["07:30", "15:00"]]}),
        of({**WEEK, "note": "pokój 26"}),
        of({**WEEK, "by_appointment": True}),
        of({**WEEK, "from": "2026-07-01"}),
        of(WEEK, holidays="open"),
    ],
)
def test_hours_that_differ_in_anything_differ(other):
    assert of(WEEK) != other


@given(st.randoms(use_true_random=False))
def test_any_schedule_survives_its_json_and_its_osm_text(random):
    schedule = any_schedule(random)
    assert Schedule.from_json(schedule.to_json()) == schedule
    assert Schedule.from_osm(schedule.to_osm(), schedule.monthly()) == schedule


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), st.lists))
def test_anything_that_is_no_schedule_is_refused_in_words(value):
    with pytest.raises(ScheduleError):
        Schedule.from_json(value)


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ({"days": [8]}, "days are numbers from 1 (Monday) to 7"),
        ({"days": []}, "days are numbers from 1 (Monday) to 7"),
        ({"days": [True]}, "days are numbers from 1 (Monday) to 7"),
        ({"spans": [["07:30"]]}, "hours are pairs: from, to"),
        ({"spans": "07:30-15:30"}, "hours are pairs: from, to"),
        ({"spans": [["7.30", "15:30"]]}, "'7.30' is not a time such as 7:30"),
        ({"spans": [["24:01", "25:00"]]}, "'24:01' is not a time such as 7:30"),
        ({"spans": [["07:60", "08:00"]]}, "'07:60' is not a time such as 7:30"),
        ({"spans": [["٠٧:٣٠", "08:00"]]}, "'٠٧:٣٠' is not a time such as 7:30"),
        ({"spans": [["08:00", "08:00"]]}, "08:00 is both the start and the end"),
        ({"spans": [["24:00", "02:00"]]}, "24:00 is both the start and the end"),
        ({"day": 0}, "0 is not a day of the month"),
        ({"day": 32}, "32 is not a day of the month"),
        ({"nth": 6}, "6 is not a day of the month"),
        ({"day": 1, "nth": 1}, "a day of the month or a weekday of the month, not both"),
        ({"from": "2026-02-30"}, "'2026-02-30' is not a date such as 2026-12-24"),
        ({"from": "2026-02-02", "to": "2026-02-01"}, "the period ends before it begins"),
        ({"from": "1899-12-31"}, "'1899-12-31' is not a date such as 2026-12-24"),
        ({"to": "9999-12-31"}, "'9999-12-31' is not a date such as 2026-12-24"),
        ({"to": 20261224}, "20261224 is not a date such as 2026-12-24"),
        ({"by_appointment": True}, "by appointment, but no hours for visitors"),
        (
            {"by_appointment": True, "internal": True, "spans": [["16:00", "17:00"]]},
            "by appointment, but no hours for visitors",
        ),
        ({"if_holiday": "next"}, "only a monthly rule says what happens on a holiday"),
        ({"nth": 1, "if_holiday": "maybe"}, "only a monthly rule says what happens on a holiday"),
        ({"note": "x" * 301}, "the note is not a short text"),
        ({"note": "pok\x00ój"}, "the note is not a short text"),
        ({"note": "pok\ud83dój"}, "the note is not a short text"),
        ({"note": 26}, "the note is not a short text"),
        ({"hours": []}, "unknown content"),
        ("Mo-Fr", "unknown content"),
    ],
)
def test_a_wrong_rule_is_named_with_its_problem(rule, problem):
    with pytest.raises(ScheduleError) as refused:
        of(WEEK, rule)
    assert str(refused.value) == f"Rule 2: {problem}"


@pytest.mark.parametrize(
    ("rules", "problem"),
    [
        (
            [WEEK, {"days": [2], "spans": [["15:00", "17:00"]]}],
            "Tuesday: 7:30–15:30 and 15:00–17:00 overlap",
        ),
        (
            [WEEK, {"days": [2], "spans": [["15:00", "17:00"]], "by_appointment": True}],
            "Tuesday: 7:30–15:30 and 15:00–17:00 overlap",
        ),
        (
            [WEEK, {"days": [3], "spans": [], "internal": True}],
            "Wednesday: closed and open at the same time",
        ),
        (
            [WEEK, {"days": [7], "spans": [["20:00", "08:00"]]}],
            "Sunday: 20:00–8:00 runs into 7:30–15:30 of the next day",
        ),
        ([], "There is no rule. Unknown hours are left empty"),
    ],
)
def test_rules_that_contradict_each_other_are_explained(rules, problem):
    with pytest.raises(ScheduleError) as refused:
        of(*rules)
    assert str(refused.value) == problem


def test_a_week_and_a_period_may_speak_of_the_same_day():
    assert len(of(WEEK, {**WEEK, "spans": [["07:00", "14:00"]], "from": "2026-07-01", "to": "2026-08-31"}).rules) == 2


def test_hours_past_midnight_end_on_the_next_day():
    assert of({"days": [5], "spans": [["20:00", "04:00"]]}).rules[0].spans == (Span(20 * 60, 28 * 60),)


def test_midnight_is_the_end_of_the_day():
    assert of({"days": [5], "spans": [["00:00", "24:00"]]}).rules[0].spans == (Span(0, 24 * 60),)


def test_a_schedule_that_never_opens_is_closed_and_known():
    assert of({"days": [6], "spans": []}).rules == (Rule(days=(1, 2, 3, 4, 5, 6, 7)),)


def test_an_unknown_policy_is_refused():
    with pytest.raises(ScheduleError, match="Unknown holiday policy: maybe"):
        of(WEEK, holidays="maybe")


def test_the_example_of_the_decision_is_in_canonical_form():
    text = (ROOT / "docs/decisions/0010-the-json-of-a-schedule.md").read_text(encoding="utf-8")
    example = json.loads("".join(line for line in text.splitlines() if line.startswith("    ")))
    assert Schedule.from_json(example).to_json() == example


def test_a_note_is_one_line_that_the_osm_text_can_hold():
    schedule = of({**WEEK, "note": ' pokój  "26"\n parter '})
    assert schedule.rules[0].note == "pokój '26' parter"
    assert Schedule.from_osm(schedule.to_osm()) == schedule
