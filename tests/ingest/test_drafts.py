"""Which record a finding belongs to: institutions, their offices, desks inside them, services, programmes."""

from ingest.drafts import drafts_of
from ingest.findings import Finding, Reading

MOPS = {"name": "Miejski Ośrodek Pomocy Społecznej", "abbreviation": "MOPS"}
PLACE = {"street": "ul. Strzegomska 6", "postal_code": "53-611", "city": "Wrocław", "room": None, "floor": None}


def found(kind, data, at, owner=0, desk=None, **extra):
    """A finding of ten characters at `at`."""
    return Finding(kind, at, at + 10, "x" * 10, 0.9, data, extra, owner, desk)


def institution(data=MOPS, at=0):
    return found("institution", data, at, owner=None)


def phone(number="+48717822346", label=None, at=40, **more):
    data = {"number": number, "type": "voice", "label": label, "extension": None, "range_end": None}
    return found("phone", data | more, at)


def drafts(*findings, fallback="strona"):
    return drafts_of(Reading(findings), fallback=fallback)


def named(made, name):
    return next(draft for draft in made if draft.name == name)


def test_an_address_of_an_institution_becomes_its_office():
    made = drafts(institution(), found("address", PLACE, 20))
    office = named(made, "MOPS, ul. Strzegomska 6")
    assert office.institution is made[0]
    assert office.value("postal_code") == "53-611"


def test_a_telephone_belongs_to_the_office_and_keeps_whom_it_reaches():
    made = drafts(institution(), found("address", PLACE, 20), phone(label="dodatki mieszkaniowe"))
    line = named(made, "MOPS, ul. Strzegomska 6").value("lines", "+48717822346")
    assert line["label"] == "Dodatki mieszkaniowe"


def test_one_number_under_two_headings_is_one_line_with_both_labels():
    made = drafts(institution(), phone(label="Informacja"), phone(label="Wypłata", at=60))
    assert made[0].value("lines", "+48717822346")["label"] == "Informacja, Wypłata"


def test_a_fax_and_a_telephone_of_the_same_number_are_two_lines():
    made = drafts(institution(), phone(), phone(type="fax", at=60))
    assert {fact.path[1] for fact in made[0].facts if fact.path[0] == "lines"} == {"+48717822346", "+48717822346;fax"}


def test_hours_under_a_heading_make_a_desk_inside_the_office():
    hours = found("hours", {"subject": "kasy", "schedule": "Mo-Fr 10:00-14:00", "exception": None}, 50, desk="kasy")
    made = drafts(institution(), found("address", PLACE, 20), hours)
    desk = named(made, "Kasy – MOPS")
    assert desk.part_of is named(made, "MOPS, ul. Strzegomska 6")
    assert desk.value("hours")["rules"][0]["spans"] == [["10:00", "14:00"]]


def test_the_last_day_rule_of_a_cash_desk_is_part_of_its_hours():
    monthly = [{"day": -1, "hours": "10:00-12:00"}]
    data = {"subject": "kasy", "schedule": "Mo-Fr 10:00-14:00", "exception": "ostatni dzień miesiąca 10:00-12:00"}
    made = drafts(institution(), found("hours", data, 50, desk="kasy", monthly=monthly))
    rules = named(made, "Kasy – MOPS").value("hours")["rules"]
    assert {"day": -1, "spans": [["10:00", "12:00"]]}.items() <= next(r for r in rules if "day" in r).items()


def test_hours_without_a_heading_are_the_offices_own():
    hours = found("hours", {"subject": None, "schedule": "Mo-Fr 07:30-15:30", "exception": None}, 50)
    made = drafts(institution(), found("address", PLACE, 20), hours)
    assert named(made, "MOPS, ul. Strzegomska 6").value("hours")


def test_hours_nobody_can_read_make_no_fact():
    made = drafts(institution(), found("hours", {"subject": None, "schedule": "kiedyś", "exception": None}, 50))
    assert made[0].value("hours") is None


def test_the_same_street_with_a_room_is_a_desk_not_a_second_office():
    made = drafts(institution(), found("address", PLACE, 20), found("address", PLACE | {"room": "26"}, 60))
    assert [draft.name for draft in made if draft.kind == "office"] == ["MOPS, ul. Strzegomska 6", "Pokój 26 – MOPS"]


def test_the_room_of_the_only_address_is_the_rooms_own():
    made = drafts(institution(), found("address", PLACE | {"room": "316", "floor": "III"}, 20))
    assert (made[1].value("room"), made[1].value("floor")) == ("316", "III")


def test_facts_of_a_text_without_an_institution_go_to_the_site():
    made = drafts(Finding("phone", 0, 10, "x" * 10, 0.9, phone().data), fallback="wroclaw.pl")
    assert (made[0].kind, made[0].name) == ("institution", "wroclaw.pl")


def test_a_text_of_nothing_but_a_document_makes_no_institution():
    made = drafts(found("document", {"title": "Strategia współpracy", "date": "2018-02-15"}, 5, owner=None))
    assert [draft.kind for draft in made] == ["document"]
    assert made[0].value("document_kind") == "strategy"


def test_partners_with_addresses_are_rows_of_their_programme():
    program = found("program", {"name": "Aktywna Polanka", "institution": "MOPS"}, 20)
    partner = found("partner", {"program": "Aktywna Polanka", "name": "SP nr 50", "street": "ul. Czeska 38"}, 60)
    made = named(drafts(institution(), program, partner), "Aktywna Polanka")
    assert made.value("partners", "SP nr 50")["street"] == "ul. Czeska 38"


def test_a_service_is_given_by_the_institution_at_the_desk_that_bears_its_name():
    hours = {"subject": None, "schedule": "Mo-Fr 08:00-15:00", "exception": None}
    made = drafts(
        institution(),
        found("address", PLACE, 20),
        found("hours", hours, 50, desk="Karta Dużej Rodziny"),
        found("service", {"name": "Karta Dużej Rodziny"}, 45),
    )
    desk = named(made, "Karta Dużej Rodziny – MOPS")
    assert named(made, "Karta Dużej Rodziny").value("offices", desk)["office"] is desk


def test_a_notice_is_kept_whole_with_its_key():
    notice = found("notice", {"text_starts": "Kasa nieczynna"}, 50, text="Kasa  nieczynna\nod 1 maja")
    row = drafts(institution(), notice)[0].value("notices", "Kasa nieczynna od 1 maja")
    assert row["text"] == "Kasa nieczynna od 1 maja"


def test_a_room_under_a_heading_is_a_desk_even_where_it_is_the_only_address():
    room = found("address", PLACE | {"room": "26"}, 20, desk="KARTA DUŻEJ RODZINY")
    made = drafts(institution(), room)
    assert named(made, "MOPS, ul. Strzegomska 6").value("room") is None
    assert named(made, "Karta Dużej Rodziny – MOPS").value("room") == "26"


def test_hours_of_customer_service_belong_to_the_place_above_them():
    hours = {"subject": "obsługa klientów", "schedule": "Mo-Fr 08:00-15:00", "exception": None}
    room = found("address", PLACE | {"room": "26"}, 20, desk="Karty")
    made = drafts(institution(), room, found("hours", hours, 50, desk="obsługa klientów"))
    assert named(made, "Karty – MOPS").value("hours")


def test_addresses_of_partners_are_no_offices():
    program = found("program", {"name": "Aktywna Polanka", "institution": None}, 20)
    partner = found("partner", {"program": "Aktywna Polanka", "name": "SP nr 50", "street": "ul. Czeska 38"}, 60)
    made = drafts(institution(), program, partner, found("address", PLACE | {"street": "ul. Czeska 38"}, 62))
    assert [draft.kind for draft in made] == ["institution", "program"]


def test_a_number_above_the_first_mention_of_anybody_is_the_sites():
    foundation = found("institution", {"name": "Fundacja Studiów", "abbreviation": None}, 90, owner=None)
    site = found("website", {"value": "www.wroclaw.pl"}, 70, owner=1)
    made = drafts(Finding("phone", 0, 10, "x" * 10, 0.9, phone().data, {}, 1), foundation, site)
    assert [draft.name for draft in made] == ["wroclaw.pl"]


def test_a_link_to_somebody_elses_site_is_not_the_institutions():
    made = drafts(institution(), found("website", {"value": "https://www.facebook.com/x"}, 30))
    assert made[0].value("website") is None


def test_a_link_that_bears_the_short_name_is_the_institutions():
    made = drafts(institution(), found("website", {"value": "www.mops.wroclaw.pl"}, 30))
    assert made[0].value("website") == "https://www.mops.wroclaw.pl"
