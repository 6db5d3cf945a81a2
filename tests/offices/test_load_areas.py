"""A CSV file of areas: checked as a whole, every bad line named, loaded twice to the same effect."""

import pytest
from django.core.management import CommandError, call_command

from offices.models import ServiceArea
from records.changes import revision
from records.models import District

pytestmark = pytest.mark.django_db
HEADINGS = "placowka;rola;ulica;od;do;strona;osiedle\n"
GOOD = (
    HEADINGS
    + "mops-strzegomska;zespół;ul. Czeska;1;39;nieparzyste;Karłowice-Różanka\n"
    + "mops-strzegomska;;;;;;Karłowice-Różanka\n"
)


@pytest.fixture
def load(tmp_path, cast):
    def load(text, encoding="utf-8"):
        path = tmp_path / "ulice.csv"
        path.write_bytes(text.encode(encoding))
        call_command("load_areas", path)

    return load


def rows():
    return list(ServiceArea.objects.order_by("-street").values_list("role", "street", "number_from", "side"))


def test_a_file_says_whom_an_office_serves_and_as_what(load):
    load(GOOD)
    assert rows() == [("team", "ul. Czeska", 1, "odd"), ("office", "", None, "all")]


def test_a_district_nobody_had_entered_is_made(load):
    load(GOOD)
    assert list(District.objects.values_list("slug", "municipality__slug")) == [("karlowice-rozanka", "wroclaw")]


def test_the_same_file_again_changes_nothing(load):
    load(GOOD)
    before = revision()
    load(GOOD)
    assert revision() == before


def test_a_changed_file_is_heard_of_by_residents_pages(load):
    load(GOOD)
    before = revision()
    load(GOOD.replace("1;39", "1;41"))
    assert revision() > before


def test_the_file_is_the_truth_for_the_offices_it_names(load, cast):
    ServiceArea.objects.create(office=cast.office, street="ul. Dawna")
    ServiceArea.objects.create(office=cast.board, street="ul. Inna")
    load(GOOD)
    assert set(ServiceArea.objects.values_list("street", flat=True)) == {"ul. Czeska", "", "ul. Inna"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1250"])
def test_files_of_excel_are_read(load, encoding):
    load(GOOD.replace("Czeska", "Żmudzka"), encoding)
    assert rows()[0][1] == "ul. Żmudzka"


def test_commas_between_cells_are_read_too(load):
    load(GOOD.replace(";", ","))
    assert len(rows()) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nie-ma;;ul. Czeska;;;;", "line 2, placowka: there is no office"),
        (";;ul. Czeska;;;;", "line 2, placowka"),
        ("mops-strzegomska;;;;;;", "line 2, ulica"),
        ("mops-strzegomska;;...;;;;", "line 2, ulica"),
        ("mops-strzegomska;szef;ul. Czeska;;;;", "line 2, rola"),
        ("mops-strzegomska;;ul. Czeska;1a;;;", "line 2, od"),
        ("mops-strzegomska;;ul. Czeska;9;1;;", "line 2, do"),
        ("mops-strzegomska;;;1;9;;Karłowice", "line 2, ulica"),
        ("mops-strzegomska;;ul. Czeska;;;lewa;", "line 2, strona"),
        ("mops-strzegomska;;ul. Czeska;;;;;;", "line 2"),
        ("mops-strzegomska;;ul. Czeska;;;;\nmops-strzegomska;;czeska;;;;", "line 3: the same as line 2"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(load, line, said):
    from django.utils import translation

    with translation.override("en"), pytest.raises(CommandError, match=said):
        load(f"{HEADINGS}{line}\nmops-strzegomska;;ul. Dobra;;;;\n")
    assert not ServiceArea.objects.exists()


@pytest.mark.parametrize("text", ["", "ulica\n", "placowka;kolor\n", HEADINGS])
def test_a_file_without_its_columns_or_lines_is_refused(load, text):
    with pytest.raises(CommandError):
        load(text)


def test_a_file_that_is_not_there_is_refused(cast, tmp_path):
    with pytest.raises(CommandError, match="nothing was loaded"):
        call_command("load_areas", tmp_path / "nie-ma.csv")
