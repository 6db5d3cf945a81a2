"""How often inflected names come back to the nominative: python -m bench.lemmas [COUNT] [SEED].

Names are put together here from declension tables (school grammar, no text): an adjective, a noun, what the noun governs, a place;
streets from adjectives, patrons and squares. Prints the share that polish.lemmas and polish.addresses bring back, and what went wrong.
"""

import random
import sys

from polish.addresses import find_streets
from polish.lemmas import nominative

CASES = ("genitive", "dative", "instrumental", "locative")
# nominative, gender, genitive, dative, instrumental, locative
NOUNS = [
    ("Ośrodek", "m", "Ośrodka", "Ośrodkowi", "Ośrodkiem", "Ośrodku"), ("Zespół", "m", "Zespołu", "Zespołowi", "Zespołem", "Zespole"), ("Urząd", "m", "Urzędu", "Urzędowi", "Urzędem", "Urzędzie"),
    ("Dom", "m", "Domu", "Domowi", "Domem", "Domu"), ("Klub", "m", "Klubu", "Klubowi", "Klubem", "Klubie"), ("Zakład", "m", "Zakładu", "Zakładowi", "Zakładem", "Zakładzie"),
    ("Inspektorat", "m", "Inspektoratu", "Inspektoratowi", "Inspektoratem", "Inspektoracie"), ("Żłobek", "m", "Żłobka", "Żłobkowi", "Żłobkiem", "Żłobku"), ("Szpital", "m", "Szpitala", "Szpitalowi", "Szpitalem", "Szpitalu"),
    ("Punkt", "m", "Punktu", "Punktowi", "Punktem", "Punkcie"), ("Oddział", "m", "Oddziału", "Oddziałowi", "Oddziałem", "Oddziale"), ("Wydział", "m", "Wydziału", "Wydziałowi", "Wydziałem", "Wydziale"),
    ("Poradnia", "f", "Poradni", "Poradni", "Poradnią", "Poradni"), ("Fundacja", "f", "Fundacji", "Fundacji", "Fundacją", "Fundacji"), ("Świetlica", "f", "Świetlicy", "Świetlicy", "Świetlicą", "Świetlicy"),
    ("Jadłodajnia", "f", "Jadłodajni", "Jadłodajni", "Jadłodajnią", "Jadłodajni"), ("Placówka", "f", "Placówki", "Placówce", "Placówką", "Placówce"), ("Komisja", "f", "Komisji", "Komisji", "Komisją", "Komisji"),
    ("Biblioteka", "f", "Biblioteki", "Bibliotece", "Biblioteką", "Bibliotece"), ("Szkoła", "f", "Szkoły", "Szkole", "Szkołą", "Szkole"), ("Rada", "f", "Rady", "Radzie", "Radą", "Radzie"), ("Filia", "f", "Filii", "Filii", "Filią", "Filii"),
    ("Stowarzyszenie", "n", "Stowarzyszenia", "Stowarzyszeniu", "Stowarzyszeniem", "Stowarzyszeniu"), ("Schronisko", "n", "Schroniska", "Schronisku", "Schroniskiem", "Schronisku"), ("Biuro", "n", "Biura", "Biuru", "Biurem", "Biurze"),
    ("Przedszkole", "n", "Przedszkola", "Przedszkolu", "Przedszkolem", "Przedszkolu"), ("Starostwo", "n", "Starostwa", "Starostwu", "Starostwem", "Starostwie"), ("Pogotowie", "n", "Pogotowia", "Pogotowiu", "Pogotowiem", "Pogotowiu"),
    ("Centrum", "n", "Centrum", "Centrum", "Centrum", "Centrum"), ("Hospicjum", "n", "Hospicjum", "Hospicjum", "Hospicjum", "Hospicjum"),
]  # fmt: skip
HARD = "Powiatow Gminn Społeczn Publiczn Rodzinn Parafialn Rejonow Osiedlow Niepubliczn Dzienn Samorządow Środowiskow".split()
VELAR = "Miejsk Lubelsk Śląsk Polsk Mazowieck Beskidzk Pomorsk Dolnośląsk Katolick Harcersk".split()
HARD_ENDINGS = {
    "m": ("y", "ego", "emu", "ym", "ym"),
    "f": ("a", "ej", "ej", "ą", "ej"),
    "n": ("e", "ego", "emu", "ym", "ym"),
}
VELAR_ENDINGS = {
    "m": ("i", "iego", "iemu", "im", "im"),
    "f": ("a", "iej", "iej", "ą", "iej"),
    "n": ("ie", "iego", "iemu", "im", "im"),
}
TAILS = "Pomocy Społecznej|Pomocy Rodzinie|Wsparcia Seniora|dla Dorosłych|Interwencji Kryzysowej|„Promyk”|nr 3|im. Jana Brzechwy|na rzecz Osób Niepełnosprawnych|Usług Opiekuńczych|".split(
    "|"
)
PLACES = "w Zawoi|w Nowym Targu|we Wrześni|w Pile|".split("|")
STREETS = "Leśn Polną Szkoln Kościeln Zielon Dług Krótk Ogrodow Wiejsk Warszawsk Nadrzeczn Młyńsk Wysok Parkow Lipow Słoneczn Górnośląsk Robotnicz".replace(
    "Polną", "Poln"
).split()
PATRONS = "Kościuszki|Mickiewicza|Konopnickiej|Jana Pawła II|3 Maja|Wojska Polskiego|Piłsudskiego|Armii Krajowej|Orzeszkowej|Świętej Jadwigi|Bolesława Chrobrego|Wolności|Szarych Szeregów".split(
    "|"
)


def institution(luck: random.Random) -> tuple[str, str]:
    """(inflected name, its nominative)."""
    noun = luck.choice(NOUNS)
    case = luck.randint(1, 4)
    gender = noun[1]
    velar = luck.random() < 0.5
    stem, endings = (luck.choice(VELAR), VELAR_ENDINGS) if velar else (luck.choice(HARD), HARD_ENDINGS)
    rest = " ".join(part for part in (luck.choice(TAILS), luck.choice(PLACES)) if part)
    adjectives = [(stem + endings[gender][0], stem + endings[gender][case])]
    before = luck.random() < 0.8
    base = [adjectives[0][0], noun[0]] if before else [noun[0], adjectives[0][0]]
    form = [adjectives[0][1], noun[case + 1]] if before else [noun[case + 1], adjectives[0][1]]
    return " ".join([*form, rest]).strip(), " ".join([*base, rest]).strip()


def street(luck: random.Random) -> tuple[str, str]:
    """(a phrase with the street in the locative or after "ulicy", the address in the nominative)."""
    house = luck.choice(("3", "12a", "1/3", "7 lok. 2"))
    way = luck.choice(("przy ul. {}", "na ulicy {}", "w lokalu przy ulicy {}"))
    if luck.random() < 0.6:
        stem = luck.choice(STREETS)
        soft = "i" if stem[-1] in "kg" else ""
        return way.format(f"{stem}{soft}ej {house}"), f"ul. {stem}a {house}"
    patron = luck.choice(PATRONS)
    return way.format(f"{patron} {house}"), f"ul. {patron} {house}"


def brought_back(count: int, seed: int) -> list[tuple[str, str, str]]:
    """(form, nominative expected, what came back) of that many names, two thirds of them institutions."""
    luck = random.Random(seed)
    found = []
    for number in range(count):
        if number % 3:
            form, base = institution(luck)
            found.append((form, base, nominative(form)))
        else:
            form, base = street(luck)
            found.append((form, base, next((place.street for place in find_streets(form)), "")))
    return found


def main(count: int = 300, seed: int = 7) -> None:
    """Print the share of names that came back, and the others."""
    results = brought_back(count, seed)
    wrong = [result for result in results if result[1] != result[2]]
    print(f"{(count - len(wrong)) / count:.3f} of {count} names came back to the nominative")
    for form, base, came in wrong:
        print(f"  {form} -> {came} (should be {base})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
