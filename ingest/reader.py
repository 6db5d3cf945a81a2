"""Files and bytes to text: size limits, encodings of Polish pages, folders.

No text is changed: offsets count its characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.html import PageError, page_text

LIMIT = 10 * 1024 * 1024
SUFFIXES = (".txt", ".html", ".htm")

_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
_TYPOGRAPHY = frozenset("„”–—…’«»•§°€\u00a0©®±×")
_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9\-]{3,20})")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class ReadError(Exception):
    """A file that gives no text; str() is the reason in one short English sentence, `reason` its code."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True)
class Text:
    """A decoded text (no byte order mark, newlines as in the file; of an HTML page what it shows) and its encoding."""

    text: str
    encoding: str
    path: str = ""
    from_html: bool = False


def read(source: str | Path | bytes) -> Text:
    """The text of a file or of bytes. Raises ReadError: missing, folder, too-large, empty, binary, unreadable."""
    if isinstance(source, bytes):
        return _read_bytes(source, "")
    path = Path(source)
    return _read_bytes(_load(path), str(source), html=path.suffix.lower() in (".html", ".htm"))


def texts_in(folder: str | Path) -> list[Path]:
    """The readable files of a folder by name, not below it. Raises ReadError "no-texts" when there is none."""
    try:
        found = sorted(path for path in Path(folder).iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())
    except FileNotFoundError:
        raise ReadError("missing", "There is no such file or folder.") from None
    except OSError as error:
        raise ReadError("unreadable", f"The folder cannot be read: {error.strerror}.") from None
    if not found:
        raise ReadError("no-texts", "The folder holds no .txt or .html file.")
    return found


def paths_of(source: str | Path) -> list[Path]:
    """The files that one argument names: a file itself, or the texts of a folder."""
    path = Path(source)
    return texts_in(path) if path.is_dir() else [path]


def _load(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ReadError("folder", "This is a folder, not a file.")
        size = path.stat().st_size
        if size > LIMIT:
            raise ReadError(
                "too-large", f"The file is too large: {size / 1048576:.1f} MB, at most {LIMIT // 1048576} MB are read."
            )
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except FileNotFoundError:
        raise ReadError("missing", "There is no such file.") from None
    except (OSError, ValueError) as error:
        raise ReadError(
            "unreadable", f"The file cannot be read: {getattr(error, 'strerror', None) or error}."
        ) from None


def _read_bytes(raw: bytes, path: str, *, html: bool = False) -> Text:
    if len(raw) > LIMIT:
        raise ReadError("too-large", f"The file is too large: more than {LIMIT // 1048576} MB.")
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ReadError("empty", "The file is empty.")
    text, encoding = decode(raw, declared=_declared(raw) if html else "")
    if _is_binary(text):
        raise ReadError("binary", "This is not a text file.")
    if html:
        text = _shown(text)
    return Text(text, encoding, path, from_html=html)


def _shown(html: str) -> str:
    try:
        text = page_text(html)
    except PageError as error:
        raise ReadError("unreadable", str(error)) from None
    if not text:
        raise ReadError("empty", "The page holds no text.")
    return text


def _declared(raw: bytes) -> str:
    """The encoding that a page says it is in, in small letters; "" when it says none."""
    match = _CHARSET.search(raw[:4096])
    return match[1].decode("ascii").lower().replace("windows-", "cp").replace("iso-8859", "iso8859") if match else ""


def decode(raw: bytes, declared: str = "") -> tuple[str, str]:
    """The text and the encoding: UTF-8, UTF-16 (with or without a mark), else the likelier of CP1250 and ISO-8859-2.

    What a page declares is often wrong: it decides only where the letters do not.
    """
    if raw.startswith(_UTF16_MARKS):
        return raw.decode("utf-16", "replace"), "utf-16"
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace"), "utf-8-sig"
    if encoding := _utf16_without_mark(raw):
        return raw.decode(encoding, "replace"), encoding
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        guesses = [(raw.decode(name, "replace"), name) for name in ("cp1250", "iso8859-2", "utf-8")]
        return max(guesses, key=lambda guess: (_likeness(guess[0]), guess[1] == declared))


def _utf16_without_mark(raw: bytes) -> str | None:
    sample = raw[:4096]
    if sample.count(0) <= len(sample) // 5:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _likeness(text: str) -> int:
    """How Polish a decoded text looks: letters and typography for it, control signs and foreign letters against."""
    score = 0
    sample = text[:200_000]
    for sign in set(sample):
        if sign.isascii() and (sign.isprintable() or sign in "\t\r\n"):
            continue
        weight = (
            3
            if sign in _POLISH
            else 1
            if sign in _TYPOGRAPHY
            else -4
            if sign == "\ufffd" or unicodedata.category(sign) == "Cc"
            else -1
        )
        score += weight * sample.count(sign)
    return score


def _is_binary(text: str) -> bool:
    sample = text[:20_000]
    strange = sum(
        sample.count(sign)
        for sign in set(sample)
        if sign == "\ufffd" or (unicodedata.category(sign) in ("Cc", "Cn", "Co") and sign not in "\t\r\n\f\v")
    )
    return "\x00" in sample[:2000] and strange > 3 or strange * 8 > len(sample)


def read_all(source: str | Path) -> Iterator[tuple[Path, Text | ReadError]]:
    """Every file that an argument names with its text or the reason why there is none."""
    for path in paths_of(source):
        try:
            yield path, read(path)
        except ReadError as error:
            yield path, error
