"""Telephones in a line: the number as printed, read by polish.phones, and back to text for a dump."""

import re
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from ingest.exchange import weeks
from ingest.exchange.values import BadValueError, Row, one_of, parts, text, true_or_false
from offices.models import PhoneLine
from polish.phones import FAX, Phone, display, scan, scan_short
from polish.text import NBSP, fold

KEYS = ("label", "number", "kind", "note", "extension", "last_number", "hours", "main")
_STORED = re.compile(r"\+\d{4,15}|\d{3,9}")
_FOREIGN = re.compile(r"\+(?!48)[1-9]\d{6,14}")
_EXTENSION = re.compile(r"\d{1,10}")
_FAX_LABEL = re.compile(r"\b(?:tele)?(?:fax|faks)")
_VOICE_LABEL = re.compile(r"\btel\b")


def lines(value: Any) -> list[Row]:
    """The telephone lines of one item: one, or several when the number is a list such as "71 782 23 41/42"."""
    said = parts(value, needed="number", known=KEYS)
    printed = text(said["number"], longest=200, one_line=True)
    phones = [_as_said(phone, said) for phone in _taken_as_is(printed, said) or read(printed)]
    if len(phones) > 1 and ("extension" in said or "last_number" in said or said.get("main") is True):
        raise BadValueError(_("several numbers; write each as an item of its own"), printed)
    return [_row(phone, said, raw=printed if len(phones) == 1 else "") for phone in phones]


def _taken_as_is(printed: str, said: dict[str, Any]) -> list[Phone]:
    """A number the database holds though nobody can ring it; a dump then writes it with its kind."""
    return [Phone(printed)] if said.get("kind") and _STORED.fullmatch(printed) else []


def read(printed: str) -> list[Phone]:
    """Every number of the text; BadValueError when there is none, or a digit left over."""
    if _FOREIGN.fullmatch(printed.replace(" ", "")):
        return [Phone(printed.replace(" ", ""))]
    places = list(scan(printed)) or list(scan_short(printed))
    left = list(printed)
    for place in places:
        left[place.start : place.end] = " " * (place.end - place.start)
    if not places or any(character.isdigit() for character in left):
        raise BadValueError(_("is not a telephone number we can read"), printed)
    fax = bool(_FAX_LABEL.search(fold(printed)))
    return [replace(phone, kind=FAX) if fax else phone for place in places for phone in place.phones]


def _as_said(phone: Phone, said: dict[str, Any]) -> Phone:
    """The number with what other keys of the item say of it."""
    if "extension" in said:
        phone = replace(phone, extension=_extension(said["extension"]))
    if "last_number" in said:
        phone = replace(phone, range_end=_last_number(phone, said["last_number"]))
    if is_fax_label(text(said.get("label"), longest=200)):
        phone = replace(phone, kind=FAX)
    return phone


def _extension(value: Any) -> str:
    extension = text(value, longest=10)
    if extension and not _EXTENSION.fullmatch(extension):
        raise BadValueError(_("must be digits"), extension)
    return extension


def _last_number(phone: Phone, value: Any) -> str:
    last = text(value, longest=20)
    if last and not (len(last) == len(phone.number) and last > phone.number and last.removeprefix("+").isdigit()):
        raise BadValueError(_("is not the last number of a range"), last)
    return last


def is_fax_label(label: str) -> bool:
    """Yes for "fax" and "telefaks sekretariatu"; no for "tel./fax", where people answer too."""
    folded = fold(label)
    return bool(_FAX_LABEL.search(folded)) and not _VOICE_LABEL.search(folded)


def _row(phone: Phone, said: dict[str, Any], *, raw: str) -> Row:
    kind = one_of(said["kind"], PhoneLine.Kind.values) if said.get("kind") else phone.kind
    row: dict[str, Any] = {"last_number": phone.range_end}
    for key in ("label", "note"):
        if key in said:
            row[key] = text(said[key], longest=200, one_line=True)
    if "hours" in said:
        row["hours"] = weeks.week(weeks.osm(said["hours"]), [])
    if "main" in said:
        row["is_main"] = true_or_false(said["main"])
    if said.get("kind"):
        row["kind"] = kind
    return Row((phone.number, phone.extension, kind == FAX), row, {"kind": kind, "raw": raw})


def written(line: PhoneLine) -> dict[str, Any]:
    """The item of a line for a dump: as printed where reading that gives the line again."""
    item = {"label": line.label, "number": line.raw}
    if not _gives(item, line):
        item["number"] = printed_form(line)
    if not _gives(item, line):
        item |= {"number": line.number, "extension": line.extension, "last_number": line.last_number}
        item |= {"kind": line.kind}
    kind = _kind_of(item)
    item |= {
        "kind": line.kind if line.kind != kind or "kind" in item else "",
        "note": line.note,
        "hours": weeks.osm_of(line.hours),
    }
    item |= {"main": line.is_main}
    return {key: value for key, value in item.items() if value}


def _gives(item: dict[str, Any], line: PhoneLine) -> bool:
    try:
        phones = read(item["number"])
    except BadValueError:
        return False
    wanted = (line.number, line.last_number, line.extension)
    return [(phone.number, phone.range_end, phone.extension) for phone in phones] == [wanted]


def _kind_of(item: dict[str, Any]) -> str:
    """What a load without the key `kind` makes of the item."""
    try:
        return lines({"number": item["number"], "label": item["label"]})[0].if_new["kind"]
    except BadValueError:
        return ""


def printed_form(line: PhoneLine) -> str:
    """The number as people print it: 71 782 23 00 do 03 wew. 12."""
    shown = display(line.number).replace(NBSP, " ")
    last = f" do {line.last_number[-2:]}" if line.last_number else ""
    extension = f" wew. {line.extension}" if line.extension else ""
    return f"{shown}{last}{extension}"
