"""A page is made once a minute and sent once: after that the browser hears that it has it."""

from datetime import timedelta

import pytest

from records import changes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]


def etag(client, path="/uslugi/", **headers):
    return client.get(path, **headers)["ETag"]


def test_a_page_asked_for_again_takes_one_query(client, cast, django_assert_num_queries):
    client.get("/uslugi/")
    with django_assert_num_queries(1):  # the directory revision
        client.get("/uslugi/")


def test_a_browser_that_has_the_page_is_not_sent_it_again(client, cast):
    answer = client.get("/uslugi/", headers={"If-None-Match": etag(client)})
    assert (answer.status_code, answer.content) == (304, b"")


def test_a_page_that_did_not_change_is_known_in_another_minute_too(client, cast, settings):
    known = etag(client)
    settings.PORTAL_NOW += timedelta(minutes=1)
    assert client.get("/uslugi/", headers={"If-None-Match": known}).status_code == 304


def test_a_change_shows_at_once(client, cast):
    client.get("/uslugi/")
    cast.allowance.name = "Dodatek na mieszkanie"
    cast.allowance.save()
    changes.commit([cast.allowance.record], why="test")
    assert "Dodatek na mieszkanie" in client.get("/uslugi/").content.decode()


def test_a_place_closes_at_its_minute(client, cast, settings):
    settings.PORTAL_NOW = settings.PORTAL_NOW.replace(hour=15, minute=29)
    before = client.get(cast.office.get_absolute_url()).content
    settings.PORTAL_NOW += timedelta(minutes=1)
    assert client.get(cast.office.get_absolute_url()).content != before


@pytest.mark.parametrize("path", ["/uk/uslugi/", "/en/uslugi/", "/uslugi/?page=1", "/programy/"])
def test_another_page_has_another_tag(client, cast, path):
    assert etag(client) != etag(client, path)


def test_large_text_has_a_page_of_its_own(client, cast):
    normal = etag(client)
    client.cookies["text"] = "large"
    assert etag(client) != normal


@pytest.mark.parametrize("path", ["/admin/login/", "/healthz", "/nie-ma-takiej-strony/", "/wiekszy-tekst/"])
def test_what_is_no_page_of_the_directory_is_not_kept(client, cast, path):
    assert "ETag" not in client.get(path)


def test_the_form_that_reports_an_error_is_not_kept(client, cast):
    assert "ETag" not in client.get(f"/zglos/office/{cast.office.slug}/")


def test_a_page_travels_compressed(client, cast):
    answer = client.get("/uslugi/", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
