"""Saved pages: what their reader sees becomes lines, however badly they are written."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.html import PageError, page_text
from ingest.reader import ReadError, read

TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<ul>", "<li>", "</ul>", "<br>", "<a href='mailto:a@lipowo.example'>", "</a>", "<b", ">", "<!--", "-->", "<script>", "</script>", "&nbsp;", "&#x110000;", "&", "<td", "Kasa", " 8-15 ", "\x00", "\n"]
)  # fmt: skip


def test_scripts_styles_menus_and_hidden_parts_are_not_read():
    page = "<head><title>T</title></head><script>a</script><style>b</style><nav>menu</nav><p hidden>c<p>Kasa"
    assert page_text(page) == "Kasa\n"


def test_paragraphs_and_line_breaks_are_lines():
    assert page_text("<p>ul. Leśna 3<br>62-300  Lipowo<p>tel. 61\n855") == "ul. Leśna 3\n62-300 Lipowo\n\ntel. 61 855\n"


def test_items_of_lists_are_lines_with_bullets():
    assert (
        page_text("<ul><li>zasiłek<li><p>dodatek</p></ul><ol><li>a<li>b</ol>") == "- zasiłek\n- dodatek\n1. a\n2. b\n"
    )


def test_a_row_of_a_table_is_one_line():
    page = "<table><tr><th>Dział<th>Godziny<tr><td><p>Kasa</p><td>pon. 8-15<br>wt. 9-12</table>"
    assert page_text(page) == "Dział | Godziny\nKasa | pon. 8-15, wt. 9-12\n"


def test_a_table_that_lays_out_the_page_is_read_cell_by_cell():
    cell = "".join(f"<p>akapit {number}" for number in range(6))
    assert page_text(f"<table><tr><td>{cell}<td>bok</table>").endswith("akapit 5\n\nbok\n")


def test_an_address_only_a_link_knows_is_shown_behind_it():
    assert page_text('<a href="mailto:gops@lipowo.example?subject=x">Napisz</a>') == "Napisz (gops@lipowo.example)\n"


def test_an_address_that_is_shown_is_not_repeated():
    assert page_text('<a href="tel:+48618551010">61 855 10 10</a>') == "61 855 10 10\n"


def test_unclosed_and_crossed_elements_are_read_as_browsers_do():
    assert page_text("<div><b>Kasa<p>czynna</b> pon.</div></span>8-15") == "Kasa\n\nczynna pon.\n\n8-15\n"


@given(st.lists(TAGS, max_size=40).map("".join))
def test_any_page_gives_a_text(page):
    assert "<script>" not in page_text(page)


@pytest.mark.parametrize("page", ["<div>" * 50_000, "<p " + "a=1 " * 50_000 + ">"])
def test_pages_no_browser_would_show_are_refused(page):
    with pytest.raises(PageError):
        page_text(page)


@pytest.mark.parametrize(
    "piece", ["<p>a", "<", "<td>x", "<li>a</li>", "&nbsp;", "<a href=mailto:kasa@lipowo.example>", "<br>"]
)
def test_large_pages_are_read_in_bounded_time(piece):
    page = piece * (300_000 // len(piece))
    start = time.process_time()
    page_text(page)
    assert time.process_time() - start < 5


def test_a_page_without_text_is_refused(tmp_path):
    (tmp_path / "a.html").write_text("<script>1</script>")
    with pytest.raises(ReadError) as error:
        read(tmp_path / "a.html")
    assert error.value.reason == "empty"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "iso8859-2"])
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-2", "windows-1250", "none-such"])
def test_a_wrong_declaration_of_the_encoding_does_no_harm(tmp_path, encoding, declared):
    page = f'<meta charset="{declared}"><p>Ośrodek Źródło, żłobek w Łęgowie, śródmieście'
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    assert read(tmp_path / "a.html").text == "Ośrodek Źródło, żłobek w Łęgowie, śródmieście\n"


def test_a_declaration_decides_where_the_letters_do_not(tmp_path):
    (tmp_path / "a.html").write_bytes(b'<meta charset="iso-8859-2"><p>Kasa')
    assert read(tmp_path / "a.html").text == "Kasa\n"
