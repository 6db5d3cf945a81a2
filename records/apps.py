"""Tells Django about the package "records" and has every package register its staff forms."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "records"
    verbose_name = _("records")

    def ready(self):
        autodiscover_modules("forms")  # the staff forms register themselves, as admin modules do
