"""Addresses made of former names lead to the present page, though they never were addresses of ours."""

import pytest

from records.models import Name, Record
from tests.builders import committed, institution

pytestmark = [pytest.mark.sql, pytest.mark.django_db]


@pytest.fixture
def cus():
    made = institution("Centrum Usług Społecznych w Rawiczu", "CUS", slug="cus-rawicz")
    Name.objects.create(record=made.record, text="MGOPS Rawicz", kind=Name.Kind.FORMER)
    return committed(made)


def test_a_former_name_as_an_address_leads_to_the_present_page_for_good(client, cus):
    response = client.get("/instytucje/mgops-rawicz/")
    assert (response.status_code, response["Location"]) == (301, "/instytucje/cus-rawicz/")


def test_it_does_so_in_every_language(client, cus):
    assert client.get("/uk/instytucje/mgops-rawicz/")["Location"] == "/uk/instytucje/cus-rawicz/"


def test_the_present_page_says_the_former_name(client, cus):
    shown = client.get("/instytucje/mgops-rawicz/", follow=True).content.decode().replace("\u00a0", " ")
    assert '<p class="m0 soft">Dawniej: <span>MGOPS Rawicz</span></p>' in shown


def test_another_kind_of_record_does_not_answer(client, cus):
    assert client.get("/placowki/mgops-rawicz/").status_code == 404


def test_a_draft_does_not_answer(client, cus):
    Record.objects.filter(pk=cus.pk).update(state=Record.State.DRAFT)
    assert client.get("/instytucje/mgops-rawicz/").status_code == 404


def test_a_name_that_is_no_former_one_is_no_address(client, cus):
    assert client.get("/instytucje/cus/").status_code == 404
