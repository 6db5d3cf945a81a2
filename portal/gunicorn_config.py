"""How gunicorn serves the portal: `gunicorn -c python:portal.gunicorn_config`."""

import os

from portal import environment

_host = environment.bind(os.environ)

wsgi_app = "portal.wsgi:application"
bind = f"[{_host}]:{environment.port(os.environ)}" if ":" in _host else f"{_host}:{environment.port(os.environ)}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
loglevel = "warning"
control_socket_disable = True  # it would be opened in the home folder, which a service account may not have


def when_ready(server):
    """Said only when the port is really open."""
    print(f"\n  The portal is open at  {environment.portal_url(os.environ).geturl()}/\n", flush=True)
