"""Which record a text speaks of: in other words, by other names, never in another town; and why, in words."""

import pytest

from ingest.comparison import compare
from ingest.drafts import Draft
from ingest.match import Directory
from ingest.name_keys import alike, heading_key, initials, same_place
from records import clock
from records.models import Name
from tests import builders

pytestmark = pytest.mark.django_db
MOPS = "Miejski Ośrodek Pomocy Społecznej"


def institution(name, abbreviation="", **facts):
    draft = Draft("institution", name, abbreviation=abbreviation)
    for path, value in facts.items():
        draft.add(path, value)
    return draft


def matched(draft, related=None):
    return Directory().match(draft, related or {})


@pytest.fixture
def wroclaw():
    return builders.institution(f"{MOPS} we Wrocławiu", "MOPS", municipality=builders.town(), slug="mops-wroclaw")


@pytest.fixture
def rawicz(wroclaw):
    """The same name and abbreviation in another town."""
    town = builders.town("Rawicz", "rawicz")
    return builders.institution(f"{MOPS} w Rawiczu", "MOPS", municipality=town, slug="mops-rawicz")


# ---------------------------------------------------------------- institutions


def test_the_very_name_is_said_to_be_the_same(wroclaw):
    assert matched(institution(f"{MOPS} we Wrocławiu")).reason == "ta sama nazwa"


def test_an_inflected_name_is_quoted_in_the_reason(wroclaw):
    match = matched(institution("Miejskim Ośrodkiem Pomocy Społecznej we Wrocławiu"))
    assert match.record_id == wroclaw.pk
    assert match.reason == "ta sama nazwa w innej formie: „Miejskim Ośrodkiem Pomocy Społecznej we Wrocławiu”"


def test_a_former_name_leads_to_the_record_and_is_named(wroclaw):
    Name.objects.create(record=wroclaw.record, text="Miejski Zespół Opieki", kind=Name.Kind.FORMER)
    match = matched(institution("Miejskiego Zespołu Opieki"))
    assert (match.record_id, match.reason) == (wroclaw.pk, "jego dawna nazwa: „Miejski Zespół Opieki”")


def test_an_abbreviation_is_named_and_the_missing_town_too(wroclaw):
    match = matched(institution("MOPS"))
    assert (match.record_id, match.reason) == (wroclaw.pk, "jego skrót: MOPS; tekst nie podaje miejscowości")


def test_an_abbreviation_with_its_town_is_enough(wroclaw, rawicz):
    assert matched(institution("MOPS w Rawiczu")).record_id == rawicz.pk


def test_the_first_letters_are_a_short_form(wroclaw):
    known = builders.institution("Gminny Ośrodek Kultury i Sportu", slug="goks")
    match = matched(institution("GOKS"))
    assert (match.record_id, match.reason) == (known.pk, "GOKS to skrót jego nazwy")


def test_a_short_form_of_two_towns_without_a_town_is_nobody(wroclaw, rawicz):
    assert not matched(institution("MOPS")).exists


def test_a_name_of_two_towns_without_a_town_is_nobody(wroclaw, rawicz):
    assert not matched(institution(MOPS)).exists


def test_an_address_tells_which_of_two_towns_it_is(wroclaw, rawicz):
    assert matched(institution(MOPS, "MOPS", municipality="rawicz")).record_id == rawicz.pk


@pytest.mark.parametrize("name", [f"{MOPS} w Poznaniu", "MOPS w Poznaniu", "MOPS w Zielonej Górze"])
def test_a_third_town_is_neither_of_the_two(wroclaw, rawicz, name):
    assert not matched(institution(name, "MOPS")).exists


def test_the_only_one_known_is_not_taken_for_that_of_another_town(wroclaw):
    assert not matched(institution(f"{MOPS} w Poznaniu", "MOPS")).exists


def test_years_at_the_end_of_a_title_are_no_place():
    title = "Strategia współpracy w latach 2018-2022"
    known = builders.document(title, municipality=builders.town())
    assert matched(Draft("document", title)).record_id == known.pk


# ---------------------------------------------------------------- offices and desks


def desk_draft(title, owner, building=None, **facts):
    draft = Draft("office", f"{title} – MOPS", institution=owner, part_of=building, title=title)
    for path, value in facts.items():
        draft.add(path, value)
    return draft


@pytest.fixture
def building(wroclaw):
    return builders.office(institution=wroclaw, street="ul. Strzegomska 6", city="Wrocław", slug="strzegomska")


@pytest.fixture
def desk(wroclaw, building):
    return builders.office("Kasy – MOPS", institution=wroclaw, part_of=building, slug="kasy")


def match_desk(title, wroclaw, *, building=None, **facts):
    """The match of a desk with that heading; `building` is an Office or a street nobody knows."""
    owner, directory, related = institution("MOPS", "MOPS", municipality="wroclaw"), Directory(), {}
    related[owner] = directory.match(owner, related)
    place = None
    if building is not None:
        place = Draft("office", "Budynek", institution=owner)
        place.add("street", getattr(building, "street", building))
        related[place] = directory.match(place, related)
    return directory.match(desk_draft(title, owner, place, **facts), related)


@pytest.mark.parametrize("title", ["Kasa", "Kasy MOPS", "Kasa główna", "Godziny pracy kasy", "KASY:"])
def test_one_desk_under_another_heading(wroclaw, desk, title):
    assert match_desk(title, wroclaw).record_id == desk.pk


def test_a_heading_that_says_more_is_named_with_what_we_call_it(wroclaw, desk):
    reason = match_desk("Kasa główna", wroclaw).reason
    assert reason == "okienko tej instytucji o prawie tej samej nazwie: „Kasy”"


@pytest.mark.parametrize("title", ["Kasa Zapomogowo-Pożyczkowa Pracowników", "Kancelaria", "Dział Świadczeń"])
def test_another_desk_is_another_desk(wroclaw, desk, title):
    assert not match_desk(title, wroclaw).exists


def test_a_desk_in_another_building_is_another_desk(wroclaw, desk):
    assert not match_desk("Kasa", wroclaw, building="ul. Zachodnia 3").exists


def test_of_two_desks_of_one_name_the_one_in_the_building_is_meant(wroclaw, building, desk):
    west = builders.office("MOPS, ul. Zachodnia 3", institution=wroclaw, street="ul. Zachodnia 3", slug="zachodnia")
    other = builders.office("Kasy – MOPS", institution=wroclaw, part_of=west, slug="kasy-2")
    assert match_desk("Kasy", wroclaw, building=west).record_id == other.pk


def test_a_similar_heading_with_another_room_is_another_desk(wroclaw, building):
    builders.office("Świadczenia – MOPS", institution=wroclaw, part_of=building, room="12", slug="swiadczenia")
    assert not match_desk("Świadczenia rodzinne", wroclaw, room="14").exists


def test_the_same_street_in_another_town_is_another_office(wroclaw):
    builders.office("Filia", street="ul. Kościuszki 1", city="Rawicz", slug="filia")
    draft = Draft("office", "Filia")
    draft.add("street", "ul. Kościuszki 1")
    draft.add("city", "Wrocław")
    assert not matched(draft).exists


# ---------------------------------------------------------------- telephone numbers


def told_of_number(place, number, label=""):
    draft = Draft("office", place.name, title=place.name)
    row = {"number": number, "last_number": "", "extension": "", "kind": "voice", "label": label, "note": "",
           "hours": None, "is_main": False, "raw": "", "order": 10}  # fmt: skip
    draft.add(("lines", number), row)
    return compare([draft], "", Directory(), url="", fetched=clock.now().date())[0]


def test_a_number_inside_a_known_range_is_no_new_line():
    place = builders.office(lines=[("+48717822300", "Sekretariat")], slug="mops")
    place.lines.update(last_number="+48717822303")
    assert told_of_number(place, "+48717822302").differing == []


def test_a_number_after_the_range_is_a_new_line():
    place = builders.office(lines=[("+48717822300", "Sekretariat")], slug="mops")
    place.lines.update(last_number="+48717822303")
    assert [line.path for line in told_of_number(place, "+48717822304").differing] == ["lines/+48717822304"]


# ---------------------------------------------------------------- how names are compared


@pytest.mark.parametrize(("one", "other"), [("radom", "radomiu"), ("lodz", "lodzi"), ("wroclaw", "wroclawiu")])
def test_forms_of_a_town(one, other):
    assert same_place(one, other)


@pytest.mark.parametrize(("one", "other"), [("radom", "radomsku"), ("rawicz", "raciborzu"), ("opole", "polkowicach")])
def test_two_towns(one, other):
    assert not same_place(one, other)


def test_initials_leave_out_the_place():
    assert initials("Miejski Ośrodek Pomocy Społecznej we Wrocławiu") == "MOPS"


def test_headings_of_general_words_are_not_alike():
    assert not alike(heading_key("Godziny pracy"), heading_key("Kasy"))
