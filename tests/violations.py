"""How the database's own rules are tested: rows that break one, written through the ORM with no form between."""

import re
from itertools import count

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

numbers = count(1)


def refused(rule, act):
    """The database refuses what `act` writes, and because of that rule: by its name, or by its table on SQLite."""
    table = TABLES[rule]
    with (
        pytest.raises(
            IntegrityError, match=rf"{rule}|UNIQUE constraint failed: {table}\.|{table}_\w+_uniq|{table}_\w+_key"
        ),
        transaction.atomic(),
    ):
        act()


def saved(model, **fields):
    """A saved row; records get a name and a slug of their own."""
    row = model(**fields)
    if hasattr(row, "sort_key"):
        row.name = row.name or f"Rekord {next(numbers)}"
    row.save()
    return row


def twice(model, **fields):
    """Two rows that are the same."""
    for _time in range(2):
        model.objects.create(**fields)


def rules():
    """{name of a constraint, or app.Model.field of a unique column: table}"""
    found = {}
    for model in apps.get_models():
        if not model.__module__.startswith("django."):
            table = model._meta.db_table
            found |= {constraint.name: table for constraint in model._meta.constraints}
            found |= {str(field): table for field in model._meta.local_fields if field.unique and not field.primary_key}
    return found


TABLES = {re.escape(rule): table for rule, table in rules().items()} | rules()
