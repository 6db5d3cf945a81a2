"""A new portal starts with the synonyms of search/starter; from then on they are the staff's."""

from django.db import migrations

from search.synonyms import parse, phrases, readings, starter_lines


def load(apps, schema_editor):
    SearchSynonym = apps.get_model("search", "SearchSynonym")
    SearchExpansion = apps.get_model("search", "SearchExpansion")
    lines = [parsed for line in starter_lines() if (parsed := parse(line))]
    synonyms = SearchSynonym.objects.bulk_create(
        SearchSynonym(terms=terms, expands_to=expands_to) for terms, expands_to in lines
    )
    SearchExpansion.objects.bulk_create(
        SearchExpansion(synonym=synonym, key=key, alternative=alternative, size=len(stems), term=term)
        for synonym in synonyms
        for alternative, (key, stems) in enumerate(readings(phrases(synonym.terms), phrases(synonym.expands_to)))
        for term in stems
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0002_byte_order")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
