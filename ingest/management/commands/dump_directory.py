"""manage.py dump_directory [FILE]: the directory in the exchange format, to a file or to standard output."""

import os
from contextlib import suppress
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ingest.exchange.dump import dump_directory
from ingest.progress import Progress


class Command(BaseCommand):
    """Public records, unless all are asked for; a file appears whole or not at all."""

    help = "Writes the directory: one record per line of JSON, as load_directory reads it."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="without it: standard output")
        parser.add_argument("--all", action="store_true", dest="everything", help="drafts and withdrawn records, too")

    def handle(self, *args, file, everything, **options):
        progress = Progress(self.stderr, quiet=file is None)
        with transaction.atomic():  # one moment of the directory, also while others write
            lines = dump_directory(everything=everything, progress=lambda done: progress.step(by=done))
            if file is None:
                self.print(lines)
                return
            try:
                count = write(file, lines)
            except OSError as problem:
                message = _("%(file)s cannot be written: %(reason)s")
                raise CommandError(message % {"file": file, "reason": problem.strerror or problem}) from problem
        progress.end()
        written = ngettext("%(count)s record written", "%(count)s records written", count) % {"count": count}
        self.stdout.write(f"{file}: {written}")

    def print(self, lines):
        out = self.stdout._out
        if hasattr(out, "reconfigure"):
            out.reconfigure(encoding="utf-8", newline="\n")  # JSON is UTF-8 whatever the terminal is
        for line in lines:
            self.stdout.write(line, ending="")


def write(file: Path, lines) -> int:
    """Write beside the file and rename, so that no reader ever sees half a dump; how many lines."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    count = 0
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as out:
            for line in lines:
                out.write(line)
                count += 1
        os.replace(beside, file)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()
    return count
