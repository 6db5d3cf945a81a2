"""What the database refuses in the index itself."""

from datetime import date

import pytest

from offices.models import Office
from search.models import SearchEntry, SearchHours, SearchMiss, SearchState, SearchTerm, SearchValue
from tests.violations import refused, saved, twice

pytestmark = [pytest.mark.sql, pytest.mark.django_db]


def entry_twice():
    office = saved(Office).record
    row = {"record": office, "kind": "office", "slug": "kasy", "title": "Kasy", "sort_key": "a", "digest": "a"}
    for number in (1, 2):
        SearchEntry.objects.create(id=number, **row)


VIOLATIONS = {
    "search.SearchHours.digest": lambda: twice(SearchHours, digest="a", recipe="{}"),
    "search.SearchEntry.record": entry_twice,
    "search.SearchTerm.term": lambda: twice(SearchTerm, term="kasa"),
    "search_value_facet_slug": lambda: twice(SearchValue, facet=1, slug="kasa", sort_key="a"),
    "search_miss_once_a_day": lambda: twice(SearchMiss, query="becik", day=date(2026, 11, 30), times=1),
    "search_state_one_row": lambda: SearchState.objects.create(id=2),
}


@pytest.mark.parametrize("rule", VIOLATIONS)
def test_the_database_refuses(rule):
    refused(rule, VIOLATIONS[rule])
