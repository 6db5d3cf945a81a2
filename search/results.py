"""The page of results: hits with what their cards show, facets with counts, chips that remove what was chosen."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.utils.translation import gettext as _

from offices import recipes
from offices.hours import Hours
from offices.opening import local_free_days
from records.listing import PER_PAGE, Choice, Facet, page_of
from records.remembered import remembered
from search import sql
from search.asking import BY_NAME, OPEN_FIRST, Asked, Chosen
from search.cards import Answer, Text
from search.facets import GROUP, INSTITUTION, WHOLE_NAME, label_of, language_of, offered
from search.find import Hit, Order, Result, count_unfiltered, search
from search.models import SearchEntry, SearchHours, SearchPhone, SearchValue
from search.normalise import content, spans, words
from search.numbers import asked_number
from search.stem import stem


class Slice:
    """The hits of one page, as a paginator asks for them: it is given the page that was searched for."""

    def __init__(self, hits: list[Answer]) -> None:
        self.hits = hits

    def __getitem__(self, _part: slice) -> list[Answer]:
        return self.hits


class Found:
    """What a person asked for and what there is. query: the QueryDict of the address; at: the moment of "now"."""

    def __init__(self, query: QueryDict, at: datetime, revision: int) -> None:
        self.asked = Asked(query)
        self.at = at
        self.free_days = recipes.free_days(
            remembered(f"free-days:{at.date()}", revision, lambda: local_free_days(at.date()))
        )
        stored = SearchHours.objects.values_list("id", "recipe")
        self.recipes = remembered("search-hours", revision, lambda: list(stored))
        self.result: Result = search(
            self.asked.typed,
            self.asked.narrowing.choice(recipes.open_at(self.recipes, at, self.free_days)),
            limit=PER_PAGE,
            offset=self.asked.offset,
            order=self._order(),
            literal=self.asked.literal,
        )

    def _order(self) -> Order | None:
        if self.asked.sort == OPEN_FIRST:
            return partial(sql.open_first, places=recipes.standing(self.recipes, self.at, self.free_days))
        return sql.by_name if self.asked.sort == BY_NAME and self.asked.text else None

    @property
    def text(self) -> str:
        return self.asked.text

    @property
    def total(self) -> int:
        return self.result.count

    @cached_property
    def page(self) -> Page:
        """The page asked for; raises records.listing.TooFar beyond the last one."""
        answers = [self._answer(place, hit) for place, hit in enumerate(self.result.hits)]
        return page_of(Slice(answers), self.total, self.asked.query)

    @cached_property
    def did_you_mean(self) -> str:
        """The question with its misspelled words corrected; empty when none was."""
        corrected, text = self.result.corrected, self.text
        for start, end, word in reversed(spans(text)):
            if word in corrected:
                text = text[:start] + corrected[word] + text[end:]
        return text if corrected else ""

    @property
    def in_vain(self) -> bool:
        """Whether the words are worth a synonym: they were corrected, or nothing has them, whatever the filters."""
        first_page = bool(self.text) and not self.asked.literal and not self.asked.offset
        return first_page and (bool(self.did_you_mean) or not (sum(self.result.missing.values()) or self.unfiltered))

    @cached_property
    def unfiltered(self) -> int:
        """How many there would be without any filter, asked anew: what misses all of them was not read."""
        return count_unfiltered(self.result) if list(self.chosen()) else 0

    # ---------------------------------------------------------------- facets

    @cached_property
    def values(self) -> dict[int, SearchValue]:
        """The values with a count, by number; one query."""
        return SearchValue.objects.in_bulk(list(self.result.counts))

    @cached_property
    def facets(self) -> list[Facet]:
        """The facets worth showing: with something to choose between, or chosen."""
        found = [Facet(facet.parameter, str(facet.heading), self._choices(facet.number)) for facet in offered()]
        return [facet for facet in found if len(facet.choices) > 1 or facet.active]

    def _choices(self, number: int) -> list[Choice]:
        counted = {value.slug: value for value in self.values.values() if value.facet == number and value.slug}
        chosen = {slug: value for (facet, slug), value in self.asked.narrowing.values.items() if facet == number}
        choices = [(value, self._choice(value, slug in chosen)) for slug, value in (chosen | counted).items()]
        in_order = sorted(
            choices, key=lambda pair: (not pair[1].checked, -pair[1].count, pair[0].sort_key, pair[0].slug)
        )
        return [choice for _value, choice in in_order]

    def _choice(self, value: SearchValue, checked: bool) -> Choice:
        count = self.result.counts.get(value.pk, 0)
        return Choice(value.slug, self._name(value), count, checked, language_of(value))

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
        return Choice("1", _("Open now"), self.result.open_now, self.asked.narrowing.only_open)

    @cached_property
    def chips(self) -> list[tuple[str, str]]:
        """[(label, address without it)] of everything chosen, unknown values included."""
        return [(label, self.asked.without(chosen)) for chosen, label in self.chosen()]

    def chosen(self) -> Iterator[tuple[Chosen, str]]:
        """Everything that narrows the results, and what it is called."""
        for chosen in self.asked.chosen:
            if chosen.facet is None:
                yield chosen, _("exactly these words")
            elif chosen.parameter == "czynne":
                yield chosen, _("Open now")
            else:
                value = self.asked.narrowing.values.get((chosen.facet, chosen.value))
                yield chosen, self._name(value) if value else chosen.value

    # ---------------------------------------------------------------- hits

    def _answer(self, place: int, hit: Hit) -> Answer:
        card = hit.entry.card
        return Answer(
            hit,
            [self._label(INSTITUTION, slug).words for slug in card["institutions"]],
            [self._label(GROUP, slug) for slug in card["groups"]],
            self._hours(hit.entry),
            self._stems,
            self.result.meant,
            self._numbers.get(hit.entry.pk, ""),
            best=place == 0 and hit.complete and self.asked.best_first,
        )

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in content(words(self.did_you_mean or self.text)))

    def _hours(self, entry: SearchEntry) -> Hours | None:
        """Its hours; unknown ones of a place people go to are worth saying, of a document they are not."""
        if entry.hours:
            return recipes.hours_of(entry.hours.recipe, self.free_days)
        return Hours(None) if entry.card["visited"] else None

    def _label(self, facet: int, slug: str) -> Text:
        return self._labels.get((facet, slug), Text(slug, ""))

    @cached_property
    def _labels(self) -> dict[tuple[int, str], Text]:
        return {(one.facet, one.slug): Text(self._name(one), language_of(one)) for one in self.values.values()}

    @cached_property
    def _numbers(self) -> dict[int, str]:
        """{entry: the number of it that answers} when a telephone number or postal code was asked for; one query."""
        digits = asked_number(self.asked.typed)
        if not digits or self.result.meant:
            return {}
        theirs = SearchPhone.objects.filter(entry__in=[hit.entry.pk for hit in self.result.hits])
        found = theirs.filter(digits__contains=digits).order_by("-digits").values_list("entry", "digits")
        return dict(found)


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
