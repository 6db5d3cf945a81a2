"""The page of results: hits with what their cards show, facets with counts, chips that remove what was chosen."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from offices.hours import Hours
from offices.opening import local_free_days
from polish.text import glue
from records.listing import PER_PAGE, Choice, Facet, asked_page, page_of
from records.models import Record
from records.remembered import remembered
from search import opening
from search.facets import FACETS, GROUP, INSTITUTION, OPEN_NOW, WHOLE_NAME, Narrowing, label_of
from search.find import Hit, Result, search
from search.marking import answers, marked
from search.models import SearchEntry, SearchHours, SearchValue
from search.normalise import clean, spans
from services.models import Document


@dataclass(frozen=True)
class Answer:
    """A hit as its card shows it."""

    hit: Hit
    institutions: list[str]
    groups: list[str]
    hours: Hours | None  # None: nothing to say about hours
    meant: frozenset[str] = frozenset()  # stems to mark

    @property
    def entry(self) -> SearchEntry:
        return self.hit.entry

    @property
    def summary(self) -> SafeString:
        """The summary with the words that answer the question marked, in whatever form."""
        return marked(glue(self.entry.card["summary"]), self.meant)

    @property
    def why(self) -> str:
        """The other name that answers the question when no word on the card does; else empty."""
        card = self.entry.card
        shown = " ".join([self.entry.title, card["summary"], *card["former_names"]])
        if answers(shown, self.meant):
            return ""
        return next((name for name in card["other_names"] if answers(name, self.meant)), "")

    @property
    def kind(self) -> str | Promise:
        """ "Strategy" of a document, else "office", "service"."""
        closer = self.entry.card["subkind"]
        says_more = closer not in ("", Document.Type.OTHER)
        return Document.Type(closer).label if says_more else Record.Kind(self.entry.kind).label


class Slice:
    """The hits of one page, as a paginator asks for them: it is given the page that was searched for."""

    def __init__(self, hits: list[Answer]) -> None:
        self.hits = hits

    def __getitem__(self, _part: slice) -> list[Answer]:
        return self.hits


class Found:
    """What a person asked for and what there is. query: the QueryDict of the address; at: the moment of "now"."""

    def __init__(self, query: QueryDict, at: datetime, revision: int) -> None:
        self.query = query
        self.text = clean(query.get("q", "")).strip()
        self.narrowing = Narrowing(query)
        self.free_days = opening.free_days(
            remembered(f"free-days:{at.date()}", revision, lambda: local_free_days(at.date()))
        )
        hours = remembered("search-hours", revision, lambda: list(SearchHours.objects.values_list("id", "recipe")))
        choice = self.narrowing.choice(opening.open_at(hours, at, self.free_days))
        typed = clean(query.get("q", ""))  # with its trailing space, which says that the last word is complete
        offset = PER_PAGE * (asked_page(query) - 1)
        self.result: Result = search(typed, choice, limit=PER_PAGE, offset=offset)

    @property
    def total(self) -> int:
        return self.result.count

    @cached_property
    def page(self) -> Page:
        """The page asked for; raises records.listing.TooFar beyond the last one."""
        answers = [self._answer(hit) for hit in self.result.hits]
        return page_of(Slice(answers), self.total, self.query)

    @cached_property
    def did_you_mean(self) -> str:
        """The question with its misspelled words corrected; empty when none was."""
        corrected, text = self.result.corrected, self.text
        for start, end, word in reversed(spans(text)):
            if word in corrected:
                text = text[:start] + corrected[word] + text[end:]
        return text if corrected else ""

    # ---------------------------------------------------------------- facets

    @cached_property
    def values(self) -> dict[int, SearchValue]:
        """The values with a count, by number; one query."""
        return SearchValue.objects.in_bulk(list(self.result.counts))

    @cached_property
    def facets(self) -> list[Facet]:
        """The facets worth showing: with something to choose between, or chosen."""
        found = [Facet(facet.parameter, str(facet.heading), self._choices(facet.number)) for facet in FACETS]
        return [facet for facet in found if len(facet.choices) > 1 or facet.active]

    def _choices(self, number: int) -> list[Choice]:
        counted = {value.slug: value for value in self.values.values() if value.facet == number}
        chosen = {slug: value for (facet, slug), value in self.narrowing.values.items() if facet == number}
        choices = [
            (value, Choice(slug, self._name(value), self.result.counts.get(value.pk, 0), slug in chosen))
            for slug, value in (chosen | counted).items()
        ]
        in_order = sorted(
            choices, key=lambda pair: (not pair[1].checked, -pair[1].count, pair[0].sort_key, pair[0].slug)
        )
        return [choice for _value, choice in in_order]

    def _name(self, value: SearchValue) -> str:
        """Its label; the whole name of an institution whose abbreviation another one here has too."""
        label = label_of(value)
        return value.labels.get(WHOLE_NAME, label) if label in self._shared else label

    @cached_property
    def _shared(self) -> set[str]:
        labels = Counter(label_of(value) for value in self.values.values() if value.facet == INSTITUTION)
        return {label for label, times in labels.items() if times > 1}

    @property
    def open_now(self) -> Choice:
        return Choice("1", _("Open now"), self.result.open_now, self.narrowing.only_open)

    @cached_property
    def chips(self) -> list[tuple[str, str]]:
        """[(label, address without it)] of everything chosen, unknown values included."""
        return [(label, self._address(without)) for label, without, _count in self._chosen()]

    @cached_property
    def ways_out(self) -> list[tuple[str, str, int]]:
        """[(label, address without it, how many there would be)] of the filters that leave nothing; best first."""
        chosen = [(label, self._address(without), count) for label, without, count in self._chosen() if count]
        return sorted(chosen, key=lambda way: -way[2])

    def _chosen(self) -> Iterator[tuple[str, tuple[str, str], int]]:
        """(label, (parameter, value), how many there would be without this facet)"""
        if self.narrowing.only_open:
            yield _("Open now"), ("czynne", "1"), self.result.without(OPEN_NOW)
        for facet in FACETS:
            for slug in self.narrowing.slugs.get(facet.number, ()):
                value = self.narrowing.values.get((facet.number, slug))
                yield self._name(value) if value else slug, (facet.parameter, slug), self.result.without(facet.number)

    def _address(self, without: tuple[str, str]) -> str:
        parameter, removed = without
        query = self.query.copy()
        query.setlist(parameter, [value for value in query.getlist(parameter) if value != removed])
        query.pop("page", None)
        return f"?{query.urlencode()}"

    # ---------------------------------------------------------------- hits

    def _answer(self, hit: Hit) -> Answer:
        card = hit.entry.card
        return Answer(
            hit,
            [self._label(INSTITUTION, slug) for slug in card["institutions"]],
            [self._label(GROUP, slug) for slug in card["groups"]],
            self._hours(hit.entry),
            self.result.meant,
        )

    def _hours(self, entry: SearchEntry) -> Hours | None:
        """Its hours; unknown ones of a place people go to are worth saying, of a document they are not."""
        if entry.hours:
            return opening.hours_of(entry.hours.recipe, self.free_days)
        return Hours(None) if entry.card["visited"] else None

    def _label(self, facet: int, slug: str) -> str:
        return self._labels.get((facet, slug), slug)

    @cached_property
    def _labels(self) -> dict[tuple[int, str], str]:
        return {(value.facet, value.slug): self._name(value) for value in self.values.values()}


def as_json(found: Found) -> dict[str, Any]:
    """The answer of /szukaj.json, in the order of the page."""
    return {
        "query": found.text,
        "count": found.total,
        "did_you_mean": found.did_you_mean or None,
        "results": [
            {
                "kind": answer.entry.kind,
                "slug": answer.entry.slug,
                "name": answer.entry.title,
                "url": answer.entry.get_absolute_url(),
                "score": answer.hit.score,
            }
            for answer in found.page
        ],
    }
