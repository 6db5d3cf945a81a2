"""What a command does when it starts with good, bad and missing settings: each in a process of its own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings


def manage(*arguments: str, **environ: str) -> subprocess.CompletedProcess:
    clean = {"PATH": os.environ["PATH"], "SECRET_KEY": "for this test only"}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=settings.BASE_DIR, env=clean | environ, capture_output=True, text=True)


def setting(name: str, **environ: str) -> str:
    code = f"from portal import settings; print(settings.{name})"
    clean = {"PATH": os.environ["PATH"], "SECRET_KEY": "for this test only"}
    done = subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, env=clean | environ, capture_output=True)
    return done.stdout.decode().strip()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "maybe"),
        ("PORTAL_URL", "pomoc"),
        ("ALLOWED_HOSTS", "http://a"),
        ("DATABASE_URL", "oracle://a"),
        ("CACHE_URL", "memory"),
        ("EMAIL_URL", "mail.example"),
        ("BIND", "here:80"),
        ("PORT", "eighty"),
        ("PORTAL_NOW", "2026-11-30T11:00+01:00"),
        ("SECRET_KEY_FILE", "/nonexistent"),
    ],
)
def test_a_bad_value_stops_the_start_with_one_line_that_names_it(name, value):
    done = manage("check", **{"SECRET_KEY": "", name: value})
    assert (done.returncode, done.stderr.count("\n"), done.stderr.startswith(f"portal: {name}=")) == (1, 1, True)


def test_debug_is_off_unless_asked_for():
    assert setting("DEBUG") == "False"


def test_https_makes_cookies_that_only_this_host_gets():
    assert setting("SESSION_COOKIE_NAME", PORTAL_URL="https://pomoc.example") == "__Host-sessionid"


def test_https_passes_the_checks_of_a_public_installation():
    done = manage("check", "--deploy", "--fail-level", "WARNING", PORTAL_URL="https://pomoc.example", SECRET_KEY=LONG)
    assert done.returncode == 0, done.stderr


LONG = "".join(chr(33 + n) for n in range(90))


def test_now_is_fixed_for_commands_too():
    code = "import django; django.setup(); from records.clock import now; print(now().isoformat())"
    environ = {"PATH": os.environ["PATH"], "SECRET_KEY": "x", "DJANGO_SETTINGS_MODULE": "portal.settings"}
    environ |= {"DEBUG": "1", "PORTAL_NOW": "2026-11-30T10:00+00:00"}
    done = subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, env=environ, capture_output=True)
    assert done.stdout.decode().strip() == "2026-11-30T11:00:00+01:00"
