"""Daily counts of searches that found nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0003_first_synonyms")]

    operations = [
        migrations.CreateModel(
            name="SearchMiss",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                ("query", models.CharField(max_length=80, verbose_name="searched for")),
                ("meant", models.CharField(blank=True, max_length=80, verbose_name="corrected to")),
                ("times", models.PositiveIntegerField(verbose_name="times")),
            ],
            options={
                "verbose_name": "search without result",
                "verbose_name_plural": "searches without result",
                "db_table": "search_miss",
                "ordering": ["-day", "query", "meant"],
                "constraints": [
                    models.UniqueConstraint(fields=("query", "meant", "day"), name="search_miss_once_a_day")
                ],
            },
        ),
    ]
