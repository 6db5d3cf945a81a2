"""The weekly editor: rows of a form become a schedule, and a schedule becomes rows again."""

import json

import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation

from offices.schedule import Schedule
from offices.widgets import ScheduleField
from tests.offices.typed_forms import inputs_of

ROOM_26 = "Mo,We,Fr 08:00-15:00; Tu 11:00-15:00; Th 09:00-17:00; PH off"
EVERYTHING = (
    'Mo-Fr 07:30-11:00,11:30-15:30 open "wejście B"; Sa 09:00-12:00 unknown; Su off "internal"; Tu[2] 16:00-18:00; '
    "2026 Jul 01-2026 Aug 31 Mo-Fr 07:00-15:00; PH open"
)
MONTHLY = [{"day": -1, "hours": "10:00-12:00", "if_holiday": "next"}, {"day": 15, "hours": "Sa 08:00-09:00"}]
WEEK = {"days": ["workdays"], "opens": "7:30", "closes": "15:30"}


class HoursForm(forms.Form):
    hours = ScheduleField(required=False)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def typed(*rows, mode="given", holidays="closed"):
    """What a browser sends: a dict per row, days as a list."""
    data = QueryDict(mutable=True)
    data.update({"hours-mode": mode, "hours-holidays": holidays, "hours-rows": str(len(rows))})
    for number, row in enumerate(rows):
        data.setlist(f"hours-{number}-days", row.get("days", []))
        data.update({f"hours-{number}-{name}": value for name, value in row.items() if name != "days"})
    return HoursForm(data)


def saved(form):
    assert form.is_valid(), form.errors
    return form.cleaned_data["hours"]


def error_of(form):
    return form.errors["hours"][0]


@pytest.mark.parametrize(
    "schedule",
    [
        None,
        Schedule(as_office=True),
        Schedule.from_osm(ROOM_26),
        Schedule.from_osm(EVERYTHING, MONTHLY),
        Schedule.from_osm("24/7"),
        Schedule.from_osm("Fr 20:00-04:00"),
        Schedule.from_osm("Mo-Fr 08:00-09:00,10:00-11:00,12:00-13:00,14:00-15:00"),
        Schedule.from_osm("2026 Dec 24 off; Mo-Su 08:00-10:00"),
    ],
)
def test_a_form_sent_back_untouched_means_the_same_hours(schedule):
    shown = HoursForm(initial={"hours": schedule})
    assert saved(HoursForm(inputs_of(str(shown["hours"])).data)) == schedule


def test_monday_to_friday_is_one_tick():
    assert saved(typed(WEEK)) == Schedule.from_osm("Mo-Fr 07:30-15:30")


@pytest.mark.parametrize(
    ("opens", "closes"), [("7.30", "15.30"), ("730", "1530"), ("07:30", "15:30"), (" 7:30 ", "15,30")]
)
def test_times_may_be_written_as_staff_write_them(opens, closes):
    assert saved(typed({**WEEK, "opens": opens, "closes": closes})) == Schedule.from_osm("Mo-Fr 07:30-15:30")


def test_a_break_is_a_second_pair_of_times():
    row = {"days": ["2"], "opens": "8", "closes": "12", "opens2": "13", "closes2": "16"}
    assert saved(typed(row)) == Schedule.from_osm("Tu 08:00-12:00,13:00-16:00")


def test_the_last_day_of_the_month_needs_no_ticked_day():
    row = {"every": "lastday", "opens": "10", "closes": "12", "if_holiday": "next"}
    assert saved(typed(WEEK, row)).monthly() == [{"day": -1, "hours": "10:00-12:00", "if_holiday": "next"}]


def test_a_weekday_without_visitors_needs_no_times():
    assert saved(typed(WEEK | {"days": ["1"]}, {"days": ["3"], "kind": "internal"})) == Schedule.from_osm(
        'Mo 07:30-15:30; We off "internal"'
    )


def test_empty_rows_are_ignored():
    assert saved(typed({}, WEEK, {})) == Schedule.from_osm("Mo-Fr 07:30-15:30")


@pytest.mark.parametrize(("mode", "hours"), [("unknown", None), ("office", Schedule(as_office=True)), ("?", None)])
def test_the_choice_above_the_rows_decides(mode, hours):
    assert saved(typed(WEEK, mode=mode)) == hours


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"days": ["1"]}, "Row 1: the hours are missing"),
        ({"opens": "8", "closes": "12"}, "Row 1: no day is ticked"),
        ({"days": ["1"], "opens": "8"}, "Row 1: both the start and the end of the hours are needed"),
        ({"days": ["1"], "opens": "8", "closes": "25"}, "Row 1: '25:00' is not a time such as 7:30"),
        ({"days": ["1"], "opens": "rano", "closes": "12"}, "Row 1: 'rano' is not a time such as 7:30"),
        ({"days": ["1"], "opens": "8", "closes": "8"}, "Row 1: 8:00 is both the start and the end"),
        ({"days": ["1"], "opens": "8", "closes": "9", "kind": "closed"}, "Row 1: closed, and yet it has hours"),
        ({"every": "day", "day": "32", "opens": "8", "closes": "9"}, "Row 1: 32 is not a day of the month"),
        ({**WEEK, "first": "2026-02-30"}, "Row 1: '2026-02-30' is not a date such as 2026-12-24"),
        ({**WEEK, "first": "2026-09-01", "last": "2026-08-01"}, "Row 1: the period ends before it begins"),
        ({}, "Fill in at least one row, or choose “we do not know”."),
    ],
)
def test_an_error_names_the_row(row, message):
    assert error_of(typed(row)) == message


def test_overlapping_hours_are_explained_with_the_day_and_the_times():
    form = typed(WEEK, {"days": ["2"], "opens": "15:00", "closes": "17:00"})
    assert error_of(form) == "Tuesday: 7:30–15:30 and 15:00–17:00 overlap"


def test_a_wrong_form_keeps_what_was_typed():
    shown = inputs_of(str(typed({"days": ["2", "4"], "opens": "rano", "closes": "12", "note": "pok. 3"})["hours"])).data
    assert (shown.getlist("hours-0-days"), shown["hours-0-opens"], shown["hours-0-note"]) == (
        ["2", "4"],
        "rano",
        "pok. 3",
    )


def test_every_input_has_a_label():
    found = inputs_of(str(HoursForm(initial={"hours": Schedule.from_osm(EVERYTHING, MONTHLY)})["hours"]))
    assert found.ids - found.labels == set()


def test_ids_and_names_follow_the_prefix_of_an_inline_form():
    html = str(HoursForm(prefix="lines-__prefix__")["hours"])
    assert 'name="lines-__prefix__-hours-0-opens"' in html


def test_hours_that_mean_the_same_are_no_change():
    form = HoursForm(typed(WEEK).data, initial={"hours": Schedule.from_osm("Mo-Fr 07:30-15:30")})
    assert not form.has_changed()


def test_other_hours_are_a_change():
    form = HoursForm(typed(WEEK).data, initial={"hours": Schedule.from_osm("Mo-Fr 07:30-15:00")})
    assert form.has_changed()


@pytest.mark.parametrize(
    "value",
    [
        Schedule.from_osm(ROOM_26),
        Schedule.from_osm(ROOM_26).to_json(),
        json.dumps(Schedule.from_osm(ROOM_26).to_json()),
        ROOM_26,
    ],
)
def test_code_may_hand_over_the_value_itself(value):
    assert saved(HoursForm({"hours": value})) == Schedule.from_osm(ROOM_26)


@pytest.mark.parametrize("value", ["codziennie", "{", '{"rules": 1}', {"rules": []}, ["Mo"], "Mo 25:00-26:00"])
def test_a_value_that_is_no_schedule_is_an_error_of_the_field(value):
    assert "hours" in HoursForm({"hours": value}).errors


@pytest.mark.parametrize("rows", ["", "-1", "x", "999999999999"])
def test_a_meddled_row_count_is_no_server_error(rows):
    data = typed(WEEK).data.copy()
    data["hours-rows"] = rows
    assert HoursForm(data).is_valid() in (True, False)


def test_nul_bytes_are_dropped():
    assert saved(typed(WEEK | {"note": "pok.\x00 3"})).rules[0].note == "pok. 3"
