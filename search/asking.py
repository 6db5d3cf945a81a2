"""What an address of the search asks for, and the addresses that ask for a little less, or in another order."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from records.listing import PER_PAGE, asked_page
from search.facets import OPEN_NOW, Narrowing, offered
from search.normalise import clean

BEST, BY_NAME, OPEN_FIRST = "", "nazwa", "czynne"
SORTS: dict[str, str | Promise] = {BEST: _("best match"), BY_NAME: _("name"), OPEN_FIRST: _("open first")}


class Chosen(NamedTuple):
    """One thing that narrows the results: the number of its facet (None: how words are read), and how it is asked."""

    facet: int | None
    parameter: str
    value: str


class Asked:
    """The words, how they are read, what narrows them, in which order, which page. Odd values ask for nothing."""

    def __init__(self, query: QueryDict) -> None:
        self.query = query
        self.typed = clean(query.get("q", ""))  # with its trailing space, which says that the last word is complete
        self.text = self.typed.strip()
        self.narrowing = Narrowing(query)
        self.literal = bool(self.text) and query.get("doslownie") == "1"
        sort = query.get("sort", BEST)
        self.sort = sort if sort in SORTS else BEST
        self.offset = PER_PAGE * (asked_page(query) - 1)

    @property
    def best_first(self) -> bool:
        """Whether the first result is the best one."""
        return bool(self.text) and self.sort == BEST and self.offset == 0

    @property
    def sorts(self) -> list[tuple[str | Promise, str, bool]]:
        """[(label, address, whether it is the present one)]; without words there is no best match."""
        offered = {sort: label for sort, label in SORTS.items() if self.text or sort != BEST}
        present = self.sort if self.sort in offered else BY_NAME
        return [(label, self.address(sort=sort), sort == present) for sort, label in offered.items()]

    @property
    def chosen(self) -> Iterator[Chosen]:
        """Everything that narrows the results, unknown values included."""
        if self.literal:
            yield Chosen(None, "doslownie", "1")
        if self.narrowing.only_open:
            yield Chosen(OPEN_NOW, "czynne", "1")
        for facet in offered():
            for slug in self.narrowing.slugs.get(facet.number, ()):
                yield Chosen(facet.number, facet.parameter, slug)

    def without(self, chosen: Chosen) -> str:
        """The address without one of the things chosen."""
        query = self.query.copy()
        query.setlist(chosen.parameter, [value for value in query.getlist(chosen.parameter) if value != chosen.value])
        return self._first_page(query)

    def address(self, **parameters: str) -> str:
        """The address with some values set to others; an empty value is left out."""
        query = self.query.copy()
        for name, value in parameters.items():
            query.setlist(name, [value] if value else [])
        return self._first_page(query)

    @property
    def words_alone(self) -> str:
        """The address of the words without anything that narrows them."""
        return f"?{urlencode({'q': self.text})}" if self.text else "?"

    @staticmethod
    def _first_page(query: QueryDict) -> str:
        query.pop("page", None)
        return f"?{query.urlencode()}"
