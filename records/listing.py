"""Lists of records: filters with counts beside every choice, chips that remove them, one page of twenty.

A filter of unknown value is ignored and shown as removable; a page beyond the last is a 404 that knows the last one.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

import django_filters
from django import forms
from django.core.paginator import EmptyPage, Paginator
from django.db.models import Count, F, Value
from django.http import Http404
from django.utils.translation import get_language

from polish.text import sort_key

PER_PAGE = 20
MOST_VALUES = 20
LONGEST_VALUE = 120
LONGEST_NUMBER = 8  # digits of a page number that are read; a longer one is too far anyway


class TooFar(Http404):
    """The list has fewer pages; `last_page` is the address of the last one."""

    def __init__(self, last_page):
        super().__init__("too far")
        self.last_page = last_page


class SlugsField(forms.MultipleChoiceField):
    """Slugs from an address: cut to a sane number and length, never an error."""

    def to_python(self, value):
        slugs = [slug for slug in super().to_python(value) if 0 < len(slug) <= LONGEST_VALUE and "\x00" not in slug]
        return list(dict.fromkeys(slugs))[:MOST_VALUES]

    def valid_value(self, value):
        return True


class SlugsFilter(django_filters.Filter):
    """Records related to any of the chosen rows, which have a slug and a name: institutions, districts, groups."""

    field_class = SlugsField
    fewest = 2  # choices that are worth showing

    def __init__(self, field_name, rows, *, label):
        super().__init__(field_name, label=label, required=False)
        self.rows = rows
        self.slug_path = f"{field_name}__slug"

    def known(self, slugs):
        """{slug: label} of those that exist."""
        return {row.slug: label_of(row) for row in self.rows.filter(slug__in=slugs)}

    def restrict(self, records, slugs):
        related = records.model._default_manager.filter(**{f"{self.slug_path}__in": slugs})
        return records.filter(pk__in=related.values("pk"))

    def counted(self, records):
        """Rows (slug, label, count); labels in the reader's language where the rows have one."""
        name = f"name_{get_language()}"
        has_it = any(f.name == name for f in self.rows.model._meta.get_fields())
        labels = {"slug_": F(self.slug_path), "label_": F(f"{self.field_name}__name"), "other_": Value("")}
        if has_it:
            labels["other_"] = F(f"{self.field_name}__{name}")
        return records.exclude(**{f"{self.field_name}": None}).values(**labels)


class ChoicesFilter(django_filters.Filter):
    """Records whose column holds any of the chosen values of a TextChoices."""

    field_class = SlugsField
    fewest = 2  # choices that are worth showing

    def __init__(self, field_name, choices, *, label):
        super().__init__(field_name, label=label, required=False)
        self.choices = choices

    def known(self, slugs):
        labels = dict(self.choices.choices)
        return {slug: str(labels[slug]) for slug in slugs if slug in labels}

    def restrict(self, records, slugs):
        return records.filter(**{f"{self.field_name}__in": slugs})

    def counted(self, records):
        return records.values(slug_=F(self.field_name), label_=Value(""), other_=Value(""))


def label_of(row):
    """The name of a related row in the reader's language, where it has one."""
    return getattr(row, "label", "") or str(row)


@dataclass(frozen=True)
class Choice:
    """A value of a facet: how many records the list would show with it, and whether it is chosen."""

    slug: str
    label: str
    count: int
    checked: bool
    language: str = ""  # of the label, when it is not the page's


@dataclass(frozen=True)
class Facet:
    """A group of choices of one filter."""

    name: str
    label: str
    choices: list[Choice] = field(default_factory=list)

    @property
    def active(self):
        return any(choice.checked for choice in self.choices)


class RecordFilter(django_filters.FilterSet):
    """The filters of a list and the counts beside them, all counts in one query."""

    @cached_property
    def chosen(self):
        """{filter: {slug: label}} of the values that exist."""
        given = {name: self.given[name] for name in self.filters if self.given.get(name)}
        return {name: known for name, slugs in given.items() if (known := self.filters[name].known(slugs))}

    @cached_property
    def given(self):
        return self.form.cleaned_data if self.form.is_valid() else {}

    def restricted(self, besides=""):
        """The records that every chosen filter lets through, except the one named."""
        records = self.queryset
        for name, slugs in self.chosen.items():
            if name != besides:
                records = self.filters[name].restrict(records, list(slugs))
        return records

    @property
    def qs(self):
        return self.restricted()

    @cached_property
    def counts(self):
        """{filter: {slug: (label, count)}} and the total under ""; one query whatever the number of filters."""
        counts = defaultdict(dict)
        parts = [self.restricted().order_by().values(slug_=Value(""), label_=Value(""), other_=Value(""))]
        parts += [one.counted(self.restricted(name).order_by()) for name, one in self.filters.items()]
        named = zip(["", *self.filters], parts, strict=True)
        first, *rest = [
            part.annotate(facet_=Value(name), count_=Count("pk", distinct=True)).order_by() for name, part in named
        ]
        for row in first.union(*rest, all=True):
            counts[row["facet_"]][row["slug_"]] = (row["other_"] or row["label_"], row["count_"])
        return counts

    @property
    def total(self):
        return self.counts[""].get("", ("", 0))[1]

    @cached_property
    def facets(self):
        """Facets worth showing: with something to choose between, or chosen."""
        found = [(self._facet(name, one), one) for name, one in self.filters.items()]
        return [facet for facet, one in found if len(facet.choices) >= one.fewest or facet.active]

    def _facet(self, name, one):
        chosen = self.chosen.get(name, {})
        counted = {slug: label for slug, (label, _count) in self.counts[name].items()}
        names = counted | chosen
        for slug, label in one.known(list(counted)).items() if isinstance(one, ChoicesFilter) else ():
            names[slug] = label
        choices = [Choice(slug, names[slug], self.counts[name].get(slug, ("", 0))[1], slug in chosen) for slug in names]
        choices = [choice for choice in choices if choice.count or choice.checked]
        return Facet(name, one.label, sorted(choices, key=lambda choice: sort_key(choice.label)))

    @cached_property
    def chips(self):
        """[(label, address without it)] of everything asked for, unknown values included."""
        asked = [(name, slug) for name in self.filters for slug in self.given.get(name, [])]
        return [(self.chosen.get(name, {}).get(slug, slug), self._without(name, slug)) for name, slug in asked]

    def _without(self, name, slug):
        query = self.data.copy()
        query.setlist(name, [value for value in query.getlist(name) if value != slug])
        query.pop("page", None)
        return f"?{query.urlencode()}" if query else "?"


class CountedPaginator(Paginator):
    """A paginator that was told the total, so that it does not ask again."""

    def __init__(self, rows, total, per_page=PER_PAGE):
        super().__init__(rows, per_page)
        self.count = total


def page_of(rows, total, query, per_page=PER_PAGE):
    """The page of the list that the address asks for; raises TooFar beyond the last one.

    query: the QueryDict of the request. A page that is no number is the first.
    """
    pages = CountedPaginator(rows, total, per_page)
    try:
        return pages.page(asked_page(query))
    except EmptyPage as error:
        last = query.copy()
        last["page"] = pages.num_pages
        raise TooFar(f"?{last.urlencode()}") from error


def asked_page(query):
    """The number of the page that the address asks for; the first when it is no number."""
    asked = query.get("page", "1")
    number = int(asked[:LONGEST_NUMBER]) if asked.isascii() and asked.isdigit() else 1
    return max(number, 1)
