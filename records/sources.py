"""Where facts come from: pages, their texts as fetched, the quoted words, and when each was last confirmed."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """A page or file that texts come from."""

    url = models.CharField(_("address"), max_length=500, unique=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["url"]

    def __str__(self):
        return self.publisher or self.url

    @property
    def is_link(self):
        return self.url.startswith(("http://", "https://"))


class Snapshot(models.Model):
    """A text as it was on a day; never changed. Staff read it whole, residents only the quoted words."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="snapshots", verbose_name=_("source"))
    text = models.TextField(_("text"))
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    fetched = models.DateField(_("fetched on"))
    file_name = models.CharField(_("file"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("source text")
        verbose_name_plural = _("source texts")
        ordering = ["-fetched", "file_name"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="snapshot_not_empty")]

    def __str__(self):
        return f"{self.file_name or self.source} ({self.fetched:%Y-%m-%d})"

    @staticmethod
    def digest(text):
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class CitationQuerySet(models.QuerySet):
    def supporting(self):
        return self.filter(stance=Citation.Stance.SUPPORTS)

    def standing(self):
        """Without those a person decided against."""
        return self.exclude(stance=Citation.Stance.OVERRULED)

    def contradicting(self):
        return self.filter(stance=Citation.Stance.CONTRADICTS)


class Citation(models.Model):
    """The words of a source text that say a fact of a record, or that say otherwise.

    A contradicting citation carries the value its source gives; the public page shows it beside the published one
    until a person decides. An overruled one said what the record said before a person decided otherwise.
    """

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("supports")
        CONTRADICTS = "contradicts", _("contradicts")
        OVERRULED = "overruled", _("overruled")

    record = models.ForeignKey("records.Record", models.CASCADE, related_name="citations")
    path = models.CharField(_("fact"), max_length=300)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField(_("quoted words"))
    stance = models.CharField(_("stance"), max_length=12, choices=Stance, default=Stance.SUPPORTS)
    value = models.JSONField(_("value it gives"), null=True, blank=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("quoted evidence")
        verbose_name_plural = _("quoted evidence")
        ordering = ["path", "-snapshot__fetched", "start"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="citation_start_before_end"),
            models.UniqueConstraint(fields=["record", "path", "snapshot", "start"], name="citation_unique"),
        ]

    def __str__(self):
        return self.quote


class Confirmation(models.Model):
    """Three dates, never one: when a group of facts was last seen in a source, and last verified by someone."""

    class Group(models.TextChoices):
        ADDRESS = "address", _("address")
        PHONES = "phones", _("telephones")
        HOURS = "hours", _("opening hours")
        DESCRIPTION = "description", _("description")

    record = models.ForeignKey("records.Record", models.CASCADE, related_name="confirmations")
    group = models.CharField(_("facts"), max_length=12, choices=Group)
    seen = models.DateField(_("last seen in a source"), null=True, blank=True)
    verified = models.DateField(_("verified on"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verified by"),
    )
    role = models.CharField(_("in the role of"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering = ["group"]
        constraints = [
            models.UniqueConstraint(fields=["record", "group"], name="confirmation_unique"),
            models.CheckConstraint(
                condition=Q(seen__isnull=False) | Q(verified__isnull=False), name="confirmation_has_a_date"
            ),
        ]

    def __str__(self):
        return f"{self.get_group_display()}: {self.verified or self.seen}"


GROUP_OF = {
    "street": "address", "postal_code": "address", "city": "address", "room": "address", "floor": "address",
    "entrance": "address", "latitude": "address", "longitude": "address",
    "lines": "phones", "email": "phones", "website": "phones",
    "hours": "hours", "exceptions": "hours",
}  # fmt: skip


def group_of(path):
    """The group of facts a path belongs to: `lines/+48.../label` -> `phones`."""
    return GROUP_OF.get(path.partition("/")[0], "description")


def cite(record, path, snapshot, start, end):
    """Note the words of a text that say a fact; the quote is cut from the text itself."""
    cite_all(record, snapshot, {path: (start, end)})


def cite_all(record, snapshot, spans):
    """Note the words of a text that say facts: {path: (start, end)}; what was noted before is noted anew."""
    forget(record, snapshot, [(path, start) for path, (start, _end) in spans.items()])
    rows = (
        Citation(record_id=record.pk, path=path[:300], snapshot=snapshot, start=start, end=end)
        for path, (start, end) in spans.items()
    )
    Citation.objects.bulk_create(with_quote(row) for row in rows)


def with_quote(citation):
    citation.quote = citation.snapshot.text[citation.start : citation.end]
    return citation


def forget(record, snapshot, places):
    """Take away what was noted at these (path, start) of a text, for or against."""
    paths, starts = {path[:300] for path, _start in places}, {start for _path, start in places}
    Citation.objects.filter(record_id=record.pk, snapshot=snapshot, path__in=paths, start__in=starts).delete()


def contradict(record, path, snapshot, start, end, value):
    """Note the words of a text that say otherwise, with the value they give."""
    values = {"end": end, "quote": snapshot.text[start:end], "stance": Citation.Stance.CONTRADICTS, "value": value}
    Citation.objects.update_or_create(
        record_id=record.pk, path=path[:300], snapshot=snapshot, start=start, defaults=values
    )


def overrule(record, values):
    """The words that supported {path: value} speak for it no more: a person decided for another value."""
    for path, value in values.items():
        supporting = Citation.objects.supporting().filter(record_id=record.pk, path=path[:300])
        supporting.update(stance=Citation.Stance.OVERRULED, value=value)


def reinstate(record, values):
    """The words overruled when they supported {path: value} speak for it again."""
    for path, value in values.items():
        rows = Citation.objects.filter(record_id=record.pk, path=path[:300], stance=Citation.Stance.OVERRULED)
        again = [row.pk for row in rows if row.value == value]
        Citation.objects.filter(pk__in=again).update(stance=Citation.Stance.SUPPORTS, value=None)


def see(record, group, day):
    """A text of `day` says these facts: `seen` moves forward, never back."""
    see_all(record, {group}, day)


def see_all(record, groups, day):
    """A text of `day` says these groups of facts."""
    known = {row.group: row for row in Confirmation.objects.filter(record_id=record.pk, group__in=groups)}
    new = [Confirmation(record_id=record.pk, group=group, seen=day) for group in sorted(groups) if group not in known]
    Confirmation.objects.bulk_create(new)
    for row in known.values():
        if row.seen is None or row.seen < day:
            row.seen = day
            row.save(update_fields=["seen"])


def verify(record, groups, *, by, role, day):
    """A person vouches for these groups of facts."""
    for group in groups:
        values = {"verified": day, "verified_by": by, "role": role}
        Confirmation.objects.update_or_create(record_id=record.pk, group=group, defaults=values)
