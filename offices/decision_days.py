"""Days that need a decision of each office: Christmas Eve, New Year's Eve, a working day between two free ones.

On them offices close, shorten or keep a duty as each decides, whatever the law and their week say.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from offices.holidays import CHRISTMAS_EVE_SINCE, holiday_key, holiday_name

EVES = {(12, 24): "christmas-eve", (12, 31): "new-years-eve"}
BRIDGE = "bridge"
ONE_DAY = timedelta(days=1)
SATURDAY = 6

NAMES: dict[str, Promise] = {"new-years-eve": _("New Year's Eve"), BRIDGE: _("long weekend")}


@lru_cache(maxsize=2048)
def decision_key(day: date) -> str:
    """Which kind of day needing a decision this is: christmas-eve, new-years-eve, bridge; empty for all others."""
    eve = EVES.get((day.month, day.day), "")
    return eve or (BRIDGE if not _free(day) and _free(day - ONE_DAY) and _free(day + ONE_DAY) else "")


def never(_day: date) -> str:
    """No day needs a decision: hours as the rules alone give them."""
    return ""


def decision_name(key: str, day: date) -> str:
    """ "New Year's Eve"; of a day that is free by law, that too."""
    if key == "christmas-eve" and day.year >= CHRISTMAS_EVE_SINCE:
        return str(_("Christmas Eve, a public holiday"))
    return str(NAMES.get(key) or holiday_name(key))


def special_days(first: date, days: int) -> Iterator[date]:
    """The days from `first` on that staff look at ahead: public holidays off Sunday, and those needing a decision."""
    for day in (first + timedelta(days=step) for step in range(days)):
        if decision_key(day) or (holiday_key(day) and day.isoweekday() <= SATURDAY):
            yield day


def special_name(day: date) -> str:
    """What such a day is called; empty for an ordinary one."""
    key = decision_key(day)
    return decision_name(key, day) if key else str(holiday_name(holiday_key(day)))


def _free(day: date) -> bool:
    return day.isoweekday() >= SATURDAY or bool(holiday_key(day))
