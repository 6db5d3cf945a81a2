"""The dictionary of search/starter joins the synonyms; 0009 writes what is looked up of all lines while searching."""

from django.db import migrations

from search.synonyms import DICTIONARY, SAME, starter_lines


def compare_bytes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for column in ("key", "sound"):
            schema_editor.execute(f'ALTER TABLE search_keyword ALTER COLUMN {column} TYPE varchar(64) COLLATE "C"')


def load(apps, schema_editor):
    SearchSynonym = apps.get_model("search", "SearchSynonym")
    SearchSynonym.objects.filter(expands_to="").update(weight=SAME)
    SearchSynonym.objects.bulk_create(
        SearchSynonym(**line._asdict()) for name, language in DICTIONARY for line in starter_lines(name, language)
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0005_dictionary")]
    operations = [
        migrations.RunPython(compare_bytes, migrations.RunPython.noop),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
