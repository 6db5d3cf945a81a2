"""Bytes -> numbered JSON objects, and what can be wrong before any key is looked at."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LONGEST_LINE = 2**20
SHOWN = 50
LONGEST_VALUE = 80
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Problem:
    """What is wrong with one line; key and value are empty when the line as a whole is."""

    line: int
    message: str
    key: str = ""
    value: Any = ""

    def __str__(self) -> str:
        place = _("line %(number)s") % {"number": self.line}
        return ": ".join(part for part in (place, self.key, self.quoted, self.message) if part)

    @property
    def quoted(self) -> str:
        if self.value in ("", None):
            return ""
        shown = self.value if isinstance(self.value, str) else json.dumps(self.value, ensure_ascii=False, default=str)
        shown = shown.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\0")
        return f"“{shown[:LONGEST_VALUE]}…”" if len(shown) > LONGEST_VALUE else f"“{shown}”"


class BadFileError(Exception):
    """A file that is not loaded; the message names it and every bad line (the first 50, and how many there are)."""

    def __init__(self, path: Path, reason: str = "", problems: list[Problem] | None = None):
        problems = sorted(problems or [], key=lambda problem: problem.line)
        count = len(problems)
        shown = [str(problem) for problem in problems[:SHOWN]]
        if count > SHOWN:
            more = ngettext("… and %(count)s more problem", "… and %(count)s more problems", count - SHOWN)
            shown.append(more % {"count": count - SHOWN})
        reason = reason or ngettext(
            "%(count)s problem, nothing was loaded", "%(count)s problems, nothing was loaded", count
        ) % {"count": count}
        super().__init__("\n".join([f"{path}: {reason}", *shown]))
        self.problems = problems


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file, open; BadFileError says why it cannot be read."""
    try:
        if path.is_dir():
            raise BadFileError(path, _("is a folder, not a file"))
        with path.open("rb") as file:
            refuse_what_is_no_text(path, file)
            yield file
    except FileNotFoundError:
        raise BadFileError(path, _("there is no such file")) from None
    except OSError as problem:
        raise BadFileError(path, _("cannot be read: %(reason)s") % {"reason": problem.strerror or problem}) from problem


def refuse_what_is_no_text(path: Path, file: BinaryIO) -> None:
    head = file.read(4096)
    file.seek(0)
    if not head.strip(BOM + b" \t\r\n"):
        raise BadFileError(path, _("is empty"))
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise BadFileError(path, _("is UTF-16; save it as UTF-8"))
    if b"\x00" in head and not head.removeprefix(BOM).lstrip().startswith(b"{"):
        raise BadFileError(path, _("is not text but binary data"))


def objects(file: BinaryIO) -> Iterator[tuple[int, dict[str, Any] | Problem]]:
    """(line number, the object of the line or what is wrong with it); blank lines are passed over."""
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            _skip_rest(file, raw)
            yield number, Problem(number, _("is longer than 1 MB"))
            continue
        raw = raw.removeprefix(BOM) if number == 1 else raw
        if raw.strip():
            yield number, _object(raw, number)


def _skip_rest(file: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = file.readline(LONGEST_LINE)


def _object(raw: bytes, number: int) -> dict[str, Any] | Problem:
    try:
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
    except UnicodeDecodeError:
        return Problem(number, _("is not UTF-8"))
    except _KeyTwiceError as problem:
        return Problem(number, _("the key stands twice"), key=str(problem))
    except (ValueError, RecursionError) as problem:
        return Problem(number, _("is not JSON: %(reason)s") % {"reason": str(problem)[:LONGEST_VALUE]})
    return value if isinstance(value, dict) else Problem(number, _("is not a JSON object: {…}"))


class _KeyTwiceError(Exception):
    """A JSON object names a key twice; which of the two is meant nobody knows."""


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _KeyTwiceError(key)
        found[key] = value
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)
