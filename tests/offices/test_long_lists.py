"""A list longer than a page: twenty to a page, a page too far is not found."""

import pytest

from tests import builders
from tests.standing import standing

pytestmark = [pytest.mark.sql, pytest.mark.django_db, pytest.mark.usefixtures("thursday")]


@standing
@builders.one_commit()
def forty_five():
    for number in range(45):
        builders.institution(f"Ośrodek {number:02}")


@pytest.fixture
def many(forty_five, db):
    """More institutions than a page holds."""


def test_twenty_stand_on_a_page(client, many):
    response = client.get("/instytucje/?page=3")
    assert len(response.context["hits"]) == 5


def test_a_page_too_far_is_not_found_and_leads_to_the_last_one(client, many):
    response = client.get("/instytucje/?gmina=x&page=999")
    assert response.status_code == 404
    assert 'href="?gmina=x&amp;page=3"' in response.content.decode()


@pytest.mark.parametrize("number", ["", "abc", "-1", "0", "1e3", "٣", "%00", "1; DROP"])
def test_a_page_that_is_no_number_is_the_first(client, many, number):
    assert client.get(f"/instytucje/?page={number}").context["page"].number == 1


@pytest.mark.parametrize("number", ["99999", "9" * 30])
def test_a_huge_page_is_not_found(client, many, number):
    assert client.get(f"/instytucje/?page={number}").status_code == 404


def test_the_list_of_institutions_asks_no_more_often_when_it_is_long(client, many, django_assert_max_num_queries):
    client.get("/instytucje/")
    with django_assert_max_num_queries(6):
        client.get("/instytucje/?nowa=1")
