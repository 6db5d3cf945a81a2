"""`manage.py serve`: prepare whatever is missing, then serve the portal. This is what `make run` starts."""

import errno
import os
import socket
import sys

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from portal import installation


class Command(BaseCommand):
    help = "Prepares the database, the starter content, the static files and a staff login, then serves the portal."

    def handle(self, **options):
        require_free_port(settings.BIND, settings.PORT)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("rebuild_search", if_needed=True, verbosity=0)
        if installation.is_empty():
            self.stdout.write("Loading the starter content ...")
            installation.install_starter()
        installation.collect_static()
        self.show_login(*installation.make_first_login())
        sys.stdout.flush()
        os.chdir(settings.BASE_DIR)
        os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "-c", "python:portal.gunicorn_config"])

    def show_login(self, email: str, password: str | None) -> None:
        self.stdout.write(f"\n  Staff pages:  {settings.PORTAL_URL}/admin/\n  Login:        {email}")
        if password:
            self.stdout.write(f"  Password:     {password}   (made for this installation, shown only now)")
        else:
            self.stdout.write(f"  New password: .venv/bin/python manage.py changepassword {email}")


def require_free_port(host: str, port: int) -> None:
    """Ends with a plain message before anything is prepared, rather than with gunicorn's retries after it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(_reason(error, host, port)) from None


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is in use. Stop what uses it, or choose another one: PORT={port + 1} make run"
    if error.errno == errno.EACCES:
        return f"Port {port} needs the rights of an administrator. Choose one above 1023: PORT=8000 make run"
    return f"Cannot listen on {host}, port {port}: {error.strerror}. BIND must be an address of this machine."
