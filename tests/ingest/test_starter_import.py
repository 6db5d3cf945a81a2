"""The starter content through the ordinary commands: what residents of a fresh portal find, what waits for a person."""

from datetime import date

import pytest
from django.core.management import call_command

from offices.models import EmergencyLine, Institution, Notice, Office, PhoneLine
from portal.installation import STARTER
from programs.models import Program
from proposals.models import Change
from records.models import Page, Record
from records.sources import Snapshot
from services.models import Document, Service, Situation

# the first test fills the portal, on a busy machine for a minute
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("filled"), pytest.mark.timeout(300)]


def test_everything_of_the_starter_is_published():
    assert not Record.objects.exclude(state="published").exists()


def test_the_institutions_of_the_texts_stand_once_each():
    slugs = {"mops", "wcrs", "pzon", "cus-rawicz"}
    names = ["Pomocy Społecznej", "Rozwoju Społecznego", "Orzekania", "Usług Społecznych"]
    found = [Institution.objects.filter(name__contains=name).values_list("slug", flat=True) for name in names]
    assert sorted(slug for slugs_of_one in found for slug in slugs_of_one) == sorted(slugs)


@pytest.mark.parametrize("street", ["ul. Strzegomska 6", "pl. Dominikański 6", "pl. Solidarności 1/3/5"])
def test_an_address_of_the_texts_is_an_office_residents_see(street):
    assert Office.objects.public().filter(street=street).count() == 1


def test_the_room_of_the_assessment_board_stands_at_its_address():
    board = Office.objects.get(street="pl. Solidarności 1/3/5")
    assert (board.room, board.floor, board.institution.slug) == ("316", "III", "pzon")


@pytest.mark.parametrize(
    "number",
    [
        "+48717822300", "+48717822405", "+48717822322", "+48717999274", "+48501928501", "+48717822326",
        "+48717822346", "+48717822348", "+48717823594", "+48717823595", "+48717777777",
    ],
)  # fmt: skip
def test_a_number_of_the_texts_is_a_line_once(number):
    assert PhoneLine.objects.filter(number=number).count() == 1


def test_the_programme_has_its_six_partners_with_addresses():
    partners = Program.objects.get(slug="aktywna-polanka").partners.all()
    assert len(partners) == 6
    assert all(partner.street for partner in partners)


def test_the_strategy_has_its_day_of_adoption():
    assert Document.objects.get().adopted_on == date(2018, 2, 15)


@pytest.mark.parametrize("slug", ["dodatek-mieszkaniowy", "karta-duzej-rodziny", "zasilek-rodzinny", "800-plus"])
def test_a_benefit_named_in_a_text_is_the_one_of_the_directory(slug):
    assert Service.objects.get(slug=slug).citations.exists()


def test_no_benefit_is_made_twice_for_its_former_name():
    assert list(Service.objects.filter(name__contains="500+")) == []


def test_two_hours_of_the_cash_desk_wait_for_a_person():
    pending = Change.objects.pending().filter(path="hours", proposal__slug="kasy-mops")
    assert [change.is_contradiction for change in pending] == [True]


def test_the_texts_are_dated_by_the_page_not_by_the_import():
    assert {snapshot.fetched.year for snapshot in Snapshot.objects.all()} == {2016, 2019, 2021}


def test_a_situation_lists_its_benefits_in_the_order_of_the_directory():
    listed = Service.objects.public().for_situation(Situation.objects.get(slug="rodzina-z-dziecmi"))
    assert [service.slug for service in listed][:3] == ["800-plus", "dobry-start-300-plus", "aktywny-rodzic"]


def test_prose_about_people_without_work_is_no_notice():
    assert list(Notice.objects.filter(text__contains="nie pracuje")) == []


def test_a_situation_leads_to_its_programmes():
    assert [p.slug for p in Situation.objects.get(slug="brak-pracy").programs.all()] == ["wroclaw-miastem-aktywnych"]


def test_the_number_for_danger_to_life_is_on_every_page():
    assert EmergencyLine.objects.filter(on_every_page=True).first().number == "112"


def test_the_texts_about_the_portal_are_there_for_staff_to_edit():
    assert Page.objects.filter(language="pl").count() == 4


def test_importing_a_text_again_changes_nothing():
    before = list(Change.objects.order_by("pk").values_list("pk", "state"))
    path = str(STARTER / "02-mops-informacja.txt")
    call_command("ingest", path, "--fetched", "2021-03-15", "--source-url", "https://www.mops.wroclaw.pl/", verbosity=0)
    assert list(Change.objects.order_by("pk").values_list("pk", "state")) == before


def test_the_line_of_the_city_belongs_to_the_city_hall():
    assert PhoneLine.objects.get(number="+48717777777").record.slug == "urzad-miejski-wroclawia"


def test_the_places_of_the_city_have_a_dot_on_its_sketch(filled, client, db):
    text = client.get("/placowki/wcrs-pl-dominikanski-6/").content.decode()
    assert "Stare Miasto" in text
    assert text.count("<circle") == 1
