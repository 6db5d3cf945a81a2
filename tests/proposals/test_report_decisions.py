"""What staff do with residents' reports, what the resident then reads, and when everything is forgotten."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from offices.models import Office
from proposals.models import Change, Helped, Proposal, Report
from proposals.reporting import close, report
from proposals.review import AlreadyDecidedError, accept, reject
from records import clock
from records.models import Record

pytestmark = pytest.mark.django_db
Topic = Report.Topic


@pytest.fixture
def hours(cast):
    return report(record=cast.office.record, topic=Topic.HOURS, wrong="Zamykają później", right="pn-pt 8:00-16:00")


@pytest.fixture
def unclear(cast):
    return report(record=cast.office.record, topic=Topic.OTHER, wrong="Winda jest zepsuta")


def page_of(client, made):
    return client.get(f"/zglos/stan/{made.code}/").content.decode()


def screen_of(client, made):
    return client.get(f"/admin/proposals/proposal/{made.change.proposal_id}/").content.decode()


def test_staff_read_the_residents_words_beside_the_change(client, ewa, hours):
    text = screen_of(client, hours)
    assert "Zamykają później" in text
    assert "Zgłoszone przez mieszkańców" in client.get("/admin/proposals/proposal/").content.decode()


def test_an_accepted_value_is_on_the_page_and_the_resident_reads_that_it_was_corrected(client, ewa, hours):
    accept(change=hours.change, by=ewa)
    assert Office.objects.get(slug="mops-strzegomska").hours.to_json() == hours.change.new
    assert "Poprawione" in page_of(client, hours)


def test_the_reason_of_a_rejection_is_read_by_the_resident(client, ewa, hours):
    reject(change=hours.change, by=ewa, reason="Urząd potwierdził 15:30")
    assert "Urząd potwierdził 15:30" in page_of(client, hours)


def test_where_only_a_person_can_tell_there_is_nothing_to_accept(client, ewa, unclear):
    text = screen_of(client, unclear)
    assert f"/zmiana/{unclear.change_id}/przyjmij/" not in text
    assert f"/zmiana/{unclear.change_id}/zalatwione/" in text


def test_staff_close_a_report_they_dealt_with_by_hand(client, ewa, unclear):
    client.post(f"/admin/proposals/proposal/zmiana/{unclear.change_id}/zalatwione/")
    assert "Poprawione" in page_of(client, unclear)


def test_a_report_is_closed_once(ewa, unclear):
    close(change=unclear.change, by=ewa)
    with pytest.raises(AlreadyDecidedError):
        close(change=unclear.change, by=ewa)


def test_a_closed_report_changes_nothing_in_the_record(ewa, unclear):
    before = Record.objects.get(slug="mops-strzegomska").version
    close(change=unclear.change, by=ewa)
    assert Record.objects.get(slug="mops-strzegomska").version == before


def test_what_was_rejected_of_one_resident_another_may_still_say(ewa, cast, hours):
    reject(change=hours.change, by=ewa, reason="Nie")
    again = report(record=cast.office.record, topic=Topic.HOURS, wrong="Inne godziny", right="pn-pt 8:00-16:00")
    assert again.change.state == Change.State.PENDING


# ---------------------------------------------------------------- forgetting


def aged(made, days):
    Change.objects.filter(pk=made.change_id).update(decided_at=clock.now() - timedelta(days=days))


def test_a_report_is_forgotten_with_its_proposal_when_its_time_is_over(ewa, hours):
    reject(change=hours.change, by=ewa, reason="Nie")
    aged(hours, 91)
    call_command("forget_feedback")
    assert (Report.objects.count(), Proposal.objects.count()) == (0, 0)


def test_a_report_is_kept_while_its_time_lasts(ewa, hours):
    reject(change=hours.change, by=ewa, reason="Nie")
    aged(hours, 89)
    call_command("forget_feedback")
    assert Report.objects.count() == 1


def test_a_report_nobody_decided_about_is_forgotten_after_a_year(hours):
    Report.objects.update(made_at=clock.now() - timedelta(days=366))
    call_command("forget_feedback")
    assert Proposal.objects.count() == 0


def test_the_days_are_those_of_the_settings(ewa, hours, settings):
    settings.FEEDBACK_RETENTION_DAYS = 30
    reject(change=hours.change, by=ewa, reason="Nie")
    aged(hours, 31)
    call_command("forget_feedback")
    assert Report.objects.count() == 0


def test_answers_are_forgotten_after_two_years(cast):
    Helped.objects.create(record=cast.office.record, month=clock.now().date() - timedelta(days=800), yes=3)
    call_command("forget_feedback")
    assert Helped.objects.count() == 0


def test_staff_see_which_pages_help(client, ewa, cast):
    Helped.objects.create(record=cast.office.record, month=clock.now().date().replace(day=1), yes=3, no=5)
    assert "MOPS, ul. Strzegomska 6" in client.get("/admin/proposals/helped/").content.decode()
