"""Files and bytes to text: encodings, limits, folders, and reasons for what cannot be read."""

import pytest

from ingest.reader import LIMIT, ReadError, paths_of, read, read_all, texts_in

POLISH = "Zażółć gęślą jaźń – „świetlica” w Łodzi, ul. Źródlana 5\r\ntel. 42 639 11 20\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1250"])
def test_every_usual_encoding_gives_the_same_text(encoding):
    assert read(POLISH.encode(encoding)).text == POLISH


def test_latin_2_is_told_from_the_windows_page():
    plain = "Ośrodek Źródło, ul. Świętej Jadwigi, pokój śródmiejski, żłobek\n"
    assert read(plain.encode("iso8859-2")).text == plain


def test_broken_utf_8_still_gives_a_text():
    assert "tel. 42 639" in read(POLISH.encode()[:-1] + b"\xff\n").text


def test_newlines_stay_as_in_the_file():
    assert read(b"a\r\nb\n").text == "a\r\nb\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\x03" * 500, "binary"),
    ],
)
def test_bytes_without_text_are_refused(raw, reason):
    with pytest.raises(ReadError) as error:
        read(raw)
    assert error.value.reason == reason


def test_a_missing_file_is_named_as_missing(tmp_path):
    with pytest.raises(ReadError) as error:
        read(tmp_path / "nie-ma.txt")
    assert error.value.reason == "missing"


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(ReadError) as error:
        read(path)
    assert error.value.reason == "too-large"


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(ReadError) as error:
        read(tmp_path)
    assert error.value.reason == "folder"


def test_a_folder_gives_its_texts_by_name(tmp_path):
    for name in ("b.txt", "a.html", "c.pdf"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in texts_in(tmp_path)] == ["a.html", "b.txt"]


def test_a_folder_without_texts_is_refused(tmp_path):
    with pytest.raises(ReadError) as error:
        paths_of(tmp_path)
    assert error.value.reason == "no-texts"


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("tel. 42 639 11 20")
    outcomes = [getattr(outcome, "reason", "read") for _, outcome in read_all(tmp_path)]
    assert outcomes == ["empty", "read"]
