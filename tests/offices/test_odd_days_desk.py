"""The odd-days desk: who has not decided, decisions for many at once, taking them back, closures by order."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission

from offices.models import Holiday, HoursException, Office
from offices.schedule import Schedule
from records.models import User, Version
from tests import builders
from tests.samples import some_daily

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
DESK = "/admin/offices/hoursexception/"
EVE, LAST = date(2026, 12, 24), date(2026, 12, 31)


@pytest.fixture
def staff(client):
    user = builders.clerk()
    client.force_login(user)
    return user


@pytest.fixture
def decide(client, staff, cast):
    """Posts a decision about a day for some places, the main office if none are named."""

    def post(decision, day=LAST, places=None, **fields):
        ticked = [str(place.pk) for place in places or [cast.office]]
        data = {"place": ticked, "d-whom": "ticked", "d-decision": decision}
        return client.post(
            f"{DESK}postanow/?dzien={day}", data | {f"d-{name}": value for name, value in fields.items()}
        )

    return post


@pytest.fixture
def states(client, staff):
    """{slug: state} of the desk at an address."""

    def look(query):
        return {line.place.slug: line.state for line, _ticked in client.get(f"{DESK}?{query}").context["rows"]}

    return look


@pytest.fixture
def page_of_office(client):
    return lambda: client.get("/placowki/mops-strzegomska/").content.decode().replace("\u00a0", " ")


def test_the_desk_opens_on_the_first_day_nobody_has_decided_about(client, staff, cast):
    context = client.get(DESK).context
    assert context["shown"].day == EVE
    assert [(found.day, found.undecided) for found in context["days"]][:2] == [(EVE, 3), (date(2026, 12, 25), 0)]


def test_the_table_says_who_is_undecided_and_whose_hours_nobody_knows(states, cast):
    assert states("dzien=2026-12-31") == {
        "mops-strzegomska": "undecided", "kasy-mops": "undecided", "pokoj-26": "undecided",
        "pzon-solidarnosci": "unknown",
    }  # fmt: skip


def test_a_public_holiday_is_decided_by_law(states, cast):
    assert states("dzien=2026-12-25")["mops-strzegomska"] == "law"


def test_a_desk_that_only_follows_its_office_is_not_asked(states, cast):
    follower = Schedule(as_office=True)
    builders.committed(Office.objects.create(name="Okno 1", state="published", part_of=cast.office, hours=follower))
    assert len(states("dzien=2026-12-31")) == 4


def test_a_draft_is_not_on_the_desk(states, cast):
    assert "tajna" not in states("dzien=2026-12-31")


def test_desks_stand_below_their_office(states, cast):
    assert list(states("dzien=2026-12-31"))[:3] == ["mops-strzegomska", "pokoj-26", "kasy-mops"]


@pytest.mark.parametrize(("query", "count"), [("instytucja=mops", 3), ("instytucja=pzon", 1), ("stan=decided", 0)])
def test_the_table_is_narrowed_by_institution_and_decision(states, cast, query, count):
    assert len(states(f"dzien=2026-12-31&{query}")) == count


@pytest.mark.parametrize(
    "query", some_daily(["dzien=jutro", "dzien=9999-12-31", "instytucja=%00", "stan=inny", "strona=x"])
)
def test_odd_values_in_the_address_are_ordinary(client, staff, cast, query):
    assert client.get(f"{DESK}?{query}").status_code == 200


# ---------------------------------------------------------------- decisions


@pytest.mark.parametrize(
    ("decision", "fields", "kind"),
    [
        ("closed", {"reason": "sylwester"}, "closed"),
        ("hours", {"spans": "8-12"}, "open"),
        ("usual", {}, "open"),
        ("duty", {"spans": "8-12", "matter": "zgłoszenie zgonu"}, "closed"),
    ],
)
def test_a_decision_is_what_residents_then_read(decide, settings, thursday, client, cast, decision, fields, kind):
    decide(decision, **fields)
    settings.PORTAL_NOW = thursday.replace(month=12, day=31, hour=10)
    assert client.get("/placowki/mops-strzegomska/").context["hours"].status(settings.PORTAL_NOW).kind == kind


def test_until_then_residents_read_that_it_is_not_confirmed(page_of_office, cast):
    assert "jeszcze niepotwierdzone, zwykle 7:30–15:30" in page_of_office()


def test_a_duty_is_told_with_its_matter(decide, page_of_office):
    decide("duty", spans="8-12", matter="zgłoszenie zgonu", reason="dyżur")
    assert "zamknięte; zgłoszenie zgonu: 8:00–12:00" in page_of_office()


def test_a_decision_goes_the_one_write_path(decide, staff, cast):
    decide("closed", reason="sylwester")
    version = Version.objects.filter(record=cast.office).order_by("-number").first()
    assert (version.by, version.why, list(version.changes)) == (
        staff, "decyzja: czwartek, 31 grudnia", ["exceptions/2026-12-31"],
    )  # fmt: skip


@pytest.mark.drill
def test_a_later_decision_replaces_the_earlier_one(decide):
    decide("duty", spans="8-12", matter="zgłoszenie zgonu")
    decide("usual")
    assert list(HoursException.objects.values_list("usual", "matter")) == [(True, "")]


@pytest.mark.drill
def test_a_decision_about_the_first_of_several_closed_days_leaves_the_others_closed(decide, cast):
    HoursException.objects.create(record=cast.office.record, starts=LAST, ends=date(2027, 1, 5), reason="remont")
    decide("usual")
    assert list(HoursException.objects.order_by("starts").values_list("starts", "usual")) == [
        (LAST, True), (date(2027, 1, 1), False),
    ]  # fmt: skip


def test_all_undecided_ones_of_the_list_can_be_decided_at_once(client, staff, cast):
    data = {"d-whom": "undecided", "d-decision": "closed"}
    client.post(f"{DESK}postanow/?dzien=2026-12-31&instytucja=mops", data)
    assert HoursException.objects.count() == 3


def test_the_decision_of_the_office_decides_for_its_desks(decide, states):
    decide("closed")
    assert states("dzien=2026-12-31")["kasy-mops"] == "inherited"


def test_a_decision_can_be_taken_back(decide, states):
    decide("duty", spans="8-12", matter="zgłoszenie zgonu")
    decide("undo")
    assert states("dzien=2026-12-31")["mops-strzegomska"] == "undecided"


def test_after_deciding_the_same_list_comes_back_with_a_message(decide, client):
    answer = decide("closed")
    assert answer.url == f"{DESK}?dzien=2026-12-31"
    assert "Czwartek, 31 grudnia: zapisano decyzję dla 1 placówki." in client.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("decision", "fields", "message"),
    [
        ("hours", {}, "Podaj godziny."),
        ("hours", {"spans": "8-25"}, "25:00"),
        ("duty", {"spans": "8-12"}, "Napisz, jakiej sprawy dotyczy dyżur."),
        ("nic", {}, "nic"),
    ],
)
def test_a_decision_that_lacks_something_comes_back_with_what_is_missing(decide, decision, fields, message):
    answer = decide(decision, **fields)
    assert (answer.status_code, HoursException.objects.count()) == (422, 0)
    assert message in answer.content.decode()


def test_a_decision_for_nobody_is_refused(client, staff, cast):
    answer = client.post(f"{DESK}postanow/?dzien=2026-12-31", {"d-whom": "ticked", "d-decision": "closed"})
    assert "Nie zaznaczono żadnej placówki." in answer.content.decode()


@pytest.mark.drill
def test_what_was_ticked_stays_ticked_when_the_form_comes_back(decide, cast):
    rows = decide("hours").context["rows"]
    assert [line.place.pk for line, ticked in rows if ticked] == [cast.office.pk]


# ---------------------------------------------------------------- orders


def test_an_order_closes_all_places_of_an_institution(client, staff, cast):
    data = {"o-institution": str(cast.mops.pk), "o-first": "2026-12-28", "o-last": "2026-12-30", "o-reason": "Remont"}
    client.post(f"{DESK}zarzadzenie/", data)
    row = HoursException.objects.get()
    assert (row.record_id, row.starts, row.ends, row.reason) == (
        cast.office.pk, date(2026, 12, 28), date(2026, 12, 30), "Remont",
    )  # fmt: skip


def test_an_order_of_a_municipality_makes_days_free(client, staff, cast, states):
    data = {"o-municipality": cast.wroclaw.pk, "o-first": "2026-12-31", "o-reason": "Dzień wolny za 26 grudnia"}
    client.post(f"{DESK}zarzadzenie/", data)
    assert Holiday.objects.get().municipality == cast.wroclaw
    assert states("dzien=2026-12-31")["mops-strzegomska"] == "inherited"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Wybierz instytucję albo gminę"),
        ({"o-last": "2026-12-01"}, "Koniec"),
        ({"o-last": "2027-12-31"}, "Najwyżej 60 dni naraz."),
        ({"o-first": "0001-01-01"}, "1900-01-02"),
    ],
)
def test_an_order_that_cannot_be_is_refused(client, staff, cast, fields, message):
    data = {"o-first": "2026-12-31", "o-reason": "zarządzenie", **fields}
    answer = client.post(f"{DESK}zarzadzenie/", data)
    assert answer.status_code == 422
    assert message in answer.content.decode()


# ---------------------------------------------------------------- who, and how much


@pytest.mark.parametrize("address", some_daily([DESK, f"{DESK}postanow/", f"{DESK}zarzadzenie/"]))
def test_who_may_not_edit_offices_may_not_decide(client, address):
    user = User.objects.create_user("jan@mops.example", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_office"))
    client.force_login(user)
    assert client.post(address).status_code == 403


def test_the_first_page_counts_the_undecided_places_of_each_day(client, staff, cast):
    page = client.get("/admin/").content.decode()
    assert "placówki bez decyzji na 24 grudnia" in page


def test_the_desk_needs_the_same_few_queries_however_many_places(client, staff, cast, django_assert_max_num_queries):
    # session, user; revision, institutions, offices, odd days, free days; the rows of the day; choices (2)
    with django_assert_max_num_queries(11):
        client.get(DESK)
