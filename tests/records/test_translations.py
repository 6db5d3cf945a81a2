"""Names and summaries of records in the language of the page: written, only Polish, or outdated."""

import pytest
from django.urls import reverse

from records.models import Name, Translation
from tests import builders
from tests.filled_forms import saved

pytestmark = pytest.mark.django_db
ENGLISH = "Help with the rent."


@pytest.fixture
def allowance(cast):
    polish = Translation.digest(cast.allowance.summary)
    about = {"record": cast.allowance.record, "language": "en"}
    Translation.objects.create(field="summary", text=ENGLISH, source_hash=polish, **about)
    Name.objects.create(text="Housing allowance", kind=Name.Kind.OFFICIAL, **about)
    return builders.committed(cast.allowance)


def page(client, address):
    return client.get(address).content.decode().replace("\xa0", " ")


@pytest.mark.parametrize("address", ["/en/uslugi/", "/en/uslugi/dodatek-mieszkaniowy/", "/en/sytuacje/mieszkanie/"])
def test_a_name_and_a_summary_are_told_in_the_language_of_the_page(client, allowance, address):
    text = page(client, address)
    assert "Housing allowance" in text
    assert f"<p>{ENGLISH}</p>" in text


def test_the_polish_name_stands_under_a_translated_one(client, allowance):
    text = page(client, "/en/uslugi/dodatek-mieszkaniowy/")
    assert 'In Polish: <span lang="pl">Dodatek mieszkaniowy</span>' in text


def test_a_polish_page_shows_no_translation(client, allowance):
    assert ENGLISH not in page(client, "/uslugi/dodatek-mieszkaniowy/")


def test_a_text_that_is_only_polish_says_so(client, allowance):
    text = page(client, "/uk/uslugi/")
    assert '<span lang="pl">Dopłata do czynszu.</span> <small class="soft">(лише польською)</small>' in text


def test_a_translation_of_a_text_that_has_changed_gives_way_to_the_polish_one(client, allowance):
    allowance.summary = "Dopłata do czynszu i rachunków."
    allowance.save()
    text = page(client, "/en/uslugi/")
    assert ENGLISH not in text
    assert '<span lang="pl">Dopłata do czynszu i rachunków.</span>' in text


@pytest.mark.drill
def test_line_ends_of_a_browser_do_not_make_a_translation_outdated():
    assert Translation.digest("Jeden\r\ndwa ") == Translation.digest("Jeden\ndwa")


@pytest.fixture
def form(client, allowance):
    client.force_login(builders.clerk())
    url = reverse("admin:services_service_change", args=[allowance.pk])
    return lambda **changes: saved(client, url, "service_form", **changes)


def test_staff_correct_a_translation(form, allowance):
    form(**{"translations-0-text": "Money for the rent."})
    assert Translation.objects.get().text == "Money for the rent."


@pytest.mark.drill
def test_a_translation_stays_outdated_until_a_person_looks_at_it(form, allowance):
    form(summary="Dopłata do czynszu i rachunków.")
    assert Translation.objects.get().is_outdated


def test_a_person_may_say_that_a_translation_still_fits(form, allowance):
    form(summary="Dopłata do czynszu i rachunków.")
    form(**{"translations-0-still_right": "on"})
    assert not Translation.objects.get().is_outdated


def test_a_translation_is_part_of_the_history(form, allowance):
    form(**{"translations-0-text": "Money for the rent."})
    assert "translations/summary;en/text" in allowance.versions.first().changes
