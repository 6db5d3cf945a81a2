"""Ways in which offices say whom hours, numbers and names belong to: each in the fewest lines that show it."""

from ingest.extract import read


def of(kind, text, *fields):
    """The values of these fields in every fact of the kind, in the order of the text."""
    return [tuple(fact[field] for field in fields) for fact in read(text).facts() if fact["kind"] == kind]


def test_a_sentence_that_leads_to_a_list_says_whose_hours_they_are():
    text = "Pracownicy Działu Dodatków przyjmują interesantów w:\n\n • poniedziałki od 8.00 do 16.30\n • wtorki od 8.00 do 15.00\n"
    assert of("hours", text, "subject", "schedule") == [
        ("Pracownicy Działu Dodatków", "Mo 08:00-16:30; Tu 08:00-15:00")
    ]


def test_words_between_a_day_and_its_times_say_whose_they_are():
    text = "Ośrodek czynny:\n- codziennie od 7:00 do 15:00\n- w czwartki – dyżur prawnika od 15:00 do 17:00\n"
    assert of("hours", text, "subject", "schedule")[-1] == ("dyżur prawnika", "Th 15:00-17:00")


def test_hours_in_brackets_beside_hours_are_hours_of_their_own():
    text = "Godziny pracy\nPoniedziałek: 8.00 - 16.00 (przyjmowanie stron w godz. 10.00 - 15.00)\n"
    assert sorted(of("hours", text, "schedule", "subject")) == [
        ("Mo 08:00-16:00", None),
        ("Mo 10:00-15:00", "przyjmowanie stron"),
    ]


def test_a_table_with_a_column_from_and_a_column_to_is_read():
    text = "dzień tygodnia od godz. do godz.\nPoniedziałek 9.00 13.00\nWtorek 12.00 16.00\n"
    assert of("hours", text, "schedule") == [("Mo 09:00-13:00; Tu 12:00-16:00",)]


def test_days_without_school_are_an_exception():
    text = "Świetlica\nul. Polna 3\n* od poniedziałku do piątku w godz. 14.00-18.00,\n* w dni wolne od nauki szkolnej w godz. 10.00-14.00\n"
    assert of("hours", text, "schedule", "exception") == [
        ("Mo-Fr 14:00-18:00", "w dni wolne od nauki szkolnej w godz. 10:00-14:00")
    ]


def test_a_first_friday_of_a_desk_open_every_friday_is_an_exception():
    text = "Łaźnia: pn, pt 8.00-14.00; w pierwszy piątek miesiąca 8⁰⁰-11⁰⁰\n"
    assert of("hours", text, "schedule", "exception") == [("Mo,Fr 08:00-14:00", "pierwszy piątek miesiąca 08:00-11:00")]


def test_an_exception_may_say_only_until_when():
    text = "Telefon wsparcia: codziennie w godz. 14:00-22:00 (pierwszy czwartek miesiąca do 20:00)\n"
    assert of("hours", text, "schedule", "exception") == [
        ("Mo-Su 14:00-22:00", "pierwszy czwartek miesiąca 14:00-20:00")
    ]


def test_hours_that_come_on_top_do_not_replace_those_of_the_week():
    text = "Sekretariat: codziennie od 8:00 do 10:00, a w każdy wtorek również od 14:00 do 15:00\n"
    assert of("hours", text, "schedule") == [("Mo,We-Fr 08:00-10:00; Tu 08:00-10:00,14:00-15:00",)]


def test_a_saturday_beside_days_without_school_belongs_to_the_week():
    text = "Świetlica Tęcza\nod poniedziałku do piątku w godz. 10.00-18.00\nw soboty i dni wolne od nauki szkolnej w godz. 8.00-16.00\n"
    assert of("hours", text, "schedule") == [("Mo-Fr 10:00-18:00; Sa 08:00-16:00",)]


def test_a_week_of_classes_in_a_house_is_when_the_house_is_open():
    text = "Zajęcia w Domu odbywają się od poniedziałku do piątku w godzinach 730 - 1530.\n"
    assert of("hours", text, "schedule") == [("Mo-Fr 07:30-15:30",)]


def test_so_many_hours_a_day_do_not_part_the_days_from_the_times():
    text = "Dom działa 5 dni w tygodniu po 8 godzin dziennie w godzinach od 7.00 do 15.00.\n"
    assert of("hours", text, "schedule") == [("Mo-Fr 07:00-15:00",)]


def test_eight_in_the_evening_is_no_year():
    text = "Noclegownia\nul. Polna 5\nczynna od poniedziałku do niedzieli\nw godzinach od 2000 - 800\n"
    assert of("hours", text, "schedule") == [("Mo-Su 20:00-08:00",)]


def test_an_area_code_in_brackets_is_no_bullet():
    text = "Spis telefonów\nUsługi opiekuńcze (22) 870 02 29\n(22) 870 02 30\n"
    assert of("phone", text, "label") == [("Usługi opiekuńcze",), ("Usługi opiekuńcze",)]


def test_a_file_behind_an_address_in_the_net_belongs_to_it():
    assert of("website", "Wzór: https://gops.example.pl/pliki/wniosek.pdf\n", "value") == [
        ("https://gops.example.pl/pliki/wniosek.pdf",)
    ]


def test_a_cut_off_address_above_a_website_is_no_email():
    text = "e-mail: biuro@\nwww.gops.example.pl\n"
    assert (of("email", text, "value"), of("website", text, "value")) == ([], [("www.gops.example.pl",)])


def test_the_lead_of_a_list_says_nothing_of_what_stands_below_the_list():
    text = "Zakres wsparcia w ramach Domu to:\n• posiłki;\n• rehabilitacja.\nPrzyjmujemy osoby starsze.\ntel. 32 288 30 00\n"
    assert of("phone", text, "label") == [(None,)]


def test_a_sentence_about_the_house_has_its_hours_whatever_stands_above():
    text = "Odpłatność\n\nPobyt jest płatny. Dom jest otwarty w dni robocze od 7.00 do 15.00.\n"
    assert of("hours", text, "subject", "schedule") == [(None, "Mo-Fr 07:00-15:00")]


def test_how_a_visit_is_agreed_is_not_who_answers():
    text = "Termin wizyty ustalany jest telefonicznie pod nr 32 288 30 00\n"
    assert of("phone", text, "label") == [(None,)]


def test_information_about_something_is_a_label():
    text = "Informacja o punktach: tel. 32 288 30 00\nWszystkie szczegółowe informacje: tel. 32 288 30 01\n"
    assert of("phone", text, "label") == [("Informacja o punktach",), (None,)]


def test_what_is_told_of_a_benefit_is_not_its_name():
    text = "Zasiłek szkolny: wnioski cały rok, tel. 32 288 30 00\n"
    assert of("phone", text, "label") == [("Zasiłek szkolny",)]


def test_a_stairway_is_not_who_answers():
    text = "Świetlica Środowiskowa Słoneczko, ul. Miodowa 8, IV klatka, tel. 32 288 30 00\n"
    assert of("phone", text, "label") == [(None,)]


def test_an_item_names_whom_the_items_below_it_reach():
    text = "• Infolinia Antynarkotykowa\n    • 800 120 289\n    • czynna codziennie 10.00-17.00\n• Telefon Pomocy\n    • 800 120 148\n"
    assert of("phone", text, "number", "label") == [
        ("+48800120289", "Infolinia Antynarkotykowa"),
        ("+48800120148", "Telefon Pomocy"),
    ]


def test_a_place_in_the_house_is_not_who_answers():
    text = "Informacja o zasiłkach\nstanowisko 7\ntel. 86 215 67 14\n"
    assert of("phone", text, "label") == [("Informacja o zasiłkach",)]


def test_a_fax_behind_a_number_takes_its_area_code():
    text = "tel. (24) 275-86-00 wew. 15, fax 275-86-01\n"
    assert of("phone", text, "number", "type") == [("+48242758600", "voice"), ("+48242758601", "fax")]


def test_streets_of_a_list_take_the_word_street_from_its_lead():
    text = "Ośrodek działa przy ulicach:\n- Szymanowskiego 5a – 4 miejsca\n- Kraszewskiego 21 – 2 miejsca\n"
    assert of("address", text, "street") == [("ul. Szymanowskiego 5a",), ("ul. Kraszewskiego 21",)]


def test_a_room_on_the_line_above_a_street_is_the_room_of_the_address():
    text = "KONTAKT:\n(pokój nr 10)\nul. Szkolna 50, 18-305 Szumin\n"
    assert of("address", text, "street", "room") == [("ul. Szkolna 50", "10")]


def test_the_town_before_a_street_is_its_town():
    text = "Punkt konsultacyjny działa w Gdańsku przy ul. Długiej 7.\n"
    assert of("address", text, "street", "city") == [("ul. Długa 7", "Gdańsk")]


def test_days_of_payment_name_benefits():
    text = "TERMINY WYPŁAT:\n- zasiłki stałe od 15 dnia każdego miesiąca,\n- 17 dnia miesiąca: zasiłki okresowe\n"
    assert of("service", text, "name") == [("Zasiłki stałe",), ("Zasiłki okresowe",)]


def test_only_the_last_sentence_before_a_list_says_what_the_list_is():
    text = "Koszt gmin partnerskich wynosi 900 zł. W ramach projektu oferujemy:\n- warsztaty ceramiczne,\n- naukę języka migowego.\n"
    assert of("service", text, "name") == [("Warsztaty ceramiczne",), ("Nauka języka migowego",)]


def test_an_item_may_lead_to_a_list_of_its_own():
    text = "4. Uczestnik otrzymuje w ramach projektu:\na) kurs zawodowy,\nb) poradnictwo prawne.\n"
    assert of("service", text, "name") == [("Kurs zawodowy",), ("Poradnictwo prawne",)]


def test_an_item_names_a_benefit_and_its_kinds_behind_a_colon():
    text = "Rodzaje świadczeń:\n• świadczenia opiekuńcze: zasiłek pielęgnacyjny oraz świadczenie pielęgnacyjne;\n• świadczenie rodzicielskie.\n"
    assert of("service", text, "name") == [
        ("Zasiłek pielęgnacyjny",),
        ("Świadczenie pielęgnacyjne",),
        ("Świadczenie rodzicielskie",),
    ]


def test_requests_in_whatever_form_lead_to_what_is_requested():
    text = (
        "W sekretariacie można składać wnioski papierowe o: zasiłki szkolne, dodatki mieszkaniowe i świadczenie 800+.\n"
    )
    assert of("service", text, "name") == [("Zasiłki szkolne",), ("Dodatki mieszkaniowe",), ("Świadczenie 800+",)]


def test_a_way_of_doing_it_is_no_offer():
    text = "Wnioski o:\n• dodatek osłonowy\nPomoc można uzyskać:\n• składając wniosek\n• wysłać pocztą zwykłą lub\n"
    assert ("Wysłać pocztą zwykłą lub",) not in of("service", text, "name")


def test_adjectives_that_share_their_noun_stay_with_it():
    text = "Oferujemy:\n• Poradnictwo psychologiczne, prawne i rodzinne\n• Trening samodzielności\n"
    assert of("service", text, "name") == [
        ("Poradnictwo psychologiczne, prawne i rodzinne",),
        ("Trening samodzielności",),
    ]


def test_one_doing_said_of_two_things_is_one_service():
    text = "wydawanie orzeczeń i legitymacji: tel. 59 842 13 50\n"
    assert of("service", text, "name") == [("Wydawanie orzeczeń i legitymacji",)]


def test_an_offer_may_stand_on_the_line_below_its_heading():
    text = "Gminny Ośrodek Pomocy Społecznej w Borkach\n\nOferta dla rodzin:\nSzkoła dla rodziców, grupa wsparcia, odpłatny wynajem sprzętu\n"
    assert of("service", text, "name") == [("Szkoła dla rodziców",), ("Grupa wsparcia",), ("Odpłatny wynajem sprzętu",)]


def test_what_an_office_does_from_a_day_on_is_a_notice():
    texts = [
        "Od 2 września 2025 r. można pobierać druki podań o stypendium szkolne.",
        "W lipcu dyżury psychologa się nie odbędą.",
        "W poniedziałek 11 listopada urząd pracuje tylko do południa.",
        "Deklaracje należy złożyć w kancelarii do dnia 14 marca 2025 r.",
        "Termin zgłoszeń: do 9.05.2025 r. do godz. 14.00.",
        "Wnioski o dodatek osłonowy: od 3 do 28 lutego 2025 r.",
    ]
    assert [of("notice", text, "text_starts") for text in texts] == [[(text,)] for text in texts]


def test_what_happened_on_a_day_is_no_notice():
    text = (
        "Ośrodek Pomocy Społecznej w Borkach rozpoczął działalność 1 maja 1991 roku. W kwietniu odbył się kiermasz.\n"
    )
    assert of("notice", text, "text_starts") == []


def test_whoever_is_interested_is_asked_to_come():
    text = "Osoby zainteresowane udziałem w zajęciach prosimy o kontakt z pracownikiem socjalnym.\n"
    assert of("notice", text, "text_starts") == [(text.strip(),)]


def test_an_announcement_may_name_the_law_it_follows():
    text = "Zgodnie z ustawą z dnia 1 lutego 2020 r. Ośrodek informuje, że rozpoczął się nabór wniosków o dodatek.\n"
    assert of("notice", text, "text_starts") == [
        ("Zgodnie z ustawą z dnia 1 lutego 2020 r. Ośrodek informuje, że rozpoczął się nabór",)
    ]


def test_a_year_within_a_clause_that_has_no_verb_yet_ends_no_sentence():
    text = "Ośrodek informuje, że z dniem 1.06.2025 r. Dział Świadczeń będzie przyjmował wnioski w nowej siedzibie.\n"
    assert of("notice", text, "text_starts") == [
        ("Ośrodek informuje, że z dniem 1.06.2025 r. Dział Świadczeń będzie przyjmował wnioski w",)
    ]


def test_acts_of_any_office_keep_who_issued_them():
    text = "na mocy Zarządzenia Nr    7 Naczelnika Gminy Borki z dnia 2.05.1991 r. oraz zarządzenia nr 2/2024 Przewodniczącej Zespołu w Borkach.\n"
    assert of("document", text, "title", "date") == [
        ("Zarządzenie nr 7 Naczelnika Gminy Borki", "1991-05-02"),
        ("Zarządzenie nr 2/2024 Przewodniczącej Zespołu w Borkach", None),
    ]


def test_a_strategy_is_one_whoever_it_is_said_to_be_of():
    text = "w sprawie przyjęcia Gminnej Strategii Integracji Społecznej Gminy Borki na lata 2021 - 2027\nna podstawie art. 17 z dnia 8 marca 1990 r.\nPrzyjmuje się Strategię Integracji Społecznej Gminy Borki na lata 2021-2027. Projekt Strategii na lata 2021-2027 był konsultowany.\n"
    assert of("document", text, "title", "date") == [
        ("Gminna Strategia Integracji Społecznej Gminy Borki na lata 2021-2027", None)
    ]


def test_a_name_goes_on_with_the_person_it_honours_and_with_whose_it_is_on_the_next_line():
    text = (
        "Warsztat Terapii Zajęciowej\nSzpitala Miejskiego im. dr. A. Lipińskiego w Borkach\nul. Polna 3, 00-001 Borki\n"
    )
    assert of("institution", text, "name") == [
        ("Warsztat Terapii Zajęciowej Szpitala Miejskiego im. dr. A. Lipińskiego w Borkach",)
    ]


def test_a_list_within_a_name_belongs_to_it():
    text = "Poradnia Profilaktyki, Terapii i Rozwoju Rodziny\nul. Polna 3, 00-001 Borki\n"
    assert of("institution", text, "name") == [("Poradnia Profilaktyki, Terapii i Rozwoju Rodziny",)]


def test_an_address_right_behind_a_name_in_prose_is_its_own():
    text = "Klub Seniora w Borkach\n\nO szczegóły można pytać w Ośrodku Pomocy Społecznej w Lipnie przy ul. Polnej 4, w godzinach pracy.\n"
    assert ("Ośrodek Pomocy Społecznej w Lipnie",) in of("institution", text, "name")


def test_the_domain_says_whose_page_it_is():
    text = "Celem działania Fundacji Przyjaciół Seniora jest pomoc.\nRealizujemy program „Kwadrans” z partnerami: Miasto Borki oraz Caritas Diecezji Boreckiej, ul. Polna 6.\nbiuro@fundacjaprzyjaciolseniora.pl\n"
    assert of("program", text, "institution") == [("Fundacja Przyjaciół Seniora",)]


def test_lines_under_a_heading_partners_are_partners():
    text = "Ośrodek realizuje projekt „Razem”.\n\nPARTNERZY PROJEKTU\n1) Stowarzyszenie „Dłonie”, ul. Polna 10\n2) Fundacja Start z siedzibą w Jaśle\n"
    assert of("partner", text, "name", "street") == [
        ("Stowarzyszenie „Dłonie”", "ul. Polna 10"),
        ("Fundacja Start", None),
    ]


def test_a_number_with_its_institution_behind_it_belongs_to_the_institution():
    text = "Ważne telefony:\n • 14 62 85 848 - Gminny Ośrodek Pomocy Społecznej w Borowej\n • 14 62 85 000 - Zespół Interdyscyplinarny\n"
    assert of("institution", text, "name") == [("Gminny Ośrodek Pomocy Społecznej w Borowej",)]


def test_a_branch_with_a_dash_in_its_heading_keeps_its_whole_name():
    text = "Filia CUS – Klub Seniora\nul. Lipowa 26, 32-050 Borki\ntel. 600 000 100\n"
    assert of("institution", text, "name") == [("Filia CUS – Klub Seniora",)]


def test_words_glued_to_a_time_are_read():
    text = "zaprasza:\nponiedziałek8:00 – 17:00\nwtorek7:30 – 15:30\n"
    assert of("hours", text, "schedule") == [("Mo 08:00-17:00; Tu 07:30-15:30",)]
