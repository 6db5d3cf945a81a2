"""The calendar of an office's hours: what a calendar program reads is what the engine says."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.any_schedule import any_schedule
from offices.hours import ZONE, ExceptionDay, Hours
from offices.ical import Place, calendar_text, escaped, folded
from offices.rules import Span
from offices.schedule import Schedule

FIRST = date(2026, 11, 24)
STAMP = datetime(2026, 11, 20, 12, tzinfo=UTC)
LAST_DAY = [{"day": -1, "hours": "10:00-12:00", "if_holiday": "next"}]
CASH_DESK = Hours(
    Schedule.from_osm("Mo-Fr 10:00-14:00", LAST_DAY),
    [
        ExceptionDay(date(2026, 12, 28), date(2026, 12, 29), (), "inwentura"),
        ExceptionDay(date(2026, 12, 24), date(2026, 12, 24), (Span(480, 600),), "dyżur", "zgłoszenie zgonu"),
    ],
)


@pytest.fixture(autouse=True)
def _polish():
    with translation.override("pl"):
        yield


def text_of(hours, days=60, **place):
    places = [Place("desk", place.pop("name", "Kasa"), hours, **place)]
    return calendar_text(places, name="MOPS", stamp=STAMP, first=FIRST, days=days)


def events(text):
    """The events as dicts of their properties; folded lines joined, parameters dropped."""
    lines = text.replace("\r\n ", "").split("\r\n")
    starts = [number for number, line in enumerate(lines) if line == "BEGIN:VEVENT"]
    return [properties(lines[start + 1 : lines.index("END:VEVENT", start)]) for start in starts]


def properties(lines):
    found = {}
    for line in lines:
        name, _, value = line.partition(":")
        found.setdefault(name.partition(";")[0], []).append(value)
    return found


def occurrences(text):
    """[(start, end)] of all timed events in wall-clock time, repeated ones expanded by dateutil."""
    return sorted(pair for event in events(text) if "T" in event["DTSTART"][0] for pair in expanded(event))


def expanded(event):
    starts, ends = (datetime.fromisoformat(event[name][0]) for name in ("DTSTART", "DTEND"))
    rule = re.sub(r"UNTIL=(\w+)", local_until, event.get("RRULE", ["FREQ=DAILY;COUNT=1"])[0])
    skipped = {datetime.fromisoformat(value) for value in event.get("EXDATE", [])}
    return [(at, at + (ends - starts)) for at in rrulestr(rule, dtstart=starts) if at not in skipped]


def local_until(found):
    """The end of a repetition on the wall clock, as the other times are."""
    return f"UNTIL={datetime.fromisoformat(found[1]).astimezone(ZONE):%Y%m%dT%H%M%S}"


def said_by_engine(hours, days):
    pairs = []
    for day in (FIRST + timedelta(days=step) for step in range(days)):
        midnight = datetime(day.year, day.month, day.day)
        timed = [interval for interval in hours.on(day).intervals if not interval.internal]
        timed += [interval for duty in hours.on(day).duties for interval in duty.intervals]
        pairs += [
            (midnight + timedelta(minutes=interval.opens), midnight + timedelta(minutes=interval.closes))
            for interval in timed
        ]
    return sorted(pairs)


def test_the_events_are_the_hours_the_engine_says():
    assert occurrences(text_of(CASH_DESK)) == said_by_engine(CASH_DESK, 60)


@settings(max_examples=settings.default.max_examples // 3)  # each looks at many days
@given(st.randoms(use_true_random=False))
def test_the_events_of_any_schedule_are_the_hours_the_engine_says(random):
    hours = Hours(any_schedule(random))
    assert occurrences(text_of(hours)) == said_by_engine(hours, 60)


def test_a_closed_day_is_an_event_of_the_whole_day_that_blocks_nothing():
    closed = next(event for event in events(text_of(CASH_DESK)) if event["DTSTART"] == ["20261225"])
    assert (closed["SUMMARY"], closed["TRANSP"]) == (["Zamknięte: Kasa (Boże Narodzenie)"], ["TRANSPARENT"])


def test_a_duty_is_an_event_with_its_matter():
    assert ["Czynne: Kasa (zgłoszenie zgonu)"] in [event["SUMMARY"] for event in events(text_of(CASH_DESK))]


def test_hours_by_appointment_say_so():
    advice = Hours(Schedule.from_osm("Tu 10:00-12:00 unknown"))
    assert events(text_of(advice, name="Porady"))[0]["SUMMARY"] == ["Po umówieniu: Porady"]


def test_unknown_hours_make_an_empty_calendar():
    assert events(text_of(Hours(None))) == []


def test_every_event_has_a_name_of_its_own():
    names = [event["UID"][0] for event in events(text_of(CASH_DESK))]
    assert len(names) == len(set(names))


def test_names_of_events_stay_when_the_calendar_is_read_again_later():
    later = calendar_text(
        [Place("desk", "Kasa", CASH_DESK)], name="MOPS", stamp=STAMP, first=date(2026, 12, 1), days=53
    )
    assert {event["UID"][0] for event in events(later)} <= {event["UID"][0] for event in events(text_of(CASH_DESK))}


def test_the_same_hours_give_the_same_bytes():
    assert text_of(CASH_DESK) == text_of(CASH_DESK)


def test_lines_end_as_the_standard_wants_and_are_short():
    name = "Dział Świadczeń Rodzinnych i Alimentacyjnych, pokój 26; wejście od ul. Strzegomskiej – parter"
    text = text_of(CASH_DESK, name=name)
    assert (text.count("\n"), max(len(line.encode()) for line in text.split("\r\n"))) == (text.count("\r\n"), 75)


def test_a_long_line_is_folded_without_losing_a_character():
    line = "SUMMARY:" + "zażółć gęślą jaźń " * 20
    assert folded(line).replace("\r\n ", "") == line


def test_text_cannot_break_out_of_its_line():
    assert escaped("a;b,c\\d\r\nEND:VCALENDAR") == "a\\;b\\,c\\\\d\\nEND:VCALENDAR"


def test_the_address_and_the_page_stand_in_every_event():
    found = events(text_of(CASH_DESK, url="https://example.org/placowki/kasa/", address="ul. Strzegomska 6"))
    assert {(event["URL"][0], event["LOCATION"][0]) for event in found} == {
        ("https://example.org/placowki/kasa/", "ul. Strzegomska 6")
    }


def test_another_program_reads_it():
    icalendar = pytest.importorskip("icalendar")
    found = icalendar.Calendar.from_ical(text_of(CASH_DESK))
    assert (len(found.walk("VEVENT")), found.errors) == (len(events(text_of(CASH_DESK))), [])


def test_another_program_expands_it_to_the_same_hours():
    icalendar = pytest.importorskip("icalendar")
    recurring = pytest.importorskip("recurring_ical_events")
    found = recurring.of(icalendar.Calendar.from_ical(text_of(CASH_DESK))).between(FIRST, FIRST + timedelta(days=60))
    timed = [event for event in found if isinstance(event["DTSTART"].dt, datetime)]
    pairs = [tuple(event[name].dt.replace(tzinfo=None) for name in ("DTSTART", "DTEND")) for event in timed]
    assert sorted(pairs) == said_by_engine(CASH_DESK, 60)
