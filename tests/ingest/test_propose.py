"""What a text says against what the directory says: proposals, contradictions, agreement; and never the same twice."""

from datetime import date

import pytest

from ingest.comparison import compare
from ingest.drafts import Draft, drafts_of
from ingest.findings import Finding, Reading
from ingest.importing import publish_undisputed
from ingest.match import Directory
from ingest.propose import propose
from offices.models import Office
from offices.schedule import Schedule
from proposals import review
from proposals.models import Change, Proposal
from records.models import Citation, Confirmation, Municipality, Record, Snapshot
from tests import builders

pytestmark = pytest.mark.django_db
TEXT = (
    "Miejski Ośrodek Pomocy Społecznej (MOPS), ul. Strzegomska 6, 53-611 Wrocław, tel. 71 782 23 46, kasy 9:30 – 14:15"
)


def finding(kind, quote, data, owner=0, desk=None, text=TEXT, **extra):
    start = text.index(quote)
    return Finding(kind, start, start + len(quote), quote, 0.9, data, extra, owner, desk)


def mops():
    data = {"name": "Miejski Ośrodek Pomocy Społecznej", "abbreviation": "MOPS"}
    return finding("institution", "Miejski Ośrodek Pomocy Społecznej", data, owner=None)


def address():
    data = {"street": "ul. Strzegomska 6", "postal_code": "53-611", "city": "Wrocław", "room": None, "floor": None}
    return finding("address", "ul. Strzegomska 6, 53-611 Wrocław", data)


def phone(number="+48717822346", label="Dodatki mieszkaniowe"):
    data = {"number": number, "type": "voice", "label": label, "extension": None, "range_end": None}
    return finding("phone", "71 782 23 46", data)


def cash_desk(schedule="Mo-Fr 09:30-14:15"):
    data = {"subject": "kasy", "schedule": schedule, "exception": None}
    return finding("hours", "9:30 – 14:15", data, desk="kasy")


def proposed(*findings, fetched=date(2019, 11, 20), text=TEXT):
    made = builders.snapshot(text, fetched)
    return propose(drafts_of(Reading(findings), fallback="strona"), made, Directory())


def published(*findings, **snapshot):
    outcome = proposed(*findings, **snapshot)
    publish_undisputed(outcome.proposals)
    return outcome


def test_a_new_institution_waits_as_a_proposal_and_nothing_is_public():
    proposed(mops(), address(), phone())
    assert set(Proposal.objects.values_list("kind", flat=True)) == {"institution", "office"}
    assert not Record.objects.exists()


def test_a_change_keeps_the_words_it_was_read_from():
    proposed(mops(), address(), phone())
    assert Change.objects.get(path="lines/+48717822346").quote == "71 782 23 46"


def test_the_same_facts_again_are_not_offered_again():
    proposed(mops(), address(), phone())
    outcome = proposed(mops(), address(), phone(), text=TEXT + " ")
    assert (outcome.new, outcome.contradictions) == (0, 0)


def test_a_rejected_fact_is_never_offered_again():
    proposed(mops(), address(), phone())
    review.reject(change=Change.objects.get(path="lines/+48717822346"), by=builders.clerk(), reason="stary numer")
    proposed(mops(), address(), phone(), text=TEXT + " ")
    assert Change.objects.filter(path="lines/+48717822346").count() == 1


def test_published_facts_make_public_records_that_cite_their_words():
    published(mops(), address(), phone())
    office = Office.objects.public().get()
    assert office.lines.get().label == "Dodatki mieszkaniowe"
    assert Citation.objects.filter(record=office.pk, path="street").exists()


def test_an_office_stands_under_the_institution_that_the_same_text_made():
    published(mops(), address())
    assert Office.objects.get().institution.short_name == "MOPS"


def test_a_place_of_an_address_is_the_municipality_of_both():
    published(mops(), address())
    assert Municipality.objects.get().slug == "wroclaw"
    assert Record.objects.filter(municipality__slug="wroclaw").count() == 2


def test_an_agreeing_newer_text_only_moves_the_date_it_was_seen():
    published(mops(), address(), phone())
    outcome = published(mops(), address(), phone(), fetched=date(2023, 5, 1), text=TEXT + " ")
    assert (outcome.new, outcome.contradictions) == (0, 0)
    assert Confirmation.objects.get(record__kind="office", group="phones").seen == date(2023, 5, 1)


def test_other_hours_for_the_cash_desk_are_a_contradiction_that_stays_pending():
    published(mops(), address(), cash_desk("Mo-Fr 10:00-14:00"))
    published(mops(), address(), cash_desk(), fetched=date(2021, 3, 15), text=TEXT + " ")
    assert Office.objects.desks().get().hours == Schedule.from_osm("Mo-Fr 10:00-14:00")
    assert Change.objects.contradictions().get().path == "hours"


def test_a_contradiction_shows_beside_the_published_value_with_its_words():
    published(mops(), address(), cash_desk("Mo-Fr 10:00-14:00"))
    published(mops(), address(), cash_desk(), fetched=date(2021, 3, 15), text=TEXT + " ")
    other = Citation.objects.contradicting().get()
    assert other.quote == "9:30 – 14:15"
    assert other.value["rules"][0]["spans"] == [["09:30", "14:15"]]


def test_a_staff_edit_is_never_overwritten_not_even_an_empty_field():
    published(mops(), address())
    office = Office.objects.get()
    office.room = "1"
    office.save()
    builders.committed(office, role="editor", by=builders.clerk())
    published(mops(), address(), phone(), text=TEXT + " ")
    assert not office.lines.exists()
    assert Change.objects.pending().filter(path="lines/+48717822346").exists()


def test_two_values_for_one_field_in_one_text_leave_the_second_to_a_person():
    published(mops(), address(), cash_desk("Mo-Fr 10:00-14:00"), cash_desk())
    assert Office.objects.desks().get().hours == Schedule.from_osm("Mo-Fr 10:00-14:00")
    assert Change.objects.contradictions().count() == 1


def test_an_institution_is_recognised_by_its_abbreviation():
    known = builders.institution("Miejski Ośrodek Pomocy Społecznej we Wrocławiu", "MOPS")
    by_short_name = finding("institution", "MOPS", {"name": "MOPS", "abbreviation": "MOPS"}, owner=None)
    published(by_short_name, address())
    assert Office.objects.get().institution == known


def test_an_inflected_name_is_the_same_institution():
    known = builders.institution("Wrocławskie Centrum Rozwoju Społecznego", "WCRS")
    text = "z Wrocławskim Centrum Rozwoju Społecznego, ul. Strzegomska 6, 53-611 Wrocław"
    data = {"name": "Wrocławskim Centrum Rozwoju Społecznego", "abbreviation": None}
    inflected = finding("institution", "Wrocławskim Centrum Rozwoju Społecznego", data, owner=None, text=text)
    proposed(inflected, text=text)
    assert not Proposal.objects.filter(kind="institution").exclude(record=known.pk).exists()


def test_a_newer_text_of_the_same_page_replaces_the_older_proposal():
    published(mops(), address(), cash_desk("Mo-Fr 10:00-14:00"))
    proposed(mops(), address(), cash_desk("Mo-Fr 09:00-12:00"), fetched=date(2021, 1, 1), text=TEXT + " ")
    proposed(mops(), address(), cash_desk(), fetched=date(2022, 1, 1), text=TEXT + "  ")
    assert list(Change.objects.filter(path="hours").values_list("state", flat=True)) == [
        "accepted",
        "superseded",
        "pending",
    ]


def test_an_institution_of_the_same_name_in_another_town_is_another_institution():
    builders.institution("Miejski Ośrodek Pomocy Społecznej", "MOPS", municipality=builders.town("Rawicz", "rawicz"))
    published(mops(), address())
    assert Record.objects.filter(kind="institution").count() == 2


def test_a_nationwide_service_stays_nationwide_and_learns_where_it_is_given():
    known = builders.service("Dodatek mieszkaniowy", slug="dodatek-mieszkaniowy")
    allowance = finding("service", "kasy", {"name": "Dodatki mieszkaniowe"})
    published(mops(), address(), allowance)
    known.refresh_from_db()
    assert known.institution is None
    assert known.places.get().office.street == "ul. Strzegomska 6"


def test_two_pages_that_disagree_about_a_record_to_be_made_are_one_contradiction():
    proposed(mops(), address(), cash_desk("Mo-Fr 10:00-14:00"))
    builders.snapshot(TEXT + "  ", date(2020, 1, 1), url="https://bip.example/kasy")
    other = Snapshot.objects.get(source__url="https://bip.example/kasy")
    drafts = drafts_of(Reading((mops(), address(), cash_desk())), fallback="strona")
    propose(drafts, other, Directory())
    assert list(Change.objects.filter(path="hours").values_list("is_contradiction", flat=True)) == [True, True]


def test_what_a_page_says_again_after_a_change_of_mind_is_offered_again():
    first, second = "Mo-Fr 09:00-12:00", "Mo-Fr 09:30-14:15"
    published(mops(), address(), cash_desk("Mo-Fr 10:00-14:00"))
    proposed(mops(), address(), cash_desk(first), fetched=date(2021, 1, 1), text=TEXT + " ")
    proposed(mops(), address(), cash_desk(second), fetched=date(2022, 1, 1), text=TEXT + "  ")
    proposed(mops(), address(), cash_desk(first), fetched=date(2023, 1, 1), text=TEXT + "   ")
    assert Change.objects.pending().get(path="hours").new == Schedule.from_osm(first).to_json()


# towns, records by kind with relations (8), rows of every kind (16), what was offered, what waits
COMPARING = 30


def test_comparing_takes_as_many_queries_for_a_long_text_as_for_a_short_one(django_assert_max_num_queries):
    desks = [builders.office(f"Pokój {number} – MOPS", slug=f"pokoj-{number}") for number in range(12)]
    drafts = [Draft("office", desk.name, title=desk.name) for desk in desks]
    for draft in drafts:
        draft.add("floor", "III")
    directory = Directory()
    with django_assert_max_num_queries(COMPARING):
        told = compare(drafts, TEXT, directory, url="https://mops.example/", fetched=date(2026, 1, 1))
    assert [one.record.pk for one in told] == [desk.pk for desk in desks]
