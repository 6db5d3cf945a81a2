"""Polish public holidays: the law of the year, compared with the `holidays` library."""

from datetime import date

import holidays
import pytest
from django.utils import translation

from offices.holidays import NAMES, easter, holiday_key, holiday_name, public_holidays


@pytest.mark.parametrize("year", range(2011, 2061))
def test_the_free_days_of_a_year_are_those_of_the_library(year):
    assert set(public_holidays(year)) == set(holidays.country_holidays("PL", years=year))


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2000, date(2000, 4, 23)), (2024, date(2024, 3, 31)), (2026, date(2026, 4, 5)), (2038, date(2038, 4, 25))],
)
def test_easter_sunday(year, sunday):
    assert easter(year) == sunday


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2024, 12, 24), ""),
        (date(2025, 12, 24), "christmas-eve"),
        (date(2010, 1, 6), ""),
        (date(2011, 1, 6), "epiphany"),
        (date(2018, 11, 12), "independence-centenary"),
        (date(2019, 11, 12), ""),
        (date(2026, 5, 2), ""),
        (date(2026, 4, 3), ""),
        (date(2026, 6, 4), "corpus-christi"),
    ],
)
def test_a_holiday_holds_from_the_year_of_its_law(day, key):
    assert holiday_key(day) == key


def test_every_holiday_of_any_year_has_a_name():
    assert {key for year in range(2000, 2061) for key in public_holidays(year).values()} == set(NAMES)


@pytest.mark.parametrize(("language", "name"), [("pl", "Boże Narodzenie"), ("uk", "Різдво"), ("en", "Christmas")])
def test_a_holiday_is_called_in_the_language_of_the_reader(language, name):
    with translation.override(language):
        assert str(holiday_name("christmas")) == name


def test_a_local_free_day_is_its_own_name():
    assert holiday_name("Dzień Miasta") == "Dzień Miasta"
