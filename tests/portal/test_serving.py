"""`manage.py serve`, which `make run` starts: fills an empty portal, makes one login, keeps what is there."""

import os
import re
import socket
import subprocess
import sys

import pytest
from django.conf import settings

from portal.management.commands.serve import require_free_port

pytestmark = [pytest.mark.served, pytest.mark.timeout(400)]


def test_the_address_is_printed(served):
    assert f"http://127.0.0.1:{served.port}/" in served.first_words


def test_the_first_start_prints_a_password(served):
    assert re.search(r"Password: +\S{16}", served.first_words)


def test_a_later_start_prints_the_login_and_how_to_set_a_new_password(served):
    assert "manage.py changepassword redakcja@portal.localhost" in served.second_words


def test_a_later_start_shows_no_password(served):
    assert "Password:  " not in served.second_words


def test_a_later_start_takes_seconds(served):
    assert served.seconds < 10


def test_a_later_start_loads_no_starter_content(served):
    assert "Loading" not in served.second_words


def test_the_portal_is_filled(served):
    assert "Wrocławskie Centrum Rozwoju Społecznego" in served.ask("GET", "/instytucje/").body


def test_nothing_of_the_inside_is_shown(served):
    response = served.ask("GET", "/brak-takiej-strony/")
    assert (response.status, "DEBUG" in response.body) == (404, False)


def test_static_files_carry_the_hash_of_their_content_and_stay_in_the_browser(served):
    address = re.search(r"/static/css/tokens\.[0-9a-f]{12}\.css", served.ask("GET", "/").body)[0]
    assert "immutable" in served.ask("GET", address).headers["Cache-Control"]


def test_static_files_are_compressed(served):
    address = re.search(r"/static/css/tokens\.[0-9a-f]{12}\.css", served.ask("GET", "/").body)[0]
    assert served.ask("HEAD", address, **{"Accept-Encoding": "br"}).headers["Content-Encoding"] == "br"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n", "400"),
        (b"GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n", "400"),
        (b"TRACE /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", "405"),
        (b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", "400"),
        (b"GET /static/../manage.py HTTP/1.1\r\nHost: localhost\r\n\r\n", "404"),
        (b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", "404"),
        (b"nonsense\r\n\r\n", "400"),
    ],
)
def test_a_request_that_is_not_ordinary_gets_an_ordinary_refusal(served, request_, status):
    assert served.say(request_).split()[1] == status


@pytest.mark.parametrize("path", ["/szukaj/", "/szukaj.json", "/podpowiedzi/"])
def test_ten_thousand_letters_in_the_search_box_are_answered(served, path):
    assert served.ask("GET", f"{path}?q={'%C4%85' * 10_000}").status == 200


def test_an_address_without_end_is_refused(served):
    assert served.say(b"GET /szukaj/?q=" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n").split()[1] == "414"


def test_a_port_in_use_is_said_plainly(served):
    command = [sys.executable, "manage.py", "serve"]
    environ = {"PATH": os.environ["PATH"], "PORT": str(served.port), "SECRET_KEY": "for this test"}
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environ, capture_output=True, text=True)
    assert (done.returncode, f"Port {served.port} on 127.0.0.1 is in use" in done.stderr) == (1, True)
    assert "Traceback" not in done.stderr


def test_a_free_port_is_not_complained_about():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    require_free_port("127.0.0.1", port)


def test_the_database_file_is_the_only_one_besides_its_journal(served):
    assert {path.name.removesuffix("-journal") for path in served.folder.glob("portal*")} == {"portal.sqlite3"}
