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
    write_what_is_looked_up(apps)


def write_what_is_looked_up(apps):
    SearchExpansion = apps.get_model("search", "SearchExpansion")
    SearchKeyword = apps.get_model("search", "SearchKeyword")
    SearchExpansion.objects.all().delete()
    active = apps.get_model("search", "SearchSynonym").objects.filter(active=True)
    lines = [(row, Line(row.terms, row.expands_to, row.language, row.weight)) for row in active]
    SearchExpansion.objects.bulk_create(
        SearchExpansion(
            synonym=row, key=key, alternative=alternative, size=len(stems), term=term, weight=line.weight
        )
        for row, line in lines
        for alternative, (key, stems) in enumerate(readings(line))
        for term in stems
    )  # fmt: skip
    SearchKeyword.objects.bulk_create(
        SearchKeyword(synonym=row, **keyword._asdict()) for row, line in lines for keyword in keywords(line)
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0005_dictionary")]
    operations = [
        migrations.RunPython(compare_bytes, migrations.RunPython.noop),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
