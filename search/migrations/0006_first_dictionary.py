"""The dictionary of search/starter joins the synonyms, and what is looked up while searching is written of all of them."""

from django.db import migrations

from search.synonyms import DICTIONARY, SAME, Line, keywords, readings, starter_lines


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
    write_what_is_looked_up(apps, schema_editor.connection)


def write_what_is_looked_up(apps, connection):
    """Thousands of rows, written plainly: every database of a test starts with them."""
    apps.get_model("search", "SearchExpansion").objects.all().delete()
    active = apps.get_model("search", "SearchSynonym").objects.filter(active=True)
    lines = [(row.pk, Line(row.terms, row.expands_to, row.language, row.weight)) for row in active]
    expansions = [
        (number, reading.key, alternative, len(reading.stems), term, reading.weight)
        for number, line in lines
        for alternative, reading in enumerate(readings(line))
        for term in reading.stems
    ]
    words = [(number, *keyword) for number, line in lines for keyword in keywords(line)]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_expansion (synonym_id, key, alternative, size, term, weight)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            expansions,
        )
        cursor.executemany(
            "INSERT INTO search_keyword (synonym_id, key, sound, word) VALUES (%s, %s, %s, %s)", words
        )


class Migration(migrations.Migration):
    dependencies = [("search", "0005_dictionary")]
    operations = [
        migrations.RunPython(compare_bytes, migrations.RunPython.noop),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
