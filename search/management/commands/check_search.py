"""`manage.py check_search`: compare the search index with the records; exit status 1 when they differ."""

from django.core.management import BaseCommand, CommandError

from search import index

MOST_SHOWN = 20


class Command(BaseCommand):
    help = "Compares the search index with the public records; exit status 1 when they differ."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="write the index anew when something is wrong")

    def handle(self, *, repair: bool, **options):
        wrong = list(index.drift())
        if not wrong:
            self.stdout.write("The search index agrees with the records.")
            return
        for problem in wrong[:MOST_SHOWN]:
            self.stdout.write(problem)
        if not repair:
            raise CommandError(f"{len(wrong)} differences. Write the index anew with: manage.py check_search --repair")
        self.stdout.write(f"{len(wrong)} differences; the index was written anew: {index.rebuild()} records.")
