"""The page of an institution: its places with their status, what it gives, what it was called before."""

import pytest

from offices.models import Institution
from records.models import Name, Record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
PAGE = "/instytucje/mops/"


@pytest.fixture
def text_of(client, cast):
    return lambda address=PAGE: client.get(address).content.decode()


def test_it_lists_its_places_with_their_status(text_of):
    text = text_of()
    assert 'href="/placowki/mops-strzegomska/"' in text
    assert "Czynne do 15:30" in text


def test_a_desk_is_listed_inside_its_office_only(text_of):
    assert 'href="/placowki/kasy-mops/"' not in text_of()


def test_it_lists_its_services_and_programmes(text_of):
    text = text_of()
    assert 'href="/uslugi/dodatek-mieszkaniowy/"' in text
    assert 'href="/programy/aktywna-polanka/"' in text


def test_a_withdrawn_service_is_not_listed(text_of, cast):
    Record.objects.filter(pk=cast.allowance.pk).update(state=Record.State.WITHDRAWN)
    assert "dodatek-mieszkaniowy" not in text_of()


def test_former_names_are_said(text_of, cast):
    former = "Miejsko-Gminny Ośrodek Pomocy Społecznej"
    Name.objects.create(record=cast.cus.record, text=former, kind=Name.Kind.FORMER)
    assert former in text_of("/instytucje/cus-rawicz/")


def test_an_institution_that_ended_points_to_the_one_that_took_over(text_of, cast):
    Institution.objects.filter(pk=cast.wcrs.pk).update(successor=cast.cus)
    assert "Jej zadania przejęła instytucja:" in text_of("/instytucje/wcrs/")


def test_the_page_asks_the_database_at_most_ten_times(client, cast, django_assert_max_num_queries):
    # revision; institution; names; offices; lines; odd days; notices; services, programmes and documents in one;
    # citations; confirmations
    client.get(PAGE)
    with django_assert_max_num_queries(10):
        client.get(f"{PAGE}?nowa=1")


def test_an_institution_without_a_number_is_called_at_its_place(client, cast):
    assert client.get(PAGE).context["main_line"].record_id == cast.office.pk
