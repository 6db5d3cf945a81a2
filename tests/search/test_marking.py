"""Words of a result that answer the question are marked, and nothing else becomes markup."""

from search.marking import answers, marked


def test_a_word_is_marked_in_its_own_form():
    assert marked("Dopłata do czynszu.", {"czynsz"}) == "Dopłata do <mark>czynszu</mark>."


def test_markup_of_the_text_is_escaped():
    assert marked("<b>czynsz</b> & więcej", {"czynsz"}) == "&lt;b&gt;<mark>czynsz</mark>&lt;/b&gt; &amp; więcej"


def test_a_text_without_the_words_stays_as_it_is():
    assert marked("Dopłata", {"czynsz"}) == "Dopłata"


def test_letters_and_their_marks_apart_are_one_word():
    assert marked("zasi\u0142ek sta\u0142y z\u0301le", {"zle"}) == "zasiłek stały <mark>źle</mark>"


def test_a_text_answers_when_one_word_does():
    assert answers("Dopłata do czynszu", {"czynsz"})
