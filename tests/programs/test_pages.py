"""The page of a programme: for whom, with whom, with what result."""

import pytest

from programs.models import Edition, Result
from records.models import Record
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
PAGE = "/programy/aktywna-polanka/"


def test_partners_stand_with_their_addresses(client, cast):
    text = client.get(PAGE).content.decode()
    assert "Szkoła Podstawowa nr\u00a050" in text
    assert "ul.\u00a0Czeska\u00a038" in text


def test_results_are_numbers_with_their_date(client, cast):
    Result.objects.create(program=cast.polanka, text="uczestników", number=28, as_of="2011 r.")
    text = client.get(PAGE).content.decode()
    assert '<p class="figure">28</p>' in text
    assert "(2011 r.)" in text


def test_editions_are_listed_with_their_years(client, cast):
    Edition.objects.create(program=cast.polanka, year_from=2018, year_to=2020, participants=542)
    assert "2018–2020" in client.get(PAGE).content.decode()


def test_a_programme_of_a_withdrawn_institution_has_no_page(client, cast):
    Record.objects.filter(pk=cast.mops.pk).update(state=Record.State.WITHDRAWN)
    assert client.get(PAGE).status_code == 404


def test_programmes_are_narrowed_by_who_runs_them(client, cast):
    builders.program("Inny program", institutions=[cast.wcrs])
    assert client.get("/programy/?instytucja=mops").context["found"].total == 1


def test_the_page_asks_the_database_at_most_ten_times(client, cast, django_assert_max_num_queries):
    # revision; programme; who runs it; lines; odd days; all that it lists; names; citations; confirmations
    client.get(PAGE)
    with django_assert_max_num_queries(10):
        client.get(f"{PAGE}?nowa=1")


def test_the_list_asks_the_database_at_most_six_times(client, cast, django_assert_max_num_queries):
    # revision; counts of all filters and the total in one; programmes; who runs them; districts
    client.get("/programy/")
    with django_assert_max_num_queries(6):
        client.get("/programy/?nowa=1")
