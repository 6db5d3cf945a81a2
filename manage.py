#!/usr/bin/env python
"""Django's command line for this portal."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018  loads the settings, so that a bad value is one line and no traceback
    except ImproperlyConfigured as error:
        sys.exit(f"portal: {error}")
    execute_from_command_line(sys.argv)
