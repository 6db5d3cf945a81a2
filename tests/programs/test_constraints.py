"""What the database refuses of programmes, whoever writes."""

import pytest

from programs.models import Edition, Partnership, Program, Result
from tests.violations import refused, saved, twice

pytestmark = [pytest.mark.sql, pytest.mark.django_db]

VIOLATIONS = {
    "program_coordinates_whole": lambda: saved(Program, latitude=51),
    "edition_unique": lambda: twice(Edition, program=saved(Program), year_from=2024),
    "edition_years_rise": lambda: Edition.objects.create(program=saved(Program), year_from=2024, year_to=2020),
    "partner_unique": lambda: twice(Partnership, program=saved(Program), name="Szkoła Podstawowa nr 50"),
    "result_unique": lambda: twice(Result, program=saved(Program), text="uczestników"),
}


@pytest.mark.parametrize("rule", VIOLATIONS)
def test_the_database_refuses(rule):
    refused(rule, VIOLATIONS[rule])
