"""Whose number it is, notices and odd days, emergency numbers."""

from datetime import date

import pytest

from offices.models import EmergencyLine, HoursException, Notice, PhoneLine
from records.models import Record
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]


@pytest.fixture
def text_of(client, cast):
    return lambda address, **query: client.get(address, query).content.decode()


@pytest.mark.parametrize(
    "number", ["71 782 23 00", "717822300", "+48 71 782-23-00", "(071) 78-22-300", "0048717822300"]
)
def test_a_number_in_any_spelling_is_found(text_of, number):
    assert 'href="/placowki/mops-strzegomska/"' in text_of("/telefony/", numer=number)


def test_a_number_inside_a_range_is_found(text_of, cast):
    PhoneLine.objects.filter(number="+48717822300").update(last_number="+48717822303")
    assert 'href="/placowki/mops-strzegomska/"' in text_of("/telefony/", numer="71 782 23 02")


def test_a_number_of_nobody_is_plainly_not_in_the_directory(text_of):
    assert "Nie ma go w katalogu." in text_of("/telefony/", numer="71 999 99 99")


def test_a_number_of_a_draft_is_not_in_the_directory(text_of, cast):
    PhoneLine.objects.create(record=cast.secret.record, number="+48717822999")
    assert "Nie ma go w katalogu." in text_of("/telefony/", numer="71 782 29 99")


@pytest.mark.parametrize("words", ["abc", "12", "7\x001", "' OR 1=1", "9" * 10_000, "🎄"])
def test_what_is_no_number_gets_an_ordinary_answer(text_of, words):
    assert "To nie jest polski numer telefonu." in text_of("/telefony/", numer=words)


def test_a_notice_holds_until_its_last_day(text_of, cast):
    Notice.objects.create(record=cast.cus.record, text="Zapisy trwają", valid_to=date(2026, 11, 26))
    Notice.objects.create(record=cast.cus.record, text="Zapisy zakończone", valid_to=date(2026, 11, 25))
    text = text_of("/komunikaty/")
    assert "Zapisy trwają" in text
    assert "Zapisy zakończone" not in text


def test_a_notice_has_an_anchor(text_of, cast):
    notice = Notice.objects.create(record=cast.cus.record, text="Zapisy trwają")
    assert f'id="k{notice.pk}"' in text_of("/komunikaty/")


def test_a_notice_of_a_place_nobody_sees_is_not_shown(text_of, cast):
    Notice.objects.create(record=cast.board.record, text="Remont")
    Record.objects.filter(pk=cast.pzon.pk).update(state=Record.State.WITHDRAWN)
    assert "Remont" not in text_of("/komunikaty/")


def test_odd_days_of_places_are_listed_with_their_hours(text_of, cast):
    HoursException.objects.create(
        record=cast.office.record, starts=date(2026, 12, 24), ends=date(2026, 12, 24), spans=[["07:30", "12:00"]]
    )
    assert "7:30–12:00" in text_of("/komunikaty/")


def test_public_holidays_are_named(text_of):
    assert "Wigilia" in text_of("/komunikaty/")


def test_emergency_numbers_can_be_called(text_of):
    EmergencyLine.objects.create(number="800120002", label="Niebieska Linia")
    assert 'href="tel:800120002"' in text_of("/numery-alarmowe/")


def test_112_is_there_even_when_staff_entered_nothing(text_of):
    assert 'href="tel:112"' in text_of("/numery-alarmowe/")


def test_a_day_of_every_month_is_among_the_changes(text_of, cast):
    builders.office("Kasa", "Mo-Fr 10:00-14:00", [{"day": -1, "hours": "10:00-12:00"}], slug="kasa",
                    lines=[("+48717822399", "kasa")])  # fmt: skip
    text = text_of("/komunikaty/")
    assert '<dt>poniedziałek, 30 listopada</dt><dd><a href="/placowki/kasa/"' in text
