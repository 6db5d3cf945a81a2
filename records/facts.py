"""A record as facts with addresses (paths): `street`, `lines/+48717822346/label`.

The shape of a state: {field: JSON value} for own fields and {prefix: {key: {field: JSON value}}} for child
rows. Diffs between two states are {path: [old, new]}; a new row is its path with old None, a removed one with new None.
"""

import datetime
from collections import defaultdict

from django.db import models

ROWS: dict[str, type[models.Model]] = {}


def fact_rows(prefix):
    """Class decorator: rows of this model are facts of their record under `prefix`.

    The model names its owner in FACT_OWNER ("record" if it does not), its natural key in FACT_KEY or a `fact_key`
    property, and what is compared in FACT_FIELDS.
    """

    def register(model):
        ROWS[prefix] = model
        return model

    return register


def row_key(row):
    """The natural key of a row inside its record, e.g. `+48717822346` or `+48717822346;ext=12`."""
    if hasattr(row, "fact_key"):
        return row.fact_key
    return ";".join(str(plain(getattr(row, name))) for name in row.FACT_KEY)


def plain(value):
    """A field's value as JSON: dates as ISO text, relations as slug or id, schedules as their JSON."""
    if hasattr(value, "to_json"):
        return value.to_json()
    if isinstance(value, models.Model):
        return getattr(value, "slug", None) or str(value.pk)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)


def field_value(row, name):
    if row._meta.get_field(name).many_to_many:
        return sorted(str(plain(other)) for other in getattr(row, name).all())
    return plain(getattr(row, name))


def row_facts(row):
    return {name: field_value(row, name) for name in row.FACT_FIELDS}


def relations_of(model):
    """Foreign keys of a row that its key or its facts read, besides the owner."""
    owner = getattr(model, "FACT_OWNER", "record")
    return [f.name for f in model._meta.fields if f.many_to_one and f.name != owner]


def states_of(records):
    """{record id: state} of all these records (children of Record), one query per kind of row."""
    states = {record.pk: row_facts(record) for record in records}
    for prefix, model in sorted(ROWS.items()):
        grouped = defaultdict(dict)
        owner = getattr(model, "FACT_OWNER", "record")
        for row in model._default_manager.filter(**{f"{owner}__in": list(states)}).select_related(*relations_of(model)):
            grouped[getattr(row, f"{owner}_id")][row_key(row)] = row_facts(row)
        for pk, rows in grouped.items():
            states[pk][prefix] = rows
    return states


def diff(old, new):
    """{path: [old, new]} between two states; rows that came or went are one path."""
    changes = {}
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name), new.get(name)
        if name in ROWS and not isinstance(before or after, list):  # a situation's lines are a list of others' rows
            changes |= diff_rows(name, before or {}, after or {})
        elif before != after and not (name not in old and after in ("", [], None)):
            changes[name] = [before, after]
    return changes


def diff_rows(prefix, old, new):
    changes = {}
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        if before is None or after is None:
            changes[f"{prefix}/{key}"] = [before, after]
            continue
        for name in sorted(before.keys() | after.keys()):
            new_column = name not in before and after[name] in ("", [], None, False)
            if before.get(name) != after.get(name) and not new_column:
                changes[f"{prefix}/{key}/{name}"] = [before.get(name), after.get(name)]
    return changes


def apply(state, changes):
    """Put {path: [old, new]} onto a state, in place; the way from versions to the present."""
    for path, (_old, new) in changes.items():
        prefix, _, rest = path.partition("/")
        if prefix not in ROWS or not rest:
            state[prefix] = new
            continue
        rows, (key, field) = state.setdefault(prefix, {}), split_row(prefix, rest)
        if field:
            rows.setdefault(key, {})[field] = new
        elif new is None:
            rows.pop(key, None)
        else:
            rows[key] = dict(new)
    return state


def split_row(prefix, rest):
    """`+48717822346/label` -> (key, field); a key may itself hold slashes."""
    key, _, field = rest.rpartition("/")
    if key and field in ROWS[prefix].FACT_FIELDS:
        return key, field
    return rest, ""


def value_at(state, path):
    """The value at a path of a state; None where nothing stands there."""
    prefix, _, rest = path.partition("/")
    if prefix not in ROWS:
        return state.get(prefix)
    key, field = split_row(prefix, rest)
    row = state.get(prefix, {}).get(key)
    return row if not field or row is None else row.get(field)


def said(model, path, value):
    """The value, or None where it is only what the column starts with: nobody has said "we do not know"."""
    if path not in model.FACT_FIELDS:
        return value
    field = model._meta.get_field(path)
    return None if field.has_default() and value == field.get_default() else value
