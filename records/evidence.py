"""How we know what a page says: quoted words, their sources and dates, and the sources that say otherwise."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from records.sources import Citation, Confirmation, group_of

STALE_AFTER = timedelta(days=180)


@dataclass(frozen=True)
class Dates:
    """When a group of facts was last seen in a source and last verified by someone; either may be missing."""

    seen: date | None = None
    verified: date | None = None
    role: str = ""

    @property
    def known(self) -> date | None:
        """The date that counts: the verification, else the source."""
        return self.verified or self.seen

    def in_words(self, today: date) -> str:
        """How far to trust it: checked on a day, checked too long ago, or read on a page and confirmed by nobody;
        empty when nothing is known."""
        if self.verified:
            if today - self.verified > STALE_AFTER:
                return _("Checked over 6 months ago. Call before you go")
            return _("Checked on %(day)s") % {"day": date_format(self.verified, "j E Y")}
        if self.seen is None:
            return ""
        if self.seen.year < today.year:
            return _("From a page of %(year)s, nobody has confirmed it yet") % {"year": self.seen.year}
        return _("From a page of %(day)s, nobody has confirmed it yet") % {"day": date_format(self.seen, "j E Y")}


class Evidence:
    """Everything known about where the facts of some records (an office and its desks) come from; two queries."""

    def __init__(self, records):
        self.records = list(records)

    @property
    def record(self):
        """The record of the page."""
        return self.records[0]

    @cached_property
    def citations(self):
        ids = [record.pk for record in self.records]
        return list(Citation.objects.standing().filter(record__in=ids).select_related("snapshot__source"))

    @cached_property
    def confirmations(self):
        return list(Confirmation.objects.filter(record__in=[record.pk for record in self.records]))

    def dates(self, group, record_id=None):
        """The Dates of a group of facts of one record, by default the first."""
        record_id = record_id or self.records[0].pk
        found = next((c for c in self.confirmations if c.record_id == record_id and c.group == group), None)
        return Dates(found.seen, found.verified, found.role) if found else Dates()

    @cached_property
    def oldest(self):
        """The Dates of the group of the first record that was confirmed longest ago; empty when nothing was."""
        own = [self.dates(c.group) for c in self.confirmations if c.record_id == self.records[0].pk]
        return min(own, key=lambda dates: dates.known, default=Dates())

    @cached_property
    def groups(self):
        """[(label of the group, Dates, supporting citations)] of the first record, in the order of a page."""
        quotes = defaultdict(dict)
        for citation in self.citations:
            if citation.stance == Citation.Stance.SUPPORTS:
                quotes[group_of(citation.path)].setdefault((citation.quote, citation.snapshot_id), citation)
        named = [(value, label, self.dates(value)) for value, label in Confirmation.Group.choices]
        return [
            (label, dates, list(quotes[value].values()))
            for value, label, dates in named
            if quotes[value] or dates.known
        ]

    @cached_property
    def sources(self):
        """The distinct sources cited, newest text first."""
        newest_first = sorted(self.citations, key=lambda c: c.snapshot.fetched, reverse=True)
        return list(dict.fromkeys(citation.snapshot.source for citation in newest_first))

    def contradictions(self, path, record_id=None):
        """Citations that give another value for a fact of a record (the first by default), or for a part of it."""
        record_id = record_id or self.records[0].pk
        return [
            c for c in self.citations
            if c.stance == Citation.Stance.CONTRADICTS and c.record_id == record_id
            and (c.path == path or c.path.startswith(f"{path}/"))
        ]  # fmt: skip
