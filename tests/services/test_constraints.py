"""What the database refuses of services, documents and situations, whoever writes."""

import pytest

from offices.models import Office
from services.models import Document, Service, ServiceAtOffice, Situation, SituationService
from tests.offices.test_constraints import of_itself
from tests.violations import refused, saved, twice

pytestmark = [pytest.mark.sql, pytest.mark.django_db]

VIOLATIONS = {
    "document_coordinates_whole": lambda: saved(Document, longitude=17),
    "document_years_rise": lambda: saved(Document, year_from=2022, year_to=2018),
    "service_coordinates_whole": lambda: saved(Service, latitude=91, longitude=17),
    "service_ages_rise": lambda: saved(Service, minimum_age=60, maximum_age=18),
    "service_not_own_successor": lambda: of_itself(Service, "successor"),
    "service_at_office_unique": lambda: twice(ServiceAtOffice, service=saved(Service), office=saved(Office)),
    "situation_service_unique": lambda: twice(SituationService, situation=saved(Situation), service=saved(Service)),
}


@pytest.mark.parametrize("rule", VIOLATIONS)
def test_the_database_refuses(rule):
    refused(rule, VIOLATIONS[rule])
