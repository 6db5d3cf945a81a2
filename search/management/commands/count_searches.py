"""`manage.py count_searches`: folds the searches without results into daily counts. Run it every night."""

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand

from records import clock
from search.misses import RETENTION_DAYS, fold


class Command(BaseCommand):
    help = (
        "Counts the searches that found nothing or were corrected, per day, for the list in the back office, and "
        f"deletes counts older than {RETENTION_DAYS} days. Can be run at any time and again."
    )

    def handle(self, **options: Any) -> None:
        done = fold(settings.SEARCH_MISSES_FILE, clock.now().date())
        self.stdout.write(f"searches counted: {done.counted}, old counts deleted: {done.deleted}")
