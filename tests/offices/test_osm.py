"""Opening hours to and from the OSM opening_hours text of the exchange format."""

import pytest
from django.utils import translation

from offices.osm_writing import runs
from offices.schedule import Schedule, ScheduleError

CASH_DESK = [{"day": -1, "hours": "10:00-12:00", "if_holiday": "next"}]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Mo-Fr 07:30-15:30", "Mo-Fr 07:30-15:30; PH off"),
        ("07:30-15:30", "Mo-Fr 07:30-15:30; PH off"),
        ("Mo-Fr: 7:30 - 15:30", "Mo-Fr 07:30-15:30; PH off"),
        ("24/7", "24/7"),
        ("24/7; PH off", "24/7; PH off"),
        ("off", "Mo-Su off; PH off"),
        ("Mo-Fr 07:30-15:30; Tu 07:30-16:30; Sa-Su off", "Mo,We-Fr 07:30-15:30; Tu 07:30-16:30; PH off"),
        ("Mo,We,Fr 08:00-15:00; Tu 11:00-15:00; PH closed", "Mo,We,Fr 08:00-15:00; Tu 11:00-15:00; PH off"),
        ("Tu,Th 09:00-11:00,11:15-13:00", "Tu,Th 09:00-11:00,11:15-13:00; PH off"),
        ("Tu[2],Tu[4] 10:00-12:00", "Tu[2] 10:00-12:00; Tu[4] 10:00-12:00; PH off"),
        ("Tu[2,4] 10:00-12:00", "Tu[2] 10:00-12:00; Tu[4] 10:00-12:00; PH off"),
        ("Th[-1] 14:00-16:00", "Th[-1] 14:00-16:00; PH off"),
        ("Sa-Mo 10:00-12:00", "Mo,Sa-Su 10:00-12:00; PH off"),
        ("Fr 20:00-28:00", "Fr 20:00-04:00; PH off"),
        ("Mo-Fr 08:00-12:00, Tu 14:00-16:00", "Mo,We-Fr 08:00-12:00; Tu 08:00-12:00,14:00-16:00; PH off"),
        ("Mo 08:00-10:00 unknown", "Mo 08:00-10:00 unknown; PH off"),
        ('Mo 08:00-10:00 "pokój 3; parter"', 'Mo 08:00-10:00 open "pokój 3; parter"; PH off'),
        ('We off "internal: szkolenie"; Mo 8:00-9:00', 'Mo 08:00-09:00; We off "internal: szkolenie"; PH off'),
        ('Mo 08:00-12:00; Mo 12:00-15:00 off "internal"', 'Mo 08:00-12:00, Mo 12:00-15:00 off "internal"; PH off'),
        ("Mo-Su 08:00-20:00; PH open", "Mo-Su 08:00-20:00; PH open"),
        (
            "Mo-Fr 08:00-16:00; 2026 Jul 01-2026 Aug 31 Mo-Fr 08:00-14:00; 2026 Jun 05 off",
            "Mo-Fr 08:00-16:00; 2026 Jul 01-2026 Aug 31 Mo-Fr 08:00-14:00; 2026 Jun 05 Mo-Su off; PH off",
        ),
        ("2026 Sep 01+ Mo 10:00-12:00", "2026 Sep 01+ Mo 10:00-12:00; PH off"),
        ("1900 Jan 01-2026 Aug 31 Mo 10:00-12:00", "1900 Jan 01-2026 Aug 31 Mo 10:00-12:00; PH off"),
    ],
)
def test_a_text_is_read_and_written_in_one_form(text, same):
    assert Schedule.from_osm(text).to_osm() == same


def test_a_later_rule_replaces_the_day_of_an_earlier_one():
    assert Schedule.from_osm("Mo-Fr 08:00-14:00; We 08:00-16:00") == Schedule.from_osm(
        "Mo,Tu,Th,Fr 08:00-14:00; We 08:00-16:00"
    )


def test_monthly_rules_stand_beside_the_text():
    schedule = Schedule.from_osm("Mo-Fr 10:00-14:00", CASH_DESK)
    assert (schedule.to_osm(), schedule.monthly()) == ("Mo-Fr 10:00-14:00; PH off", CASH_DESK)


@pytest.mark.parametrize(
    "monthly",
    [
        [{"day": 15, "hours": "08:00-09:00"}],
        [{"day": 31, "hours": "Sa 08:00-09:00 unknown"}],
        [{"day": "Mo[1]", "hours": "09:00-10:00", "if_holiday": "next"}],
        [{"day": "Fr[-1]", "hours": '09:00-10:00 open "ul. Wąska 3"', "if_holiday": "previous"}],
        [{"day": 1, "hours": "10:00-12:00", "if_holiday": "open"}, {"day": -1, "hours": "off"}],
    ],
)
def test_monthly_rules_are_read_and_written_in_one_form(monthly):
    schedule = Schedule.from_osm("Mo-Fr 10:00-14:00", monthly)
    assert Schedule.from_osm(schedule.to_osm(), schedule.monthly()) == schedule


def test_as_the_office_has_no_text():
    assert (Schedule(as_office=True).to_osm(), Schedule(as_office=True).monthly()) == ("", [])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "codziennie 8-16",
        "Mo-Fr",
        "Mo-Fr 8:00",
        "Mo-Fr 25:00-26:00",
        "Mo-Fr 08:60-09:00",
        "Mo-Fr 08:00-08:00",
        "Tu[6] 10:00-12:00",
        "Tu[x] 10:00-12:00",
        "2026 Feb 30 off",
        "2026 Aug 31-2026 Jul 01 Mo 10:00-12:00",
        "PH 10:00-12:00",
        "Mo-Fr 08:00-12:00; Mo-Fr 09:00-",
        'Mo 08:00-10:00 "bez końca',
        "Mo 08:00-10:00,09:00-11:00",
        "x" * 5001,
    ],
)
def test_a_text_that_is_not_understood_is_refused(text):
    with pytest.raises(ScheduleError):
        Schedule.from_osm(text)


def test_the_refusal_quotes_the_part_that_is_wrong():
    with translation.override("en"), pytest.raises(ScheduleError, match="“od rana” is not understood as hours"):
        Schedule.from_osm("Mo-Fr 08:00-12:00; od rana")


@pytest.mark.parametrize(
    "text", ["Mo," * 2000 + "x", "08:00-09:00," * 2000, '"' * 4999, "Tu[" + "1," * 2000, "Mo 08:00-10:00 " * 300]
)
def test_a_long_senseless_text_is_refused_at_once(text):
    with pytest.raises(ScheduleError):
        Schedule.from_osm(text[:5000])


@pytest.mark.parametrize(("days", "groups"), [((1, 2, 4), [[1, 2], [4]]), ((), []), ((1, 2, 3), [[1, 2, 3]])])
def test_only_consecutive_days_are_grouped(days, groups):
    assert runs(days) == groups
