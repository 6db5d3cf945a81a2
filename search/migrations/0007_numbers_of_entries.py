"""Entries get numbers made of their addresses, postings stand in the order of their impact.

Both are keys, so the tables are made anew, empty: the next change, or the start of the portal, writes the whole index.
"""

from django.db import migrations, models
from django.db.models import DO_NOTHING

BYTE_ORDER = [
    ("search_phone", "digits", 20),
    ("search_entry", "kind", 20),
    ("search_entry", "slug", 200),
    ("search_entry", "sort_key", 700),
    ("search_keyword", "key", 64),
    ("search_keyword", "sound", 64),
]
# The rows stand in the key itself, not a second time beside it: half the size, and less to write of every change.
IN_THE_KEY = """
DROP TABLE search_posting;
CREATE TABLE search_posting (
  term_id integer NOT NULL, impact smallint NOT NULL, entry_id bigint NOT NULL, PRIMARY KEY (term_id, impact, entry_id)
) WITHOUT ROWID;
"""


def arrange(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table, column, length in BYTE_ORDER:
            schema_editor.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar({length}) COLLATE "C"')
    else:
        for statement in filter(str.strip, IN_THE_KEY.split(";")):
            schema_editor.execute(statement)


def ask_for_a_new_index(apps, schema_editor):
    """What refers to the old numbers goes; a version that is not the present one has the index written anew."""
    for model in ("SearchTerm", "SearchValue"):
        apps.get_model("search", model).objects.all().delete()
    apps.get_model("search", "SearchState").objects.update(version=0, entries=0)


def entry(**more):
    return models.ForeignKey(on_delete=DO_NOTHING, to="search.searchentry", **more)


class Migration(migrations.Migration):
    dependencies = [("search", "0006_first_dictionary")]
    operations = [
        migrations.DeleteModel(name="SearchPosting"),
        migrations.DeleteModel(name="SearchFacet"),
        migrations.DeleteModel(name="SearchPhone"),
        migrations.DeleteModel(name="SearchEntry"),
        migrations.RunPython(ask_for_a_new_index, migrations.RunPython.noop),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("slug", models.CharField(max_length=200)),
                ("title", models.CharField(max_length=300)),
                ("sort_key", models.CharField(max_length=700)),
                ("prior", models.IntegerField(default=0)),
                ("digest", models.CharField(max_length=64)),
                ("terms", models.JSONField(default=dict)),
                ("card", models.JSONField(default=dict)),
                (
                    "record",
                    models.OneToOneField(on_delete=DO_NOTHING, related_name="search_entry", to="records.record"),
                ),
                (
                    "hours",
                    models.ForeignKey(
                        null=True, on_delete=DO_NOTHING, related_name="entries", to="search.searchhours"
                    ),
                ),
            ],
            options={
                "db_table": "search_entry",
                "indexes": [models.Index(fields=["sort_key", "kind", "slug"], name="search_entry_by_name")],
            },
        ),
        migrations.CreateModel(
            name="SearchPhone",
            fields=[
                ("pk", models.CompositePrimaryKey("digits", "entry_id", blank=True, editable=False, serialize=False)),
                ("digits", models.CharField(max_length=20)),
                ("entry", entry(related_name="phones")),
            ],
            options={"db_table": "search_phone"},
        ),
        migrations.CreateModel(
            name="SearchPosting",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "term_id", "impact", "entry_id", blank=True, editable=False, serialize=False
                    ),
                ),
                ("impact", models.SmallIntegerField()),
                ("entry", entry(related_name="postings", db_constraint=False, db_index=False)),
                (
                    "term",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=DO_NOTHING,
                        related_name="postings",
                        to="search.searchterm",
                    ),
                ),
            ],
            options={"db_table": "search_posting"},
        ),
        migrations.CreateModel(
            name="SearchFacet",
            fields=[
                ("pk", models.CompositePrimaryKey("value_id", "entry_id", blank=True, editable=False, serialize=False)),
                ("facet", models.SmallIntegerField()),
                ("entry", entry(related_name="facets", db_index=False)),
                (
                    "value",
                    models.ForeignKey(
                        db_index=False, on_delete=DO_NOTHING, related_name="facets", to="search.searchvalue"
                    ),
                ),
            ],
            options={
                "db_table": "search_facet",
                "indexes": [models.Index(fields=["entry", "facet", "value"], name="search_facet_cover")],
            },
        ),
        migrations.RunPython(arrange, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="searchposting",
            index=models.Index(fields=["term", "entry", "impact"], name="search_posting_cover"),
        ),
    ]
