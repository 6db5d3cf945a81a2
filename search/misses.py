"""Searches that found nothing, or only after a correction: counted per day, so that staff see which words are missing.

A GET never writes to the database: the page appends a line to a file, and `manage.py count_searches` folds the lines
into daily counts. Only words are kept: no address, no time of day, nothing with an "@" or nine digits in it.
"""

import json
import logging
import os
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from search.models import SearchMiss

RETENTION_DAYS = 90
MOST_DIGITS = 8  # nine may be a telephone number, eleven a PESEL
LONGEST = 80
LARGEST_FILE = 1_000_000  # bytes; nobody can fill the disk by searching

log = logging.getLogger(__name__)


class Miss(NamedTuple):
    """What was searched for in vain on a day, and what it was taken for; "" when nothing was found."""

    day: str  # ISO
    query: str
    meant: str


class Folded(NamedTuple):
    """What a run did: searches counted, daily counts deleted because their time was over."""

    counted: int
    deleted: int


def kept(text: str) -> str:
    """The words as they are kept: lower case, one space between them; "" when they may tell who was searching."""
    digits = sum(character.isdigit() for character in text)
    return "" if "@" in text or digits > MOST_DIGITS else " ".join(text.lower().split())[:LONGEST]


def note(path: Path, day: date, text: str, meant: str) -> None:
    """Append a search to the file; a full disk or a read-only one must not keep anybody from searching."""
    query, meant = kept(text), kept(meant)
    if not query:
        return
    line = json.dumps(Miss(day.isoformat(), query, meant), ensure_ascii=False) + "\n"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if os.fstat(descriptor).st_size < LARGEST_FILE:
                os.write(descriptor, line.encode())  # one write of a short line is never torn by another process
        finally:
            os.close(descriptor)
    except OSError:
        log.exception("cannot note a search")


def fold(path: Path, today: date) -> Folded:
    """Count the lines of the file per day, empty it, and delete counts older than RETENTION_DAYS."""
    taken = path.with_suffix(".counting")
    if not taken.exists() and path.exists():
        path.rename(taken)  # searches go on in a new file meanwhile
    counts = Counter(_lines(taken))
    oldest = today - timedelta(days=RETENTION_DAYS)
    with transaction.atomic():
        for miss, times in sorted(counts.items()):
            _add(miss, times)
        deleted, _by_model = SearchMiss.objects.filter(day__lt=oldest).delete()
    taken.unlink(missing_ok=True)
    return Folded(counts.total(), deleted)


def _lines(path: Path) -> Iterable[Miss]:
    """The searches of a file; a line that is none is passed over."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            day, query, meant = json.loads(line)
            miss = Miss(date.fromisoformat(day).isoformat(), kept(query), kept(meant))
        except (ValueError, TypeError, AttributeError):
            continue
        if miss.query:
            yield miss


def _add(miss: Miss, times: int) -> None:
    row, new = SearchMiss.objects.get_or_create(**miss._asdict(), defaults={"times": times})
    if not new:
        SearchMiss.objects.filter(pk=row.pk).update(times=F("times") + times)
