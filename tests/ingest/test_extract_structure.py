"""What ties facts together: owners, desks, the unread remainder, numbers that are no facts, letters in pieces."""

import unicodedata

import pytest

from ingest.extract import read

PAGE = """Miejski Ośrodek Pomocy Społecznej w Rudnikach
ul. Polna 3, 27-400 Rudniki
tel. 41 265 10 20

Kasa
czynna pon.-pt. 9.00-13.00

Klub Seniora „Złota Jesień”
ul. Leśna 8
tel. 41 265 10 33
"""


def named(text, kind):
    return [finding for finding in read(text).findings if finding.kind == kind]


def owner_of(text, number):
    findings = read(text).findings
    phone = next(f for f in findings if f.data.get("number") == number)
    return findings[phone.owner].data["name"]


@pytest.mark.parametrize(
    ("number", "owner"),
    [
        ("+48412651020", "Miejski Ośrodek Pomocy Społecznej w Rudnikach"),
        ("+48412651033", "Klub Seniora „Złota Jesień”"),
    ],
)
def test_a_number_belongs_to_the_institution_named_above_it(number, owner):
    assert owner_of(PAGE, number) == owner


def test_hours_stand_at_their_desk():
    assert [hours.desk for hours in named(PAGE, "hours")] == ["Kasa"]


def test_the_whole_institution_has_no_desk():
    assert named(PAGE, "phone")[0].desk is None


def test_the_last_day_of_the_month_is_kept_apart():
    hours = named("Kasa czynna pon.-pt. 10:00-14:00, w ostatni dzień miesiąca 10:00-12:00", "hours")[0]
    assert hours.extra["monthly"] == [{"day": -1, "hours": "10:00-12:00"}]


@pytest.mark.parametrize(
    "text",
    [
        "NIP: 787-18-22-358", "REGON 632002679", "KRS 0000319466", "Konto: 35 1020 5226 0000 6102 0041 9952", "PL 10 2030 4050 6070 8090 1011 1213",
        "Nr umowy: RPLD.09.02.01-10-B016/17-00", "Dz. U. z 2016 poz. 930", "Wartość projektu: 1.737.468,96 zł", "Odsłony: 71822", "Data: 2021-01-04 09:12:45",
        "Wnioski do 30 marca do godz. 15:00", "ul. Wrocławska", "skrytka pocztowa 12", "/MOPSWroclaw/SkrytkaESP", "pismo_717822322.pdf", "lata 2018-2022", "PESEL 80010112345",
    ],
)  # fmt: skip
def test_other_numbers_are_no_contact_data(text):
    assert [f.kind for f in read(text).findings if f.kind in ("phone", "address", "hours", "email")] == []


def test_a_number_without_meaning_is_listed_as_unread():
    assert [span.text for span in read("Centrala: wew. 45\nkod 3217").unread] == ["wew. 45", "3217"]


def test_a_number_that_became_a_fact_is_not_unread():
    assert read("tel. 41 265 10 20").unread == ()


def test_letters_in_pieces_are_read_and_quoted_as_they_stand():
    text = unicodedata.normalize("NFD", "Ośrodek Pomocy Społecznej w Łodzi\nul. Źródlana 5")
    street = named(text, "address")[0]
    assert (street.data["street"], street.quote) == ("ul. Źródlana 5", unicodedata.normalize("NFD", "ul. Źródlana 5"))


def test_facts_are_flat_and_say_where_they_stand():
    assert read("tel. 41 265 10 20").facts() == [
        {
            "kind": "phone", "number": "+48412651020", "type": "voice", "label": None, "extension": None, "range_end": None,
            "quote": "41 265 10 20", "start": 5, "end": 17, "confidence": 0.95,
        }
    ]  # fmt: skip
