"""Accepting, correcting, rejecting: through the staff form, in one transaction, never over a newer value."""

from datetime import date

import pytest

from offices.models import Office, PhoneLine
from offices.schedule import Schedule
from proposals import review
from proposals.models import Change, Proposal
from proposals.undo import take_back
from records import clock, sources
from records.models import Citation, Confirmation, Record, Version
from tests import builders

pytestmark = [pytest.mark.sql, pytest.mark.django_db]
TEXT = "Uwaga: kasa pracuje 9:30 – 14:15, pokój 316"
HOURS = Schedule.from_osm("Mo-Fr 09:30-14:15").to_json()


@pytest.fixture
def clerk():
    return builders.clerk()


@pytest.fixture
def desk():
    return builders.office("Kasy – MOPS", hours="Mo-Fr 10:00-14:00", slug="kasy")


def proposed(record, path, new, old=None, quote="9:30 – 14:15", contradiction=False):
    snapshot = builders.snapshot(TEXT)
    proposal = Proposal.objects.create(
        record=record.record,
        kind=record.kind,
        slug=record.slug,
        name=record.name,
        snapshot=snapshot,
        made_at=clock.now(),
    )
    start = TEXT.index(quote)
    return Change.objects.create(
        proposal=proposal, path=path, old=old, new=new, start=start, end=start + len(quote), quote=quote,
        is_contradiction=contradiction, fingerprint=Change.fingerprint_of(target_id=record.pk, path=path, new=new),
    )  # fmt: skip


def test_accepted_hours_stand_in_the_record_and_cite_the_words_of_the_text(desk, clerk):
    change = proposed(desk, "hours", HOURS, old=desk.hours.to_json())
    review.accept(change=change, by=clerk)
    assert Office.objects.get(pk=desk.pk).hours == Schedule.from_osm("Mo-Fr 09:30-14:15")
    assert Citation.objects.supporting().get(record=desk.pk, path="hours").quote == "9:30 – 14:15"


def test_an_accepted_change_is_in_the_history_with_who_and_from_where(desk, clerk):
    change = proposed(desk, "room", "3")
    review.accept(change=change, by=clerk)
    version = Version.objects.filter(record=desk.pk).first()
    assert (version.by, version.role) == (clerk, "editor")
    assert version.changes["room"][1] == "3"


def test_accepting_notes_when_the_text_said_so_and_that_a_person_vouched(desk, clerk):
    review.accept(change=proposed(desk, "hours", HOURS, old=desk.hours.to_json()), by=clerk)
    row = Confirmation.objects.get(record=desk.pk, group="hours")
    assert row.seen == date(2019, 11, 20)
    assert row.verified == clock.now().date()


def test_a_change_over_a_newer_value_is_refused_and_changes_nothing(desk, clerk):
    change = proposed(desk, "hours", HOURS, old={"rules": [{"days": [1], "spans": [["08:00", "09:00"]]}]})
    with pytest.raises(review.StaleChangeError):
        review.accept(change=change, by=clerk)
    assert Office.objects.get(pk=desk.pk).hours == desk.hours
    assert Change.objects.get(pk=change.pk).state == Change.State.PENDING


def test_a_corrected_value_is_what_the_record_gets(desk, clerk):
    change = proposed(desk, "room", "316", quote="pokój 316")
    review.accept(change=change, by=clerk, value="315")
    assert Office.objects.get(pk=desk.pk).room == "315"


def test_the_staff_form_refuses_a_bad_value_and_names_the_field(desk, clerk):
    change = proposed(desk, "postal_code", "53611-x")
    with pytest.raises(review.ChangeRefusedError) as refused:
        review.accept(change=change, by=clerk)
    assert "postal_code" in refused.value.errors
    assert Change.objects.get(pk=change.pk).state == Change.State.PENDING


def test_a_rejection_needs_a_reason(desk, clerk):
    with pytest.raises(review.ReasonMissingError):
        review.reject(change=proposed(desk, "room", "316"), by=clerk, reason="  ")


def test_a_rejected_change_leaves_the_record_and_takes_its_evidence_away(desk, clerk):
    change = proposed(desk, "hours", HOURS, old=desk.hours.to_json(), contradiction=True)
    sources.contradict(desk, "hours", change.proposal.snapshot, change.start, change.end, HOURS)
    review.reject(change=change, by=clerk, reason="stara strona")
    assert Change.objects.get(pk=change.pk).reason == "stara strona"
    assert not desk.citations.contradicting().exists()


def test_a_decided_change_cannot_be_decided_again(desk, clerk):
    change = proposed(desk, "room", "316")
    review.accept(change=change, by=clerk)
    with pytest.raises(review.AlreadyDecidedError):
        review.reject(change=change, by=clerk, reason="jednak nie")


def test_a_reopened_change_waits_again_measured_against_the_present(desk, clerk):
    change = proposed(desk, "room", "316")
    review.accept(change=change, by=clerk, value="315")
    take_back(decided=[change], by=clerk, restore=False)
    again = Change.objects.get(pk=change.pk)
    assert (again.state, again.old) == (Change.State.PENDING, "315")


def test_a_new_telephone_line_is_added_through_its_form(desk, clerk):
    row = {"number": "71 782 23 26", "kind": "voice", "label": "Wypłata", "order": 10, "is_main": False}
    review.accept(change=proposed(desk, "lines/+48717822326", row), by=clerk)
    assert PhoneLine.objects.get(record=desk.pk).number == "+48717822326"


def test_a_row_is_removed_when_the_accepted_value_is_nothing(clerk):
    place = builders.office(lines=[("+48717822300", "Sekretariat")], slug="mops")
    line = review.state_of(place)["lines"]["+48717822300"]
    review.accept(change=proposed(place, "lines/+48717822300", None, old=line), by=clerk)
    assert not place.lines.exists()


def test_accepting_everything_of_a_new_record_makes_it_with_its_relations(clerk):
    mops = builders.institution(slug="mops")
    proposal = Proposal.objects.create(
        kind="office", slug="kasa-glowna", name="Kasa główna", snapshot=builders.snapshot(TEXT), made_at=clock.now()
    )
    for path, new in (("name", "Kasa główna"), ("institution", "mops"), ("street", "ul. Strzegomska 6")):
        fingerprint = Change.fingerprint_of(target_id=proposal.target_id, path=path, new=new)
        Change.objects.create(proposal=proposal, path=path, new=new, fingerprint=fingerprint)
    review.accept_all(proposal=proposal, by=clerk)
    made = Office.objects.get(slug="kasa-glowna")
    assert (made.institution, made.street, made.state) == (mops, "ul. Strzegomska 6", Record.State.DRAFT)


def test_a_relation_to_a_record_that_does_not_exist_is_explained(desk, clerk):
    change = proposed(desk, "institution", "nie-ma-takiej")
    with pytest.raises(review.ChangeRefusedError, match="nie-ma-takiej"):
        review.accept(change=change, by=clerk)


def test_the_quoted_words_are_shown_in_their_context_with_the_line(desk):
    quote = review.context_of(proposed(desk, "hours", HOURS))
    assert (quote.marked, quote.line) == ("9:30 – 14:15", 1)
    assert quote.before.endswith("kasa pracuje ")
