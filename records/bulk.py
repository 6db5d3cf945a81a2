"""Many records at once. Django cannot bulk_create child models: here the parents go in first, then the children's own
columns. The only place that does; the caller is in a transaction and ends in `changes.commit`.
"""

from collections import defaultdict
from itertools import islice

from django.db import connection, transaction

from records.models import Record

AT_ONCE = 500
# what Record.prepare fills from another column
FOLLOWS = {"name": ["sort_key"], "state": ["published_at"]}


def insert(records):
    """Insert new children (Office, Service ...) of any kinds. They may refer to each other in any order."""
    for record in records:
        record.prepare()
    with transaction.atomic():
        Record.objects.bulk_create([parent_of(record) for record in records], batch_size=AT_ONCE)
        for model, children in by_model(records).items():
            insert_own_columns(model, children)


def parent_of(record):
    """The Record row of a child not yet saved."""
    fields = Record._meta.concrete_fields
    return Record(**{field.attname: getattr(record, field.attname) for field in fields})


def by_model(records):
    groups = defaultdict(list)
    for record in records:
        groups[type(record)].append(record)
    return groups


def insert_own_columns(model, children):
    """The rows of the child's table alone; `_insert` is what Model.save itself calls for that table."""
    fields = model._meta.local_concrete_fields
    for child in children:
        child.record_id = child.id
    size = connection.ops.bulk_batch_size(fields, children)
    rows = iter(children)
    while batch := list(islice(rows, min(size, AT_ONCE))):
        model._base_manager._insert(batch, fields=fields, using=connection.alias)
        for child in batch:
            child._state.adding, child._state.db = False, connection.alias


def update(records, fields):
    """Write these fields (names, the parent's too) of saved children; what follows from them is written with them."""
    for record in records:
        record.prepare()
    names = sorted({*fields, *(follows for name in fields for follows in FOLLOWS.get(name, ()))})
    for model, children in by_model(records).items():
        model._base_manager.bulk_update(children, names, batch_size=AT_ONCE // 5)
