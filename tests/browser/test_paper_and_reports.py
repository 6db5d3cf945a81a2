"""What leaves the screen and what comes in: leaflets and lists on one sheet, reports by keyboard, no script needed."""

import re

import pytest

from tests.browser.kinds import LOOKS, open_kind, tab_to, violations
from tests.samples import some_daily

pytestmark = pytest.mark.timeout(180)
FULL_LIST = "&".join(
    f"m={key}"
    for key in (
        "institution:mops", "institution:wcrs", "institution:pzon", "institution:zus", "institution:cus-rawicz",
        "service:becikowe", "service:800-plus", "service:zasilek-rodzinny", "service:dodatek-mieszkaniowy",
        "service:karta-duzej-rodziny", "service:zasilek-staly", "program:aktywna-polanka",
    )
)  # fmt: skip
SHEETS = ["/uslugi/zasilek-rodzinny/ulotka/", "/uk/uslugi/800-plus/ulotka/", f"/moja-lista/?{FULL_LIST}"]


def pages_of(page):
    """How many A4 pages the browser would print."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


@pytest.fixture
def form(page, served):
    """The form about the first place of the list."""
    open_kind(page, served.url, "office")
    page.get_by_role("link", name="Zgłoś błąd").click()
    return page


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_leaflet_and_a_full_list_fill_one_sheet(page, served, sheet):
    page.goto(served.url + sheet)
    assert pages_of(page) == 1


@pytest.mark.drill
def test_every_place_prints_its_leaflet_on_one_sheet(page, served):
    page.goto(served.url + "/placowki/")
    places = [link.get_attribute("href") for link in page.locator("main h2 a").all()]
    counts = {place: (page.goto(f"{served.url}{place}ulotka/"), pages_of(page))[1] for place in places}
    assert {place: count for place, count in counts.items() if count != 1} == {}


@pytest.mark.parametrize("look", some_daily(LOOKS))
def test_axe_finds_nothing_on_the_form(form, look):
    assert violations(form, look) == []


def test_the_form_sets_one_cookie_that_ends_with_the_window(form):
    assert [(cookie["name"], cookie["expires"]) for cookie in form.context.cookies()] == [("csrftoken", -1)]


def test_a_report_is_written_with_the_keyboard_alone(form):
    tab_to(form, "#f-about")
    form.keyboard.press("ArrowDown")
    tab_to(form, "#f-wrong")
    form.keyboard.type("Drzwi były zamknięte o 15.")
    form.wait_for_timeout(3200)  # nobody writes a report in less than three seconds
    tab_to(form, "#f-send")
    form.keyboard.press("Enter")
    form.wait_for_url(re.compile("/zglos/stan/"))
    assert "Przyjęte" in form.locator("main").inner_text()


def test_an_empty_report_says_what_is_missing_and_leads_there(form):
    form.locator("#f-send").click()
    form.locator(".note--alarm a").first.click()
    assert form.evaluate("document.activeElement.id") == "f-about"


def test_a_list_is_put_together_without_scripts(new_context, served):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(served.url + "/moja-lista/")
    page.locator("main #q").fill("becikowe")
    page.locator("main .find .btn").click()
    page.get_by_role("link", name="Dodaj do mojej listy").first.click()
    page.get_by_role("link", name="Pokaż i wydrukuj").click()
    assert page.locator(".lentry").count() == 1
