"""/healthz says whether the process and its database answer."""

from django.db import OperationalError


class NoDatabase:
    def cursor(self):
        raise OperationalError("no such server")


def test_a_healthy_portal_says_ok(client, db):
    assert client.get("/healthz").content == b"ok\n"


def test_without_its_database_the_portal_says_that_it_is_not_available(client, monkeypatch):
    monkeypatch.setattr("portal.views.connection", NoDatabase())
    assert client.get("/healthz").status_code == 503


def test_asking_for_health_costs_one_query(client, db, django_assert_num_queries):
    with django_assert_num_queries(1):  # SELECT 1
        client.get("/healthz")
