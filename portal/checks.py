"""System checks of the installation, reported by every command."""

import sqlite3

from django.conf import settings
from django.core.checks import Tags, Warning, register

from portal.connections import WAL_IS_SAFE_SINCE


@register(Tags.database)
def wal_needs_a_fixed_sqlite(app_configs=None, **kwargs):
    """An older SQLite with a write-ahead log can corrupt the file when two connections restart the log at once."""
    options = settings.DATABASES["default"].get("OPTIONS", {})
    forced = "journal_mode=WAL" in options.get("init_command", "")
    if not forced or sqlite3.sqlite_version_info >= WAL_IS_SAFE_SINCE:
        return []
    needed = ".".join(map(str, WAL_IS_SAFE_SINCE))
    return [Warning(f"SQLite {sqlite3.sqlite_version} should not use WAL before {needed}.", id="portal.W001")]
