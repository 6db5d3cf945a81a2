"""The one write path: whoever changes records ends here, inside the transaction that changed them.

`commit` compares each record's facts with what its versions say, writes the difference as a Version, raises
`version`, bumps the directory revision and tells the search index through `signals.changed`.
"""

from collections import defaultdict

from django.conf import settings
from django.db import connection, models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from records import clock, facts, signals, sources


class NotInTransactionError(Exception):
    """A change was committed outside transaction.atomic(): half of it could survive a crash."""


class Version(models.Model):
    """One change of one record: which facts, from what to what, by whom and why."""

    MACHINE_ROLES = ("import", "load", "system")

    record = models.ForeignKey("records.Record", models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    role = models.CharField(_("role"), max_length=40)
    why = models.CharField(_("why"), max_length=300, blank=True)
    changes = models.JSONField(_("changes"))
    made_at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history entries")
        ordering = ["record", "-number"]
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="version_number_unique")]

    def __str__(self):
        return f"{self.number}: {self.why}"


class DirectoryRevision(models.Model):
    """A single row: how often anything public has changed. Part of every page's ETag and cache key."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("directory revision")
        verbose_name_plural = _("directory revisions")
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="revision_is_one_row")]

    def __str__(self):
        return str(self.number)


def commit(records, *, by=None, role="", why=""):
    """Write down what changed in `records`; returns those that differ from their last version.

    records: rows already saved, of any kind. by: a User or None; role: what history shows ("editor", "import",
    "load", "resident"), else it follows from the user. Must run inside the caller's atomic().
    """
    require_transaction(why)
    children = reread(records)
    known, numbers = known_states(children)
    present = facts.states_of(children)
    moment, versions = clock.now(), []
    for record in children:
        record.version = numbers[record.pk]
        changes = facts.diff(known[record.pk], present[record.pk])
        if changes:
            entry = {"by": by, "role": role or role_of(by), "why": why[:300], "made_at": moment}
            versions.append(next_version(record, changes, **entry))
    write(versions)
    vouch(versions)
    changed = [version.record for version in versions]
    if changed:
        bump_revision()
        signals.changed.send(sender=Version, records=changed, removed=[])
    return changed


def remove(records, *, why=""):
    """Delete records for good, index included; for mistakes. Staff usually withdraw instead."""
    require_transaction(why)
    removed = [(record.kind, record.slug, record.pk) for record in records]
    for record in records:
        record.delete()
    bump_revision()
    signals.changed.send(sender=Version, records=[], removed=removed)


def announce(records):
    """Tell caches and the index that pages changed although no fact of these records did: a date, a category's name."""
    require_transaction("announce")
    bump_revision()
    signals.changed.send(sender=Version, records=reread(records), removed=[])


def require_transaction(why):
    if not connection.in_atomic_block:
        raise NotInTransactionError(why)


def reread(records):
    """The records as the database now has them, of their own kinds, in the order given; two queries per kind."""
    by_model = defaultdict(list)
    for record in records:
        by_model[type(record.child)].append(record.pk)
    found = loaded(by_model)
    return [found[pk] for pk in dict.fromkeys(record.pk for record in records) if pk in found]


def loaded(by_model):
    """{id: record} of {model: ids}, together with the relations their facts read; two queries per kind."""
    found = {}
    for model, ids in by_model.items():
        relations = [name for name in model.FACT_FIELDS if model._meta.get_field(name).is_relation]
        many = [name for name in relations if model._meta.get_field(name).many_to_many]
        one = [name for name in relations if name not in many]
        rows = model._default_manager.filter(pk__in=ids).select_related(*one).prefetch_related(*many)
        found |= {row.pk: row for row in rows}
    return found


def known_states(records):
    """({record id: state}, {record id: last version number}) as the versions tell it: every change applied in turn."""
    states, numbers = defaultdict(dict), defaultdict(int)
    rows = Version.objects.filter(record__in=[r.pk for r in records]).order_by("record_id", "number")
    for record_id, number, changes in rows.values_list("record_id", "number", "changes"):
        facts.apply(states[record_id], changes)
        numbers[record_id] = number
    return states, numbers


def next_version(record, changes, **entry):
    record.version += 1
    record.modified = entry["made_at"]
    return Version(record=record, number=record.version, changes=changes, **entry)


def write(versions):
    from records.models import Record, Redirect  # records.models imports this module

    same_number = defaultdict(list)  # a load writes hundreds of first versions: one statement for all of them
    for version in versions:
        same_number[version.number, version.made_at].append(version.record_id)
    for (number, made_at), ids in same_number.items():
        Record.objects.filter(pk__in=ids).update(version=number, modified=made_at)
    Version.objects.bulk_create(versions, batch_size=500)
    for version in versions:
        old_slug = version.changes.get("slug", [None])[0]
        if old_slug:
            kind, record_id = version.record.kind, version.record.pk
            Redirect.objects.update_or_create(kind=kind, slug=old_slug, defaults={"record_id": record_id})
            Redirect.objects.filter(kind=kind, slug=version.record.slug).delete()


def vouch(versions):
    """What a person changed, that person verified."""
    for version in versions:
        if version.by is not None and version.role not in Version.MACHINE_ROLES:
            groups = {sources.group_of(path) for path in version.changes if path not in ("state", "slug")}
            day = version.made_at.date()
            sources.verify(version.record, sorted(groups), by=version.by, role=version.role, day=day)


def bump_revision():
    if not DirectoryRevision.objects.filter(pk=1).update(number=F("number") + 1):
        DirectoryRevision.objects.create(pk=1, number=1)


def revision():
    """The directory revision; 0 before the first change."""
    return DirectoryRevision.objects.filter(pk=1).values_list("number", flat=True).first() or 0


def role_of(user):
    if user is None:
        return "system"
    return "import" if user.is_machine else "editor"
