"""How gunicorn serves the portal: `gunicorn -c python:portal.gunicorn_config`."""

import os

from gunicorn.http import message

from portal import environment

LONGEST_LINE = 64 * 1024  # of a request: who pastes a whole letter into the search box gets a page, not a bare error

_host = environment.bind(os.environ)

wsgi_app = "portal.wsgi:application"
bind = f"[{_host}]:{environment.port(os.environ)}" if ":" in _host else f"{_host}:{environment.port(os.environ)}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
# gunicorn allows 8190 bytes or, with 0, any number of them; a limit in between needs its own constant raised
message.MAX_REQUEST_LINE = LONGEST_LINE
limit_request_line = LONGEST_LINE
loglevel = "warning"
control_socket_disable = True  # it would be opened in the home folder, which a service account may not have


def when_ready(server):
    """Said only when the port is really open."""
    print(f"\n  The portal is open at  {environment.portal_url(os.environ).geturl()}/\n", flush=True)
