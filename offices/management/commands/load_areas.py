"""`manage.py load_areas FILE.csv`: which streets and districts offices serve."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError

from offices.area_file import BadAreasError, load_areas


class Command(BaseCommand):
    help = (
        "Loads which streets and districts offices serve. Columns: placowka, rola, ulica, od, do, strona, osiedle. The "
        "whole file is checked first; then the areas of the offices it names are those of the file."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.csv")

    def handle(self, *args, file, **options):
        try:
            outcome = load_areas(file)
        except BadAreasError as problem:
            raise CommandError(f"{file}, nothing was loaded:\n{problem}") from problem
        for name in outcome.districts:
            self.stdout.write(f"new district: {name}")
        self.stdout.write(f"{file}: offices changed {outcome.offices}, areas written {outcome.areas}")
