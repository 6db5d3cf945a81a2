"""The district sketch: a dot where coordinates exist, nothing where there is no drawing; nothing from outside."""

from decimal import Decimal

import pytest

from offices.models import Office
from offices.sketch import FOLDER, inside, nearer, sketch_of

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
PAGE = "/placowki/mops-strzegomska/"


def test_of_a_square_the_nearer_half_is_kept():
    assert sorted(nearer(SQUARE, (2, 5), (8, 5))) == [(0, 0), (0, 10), (5, 0), (5, 10)]


@pytest.mark.parametrize(("point", "found"), [((5, 5), True), ((15, 5), False), ((-1, 5), False)])
def test_a_point_is_inside_or_not(point, found):
    assert inside(point, SQUARE) is found


@pytest.mark.parametrize("slug", ["atlantyda", "", "../sketch", "wroclaw.json"])
def test_a_town_without_a_drawing_has_none(slug):
    assert sketch_of(slug) is None


@pytest.mark.parametrize("slug", [path.stem for path in FOLDER.glob("*.json")])
def test_every_district_of_a_drawing_has_a_cell_around_its_middle(slug):
    sketch = sketch_of(slug)
    assert [name for name, cell in sketch.cells.items() if len(cell) < 3] == []


def test_a_place_lies_in_the_district_whose_middle_is_nearest():
    sketch = sketch_of("wroclaw")
    assert sketch.district_at(sketch.at(51.1405, 17.0405)) == "Karłowice-Różanka"


def test_a_place_outside_the_town_lies_in_no_district():
    sketch = sketch_of("wroclaw")
    assert sketch.district_at(sketch.at(52.2, 21.0)) == ""


@pytest.fixture
def page(client, cast):
    def page(**coordinates):
        Office.objects.filter(pk=cast.office.pk).update(**coordinates)
        return client.get(PAGE).content.decode()

    return page


@pytest.mark.django_db
def test_the_page_of_a_place_with_coordinates_shows_the_dot(page):
    text = page(latitude=Decimal("51.114000"), longitude=Decimal("17.004000"))
    assert "Szkic osiedli: Wrocław, Szczepin" in text
    assert '<circle cx="' in text


@pytest.mark.django_db
def test_without_coordinates_there_is_no_sketch(page):
    assert "Szkic osiedli" not in page()


@pytest.mark.django_db
def test_a_dot_outside_the_town_is_not_drawn(page):
    assert "Szkic osiedli" not in page(latitude=Decimal("52.2"), longitude=Decimal("21.0"))


@pytest.mark.django_db
def test_trams_and_buses_are_a_link_away(page):
    assert 'href="https://jakdojade.pl/wroclaw/"' in page()
