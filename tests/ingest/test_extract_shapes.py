"""Every shape of a telephone, an address and an e-mail that the annotation guide lists, in words of our own."""

import pytest

from ingest.extract import read


def facts(text, kind, *keys):
    return [tuple(fact[key] for key in keys) for fact in read(text).facts() if fact["kind"] == kind]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tel. (081) 53-27-400", [("+48815327400", None, None)]),
        ("tel. 81/532.74.00", [("+48815327400", None, None)]),
        ("tel. 0 81 532 74 00", [("+48815327400", None, None)]),
        ("tel. 0048 81 532 74 00", [("+48815327400", None, None)]),
        ("tel. +48 815 327 400", [("+48815327400", None, None)]),
        ("tel. 815 327 400", [("+48815327400", None, None)]),
        ("tel. 81 532-74-00 do 04", [("+48815327400", None, "+48815327404")]),
        ("tel. 81 532 74 41/42", [("+48815327441", None, None), ("+48815327442", None, None)]),
        ("tel. 81 532 74 41, 42", [("+48815327441", None, None), ("+48815327442", None, None)]),
        ("tel. 81 532 74 41 lub 42", [("+48815327441", None, None), ("+48815327442", None, None)]),
        ("tel. 61/ 855 10 10, 855 20 20", [("+48618551010", None, None), ("+48618552020", None, None)]),
        ("tel. 81 532 74 00 wew. 30 i 35", [("+48815327400", "30", None), ("+48815327400", "35", None)]),
        ("tel. 81 532 74 00 w. 7", [("+48815327400", "7", None)]),
        ("tel. 81 532 74 00, wewn. 112", [("+48815327400", "112", None)]),
        ("Telefon zaufania: 116 111", [("116111", None, None)]),
        ("Infolinia 800 12 01 48", [("+48800120148", None, None)]),
        ("Infolinia 801 199 990", [("+48801199990", None, None)]),
    ],
)
def test_telephones(text, found):
    assert facts(text, "phone", "number", "extension", "range_end") == found


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("tel./fax 81 532 74 00", {"voice", "fax"}), ("faks: 81 532 74 00", {"fax"}), ("kom. 601 200 300", {"mobile"}), ("tel. i fax: 81 532 74 00", {"voice", "fax"}), ("Telefon: 81 532 74 00\nFaks: 81 532 74 00", {"voice", "fax"}),
        ("tel. 800 120 148", {"voice"}),
    ],
)  # fmt: skip
def test_kinds_of_telephones(text, types):
    assert {kind for (kind,) in facts(text, "phone", "type")} == types


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ul. Cicha 1/3/5, 20-001 Lublinek", ("ul. Cicha 1/3/5", "20-001", "Lublinek", None, None)),
        ("20-001 Lublinek, ul. Cicha 7 lok. 12", ("ul. Cicha 7 lok. 12", "20-001", "Lublinek", None, None)),
        ("ul. Cicha 19/1\n20–001 Lublinek", ("ul. Cicha 19/1", "20-001", "Lublinek", None, None)),
        ("Olszowa 4, 32-831 Olszowa", ("Olszowa 4", "32-831", "Olszowa", None, None)),
        ("Biuro przy ul. Cichej 3", ("ul. Cicha 3", None, None, None, None)),
        ("os. Zielone 14a, pok. 316, III piętro", ("os. Zielone 14a", None, None, "316", "III")),
        ("pl. Wolności 2 (parter, pokój nr 4)", ("pl. Wolności 2", None, None, "4", "parter")),
        ("al. Jana Pawła II 5, pokoje 4 i 6", ("al. Jana Pawła II 5", None, None, "4 i 6", None)),
        ("ul. Cicha 4 w Lublinku", ("ul. Cicha 4", None, "Lublinek", None, None)),
    ],
)
def test_addresses(text, found):
    assert facts(text, "address", "street", "postal_code", "city", "room", "floor") == [found]


def test_a_list_with_one_prefix_gives_one_address_each():
    text = "Przyjmujemy przy ul.: Leśnej 3, Polnej 12/14 i Krótkiej 5"
    assert facts(text, "address", "street") == [("ul. Leśna 3",), ("ul. Polna 12/14",), ("ul. Krótka 5",)]


@pytest.mark.parametrize(
    "text",
    ["skrytka pocztowa 12, 20-001 Lublinek 1", "skr. poczt. 12", "ul. Wrocławska", "/opslublinek/skrytka", "wejście przez pok. 11b"],
)  # fmt: skip
def test_what_is_no_address(text):
    assert facts(text, "address", "street") == []


@pytest.mark.parametrize(
    "text",
    ["ops@lublinek.pl", "OPS@Lublinek.pl", "ops[at]lublinek.pl", "ops(at)lublinek.pl", "ops (małpa) lublinek.pl", "ops @ lublinek.pl", "ops@lublinek[.]pl", "ops(at)lublinek(dot)pl"],
)  # fmt: skip
def test_emails_however_disguised(text):
    assert facts(f"e-mail: {text}", "email", "value") == [("ops@lublinek.pl",)]


@pytest.mark.parametrize(
    "text",
    ["Ten adres pocztowy jest chroniony przed spamowaniem.", "[email protected]", "e-mail: sds@", "email@protected"],
)
def test_masked_emails_give_nothing(text):
    assert facts(text, "email", "value") == []
