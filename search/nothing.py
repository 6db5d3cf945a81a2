"""When nothing was found: which filter hides something, whom to call, which situations to start from."""

from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from offices import recipes
from offices.answers import ZONE
from offices.calling import Switchboard
from offices.opening import PhoneGroup
from offices.time_words import at_clock, day_from
from records.remembered import remembered
from search.facets import OPEN_NOW
from search.results import Found
from services.models import Situation


class WayOut(NamedTuple):
    """A filter, the address without it, and what would be found there: "it will show 3 results"."""

    filter: str
    address: str
    brings: str


class Nothing:
    """What to offer instead of results. revision: of the directory, under which lines and situations are kept."""

    def __init__(self, found: Found, revision: int) -> None:
        self.found = found
        self.revision = revision

    @cached_property
    def ways_out(self) -> list[WayOut]:
        """The filters that alone hide something, the one that hides most first."""
        counted = [(chosen, label, self._without(chosen.facet)) for chosen, label in self.found.chosen()]
        helpful = sorted((one for one in counted if one[2]), key=lambda one: -one[2])
        return [
            WayOut(label, self.found.asked.without(chosen), self._brings(count, chosen.facet))
            for chosen, label, count in helpful
        ]

    @property
    def without_filters(self) -> str:
        """What all filters together hide; empty when dropping a single one helps, or dropping all does not."""
        hidden = 0 if self.ways_out else self.found.unfiltered
        return _count_words(hidden) if hidden else ""

    @property
    def call(self) -> tuple[Any, PhoneGroup] | None:
        """(place, group of lines) that answers now; None at night."""
        at = self.found.at
        board = remembered(f"switchboard:{at.date()}", self.revision, lambda: Switchboard(at.date(), self.revision))
        return next(((place, group) for place, group in board.to_call(at) if group.hours.status(at).is_open), None)

    @property
    def situations(self) -> list[Situation]:
        named = Situation.objects.public().named_in(get_language()).order_by("order", "sort_key")
        return remembered("situations", self.revision, lambda: list(named))

    def _without(self, facet: int | None) -> int:
        return 0 if facet is None else self.found.result.without(facet)

    def _brings(self, count: int, facet: int | None) -> str:
        first = self._first_opening() if facet == OPEN_NOW else None
        return f"{_count_words(count)}, {_opens_words(first, self.found.at)}" if first else _count_words(count)

    def _first_opening(self) -> datetime | None:
        """When the first of what the filter "open now" hides opens."""
        hidden = set(self.found.result.hours_without(OPEN_NOW))
        texts = [text for number, text in self.found.recipes if number in hidden]
        status = recipes.first_opening(texts, self.found.at, self.found.free_days)
        return status.opens_at if status else None


def _count_words(count: int) -> str:
    return ngettext("it will show %(count)d result", "it will show %(count)d results", count) % {"count": count}


def _opens_words(opens: datetime, at: datetime) -> str:
    day = day_from(opens.date(), at.astimezone(ZONE).date())
    return _("the first opens %(day)s %(at_time)s") % {"day": day, "at_time": at_clock(opens)}
