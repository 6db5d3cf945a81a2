"""Tells Django about the package "ingest"."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IngestConfig(AppConfig):
    name = "ingest"
    verbose_name = _("Reading page texts")

    def ready(self):
        """Give the review screens their reader."""
        from ingest import parts  # noqa: F401
