"""A new portal starts with the synonyms of search/starter; from then on they are the staff's."""

from django.db import migrations

from search.synonyms import starter_lines


def load(apps, schema_editor):
    SearchSynonym = apps.get_model("search", "SearchSynonym")
    SearchSynonym.objects.bulk_create(
        SearchSynonym(terms=line.terms, expands_to=line.expands_to) for line in starter_lines("synonyms.txt")
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0002_byte_order")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
