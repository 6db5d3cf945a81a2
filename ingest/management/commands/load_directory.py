"""manage.py load_directory FILE.jsonl: records of the exchange format into the database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ingest.exchange.lines import BadFileError
from ingest.exchange.load import Outcome, load_directory
from ingest.progress import Progress


class Command(BaseCommand):
    """Parse, load, print counts; may be run twice."""

    help = "Loads a directory: one record per line of JSON. The whole file is checked first; nothing is ever deleted."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.jsonl")
        parser.add_argument("--publish", action="store_true", help="publish records whose line gives no state")
        parser.add_argument("--force", action="store_true", help="write records that people have edited, too")

    def handle(self, *args, file, publish, force, **options):
        try:
            outcome = load_directory(path=file, publish=publish, force=force, progress=self.progress())
        except BadFileError as problem:
            raise CommandError(str(problem)) from problem
        except DatabaseError as problem:
            message = _("The database refused the file, nothing was loaded: %(reason)s")
            raise CommandError(message % {"reason": problem}) from problem
        self.report(file, outcome)

    def progress(self):
        shown = Progress(self.stderr)
        return lambda lines: shown.step(by=lines)

    def report(self, file, outcome: Outcome):
        for record in outcome.kept:
            self.stdout.write(_("not written, a person has edited it: %(record)s") % {"record": record})
        self.stdout.write(f"{file}: {'; '.join(counts(outcome))}")
        if outcome.kept:
            self.stdout.write(_("With --force these are written too; their history keeps what people wrote."))


def counts(outcome: Outcome) -> list[str]:
    kept = len(outcome.kept)
    said = [_("nothing changed")] if outcome.nothing else []
    return said + [
        phrase % {"count": number}
        for phrase, number in (
            (ngettext("%(count)s record made", "%(count)s records made", outcome.made), outcome.made),
            (ngettext("%(count)s record changed", "%(count)s records changed", outcome.changed), outcome.changed),
            (ngettext("%(count)s record the same", "%(count)s records the same", outcome.same), outcome.same),
            (ngettext("%(count)s record not written", "%(count)s records not written", kept), kept),
        )
        if number
    ]
