"""Suggestions while typing, for the box of our pages and for that of a browser."""

import gzip
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.search.cast import publish

pytestmark = [pytest.mark.sql, pytest.mark.django_db, pytest.mark.usefixtures("directory")]
SMALL = '<small class="soft">'
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def hints(client, typed, path="/podpowiedzi/"):
    return client.get(path, {"q": typed}).content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize("typed", ["dod", "dodatk", "meiszkaniowy", "DODATEK MIESZ"])
def test_the_record_that_is_meant_comes_first(client, typed):
    assert 'id="hint-1" data-url="/uslugi/dodatek-mieszkaniowy/"' in hints(client, typed)


def test_what_has_the_words_in_its_name_leaves_out_what_only_mentions_them(client):
    publish("service", "inna", "Zupełnie inna usługa", description="Także dodatek.")
    assert "inna" not in hints(client, "dodat")


def test_what_only_mentions_the_words_is_better_than_nothing(client):
    assert "uslugi-opiekuncze" in hints(client, "pielęgnacja")


def test_another_name_explains_itself(client):
    assert f"{SMALL}Instytucja · dawna nazwa: <span><mark>MGOPS</mark> Rawicz</span></small>" in hints(client, "mgops")


def test_suggestions_speak_the_language_of_the_page(client):
    shown = hints(client, "housing", "/en/podpowiedzi/")
    assert f'data-url="/en/uslugi/dodatek-mieszkaniowy/"><span>Housing allowance</span> {SMALL}Service</small>' in shown


def test_ukrainian_words_find_what_is_meant_and_are_explained(client):
    assert f"Допомога на житло</span> {SMALL}Послуга</small>" in hints(client, "допомога на ж", "/uk/podpowiedzi/")


@pytest.mark.parametrize("typed", ["", "d", " d ", "xyzzyq", "\x00", "<b>"])
def test_nothing_to_suggest_is_no_list(client, typed):
    assert "<ul" not in hints(client, typed)


def test_at_most_eight_are_suggested(client):
    for number in range(9):
        publish("service", f"dodatek-{number}", f"Dodatek numer {number}")
    assert hints(client, "dodatek").count("<li") == 8


def test_a_letter_typed_again_asks_only_for_the_revision(client):
    hints(client, "dodat")
    with CaptureQueriesContext(connection) as asked:
        client.get("/podpowiedzi/", {"q": "dodat", "x": "1"})  # the piece of HTML itself is not the one that was kept
    assert len(asked) <= 1


def test_a_suggestion_takes_few_queries(client):
    with CaptureQueriesContext(connection) as asked:  # revision; vocabulary, synonyms; the hits; their entries
        hints(client, "dodat")
    assert len(asked) <= 5


def test_a_change_of_the_directory_changes_the_suggestions(client):
    hints(client, "dodat")
    publish("service", "dodatek-oslonowy", "Dodatek osłonowy")
    assert "dodatek-oslonowy" in hints(client, "dodat")


def test_a_browser_gets_names_kinds_and_addresses(client):
    response = client.get("/podpowiedzi.json", {"q": "kasa"})
    typed, names, kinds, addresses = json.loads(response.content)
    assert (typed, names[0], kinds[0]) == ("kasa", "Kasa MOPS", "Placówka")
    assert addresses[0] == settings.PORTAL_URL + "/placowki/kasa-mops/"


def test_the_answer_for_a_browser_has_the_type_of_opensearch(client):
    assert client.get("/podpowiedzi.json", {"q": "kasa"})["Content-Type"] == "application/x-suggestions+json"


def test_the_description_names_the_search_and_the_suggestions(client):
    tree = ElementTree.fromstring(client.get("/opensearch.xml").content)
    templates = {url.get("type"): url.get("template") for url in tree.iter(f"{OPENSEARCH}Url")}
    assert templates["text/html"] == settings.PORTAL_URL + "/szukaj/?q={searchTerms}"
    assert templates["application/x-suggestions+json"] == settings.PORTAL_URL + "/podpowiedzi.json?q={searchTerms}"


def test_every_page_names_the_description(client):
    assert (
        'type="application/opensearchdescription+xml" href="/uk/opensearch.xml"' in client.get("/uk/").content.decode()
    )


@pytest.mark.parametrize("script", ["hints.js", "live.js"])
def test_a_script_weighs_less_than_a_kilobyte(script):
    written = Path(settings.BASE_DIR, "static", "js", script).read_bytes()
    assert len(gzip.compress(written)) < 1024


def test_a_page_loads_one_script_at_most_and_does_not_wait_for_it(client):
    shown = client.get("/szukaj/", {"q": "mops"}).content.decode()
    assert shown.count("<script") == shown.count("js/live.js") == shown.count(" defer></script>") == 1
