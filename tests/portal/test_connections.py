"""Addresses of the database, the cache and the mail server become Django's settings, or are refused."""

import pytest

from portal import connections
from portal.environment import BadSetting


def test_sqlite_takes_a_relative_path(tmp_path):
    assert connections.database("sqlite:///portal.sqlite3", tmp_path)["NAME"] == tmp_path / "portal.sqlite3"


def test_sqlite_takes_an_absolute_path_with_four_slashes(tmp_path):
    assert connections.database(f"sqlite:///{tmp_path}/a.sqlite3", tmp_path / "b")["NAME"] == tmp_path / "a.sqlite3"


def test_sqlite_takes_the_write_lock_at_the_start_and_waits_for_it(tmp_path):
    options = connections.database("sqlite:///portal.sqlite3", tmp_path)["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)


def test_sqlite_survives_a_power_cut(tmp_path):
    assert "synchronous=FULL" in connections.database("sqlite:///a.sqlite3", tmp_path)["OPTIONS"]["init_command"]


def test_sqlite_in_a_folder_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(BadSetting, match="nowhere does not"):
        connections.database("sqlite:///nowhere/portal.sqlite3", tmp_path)


@pytest.mark.parametrize(("version", "mode"), [((3, 51, 2), "DELETE"), ((3, 51, 3), "WAL"), ((3, 40, 1), "DELETE")])
def test_the_journal_follows_the_version_of_sqlite(version, mode):
    assert connections.journal_mode(version) == mode


def test_no_transaction_is_opened_around_a_request(settings):
    assert settings.DATABASES["default"].get("ATOMIC_REQUESTS", False) is False


def test_postgresql_takes_name_user_password_and_host(tmp_path):
    database = connections.database("postgres://portal:p%40ss@db.example:5433/pomoc", tmp_path)
    parts = [database[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert parts == ["portal", "p@ss", "db.example", "5433", "pomoc"]


def test_postgresql_takes_several_hosts(tmp_path):
    database = connections.database("postgres://u:p@a:5432,b:5433/db", tmp_path)
    assert (database["HOST"], database["PORT"]) == ("a,b", "5432,5433")


def test_postgresql_takes_the_folder_of_a_socket(tmp_path):
    assert connections.database("postgres://u@%2Frun%2Fpg/db", tmp_path)["HOST"] == "/run/pg"


def test_postgresql_follows_the_server_that_accepts_writes(tmp_path):
    database = connections.database("postgres://u:p@a,b/db", tmp_path)
    assert database["OPTIONS"]["target_session_attrs"] == "read-write"


def test_postgresql_keeps_its_connections_and_checks_them(tmp_path):
    database = connections.database("postgres://u:p@a/db", tmp_path)
    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (60, True)


def test_postgresql_takes_encryption_options(tmp_path):
    database = connections.database("postgres://u:p@a/db?sslmode=verify-full", tmp_path)
    assert database["OPTIONS"]["sslmode"] == "verify-full"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:p@a/db",
        "portal.sqlite3",
        "sqlite://portal.sqlite3",
        "sqlite:///",
        "postgres://u:p@a/",
        "postgres:///db",
        "postgres://u:p@a:port/db",
        "postgres://u:p@a:5432,/db",
        "postgres://u:p@a/db?evil=1",
        "postgres://u:p@[::1/db",
    ],
)
def test_an_address_of_no_database_names_the_accepted_ones(url, tmp_path):
    with pytest.raises(BadSetting, match="DATABASE_URL.*Accepted: sqlite:///relative/path"):
        connections.database(url, tmp_path)


def test_a_refused_address_does_not_show_its_password(tmp_path):
    with pytest.raises(BadSetting) as refusal:
        connections.database("mysql://user:hush@host/db", tmp_path)
    assert "hush" not in str(refusal.value)


@pytest.mark.parametrize(
    ("url", "backend"),
    [
        ("locmem://", "locmem.LocMemCache"),
        ("file:///var/cache/portal", "filebased.FileBasedCache"),
        ("dummy://", "dummy.DummyCache"),
    ],
)
def test_caches(url, backend):
    assert connections.cache(url)["BACKEND"].endswith(backend)


@pytest.mark.parametrize("url", ["memcached://a", "locmem", "file://", "file://relative", "dummy://a", "[://"])
def test_an_address_of_no_cache_names_the_accepted_ones(url):
    with pytest.raises(BadSetting, match="CACHE_URL.*Accepted: locmem://"):
        connections.cache(url)


def test_mail_goes_to_the_log_or_into_a_folder_without_a_server():
    backends = [connections.mail(url)["EMAIL_BACKEND"] for url in ("console://", "file:///var/mail")]
    assert [name.split(".")[-2] for name in backends] == ["console", "filebased"]


def test_mail_through_a_server_that_starts_encryption():
    mail = connections.mail("smtp+tls://portal:p%40ss@mail.example?from=portal@gmina.example")
    names = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_PASSWORD", "EMAIL_USE_TLS", "DEFAULT_FROM_EMAIL")
    assert [mail[name] for name in names] == ["mail.example", 587, "p@ss", True, "portal@gmina.example"]


@pytest.mark.parametrize("url", ["pop://a", "smtp://", "smtp://a/b", "smtp://a:b", "console://a", "smtp://a?to=b"])
def test_an_address_of_no_mail_server_names_the_accepted_ones(url):
    with pytest.raises(BadSetting, match="EMAIL_URL.*Accepted: console://"):
        connections.mail(url)
