"""A database for one measurement: made empty on the engine of DATABASE_URL, gone afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def scratch_database() -> Iterator[None]:
    """Django set up with an empty, migrated database; import models inside."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django
    from django.conf import settings

    options = settings.DATABASES["default"]["OPTIONS"]
    if "options" in options:
        # making and filling a large database takes longer than any page may
        options["options"] += " -c statement_timeout=0 -c idle_in_transaction_session_timeout=0"
    django.setup()
    from django.db import connection

    name = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
