"""Until when hours hold, as the words around them say."""

from datetime import date

import pytest

from ingest.drafts import within
from ingest.extract.validity import validity
from offices.hours import Hours
from offices.rule_words import describe
from offices.schedule import Schedule

WEEK = Schedule.from_osm("Mo-Fr 08:00-12:00")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Od 16 marca 2020 r. do odwołania czynne", {"from": "2020-03-16", "words": "do odwołania"}),
        ("od dnia 1 lipca 2026 r. do dnia 31 sierpnia 2026 r. czynne", {"from": "2026-07-01", "to": "2026-08-31"}),
        ("Przyjmowanie stron w okresie pandemii:", {"words": "w okresie pandemii"}),
        ("w związku z epidemią urząd czynny", {"words": "w związku z epidemią"}),
        ("od 1 lipca do 31 sierpnia czynne", {}),
        ("od 31 sierpnia 2026 r. do 1 lipca 2026 r.", {}),
        ("Uchwała z dnia 16 marca 2020 r. Czynne", {}),
        ("Godziny otwarcia:", {}),
    ],
)
def test_the_period_in_the_words_before_hours(words, found):
    assert validity(words) == found


def test_hours_with_days_hold_in_that_period_only():
    hours = Hours(within(WEEK, {"from": "2026-07-01", "to": "2026-08-31"}))
    assert [bool(hours.on(day).intervals) for day in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 9, 1))] == [
        False, True, False,
    ]  # fmt: skip


def test_hours_of_an_unnamed_period_carry_its_words(settings):
    assert describe(within(WEEK, {"words": "w okresie pandemii"})).endswith("8:00–12:00 (w czasie pandemii)")


def test_hours_without_a_period_stay_as_they_are():
    assert within(WEEK, {}) is WEEK
