"""A text cut into parts: nothing lost, the inner finding on top, and what is left over."""

from ingest import extract
from ingest.findings import Finding, Reading, Span
from ingest.parts import parts_of, remainder

TEXT = "Menu\nKasy, tel. 71 782 23 00\nKod 4412-77\nTo jest zwykły opis bez faktów."


def finding(kind, quote):
    start = TEXT.index(quote)
    return Finding(kind, start, start + len(quote), quote, 0.9, {})


def span(quote):
    start = TEXT.index(quote)
    return Span(start, start + len(quote), quote)


def reading():
    outer, inner = finding("institution", "Kasy, tel. 71 782 23 00"), finding("phone", "71 782 23 00")
    return Reading((outer, inner), (span("4412-77"),), (span("Menu"),))


def test_the_parts_are_the_whole_text():
    assert "".join(part.text for part in parts_of(TEXT, reading())) == TEXT


def test_every_part_says_what_was_read_there():
    kinds = [part.kind for part in parts_of(TEXT, reading()) if part.text.strip()]
    assert kinds == ["noise", "institution", "phone", "prose", "unread", "prose"]


def test_unread_pieces_come_with_their_line():
    (piece,) = remainder(TEXT, reading()).unread
    assert (piece.line, piece.text) == (3, "Kod 4412-77")


def test_prose_is_told_apart_from_what_was_not_understood():
    (piece,) = remainder(TEXT, reading()).prose
    assert (piece.line, piece.text) == (4, "To jest zwykły opis bez faktów.")


def test_a_text_as_it_is_read_is_cut_without_loss():
    text = "Urząd Gminy\nul. Polna 1, 62-020 Swarzędz\n\ntel. 61 651 20 00\nkod 12/77/x"
    assert "".join(part.text for part in parts_of(text, extract.read(text))) == text
