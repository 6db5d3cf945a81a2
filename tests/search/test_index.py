"""The index follows every change of the records, inside the same transaction, and ends as if it were written anew."""

import random
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from offices.models import Institution, Office
from offices.schedule import Schedule
from records import changes
from records.models import Record
from search import index
from search.facets import INSTITUTION
from search.find import search
from search.models import (
    SearchEntry,
    SearchExpansion,
    SearchKeyword,
    SearchState,
    SearchSynonym,
    SearchTerm,
    SearchValue,
)
from tests.samples import some_daily
from tests.search.cast import publish
from tests.search.happenings import change, delete, random_change, the_index

pytestmark = [pytest.mark.sql, pytest.mark.django_db]


@pytest.fixture
def no_dictionary(db):
    """Writing the index anew then does not write tens of thousands of rows of the dictionary anew."""
    SearchSynonym.objects.update(active=False)
    SearchExpansion.objects.all().delete()
    SearchKeyword.objects.all().delete()


def found(text):
    return [hit.entry.slug for hit in search(text).hits]


@pytest.mark.parametrize("typed", ["", "mops", "717822300", "zażółć"])
def test_an_empty_index_answers_with_nothing(typed):
    assert search(typed).count == 0


def test_a_published_record_is_found_at_once():
    publish("service", "becikowe", "Becikowe")
    assert found("becikowe") == ["becikowe"]


def test_a_changed_name_replaces_the_old_one():
    service = publish("service", "latarnik", "Latarnik")
    change(service, name="Busola")
    assert (found("busola"), found("latarnik")) == (["latarnik"], [])


def test_a_withdrawn_record_is_no_longer_found():
    service = publish("service", "becikowe", "Becikowe")
    change(service, state=Record.State.WITHDRAWN)
    assert found("becikowe") == []


def test_a_deleted_record_is_no_longer_found():
    delete(publish("service", "becikowe", "Becikowe"))
    assert found("becikowe") == []


def test_a_change_that_is_rolled_back_leaves_the_index_alone():
    service = publish("service", "becikowe", "Becikowe")
    with transaction.atomic():
        change(service, name="Zapomoga")
        transaction.set_rollback(True)
    assert found("becikowe") == ["becikowe"]


def test_the_places_of_a_withdrawn_institution_go_with_it():
    mops = publish("institution", "mops", "MOPS")
    house = publish("office", "siedziba", "Siedziba", institution=mops)
    publish("office", "kasa", "Kasa", part_of=house)
    change(mops, state=Record.State.WITHDRAWN)
    assert found("kasa") + found("siedziba") == []


def test_a_renamed_institution_is_renamed_on_the_cards_of_its_places():
    mops = publish("institution", "mops", "MOPS")
    publish("office", "kasa", "Kasa", institution=mops)
    change(mops, name="CUS")
    assert (found("cus"), str(SearchValue.objects.get(facet=INSTITUTION))) == (["mops", "kasa"], "CUS")


def test_a_deleted_institution_disappears_from_the_cards_of_its_places():
    mops = publish("institution", "mops", "MOPS")
    publish("office", "kasa", "Kasa", institution=mops)
    delete(mops)
    assert SearchEntry.objects.get().card["institutions"] == []


def test_the_desks_of_a_deleted_office_go_with_it():
    house = publish("office", "siedziba", "Siedziba")
    publish("office", "kasa", "Kasa", part_of=house)
    delete(house)
    assert found("kasa") == []


def test_a_service_loses_the_address_of_a_deleted_office():
    house = publish("office", "siedziba", "Siedziba", street="ul. Piesza 1")
    service = publish("service", "latarnik", "Latarnik")
    with transaction.atomic():
        service.places.create(office=house)
        changes.commit([service], role="editor", why="test")
    before = SearchEntry.objects.get(slug="latarnik").card["address"]
    delete(house)
    assert (before, SearchEntry.objects.get().card["address"]) == ("ul. Piesza 1", "")


def test_an_odd_day_of_the_office_reaches_its_desks():
    house = publish("office", "siedziba", "Siedziba")
    publish("office", "kasa", "Kasa", part_of=house, hours=Schedule(as_office=True))
    with transaction.atomic():
        house.exceptions.create(starts=date(2026, 12, 24), ends=date(2026, 12, 24), reason="Wigilia")
        changes.commit([house], role="editor", why="test")
    assert "Wigilia" in SearchEntry.objects.get(slug="kasa").hours.recipe


def test_a_situation_follows_the_telephone_it_names():
    office = publish("office", "kasa", "Kasa", lines=[("+48717822346", "kasa")])
    situation = publish("situation", "bieda", "Bieda")
    with transaction.atomic():
        situation.lines.set(office.lines.all())
        changes.commit([situation], role="editor", why="test")
    with transaction.atomic():
        office.lines.update(number="+48717822399")
        changes.commit([office], role="editor", why="test")
    assert (found("717822399"), found("717822346")) == (["kasa", "bieda"], [])


def test_two_records_may_exchange_their_addresses():
    one, other = publish("service", "a", "Jedno"), publish("service", "b", "Drugie")
    with transaction.atomic():
        for record, slug in ((one, "c"), (other, "a"), (one, "b")):
            record.slug = slug
            record.save()
        changes.commit([one, other], role="editor", why="test")
    assert (found("jedno"), found("drugie")) == (["b"], ["a"])


def test_a_synonym_works_from_its_saving_to_its_deleting():
    publish("service", "becikowe", "Becikowe")
    synonym = SearchSynonym.objects.create(terms="kołyskowe", expands_to="becikowe")
    with_it = found("kołyskowe")
    synonym.delete()
    assert (with_it, found("kołyskowe")) == (["becikowe"], [])


def test_an_inactive_synonym_does_nothing():
    publish("service", "becikowe", "Becikowe")
    SearchSynonym.objects.create(terms="kołyskowe", expands_to="becikowe", active=False)
    assert found("kołyskowe") == []


def test_synonyms_without_a_right_side_work_both_ways():
    publish("service", "becikowe", "Becikowe")
    SearchSynonym.objects.create(terms="becikowe, kołyskowe, wózkowe pieniądze")
    assert found("wózkowe pieniądze") == ["becikowe"]


@pytest.mark.parametrize(("seed", "steps"), some_daily([(0, 6), (0, 30), (1, 30)]))
def test_after_random_changes_the_index_is_as_if_written_anew(own_directory, no_dictionary, seed, steps):
    chance = random.Random(seed)
    for step in range(steps):
        random_change(chance, step)
    followed = the_index()
    index.rebuild()
    assert the_index() == followed


@pytest.mark.usefixtures("own_directory")
def test_a_sound_index_has_no_drift():
    assert list(index.drift()) == []


@pytest.mark.usefixtures("own_directory", "no_dictionary")
@pytest.mark.parametrize(
    "statement",
    some_daily(
        [
            "UPDATE search_term SET df = df + 1 WHERE term = 'dodatk'",
            "UPDATE search_value SET entries = 0 WHERE slug = 'wroclaw'",
            "UPDATE search_posting SET impact = 1 WHERE impact > 200",
            "UPDATE search_entry SET digest = 'x' WHERE slug = 'mops'",
            "UPDATE search_state SET version = 0",
        ]
    ),
)
def test_drift_is_noticed_and_repaired(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
    with pytest.raises(CommandError):
        call_command("check_search")
    call_command("check_search", repair=True)
    assert list(index.drift()) == []


@pytest.mark.usefixtures("own_directory")
def test_a_record_changed_past_the_write_path_is_noticed():
    Institution.objects.filter(slug="mops").update(summary="Zmienione za plecami")
    assert list(index.drift()) == ["institution/mops: older than the record"]


@pytest.mark.usefixtures("own_directory", "no_dictionary")
def test_an_index_of_older_rules_is_written_anew_by_the_next_change():
    SearchState.objects.update(version=-1)
    SearchTerm.objects.filter(term="kas").update(df=99)
    change(Office.objects.get(slug="kasa-mops"), summary="Wypłaty")
    assert list(index.drift()) == []


@pytest.mark.usefixtures("own_directory")
def test_rebuilding_only_if_needed_does_nothing_when_the_rules_are_the_same(capsys):
    call_command("rebuild_search", if_needed=True)
    assert "up to date" in capsys.readouterr().out
