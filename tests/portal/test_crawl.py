"""The portal with its starter content, walked link by link in three languages: no dead end anywhere."""

import os
import re
from urllib.parse import unquote, urlsplit

import pytest
from django.contrib.staticfiles.finders import find
from django.test import Client

from records.models import Record
from tests import checkers
from tests.crawl import LATIN, NOT_PAGES, crawl, home_of, kind_of_page, kind_of_report
from tests.samples import some_daily

# the first test fills the portal and walks hundreds of pages: half a minute, on a busy machine many
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("filled"), pytest.mark.timeout(900)]
# what no link leads to: pages about mistakes, answers without a result, a report and a list somebody put together
NOT_LINKED = [
    "/nie-ma-takiej-strony/", "/uslugi/?page=999", "/uslugi/?gmina=atlantyda", "/szukaj/?q=xyzzyq", "/szukaj/?q=kasa",
    "/szukaj/?q=ul.+Czeska+38", "/telefony/?numer=717822300", "/telefony/?numer=abc",
    "/moja-ulica/?adres=ul.+Czeska+38", "/moja-ulica/?adres=czesak", "/zglos/stan/?kod=x",
    "/zglos/service/becikowe/?page=%00", "/moja-lista/?m=institution:mops&m=service:becikowe",
    "/uslugi/?m=service:becikowe",
]  # fmt: skip
HOMES = {"/": "pl", "/uk/": "uk", "/en/": "en"}


def ask(client, address):
    response = client.get(address, follow=True)
    last = response.redirect_chain[-1][0] if response.redirect_chain else address
    return response.status_code, response.headers["Content-Type"], response.content.decode(), last


@pytest.fixture(scope="module", params=some_daily(["a page of each kind", "every page"]))
def kind_of(request):
    """What is the same in addresses of which one is walked."""
    return {"a page of each kind": kind_of_page, "every page": kind_of_report}[request.param]


@pytest.fixture(scope="module")
def walk(filled, django_db_blocker, kind_of):
    """{address: Walked} of what can be reached from the home page."""
    client = Client()
    with django_db_blocker.unblock():
        return crawl(lambda address: ask(client, address), kind_of=kind_of)


@pytest.fixture(scope="module")
def pages(walk):
    return {address: page for address, page in walk.items() if page.kind.startswith("text/html")}


def test_no_link_is_dead(walk):
    assert {address: page.status for address, page in walk.items() if page.status != 200} == {}


@pytest.mark.drill
@pytest.mark.parametrize("kind_of", ["every page"], indirect=True, scope="module")
def test_every_public_record_is_reached_in_every_language(walk):
    addresses = {record.get_absolute_url() for record in Record.objects.public()}
    assert {home.rstrip("/") + address for home in HOMES for address in addresses} - set(walk) == set()


def test_every_page_but_the_home_page_has_a_way_back_to_it(pages):
    lost = [address for address, page in pages.items() if not page.way_back]
    assert {urlsplit(address).path for address in lost} == set(HOMES)


def test_every_page_has_one_main_heading_and_no_level_is_left_out(pages):
    assert {address: page.headings for address, page in pages.items() if not in_order(page.headings)} == {}


def in_order(headings):
    """One h1 in the content, and no heading more than one level below the one before it."""
    levels = [int(heading[1]) for heading in headings]
    steps = zip(levels, levels[1:], strict=False)
    return levels.count(1) == 1 and all(after - before <= 1 for before, after in steps)


def test_every_page_says_its_language(pages):
    assert {address: page.lang for address, page in pages.items() if page.lang != HOMES[home_of(address)]} == {}


# names people know by these letters, addresses, and what the publisher has yet to fill in
SAME_IN_UKRAINIAN = re.compile(
    r"MOPS|GOPS|OPS|CUS|CIRS|Google"
    r"|WCRS|PZON|PESEL|Google Maps|OpenStreetMap|JSON|iCal|Alarm112|JavaScript|Gdzie po pomoc|PFRON|UODO|cookie"
    r"|[eE]-mail|Karłowice|Różanka|Polanka|Rodzina Plus|Rzecznik Praw Obywatelskich|\[uzupełnij"
    r"|[\w.-]{1,60}(?:@|\.(?:pl|org|com|gov))[\w./@-]{0,60}|/[\w./?=-]{1,60}"
)


def test_every_polish_word_on_a_ukrainian_page_is_marked_as_polish(pages):
    found = {text: address for address, page in pages.items() for text in page.unmarked}
    assert {text: where for text, where in found.items() if LATIN.search(SAME_IN_UKRAINIAN.sub("", text))} == {}


def test_every_anchor_that_is_pointed_at_exists(pages):
    missing = [
        (address, f"{other}#{anchor}")
        for address, page in pages.items()
        for other, anchors in page.inner_links().items()
        for anchor in anchors
        if anchor and other in pages and unquote(anchor) not in pages[other].ids
    ]
    assert missing == []


def test_no_id_is_given_twice_on_a_page(pages):
    assert {address for address, page in pages.items() if len(page.ids) != len(set(page.ids))} == set()


def test_header_band_and_footer_are_the_same_on_all_pages_of_a_language(pages):
    around = {}
    for address, page in pages.items():
        frame = [link for part, link in page.links if part in ("aside", "footer")]
        around.setdefault(home_of(address), set()).add(tuple(frame))
    assert {home: len(frames) for home, frames in around.items()} == {"/": 1, "/uk/": 1, "/en/": 1}


def is_page(link):
    return link.startswith("/") and not link.startswith((*NOT_PAGES, "/szukaj.json", "/sitemap.xml"))


def test_links_of_a_page_stay_in_its_language(pages):
    strayed = [
        (address, link)
        for address, page in pages.items()
        for part, link in page.links
        if part in ("main", "aside", "footer") and is_page(link) and home_of(link) != home_of(address)
    ]
    assert strayed == []


def test_every_file_that_pages_name_is_there(pages):
    named = {asset.partition("#")[0].removeprefix("/static/") for page in pages.values() for asset in page.assets}
    named = {name for name in named if not name.endswith(("opensearch.xml", "manifest.webmanifest"))}  # pages
    assert {name for name in named if not find(name)} == set()


@pytest.fixture
def html_errors(tmp_path):
    """A function from {address: text} to [(address, what is wrong)], by a validator of HTML."""
    try:
        checkers.packages()
    except checkers.NotInstalledError as error:
        if os.environ.get("REQUIRE_ALL") == "1":
            raise
        pytest.skip(f"html-validate could not be installed from npm: {error}")

    def of(texts):
        names = {f"{number}.html": address for number, address in enumerate(texts)}
        for name, address in names.items():
            (tmp_path / name).write_text(texts[address], encoding="utf-8")
        return [(names[name], wrong) for name, wrong in checkers.html_errors(tmp_path)]

    return of


def test_a_validator_finds_nothing_wrong_on_any_page(html_errors, pages):
    assert html_errors({address: page.text for address, page in pages.items()}) == []


def test_a_validator_finds_nothing_wrong_on_pages_no_link_leads_to(html_errors, client):
    assert html_errors({address: ask(client, address)[2] for address in NOT_LINKED}) == []


def test_the_validator_does_find_what_is_wrong(html_errors):
    assert "close-order" in str(html_errors({"/": "<!doctype html><html lang=pl><title>x</title><p><b>x</p></html>"}))
