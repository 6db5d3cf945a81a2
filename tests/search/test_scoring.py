"""Broad questions read a bounded part of the index, and cut the same way on every database."""

import pytest

from search import scoring
from search.find import search
from search.scoring import Alternative, Part, drivers
from search.vocabulary import Term
from tests.search.cast import publish


def alternative(place, word, df, weight=100):
    return Alternative((place,), (Part(Term(1, word, word, df), weight),))


def words(alternatives):
    return [a.parts[0].term.word for a in alternatives]


def test_the_rarest_words_choose_the_candidates():
    first, later = drivers([alternative(0, "pomoc", 50_000), alternative(1, "latarnik", 2_500)], 2)
    assert (words(first), words(later)) == (["latarnik"], ["pomoc"])


def test_rare_words_are_added_until_they_are_enough_to_choose_by():
    asked = [alternative(0, "pomoc", 50_000), alternative(1, "latarnik", 1_500), alternative(2, "busola", 1_600)]
    assert set(words(drivers(asked, 3)[0])) == {"busola", "latarnik"}


def test_of_many_forms_of_a_word_the_best_are_read():
    asked = [alternative(0, f"opiek{n}", 4_000, 100 - n) for n in range(5)]
    assert words(drivers(asked, 1)[0]) == ["opiek0"]


def test_words_that_no_record_has_choose_nothing():
    first, _later = drivers([alternative(1, "pomoc", 50_000)], 2)
    assert words(first) == ["pomoc"]


@pytest.mark.sql
@pytest.mark.django_db
def test_a_broad_question_finds_what_a_narrow_one_does(directory, monkeypatch):
    asked = (
        "kasa mops strzegomska",
        "dodatek mieszkaniowy wrocław",
        "dom pomocy dla rodziny",
        "świadczenie wychowawcze",
    )
    narrow = [search(text).hits[0].entry.slug for text in asked]
    monkeypatch.setattr(scoring, "MOST_POSTINGS", 2)
    monkeypatch.setattr(scoring, "ENOUGH", 1)
    assert [search(text).hits[0].entry.slug for text in asked] == narrow


@pytest.mark.sql
@pytest.mark.django_db
def test_equal_answers_are_cut_together(monkeypatch):
    for number in range(6):
        publish("service", f"klub-{number}", "Klub")
    monkeypatch.setattr(scoring, "MOST_ENTRIES", 2)
    assert search("klub").count == 6
