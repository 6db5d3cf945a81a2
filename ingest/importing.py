"""One text from file to proposals, in one transaction; and the ordinary accept for `--publish`."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from django.db import transaction

from ingest import extract
from ingest.drafts import drafts_of
from ingest.match import Directory
from ingest.propose import Outcome, propose
from ingest.reader import Text
from proposals import review
from proposals.models import Proposal
from records.models import Record, Snapshot, Source, User


@transaction.atomic
def import_text(text: Text, *, source_url: str, fetched: date, directory: Directory, publish: bool) -> Outcome:
    """Read a text into proposals; a text read before makes none. With `publish`, accept what nobody disputes."""
    name = Path(text.path).name
    content = text.text.replace("\x00", " ")  # PostgreSQL keeps no text with a zero in it
    known = Snapshot.objects.filter(sha256=Snapshot.digest(content)).first()
    if known is None:
        snapshot = keep(content, url=source_url or f"plik:{name}", fetched=fetched, file_name=name)
        reading = extract.read(content)
        outcome = propose(drafts_of(reading, fallback=site_name(source_url, name)), snapshot, directory)
        outcome.facts, outcome.unread = len(reading.findings), len(reading.unread)
        outcome.in_part = int(reading.rest is not None)
    else:
        outcome = Outcome(skipped=1, proposals=list(Proposal.objects.pending().filter(snapshot=known)))
    if publish:
        publish_undisputed(outcome.proposals)
    return outcome


def keep(text: str, *, url: str, fetched: date, file_name: str, publisher: str = "") -> Snapshot:
    """Store a text for good; a new source is called `publisher`, else by its address."""
    source, _made = Source.objects.get_or_create(url=url[:500], defaults={"publisher": publisher[:200]})
    return Snapshot.objects.create(
        source=source, text=text, sha256=Snapshot.digest(text), fetched=fetched, file_name=file_name[:200]
    )


def site_name(source_url: str, file_name: str) -> str:
    """What to call the institution of a text that names none: the site's host, else the file."""
    host = urlsplit(source_url).hostname or ""
    return host.removeprefix("www.") or Path(file_name).stem


def publish_undisputed(proposals):
    """The ordinary accept, as user "import", of changes that fill empty fields of records no person has edited."""
    importer = User.objects.importer()
    for proposal in proposals:
        undisputed = list(proposal.changes.undisputed())
        by_people = Record.objects.edited_by_people().filter(pk=proposal.target_id).exists()
        if undisputed and not by_people:
            accept_what_fits(proposal, undisputed, importer)


def accept_what_fits(proposal, changes, importer):
    """All at once; where the staff form refuses something, the rest one by one, and that waits for a person."""
    try:
        review.accept_all(proposal=proposal, by=importer, only=changes, publish=True)
    except review.ReviewError:
        for change in changes:
            with suppress(review.ReviewError):
                review.accept_all(proposal=proposal, by=importer, only=[change], publish=True)
