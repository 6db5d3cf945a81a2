"""Every page of the back office answers staff, and nobody else; in Polish, with few queries."""

import re
from datetime import date, timedelta

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from ingest.models import Run
from offices.models import EmergencyLine, Holiday, HoursException, Membership, Notice, Office, ServiceArea
from portal.models import AccessibilityDeclaration
from proposals.models import Helped, Proposal
from records import clock
from records.models import Page, Record, User
from search.models import SearchMiss
from tests import builders
from tests.samples import some_daily
from tests.standing import standing

pytestmark = pytest.mark.django_db

MODELS = [model for model in admin.site._registry if model is not Proposal]
NAMES = [model._meta.label for model in MODELS]
SOME = some_daily(sorted(MODELS, key=lambda model: model is not Office), daily=2)  # the longest form, and another


@standing
def everything():
    """At least one row of every model."""
    cast = builders.cast()
    builders.office("Druga placówka", institution=cast.mops)
    builders.service("Druga usługa", institution=cast.mops)
    builders.program("Drugi program", institutions=[cast.mops, cast.wcrs])
    builders.cited(cast.office, "street", "MOPS, ul. Strzegomska 6", "ul. Strzegomska 6")
    Notice.objects.create(text="Przerwa techniczna", valid_to=clock.now().date() + timedelta(days=2))
    EmergencyLine.objects.create(number="112", label="Zagrożenie życia")
    Holiday.objects.create(day=date(2026, 12, 31), name="Dzień wolny urzędu")
    HoursException.objects.create(record=cast.office.record, starts=date(2026, 12, 31), ends=date(2026, 12, 31))
    ServiceArea.objects.create(office=cast.office, street="ul. Czeska")
    Helped.objects.create(record=cast.office.record, month=date(2026, 11, 1), yes=3)
    Page.objects.create(slug="prywatnosc", title="Prywatność")
    days = dict.fromkeys(("site_published", "site_changed", "prepared"), clock.now().date())
    AccessibilityDeclaration.objects.create(pk=1, entity="Gmina Przykładowa", status="full", **days)
    SearchMiss.objects.create(day=date(2026, 11, 1), query="becik", times=2)
    Group.objects.create(name="Redaktorzy")
    Run.objects.create(started_at=clock.now(), paths=["teksty"])
    Membership.objects.create(user=User.objects.create_user("jan@mops.example"), institution=cast.mops)
    return cast


@pytest.fixture
def staff(client):
    user = builders.clerk()
    client.force_login(user)
    return user


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.mark.sql
@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_every_list_answers_a_search(client, everything, staff, model):
    assert client.get(address(model, "changelist"), {"q": "Łódź 71"}).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_every_form_answers(client, everything, staff, model):
    row = model._default_manager.first()
    assert client.get(address(model, "change", row.pk)).status_code == 200


@pytest.mark.parametrize("model", SOME)
def test_every_history_answers(client, everything, staff, model):
    row = model._default_manager.first()
    assert client.get(address(model, "history", row.pk)).status_code == 200


@pytest.mark.parametrize("model", SOME)
def test_adding_and_deleting_answer_or_are_refused(client, everything, staff, model):
    row = model._default_manager.first()
    answers = {client.get(address(model, "add")).status_code, client.get(address(model, "delete", row.pk)).status_code}
    assert answers in ({200}, {403})


@pytest.mark.parametrize("model", SOME)
def test_no_list_speaks_english_or_of_both_genders(client, everything, staff, model):
    page = client.get(address(model, "changelist")).content.decode()
    assert not re.search(r"\b(Select|Add|Change|yet)\b|\(-?[a-ząćęłńóśźż]{1,3}\)", text_of(page))


@pytest.mark.parametrize("model", SOME)
def test_strangers_are_sent_to_sign_in(client, model):
    answer = client.get(address(model, "changelist"))
    assert answer.status_code == 302
    assert answer.url.startswith("/admin/login/")


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_a_list_has_at_most_five_columns(model):
    assert len(admin.site._registry[model].list_display) <= 5


def text_of(page):
    return re.sub(r"<[^>]{0,500}>", " ", page[page.index('id="content"') :])


def test_a_stranger_cannot_see_the_first_page(client):
    assert client.get("/admin/").url.startswith("/admin/login/")


def test_the_sign_in_page_is_ours_and_polish(client):
    page = client.get("/admin/login/").content.decode()
    assert "Gdzie po pomoc – redakcja" in page
    assert "css/admin.css" in page


def test_signing_in_works_with_the_address_in_any_case(client):
    builders.clerk("ewa@mops.example")
    client.post("/admin/login/", {"username": "ewa@mops.example", "password": "Tajne-haslo-123"})
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    ("which", "title"),
    [("changelist", "Placówki"), ("add", "Dodaj placówkę")],
)
def test_titles_stand_in_the_right_case(client, staff, which, title):
    assert f"<h1>{title}</h1>" in client.get(address(Office, which)).content.decode()


def test_the_title_of_the_form_stands_in_the_right_case(client, staff, everything):
    assert "<h1>Edycja placówki</h1>" in client.get(address(Office, "change", everything.office.pk)).content.decode()


def test_an_empty_list_says_what_to_do(client, staff):
    ServiceArea.objects.all().delete()
    page = client.get(address(ServiceArea, "changelist")).content.decode()
    assert "Nie ma jeszcze obszarów. Mówią, które ulice i osiedla obsługuje placówka." in page


def test_a_search_without_results_leads_back_to_everything(client, staff, everything):
    page = client.get(address(Office, "changelist"), {"q": "qwertyz"}).content.decode()
    assert "Nic nie pasuje do wyszukiwania i filtrów." in page


# ---------------------------------------------------------------- what waits


def test_the_first_page_counts_what_was_never_confirmed(client, staff, everything):
    page = client.get("/admin/").content.decode()
    assert "placówek do potwierdzenia" in page
    assert "/admin/offices/office/?sprawdzone=dawno" in page


def test_the_first_page_counts_notices_about_to_end(client, staff, everything):
    assert "ogłoszenie kończy się w ciągu tygodnia" in client.get("/admin/").content.decode()


def test_the_first_page_says_when_nothing_waits(client, staff):
    Record.objects.update(state="draft")
    Notice.objects.all().delete()
    assert "Nic nie czeka" in client.get("/admin/").content.decode()


def test_the_first_page_offers_only_what_this_person_may_do(client, everything):
    user = User.objects.create_user("jan2@mops.example", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="change_office"))
    client.force_login(user)
    page = client.get("/admin/").content.decode()
    assert "placówek do potwierdzenia" in page
    assert "usługa do potwierdzenia" not in page


# session, user; proposals (2), revision, records by kind, notices, declaration and whether there is one; the log.
# What places have decided about odd days is remembered while the directory stays the same.
FIRST_PAGE = 11


def test_the_first_page_needs_few_queries(client, staff, everything, django_assert_max_num_queries):
    client.get("/admin/")
    with django_assert_max_num_queries(FIRST_PAGE):
        client.get("/admin/")


# session, user; two counts, the rows, one per filter with choices, one per prefetch; never one per row
A_LIST = 10


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_a_list_answers_with_the_same_few_queries_however_long(
    client, staff, everything, django_assert_max_num_queries, model
):
    with django_assert_max_num_queries(A_LIST):
        answer = client.get(address(model, "changelist"))
    assert answer.status_code == 200


# ---------------------------------------------------------------- searching


@pytest.mark.parametrize("term", ["strzegomska", "STRZEGOMSKA", "mops strzegomska", "71 782 23 46", "717822346"])
def test_an_office_is_found_by_words_and_by_telephone(client, staff, everything, term):
    page = client.get(address(Office, "changelist"), {"q": term}).content.decode()
    assert "MOPS, ul. Strzegomska 6" in page


@pytest.mark.parametrize("term", ["wroclawskie", "Wrocławskie", "WCRS", "spolecznego"])
def test_an_institution_is_found_without_polish_letters_and_by_its_abbreviation(client, staff, everything, term):
    url = reverse("admin:offices_institution_changelist")
    assert "Wrocławskie Centrum Rozwoju Społecznego" in client.get(url, {"q": term}).content.decode()


def test_the_list_of_telephones_answers_whose_number_it_is(client, staff, everything):
    url = reverse("admin:offices_phoneline_changelist")
    page = client.get(url, {"q": "71-782-23-46"}).content.decode()
    assert "MOPS, ul. Strzegomska 6" in page
    assert "Sekretariat" not in text_of(page)


@pytest.mark.parametrize("freshness", ["nigdy", "dawno", "niedawno"])
def test_the_filter_by_checking_answers(client, staff, everything, freshness):
    assert client.get(address(Office, "changelist"), {"sprawdzone": freshness}).status_code == 200


def test_the_filter_finds_what_was_never_checked(client, staff, everything):
    page = client.get(address(Office, "changelist"), {"sprawdzone": "niedawno"}).content.decode()
    assert "MOPS, ul. Strzegomska 6" not in text_of(page)


# ---------------------------------------------------------------- the page of an office


def test_an_office_lists_its_desks_with_address_hours_and_a_way_to_add_one(client, staff, everything):
    page = client.get(address(Office, "change", everything.office.pk)).content.decode()
    assert "Kasy – MOPS" in page
    assert "10:00–14:00" in page
    assert f"/admin/offices/office/add/?part_of={everything.office.pk}" in page


def test_a_new_desk_starts_inside_its_office(client, staff, everything):
    page = client.get(address(Office, "add"), {"part_of": str(everything.office.pk)}).content.decode()
    assert f'<option value="{everything.office.pk}" selected>' in page


def test_an_office_shows_the_words_its_facts_rest_on(client, staff, everything):
    page = client.get(address(Office, "change", everything.office.pk)).content.decode()
    assert "<q>ul. Strzegomska 6</q>" in page


def test_the_history_says_facts_in_polish_and_hours_in_words(client, staff, everything):
    page = client.get(address(Office, "history", everything.office.pk)).content.decode()
    assert "Godziny otwarcia" in page
    assert "7:30–15:30" in page


def test_an_unknown_record_leads_back_with_a_message(client, staff):
    answer = client.get(address(Office, "change", "nie-ma-takiego"), follow=True)
    assert "Nie ma takiego wpisu" in answer.content.decode()


def test_a_posted_form_of_an_unknown_record_is_no_error(client, staff):
    assert client.post(address(Office, "change", "nie-ma-takiego")).status_code == 302


def test_choosing_an_institution_finds_it_by_abbreviation(client, staff, everything):
    where = {"app_label": "offices", "model_name": "office", "field_name": "institution", "term": "pzon"}
    found = client.get(reverse("admin:autocomplete"), where).json()["results"]
    assert [row["text"] for row in found] == ["Powiatowy Zespół ds. Orzekania o Niepełnosprawności"]
