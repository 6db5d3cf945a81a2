"""Telephone numbers as Polish offices print them: trunk zeros, area codes, ranges, lists, extensions, short numbers.

The reading of the digits is ours; whether a number can exist is decided by libphonenumber.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import phonenumbers

from polish.leads import Led, Words
from polish.text import NBSP

VOICE, FAX, MOBILE = "voice", "fax", "mobile"

_GAP = r"[ \u00a0.()\-–/]"
_WIDE = re.compile(r"[ \u00a0]{2,}|[ \u00a0][-–][ \u00a0]")
_CHUNK = Led(rf"(?<![\w@])[+(]{{0,2}}\d(?:{_GAP}{{0,3}}\d){{2,30}}")
_GROUP = re.compile(r"\d+")
_RANGE = re.compile(r"[ \t\u00a0]{0,3}(?:do|[-–÷])[ \t\u00a0]{0,3}(\d{1,4})(?![\d:.,]?\d)")
_LIST = re.compile(
    r"[ \t\u00a0]{0,3}(?:[,;/]|(?:lub|i|oraz)(?=[ \t\u00a0]))[ \t\u00a0]{0,3}(?:[\-–](?=\d{2,3}\b))?"
    r"(\d{3}[ \-]?\d{2}[ \-]?\d{2}|\d{2}[ \-]\d{2}[ \-]\d{3}|\d{2}[ \-]\d{3}[ \-]\d{2}|\d{2,3})(?!\d|[ \t:.\-–/]{1,3}\d)(?=$|\W)"
    r"(?![ \t\u00a0]{1,2}(?!wew|w\.|lub|do|i |oraz|fax|faks)[a-ząćęłńóśźż])"
)
_FAX_NEXT = re.compile(  # "(24) 275-86-00 wew. 15, fax 275-86-01": the area code of the number before
    r"[ ,;|]{1,4}(?:tel\.?/)?(?:fax|faks)\.?:?[ ]{1,2}(\d{3}[ \-.]?\d{2}[ \-.]?\d{2})(?![ \-.]?\d)", re.IGNORECASE
)
_EXTENSION = re.compile(
    r"[ \t\u00a0]{0,3}[,;(\-–\n]?[ \t\u00a0]{0,3}(?:wewnętrzn[ya]|wewn?\.?|w\.|ext\.?|int\.)[ \t\u00a0]{0,2}(?:nr|numer)?[.:]?[ \t\u00a0]{0,2}(\d{1,5})(?:[-–]\d{1,4})?(?!\d|[:.]\d)"
)
_MORE_EXTENSIONS = re.compile(
    r"[ \t\u00a0]{0,2}(?:[,/]|i|lub|oraz)[ \t\u00a0]{0,2}(?:wewn?\.?[ \t\u00a0]{0,2})?(\d{1,4})(?!\d|[ \t\u00a0:.\-–/]{1,2}\d)(?=$|\W)"
)
_FAX_WORD = re.compile(
    r"(?:tele)?(?:fax|faks)\w{0,3}[.:]{0,2}[ \t\u00a0]{0,3}(?:nr)?[.:]{0,2}[ \t\u00a0(+]{0,4}$", re.IGNORECASE
)
_SHORT = Led(
    r"(?<![\w.,/:\-–+])(?:(116)[ \t\u00a0\-]?(\d{3})|(19)[ \t\u00a0\-]?(\d{3})|(112|98\d|99\d))(?![\w]|[ \t\u00a0.,:/\-–]{1,2}\d|[ \t\u00a0]?zł|\+)"
)
_WHOLE_GROUPS = {2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13}


@dataclass(frozen=True)
class Phone:
    """One number: E.164 ("+48717822300") or short ("116111"); range_end is the last number of a range, E.164 too."""

    number: str
    range_end: str = ""
    extension: str = ""
    kind: str = VOICE
    raw: str = ""


@dataclass(frozen=True)
class Place:
    """Numbers standing together in a text: the first one and what its list, range or extensions add."""

    start: int
    end: int
    phones: tuple[Phone, ...]


def parse_numbers(raw: str) -> tuple[Phone, ...]:
    """Every number in a short piece of text, in order; () when nothing in it can be a Polish number."""
    found: list[Phone] = []
    for place in scan(raw):
        fax = bool(_FAX_WORD.search(raw[max(0, place.start - 20) : place.start]))
        found += [replace(phone, kind=FAX) if fax else phone for phone in place.phones]
    if not found:
        found = [phone for place in scan_short(raw) for phone in place.phones]
    return tuple(found)


def scan(text: str, start: int = 0, end: int | None = None, words: Words | None = None) -> Iterator[Place]:
    """Nine-digit numbers in a text or a stretch of it, with what follows them (lists, ranges, extensions); never overlapping."""
    reached = 0
    for chunk in _CHUNK.finditer(text, start, end, words):
        if chunk.start() < reached:
            position = reached
        else:
            position = chunk.start()
        while position < chunk.end():
            place = _place_at(text, position, chunk.end())
            if place is None:
                wide = _WIDE.search(text, position, chunk.end())
                if wide is None:
                    break
                position = wide.end()  # "301  61 847 30 01", "8 - 86 215 67 15": the first number is a room
                continue
            yield place
            position = reached = place.end
            if fax := _FAX_NEXT.match(text, place.end):
                digits = place.phones[-1].number[3:5] + re.sub(r"\D", "", fax[1])
                if _is_valid(digits):
                    yield Place(fax.start(1), fax.end(1), (Phone("+48" + digits, kind=_kind(digits), raw=fax[1]),))
                    position = reached = fax.end(1)


def scan_short(text: str, words: Words | None = None) -> Iterator[Place]:
    """Emergency and harmonised short numbers: 112, 99x, 116 xxx, 19 xxx. The caller decides whether the context is a telephone."""
    for match in _SHORT.finditer(text, words=words):
        number = "".join(part for part in match.groups() if part)
        if _is_short(number):
            yield Place(match.start(), match.end(), (Phone(number, raw=match[0]),))


def _place_at(text: str, start: int, end: int) -> Place | None:
    groups = list(_GROUP.finditer(text, start, end))
    taken = _first_number(text, start, groups)
    if taken is None:
        return None
    national, used = taken
    begin = _opening(text, start, groups[0].start())
    stop = groups[used - 1].end()
    return _with_tail(text, begin, stop, national)


def _opening(text: str, start: int, first_digit: int) -> int:
    while first_digit > start and text[first_digit - 1] in "(+":
        first_digit -= 1
    return first_digit


def _first_number(text: str, start: int, groups: list[re.Match[str]]) -> tuple[str, int] | None:
    """National digits and how many digit groups they take. A reading that uses the whole chunk wins."""
    readings: list[tuple[str, int]] = []
    digits = ""
    for used, group in enumerate(groups[:8], 1):
        if len(group[0]) not in _WHOLE_GROUPS and not (used <= 2 and group[0] in ("0", "00", "8")):
            break
        digits += group[0]
        if len(digits) > 14:
            break
        national = _national(digits, plus="+" in text[start : groups[0].start() + 1])
        if national and _is_valid(national):
            readings.append((national, used))
    for national, used in reversed(readings):
        if used == len(groups) or _breaks_after(text, groups[used - 1].end(), groups[used]):
            return national, used
    return None


def _national(digits: str, plus: bool) -> str | None:
    for country in ("0048", "48"):
        if digits.startswith(country) and len(digits) in (len(country) + 9, len(country) + 10):
            digits = digits[len(country) :]
            break
    else:
        if plus:
            return None
    if len(digits) == 10 and digits[0] == "0":
        digits = digits[1:]
    return digits if len(digits) == 9 else None


def _breaks_after(text: str, stop: int, following: re.Match[str]) -> bool:
    """Do the digits after a complete number belong to something else: a list, a range, the next number?"""
    between = text[stop : following.start()]
    if "/" in between or "–" in between or between.count(" ") >= 2 or "\t" in between or "(" in between:
        return True
    return bool(between.strip(" \u00a0") == "-" and len(following[0]) <= 3)


def _with_tail(text: str, start: int, stop: int, national: str) -> Place:
    first = Phone("+48" + national, kind=_kind(national), raw=text[start:stop])
    phones = [first]
    if match := _RANGE.match(text, stop):
        last = national[: -len(match[1])] + match[1]
        if 0 < int(last) - int(national) <= 99:
            phones, stop = [replace(first, range_end="+48" + last, raw=text[start : match.end()])], match.end()
    else:
        stop = _read_list(text, stop, national, phones)
    return _with_extensions(text, start, stop, phones)


def _read_list(text: str, stop: int, national: str, phones: list[Phone]) -> int:
    """ "41/42", "lub 42": the last digits replaced; a seven-digit number takes the area code before it."""
    for _ in range(6):
        match = _LIST.match(text, stop)
        if not match:
            break
        digits = re.sub(r"\D", "", match[1])
        number = national[: 9 - len(digits)] + digits
        if not _is_valid(number) or number == national:
            break
        phones.append(Phone("+48" + number, kind=_kind(number), raw=match[1]))
        national, stop = number, match.end()
    return stop


def _with_extensions(text: str, start: int, stop: int, phones: list[Phone]) -> Place:
    match = _EXTENSION.match(text, stop)
    if not match:
        return Place(start, stop, tuple(phones))
    extensions: list[str] = []
    while match and len(extensions) < 8:
        extensions.append(match[1])
        stop = match.end()
        match = _MORE_EXTENSIONS.match(text, stop)
    last = phones.pop()
    phones += [replace(last, extension=extension) for extension in extensions]
    return Place(start, stop, tuple(phones))


def _patterns(*kinds: str) -> re.Pattern[str]:
    """Nine digits of these kinds, by what libphonenumber knows of Polish numbers; its own functions look it up anew each time."""
    known = phonenumbers.PhoneMetadata.metadata_for_region("PL")
    described = [getattr(known, kind) for kind in kinds]
    return re.compile("|".join(f"(?:{one.national_number_pattern})" for one in described if one), re.ASCII)


_VALID = _patterns(
    "fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip", "pager", "uan",
    "voicemail",
)  # fmt: skip
_MOBILE = _patterns("mobile")


def _is_valid(national: str) -> bool:
    return bool(_VALID.fullmatch(national))


def _kind(national: str) -> str:
    return MOBILE if _MOBILE.fullmatch(national) else VOICE


@lru_cache(maxsize=512)
def _is_short(number: str) -> bool:
    parsed = phonenumbers.PhoneNumber(country_code=48, national_number=int(number))
    return phonenumbers.is_valid_short_number_for_region(parsed, "PL")


def display(number: str) -> str:
    """The number as people read it, with no-break spaces: "71 782 23 46", "501 928 501", "116 111"; other text unchanged."""
    if number.startswith("+48") and number[3:].isascii() and number[3:].isdigit():
        parsed = phonenumbers.PhoneNumber(country_code=48, national_number=int(number[3:]))
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL).replace(" ", NBSP)
    if number.startswith("+"):
        return _display_foreign(number)
    if number.isdigit() and len(number) in (5, 6):
        return number[:-3] + NBSP + number[-3:]
    return number


def _display_foreign(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL).replace(" ", NBSP)


def tel_uri(number: str, extension: str = "") -> str:
    """ "tel:+48717822322;ext=12"; short numbers stay short."""
    return f"tel:{number};ext={extension}" if extension else f"tel:{number}"
