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


def test_a_note_in_brackets_does_not_part_a_street_from_its_postal_code():
    place = named("ul. Młyńska 9 (budynek urzędu, wejście C)\n88-999 Zalesie", "address")[0]
    assert (place.data["postal_code"], place.data["city"]) == ("88-999", "Zalesie")


def test_a_street_of_two_persons_needs_no_prefix_beside_a_postal_code():
    assert [a.data["street"] for a in named("Cyryla i Metodego 3a, 88-999 Zalesie", "address")] == [
        "Cyryla i Metodego 3a"
    ]


def test_a_move_for_some_time_is_a_notice():
    text = "Z powodu malowania kasa jest czasowo przeniesiona na pierwsze piętro do pokoju numer siedem."
    assert len(named(text, "notice")) == 1


def test_whoever_runs_a_programme_may_stand_before_the_verb_of_the_next_sentence():
    text = "Program „Razem raźniej”\nOśrodek Pomocy Społecznej w Zalesiu realizuje program od wiosny.\n"
    page = "Ośrodek Pomocy Społecznej w Zalesiu\nul. Polna 1, 88-999 Zalesie\n\n" + text
    assert [p.data["institution"] for p in named(page, "program")] == ["Ośrodek Pomocy Społecznej w Zalesiu"]


def test_the_place_one_is_asked_to_come_to_is_the_subject_of_its_hours():
    text = "Zadzwoń albo przyjdź do Punktu Obsługi w godz. pn. 7-17, wt. 8-12."
    assert [hours.desk for hours in named(text, "hours")] == ["Punktu Obsługi"]


def test_a_word_with_other_letters_inside_is_not_what_they_spell():
    text = "W dniach 24 i 31 grudnia Środowiskowy Dom „Promień” będzie nieczynny dla uczestników."
    assert len(named(text, "notice")) == 1  # "Środowiskowy" has nothing to do with RODO


def test_a_number_first_is_named_up_to_its_hours():
    text = (
        "81 740 10 20 – Telefon dla rodziców: poniedziałki 15-20\n81 740 10 21 – Linia dla seniora – czynna całą dobę"
    )
    assert [phone.data["label"] for phone in named(text, "phone")] == ["Telefon dla rodziców", "Linia dla seniora"]


def test_a_sentence_that_leads_to_an_institution_gives_no_label():
    text = "Wniosek składa się w Miejskim Ośrodku Pomocy Społecznej, ul. Polna 3, 27-400 Rudniki, tel. 41 265 10 20."
    assert [phone.data["label"] for phone in named(text, "phone")] == [None]


def test_the_last_item_of_a_list_ends_with_a_full_stop():
    text = "Co oferujemy:\nterapię zajęciową;\ntrening kulinarny;\ndowóz uczestników."
    assert [service.data["name"] for service in named(text, "service")][-1] == "Dowóz uczestników"


def test_the_hours_of_the_whole_office_have_no_subject():
    text = "Ośrodek Pomocy Społecznej\n\nUrząd czynny:\nponiedziałek 8.00-17.00\nwtorek - piątek 7.00-15.00"
    assert [hours.data["subject"] for hours in named(text, "hours")] == [None]


def test_daily_on_working_days_is_five_days():
    assert [hours.data["schedule"] for hours in named("Infolinia codziennie w dni robocze 9-15", "hours")] == [
        "Mo-Fr 09:00-15:00"
    ]


def test_a_section_of_a_benefit_card_labels_no_number():
    text = "Wymagane dokumenty\nwniosek i akty urodzenia\n\ntel. 81 740 10 20"
    assert [phone.data["label"] for phone in named(text, "phone")] == [None]


def test_a_street_named_after_a_day_is_read_to_its_number():
    text = "Od 1 listopada biuro działa przy ul. Konstytucji 3 Maja 29/2."
    assert [place.data["street"] for place in named(text, "address")] == ["ul. Konstytucji 3 Maja 29/2"]


def test_hours_below_a_name_whose_verb_begins_the_line_are_of_that_function():
    text = "Przewodnicząca Rady: Anna Wymyślona\nprzyjmuje w sprawach skarg w każdy poniedziałek w godz. 13:00-15:00"
    assert [hours.data["subject"] for hours in named(text, "hours")] == ["Przewodnicząca Rady"]


def test_days_in_two_capital_letters_are_days():
    text = "PN 7:30-15:30\nWT 7:30-15:30\nŚR 7:30-17:00\nCZ 7:30-15:30\nPT 7:30-14:00"
    assert len(named(text, "hours")) == 1


def test_an_extension_is_no_part_of_a_label():
    text = "Kierownik Działu Opieki – wew. 32, kom. 602 334 118"
    assert [phone.data["label"] for phone in named(text, "phone")] == ["Kierownik Działu Opieki"]


def test_guests_are_asked_in_at_the_hours_of_the_heading():
    text = "Odwiedziny\nGości zapraszamy codziennie w godz. 10.00–18.00."
    assert [hours.data["subject"] for hours in named(text, "hours")] == ["Odwiedziny"]


def test_who_takes_the_applications_is_open_at_the_hours_behind():
    text = "Wnioski przyjmuje Wydział Spraw Obywatelskich, Rynek 1, pok. 7 i 8, pon. 7.30-17.00, wt.-pt. 7.30-15.00."
    assert [hours.data["subject"] for hours in named(text, "hours")] == ["Wydział Spraw Obywatelskich"]


ONE_WORD_LINES = """KONTAKT:
dyżur całodobowy
81 740 10 20
sekretariat
81 740 10 21

KONSULTACJE PROWADZONE PRZEZ:
psychologa
pon. 8-20
wt. 8-20
prawnika
czw. 15-18

Formy pomocy:
poradnictwo rodzinne
grupa wsparcia
"""


def test_a_word_alone_on_its_line_labels_the_number_below():
    assert [phone.data["label"] for phone in named(ONE_WORD_LINES, "phone")] == ["dyżur całodobowy", "sekretariat"]


def test_whole_hours_below_a_function_are_its_week():
    week = {hours.data["subject"]: hours.data["schedule"] for hours in named(ONE_WORD_LINES, "hours")}
    assert week["psychologa"] == "Mo-Tu 08:00-20:00"


def test_plain_lines_below_a_heading_with_a_colon_are_a_list():
    names = [service.data["name"] for service in named(ONE_WORD_LINES, "service")]
    assert names[-2:] == ["Poradnictwo rodzinne", "Grupa wsparcia"]


def test_prose_may_give_a_place_its_address():
    text = "Od stycznia prowadzimy Klub „Przystań” przy ul. Sosnowej 9, czynny od poniedziałku do piątku 9-15."
    assert [place.data["name"] for place in named(text, "institution")] == ["Klub „Przystań”"]


def test_a_line_that_begins_a_sentence_heads_nothing():
    text = "KARTA SENIORA\ntel. 81 740 10 20\nW czasie remontu obsługujemy\nod poniedziałku do piątku\nw godzinach 8.00 - 15.00."
    (hours,) = named(text, "hours")
    assert (hours.desk, hours.extra["valid"]) == ("KARTA SENIORA", {"words": "w czasie remontu"})
