"""Telephone numbers and odd days as staff type them in the back office."""

import pytest

from offices.forms import HoursExceptionForm, PhoneLineRow, written
from offices.models import PhoneLine
from tests import builders

pytestmark = pytest.mark.django_db


def typed(number, **more):
    office = builders.office()
    data = {"number": number, "kind": "voice", "order": "1", "hours-mode": "unknown", **more}
    return PhoneLineRow(data, instance=PhoneLine(record=office.record))


@pytest.mark.parametrize(
    "spelling", ["71 782 23 46", "717822346", "(71) 782-23-46", "+48 71 782 23 46", "0048717822346"]
)
def test_any_spelling_of_a_number_is_one_number(spelling):
    assert typed(spelling).save().number == "+48717822346"


def test_a_range_is_typed_as_it_is_printed():
    line = typed("71 782 23 00 do 03").save()
    assert (line.number, line.last_number) == ("+48717822300", "+48717822303")


def test_a_range_comes_back_to_the_form_as_it_was_typed():
    assert written(typed("71 782 23 00 do 03").save()) == "71 782 23 00 do 03"


def test_a_range_made_a_single_number_loses_its_end():
    line = typed("71 782 23 00 do 03").save()
    again = PhoneLineRow({"number": "71 782 23 00", "kind": "voice", "order": "1"}, instance=line)
    assert again.save().last_number == ""


def test_an_extension_in_the_number_goes_to_its_own_field():
    assert typed("71 782 23 46 wew. 12").save().extension == "12"


def test_a_mobile_number_is_known_as_one():
    assert typed("501 928 501").save().kind == "mobile"


@pytest.mark.parametrize("wrong", ["12 34", "brak", "71 782 23 46, 71 782 23 00", "9" * 70])
def test_what_is_not_one_number_is_refused_with_a_sentence(wrong):
    assert "nie jest jeden numer telefonu" in typed(wrong).errors["number"][0]


def odd_day(**fields):
    return HoursExceptionForm({"starts": "2026-12-24", **fields})


def test_one_odd_day_needs_no_end():
    form = odd_day()
    assert form.is_valid()
    assert form.cleaned_data["ends"] == form.cleaned_data["starts"]


@pytest.mark.parametrize("spelling", ["10:00-12:00", "10-12", "10.00 – 12.00"])
def test_hours_of_an_odd_day_are_read_as_people_write_them(spelling):
    form = odd_day(spans=spelling)
    assert form.is_valid()
    assert form.cleaned_data["spans"] == [["10:00", "12:00"]]


@pytest.mark.parametrize("wrong", ["dziesiąta", "10-12-14", "25:00-26:00", "10:00"])
def test_hours_that_cannot_be_are_refused(wrong):
    assert "spans" in odd_day(spans=wrong).errors


def test_an_end_before_the_beginning_is_refused_with_a_sentence():
    assert odd_day(ends="2026-12-01").errors["ends"] == ["Koniec jest wcześniej niż początek."]
