"""The one signal of the project: these records changed, inside the transaction that changed them."""

from django.dispatch import Signal

# records: list of child rows written (Office, Service ...); removed: list of (kind, slug, id) of deleted ones.
changed = Signal()
