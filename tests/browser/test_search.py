"""Searching in a real browser, with the scripts: suggestions by keyboard, results that follow the words and filters."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.kinds import RULES

pytestmark = pytest.mark.timeout(180)
OPTION = "#hints [role=option]"


@pytest.fixture
def home(page, served):
    page.goto(served.url)
    return page


@pytest.fixture
def results(page, served):
    page.goto(served.url + "/szukaj/?q=mops")
    return page


def typed(page, words):
    page.locator("#q").press_sequentially(words)
    page.wait_for_selector(OPTION)


def broken(page):
    return [rule["id"] for rule in Axe().run(page, options=RULES).response["violations"]]


def test_suggestions_are_a_combobox_that_axe_accepts(home):
    typed(home, "dodat")
    assert home.locator("#q").get_attribute("aria-expanded") == "true"
    assert broken(home) == []


def test_arrow_keys_choose_and_the_box_says_which(home):
    typed(home, "dodat")
    home.keyboard.press("ArrowDown")
    assert home.locator("#q").get_attribute("aria-activedescendant") == "hint-1"
    assert home.locator("#hint-1").get_attribute("aria-selected") == "true"


def test_arrow_up_from_the_box_chooses_the_last(home):
    typed(home, "dodat")
    last = home.locator(OPTION).count()
    home.keyboard.press("ArrowUp")
    assert home.locator("#q").get_attribute("aria-activedescendant") == f"hint-{last}"


def test_enter_goes_to_the_record_chosen(home):
    typed(home, "dodatek miesz")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")
    home.wait_for_url("**/uslugi/dodatek-mieszkaniowy/")


def test_enter_without_a_choice_searches(home):
    typed(home, "dodatek miesz")
    home.keyboard.press("Enter")
    home.wait_for_url("**/szukaj/?q=dodatek+miesz")


def test_escape_puts_the_suggestions_away_and_keeps_the_words(home):
    typed(home, "dodat")
    home.keyboard.press("Escape")
    assert home.locator("#hints").count() == 0
    assert home.locator("#q").input_value() == "dodat"


def test_a_click_goes_to_the_record(home):
    typed(home, "dodatek miesz")
    home.locator("#hint-1").click()
    home.wait_for_url("**/uslugi/dodatek-mieszkaniowy/")


def test_leaving_the_box_puts_the_suggestions_away(home):
    typed(home, "dodat")
    home.keyboard.press("Tab")
    assert home.locator("#hints").count() == 0


def test_the_number_of_suggestions_is_said_aloud(home):
    typed(home, "dodat")
    assert "podpowied" in home.locator("[role=status]").inner_text()


def test_suggestions_do_not_widen_a_phone(home):
    home.set_viewport_size({"width": 320, "height": 640})
    typed(home, "dodat")
    assert home.evaluate("document.documentElement.scrollWidth") <= 320


def test_results_follow_the_words_without_a_press_of_the_button(results):
    results.locator("#q").fill("dodatek mieszkaniowy")
    results.wait_for_selector(".best a[href='/uslugi/dodatek-mieszkaniowy/']")
    assert results.url.endswith("/szukaj/?q=dodatek+mieszkaniowy")


def test_the_region_that_says_the_count_is_kept_so_that_it_is_read(results):
    region = results.locator("#said").element_handle()
    results.locator("#q").fill("xyzzyq")
    results.wait_for_selector("#said:has-text('Nic nie znaleźliśmy')")
    assert region.evaluate("node => node.isConnected")


def test_a_filter_chosen_by_keyboard_narrows_at_once_and_keeps_the_focus(results):
    results.locator("#f-rodzaj > summary").click()
    box = results.locator("input[name=rodzaj][value=office]")
    box.focus()
    results.keyboard.press("Space")
    results.wait_for_selector(".pill:has-text('Placówki')")
    assert results.evaluate("[document.activeElement.name, document.activeElement.value]") == ["rodzaj", "office"]


def test_an_opened_group_of_filters_stays_open(results):
    results.locator("#f-rodzaj > summary").click()
    results.locator("input[name=gmina][value=wroclaw]").check()  # at night hardly any place is open: no group is left
    results.wait_for_selector(".pill:has-text('Wrocław')")
    assert results.locator("#f-rodzaj").get_attribute("open") is not None


def test_live_results_are_accessible_too(results):
    results.locator("#q").fill("kasa")
    results.wait_for_selector("#said:has-text('wynik')")
    assert broken(results) == []


def test_without_scripts_everything_works(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url)
    page.locator("#q").fill("kasa mops")
    page.keyboard.press("Enter")
    page.wait_for_url("**/szukaj/?q=kasa+mops")
    shown = page.locator(".best").count()
    context.close()
    assert shown == 1
