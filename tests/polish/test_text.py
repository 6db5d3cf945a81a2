"""Folding, slugs, the alphabet, plurals and no-break spaces."""

import random

import pytest

from polish.text import fold, glue, plural, slug, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zażółć gęślą jaźń", "zazolc gesla jazn"),
        ("ŁÓDŹ", "lodz"),
        ("Straße Øre", "strasse ore"),
        ("„Senior+” – dom", '"senior+" - dom'),
        ("їжак і йод ґанок", "їжак і йод ганок"),
        ("z\u0307ółw", "zolw"),
    ],
)
def test_folding_forgets_case_and_diacritics(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Miejski Ośrodek Pomocy Społecznej", "miejski-osrodek-pomocy-spolecznej"),
        ("500+ oraz 300 +", "500-plus-oraz-300-plus"),
        ("Допомога біженцям", "dopomoha-bizencjam"),
        ("!!!", ""),
    ],
)
def test_a_slug_is_ascii(text, expected):
    assert slug(text) == expected


def test_a_long_slug_ends_with_a_whole_word():
    assert slug("bardzo długa nazwa programu społecznego", 20) == "bardzo-dluga-nazwa"


def test_the_sort_key_follows_the_polish_alphabet():
    words = "ar azot ą ąz b c cz ć d e ę f g h i j k l lz ł łan m n ń o oz ó óz p q r s sz ś t u v w x y z zz ź źz ż żz".split()
    shuffled = words[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == words


def test_the_sort_key_orders_numbers_by_value():
    assert sorted(["Piesza 10", "Piesza 2", "piesza 1"], key=sort_key) == ["piesza 1", "Piesza 2", "Piesza 10"]


def test_the_sort_key_puts_a_shorter_name_first():
    assert sorted(["Dom dziecka", "Domek", "Dom"], key=sort_key) == ["Dom", "Dom dziecka", "Domek"]


def test_the_sort_key_is_plain_ascii():
    key = sort_key("Żółw „Łódź” 007 – Київ 漢字")
    assert key.isascii()
    assert key.isalnum()


@pytest.mark.parametrize(
    ("n", "form"),
    [(0, "godzin"), (1, "godzina"), (2, "godziny"), (5, "godzin"), (12, "godzin"), (22, "godziny"), (101, "godzin")],
)
def test_plural_forms(n, form):
    assert plural(n, "godzina", "godziny", "godzin") == form


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("w domu i w pracy", "w\u00a0domu i\u00a0w\u00a0pracy"),
        ("pokój nr 5", "pokój nr\u00a05"),
        ("ul. Piesza 1", "ul.\u00a0Piesza\u00a01"),
        ("al. Jana Kasprowicza 26", "al.\u00a0Jana Kasprowicza\u00a026"),
        ("dom", "dom"),
    ],
)
def test_lines_do_not_break_after_short_words(text, glued):
    assert glue(text) == glued
