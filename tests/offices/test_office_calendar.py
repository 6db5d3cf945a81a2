"""The calendar file of an office: /placowki/<slug>/godziny.ics."""

import pytest
from django.urls import reverse

from records.models import Record, Redirect
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def mops():
    office = builders.office(hours=builders.OFFICE_HOURS, street="ul. Strzegomska 6", city="Wrocław")
    builders.office(name="Kasa", hours=builders.CASH_DESK_HOURS, part_of=office)
    return office


def calendar_of(client, slug):
    return client.get(reverse("office_calendar", args=[slug]))


def test_a_calendar_program_gets_the_office_and_its_desks(client, mops):
    text = calendar_of(client, mops.slug).content.decode()
    assert ("SUMMARY:Czynne: Kasa" in text, f"SUMMARY:Czynne: {mops.name.replace(',', chr(92) + ',')}" in text) == (
        True,
        True,
    )


def test_the_file_says_what_it_is(client, mops):
    response = calendar_of(client, mops.slug)
    assert (response["Content-Type"], response["Content-Disposition"]) == (
        "text/calendar; charset=utf-8", f'inline; filename="{mops.slug}.ics"'
    )  # fmt: skip


def test_a_desk_that_is_not_published_is_not_in_it(client, mops):
    builders.office(name="Tajny pokój", hours=builders.ROOM_26_HOURS, part_of=mops, state=Record.State.DRAFT)
    assert "Tajny" not in calendar_of(client, mops.slug).content.decode()


def test_an_office_without_hours_has_an_empty_calendar(client):
    office = builders.office(name="PZON")
    assert b"BEGIN:VEVENT" not in calendar_of(client, office.slug).content


def test_an_office_that_is_not_published_has_none(client):
    office = builders.office(name="Projekt", hours=builders.OFFICE_HOURS, state=Record.State.DRAFT)
    assert calendar_of(client, office.slug).status_code == 404


def test_a_former_address_leads_to_the_file(client, mops):
    Redirect.objects.create(kind=Record.Kind.OFFICE, slug="dawny-mops", record=mops.record)
    assert calendar_of(client, "dawny-mops")["Location"] == f"/placowki/{mops.slug}/godziny.ics"


def test_the_page_of_the_office_links_to_it(client, mops):
    assert reverse("office_calendar", args=[mops.slug]) in client.get(mops.get_absolute_url()).content.decode()


# the office and its institution; its desks; the odd days of all of them; free days and revision
def test_the_calendar_costs_few_queries(client, mops, django_assert_max_num_queries):
    calendar_of(client, mops.slug)
    with django_assert_max_num_queries(6):
        calendar_of(client, mops.slug)
