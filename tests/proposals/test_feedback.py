"""Feedback of residents: counted answers, reports that become proposals, and what keeps robots and strangers out."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from proposals.feedback_forms import start_mark
from proposals.models import Change, Helped, Proposal, Report
from records.models import Record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
PAGE = "/zglos/office/mops-strzegomska/"
A_MINUTE_LATER = 60


def sent(client, page=PAGE, **typed):
    """A report as a person sends it: a minute after the form was shown."""
    begun = datetime(2026, 11, 26, 12, 50, tzinfo=UTC)
    with time_machine.travel(begun, tick=False):
        mark = start_mark()
    data = {"about": "hours", "wrong": "Urząd był zamknięty o 15.", "started": mark} | typed
    with time_machine.travel(begun + timedelta(seconds=A_MINUTE_LATER), tick=False):
        return client.post(page, data)


def test_every_record_page_links_to_the_form_and_holds_none(client, cast):
    text = client.get("/placowki/mops-strzegomska/").content.decode()
    assert f'href="{PAGE}?pomoglo=tak"' in text
    assert "<form method" not in text


@pytest.mark.parametrize("kind", ["mops", "office", "allowance", "polanka", "strategy", "housing"])
def test_each_kind_of_record_has_its_form(client, cast, kind):
    record = getattr(cast, kind)
    assert "Zgłoś błąd" in client.get(reverse("feedback", args=[record.kind, record.slug])).content.decode()


@pytest.mark.parametrize("page", ["/zglos/office/tajna/", "/zglos/office/nie-ma/", "/zglos/planeta/mops/"])
def test_what_residents_cannot_see_they_cannot_report(client, cast, page):
    assert client.get(page).status_code == 404


def test_the_form_is_never_kept_and_sets_the_only_cookie(client, cast):
    response = client.get(PAGE)
    assert "no-store" in response["Cache-Control"]
    assert list(response.cookies) == ["csrftoken"]


def test_the_cookie_goes_with_the_browser_window(client, cast):
    assert client.get(PAGE).cookies["csrftoken"]["max-age"] == ""


def test_the_form_of_an_office_costs_ten_queries_at_most(client, cast, django_assert_max_num_queries):
    # record, is it public (2), lines, revision, frame (2)
    with django_assert_max_num_queries(10):
        client.get(PAGE)


# ---------------------------------------------------------------- did it help?


@pytest.mark.parametrize(("answer", "counted"), [("tak", (1, 0)), ("nie", (0, 1))])
def test_an_answer_is_counted_for_the_month(client, cast, answer, counted):
    client.post(PAGE, {"pomoglo": answer})
    assert list(Helped.objects.values_list("yes", "no", "month")) == [(*counted, datetime(2026, 11, 1).date())]


def test_a_link_alone_counts_nothing(client, cast):
    client.get(f"{PAGE}?pomoglo=tak")
    assert not Helped.objects.exists()


def test_the_same_address_is_counted_once_a_day_for_a_page(client, cast):
    client.post(PAGE, {"pomoglo": "tak"})
    client.post(PAGE, {"pomoglo": "tak"})
    assert Helped.objects.get().yes == 1


def test_another_address_is_counted_too(client, cast):
    client.post(PAGE, {"pomoglo": "tak"}, REMOTE_ADDR="203.0.113.1")
    client.post(PAGE, {"pomoglo": "tak"}, REMOTE_ADDR="203.0.113.2")
    assert Helped.objects.get().yes == 2


# ---------------------------------------------------------------- a report


def test_a_report_waits_in_the_queue_and_its_author_gets_a_code(client, cast):
    response = sent(client)
    report = Report.objects.get()
    assert response["Location"] == f"/zglos/stan/{report.code}/?nowe=1"
    assert list(Proposal.objects.pending()) == [report.change.proposal]


def test_hours_in_plain_words_are_proposed_as_hours(client, cast):
    sent(client, right="pn-pt 8:00-16:00")
    change = Change.objects.get()
    assert (change.path, change.new["rules"][0]["spans"]) == ("hours", [["08:00", "16:00"]])


def test_a_number_is_proposed_for_the_line_it_replaces(client, cast):
    sent(client, about="phone/+48717822300", right="71 782 35 95")
    assert list(Change.objects.values_list("path", "new")) == [("lines/+48717822300/number", "+48717823595")]


def test_a_missing_number_is_proposed_as_a_new_line(client, cast):
    sent(client, about="phone", right="71 782 35 95")
    assert Change.objects.get().path == "lines/+48717823595"


@pytest.mark.parametrize(
    ("topic", "right", "path", "new"),
    [
        ("address", "Przenieśli się obok", "street", "ul. Strzegomska 6"),
        ("address", "ul. Czeska 38", "street", "ul. Czeska 38"),
        ("email", "biuro@mops.wroclaw.pl", "email", "biuro@mops.wroclaw.pl"),
        ("website", "mops.wroclaw.pl", "website", "https://mops.wroclaw.pl"),
        ("room", "27", "room", "27"),
        ("closed", "", "state", "withdrawn"),
    ],
)
def test_what_can_be_read_is_proposed_and_what_cannot_is_left_to_staff(client, cast, topic, right, path, new):
    sent(client, about=topic, right=right)
    assert list(Change.objects.values_list("path", "new")) == [(path, new)]


def test_two_people_who_say_the_same_share_one_decision(client, cast):
    sent(client, right="pn-pt 8-16")
    sent(client, right="od poniedziałku do piątku 8:00-16:00")
    assert (Report.objects.count(), Change.objects.count()) == (2, 1)


def test_a_former_address_leads_to_the_form_of_the_record(client, cast):
    cast.office.record.redirects.create(kind="office", slug="dawny")
    assert client.get("/zglos/office/dawny/")["Location"] == PAGE


# ---------------------------------------------------------------- refused


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"about": ""}, "To pole jest wymagane"),
        ({"about": "kolor"}, "Wybierz coś z listy"),
        ({"wrong": ""}, "To pole jest wymagane"),
        ({"wrong": "!!! 12"}, "Napisz w kilku słowach"),
        ({"wrong": "źle " * 300}, "najwyżej"),
        ({"wrong": "spójrz http://a.example http://b.example http://c.example"}, "za dużo linków"),
        ({"wrong": "Mój PESEL to 44051401359 i nic"}, "wygląda na numer PESEL"),
        ({"homepage": "https://kup.example"}, "pułapka na roboty"),
        ({"started": ""}, "Sprawdź tekst"),
        ({"started": "podrobione"}, "Sprawdź tekst"),
    ],
)
def test_what_cannot_be_a_report_gets_a_clear_answer(client, cast, typed, words):
    response = sent(client, **typed)
    assert (response.status_code, Report.objects.count()) == (422, 0)
    assert words in response.content.decode()


def test_a_robots_haste_is_refused_and_its_text_kept(client, cast):
    with time_machine.travel(datetime(2026, 11, 26, 12, 55, tzinfo=UTC), tick=False):
        data = {"about": "hours", "wrong": "Zamknięte od wtorku", "started": start_mark()}
        text = client.post(PAGE, data).content.decode()
    assert "bardzo szybko" in text
    assert "Zamknięte od wtorku" in text


def test_a_long_number_is_asked_about_once_and_then_believed(client, cast):
    typed = {"about": "other", "wrong": "Pod 501 928 501 nikt nie odbiera"}
    assert "długi numer" in sent(client, **typed).content.decode()
    assert sent(client, **typed, numbers_seen="on").status_code == 302


def test_a_number_in_a_report_about_a_number_is_not_asked_about(client, cast):
    assert sent(client, about="phone", wrong="Brakuje 71 782 35 95").status_code == 302


def test_an_address_that_sends_too_much_is_told_so_and_keeps_its_text(client, cast):
    for _time in range(10):
        sent(client)
    response = sent(client, wrong="Jedenaste zgłoszenie")
    assert (response.status_code, Report.objects.count()) == (429, 10)
    assert "Jedenaste zgłoszenie" in response.content.decode()


def test_without_the_token_of_the_form_nothing_is_taken(cast):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post(PAGE, {"pomoglo": "tak"}).status_code == 403


# ---------------------------------------------------------------- what became of it


def state_page(client):
    return client.get(f"/zglos/stan/{Report.objects.get().code}/").content.decode()


def test_a_waiting_report_says_so_and_shows_nothing_of_the_text(client, cast):
    sent(client)
    text = state_page(client)
    assert "czeka na sprawdzenie" in text
    assert "zamknięty o 15" not in text


def test_the_code_may_be_typed_in_any_way(client, cast):
    sent(client)
    code = Report.objects.get().code
    typed = code.replace("-", " ").lower()
    assert client.get("/zglos/stan/", {"kod": typed})["Location"] == f"/zglos/stan/{code}/"


@pytest.mark.parametrize("code", ["KT4M-9RWX", "x", "%00", "ąę"])
def test_an_unknown_code_is_said_to_be_unknown(client, db, code):
    assert "Nie ma zgłoszenia" in client.get("/zglos/stan/", {"kod": code}).content.decode()


def test_a_report_of_a_record_that_was_withdrawn_still_has_its_page(client, cast):
    sent(client, about="closed")
    Record.objects.filter(pk=cast.office.pk).update(state="withdrawn")
    assert "nie jest już pokazywana" in state_page(client)
