"""The time that is computed, not waited for: of this process and, on PostgreSQL here, of the server's one as well."""

from collections.abc import Callable
from pathlib import Path
from time import process_time


def computing_clock() -> Callable[[], float]:
    """A clock in seconds; of this process alone where the server's cannot be read."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return process_time
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        spent = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    if not spent.exists():
        return process_time
    return lambda: process_time() + int(spent.read_text().split()[0]) / 10**9
