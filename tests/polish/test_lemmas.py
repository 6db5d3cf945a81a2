"""Names of institutions and services back in the nominative."""

import pytest

from bench import lemmas
from polish.lemmas import agrees, nominative, nominative_phrase, stem


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("Miejskiego Ośrodka Pomocy Społecznej", "Miejski Ośrodek Pomocy Społecznej"),
        ("Miejsko-Gminnego Ośrodka Pomocy Społecznej w Rawiczu", "Miejsko-Gminny Ośrodek Pomocy Społecznej w Rawiczu"),
        ("Wrocławskiego Centrum Seniora", "Wrocławskie Centrum Seniora"),
        (
            "Powiatowego Zespołu ds. Orzekania o Niepełnosprawności",
            "Powiatowy Zespół ds. Orzekania o Niepełnosprawności",
        ),
        ("Liceum Ogólnokształcącym nr X", "Liceum Ogólnokształcące nr X"),
        ("Komisariatem Policji", "Komisariat Policji"),
        ("Prowincją Świętej Jadwigi", "Prowincja Świętej Jadwigi"),
        ("Radą Osiedla Karłowice", "Rada Osiedla Karłowice"),
        ("Salonikiem Trzech Muz", "Salonik Trzech Muz"),
        ("Szkołą Podstawową nr 50", "Szkoła Podstawowa nr 50"),
        ("Rady Miejskiej w Czersku", "Rada Miejska w Czersku"),
        ("Dziennego Domu „Senior+”", "Dzienny Dom „Senior+”"),
        ("Centrum Usług Społecznych", "Centrum Usług Społecznych"),
        ("Ośrodek Pomocy Społecznej", "Ośrodek Pomocy Społecznej"),
        ("Fundacji na rzecz Rozwoju", "Fundacja na rzecz Rozwoju"),
        ("Poradni Psychologiczno-Pedagogicznej w Kole", "Poradnia Psychologiczno-Pedagogiczna w Kole"),
        ("Urzędem Miasta", "Urząd Miasta"),
        ("Domem Pomocy Społecznej", "Dom Pomocy Społecznej"),
        ("Stowarzyszeniem „Nadzieja”", "Stowarzyszenie „Nadzieja”"),
    ],
)
def test_names_of_institutions(name, base):
    assert nominative(name) == base


@pytest.mark.parametrize(
    ("phrase", "base"),
    [
        ("usług opiekuńczych w miejscu zamieszkania", "usługi opiekuńcze w miejscu zamieszkania"),
        ("wypożyczalni sprzętu", "wypożyczalnia sprzętu"),
        ("poradnictwa psychologicznego", "poradnictwo psychologiczne"),
        ("zasiłek stały", "zasiłek stały"),
    ],
)
def test_names_of_services(phrase, base):
    assert nominative_phrase(phrase) == base


def test_forms_of_a_word_share_a_stem():
    assert {stem("społecznej"), stem("społeczna"), stem("Społecznych")} == {"spolec"}


@pytest.mark.parametrize(
    ("adjective", "head", "fits"),
    [("Miejskiego", "Ośrodka", True), ("Kasa", "Ośrodek", False), ("Rodzinne", "Centrum", True)],
)
def test_an_adjective_must_agree(adjective, head, fits):
    assert agrees(adjective, head) is fits


def test_a_sign_on_the_noun_of_a_phrase_stays():
    assert nominative_phrase("usług: opiekuńczych") == "usługi: opiekuńcze"


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("Mazowieckim Oddziale dla Dorosłych", "Mazowiecki Oddział dla Dorosłych"),
        ("Zespole Parafialnym Wsparcia Seniora", "Zespół Parafialny Wsparcia Seniora"),
        ("Filią Miejską Interwencji Kryzysowej", "Filia Miejska Interwencji Kryzysowej"),
        ("Harcerskiej Filii Wsparcia Seniora", "Harcerska Filia Wsparcia Seniora"),
        ("Polskim Schroniskiem nr 3", "Polskie Schronisko nr 3"),
        ("Gminnym Biurze dla Seniorów", "Gminne Biuro dla Seniorów"),
    ],
)
def test_names_in_the_instrumental_and_the_locative(name, base):
    assert nominative(name) == base


def test_nine_in_ten_names_put_together_by_rule_come_back():
    results = lemmas.brought_back(300, 11)
    assert sum(base == came for _, base, came in results) >= 0.95 * len(results)
