"""Pages as people set them up: wider spacing, 400 % zoom, larger text, forced colours, less motion, keyboard alone."""

import pytest

from tests.browser.kinds import KINDS, RULES, Axe, open_kind

pytestmark = [pytest.mark.timeout(180), pytest.mark.drill]
# WCAG 1.4.12: a reader may set these, and nothing may be lost
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; '
    + 'word-spacing: .16em !important }'
    + ' p { margin-block-end: 2em !important }');
  document.adoptedStyleSheets = [sheet];
}"""
# elements that hide part of their text; what is only for screen readers is hidden on purpose
CLIPPED = """() => [...document.querySelectorAll('body *')].filter(element => {
  const style = getComputedStyle(element);
  const hides = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
  const larger = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  return hides && larger && style.clipPath === 'none' && element.tagName !== 'svg';
}).map(element => element.outerHTML.slice(0, 120))"""
FOCUS = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  const box = element.closest('.find') || element, ring = getComputedStyle(box);
  const shown = [style, ring].some(each => each.outlineStyle !== 'none' && parseFloat(each.outlineWidth) >= 2);
  const area = element.getBoundingClientRect();
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
  const top = document.elementFromPoint(x, y);
  const covered = area.width > 1 && top && !element.contains(top) && !top.contains(element);
  const all = [...document.querySelectorAll('*')];
  return {end: element === document.body, place: all.indexOf(element), shown, covered,
    name: element.outerHTML.slice(0, 90)};
}"""
MOST_STOPS = 250


def sideways(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def stops(page):
    """What has the focus at each press of Tab, until the page ends."""
    found = []
    for _press in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["end"] or (found and stop["place"] == found[0]["place"]):
            return found
        found.append(stop)
    raise AssertionError("the focus never leaves the page")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_wider_text_spacing_cuts_nothing_off(page, served, kind, width):
    page.set_viewport_size({"width": width, "height": 800})
    open_kind(page, served.url, kind)
    page.evaluate(SPACING)
    assert (page.evaluate(CLIPPED), sideways(page)) == ([], 0)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_reflows_at_400_percent(page, served, kind):
    page.set_viewport_size({"width": 320, "height": 256})
    open_kind(page, served.url, kind)
    assert sideways(page) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_larger_text_breaks_no_rule_and_fits_a_phone(page, served, kind):
    page.context.add_cookies([{"name": "text", "value": "large", "url": served.url}])
    page.set_viewport_size({"width": 360, "height": 800})
    open_kind(page, served.url, kind)
    assert page.locator("html").get_attribute("data-text") == "large"
    assert sideways(page) == 0
    assert [rule["id"] for rule in Axe().run(page, options=RULES).response["violations"]] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_everything_in_the_order_of_the_page(page, served, kind):
    open_kind(page, served.url, kind)
    places = [stop["place"] for stop in stops(page)]
    assert places == sorted(places)
    assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_focus_is_visible_and_never_covered(page, served, kind):
    page.emulate_media(reduced_motion="reduce")
    open_kind(page, served.url, kind)
    assert [stop["name"] for stop in stops(page) if not stop["shown"] or stop["covered"]] == []


@pytest.mark.parametrize("kind", ["/", "/szukaj/?q=kasa", "office"])
def test_forced_colours_keep_borders_of_what_can_be_pressed(page, served, kind):
    page.emulate_media(forced_colors="active")
    open_kind(page, served.url, kind)
    widths = page.locator("main .btn, main .pill, main .card").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).borderTopWidth))"
    )
    assert widths
    assert min(widths) >= 1


def test_less_motion_means_no_smooth_scrolling(page, served):
    page.emulate_media(reduced_motion="reduce")
    page.goto(served.url)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_label(page, served, kind):
    open_kind(page, served.url, kind)
    unnamed = page.locator("input:not([type=hidden]), select, textarea").evaluate_all(
        "all => all.filter(one => !one.labels.length && !one.ariaLabel).map(one => one.outerHTML)"
    )
    assert unnamed == []
