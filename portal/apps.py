"""Tells Django about the package "portal"."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    default = True
    verbose_name = _("Portal")

    def ready(self):
        from portal import checks  # noqa: F401  registers the system checks


class BackOfficeConfig(admin_apps.AdminConfig):
    """Django's admin with our site in the place of its own."""

    default = False
    default_site = "portal.back_office.BackOffice"
