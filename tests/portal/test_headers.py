"""The strict headers are on every answer, whoever gives it."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from portal.middleware import OrdinaryRequests, SecurityHeaders

PUBLIC_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
STAFF_CSP = PUBLIC_CSP.replace("img-src 'self'", "img-src 'self' data:")
OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


def protection(response: HttpResponse) -> dict[str, str]:
    return {name: response.headers.get(name) for name in OTHERS}


@pytest.fixture
def quiet(client):
    """A client that gets the error page of a crash, as a browser does, and not the crash."""
    client.raise_request_exception = False
    return client


class BrokenConnection:
    def cursor(self):
        raise RuntimeError("on purpose")


@pytest.fixture
def broken_health(monkeypatch):
    monkeypatch.setattr("portal.views.connection", BrokenConnection())


@pytest.fixture
def get(client):
    """Asks for a static file and reads it to its end, which closes it."""

    def get_and_read(path: str, **headers: str) -> HttpResponse:
        response = client.get(path, headers=headers)
        response.getvalue()
        return response

    return get_and_read


def test_a_page_has_them(client, db):
    response = client.get("/healthz")
    assert (response.status_code, response["Content-Security-Policy"]) == (200, PUBLIC_CSP)
    assert protection(response) == OTHERS


def test_a_missing_page_has_them(client, db):
    response = client.get("/brak-takiej-strony/")
    assert (response.status_code, response["Content-Security-Policy"]) == (404, PUBLIC_CSP)
    assert protection(response) == OTHERS


def test_a_wrong_method_has_them(client, db):
    response = client.post("/healthz")
    assert (response.status_code, response["Content-Security-Policy"]) == (405, PUBLIC_CSP)
    assert protection(response) == OTHERS


def test_a_crash_has_them(quiet, broken_health):
    response = quiet.get("/healthz")
    assert (response.status_code, response["Content-Security-Policy"]) == (500, PUBLIC_CSP)
    assert protection(response) == OTHERS


def test_a_host_that_is_not_ours_has_them(client):
    response = client.get("/healthz", headers={"host": "evil.example"})
    assert (response.status_code, response["Content-Security-Policy"]) == (400, PUBLIC_CSP)
    assert protection(response) == OTHERS


def test_a_static_file_has_them(get):
    response = get("/static/css/tokens.css")
    assert (response.status_code, response["Content-Security-Policy"]) == (200, PUBLIC_CSP)
    assert protection(response) == OTHERS


def test_an_unchanged_static_file_has_them(get):
    first = get("/static/css/tokens.css")
    response = get("/static/css/tokens.css", **{"if-modified-since": first["Last-Modified"]})
    assert (response.status_code, response["Content-Security-Policy"]) == (304, PUBLIC_CSP)
    assert protection(response) == OTHERS


def test_staff_pages_have_them_and_may_show_inline_images(client, db):
    response = client.get("/admin/login/")
    assert (response.status_code, response["Content-Security-Policy"]) == (200, STAFF_CSP)
    assert protection(response) == OTHERS


def test_staff_pages_are_kept_nowhere(client, db):
    assert client.get("/admin/")["Cache-Control"] == "no-store"


def test_no_page_may_use_the_device(client, db):
    assert "camera=(), display-capture=(), geolocation=()" in client.get("/healthz")["Permissions-Policy"]


def test_https_is_remembered_by_the_browser(settings):
    settings.SECURE_HSTS_SECONDS = 63072000
    response = SecurityHeaders(lambda request: HttpResponse())(RequestFactory().get("/"))
    assert response["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


def test_plain_http_promises_no_https(client, db):
    assert "Strict-Transport-Security" not in client.get("/healthz")


@pytest.mark.parametrize("method", ["TRACE", "TRACK"])
def test_a_request_is_never_echoed(client, method):
    assert client.generic(method, "/healthz").status_code == 405


def test_an_ordinary_request_reaches_the_page():
    answer = HttpResponse("page")
    assert OrdinaryRequests(lambda request: answer)(RequestFactory().get("/")) is answer


def test_a_request_without_a_host_is_refused(rf, db):
    from portal.wsgi import application

    statuses = []
    environ = rf.get("/healthz").environ
    list(application(environ, lambda status, headers: statuses.append(status)))
    assert statuses == ["400 Bad Request"]
