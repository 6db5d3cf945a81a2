"""The starter content as an editor would check it: facts kept, own words, law as it is, nothing pointing nowhere."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from polish.phones import parse_numbers, scan
from polish.text import slug as slugify

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "ingest" / "starter"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(STARTER.glob("*.txt"))}
SOURCES = json.loads((STARTER / "sources.json").read_text(encoding="utf-8"))
EMERGENCY = json.loads((STARTER / "emergency.json").read_text(encoding="utf-8"))
DECLARATION = json.loads((STARTER / "declaration.json").read_text(encoding="utf-8"))
PAGES = json.loads((STARTER / "pages.json").read_text(encoding="utf-8"))
LINES = (STARTER / "directory.jsonl").read_text(encoding="utf-8").splitlines()
RECORDS = [json.loads(line) for line in LINES]
SERVICES = [record for record in RECORDS if record["kind"] == "service"]
NATIONWIDE = [record for record in SERVICES if "municipality" not in record]
SITUATIONS = [record for record in RECORDS if record["kind"] == "situation"]

# the act of 19 July 2019 on social services centres, article 2, in words residents use
CATEGORIES = {
    "Świadczenia dla rodzin", "Wspieranie rodziny", "Piecza zastępcza", "Pomoc społeczna", "Zdrowie",
    "Niepełnosprawność", "Edukacja", "Praca i bezrobocie", "Kultura", "Sport i turystyka", "Aktywność obywatelska",
    "Mieszkanie", "Ochrona środowiska", "Reintegracja społeczna i zawodowa",
}  # fmt: skip
OFFICIALESE = re.compile(
    r"\b(?:niniejsz\w{1,6}|przedmiotow\w{1,4}|dokona\w{1,5}|celem|należy(?! się)|w przypadku)\b", re.I
)
PROSE_KEYS = (
    "summary", "description", "who_may_apply", "cost", "how_long", "how_to_apply", "aims", "who_may_join",
)  # fmt: skip


def words(text):
    return re.findall(r"\w+", text.lower())


def runs(text, length=9):
    """Every run of `length` words in the text."""
    found = words(text)
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}


def prose(record):
    return " ".join(record.get(key, "") for key in PROSE_KEYS)


def sentences(text):
    return [part for part in re.split(r"(?<=[.?!:])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ„0-9])", text) if words(part)]


@pytest.mark.parametrize("name", TEXTS)
def test_a_starter_text_shares_no_nine_words_in_a_row_with_a_page_it_retells(name, shared):
    seeds = sorted((shared / "seeds").glob("*.txt"))
    copied = set().union(*(runs(seed.read_text(encoding="utf-8")) for seed in seeds))
    assert seeds
    assert not runs(TEXTS[name]) & copied


def test_every_starter_text_names_its_page_and_the_day_it_was_read():
    assert [entry["file"] for entry in SOURCES] == list(TEXTS)
    assert all(entry["source_url"].startswith(("https://", "http://")) for entry in SOURCES)


def test_the_days_on_which_the_texts_were_read_lie_in_the_past():
    assert all(date(2010, 1, 1) < date.fromisoformat(entry["fetched"]) < date(2026, 1, 1) for entry in SOURCES)


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("01-wcrs.txt", set()),
        (
            "02-mops-informacja.txt",
            {
                "+48717822300", "+48717822405", "+48717822322", "+48717999274", "+48717822326", "+48717822346",
                "+48717822348", "+48717823594", "+48717823595",
            },
        ),
        ("03-ngo-strategia.txt", {"+48717777777"}),
        ("04-cus-rawicz.txt", set()),
        (
            "05-mops-aktywna-polanka.txt",
            {
                "+48717822322", "+48717999274", "+48501928501", "+48717822326", "+48717822346", "+48717822348",
                "+48717823594", "+48717823595",
            },
        ),
    ],
)  # fmt: skip
def test_a_starter_text_carries_exactly_the_telephone_numbers_of_its_page(name, numbers):
    assert {phone.number for place in scan(TEXTS[name]) for phone in place.phones} == numbers


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("01-wcrs.txt", ["pl. Dominikański 6", "50-159 Wrocław", "styczni", "2009", "8:00-16:00", "CIRS"]),
        ("02-mops-informacja.txt", ["10:00 - 14:00", "10:00-12:00", "pokój 26", "pokój nr 316", "1642", "542"]),
        ("03-ngo-strategia.txt", ["15 lutego 2018", "Fundacja na rzecz Studiów Europejskich", "71 777 7777"]),
        ("04-cus-rawicz.txt", ["1 kwietnia", "22 kwietnia", "18, 26 i 31 maja", "Miejsko-Gminny Ośrodek Pomocy"]),
        ("05-mops-aktywna-polanka.txt", ["9:30 – 14:15", "7.30 -15.30", "11.00 – 15.00", "9.00 -17.00", "28 osób"]),
        ("05-mops-aktywna-polanka.txt", ["Czeska 38", "Zawalna 7", "Bałtycka 8", "6/8", "Piesza 1", "Kasprowicza 26"]),
    ],
)  # fmt: skip
def test_a_starter_text_keeps_the_facts_of_its_page(name, facts):
    assert [fact for fact in facts if fact not in TEXTS[name]] == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_starter_text_names_no_head_of_an_office(name):
    named_head = r"(?:dyrektor|kierownik|prezes|burmistrz)\w{0,4} (?:\w+ )?[A-ZŁŚŻ][a-ząćęłńóśźż]+ [A-ZŁŚŻ]"
    assert not re.search(named_head, TEXTS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_a_starter_text_gives_benefits_their_present_name_with_the_former_one(name):
    former = re.findall(r"(.{0,20})500 ?\+", TEXTS[name])
    assert all("800+ (dawniej " in before for before in former)


def test_no_record_stands_twice_in_the_directory():
    addresses = [(record["kind"], record["slug"]) for record in RECORDS]
    assert len(addresses) == len(set(addresses))


def test_every_address_of_the_directory_is_a_plain_slug():
    assert [record["slug"] for record in RECORDS if record["slug"] != slugify(record["slug"])] == []


def test_the_categories_are_the_fourteen_of_the_act_on_social_services_centres():
    assert {category for record in RECORDS for category in record.get("categories", [])} == CATEGORIES


def test_every_benefit_says_for_whom_it_is_how_to_get_it_and_by_what_law():
    needed = {"summary", "categories", "target_groups", "who_may_apply", "how_to_apply", "cost", "legal_basis"}
    assert {record["slug"]: needed - record.keys() for record in NATIONWIDE if needed - record.keys()} == {}


def test_every_benefit_and_situation_has_its_name_in_ukrainian_and_english():
    languages = {
        record["slug"]: {name["language"] for name in record["names"] if name["kind"] == "official"}
        for record in SERVICES + SITUATIONS
    }
    assert [slug for slug, found in languages.items() if not {"uk", "en"} <= found] == []


def test_ukrainian_names_are_written_in_cyrillic():
    latin = re.compile(r"[A-Za-z]{2,}")
    shown_in_both = {"PESEL", "UKR", "DPS", "ZUS", "Rodzina", "Plus"}
    names = [name["text"] for record in RECORDS for name in record.get("names", []) if name["language"] == "uk"]
    assert [name for name in names if set(latin.findall(name)) - shown_in_both] == []


def test_there_are_nine_situations_in_their_order():
    assert [record["order"] for record in SITUATIONS] == list(range(10, 100, 10))


def test_a_situation_lists_only_benefits_of_the_directory():
    known = {record["slug"] for record in SERVICES}
    listed = {slug for record in SITUATIONS for slug in record["services"]}
    assert listed <= known


def test_every_benefit_is_found_from_a_situation():
    listed = {slug for record in SITUATIONS for slug in record["services"]}
    assert [record["slug"] for record in SERVICES if record["slug"] not in listed] == []


def test_the_picture_of_every_situation_is_among_the_icons():
    drawn = set(re.findall(r'id="([a-z-]+)"', (ROOT / "static" / "icons.svg").read_text(encoding="utf-8")))
    assert {record["icon"] for record in SITUATIONS} <= drawn


def test_a_benefit_names_only_an_institution_of_the_directory():
    institutions = {record["slug"] for record in RECORDS if record["kind"] == "institution"}
    assert {record["institution"] for record in SERVICES if "institution" in record} <= institutions


def test_the_nationwide_benefits_carry_no_local_telephone_number():
    nationwide = {phone.number for line in EMERGENCY for phone in parse_numbers(line["number"])}
    given = {phone.number for record in NATIONWIDE for place in scan(prose(record)) for phone in place.phones}
    assert given <= nationwide


def test_what_the_pages_say_of_an_institution_is_left_to_the_pages():
    told_by_pages = {"street", "postal_code", "hours", "monthly", "email", "phones", "partners", "adopted_on"}
    of_a_town = [record for record in RECORDS if "municipality" in record]
    assert of_a_town
    assert {
        record["slug"]: told_by_pages & record.keys() for record in of_a_town if told_by_pages & record.keys()
    } == {}


def test_a_programme_of_a_situation_is_in_the_directory():
    known = {record["slug"] for record in RECORDS if record["kind"] == "program"}
    assert {slug for record in SITUATIONS for slug in record.get("programs", [])} == known


def test_every_institution_and_programme_says_in_a_sentence_what_it_is_for():
    told = [record for record in RECORDS if record["kind"] in ("institution", "program", "document")]
    assert [record["slug"] for record in told if not record.get("summary")] == []


def test_amounts_say_what_they_are_for_and_since_when():
    amounts = [amount for record in SERVICES for amount in record.get("amounts", [])]
    assert amounts
    assert all(amount["label"] and date.fromisoformat(amount["valid_from"]) < date(2026, 11, 1) for amount in amounts)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["slug"])
def test_a_record_is_written_in_short_sentences(record):
    lengths = [len(words(sentence)) for sentence in sentences(prose(record))]
    assert max(lengths) <= 25
    assert sum(lengths) / len(lengths) <= 15


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["slug"])
def test_a_record_is_written_without_words_of_office(record):
    assert OFFICIALESE.findall(prose(record)) == []


@pytest.mark.parametrize("line", EMERGENCY, ids=lambda line: line["number"])
def test_an_emergency_number_is_one_that_can_exist(line):
    assert len(parse_numbers(line["number"])) == 1


def test_every_emergency_number_says_what_it_is_for_in_three_languages():
    assert all(line[key] for line in EMERGENCY for key in ("label", "label_uk", "label_en"))


def test_emergency_numbers_answer_round_the_clock_and_stand_once():
    assert {line["hours"] for line in EMERGENCY} == {"24/7"}
    assert len({line["number"] for line in EMERGENCY}) == len(EMERGENCY)


def test_every_page_for_staff_to_edit_is_there_in_three_languages():
    slugs = {"o-danych", "prywatnosc", "latwy-tekst", "pjm"}
    assert {(page["slug"], page["language"]) for page in PAGES} == {
        (slug, language) for slug in slugs for language in ("pl", "uk", "en")
    }


def test_the_declaration_leaves_blanks_for_the_publisher_instead_of_inventing_one():
    assert [DECLARATION[name][:11] for name in ("entity", "contact")] == ["[uzupełnij:"] * 2
    assert DECLARATION["email"] == DECLARATION["phone"] == ""


def test_the_declaration_is_there_in_three_languages():
    assert [text["language"] for text in DECLARATION["texts"]] == ["pl", "uk", "en"]


def test_the_page_about_the_data_explains_every_category():
    about = next(page for page in PAGES if (page["slug"], page["language"]) == ("o-danych", "pl"))
    assert [category for category in CATEGORIES if f"- {category} – " not in about["body"]] == []
