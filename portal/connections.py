"""Turns DATABASE_URL, CACHE_URL and EMAIL_URL into what Django's settings want.

The database options were measured: docs/decisions/0002-databases.md.
"""

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from portal.environment import BadSetting

DATABASES_ACCEPTED = (
    "sqlite:///relative/path, sqlite:////absolute/path, postgres://user:password@host:5432/name "
    "(several hosts separated by commas; options sslmode, sslrootcert, sslcert, sslkey)"
)
CACHES_ACCEPTED = "locmem://, file:///absolute/directory, dummy://"
MAIL_ACCEPTED = (
    "console://, dummy://, file:///absolute/directory, smtp://user:password@host:25, "
    "smtp+tls://user:password@host:587, smtps://user:password@host:465; with ?from=address if need be"
)
WAL_IS_SAFE_SINCE = (3, 51, 3)  # earlier versions can corrupt a database when two connections restart the WAL at once


def database(url: str, base: Path) -> dict[str, Any]:
    """A value for settings.DATABASES["default"]; relative SQLite paths start at `base`."""
    parts = _split("DATABASE_URL", url, DATABASES_ACCEPTED)
    if parts.scheme == "sqlite":
        return _sqlite(url, parts, base)
    if parts.scheme in ("postgres", "postgresql"):
        return _postgresql(url, parts)
    raise BadSetting("DATABASE_URL", _without_password(url), DATABASES_ACCEPTED)


def _sqlite(url: str, parts: SplitResult, base: Path) -> dict[str, Any]:
    path = base / unquote(parts.path[1:])
    if parts.netloc or parts.query or not parts.path[1:]:
        raise BadSetting("DATABASE_URL", url, DATABASES_ACCEPTED)
    if not path.parent.is_dir():
        raise BadSetting("DATABASE_URL", url, f"a path in a directory that exists ({path.parent} does not)")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA journal_mode={journal_mode()}; PRAGMA synchronous=FULL",
        },
    }


def journal_mode(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    return "WAL" if version >= WAL_IS_SAFE_SINCE else "DELETE"


def _postgresql(url: str, parts: SplitResult) -> dict[str, Any]:
    shown = _without_password(url)
    login, _, hosts = parts.netloc.rpartition("@")
    user, _, password = login.partition(":")
    pairs = [_host_and_port(host, shown) for host in hosts.split(",")]
    name = unquote(parts.path[1:])
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if not name or "/" in name or not options.keys() <= {"sslmode", "sslrootcert", "sslcert", "sslkey"}:
        raise BadSetting("DATABASE_URL", shown, DATABASES_ACCEPTED)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(user),
        "PASSWORD": unquote(password),
        "HOST": ",".join(host for host, _ in pairs),
        "PORT": ",".join(port for _, port in pairs),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**_POSTGRESQL_OPTIONS, **options},
    }


# With several hosts libpq itself finds the one that accepts writes, so a promoted standby needs no proxy.
_POSTGRESQL_OPTIONS = {
    "target_session_attrs": "read-write",
    "connect_timeout": 2,
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 10000,
    # no jit: compiling a page's queries takes longer than running them
    # random_page_cost: the data is in memory or on a disk that does not turn, so looking up beats reading through
    "options": "-c statement_timeout=5000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=15000 -c jit=off"
    " -c random_page_cost=1.1",
}


def _host_and_port(text: str, url: str) -> tuple[str, str]:
    """A host may be a percent-encoded directory of a Unix socket, as in libpq's own addresses."""
    host, colon, port = text.rpartition(":") if not text.endswith("]") else (text, "", "")
    host, port = (host, port) if colon else (text, "5432")
    if not host or not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise BadSetting("DATABASE_URL", url, DATABASES_ACCEPTED)
    return unquote(host).strip("[]"), port


def cache(url: str) -> dict[str, Any]:
    """A value for settings.CACHES["default"]."""
    parts = _split("CACHE_URL", url, CACHES_ACCEPTED)
    if parts.scheme == "locmem" and not parts.path:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": parts.netloc}
    if parts.scheme == "file" and len(parts.path) > 1 and not parts.netloc:
        return {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": unquote(parts.path)}
    if url == "dummy://":
        return {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    raise BadSetting("CACHE_URL", _without_password(url), CACHES_ACCEPTED)


def mail(url: str) -> dict[str, Any]:
    """Django's EMAIL_* settings, to be spread into the settings module."""
    parts = _split("EMAIL_URL", url, MAIL_ACCEPTED)
    options = dict(parse_qsl(parts.query))
    kind = parts.scheme
    complete = {
        "console": not parts.netloc and not parts.path,
        "dummy": not parts.netloc and not parts.path,
        "file": not parts.netloc and len(parts.path) > 1,
    }.get(kind, kind in ("smtp", "smtp+tls", "smtps") and bool(parts.hostname) and not parts.path)
    if not complete or not options.keys() <= {"from"}:
        raise BadSetting("EMAIL_URL", _without_password(url), MAIL_ACCEPTED)
    sender = {"DEFAULT_FROM_EMAIL": options["from"], "SERVER_EMAIL": options["from"]} if options else {}
    if kind in ("console", "dummy"):
        return {"EMAIL_BACKEND": f"django.core.mail.backends.{kind}.EmailBackend"} | sender
    if kind == "file":
        backend = {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}
        return backend | {"EMAIL_FILE_PATH": unquote(parts.path)} | sender
    return _smtp(parts) | sender


def _smtp(parts: SplitResult) -> dict[str, Any]:
    usual_port = {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme]
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or usual_port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
    }


def _split(name: str, url: str, accepted: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        if parts.scheme.startswith("smtp"):
            parts.port  # noqa: B018  raises ValueError for a port that is none
    except ValueError:
        raise BadSetting(name, _without_password(url), accepted) from None
    if "://" not in url:
        raise BadSetting(name, _without_password(url), accepted)
    return parts


def _without_password(url: str) -> str:
    """The address as it may stand in a message: logs must not hold passwords."""
    head, at, tail = url.rpartition("@")
    scheme, colon_slashes, login = head.partition("://")
    user, colon, _ = login.partition(":")
    return f"{scheme}{colon_slashes}{user}{':***' if colon else ''}{at}{tail}"
