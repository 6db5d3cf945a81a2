"""Residents' pages in a real browser: for eyes, ears, keyboards, small screens and paper."""

from functools import cache

import pytest

from tests.browser.kinds import DAILY_KINDS, DAILY_LOOK, KINDS, LOOKS, open_kind, tab_to, violations, visit

pytestmark = pytest.mark.timeout(180)


@pytest.fixture(scope="module")
def visits(browser, browser_context_args, served):
    """A function from a kind of page to its Visit; each is paid once, whatever the number of questions about it."""

    @cache
    def of(kind):
        with browser.new_context(**browser_context_args) as context:
            return visit(context.new_page(), served.url, kind)

    return of


@pytest.mark.parametrize("kind", DAILY_KINDS)
def test_axe_finds_nothing_on_a_phone_by_day(visits, kind):
    assert visits(kind).violations == []


@pytest.mark.drill
@pytest.mark.parametrize("look", sorted(LOOKS.keys() - {DAILY_LOOK}))
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_the_other_looks(page, served, kind, look):
    open_kind(page, served.url, kind)
    assert violations(page, look) == []


@pytest.mark.parametrize("kind", DAILY_KINDS)
def test_nothing_scrolls_sideways_at_320_pixels(visits, kind):
    assert visits(kind).width <= 320


@pytest.mark.parametrize("kind", DAILY_KINDS)
def test_the_browser_asks_no_other_host(visits, kind):
    assert visits(kind).foreign == []


@pytest.mark.parametrize("kind", DAILY_KINDS)
def test_the_browser_has_nothing_to_complain_about(visits, kind):
    assert visits(kind).complaints == []


@pytest.mark.parametrize("kind", DAILY_KINDS)
def test_a_visit_leaves_no_cookie(visits, kind):
    assert visits(kind).cookies == []


@pytest.mark.parametrize("kind", DAILY_KINDS)
def test_a_page_has_one_main_heading(visits, kind):
    assert [bool(heading.strip()) for heading in visits(kind).headings] == [True]


def test_the_first_press_of_tab_offers_to_skip_to_the_content(page, served):
    page.goto(served.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"


def test_from_the_home_page_to_an_office_with_the_keyboard_alone(page, served):
    page.goto(served.url)
    tab_to(page, "#q")
    page.keyboard.type("mops strzegomska")
    page.keyboard.press("Enter")
    page.wait_for_url("**/szukaj/?q=mops+strzegomska")
    tab_to(page, "main h2 a")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert "MOPS" in page.locator("h1").inner_text()


def test_the_focus_is_plain_to_see(page, served):
    page.goto(served.url)
    tab_to(page, ".pill")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_larger_text_is_kept_by_one_cookie_until_normal_text_is_asked_for(page, served):
    page.goto(served.url + "/uslugi/")
    page.locator(".aplus").click()
    assert (page.url, page.context.cookies()[0]["name"]) == (served.url + "/uslugi/", "text")
    page.locator(".aplus").click()
    assert page.context.cookies() == []


def test_larger_text_still_fits_a_phone(page, served):
    page.context.add_cookies([{"name": "text", "value": "large", "url": served.url}])
    page.set_viewport_size({"width": 360, "height": 640})
    open_kind(page, served.url, "office")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_paper_says_nothing_about_now(page, served):
    open_kind(page, served.url, "office")
    page.emulate_media(media="print")
    assert page.locator(".st:visible").count() == 0
    assert page.get_by_text("dziś", exact=False).locator("visible=true").count() == 0


def test_filters_work_without_scripts(new_context, served):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(served.url + "/uslugi/?dla=seniorzy")
    page.locator(".facets .btn").click()
    assert page.url.endswith("/uslugi/?dla=seniorzy")
