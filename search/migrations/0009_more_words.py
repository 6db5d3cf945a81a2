"""What people say about their homes, their health and their families joins the dictionary."""

from django.db import migrations

from search import dictionary
from search.synonyms import LATER, Line, starter_lines


def load(apps, schema_editor):
    SearchSynonym = apps.get_model("search", "SearchSynonym")
    SearchSynonym.objects.bulk_create(
        SearchSynonym(**line._asdict()) for name, language in LATER for line in starter_lines(name, language)
    )
    active = SearchSynonym.objects.filter(active=True)
    dictionary.write([(row.pk, Line(row.terms, row.expands_to, row.language, row.weight)) for row in active])


class Migration(migrations.Migration):
    dependencies = [("search", "0008_short_statistics")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
