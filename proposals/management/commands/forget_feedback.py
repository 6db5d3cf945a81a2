"""`manage.py forget_feedback`: deletes what residents wrote once its time is over. Run it every night."""

from django.core.management import BaseCommand

from proposals.reporting import forget
from records import clock


class Command(BaseCommand):
    help = (
        "Deletes residents' reports FEEDBACK_RETENTION_DAYS after the decision (undecided ones after 365 days) and "
        "answers whether pages helped after two years. Can be run at any time and again."
    )

    def handle(self, **options):
        forgotten = forget(now=clock.now())
        self.stdout.write(f"reports deleted: {forgotten.reports}, months of answers deleted: {forgotten.answers}")
