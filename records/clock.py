"""What time it is. Asked only at the edge (views, commands); everything below takes the moment as an argument."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The present moment in Polish time, or the one that PORTAL_NOW fixes."""
    return timezone.localtime(settings.PORTAL_NOW or timezone.now())
