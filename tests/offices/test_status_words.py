"""What the portal says of a status, in three languages; word for word, because words are what people get."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from offices.hours import ZONE, ExceptionDay, Hours
from offices.rules import Span
from offices.schedule import Schedule
from offices.status_words import opening_sentence, status_sentence

OFFICE = Hours(Schedule.from_osm("Mo-Fr 07:30-15:30"))
CASH_DESK = Hours(Schedule.from_osm("Mo-Fr 09:30-14:15"))
ROOM_26 = Hours(Schedule.from_osm("Mo,We,Fr 08:00-15:00; Tu 11:00-15:00; Th 09:00-17:00"))
HOTLINE = Hours(Schedule.from_osm("24/7"))
NIGHT = Hours(Schedule.from_osm("Mo-Su 20:00-24:00"))
ADVICE = Hours(Schedule.from_osm("Tu 10:00-12:00 unknown"))
TRAINING = Hours(Schedule.from_osm('Mo-Tu,Th-Fr 08:00-15:00; We off "internal"'))
INVENTORY = Hours(OFFICE.schedule, [ExceptionDay(date(2026, 11, 25), date(2026, 11, 26), (), "inwentura")])
SHORT = Hours(OFFICE.schedule, [ExceptionDay(date(2026, 11, 25), date(2026, 11, 25), (Span(600, 720),), "szkolenie")])
OFF_BY_ORDER = Hours(OFFICE.schedule, extra_holidays=[date(2026, 11, 25)])
UNKNOWN = Hours(None)
SUMMER_ONLY = Hours(Schedule.from_osm("2027 Jan 02+ Mo-Su 10:00-12:00"))


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def said(language, hours, moment, kind="office"):
    with translation.override(language):
        return status_sentence(hours.status(at(moment)), at(moment), kind)


@pytest.mark.parametrize(
    ("hours", "moment", "polish", "ukrainian", "english"),
    [
        (OFFICE, "2026-11-26T11:00", "Czynne do 15:30", "Працює до 15:30", "Open until 15:30"),
        (
            OFFICE, "2026-11-26T15:10",
            "Zamyka się za 20 minut (15:30)", "Зачиняється через 20 хвилин (15:30)", "Closes in 20 minutes (15:30)",
        ),
        (
            CASH_DESK, "2026-11-26T08:00",
            "Otwiera się dziś o 9:30", "Відчиняється сьогодні о 9:30", "Opens today at 9:30",
        ),
        (
            OFFICE, "2026-11-26T16:00",
            "Zamknięte. Otwiera się jutro o 7:30", "Зачинено. Відчиняється завтра о 7:30",
            "Closed. Opens tomorrow at 7:30",
        ),
        (
            OFFICE, "2026-11-27T16:00",
            "Zamknięte. Otwiera się w poniedziałek o 7:30", "Зачинено. Відчиняється в понеділок о 7:30",
            "Closed. Opens on Monday at 7:30",
        ),
        (OFFICE, "2026-12-25T11:00", "Zamknięte: Boże Narodzenie", "Зачинено: Різдво", "Closed: Christmas"),
        (
            UNKNOWN, "2026-11-26T11:00",
            "Godzin nie znamy. Zadzwoń przed wizytą", "Години невідомі. Зателефонуйте перед візитом",
            "We do not know the hours. Call before you go",
        ),
        (HOTLINE, "2026-12-25T03:00", "Czynne całą dobę", "Працює цілодобово", "Open round the clock"),
        (NIGHT, "2026-11-26T22:00", "Czynne do 24:00", "Працює до 24:00", "Open until 24:00"),
        (
            ADVICE, "2026-11-24T11:00",
            "Tylko po umówieniu, do 12:00", "Лише за попереднім записом, до 12:00", "By appointment only, until 12:00",
        ),
        (
            ADVICE, "2026-11-24T09:00",
            "Otwiera się dziś o 10:00, po umówieniu", "Відчиняється сьогодні о 10:00, за попереднім записом",
            "Opens today at 10:00, by appointment",
        ),
        (
            TRAINING, "2026-11-25T11:00",
            "Teraz bez przyjmowania klientów. Otwiera się jutro o 8:00",
            "Зараз без прийому відвідувачів. Відчиняється завтра о 8:00", "No visitors now. Opens tomorrow at 8:00",
        ),
        (INVENTORY, "2026-11-25T11:00", "Zamknięte: inwentura", "Зачинено: inwentura", "Closed: inwentura"),
        (SHORT, "2026-11-25T11:00", "Czynne do 12:00", "Працює до 12:00", "Open until 12:00"),
        (
            SHORT, "2026-11-25T13:00",
            "Zamknięte. Otwiera się jutro o 7:30", "Зачинено. Відчиняється завтра о 7:30",
            "Closed. Opens tomorrow at 7:30",
        ),
        (
            OFF_BY_ORDER, "2026-11-25T11:00",
            "Zamknięte: dzień wolny na mocy zarządzenia", "Зачинено: вихідний за розпорядженням",
            "Closed: day off by order",
        ),
        (
            SUMMER_ONLY, "2026-11-25T11:00",
            "Zamknięte. Otwiera się 2 stycznia 2027 o 10:00", "Зачинено. Відчиняється 2 січня 2027 о 10:00",
            "Closed. Opens on 2 January 2027 at 10:00",
        ),
    ],
)  # fmt: skip
def test_the_status_of_an_office_is_said(hours, moment, polish, ukrainian, english):
    assert [said(language, hours, moment) for language in ("pl", "uk", "en")] == [polish, ukrainian, english]


@pytest.mark.parametrize(
    ("day", "polish", "ukrainian"),
    [
        ("Mo", "w poniedziałek o 9:00", "в понеділок о 9:00"),
        ("Tu", "we wtorek o 9:00", "у вівторок о 9:00"),
        ("We", "w środę o 9:00", "в середу о 9:00"),
        ("Th", "w czwartek o 9:00", "в четвер о 9:00"),
        ("Fr", "w piątek o 9:00", "в пʼятницю о 9:00"),
        ("Sa", "w sobotę o 9:00", "в суботу о 9:00"),
        ("Su", "w niedzielę o 9:00", "в неділю о 9:00"),
    ],
)
def test_every_day_has_its_preposition_and_case(day, polish, ukrainian):
    hours = Hours(Schedule.from_osm(f"{day} 09:00-10:00"))
    moment = next(f"2026-11-{number}T12:00" for number in range(16, 30) if day_away(hours, f"2026-11-{number}") == 3)
    assert [said(language, hours, moment).partition("się ")[2] or said(language, hours, moment).partition("ться ")[2]
            for language in ("pl", "uk")] == [polish, ukrainian]  # fmt: skip


def day_away(hours, day):
    return (hours.status(at(f"{day}T12:00")).opens_at.date() - date.fromisoformat(day)).days


@pytest.mark.parametrize(
    ("minutes", "polish", "ukrainian", "english"),
    [
        (1, "1 minutę", "1 хвилину", "1 minute"),
        (2, "2 minuty", "2 хвилини", "2 minutes"),
        (4, "4 minuty", "4 хвилини", "4 minutes"),
        (5, "5 minut", "5 хвилин", "5 minutes"),
        (12, "12 minut", "12 хвилин", "12 minutes"),
        (21, "21 minut", "21 хвилину", "21 minutes"),
        (22, "22 minuty", "22 хвилини", "22 minutes"),
        (30, "30 minut", "30 хвилин", "30 minutes"),
    ],
)
def test_minutes_agree_with_their_number(minutes, polish, ukrainian, english):
    moment = (at("2026-11-26T15:30") - timedelta(minutes=minutes)).isoformat()[:16]
    assert [said(language, OFFICE, moment) for language in ("pl", "uk", "en")] == [
        f"Zamyka się za {polish} (15:30)", f"Зачиняється через {ukrainian} (15:30)", f"Closes in {english} (15:30)"
    ]  # fmt: skip


def test_a_begun_minute_counts():
    assert said("pl", OFFICE, "2026-11-26T15:29:31") == "Zamyka się za 1 minutę (15:30)"


def test_ukrainian_has_another_preposition_before_eleven():
    assert said("uk", ROOM_26, "2026-11-24T09:00") == "Відчиняється сьогодні об 11:00"


@pytest.mark.parametrize(
    ("hours", "moment", "polish", "ukrainian", "english"),
    [
        (OFFICE, "2026-11-26T11:00", "Odbiera do 15:30", "Відповідають до 15:30", "Answers until 15:30"),
        (
            OFFICE, "2026-11-26T15:10", "Odbiera jeszcze 20 minut (do 15:30)", "Відповідають ще 20 хвилин (до 15:30)",
            "Answers for another 20 minutes (until 15:30)",
        ),
        (
            OFFICE, "2026-11-27T16:00", "Teraz nie odbiera. Znów odbiera w poniedziałek o 7:30",
            "Зараз не відповідають. Знову на лінії в понеділок о 7:30",
            "Not answering. Answers again on Monday at 7:30",
        ),
        (
            OFFICE, "2026-12-25T11:00", "Nie odbiera: Boże Narodzenie", "Не відповідають: Різдво",
            "Not answering: Christmas",
        ),
        (HOTLINE, "2026-11-26T11:00", "Odbiera całą dobę", "Відповідають цілодобово", "Answers round the clock"),
        (
            UNKNOWN, "2026-11-26T11:00", "Nie wiemy, kiedy odbiera", "Невідомо, коли відповідають",
            "We do not know when this number answers",
        ),
    ],
)  # fmt: skip
def test_a_telephone_answers_rather_than_opens(hours, moment, polish, ukrainian, english):
    assert [said(language, hours, moment, "line") for language in ("pl", "uk", "en")] == [polish, ukrainian, english]


@pytest.mark.parametrize(
    ("moment", "polish", "ukrainian"),
    [
        ("2026-11-26T11:00", "Czynne do 14:15", "Працюють до 14:15"),
        ("2026-11-26T14:00", "Zamykają się za 15 minut (14:15)", "Зачиняються через 15 хвилин (14:15)"),
        ("2026-11-26T08:00", "Otwierają się dziś o 9:30", "Відчиняються сьогодні о 9:30"),
        ("2026-11-26T15:00", "Zamknięte. Otwierają się jutro o 9:30", "Зачинено. Відчиняються завтра о 9:30"),
    ],
)
def test_several_desks_are_plural(moment, polish, ukrainian):
    assert [said(language, CASH_DESK, moment, "plural") for language in ("pl", "uk")] == [polish, ukrainian]


def test_a_holiday_may_be_followed_by_the_next_opening():
    moment = at("2026-12-25T11:00")
    with translation.override("pl"):
        assert opening_sentence(OFFICE.status(moment), moment) == "Otwiera się w poniedziałek o 7:30"


def test_an_open_place_has_no_next_opening_to_tell():
    moment = at("2026-11-26T11:00")
    assert opening_sentence(OFFICE.status(moment), moment) == ""


def test_the_moment_may_come_in_any_zone():
    moment = datetime(2026, 11, 26, 14, 10, tzinfo=UTC)
    with translation.override("pl"):
        assert status_sentence(OFFICE.status(moment), moment) == "Zamyka się za 20 minut (15:30)"


def test_the_minutes_left_are_real_ones_in_the_night_of_the_clock_change():
    moment = datetime(2026, 3, 29, 0, 45, tzinfo=UTC)
    hours = Hours(Schedule.from_osm("Su 01:00-03:10"))
    with translation.override("pl"):
        assert status_sentence(hours.status(moment), moment) == "Zamyka się za 25 minut (3:10)"
