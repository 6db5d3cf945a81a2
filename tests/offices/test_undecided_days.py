"""Days that need a decision: until somebody decides they are called unconfirmed, never open and never closed."""

from datetime import date, datetime

import pytest
from django.utils import translation

from offices.decision_days import decision_key, special_days
from offices.hours import ZONE, ExceptionDay, Hours
from offices.ical import Place, calendar_text
from offices.rules import Span
from offices.schedule import Schedule
from offices.status_words import status_sentence
from offices.week_words import change_rows, week_rows

OFFICE = Schedule.from_osm("Mo-Fr 07:30-15:30")
CASH_DESK = Schedule.from_osm("Mo-Fr 10:00-14:00", [{"day": -1, "hours": "10:00-12:00"}])
EVE, LAST = date(2026, 12, 24), date(2026, 12, 31)  # both are Thursdays
AS_USUAL = ExceptionDay(LAST, LAST, usual=True)
SHORT = ExceptionDay(LAST, LAST, (Span(480, 660),), "sylwester")


@pytest.fixture(autouse=True)
def polish():
    with translation.override("pl"):
        yield


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2026, 12, 24), "christmas-eve"),
        (date(2026, 12, 31), "new-years-eve"),
        (date(2026, 6, 5), "bridge"),  # the Friday after Corpus Christi
        (date(2025, 11, 10), "bridge"),  # the Monday before 11 November
        (date(2026, 1, 2), "bridge"),  # the Friday after New Year
        (date(2026, 11, 12), ""),
        (date(2026, 12, 25), ""),
        (date(2026, 12, 26), ""),
        (date(2026, 11, 24), ""),
    ],
)
def test_the_days_that_need_a_decision(day, key):
    assert decision_key(day) == key


def test_staff_look_ahead_at_these_days_and_at_public_holidays():
    assert list(special_days(date(2026, 11, 24), 60)) == [
        date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 31), date(2027, 1, 1),
        date(2027, 1, 6),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("moment", "kind"),
    [
        ("2026-12-31T07:00", "unconfirmed"),
        ("2026-12-31T11:00", "unconfirmed"),
        ("2026-12-31T15:30", "closed"),
        ("2026-12-24T11:00", "unconfirmed"),
        ("2026-12-24T23:59", "unconfirmed"),
        ("2026-12-25T11:00", "closed"),
    ],
)
def test_an_undecided_day_is_neither_open_nor_closed_while_visitors_might_come(moment, kind):
    hours = Hours(OFFICE)
    assert (hours.status(at(moment)).kind, hours.is_open(at(moment))) == (kind, False)


def test_a_line_that_answers_always_needs_no_decision():
    assert Hours(Schedule.from_osm("24/7")).status(at("2026-12-24T20:00")).kind == "open"


def test_unknown_hours_stay_unknown():
    assert Hours(None).status(at("2026-12-24T11:00")).kind == "unknown"


def test_a_place_that_is_shut_on_thursdays_has_nothing_to_decide():
    assert Hours(Schedule.from_osm("Mo-We 08:00-12:00")).status(at("2026-12-31T11:00")).kind == "closed"


def test_a_rule_of_the_month_does_not_decide_the_last_day_of_the_year():
    assert Hours(CASH_DESK).status(at("2026-12-31T11:00")).kind == "unconfirmed"


# ---------------------------------------------------------------- decisions


def test_confirmed_usual_hours_are_open():
    assert Hours(OFFICE, [AS_USUAL]).status(at("2026-12-31T11:00")).kind == "open"


def test_confirmed_usual_hours_hold_even_on_a_public_holiday():
    eve = ExceptionDay(EVE, EVE, usual=True)
    assert Hours(OFFICE, [eve]).on(EVE).intervals == Hours(OFFICE).plain(EVE).intervals


def test_confirmed_usual_hours_of_a_desk_that_follows_its_office_are_those_of_the_office():
    desk = Hours(Schedule(as_office=True), [ExceptionDay(EVE, EVE, usual=True)], parent=Hours(OFFICE))
    assert desk.status(at("2026-12-24T11:00")).kind == "open"


@pytest.mark.parametrize("exception", [AS_USUAL, SHORT, ExceptionDay(LAST, LAST)])
def test_the_decision_of_an_office_decides_for_its_desks(exception):
    desk = Hours(Schedule.from_osm("Mo-Fr 08:00-10:00"), parent=Hours(OFFICE, [exception]))
    assert desk.on(LAST).awaits == ""


def test_a_desk_waits_with_its_office():
    assert Hours(Schedule(as_office=True), parent=Hours(OFFICE)).on(LAST).awaits == "new-years-eve"


def test_a_duty_is_a_decision():
    duty = ExceptionDay(EVE, EVE, (Span(480, 600),), "dyżur", "zgłoszenie zgonu")
    assert Hours(OFFICE, [duty]).status(at("2026-12-24T09:00")).kind == "closed"


def test_a_day_free_by_order_is_decided():
    assert Hours(OFFICE, extra_holidays={LAST: "Dzień wolny"}).status(at("2026-12-31T09:00")).kind == "closed"


# ---------------------------------------------------------------- words


def rows(hours, day, days=60):
    return [f"{row.label}: {row.hours}{f' ({row.why})' if row.why else ''}" for row in change_rows(hours, day, days)]


def test_the_days_ahead_say_what_is_not_confirmed_and_what_is():
    eve_closed = ExceptionDay(EVE, EVE)
    assert rows(Hours(OFFICE, [eve_closed, AS_USUAL]), date(2026, 12, 20), 12) == [
        "czwartek 24 – piątek 25 grudnia: zamknięte (Boże Narodzenie)",
        "czwartek, 31 grudnia: 7:30–15:30 (jak zwykle, potwierdzone)",
    ]


def test_the_week_shows_the_day_with_its_date_and_the_usual_hours():
    week = {row.label: (row.hours, row.why) for row in week_rows(Hours(OFFICE), date(2026, 12, 28))}
    assert week["czwartek"] == ("jeszcze niepotwierdzone, zwykle 7:30–15:30", "31 grudnia, sylwester")


def test_the_week_never_calls_an_undecided_day_closed():
    thursday = next(row for row in week_rows(Hours(OFFICE), date(2026, 12, 21)) if row.label == "czwartek")
    assert (thursday.hours, thursday.closed) == ("jeszcze niepotwierdzone", False)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("pl", "Dzisiejsze godziny są jeszcze niepotwierdzone. Zadzwoń przed wizytą"),
        ("uk", "Сьогоднішні години ще не підтверджено. Зателефонуйте перед візитом"),
        ("en", "Today's hours are not confirmed yet. Call before you go"),
    ],
)
def test_the_status_of_an_undecided_day_says_so(language, sentence):
    moment = at("2026-12-31T11:00")
    with translation.override(language):
        assert status_sentence(Hours(OFFICE).status(moment), moment) == sentence


def test_the_evening_before_says_that_tomorrow_is_not_confirmed():
    moment = at("2026-12-30T16:00")
    sentence = status_sentence(Hours(OFFICE).status(moment), moment)
    assert sentence == "Zamknięte. Otwiera się jutro o 7:30 (jeszcze niepotwierdzone)"


def test_a_calendar_calls_the_day_unconfirmed():
    place = Place("1", "MOPS", Hours(OFFICE))
    text = calendar_text([place], name="MOPS", stamp=at("2026-12-01T10:00"), first=date(2026, 12, 21), days=14)
    assert text.count("SUMMARY:Jeszcze niepotwierdzone: MOPS") == 2
