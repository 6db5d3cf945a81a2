"""Words of a result that answer the question are marked, and nothing else becomes markup."""

from search.marking import answering, marked, stems_of


def test_a_word_is_marked_in_its_own_form():
    assert marked("Dopłata do czynszu.", {"czynsz"}) == "Dopłata do <mark>czynszu</mark>."


def test_markup_of_the_text_is_escaped():
    assert marked("<b>czynsz</b> & więcej", {"czynsz"}) == "&lt;b&gt;<mark>czynsz</mark>&lt;/b&gt; &amp; więcej"


def test_a_text_without_the_words_stays_as_it_is():
    assert marked("Dopłata", {"czynsz"}) == "Dopłata"


def test_letters_and_their_marks_apart_are_one_word():
    assert marked("zasi\u0142ek sta\u0142y z\u0301le", {"zle"}) == "zasiłek stały <mark>źle</mark>"


def test_the_words_that_answer_are_given_as_they_are_written():
    assert answering("Dopłata do czynszu. Czynsz i opłaty.", {"czynsz"}) == ["czynszu", "Czynsz"]


def test_the_stems_of_a_text_are_those_of_all_its_words():
    assert stems_of("Dopłaty do czynszu") >= {"doplat", "czynsz"}
