"""One call of the import: many texts, one directory in memory, a Run row that says what came of it."""

from ingest.importing import import_text
from ingest.match import Directory
from ingest.models import Run
from ingest.propose import Outcome
from records import clock
from records.models import User


class Importer:
    """Imports texts one by one, each in its own transaction; a context manager that writes the Run."""

    def __init__(self, *, paths, source_url="", fetched=None, publish=False):
        self.paths, self.source_url, self.publish = paths, source_url, publish
        self.fetched = fetched or clock.now().date()
        self.total = Outcome()

    def __enter__(self):
        by = User.objects.importer()
        self.run = Run.objects.create(started_at=clock.now(), by=by, paths=self.paths, published=self.publish)
        self.directory = Directory()
        return self

    def __exit__(self, *error):
        self.run.finished_at, self.run.outcome = clock.now(), self.total.counts()
        self.run.save(update_fields=["finished_at", "outcome"])

    def add(self, text):
        outcome = import_text(
            text, source_url=self.source_url, fetched=self.fetched, directory=self.directory, publish=self.publish
        )
        if self.publish:
            self.directory = Directory()  # new records now exist, with their names
        for name, count in outcome.counts().items():
            setattr(self.total, name, getattr(self.total, name) + count)
        return outcome
