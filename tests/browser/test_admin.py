"""The back office in a real browser: accessible, within the strict policy, usable by keyboard and on a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse

from offices.models import PhoneLine
from offices.schedule import Schedule
from proposals.models import Change, Proposal
from records import clock
from records.record_admin import edit_url
from tests import builders
from tests.samples import some_daily

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "UWAGA!\nKASY czynne są 9:30 – 14:15"


@pytest.fixture
def cast():
    cast = builders.cast()
    snapshot = builders.snapshot(TEXT)
    about = {"record": cast.desk.record, "kind": "office", "name": cast.desk.name, "slug": cast.desk.slug}
    proposal = Proposal.objects.create(snapshot=snapshot, made_at=clock.now(), **about)
    hours = Schedule.from_osm("Mo-Fr 09:30-14:15").to_json()
    cast.change = Change.objects.create(
        proposal=proposal, path="hours", old=cast.desk.hours.to_json(), new=hours, start=TEXT.index("9:30"),
        end=len(TEXT), quote="9:30 – 14:15", is_contradiction=True, fingerprint="f",
    )  # fmt: skip
    cast.snapshot = snapshot
    return cast


@pytest.fixture
def pages(cast):
    change, office = cast.change, cast.office.pk
    return {
        "home": "/admin/",
        "list": reverse("admin:offices_office_changelist"),
        "form": edit_url(cast.office),
        "add": reverse("admin:offices_office_add"),
        "service": edit_url(cast.allowance),
        "history": reverse("admin:offices_office_history", args=[office]),
        "queue": reverse("admin:proposals_proposal_changelist"),
        "review": reverse("admin:proposals_proposal_change", args=[change.proposal_id]),
        "contradiction": reverse("admin:proposals_contradiction", args=[change.pk]),
        "snapshot": reverse("admin:records_snapshot_change", args=[cast.snapshot.pk]),
        "delete": reverse("admin:offices_office_delete", args=[office]),
    }


@pytest.fixture
def signed_in(page, client, live_server):
    """A browser page of a clerk who has signed in; `complaints` collects what the console says."""
    client.force_login(builders.clerk())
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def violations(page):
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return {rule["id"]: [node["target"] for node in rule["nodes"]][:3] for rule in found}


def open_details(page):
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")


def visited(page, address, width):
    """[what the console said, what axe found, whether the page is wider than the window], on a window of that width."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    open_details(page)
    said = list(page.complaints)  # before axe, which itself tries what the policy forbids
    wider = page.evaluate("document.documentElement.scrollWidth") > width
    found = violations(page)
    page.complaints.clear()
    return [said, found, wider]


# all pages in one test, for each test makes the cast anew
@pytest.mark.timeout(300)
@pytest.mark.parametrize("width", some_daily([320, 360, 1280]))
def test_no_page_breaks_a_rule_or_leaves_the_policy_or_scrolls_sideways(signed_in, live_server, pages, width):
    seen = {name: visited(signed_in, live_server.url + address, width) for name, address in pages.items()}
    assert seen == dict.fromkeys(pages, [[], {}, False])


def test_the_sign_in_page_has_no_violation(page, live_server):
    page.goto(live_server.url + "/admin/login/")
    assert violations(page) == {}


@pytest.mark.drill
def test_the_dark_form_has_no_violation(signed_in, live_server, pages):
    signed_in.emulate_media(color_scheme="dark")
    signed_in.goto(live_server.url + pages["form"])
    open_details(signed_in)
    assert violations(signed_in) == {}


def test_a_telephone_line_is_added_in_the_browser(signed_in, live_server, pages, cast):
    signed_in.goto(live_server.url + pages["form"])
    signed_in.get_by_role("button", name="Dodaj: Telefon").click()
    signed_in.locator("#id_lines-2-number").fill("501 928 501")
    signed_in.locator("input[name=_save]").click()
    signed_in.wait_for_url("**/admin/offices/office/")
    assert PhoneLine.objects.filter(record=cast.office.pk, number="+48501928501").exists()


def test_a_contradiction_is_decided_by_keyboard_alone(signed_in, live_server, pages, cast):
    signed_in.goto(live_server.url + pages["review"])
    signed_in.get_by_role("link", name=re.compile("^Rozstrzygnij sprzeczność")).focus()
    signed_in.keyboard.press("Enter")
    signed_in.locator(f"input[name=choice][value='{cast.change.pk}']").focus()
    signed_in.keyboard.press("Space")
    signed_in.get_by_label("Skąd to wiesz").fill("telefon do kasy")
    signed_in.keyboard.press("Enter")
    signed_in.wait_for_url("**/admin/proposals/proposal/")
    assert Change.objects.get(pk=cast.change.pk).state == Change.State.ACCEPTED


def test_a_rejection_opens_by_keyboard_and_asks_for_a_reason(signed_in, live_server, pages, cast):
    signed_in.goto(live_server.url + pages["review"])
    signed_in.locator("summary", has_text="Odrzuć").focus()
    signed_in.keyboard.press("Enter")
    signed_in.get_by_label("Dlaczego nie").fill("Stary tekst")
    signed_in.keyboard.press("Enter")
    signed_in.wait_for_url("**/admin/proposals/proposal/")
    assert Change.objects.get(pk=cast.change.pk).reason == "Stary tekst"
