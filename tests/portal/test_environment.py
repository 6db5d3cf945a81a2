"""Settings come from the environment, and a value that makes no sense stops the start."""

from datetime import datetime

import pytest

from portal import environment
from portal.environment import BadSetting


def url_of(**environ: str) -> str:
    return environment.portal_url(environ).geturl()


def hosts_of(**environ: str) -> list[str]:
    return environment.allowed_hosts(environ, environment.portal_url(environ))


def test_a_flag_is_off_unless_set():
    assert environment.flag({}, "DEBUG") is False


def test_a_flag_set_to_one_is_on():
    assert environment.flag({"DEBUG": "1"}, "DEBUG") is True


@pytest.mark.parametrize("value", ["true", "yes", "2", "O"])
def test_a_flag_that_is_neither_names_the_accepted_values(value):
    with pytest.raises(BadSetting, match=f"DEBUG='{value}' is not accepted. Accepted: 0, 1"):
        environment.flag({"DEBUG": value}, "DEBUG")


def test_a_secret_may_stand_in_a_file(tmp_path):
    (tmp_path / "secret").write_text("very secret\n")
    assert environment.text({"SECRET_KEY_FILE": str(tmp_path / "secret")}, "SECRET_KEY") == "very secret"


def test_a_secret_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(BadSetting, match="SECRET_KEY_FILE=.*nowhere.*readable text file"):
        environment.text({"SECRET_KEY_FILE": str(tmp_path / "nowhere")}, "SECRET_KEY")


def test_a_value_and_its_file_together_are_refused(tmp_path):
    with pytest.raises(BadSetting, match="not both"):
        environment.text({"EMAIL_URL": "console://", "EMAIL_URL_FILE": str(tmp_path)}, "EMAIL_URL")


@pytest.mark.parametrize("value", ["0", "65536", "-1", "80a", "8000.0", "٨٠٠٠"])
def test_a_port_outside_the_range_is_refused(value):
    with pytest.raises(BadSetting, match="from 1 to 65535"):
        environment.port({"PORT": value})


@pytest.mark.parametrize("value", ["127.0.0.1:8000", "http://localhost", "two words", "*"])
def test_an_address_to_listen_on_is_only_a_host(value):
    with pytest.raises(BadSetting, match="BIND"):
        environment.bind({"BIND": value})


@pytest.mark.parametrize("value", ["127.0.0.1", "0.0.0.0", "::1", "[::1]", "portal-1.gmina.example"])
def test_an_address_to_listen_on_may_be_an_address_or_a_name(value):
    assert environment.bind({"BIND": value}) == value.strip("[]")


@pytest.mark.parametrize(
    ("environ", "url"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"PORT": "8123"}, "http://127.0.0.1:8123"),
        ({"BIND": "0.0.0.0", "PORT": "80"}, "http://127.0.0.1:80"),
        ({"BIND": "::1"}, "http://[::1]:8000"),
        ({"PORTAL_URL": "https://pomoc.gmina.example/"}, "https://pomoc.gmina.example"),
    ],
)
def test_the_base_of_absolute_addresses(environ, url):
    assert url_of(**environ) == url


@pytest.mark.parametrize(
    "value",
    [
        "pomoc.example",
        "ftp://pomoc.example",
        "https://",
        "https://a/b",
        "https://u:p@a",
        "http://a:99999",
        "http://a?b",
    ],
)
def test_a_base_that_is_no_plain_web_address_is_refused(value):
    with pytest.raises(BadSetting, match="PORTAL_URL.*Accepted: http://host, https://host"):
        url_of(PORTAL_URL=value)


def test_the_portal_answers_to_its_own_name_and_to_this_machine():
    assert hosts_of(PORTAL_URL="https://pomoc.example") == ["pomoc.example", "localhost", "127.0.0.1", "[::1]"]


def test_allowed_hosts_replace_the_usual_ones():
    assert hosts_of(ALLOWED_HOSTS="a.example, .b.example") == ["a.example", ".b.example"]


@pytest.mark.parametrize("value", ["http://a.example", "a.example:80", "a.example,,b.example", "a b"])
def test_an_allowed_host_with_more_than_a_name_is_refused(value):
    with pytest.raises(BadSetting, match="ALLOWED_HOSTS"):
        hosts_of(ALLOWED_HOSTS=value)


def test_now_can_be_fixed_while_debugging():
    fixed = environment.fixed_now({"PORTAL_NOW": "2026-11-30T11:00+01:00"}, debug=True)
    assert fixed == datetime.fromisoformat("2026-11-30T11:00:00+01:00")


def test_now_cannot_be_fixed_in_a_portal_open_to_residents():
    with pytest.raises(BadSetting, match="unless DEBUG=1"):
        environment.fixed_now({"PORTAL_NOW": "2026-11-30T11:00+01:00"}, debug=False)


@pytest.mark.parametrize("value", ["2026-11-30T11:00", "tomorrow", "2026-02-30T11:00+01:00"])
def test_a_fixed_now_needs_a_real_moment_with_its_offset(value):
    with pytest.raises(BadSetting, match="with its offset"):
        environment.fixed_now({"PORTAL_NOW": value}, debug=True)


def test_a_secret_key_is_made_once(tmp_path):
    first = environment.secret_key({}, tmp_path)
    assert environment.secret_key({}, tmp_path) == first


def test_the_secret_key_made_is_long_and_for_its_owner_only(tmp_path):
    secret = environment.secret_key({}, tmp_path)
    assert (len(secret) >= 50, (tmp_path / "secret_key").stat().st_mode & 0o777) == (True, 0o600)


def test_making_a_secret_key_leaves_nothing_else_behind(tmp_path):
    environment.secret_key({}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_secret_key_given_is_not_written_down(tmp_path):
    environment.secret_key({"SECRET_KEY": "given"}, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_secret_key_file_stops_the_start(tmp_path):
    (tmp_path / "secret_key").touch()
    with pytest.raises(BadSetting, match="delete it"):
        environment.secret_key({}, tmp_path)
