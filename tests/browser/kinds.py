"""Every kind of page residents see, as addresses of the starter content, and what a browser notices on a visit."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

from tests.samples import some_daily

# What most people see, and each block that no other page has.
FIRST = [
    "/", "/szukaj/?q=kasa", "/telefony/?numer=717822300", "/deklaracja-dostepnosci/", "/uk/",
    "/moja-lista/?m=institution:mops&m=service:becikowe", "/moja-ulica/?adres=ul.+Czeska+38",
]  # fmt: skip
# More kinds, and the same ones in another state: nothing found, nothing chosen, another language.
OTHERS = [
    "/szukaj/?q=xyzzyq", "/instytucje/", "/placowki/", "/uslugi/", "/programy/", "/dokumenty/", "/komunikaty/",
    "/numery-alarmowe/", "/o-danych/", "/latwy-tekst/", "/dane/", "/nie-ma-takiej-strony/", "/zglos/stan/?kod=x",
    "/uslugi/becikowe/ulotka/", "/uslugi/?gmina=atlantyda", "/telefony/?numer=abc", "/prywatnosc/", "/pjm/",
    "/uslugi/?page=999", "/en/uslugi/", "/moja-ulica/?adres=czesak", "/szukaj/?q=ul.+Czeska+38", "/moja-lista/",
    "/uslugi/?m=service:becikowe",
]  # fmt: skip
# The first record of each list, and the first situation of the home page, stand for all of their kind.
FIRST_OF = {
    "institution": ("/instytucje/", "main h2 a"),
    "office": ("/placowki/", "main h2 a"),
    "service": ("/uslugi/", "main h2 a"),
    "program": ("/programy/", "main h2 a"),
    "document": ("/dokumenty/", "main h2 a"),
    "situation": ("/", ".tile a"),
}
KINDS = [*FIRST, *FIRST_OF, *OTHERS]
# Each page is looked at on a phone and on a large screen, by day and by night; the first of these in `make test`.
LOOKS = {
    "phone, light": (360, "light"),
    "desktop, dark": (1280, "dark"),
    "phone, dark": (360, "dark"),
    "desktop, light": (1280, "light"),
}
DAILY_LOOK = "phone, light"
DAILY_KINDS = some_daily(KINDS, daily=len(FIRST) + len(FIRST_OF))
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}


@dataclass
class Visit:
    """What one visit to a page showed, and what the browser asked for and complained about."""

    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    cookies: list[dict] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    width: int = 0  # of the content, in a window of 320 px
    violations: list = field(default_factory=list)


def open_kind(page, url, kind):
    """Opens a page of the kind; returns its address."""
    if kind in FIRST_OF:
        listed, link = FIRST_OF[kind]
        page.goto(url + listed)
        kind = page.locator(link).first.get_attribute("href")
    page.goto(url + kind)
    return page.url


def visit(page, url, kind):
    """The Visit of a new browser page to a page of the kind."""
    seen, host = Visit(), urlsplit(url).netloc
    page.on("request", lambda request: urlsplit(request.url).netloc == host or seen.foreign.append(request.url))
    page.on("console", lambda message: message.type == "error" and seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    open_kind(page, url, kind)
    # a browser reports the status of an error page, which is what we wanted to see
    seen.complaints = [text for text in seen.complaints if "404 (Not Found)" not in text]
    seen.cookies = page.context.cookies()
    seen.headings = page.locator("h1").all_inner_texts()
    page.set_viewport_size({"width": 320, "height": 640})
    seen.width = page.evaluate("document.documentElement.scrollWidth")
    seen.violations = violations(page, DAILY_LOOK)
    return seen


def violations(page, look):
    """[(rule, place)] of what axe finds on the open page; empty when it is accessible."""
    width, scheme = LOOKS[look]
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    broken = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], rule["nodes"][0]["target"]) for rule in broken]


def tab_to(page, selector, most=60):
    """Presses Tab until an element that matches has the focus; the number of presses."""
    for presses in range(1, most + 1):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return presses
    raise AssertionError(f"{selector} was not reached in {most} presses of Tab")
