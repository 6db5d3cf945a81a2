"""Streets, postal codes, rooms and floors."""

import pytest

from polish.addresses import find_floors, find_postal_codes, find_rooms, find_streets, find_village


@pytest.mark.parametrize(
    ("text", "streets"),
    [
        ("ul. Strzegomska 6", ["ul. Strzegomska 6"]),
        ("Kasy przy ul.Strzegomskiej 6 czynne", ["ul. Strzegomska 6"]),
        ("Pl. Solidarności 1/3/5 - III piętro", ["pl. Solidarności 1/3/5"]),
        ("Plac Henryka Sienkiewicza 20,\n64-500", ["pl. Henryka Sienkiewicza 20"]),
        ("ul. Al. J.  Kasprowicza 26 Wrocław", ["al. J. Kasprowicza 26"]),
        ("ul. 3 Maja 5", ["ul. 3 Maja 5"]),
        ("al. 1000-lecia 7a", ["al. 1000-lecia 7a"]),
        ("ul. Plac 600-lecia 2", ["ul. Plac 600-lecia 2"]),
        ("ul. Szkolna 19/1\n\n28-404 Kije", ["ul. Szkolna 19/1"]),
        ("ul. Batorego 4a", ["ul. Batorego 4a"]),
        ("ul. Jana Pawła II 7 lok. 12", ["ul. Jana Pawła II 7 lok. 12"]),
        ("przy ul. Leśnej 3, Polnej 12/14", ["ul. Leśna 3", "ul. Polna 12/14"]),
        ("przy ulicy Królowej Jadwigi 4", ["ul. Królowej Jadwigi 4"]),
        ("Rynek 12, 63-900 Rawicz", ["Rynek 12"]),
        ("os. Bolesława Chrobrego 14", ["os. Bolesława Chrobrego 14"]),
        ("ul. Wrocławska, tel. 71 782 23 22", []),
        ("ul. Targowa 26, 98-320 Osjaków", ["ul. Targowa 26"]),
        ("UL. DŁUGA 5", ["ul. Długa 5"]),
    ],
)
def test_streets(text, streets):
    assert [place.street for place in find_streets(text)] == streets


@pytest.mark.parametrize(
    ("text", "code", "city"),
    [
        ("53-611 Wrocław ul. Strzegomska 6", "53-611", "Wrocław"),
        ("32–831 Olszyny", "32-831", "Olszyny"),
        ("43-300 Bielsko-Biała", "43-300", "Bielsko-Biała"),
        ("37-450 Stalowa Wola", "37-450", "Stalowa Wola"),
        ("53-661", "53-661", ""),
    ],
)
def test_postal_codes(text, code, city):
    assert [(p.code, p.city) for p in find_postal_codes(text)] == [(code, city)]


def test_a_telephone_is_no_postal_code():
    assert list(find_postal_codes("61 29-20-217")) == []


def test_a_village_has_a_number_and_no_street():
    assert find_village("Olszyny 4, 32-831 Olszyny").street == "Olszyny 4"


@pytest.mark.parametrize(
    ("text", "room"), [("pokój nr 316", "316"), ("pok. 4 i 6", "4 i 6"), ("Pok. 12a", "12a"), ("pokoje 3, 4", "3, 4")]
)
def test_rooms(text, room):
    assert [p.value for p in find_rooms(text)] == [room]


def test_a_way_through_a_room_is_no_room():
    assert list(find_rooms("wejście przez pok. 11b")) == []


@pytest.mark.parametrize(
    ("text", "floor"),
    [("III piętro", "III"), ("2 piętro", "2"), ("na parterze", "parter"), ("piętro II", "II"), ("I p.", "I")],
)
def test_floors(text, floor):
    assert [p.value for p in find_floors(text)] == [floor]
