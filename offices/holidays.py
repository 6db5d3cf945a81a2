"""Polish public holidays: which days the law makes free, since when, and what they are called."""

from datetime import date, timedelta
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIXED = {
    (1, 1): "new-year",
    (1, 6): "epiphany",
    (5, 1): "labour-day",
    (5, 3): "constitution-day",
    (8, 15): "assumption",
    (11, 1): "all-saints",
    (11, 11): "independence-day",
    (12, 25): "christmas",
    (12, 26): "second-christmas",
}
AFTER_EASTER = {0: "easter", 1: "easter-monday", 49: "pentecost", 60: "corpus-christi"}
EPIPHANY_SINCE = 2011
CHRISTMAS_EVE_SINCE = 2025
CENTENARY = date(2018, 11, 12)

NAMES: dict[str, Promise] = {
    "new-year": _("New Year"),
    "epiphany": _("Epiphany"),
    "easter": _("Easter Sunday"),
    "easter-monday": _("Easter Monday"),
    "labour-day": _("Labour Day"),
    "constitution-day": _("Constitution Day"),
    "pentecost": _("Pentecost"),
    "corpus-christi": _("Corpus Christi"),
    "assumption": _("Assumption of Mary"),
    "all-saints": _("All Saints' Day"),
    "independence-day": _("Independence Day"),
    "independence-centenary": _("Independence centenary"),
    "christmas-eve": _("Christmas Eve"),
    "christmas": _("Christmas"),
    "second-christmas": _("Second Day of Christmas"),
}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus)."""
    century, in_century = divmod(year, 100)
    leap, rest = divmod(century, 4)
    moon = (19 * (year % 19) + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, day = divmod(in_century, 4)
    weekday = (32 + 2 * rest + 2 * quarter - moon - day) % 7
    correction = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=256)
def public_holidays(year: int) -> dict[date, str]:
    """The free days of a year by the law in force in that year: {day: key}."""
    days = {date(year, month, day): key for (month, day), key in FIXED.items()}
    sunday = easter(year)
    days |= {sunday + timedelta(days=after): key for after, key in AFTER_EASTER.items()}
    if year < EPIPHANY_SINCE:
        del days[date(year, 1, 6)]
    if year >= CHRISTMAS_EVE_SINCE:
        days[date(year, 12, 24)] = "christmas-eve"
    if year == CENTENARY.year:
        days[CENTENARY] = "independence-centenary"
    return dict(sorted(days.items()))


def holiday_key(day: date) -> str:
    """The key of the public holiday on this day, or an empty text."""
    return public_holidays(day.year).get(day, "")


def holiday_name(key: str) -> Promise | str:
    """The translated name; a key that is not ours (a local free day) is its own name."""
    return NAMES.get(key, key)
