"""PostgreSQL compares what the search orders and ranges over by bytes, as SQLite does, whatever the database's language."""

from django.db import migrations

COLUMNS = [
    ("search_term", "term", 64),
    ("search_term", "sound", 64),
    ("search_expansion", "key", 200),
    ("search_expansion", "term", 64),
    ("search_phone", "digits", 20),
    ("search_entry", "kind", 20),
    ("search_entry", "slug", 200),
    ("search_entry", "sort_key", 700),
]


def compare_bytes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table, column, length in COLUMNS:
            schema_editor.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar({length}) COLLATE "C"')


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(compare_bytes, migrations.RunPython.noop)]
