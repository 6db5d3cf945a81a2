"""The dictionary of search/starter joins the synonyms, and what is looked up while searching is written of all of them."""

from django.db import migrations

from search import dictionary
from search.synonyms import DICTIONARY, SAME, Line, starter_lines


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
    write_what_is_looked_up(apps)


def write_what_is_looked_up(apps):
    active = apps.get_model("search", "SearchSynonym").objects.filter(active=True)
    dictionary.write([(row.pk, Line(row.terms, row.expands_to, row.language, row.weight)) for row in active])


class Migration(migrations.Migration):
    dependencies = [("search", "0005_dictionary")]
    operations = [
        migrations.RunPython(compare_bytes, migrations.RunPython.noop),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
