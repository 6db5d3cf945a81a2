"""Words of three languages lead to what records call it; phrases are known in any order; filler is left out."""

import pytest

from search.filler import FILLER, FUNCTION_WORDS
from search.find import search
from search.models import SearchSynonym
from search.normalise import words
from search.phrases import ENGLISH, POLISH, UKRAINIAN, heard, keys_in, keys_of, said
from search.roots import english_root, latin_root, ukrainian_root, verb_root
from search.synonyms import DICTIONARY, LATER, Line, parse, phrases, readings, starter_lines
from tests.search.cast import publish


def found(text):
    return [hit.entry.slug for hit in search(text).hits]


def keys_asked(*words):
    return {key for key, _places in keys_in([heard(word) for word in said(words)])}


def known(phrase, question, language=POLISH):
    return bool(set(keys_of(phrase, language)) & keys_asked(*words(question)))


@pytest.mark.parametrize(
    ("word", "root"),
    [("benefits", "benefit"), ("babies", "baby"), ("churches", "church"), ("illness", "illness"), ("bus", "bus"),
     ("drinking", "drink"), ("evicted", "evict"), ("stopped", "stop"), ("training", "training"), ("centre", "center"),
     ("hour", "hour"), ("need", "need")],
)  # fmt: skip
def test_an_english_word_loses_its_ending(word, root):
    assert english_root(word) == root


@pytest.mark.parametrize("form", ["szukac", "szukam", "szuka", "szukaja", "szukalam", "szukali"])
def test_forms_of_a_polish_verb_meet(form):
    assert verb_root(form) == "szuk"


@pytest.mark.parametrize("form", ["доглядати", "доглядаю", "доглядає", "доглядала", "доглядатиме"])
def test_forms_of_a_ukrainian_verb_meet(form):
    assert ukrainian_root(form) == "догляд"


@pytest.mark.parametrize(
    ("phrase", "question", "is_known"),
    [
        ("nie chodzi", "mama już nie chodzi", True),
        ("nie chodzi", "mama chodzi po lekarzach", False),
        ("nie mam domu", "zimno w domu a nie mam na węgiel", False),
        ("bez domu", "nie mam domu", True),
        ("ubezpieczenie", "nie mam ubezpieczenia", True),
    ],
)
def test_what_a_phrase_denies_the_question_must_deny_too(phrase, question, is_known):
    assert known(phrase, question) == is_known


@pytest.mark.parametrize(("question", "is_known"), [("zostałam mamą", True), ("mama choruje", False)])
def test_filler_belongs_to_a_phrase_of_which_it_leaves_one_word(question, is_known):
    assert known("zostałam mamą", question) == is_known


@pytest.mark.parametrize("spelled", ["zhytlo", "żytlo", "zytlo", "житло", "житла"])
def test_a_ukrainian_word_is_one_root_in_whatever_letters(spelled):
    assert latin_root(spelled) == "zitl"


def test_a_phrase_is_known_in_any_order_and_with_words_between():
    assert keys_of("mąż bije", POLISH)[0] in keys_asked("bije", "znowu", "maz")


def test_a_phrase_spread_over_a_long_question_is_not_known():
    assert keys_of("mąż bije", POLISH)[0] not in keys_asked("maz", "kot", "las", "rower", "zupa", "okno", "bije")


def test_english_rent_is_not_polish_renta():
    assert set(keys_of("rent", ENGLISH)) & keys_asked("renta") == set()


def test_a_ukrainian_phrase_is_also_known_in_latin_letters():
    assert set(keys_of("допомога на дитину", UKRAINIAN)) <= keys_asked("допомога", "дитину") | keys_asked(
        "dopomoha", "dytynu"
    )


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("a, b", Line("a, b", "", POLISH, 100)),
        ("a => b, c", Line("a", "b, c", POLISH, 75)),
        ("a == b", Line("a", "b", POLISH, 100)),
        ("a ~> b  # a guess", Line("a", "b", POLISH, 40)),
        ("# nothing", None),
        ("", None),
    ],
)
def test_a_line_of_the_starter_files_is_read(written, line):
    assert parse(written) == line


def test_with_a_right_side_the_words_of_the_left_lead_only_there():
    found = readings(Line("niania, niańka", "dzienny opiekun"))
    assert {reading.stems for reading in found} == {("dzienn", "opiekun")}


def test_the_first_word_of_the_right_side_is_the_surest():
    weights = {reading.stems: reading.weight for reading in readings(Line("hajs", "zasiłek, dodatek", weight=100))}
    assert weights == {("zasilk",): 100, ("dodatk",): 85}


def test_without_a_right_side_words_stand_for_one_another():
    found = {(reading.key, reading.stems) for reading in readings(Line("kluby, świetlice"))}
    assert found == {("klub", ("swietlik",)), ("swietlik", ("klub",))}


def test_the_starter_dictionary_has_thousands_of_phrases_in_three_languages():
    sizes = {name: sum(len(phrases(line.terms)) for line in starter_lines(name)) for name, _ in [*DICTIONARY, *LATER]}
    assert min(sizes.values()) > 600, sizes


@pytest.mark.parametrize(("name", "language"), [*DICTIONARY, *LATER])
def test_every_line_of_the_starter_dictionary_leads_somewhere(name, language):
    assert [line.terms for line in starter_lines(name, language) if not readings(line)] == []


@pytest.mark.parametrize(("name", "language"), [*DICTIONARY, *LATER])
def test_every_line_of_the_starter_dictionary_fits_its_columns(name, language):
    assert max(max(len(line.terms), len(line.expands_to)) for line in starter_lines(name, language)) <= 500


def test_words_that_are_not_indexed_are_left_out_of_questions_too():
    assert FUNCTION_WORDS <= FILLER


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    [
        "opieka dla babci",
        "care for my grandmother",
        "догляд за бабусею",
        "dohlad za babuseju",
        "kto posprząta u babci?",
    ],
)
def test_a_need_is_found_in_whatever_words(directory, typed):
    assert found(typed)[0] == "uslugi-opiekuncze"


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["nie mam po co żyć", "mam dość życia", "i want to die", "не хочу жити"])
def test_who_does_not_want_to_live_is_led_to_a_person_first(typed):
    publish("office", "telefon-zaufania", "Telefon zaufania w kryzysie")
    publish("service", "zasilek-okresowy", "Zasiłek okresowy")
    assert found(typed)[0] == "telefon-zaufania"


@pytest.mark.django_db
def test_a_line_of_the_staff_works_at_once_in_its_language():
    publish("service", "becikowe", "Becikowe")
    SearchSynonym.objects.create(terms="stork money", expands_to="becikowe", language="en")
    assert found("money for the stork")[0] == "becikowe"


@pytest.mark.django_db
def test_a_surer_line_comes_first():
    publish("service", "alfa", "Alfabet")
    publish("service", "beta", "Betoniarka")
    SearchSynonym.objects.create(terms="kołyska", expands_to="alfabet", weight=SearchSynonym.Weight.LOOSE)
    SearchSynonym.objects.create(terms="kołyska", expands_to="betoniarka", weight=SearchSynonym.Weight.SAME)
    assert found("kołyska") == ["beta", "alfa"]


@pytest.mark.django_db
def test_a_slip_of_a_word_that_only_the_dictionary_has_is_corrected():
    publish("institution", "pup", "Powiatowy Urząd Pracy")
    assert search("kuroniuwka").corrected == {"kuroniuwka": "kuroniówka"}


@pytest.mark.django_db
@pytest.mark.parametrize("junk", ["xyzzy", "qwerty", "asdfgh", "kebab"])
def test_junk_is_not_taken_for_a_slip(directory, junk):
    assert (search(junk).corrected, found(junk)) == ({}, [])


@pytest.mark.django_db
def test_who_needs_it_weighs_little_beside_what_is_needed():
    publish("service", "teczka", "Teczka ojca")
    publish("service", "protezy", "Dopłaty do protez", description="dla każdego, kto ich potrzebuje")
    assert found("ojciec, proteza") == ["protezy", "teczka"]


@pytest.mark.django_db
def test_one_rare_word_of_a_long_question_beats_three_common_ones():
    for number in range(12):
        publish("service", f"pomoc-{number}", "Pomoc dla rodziny w gminie")
    publish("service", "latarnik", "Latarnik")
    assert found("pomoc rodziny gminie latarnik")[0] == "latarnik"
