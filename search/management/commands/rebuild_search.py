"""`manage.py rebuild_search`: write the search index anew from the public records."""

from time import perf_counter

from django.core.management import BaseCommand

from search import index
from search.impact import INDEX_VERSION


class Command(BaseCommand):
    help = "Writes the search index anew from the public records."

    def add_arguments(self, parser):
        parser.add_argument("--if-needed", action="store_true", help="only when the rules of the index have changed")

    def handle(self, *, if_needed: bool, verbosity: int, **options):
        if if_needed and index.version() in (None, INDEX_VERSION):
            said = "The search index is up to date."
        else:
            started = perf_counter()
            said = f"Indexed {index.rebuild()} records in {perf_counter() - started:.1f} s."
        if verbosity:
            self.stdout.write(said)
