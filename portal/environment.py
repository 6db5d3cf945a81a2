"""Reads settings from environment variables and refuses values it does not understand.

Every reader takes the mapping to read from, so that tests need no process of their own.
"""

import os
import secrets
from collections.abc import Mapping
from datetime import datetime
from ipaddress import IPv6Address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

Environ = Mapping[str, str]


class BadSetting(ImproperlyConfigured):
    """A variable holds a value the portal cannot use; the message names the accepted ones."""

    def __init__(self, name: str, value: str, accepted: str):
        super().__init__(f"{name}={value!r} is not accepted. Accepted: {accepted}")


def text(environ: Environ, name: str, default: str = "") -> str:
    """The variable's value without surrounding space, or the content of the file that NAME_FILE names."""
    file_name = environ.get(f"{name}_FILE", "").strip()
    if not file_name:
        return environ.get(name, "").strip() or default
    if environ.get(name, "").strip():
        raise BadSetting(f"{name}_FILE", file_name, f"either {name} or {name}_FILE, not both")
    try:
        return Path(file_name).read_text(encoding="utf-8").strip() or default
    except (OSError, UnicodeDecodeError):
        raise BadSetting(f"{name}_FILE", file_name, "the path of a readable text file") from None


def flag(environ: Environ, name: str) -> bool:
    value = text(environ, name, "0")
    if value not in ("0", "1"):
        raise BadSetting(name, value, "0, 1")
    return value == "1"


def port(environ: Environ, name: str = "PORT", default: str = "8000") -> int:
    value = text(environ, name, default)
    if not (value.isascii() and value.isdigit() and len(value) < 6 and 0 < int(value) < 65536):
        raise BadSetting(name, value, "a whole number from 1 to 65535")
    return int(value)


def days(environ: Environ, name: str, default: str) -> int:
    value = text(environ, name, default)
    if not (value.isascii() and value.isdigit() and len(value) < 5 and int(value) > 0):
        raise BadSetting(name, value, "a whole number of days from 1 to 9999")
    return int(value)


def bind(environ: Environ, name: str = "BIND") -> str:
    """The address to listen on; an IPv6 address comes back without brackets."""
    value = text(environ, name, "127.0.0.1")
    host = value.removeprefix("[").removesuffix("]")
    if not (_is_ipv6(host) or host.replace("-", "").replace(".", "").isalnum()):
        raise BadSetting(name, value, "an IP address or a host name without a port, such as 127.0.0.1 or 0.0.0.0")
    return host


def _is_ipv6(host: str) -> bool:
    try:
        IPv6Address(host)
    except ValueError:
        return False
    return True


def portal_url(environ: Environ) -> SplitResult:
    """Base of every absolute address; without PORTAL_URL it follows BIND and PORT."""
    host = bind(environ)
    host = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104  compared, not bound
    host = f"[{host}]" if ":" in host else host
    value = text(environ, "PORTAL_URL", f"http://{host}:{port(environ)}").rstrip("/")
    accepted = "http://host, https://host, with a port if need be and without a path"
    try:
        url = urlsplit(value)
        complete = url.scheme in ("http", "https") and url.hostname and (url.port is None or url.port > 0)
    except ValueError:
        raise BadSetting("PORTAL_URL", value, accepted) from None
    if not complete or url.path or url.query or url.fragment or "@" in url.netloc or " " in value:
        raise BadSetting("PORTAL_URL", value, accepted)
    return url


def allowed_hosts(environ: Environ, url: SplitResult) -> list[str]:
    own = f"[{url.hostname}]" if ":" in (url.hostname or "") else url.hostname or ""
    default = dict.fromkeys([own, "localhost", "127.0.0.1", "[::1]"])
    value = text(environ, "ALLOWED_HOSTS")
    hosts = [host.strip() for host in value.split(",")] if value else list(default)
    for host in hosts:
        port_given = ":" in host and not (host.startswith("[") and host.endswith("]"))
        if not host or "/" in host or " " in host or port_given:
            raise BadSetting("ALLOWED_HOSTS", value, "host names without scheme and port, separated by commas")
    return hosts


def addresses(environ: Environ, name: str, default: str) -> frozenset[str]:
    """Addresses separated by commas, as written; gunicorn reads the same variable."""
    return frozenset(part.strip() for part in text(environ, name, default).split(",") if part.strip())


def fixed_now(environ: Environ, *, debug: bool) -> datetime | None:
    """The moment that pages and commands take for now, with its offset; None for the real one."""
    value = text(environ, "PORTAL_NOW")
    if not value:
        return None
    if not debug:
        raise BadSetting("PORTAL_NOW", value, "nothing, unless DEBUG=1 is set too")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise BadSetting("PORTAL_NOW", value, "a moment with its offset, such as 2026-11-30T11:00+01:00")
    return moment


def secret_key(environ: Environ, directory: Path) -> str:
    """SECRET_KEY, or else the secret made once for this installation in directory/secret_key."""
    given = text(environ, "SECRET_KEY")
    if given:
        return given
    kept = directory / "secret_key"
    if not kept.exists():
        _keep_new_secret(kept)
    return text({"SECRET_KEY_FILE": str(kept)}, "SECRET_KEY") or _refuse_empty(kept)


def _keep_new_secret(path: Path) -> None:
    """Two processes may start at once: link() lets exactly one of them win."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    except OSError as error:
        raise BadSetting("SECRET_KEY", "", f"a secret, as {path} cannot be written ({error.strerror})") from None


def _refuse_empty(path: Path) -> str:
    raise BadSetting("SECRET_KEY", "", f"a secret; {path} is empty: delete it to have a new one made")


def theme(environ: Environ, folder: Path, name: str = "THEME") -> str:
    """The name of a folder in static/theme whose theme.css, panorama and mark stand over our own; empty for our own."""
    value = text(environ, name)
    themes = sorted(path.name for path in folder.iterdir() if (path / "theme.css").is_file())
    if value and value not in themes:
        raise BadSetting(name, value, f"nothing, or one of: {', '.join(themes)}")
    return value
