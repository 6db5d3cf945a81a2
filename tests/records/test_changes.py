"""The one write path: what a commit writes down, what it raises, and when it does nothing."""

import pytest
from django.db import transaction

from offices.models import Office, PhoneLine
from records import changes, signals
from records.models import Confirmation, Record, Redirect, User, Version
from tests import builders
from tests.violations import saved

pytestmark = [pytest.mark.sql, pytest.mark.django_db]


@pytest.fixture
def desk():
    """A desk with one version in its history."""
    return builders.committed(saved(Office, slug="kasy", name="Kasy", room="3"))


@pytest.fixture
def told():
    """What the signal said, as (changed slugs, removed)."""
    heard = []

    def listen(sender, *, records, removed, **_more):
        heard.append(([record.slug for record in records], removed))

    signals.changed.connect(listen)
    yield heard
    signals.changed.disconnect(listen)


def edited(record, *, by=None, role="", **fields):
    with transaction.atomic():
        for name, value in fields.items():
            setattr(record, name, value)
        record.save()
        return changes.commit([record], by=by, role=role, why="test")


def test_a_commit_raises_the_version_of_the_record(desk):
    edited(desk, room="4")
    assert Record.objects.get().version == 2


def test_the_history_holds_the_old_and_the_new_value(desk):
    edited(desk, room="4")
    assert Version.objects.get(number=2).changes == {"room": ["3", "4"]}


def test_the_first_entry_holds_everything_the_record_says(desk):
    first = Version.objects.get().changes
    assert (first["name"], first["room"]) == ([None, "Kasy"], [None, "3"])


def test_a_new_telephone_is_one_change(desk):
    PhoneLine.objects.create(record=desk.record, number="+48717822346", label="kasa")
    edited(desk)
    change = Version.objects.get(number=2).changes
    assert change["lines/+48717822346"][1]["label"] == "kasa"
    assert len(change) == 1


def test_a_changed_telephone_is_named_by_its_number(desk):
    line = PhoneLine.objects.create(record=desk.record, number="+48717822346", label="kasa")
    edited(desk)
    PhoneLine.objects.filter(pk=line.pk).update(label="kasa główna")
    edited(desk)
    assert Version.objects.get(number=3).changes == {"lines/+48717822346/label": ["kasa", "kasa główna"]}


def test_a_removed_telephone_is_a_change_to_nothing(desk):
    line = PhoneLine.objects.create(record=desk.record, number="+48717822346")
    edited(desk)
    line.delete()
    edited(desk)
    assert Version.objects.get(number=3).changes["lines/+48717822346"][1] is None


def test_a_commit_bumps_the_revision(desk):
    before = changes.revision()
    edited(desk, room="4")
    assert changes.revision() == before + 1


def test_nothing_happens_when_nothing_changed(desk, told):
    before = changes.revision()
    assert edited(desk) == []
    assert (Version.objects.count(), changes.revision(), told) == (1, before, [])


def test_a_new_slug_leaves_a_redirect(desk):
    edited(desk, slug="kasa-glowna")
    assert Redirect.objects.get().slug == "kasy"


def test_a_slug_that_comes_back_is_no_redirect_any_more(desk):
    edited(desk, slug="kasa-glowna")
    edited(desk, slug="kasy")
    assert list(Redirect.objects.values_list("slug", flat=True)) == ["kasa-glowna"]


def test_a_commit_tells_which_records_changed(desk, told):
    edited(desk, room="4")
    assert told == [(["kasy"], [])]


def test_the_entry_says_who_and_in_what_role(desk):
    edited(desk, room="4", by=builders.clerk())
    assert Version.objects.values_list("by__email", "role").get(number=2) == ("ewa@mops.example", "editor")


def test_the_machine_user_is_an_import(desk):
    edited(desk, room="4", by=User.objects.importer())
    assert Version.objects.get(number=2).role == "import"


def test_what_a_person_changed_that_person_verified(desk):
    edited(desk, room="4", by=builders.clerk())
    assert Confirmation.objects.get().group == "address"


def test_what_a_load_changed_nobody_verified(desk):
    edited(desk, room="4", role="load")
    assert not Confirmation.objects.exists()


def test_a_removed_record_is_gone_and_told(desk, told):
    pk = desk.pk
    with transaction.atomic():
        changes.remove([desk])
    assert told == [([], [("office", "kasy", pk)])]
    assert not Record.objects.exists()
