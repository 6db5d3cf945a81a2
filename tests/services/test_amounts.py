"""How much a benefit is, on its page."""

import pytest

from services.templatetags.services import since
from tests import builders

pytestmark = pytest.mark.django_db


def test_a_benefit_says_how_much_it_is_and_since_when(client):
    amounts = [{"label": "na dziecko, co miesiąc", "amount": "800 zł", "valid_from": "2024-01-01"}]
    builders.service(slug="800-plus", amounts=amounts)
    page = client.get("/uslugi/800-plus/").content.decode().replace("\xa0", " ")
    assert "800 zł" in page
    assert "od 1 stycznia 2024" in page


@pytest.mark.parametrize(
    "amount", [{}, {"valid_from": ""}, {"valid_from": "kiedyś"}, {"valid_from": "2024-13-01"}, "800 zł"]
)
def test_an_amount_without_a_day_says_none(amount):
    assert since(amount) == ""
