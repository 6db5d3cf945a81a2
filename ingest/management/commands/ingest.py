"""manage.py ingest PATH...: read page texts into proposals; or only show what would be read."""

import json
import os
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from ingest import extract
from ingest.progress import Progress
from ingest.reader import ReadError, Text, paths_of, read

IN_PART = "read in part: too many facts in one text, split it"
GO_ON = "What was read before it is kept: run the command again and it goes on from there."


class Command(BaseCommand):
    help = "Read texts of municipal pages: what differs from the directory becomes proposals to review."
    requires_system_checks = []  # --dry-run works without a database

    def add_arguments(self, parser):
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="A file, or a folder: its *.txt and *.html by name."
        )
        parser.add_argument("--source-url", default="", help="The address of the page the text comes from.")
        parser.add_argument(
            "--fetched", type=day, default=None, help="When the page was read: 2026-11-24. Default: today."
        )
        parser.add_argument("--publish", action="store_true", help="Accept at once what fills empty fields.")
        parser.add_argument("--dry-run", action="store_true", help="Write nothing to the database.")
        parser.add_argument("--json", action="store_true", help="Print the facts as one JSON array, nothing else.")
        parser.add_argument("--out", type=Path, default=None, metavar="DIR", help="Write one NAME.json per text.")

    def handle(self, *, paths, source_url, fetched, publish, dry_run, **options):
        if publish and dry_run:
            raise CommandError("--publish and --dry-run cannot be used together.")
        self.failed = 0
        self.as_json, self.out = options["json"], options["out"]
        if self.out is not None:
            self.make_folder(self.out)
        texts = self.texts(paths)
        if self.as_json:
            texts = self.printed(texts)
        if self.out is not None:
            texts = self.written(texts)
        if dry_run:
            self.show(texts)
        else:
            self.import_all(texts, paths, source_url=source_url, fetched=fetched and day(fetched), publish=publish)
        if self.failed:
            raise CommandError(f"{self.failed} file(s) could not be read; the others were.", returncode=1)

    def make_folder(self, folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CommandError(f"--out {folder}: {error.strerror}") from error

    def texts(self, paths):
        """The texts of all paths in order; a file that gives none is named with the reason."""
        for given in paths:
            try:
                files = paths_of(given)
            except ReadError as error:
                yield given, error
                continue
            for file in files:
                try:
                    yield str(file), read(file)
                except ReadError as error:
                    yield str(file), error

    def complain(self, name, error):
        self.failed += 1
        self.stderr.write(f"{name}: {error}")

    # ---- facts as JSON

    def printed(self, texts):
        """Pass the texts on, printing each one's facts as an element of one JSON array."""
        separator = "["
        for name, text in texts:
            self.stdout.write(separator + json.dumps(facts_of(name, text), ensure_ascii=False), ending="")
            separator = ",\n"
            yield name, text
        self.stdout.write("]" if separator != "[" else "[]")

    def written(self, texts):
        """Pass the texts on, writing NAME.json for each into the folder given by --out."""
        for name, text in texts:
            if isinstance(text, Text):
                target = self.out / f"{Path(name).stem}.json"
                target.write_text(json.dumps(facts_of(name, text), ensure_ascii=False, indent=1), encoding="utf-8")
            yield name, text

    def show(self, texts):
        for name, text in texts:
            if isinstance(text, ReadError):
                self.complain(name, text)
            elif not self.as_json:
                reading = extract.read(text.text)
                counts = f"{len(reading.findings)} facts, {len(reading.unread)} unread"
                self.stdout.write(f"{name}: {counts}" + (f"; {IN_PART}" if reading.rest else ""))

    # ---- into the database

    def import_all(self, texts, paths, *, source_url, fetched, publish):
        from ingest.runs import Importer  # the database is asked for only here

        importer = Importer(paths=[str(p) for p in paths], source_url=source_url, fetched=fetched, publish=publish)
        progress = Progress(self.stderr, total=number_of_files(paths), quiet=self.as_json)
        rows = []
        with importer:
            for name, text in texts:
                if isinstance(text, ReadError):
                    self.complain(name, text)
                    continue
                rows.append((Path(name).name, self.add(importer, name, text)))
                progress.step(name)
        progress.end()
        if not self.as_json:
            self.stdout.write("\n".join(table([*rows, ("Total", importer.total)])))

    def add(self, importer, name, text):
        """Import one text. What stops it, a person too, is told with the name of the file; the texts before it stay."""
        try:
            return importer.add(text)
        except KeyboardInterrupt:
            raise CommandError(f"Stopped at {name}. {GO_ON}", returncode=130) from None
        except (DatabaseError, ValidationError, ValueError) as error:
            raise CommandError(f"{name}: {error} {GO_ON}", returncode=1) from error


def number_of_files(paths):
    """How many files the paths name; a path that cannot be read counts as one."""
    count = 0
    for path in paths:
        try:
            count += len(paths_of(path))
        except ReadError:
            count += 1
    return count


def day(text):
    if isinstance(text, date):  # from Python, or read from the command line already
        return text
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"--fetched: {text} is not a date such as 2026-11-24.") from error


def facts_of(name, text):
    """One element of the JSON array (contract 4.2)."""
    if isinstance(text, ReadError):
        return {"file": os.fspath(name), "error": str(text)}
    reading = extract.read(text.text)
    element = {"file": os.fspath(name), "facts": reading.facts(), "unread": reading.unread_json()}
    return element | ({"text": text.text} if text.from_html else {})


def table(rows):
    """Lines of text: a row per file with its facts, what became of them, and how much stayed unread."""
    names = ("file", "facts", "proposals", "contradictions", "unchanged", "offered before", "unread", "")
    width = min(48, max(len(name) for name, _ in rows))
    yield f"{names[0]:<{width}}" + "".join(f"  {name:>{len(name)}}" for name in names[1:])
    for name, outcome in rows:
        values = (outcome.facts, outcome.new, outcome.contradictions, outcome.same, outcome.known, outcome.unread)
        shown = name if len(name) <= width else name[: width - 1] + "…"
        cells = "".join(f"  {value:>{len(head)}}" for head, value in zip(names[1:], values, strict=False))
        yield f"{shown:<{width}}{cells}  {remarks(outcome)}".rstrip()


def remarks(outcome):
    """How many texts were skipped, and how many read in part, in words."""
    counted = ((outcome.skipped, "read before"), (outcome.in_part, IN_PART))
    return "; ".join(words if count == 1 else f"{count} {words}" for count, words in counted if count)
