"""What the database refuses of places, telephones, odd days and notices, whoever writes."""

from datetime import date

import pytest

from offices.models import (
    EmergencyLine,
    Holiday,
    HoursException,
    Institution,
    Membership,
    Notice,
    Office,
    PhoneLine,
    ServiceArea,
)  # fmt: skip
from tests import builders
from tests.violations import refused, saved, twice

pytestmark = [pytest.mark.sql, pytest.mark.django_db]
EARLY, LATE = date(2026, 1, 1), date(2026, 12, 31)
NUMBER = "+48717822346"


def of_itself(model, relation):
    """The row points at itself."""
    row = saved(model)
    model.objects.filter(pk=row.pk).update(**{relation: row})


def line(**fields):
    return PhoneLine.objects.create(**{"record": saved(Office), "number": NUMBER, **fields})


def main_lines():
    office = saved(Office)
    line(record=office, is_main=True)
    line(record=office, is_main=True, number="+48717822347")


def odd_days_of_a_line():
    one = line()
    twice(HoursException, record=one.record, line=one, starts=EARLY, ends=EARLY)


VIOLATIONS = {
    "institution_coordinates_whole": lambda: saved(Institution, latitude=51),
    "institution_not_own_parent": lambda: of_itself(Institution, "parent"),
    "institution_not_own_successor": lambda: of_itself(Institution, "successor"),
    "office_coordinates_whole": lambda: saved(Office, latitude=51, longitude=181),
    "office_not_in_itself": lambda: of_itself(Office, "part_of"),
    "area_is_somewhere": lambda: ServiceArea.objects.create(office=saved(Office)),
    "area_numbers_rise": lambda: ServiceArea.objects.create(
        office=saved(Office), street="Czeska", number_from=9, number_to=1
    ),
    "area_numbers_are_of_a_street": lambda: ServiceArea.objects.create(
        office=saved(Office), district=builders.district(), side="odd"
    ),
    "membership_unique": lambda: twice(Membership, user=builders.clerk(), institution=saved(Institution)),
    "line_unique_in_record": lambda: twice(PhoneLine, record=saved(Office), number=NUMBER),
    "line_one_main": main_lines,
    "line_has_number": lambda: line(number=""),
    "line_range_rises": lambda: line(last_number="+48717822300"),
    "offices.EmergencyLine.number": lambda: twice(EmergencyLine, number="112", label="Alarm"),
    "notice_from_before_to": lambda: Notice.objects.create(text="Kasa nieczynna", valid_from=LATE, valid_to=EARLY),
    "notice_has_text": lambda: Notice.objects.create(text=""),
    "exception_from_before_to": lambda: HoursException.objects.create(record=saved(Office), starts=LATE, ends=EARLY),
    "exception_usual_for_all_matters": lambda: HoursException.objects.create(
        record=saved(Office), starts=EARLY, ends=EARLY, usual=True, matter="becikowe"
    ),
    "exception_unique": lambda: twice(HoursException, record=saved(Office), starts=EARLY, ends=EARLY),
    "exception_of_line_unique": odd_days_of_a_line,
    "holiday_unique_in_municipality": lambda: twice(
        Holiday, day=EARLY, name="Dzień miasta", municipality=builders.town()
    ),
    "holiday_unique": lambda: twice(Holiday, day=EARLY, name="Dzień miasta"),
}


@pytest.mark.parametrize("rule", VIOLATIONS)
def test_the_database_refuses(rule):
    refused(rule, VIOLATIONS[rule])


def test_two_records_may_share_a_number():
    line()
    line()
    assert PhoneLine.objects.filter(number=NUMBER).count() == 2
