"""A line of synonyms is tried out on the form, with the words as they stand in it, before it is saved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.models import SearchSynonym
from search.trying import try_out
from tests.builders import clerk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]
ADD = "/admin/search/searchsynonym/add/"


SURE = {"language": "pl", "weight": "75"}


def slugs(places):
    return [one.url.split("/")[-2] for one in places]


def line(terms="zuzanek", expands_to="dodatek mieszkaniowy", **fields):
    return SearchSynonym(terms=terms, expands_to=expands_to, **fields)


def test_an_unsaved_line_finds_what_nothing_found_before():
    tried = try_out(line(), "zuzanek")
    assert (slugs(tried.before), slugs(tried.after)[0]) == ([], "dodatek-mieszkaniowy")


def test_trying_writes_nothing():
    with CaptureQueriesContext(connection) as asked:
        try_out(line(), "zuzanek")
    assert [one["sql"] for one in asked if not one["sql"].lstrip("( ").startswith(("SELECT", "WITH"))] == []


def test_a_changed_line_is_tried_in_place_of_its_present_version():
    saved = line()
    saved.save()
    saved.expands_to = "usługi opiekuńcze"
    tried = try_out(saved, "zuzanek")
    assert slugs(tried.before)[0] == "dodatek-mieszkaniowy"
    assert slugs(tried.after)[0] == "uslugi-opiekuncze"
    assert "dodatek-mieszkaniowy" not in slugs(tried.after)


def test_a_line_switched_off_is_tried_as_if_it_were_gone():
    saved = line()
    saved.save()
    saved.active = False
    assert try_out(saved, "zuzanek").after == []


def test_a_result_says_where_it_was_before():
    tried = try_out(line("czynsz", "usługi opiekuńcze"), "czynsz")
    others = dict(zip(slugs(tried.after), [one.other for one in tried.after], strict=True))
    assert others["uslugi-opiekuncze"] == 0
    assert others["dodatek-mieszkaniowy"] == slugs(tried.before).index("dodatek-mieszkaniowy") + 1


def test_a_line_without_effect_says_so():
    assert try_out(line("zupełnie inne", "słowa"), "mops").changes_nothing


# ---------------------------------------------------------------- the form


@pytest.fixture
def staff(client):
    client.force_login(clerk())
    return client


def typed(staff, address=ADD, **fields):
    sent = {"terms": "zuzanek", "expands_to": "dodatek mieszkaniowy", "active": "on", "question": "zuzanek", **SURE}
    return staff.post(address, {**sent, "_try": "1", **fields})


def test_the_form_shows_both_lists_and_keeps_what_was_typed(staff):
    shown = typed(staff).content.decode()
    assert "Nic nie znaleziono." in shown
    assert '<a href="/uslugi/dodatek-mieszkaniowy/">' in shown
    assert 'name="expands_to" value="dodatek mieszkaniowy"' in shown


def test_the_button_saves_nothing(staff):
    typed(staff)
    assert not SearchSynonym.objects.filter(terms="zuzanek").exists()


def test_the_button_changes_no_saved_line(staff):
    saved = line()
    saved.save()
    typed(staff, f"/admin/search/searchsynonym/{saved.pk}/change/", expands_to="usługi opiekuńcze")
    assert SearchSynonym.objects.get(pk=saved.pk).expands_to == "dodatek mieszkaniowy"


def test_a_line_with_a_mistake_is_not_tried_but_explained(staff):
    shown = typed(staff, terms="").content.decode()
    assert "To pole jest wymagane" in shown
    assert "<ol>" not in shown


def test_the_form_opens_with_the_words_of_a_search_in_vain(staff):
    shown = staff.get(ADD, {"terms": "becik"}).content.decode()
    assert 'name="terms" value="becik"' in shown
    assert 'name="question" id="question" class="vTextField" maxlength="200" value="becik"' in shown


def test_saving_still_saves(staff):
    staff.post(ADD, {"terms": "zuzanek", "expands_to": "dodatek", "active": "on", "question": "x", **SURE})
    assert SearchSynonym.objects.filter(terms="zuzanek").exists()
