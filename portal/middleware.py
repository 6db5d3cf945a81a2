"""What every answer carries and which requests are not ordinary ones."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

GetResponse = Callable[[HttpRequest], HttpResponse]

# Nothing on our pages needs the device: each feature is refused to ourselves and to every frame.
PERMISSIONS = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")


class SecurityHeaders:
    """Puts the same strict headers on every answer: pages, errors, static files, staff pages."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response
        self.public = _headers({})
        self.staff = _headers({"img-src": ["'self'", "data:"]}) | {"Cache-Control": "no-store"}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        headers = self.staff if request.path_info.startswith("/admin/") else self.public
        for name, value in headers.items():
            response.headers[name] = value
        return response


def _headers(csp_differences: dict[str, list[str]]) -> dict[str, str]:
    csp = settings.SECURE_CSP | csp_differences
    headers = {
        "Content-Security-Policy": "; ".join(f"{name} {' '.join(sources)}" for name, sources in csp.items()),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in PERMISSIONS),
    }
    if settings.SECURE_HSTS_SECONDS:
        headers["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"
    return headers


class OrdinaryRequests:
    """Refuses TRACE and hosts that are not ours before anything answers them, static files included."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in ("TRACE", "TRACK", "CONNECT"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST", "OPTIONS"])
        request.get_host()  # raises DisallowedHost, which Django answers with 400
        return self.get_response(request)
