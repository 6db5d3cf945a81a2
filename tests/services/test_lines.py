"""A service is asked about at the line that bears its name."""

import pytest

from records.models import Name
from services.lines import lines_about
from tests import builders

pytestmark = pytest.mark.django_db


def labels(service, *lines):
    office = builders.office(lines=[(f"+4871782234{n}", label) for n, label in enumerate(lines)])
    return [line.label for line in lines_about(service, office.lines.all())]


def test_an_inflected_label_answers_about_the_service():
    assert labels(builders.service("Dodatek mieszkaniowy"), "Sekretariat", "Dodatki mieszkaniowe") == [
        "Dodatki mieszkaniowe"
    ]


def test_a_label_with_two_services_answers_about_both():
    card = builders.service("Karta Dużej Rodziny")
    assert labels(card, "Karta Rodzina Plus i Karta Dużej Rodziny")


def test_a_former_name_of_the_service_counts():
    service = builders.service("Świadczenie wychowawcze 800+")
    Name.objects.create(record=service.record, text="500+", kind=Name.Kind.FORMER)
    assert labels(service, "500+ oraz 300+") == ["500+ oraz 300+"]


def test_a_line_for_something_alike_does_not_answer():
    assert labels(builders.service("Dodatek osłonowy"), "Dodatki mieszkaniowe", "") == []
