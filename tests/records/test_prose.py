"""Texts that staff write become safe HTML."""

import pytest

from records.prose import to_html


def test_blocks_are_paragraphs_headings_and_lists():
    assert to_html("Raz\n\n## Dwa\n\n- trzy\n- cztery") == (
        "<p>Raz</p>\n<h2>Dwa</h2>\n<ul><li>trzy</li><li>cztery</li></ul>"
    )


def test_a_link_is_a_link():
    assert to_html("Zob. [stronę](https://mops.example/a?b=1&c=2)") == (
        '<p>Zob. <a href="https://mops.example/a?b=1&amp;c=2">stronę</a></p>'
    )


def test_one_letter_words_never_end_a_line():
    assert to_html("w domu") == "<p>w\u00a0domu</p>"


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", '[x](https://a" onclick="b)', "## <img src=x onerror=1>"],
)
def test_nothing_dangerous_survives(text):
    html = to_html(text)
    assert [tag for tag in ("<script", "<img", "<a ") if tag in html] == []


def test_lines_of_a_paragraph_stay_lines():
    assert to_html("ul. Piesza 1\r\n50-159 Wrocław").count("<br>") == 1
