"""How a week, its odd days and a whole schedule are printed."""

from datetime import date

import pytest
from django.utils import translation

from offices.hours import ExceptionDay, Hours
from offices.rule_words import describe
from offices.rules import Span
from offices.schedule import Schedule
from offices.week_words import change_rows, plain_rows, week_rows

OFFICE = Hours(Schedule.from_osm("Mo-Fr 07:30-15:30"))
ROOM_26 = Hours(Schedule.from_osm("Mo,We,Fr 08:00-15:00; Tu 11:00-15:00; Th 09:00-17:00"))
LAST_DAY = [{"day": -1, "hours": "10:00-12:00", "if_holiday": "next"}]
CASH_DESK = Hours(Schedule.from_osm("Mo-Fr 10:00-14:00", LAST_DAY))
SUMMER = Hours(
    Schedule.from_osm(
        "Mo-Fr 07:30-15:30; 2026 Jul 01-2026 Aug 31 Mo,We 07:00-14:00; 2026 Jul 01-2026 Aug 31 Tu,Th-Fr 08:00-15:00"
    )
)
THURSDAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def _polish():
    with translation.override("pl"):
        yield


def lines(rows):
    """Rows as a reader sees them: label (aside): hours (why)."""
    return [f"{row.label}{in_brackets(row.aside)}: {row.hours}{in_brackets(row.why)}" for row in rows]


def in_brackets(text):
    return f" ({text})" if text else ""


def test_a_week_of_equal_days_is_three_rows():
    assert lines(week_rows(OFFICE, THURSDAY)) == [
        "dziś (czwartek): 7:30–15:30",
        "poniedziałek–piątek: 7:30–15:30",
        "sobota, niedziela: zamknięte",
    ]


def test_a_week_of_different_days_is_seven_rows_with_today_marked():
    assert lines(week_rows(ROOM_26, THURSDAY)) == [
        "poniedziałek: 8:00–15:00",
        "wtorek: 11:00–15:00",
        "środa: 8:00–15:00",
        "czwartek (dziś): 9:00–17:00",
        "piątek: 8:00–15:00",
        "sobota: zamknięte",
        "niedziela: zamknięte",
    ]


@pytest.mark.parametrize(("hours", "today"), [(OFFICE, [0]), (ROOM_26, [3])])
def test_one_row_is_todays(hours, today):
    assert [number for number, row in enumerate(week_rows(hours, THURSDAY)) if row.today] == today


def test_a_saturday_that_differs_from_sunday_has_its_own_row():
    hours = Hours(Schedule.from_osm("Mo-Fr 08:00-18:00; Sa 09:00-13:00"))
    assert lines(week_rows(hours, THURSDAY))[2:] == ["sobota: 9:00–13:00", "niedziela: zamknięte"]


def test_a_holiday_ahead_is_never_hidden_in_monday_to_friday():
    assert lines(week_rows(OFFICE, date(2026, 11, 9)))[:4] == [
        "poniedziałek (dziś): 7:30–15:30",
        "wtorek: 7:30–15:30",
        "środa: zamknięte (11 listopada, Święto Niepodległości)",
        "czwartek: 7:30–15:30",
    ]


def test_the_row_of_a_day_that_has_passed_is_that_of_the_next_week():
    assert lines(week_rows(OFFICE, date(2026, 11, 12)))[1] == "poniedziałek–piątek: 7:30–15:30"


def test_the_last_day_of_the_month_says_what_it_is():
    assert (
        lines(week_rows(CASH_DESK, THURSDAY))[0] == "poniedziałek: 10:00–12:00 (30 listopada, w ostatni dzień miesiąca)"
    )


def test_unknown_hours_have_no_table():
    assert (week_rows(Hours(None), THURSDAY), plain_rows(Hours(None), THURSDAY)) == ([], [])


def test_breaks_appointments_and_notes_are_printed_with_their_times():
    hours = Hours(Schedule.from_osm('Mo-Su 08:00-10:00,12:00-14:00 unknown "pok. 3"'))
    assert week_rows(hours, THURSDAY)[0].hours == (
        "8:00–10:00 (po umówieniu, pok. 3), 12:00–14:00 (po umówieniu, pok. 3)"
    )


@pytest.mark.parametrize(
    ("osm", "words"),
    [
        ('Mo-Su off "internal"', "bez przyjmowania klientów"),
        ('Mo-Su off "internal: szkolenie"', "bez przyjmowania klientów"),
        ('Mo-Su 08:00-12:00 off "internal"', "8:00–12:00 (bez przyjmowania klientów)"),
        ("24/7", "całą dobę"),
        ("Mo-Su 20:00-04:00", "20:00–4:00"),
        ("Mo-Su 20:00-24:00", "20:00–24:00"),
    ],
)
def test_the_hours_of_a_day_are_said(osm, words):
    assert week_rows(Hours(Schedule.from_osm(osm)), THURSDAY)[0].hours == words


def test_the_week_for_paper_knows_no_today_and_no_exceptions():
    hours = Hours(OFFICE.schedule, [ExceptionDay(THURSDAY, THURSDAY, (), "inwentura")])
    assert lines(plain_rows(hours, THURSDAY)) == ["poniedziałek–piątek: 7:30–15:30", "sobota, niedziela: zamknięte"]


def test_only_equal_consecutive_days_are_grouped_on_paper():
    hours = Hours(Schedule.from_osm("Mo-We,Fr 07:30-15:30; Th 09:00-17:00"))
    assert [row.label for row in plain_rows(hours, THURSDAY)] == [
        "poniedziałek–środa", "czwartek", "piątek", "sobota, niedziela"
    ]  # fmt: skip


# ---------------------------------------------------------------- odd days


def test_the_odd_days_ahead_say_when_what_and_why():
    assert lines(change_rows(CASH_DESK, THURSDAY)) == [
        "poniedziałek, 30 listopada: 10:00–12:00 (w ostatni dzień miesiąca)",
        "czwartek, 24 grudnia: jeszcze niepotwierdzone (Wigilia, dzień ustawowo wolny)",
        "piątek, 25 grudnia: zamknięte (Boże Narodzenie)",
        "czwartek, 31 grudnia: jeszcze niepotwierdzone, zwykle 10:00–12:00 (sylwester)",
        "piątek, 1 stycznia: zamknięte (Nowy Rok)",
        "środa, 6 stycznia: zamknięte (Trzech Króli)",
    ]


def test_a_day_that_was_moved_says_so():
    assert lines(change_rows(CASH_DESK, date(2026, 5, 29), 7)) == [
        "poniedziałek, 1 czerwca: 10:00–12:00 (w ostatni dzień miesiąca, przesunięte z dnia wolnego)",
        "czwartek, 4 czerwca: zamknięte (Boże Ciało)",
    ]


def test_a_summer_is_one_row():
    assert lines(change_rows(SUMMER, date(2026, 6, 25))) == [
        "od 1 lipca 2026 do 31 sierpnia 2026: pn., śr. 7:00–14:00; wt., czw., pt. 8:00–15:00"
    ]


def test_a_duty_for_one_matter_is_told_beside_the_closure():
    duty = ExceptionDay(date(2026, 12, 24), date(2026, 12, 24), (Span(480, 600),), "dyżur", "zgłoszenie zgonu")
    assert lines(change_rows(Hours(OFFICE.schedule, [duty]), date(2026, 12, 20), 5)) == [
        "czwartek, 24 grudnia: zamknięte; zgłoszenie zgonu: 8:00–10:00 (Wigilia)"
    ]


def test_an_exception_without_hours_for_three_days_is_one_row():
    closed = ExceptionDay(date(2026, 12, 28), date(2026, 12, 30), (), "inwentura")
    assert lines(change_rows(Hours(OFFICE.schedule, [closed]), date(2026, 12, 27), 6)) == [
        "poniedziałek 28 – środa 30 grudnia: zamknięte (inwentura)",
        "czwartek, 31 grudnia: jeszcze niepotwierdzone, zwykle 7:30–15:30 (sylwester)",
        "piątek, 1 stycznia: zamknięte (Nowy Rok)",
    ]  # fmt: skip


def test_several_days_over_the_end_of_a_month_name_both_months():
    closed = ExceptionDay(date(2026, 11, 30), date(2026, 12, 1), (), "inwentura")
    assert lines(change_rows(Hours(OFFICE.schedule, [closed]), date(2026, 11, 27), 5)) == [
        "poniedziałek 30 listopada – wtorek 1 grudnia: zamknięte (inwentura)"
    ]


# ---------------------------------------------------------------- one line


@pytest.mark.parametrize(
    ("osm", "monthly", "words"),
    [
        ("Mo-Fr 07:30-15:30", [], "pn.–pt. 7:30–15:30"),
        ("Mo-We,Fr 07:30-15:30; Th 09:00-17:00", [], "pn.–śr., pt. 7:30–15:30; czw. 9:00–17:00"),
        ("Sa-Su 10:00-12:00", [], "sob., niedz. 10:00–12:00"),
        ("Mo-Su 08:00-20:00", [], "codziennie 8:00–20:00"),
        ("24/7", [], "całą dobę"),
        ("Mo-Su 20:00-04:00; PH open", [], "codziennie 20:00–4:00; także w święta"),
        ("off", [], "zamknięte"),
        ("Mo-Fr 10:00-14:00", LAST_DAY, "pn.–pt. 10:00–14:00; w ostatni dzień miesiąca 10:00–12:00"),
        ("Mo-Fr 10:00-14:00", [{"day": 15, "hours": "off"}], "pn.–pt. 10:00–14:00; 15. dnia miesiąca zamknięte"),
        ("Tu[2] 16:00-18:00", [], "2. wtorek miesiąca 16:00–18:00"),
        ("We[-1] 10:00-12:00", [], "w ostatnią środę miesiąca 10:00–12:00"),
        ("Tu 08:00-09:00 unknown", [], "wt. 8:00–9:00 (po umówieniu)"),
        ('We off "internal: szkolenie"', [], "śr. bez przyjmowania klientów (szkolenie)"),
        (
            "Mo-Fr 08:00-16:00; 2026 Sep 01+ Sa 10:00-12:00; 2026 Jul 01-2026 Aug 31 Mo-Fr 08:00-14:00; "
            "2026 Jun 05 off",
            [],
            "pn.–pt. 8:00–16:00; od 1 września 2026: sob. 10:00–12:00; "
            "od 1 lipca 2026 do 31 sierpnia 2026: pn.–pt. 8:00–14:00; 5 czerwca 2026: zamknięte",
        ),
    ],
)  # fmt: skip
def test_a_schedule_in_one_line(osm, monthly, words):
    assert describe(Schedule.from_osm(osm, monthly)) == words


def test_unknown_and_inherited_hours_in_one_line():
    assert [describe(None), describe(Schedule(as_office=True))] == ["godzin nie znamy", "jak placówka"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uk", "пн–ср, пт 7:30–15:30; 2-й вівторок місяця, 2-га середа місяця 16:00–18:00"),
        ("en", "Mon–Wed, Fri 7:30–15:30; 2nd Tuesday of the month, 2nd Wednesday of the month 16:00–18:00"),
    ],
)
def test_a_schedule_in_one_line_of_another_language(language, words):
    with translation.override(language):
        assert describe(Schedule.from_osm("Mo-We,Fr 07:30-15:30; Tu[2],We[2] 16:00-18:00")) == words
