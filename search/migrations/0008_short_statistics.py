"""PostgreSQL compares every word asked for with what it noted of a column; of these it notes next to nothing.

Hundreds of sounds and phrases are asked for at once, all through an index, and there is nothing to choose between.
"""

from django.db import migrations

COLUMNS = [
    ("search_term", "sound"),
    ("search_keyword", "sound"),
    ("search_keyword", "key"),
    ("search_expansion", "key"),
]


def note_little(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table, column in COLUMNS:
            schema_editor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 1")


class Migration(migrations.Migration):
    dependencies = [("search", "0007_numbers_of_entries")]
    operations = [migrations.RunPython(note_little, migrations.RunPython.noop)]
