"""Pages of services, documents and situations, and their lists."""

import pytest

from offices.models import PhoneLine
from offices.schedule import Schedule
from records.models import Name, Record
from services.models import Document, Service, ServiceAtOffice
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
PAGE = "/uslugi/dodatek-mieszkaniowy/"


@pytest.fixture
def text_of(client, cast):
    return lambda address=PAGE: client.get(address).content.decode()


def change(record, **fields):
    type(record).objects.filter(pk=record.pk).update(**fields)


def test_a_service_answers_in_the_order_people_ask(text_of, cast):
    change(cast.allowance, description="Dopłata", what_to_bring="dowód", how_to_apply="Złóż", legal_basis="Ustawa")
    text = text_of()
    sections = ("what", "bring", "how", "where", "cost", "phones", "law", "sources")
    places = [text.index(f'id="{name}"') for name in sections]
    assert places == sorted(places)


def test_each_line_of_what_to_bring_is_an_item(text_of, cast):
    change(cast.allowance, what_to_bring="dowód osobisty\n\numowa najmu")
    text = text_of()
    assert "Dowód osobisty" in text
    assert "Umowa najmu" in text


def test_an_unknown_cost_is_said_to_be_unknown(text_of):
    assert "Nie wiemy. Zapytaj, gdy zadzwonisz." in text_of()


def test_a_service_shows_where_it_is_given_and_whether_it_is_open(text_of):
    text = text_of()
    assert 'href="/placowki/mops-strzegomska/"' in text
    assert "Czynne do 15:30" in text


def test_a_service_with_hours_of_its_own_at_an_office_follows_them(text_of, cast):
    ServiceAtOffice.objects.filter(service=cast.allowance).update(hours=Schedule.from_osm("Mo-Fr 08:00-14:30"))
    assert "Czynne do 14:30" in text_of()


def test_a_place_that_is_not_public_is_not_shown(text_of, cast):
    ServiceAtOffice.objects.create(service=cast.allowance, office=cast.secret)
    assert "Tajna" not in text_of()


def test_a_service_without_numbers_lends_those_of_its_institution(text_of, cast):
    PhoneLine.objects.create(record=cast.mops.record, number="+48717822322", label="Infolinia")
    builders.service("Zasiłek celowy", institution=cast.mops, slug="zasilek")
    assert 'href="tel:+48717822322"' in text_of("/uslugi/zasilek/")


def test_a_line_of_an_office_follows_the_hours_of_that_office(text_of):
    # the place where it is given, and the line "Dodatki mieszkaniowe" of that place
    assert text_of().count("Czynne do 15:30") == 2


def test_former_names_of_a_service_are_said(text_of, cast):
    Name.objects.create(record=cast.allowance.record, text="500+", kind=Name.Kind.FORMER)
    assert "Dawniej:" in text_of()


def test_an_abolished_service_says_so_and_points_to_its_successor(text_of, cast):
    benefit = builders.service("Świadczenie 800+", slug="800-plus")
    change(cast.allowance, status=Service.Status.DEFUNCT, successor=benefit)
    text = text_of()
    assert "Zniesiona" in text
    assert 'href="/uslugi/800-plus/"' in text


def test_the_page_of_a_service_asks_the_database_at_most_ten_times(client, cast, django_assert_max_num_queries):
    # revision; service with institution; places; lines; odd days; names; forms; target groups;
    # citations; confirmations
    client.get(PAGE)
    with django_assert_max_num_queries(10):
        client.get(f"{PAGE}?nowa=1")


def test_the_list_of_services_asks_the_database_at_most_six_times(client, cast, django_assert_max_num_queries):
    # revision; counts of all filters and the total in one; services with institutions; target groups
    client.get("/uslugi/")
    with django_assert_max_num_queries(6):
        client.get("/uslugi/?nowa=1")


def test_services_are_narrowed_by_category_and_for_whom(client, cast):
    builders.service("Becikowe")
    assert client.get("/uslugi/?kategoria=mieszkalnictwo&dla=seniorzy").context["found"].total == 1


def test_a_strategy_whose_years_are_over_is_archival(text_of):
    assert "Archiwalny, już nie obowiązuje" in text_of("/dokumenty/strategia-ngo/")


def test_a_document_shows_when_it_was_adopted(text_of):
    assert "15 lutego 2018" in text_of("/dokumenty/strategia-ngo/")


def test_a_document_in_force_is_not_archival(text_of, cast):
    change(cast.strategy, year_to=2030)
    assert "Archiwalny" not in text_of("/dokumenty/strategia-ngo/")


def test_documents_are_narrowed_by_their_type(client, cast):
    change(cast.strategy, document_kind=Document.Type.STRATEGY)
    builders.document("Wniosek", document_kind=Document.Type.FORM)
    assert client.get("/dokumenty/?rodzaj=strategy").context["found"].total == 1


def test_a_situation_lists_its_services_in_the_order_staff_gave_them(client, cast):
    first = builders.service("Zasiłek celowy")
    builders.situation("Kłopoty", services=[first, cast.allowance], slug="klopoty")
    names = [service.name for service in client.get("/sytuacje/klopoty/").context["services"]]
    assert names == ["Zasiłek celowy", "Dodatek mieszkaniowy"]


def test_a_situation_without_services_leads_on(client, cast):
    builders.situation("Pustka", slug="pustka")
    assert 'action="/szukaj/"' in client.get("/sytuacje/pustka/").content.decode()


@pytest.mark.parametrize("record", ["allowance", "strategy", "housing"])
def test_what_is_withdrawn_has_no_page(client, cast, record):
    address = getattr(cast, record).get_absolute_url()
    Record.objects.filter(pk=getattr(cast, record).pk).update(state=Record.State.WITHDRAWN)
    assert client.get(address).status_code == 404


def test_names_are_in_the_language_of_the_page_where_staff_wrote_them(text_of, cast):
    Name.objects.create(record=cast.allowance.record, text="Housing allowance", kind=Name.Kind.OFFICIAL, language="en")
    assert '<h1 class="m0">Housing allowance</h1>' in text_of("/en" + PAGE)
    assert '<h1 class="m0"><span lang="pl">Dodatek mieszkaniowy</span></h1>' in text_of("/uk" + PAGE)
