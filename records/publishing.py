"""The verbs of a record's life: publish, withdraw, and confirm that its facts were checked."""

from django.db import transaction

from records import changes, clock
from records.models import Record
from records.sources import Confirmation


@transaction.atomic
def publish(*, records, by, why=""):
    """Show these records to residents; returns those that were not public before."""
    return set_state(records, Record.State.PUBLISHED, by=by, why=why)


@transaction.atomic
def withdraw(*, records, by, why=""):
    """Hide these records from residents; nothing is deleted. Returns those that were not withdrawn before."""
    return set_state(records, Record.State.WITHDRAWN, by=by, why=why)


def set_state(records, state, *, by, why):
    moving = list(Record.objects.select_for_update().filter(pk__in=[r.pk for r in records]).exclude(state=state))
    for record in moving:
        record.state = state
        record.save(update_fields=["state", "published_at"])
    return changes.commit(moving, by=by, why=why)


@transaction.atomic
def confirm(*, records, by):
    """A person checked every group of facts of these records today."""
    today = clock.now().date()
    changes.announce(records)
    Confirmation.objects.bulk_create(
        [
            Confirmation(record_id=record.pk, group=group, verified=today, verified_by=by)
            for record in records
            for group in Confirmation.Group.values
        ],
        update_conflicts=True,
        unique_fields=["record", "group"],
        update_fields=["verified", "verified_by"],
    )
