"""What a first start makes, each step on its own; the whole is tested in test_serving.py."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model

from portal import installation
from records.models import Record
from tests import builders

User = get_user_model()


def test_every_starter_text_names_its_page_and_its_day():
    texts = installation.starter_texts()
    incomplete = [text for text in texts if not (text.path.is_file() and text.source_url.startswith("http"))]
    assert (len(texts) >= 5, incomplete) == (True, [])


def test_no_starter_text_is_from_the_future():
    assert [text for text in installation.starter_texts() if text.fetched > date(2026, 12, 31)] == []


@pytest.mark.django_db
def test_a_portal_without_records_may_be_filled():
    assert installation.is_empty()


@pytest.mark.django_db
def test_a_portal_with_a_record_is_left_alone():
    builders.institution()
    assert not installation.is_empty()


@pytest.mark.django_db
def test_the_first_login_is_for_this_installation_only():
    _, first = installation.make_first_login()
    User.objects.all().delete()
    _, second = installation.make_first_login()
    assert first != second


@pytest.mark.django_db
def test_the_first_login_opens_the_staff_pages(client):
    email, password = installation.make_first_login()
    client.post("/admin/login/", {"username": email, "password": password})
    assert client.get("/admin/").status_code == 200


@pytest.mark.django_db
def test_a_second_start_makes_no_second_login():
    email, _ = installation.make_first_login()
    assert installation.make_first_login() == (email, None)


@pytest.mark.django_db
def test_the_user_that_imports_is_no_login_for_staff():
    User.objects.importer()
    assert installation.make_first_login()[1] is not None


@pytest.mark.django_db
def test_half_a_starter_is_none(monkeypatch):
    def break_off(*arguments, **options):
        builders.institution()
        raise RuntimeError("power cut")

    monkeypatch.setattr(installation, "call_command", break_off)
    with pytest.raises(RuntimeError):
        installation.install_starter()
    assert Record.objects.count() == 0


def test_static_files_are_collected_once(settings, tmp_path, monkeypatch):
    collected = []
    settings.STATIC_ROOT = tmp_path
    monkeypatch.setattr(installation, "call_command", lambda *arguments, **options: collected.append(arguments))
    installation.collect_static()
    installation.collect_static()
    assert collected == [("collectstatic",)]
