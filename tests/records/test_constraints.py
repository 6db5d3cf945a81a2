"""What the database refuses of any record, whoever writes."""

from datetime import UTC, date, datetime

import pytest

from records.models import (
    Category,
    Citation,
    Confirmation,
    DirectoryRevision,
    District,
    Municipality,
    Name,
    Page,
    Record,
    Redirect,
    Snapshot,
    Source,
    TargetGroup,
    Translation,
    User,
    Version,
)  # fmt: skip
from tests import builders
from tests.violations import refused, saved, twice

pytestmark = [pytest.mark.sql, pytest.mark.django_db]
NOW = datetime(2026, 11, 24, tzinfo=UTC)
EARLY, LATE = date(2026, 1, 1), date(2026, 12, 31)


def record(**fields):
    return saved(Record, **{"kind": "office", **fields})


def change(**fields):
    """Straight into the row, past Record.save."""
    return Record.objects.filter(pk=record().pk).update(**fields)


def text(content="KASY czynne 9:30", sha="a"):
    source = Source.objects.get_or_create(url="https://mops.example/")[0]
    return Snapshot.objects.create(source=source, text=content, sha256=sha, fetched=EARLY)


def quote(count=1, start=0, end=4):
    row, snapshot = record(), text()
    for _time in range(count):
        Citation.objects.create(record=row, path="hours", snapshot=snapshot, start=start, end=end, quote="KASY")


VIOLATIONS = {
    "records.Source.url": lambda: twice(Source, url="https://mops.example/"),
    "records.Snapshot.sha256": lambda: (text(), text("inny")),
    "records.Municipality.slug": lambda: twice(Municipality, name="Rawicz", slug="rawicz"),
    "records.Category.slug": lambda: twice(Category, name="Zdrowie", slug="zdrowie"),
    "records.TargetGroup.slug": lambda: twice(TargetGroup, name="Seniorzy", slug="seniorzy"),
    "records.User.email": lambda: twice(User, email="ewa@mops.example"),
    "snapshot_not_empty": lambda: text(""),
    "citation_start_before_end": lambda: quote(start=4, end=4),
    "citation_unique": lambda: quote(count=2),
    "confirmation_unique": lambda: twice(Confirmation, record=record(), group="hours", seen=EARLY),
    "confirmation_has_a_date": lambda: Confirmation.objects.create(record=record(), group="hours"),
    "version_number_unique": lambda: twice(Version, record=record(), number=1, role="x", changes={}, made_at=NOW),
    "revision_is_one_row": lambda: DirectoryRevision.objects.create(pk=2),
    "municipality_teryt_unique": lambda: [
        Municipality.objects.create(name=name, slug=name, teryt="0264011") for name in ("a", "b")
    ],
    "district_slug_unique": lambda: twice(District, municipality=builders.town(), name="Krzyki", slug="krzyki"),
    "record_kind_slug_unique": lambda: (record(slug="kasy"), record(slug="kasy")),
    "record_slug_not_empty": lambda: record(name="!!!"),
    "record_name_not_empty": lambda: change(name=""),
    "record_published_has_date": lambda: change(state="published", published_at=None),
    "record_kind_known": lambda: record(kind="school"),
    "record_state_known": lambda: change(state="public"),
    "name_unique_in_record": lambda: twice(Name, record=record(), text="MOPS"),
    "name_from_before_to": lambda: Name.objects.create(record=record(), text="a", valid_from=LATE, valid_to=EARLY),
    "translation_unique": lambda: twice(Translation, record=record(), field="name", language="uk", text="a"),
    "redirect_unique": lambda: twice(Redirect, record=record(), kind="office", slug="stare"),
    "page_unique": lambda: twice(Page, slug="prywatnosc", title="Prywatność"),
}


@pytest.mark.parametrize("rule", VIOLATIONS)
def test_the_database_refuses(rule):
    refused(rule, VIOLATIONS[rule])


def test_municipalities_without_a_teryt_may_be_many():
    builders.town()
    builders.town("Rawicz", "rawicz")
    assert Municipality.objects.filter(teryt="").count() == 2
