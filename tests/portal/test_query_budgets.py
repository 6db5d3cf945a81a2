"""How often a page asks the database when nobody has kept it: every kind of page of one record."""

from datetime import date

import pytest

from offices.models import HoursException, Notice, PhoneLine
from programs.models import Edition, Result
from records.models import Name
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday", "full")]
DETAILS = [
    "/instytucje/mops/", "/placowki/mops-strzegomska/", "/placowki/kasy-mops/", "/uslugi/dodatek-mieszkaniowy/",
    "/programy/aktywna-polanka/", "/dokumenty/strategia-ngo/", "/sytuacje/mieszkanie/", "/uslugi/800-plus/",
    "/placowki/mops-strzegomska/ulotka/", "/uslugi/dodatek-mieszkaniowy/ulotka/", "/telefony/?numer=717822300",
    "/zglos/program/aktywna-polanka/", "/komunikaty/", "/numery-alarmowe/", "/deklaracja-dostepnosci/",
]  # fmt: skip
REMEMBERED = 3  # for all pages until the directory changes: the publisher, the emergency numbers, the free days


@pytest.fixture
def full(cast):
    """The cast with something in every block of a page."""
    builders.service("Świadczenie 800+", slug="800-plus")
    for record in (cast.mops, cast.office, cast.allowance, cast.polanka):
        PhoneLine.objects.create(record=record.record, number="+48717770000", label="infolinia")
        Name.objects.create(record=record.record, text="Dawna nazwa", kind=Name.Kind.FORMER)
        Notice.objects.create(record=record.record, text="Remont.")
        HoursException.objects.create(record=record.record, starts=date(2026, 12, 1), ends=date(2026, 12, 1))
    cast.polanka.target_groups.add(cast.seniors)
    cast.polanka.districts.add(builders.district())
    Edition.objects.create(program=cast.polanka, year_from=2018, participants=542)
    Result.objects.create(program=cast.polanka, text="uczestników", number=28, as_of="2011 r.")


def again(address):
    """The same page under another address, so that what was kept a moment ago does not answer."""
    return f"{address}{'&' if '?' in address else '?'}nowa=1"


@pytest.mark.parametrize("language", ["", "/uk"])
@pytest.mark.parametrize("address", DETAILS)
def test_a_page_that_was_not_kept_asks_at_most_ten_times(client, django_assert_max_num_queries, address, language):
    client.get(language + address)
    with django_assert_max_num_queries(10):
        client.get(language + again(address))


@pytest.mark.parametrize("address", DETAILS)
def test_the_first_page_after_a_change_asks_little_more(client, django_assert_max_num_queries, address):
    with django_assert_max_num_queries(10 + REMEMBERED):
        client.get(address)


def test_all_that_a_programme_lists_stands_on_its_page(client):
    text = client.get("/programy/aktywna-polanka/").content.decode()
    listed = ["Seniorzy", "Karłowice-Różanka", "2018", "542", "Szkoła Podstawowa nr\u00a050", "uczestników", "2011 r."]
    assert [words for words in listed if words not in text] == []
