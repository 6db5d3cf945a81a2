"""The callable that the web server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django = get_wsgi_application()


def application(environ, start_response):
    """A request without a Host header would be taken for one to the address we listen on; make it one to nobody."""
    environ.setdefault("HTTP_HOST", "")
    return django(environ, start_response)
