"""The lists of institutions and places: alphabetical, narrowed by filters that count, one page of twenty."""

from datetime import date

import pytest

from offices.models import HoursException, PhoneLine
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]


@pytest.fixture
def text_of(client, cast):
    return lambda address: client.get(address).content.decode()


def test_institutions_stand_in_the_order_of_the_polish_alphabet(client, cast):
    names = [institution.slug for institution, _hours, _line in client.get("/instytucje/").context["hits"]]
    assert names == ["cus-rawicz", "mops", "pzon", "wcrs"]


def test_a_draft_is_not_listed(text_of):
    assert "Tajna" not in text_of("/placowki/")


def test_a_place_shows_its_status_and_the_number_to_call(text_of):
    text = text_of("/placowki/")
    assert "Czynne do 15:30" in text
    assert 'href="tel:+48717822300"' in text


def test_the_main_number_is_the_one_on_the_button(text_of, cast):
    cast.office.lines.filter(number="+48717822346").update(is_main=True)
    text = text_of("/placowki/")
    assert 'href="tel:+48717822346"' in text
    assert 'href="tel:+48717822300"' not in text


def test_a_fax_is_never_on_the_button(text_of, cast):
    PhoneLine.objects.create(record=cast.board.record, number="+48713442000", kind=PhoneLine.Kind.FAX, is_main=True)
    assert "tel:+48713442000" not in text_of("/placowki/")


def test_a_filter_narrows_the_list(text_of):
    text = text_of("/instytucje/?gmina=rawicz")
    assert "Centrum Usług Społecznych w\u00a0Rawiczu" in text
    assert "Wrocławskie Centrum" not in text


def test_filters_count_what_they_would_show(client, cast):
    facets = {facet.name: facet.choices for facet in client.get("/instytucje/").context["found"].facets}
    assert [(choice.slug, choice.count) for choice in facets["gmina"]] == [("rawicz", 1), ("wroclaw", 3)]


def test_counts_of_one_filter_follow_the_others(client, cast):
    found = client.get("/placowki/?instytucja=pzon").context["found"]
    assert found.total == 1
    assert {choice.slug: choice.count for choice in found.facets[0].choices} == {"mops": 1, "pzon": 1}


def test_two_values_of_one_filter_add_up(client, cast):
    assert client.get("/placowki/?instytucja=pzon&instytucja=mops").context["found"].total == 2


def test_an_unknown_value_is_ignored_and_can_be_removed(client, cast):
    found = client.get("/instytucje/?gmina=atlantyda").context["found"]
    assert found.total == 4
    assert found.chips == [("atlantyda", "?")]


def test_a_chip_removes_its_own_filter_only(client, cast):
    chips = client.get("/placowki/?gmina=wroclaw&instytucja=mops&page=1").context["found"].chips
    assert dict(chips) == {
        "Wrocław": "?instytucja=mops",
        "Miejski Ośrodek Pomocy Społecznej we Wrocławiu": "?gmina=wroclaw",
    }


def test_nothing_found_says_how_to_go_on(text_of):
    assert "Nic nie pasuje do wszystkich filtrów naraz" in text_of("/placowki/?gmina=rawicz")


@pytest.mark.parametrize("value", ["%00", "'", '"><script>', "a" * 10_000, "%F0%9F%8E%84", "../../etc", "%FF%FE"])
def test_odd_values_of_a_filter_are_ordinary(client, cast, value):
    assert client.get(f"/placowki/?instytucja={value}").status_code == 200


def test_only_what_is_open_now_can_be_shown(client, cast):
    found = client.get("/placowki/?czynne=1").context["found"]
    assert [office.slug for office in found.qs] == ["mops-strzegomska"]
    assert found.chips == [("Czynne teraz", "?")]


def test_the_choice_of_what_is_open_counts_it(client, cast):
    facets = {facet.name: facet.choices for facet in client.get("/placowki/").context["found"].facets}
    assert [(choice.slug, choice.count) for choice in facets["czynne"]] == [("1", 1)]


def test_a_closed_list_offers_no_choice_of_open_places(client, cast, settings, thursday):
    settings.PORTAL_NOW = thursday.replace(hour=20)
    assert "czynne" not in [facet.name for facet in client.get("/placowki/").context["found"].facets]


def test_the_open_ones_can_stand_first_those_that_close_soonest_last(client, cast):
    builders.office("Anonimowi Alkoholicy", "Mo-Fr 18:00-20:00", slug="aa")
    builders.office("Bank żywności", "Mo-Fr 09:00-14:30", slug="bank")
    builders.office("Dom dziennego pobytu", "24/7", slug="dom")
    hits = client.get("/placowki/?sort=czynne").context["hits"]
    assert [office.slug for office, _hours, _line in hits] == [
        "dom", "mops-strzegomska", "bank", "aa", "pzon-solidarnosci",
    ]  # fmt: skip


def test_an_order_nobody_knows_is_by_name(client, cast):
    hits = client.get("/placowki/?sort=losowo").context["hits"]
    assert [office.slug for office, _hours, _line in hits] == ["mops-strzegomska", "pzon-solidarnosci"]


def test_the_order_stays_when_the_list_is_narrowed(text_of):
    assert '<input type="hidden" name="sort" value="czynne">' in text_of("/placowki/?sort=czynne")


def test_a_card_tells_the_odd_days_of_the_next_two_weeks(text_of, settings, thursday):
    settings.PORTAL_NOW = thursday.replace(month=12, day=15)
    assert "Czwartek, 24 grudnia: jeszcze niepotwierdzone" in text_of("/placowki/")


def closed(office):
    day = date(2026, 12, 2)
    HoursException.objects.create(record=office.record, starts=day, ends=day, reason="szkolenie")


def test_the_card_of_an_institution_tells_the_odd_days_of_its_places(text_of, cast):
    closed(cast.office)
    card = text_of("/instytucje/").replace("\xa0", " ")
    assert "Środa, 2 grudnia: <span>MOPS, ul. Strzegomska 6</span> – zamknięte (szkolenie)" in card


def test_what_its_desk_only_shares_with_the_place_is_said_once(text_of, cast):
    closed(cast.office)
    assert text_of("/instytucje/").count("szkolenie") == 1


def test_a_card_is_silent_about_ordinary_weeks(text_of):
    assert "niepotwierdzone" not in text_of("/placowki/")


@pytest.mark.parametrize("list_of", ["/instytucje/", "/placowki/"])
def test_a_list_that_was_not_kept_asks_the_database_at_most_six_times(
    client, cast, django_assert_max_num_queries, list_of
):
    # revision; counts of all filters and the total in one; records with institutions; lines; their offices; odd days
    client.get(list_of)
    with django_assert_max_num_queries(6):
        client.get(f"{list_of}?nowa=1")


def test_the_list_of_places_asks_the_database_at_most_six_times(client, cast, django_assert_max_num_queries):
    # revision; counts of all filters and the total in one; places with institutions; lines; odd days
    client.get("/placowki/")
    with django_assert_max_num_queries(6):
        client.get("/placowki/?nowa=1")
