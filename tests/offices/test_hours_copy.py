"""Staff take over the hours of another office: they choose it, look, and save."""

import pytest
from django.urls import reverse

from offices.models import Office
from records.record_admin import edit_url
from tests import builders
from tests.filled_forms import saved
from tests.samples import some_daily

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(builders.clerk())
    return client


@pytest.fixture
def bare(cast):
    return builders.office(institution=cast.mops, slug="bez-godzin", name="Punkt bez godzin")


def choice_of(office):
    return reverse("admin:offices_office_hours_copy", args=[office.pk])


def test_the_form_leads_to_the_hours_of_others(staff, bare):
    assert choice_of(bare) in staff.get(edit_url(bare)).content.decode()


def test_offices_with_hours_are_offered_with_their_hours_in_words(staff, bare, cast):
    page = staff.get(choice_of(bare)).content.decode()
    assert f"godziny-z={cast.office.pk}" in page
    assert "7:30–15:30" in page


def test_an_office_is_found_by_its_name(staff, bare, cast):
    page = staff.get(choice_of(bare), {"q": "nie ma takiej"}).content.decode()
    assert f"godziny-z={cast.office.pk}" not in page


def test_the_hours_are_filled_in_and_not_saved(staff, bare, cast):
    page = staff.get(f"{edit_url(bare)}?godziny-z={cast.office.pk}").content.decode()
    assert "15:30" in page
    assert Office.objects.get(pk=bare.pk).hours is None


def test_saving_the_filled_form_keeps_them(staff, bare, cast):
    saved(staff, f"{edit_url(bare)}?godziny-z={cast.office.pk}", "office_form")
    assert Office.objects.get(pk=bare.pk).hours == cast.office.hours


@pytest.mark.parametrize("id_", some_daily(["x", "", "00000000-0000-0000-0000-000000000000"]))
def test_an_office_that_is_not_there_changes_nothing(staff, bare, id_):
    assert staff.get(f"{edit_url(bare)}?godziny-z={id_}").status_code == 200


def test_who_may_not_edit_offices_may_not_choose(client, bare):
    assert client.get(choice_of(bare)).status_code == 302
