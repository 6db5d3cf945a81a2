"""A portal of one municipality: its lists show what is there and what holds everywhere, nothing of another one."""

import pytest

from offices.models import HoursException, Notice, PhoneLine, ServiceArea
from records.models import Record
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday", "two")]


@pytest.fixture
def two(cast, settings):
    """The cast of Wrocław, somewhat more in Rawicz, and a benefit of the state; the portal is of Rawicz."""
    builders.service("Świadczenie 800+", slug="800-plus")
    builders.service("Klub seniora", slug="klub-seniora", institution=cast.cus)
    builders.office("Siedziba CUS", slug="siedziba-cus", institution=cast.cus)
    builders.document(name="Uchwała Rawicza", slug="uchwala", institution=cast.cus)
    builders.program("Rawicz razem", slug="rawicz-razem", institutions=[cast.cus])
    Record.objects.filter(pk=cast.strategy.pk).update(municipality=cast.wroclaw)
    settings.MUNICIPALITY = "rawicz"
    return cast


def listed(client, address):
    return sorted(record.slug for record in client.get(address).context["page"])


@pytest.mark.parametrize(("address", "there"), [
    ("/instytucje/", ["cus-rawicz"]),
    ("/placowki/", ["siedziba-cus"]),
    ("/uslugi/", ["800-plus", "klub-seniora"]),
    ("/programy/", ["rawicz-razem"]),
    ("/dokumenty/", ["uchwala"]),
])  # fmt: skip
def test_a_list_shows_what_is_there_and_what_holds_everywhere(client, address, there):
    assert listed(client, address) == there


def test_a_portal_of_all_lists_everything(client, settings):
    settings.MUNICIPALITY = ""
    assert "mops" in listed(client, "/instytucje/")


def test_a_municipality_nobody_knows_narrows_no_list(client, settings):
    settings.MUNICIPALITY = "atlantyda"
    assert "mops" in listed(client, "/instytucje/")


def test_a_situation_leads_to_nothing_of_another_municipality(client):
    assert list(client.get("/sytuacje/mieszkanie/").context["services"]) == []


def test_the_first_page_gives_no_number_of_another_municipality(client, cast):
    PhoneLine.objects.create(record=cast.cus.record, number="+48655454063", label="sekretariat")
    assert [place.slug for place, _group in client.get("/").context["calls"]] == ["cus-rawicz"]


def test_messages_and_changes_of_another_municipality_are_left_out(client, cast):
    for record in (cast.mops.record, cast.cus.record):
        Notice.objects.create(record=record, text=f"Remont: {record.slug}")
        HoursException.objects.create(record=record, starts="2026-12-01", ends="2026-12-01", reason=record.slug)
    context = client.get("/komunikaty/").context
    assert [notice.text for notice in context["notices"]] == ["Remont: cus-rawicz"]
    assert [odd.reason for odd in context["odd_days"]] == ["cus-rawicz"]


def test_a_street_of_another_municipality_is_not_ours(client, cast):
    ServiceArea.objects.create(office=cast.office, street="ul. Czeska")
    assert "/placowki/mops-strzegomska/" not in client.get("/moja-ulica/?adres=Czeska+38").content.decode()


def test_the_sitemap_names_nothing_of_another_municipality(client):
    text = client.get("/sitemap.xml").content.decode()
    assert "/instytucje/cus-rawicz/" in text
    assert "/instytucje/mops/" not in text


def test_whose_number_it_is_is_said_of_every_number_we_know(client):
    assert "/placowki/mops-strzegomska/" in client.get("/telefony/?numer=717822346").content.decode()


def test_a_page_that_somebody_has_the_address_of_opens(client):
    assert client.get("/instytucje/mops/").status_code == 200
