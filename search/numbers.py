"""Telephone numbers and postal codes as digits: what is indexed of a line, what a query of digits asks for."""

import re

LONGEST_RANGE = 100
LONGEST_NATIONAL, LONGEST_ASKED = 9, 15
SHORTEST_EXACT, SHORTEST_START, SHORTEST_INSIDE = 3, 5, 6  # digits needed to look for the whole, the start, a part

_POSTAL_CODE = re.compile(r"(?<!\d)(\d\d)-(\d{3})(?!\d)")
_NOT_NUMBER = re.compile(r"[^\d\s()+./\-–—]")
_AMONG_WORDS = re.compile(r"(?<!\w)\+?\(?\d[\d\s()/.\-–—]{7,20}\d(?!\w)")
_RANGE = re.compile(r"\s?[-–—]\s?\d{1,3}$")
_TELEPHONE_WORD = re.compile(
    r"(?<!\w)(?:tel|telefon|telefonu|nr|numer|numeru|fax|faks|kom|komorka|infolinia|kod|pocztowy)(?!\w)[.:]?",
    re.IGNORECASE,
)


def national(number: str) -> str:
    """The digits of a number as dialled in Poland: no +48, 0048 or leading 0."""
    digits = "".join(c for c in number if c.isascii() and c.isdigit())
    digits = digits.removeprefix("00")
    if len(digits) == 11:
        digits = digits.removeprefix("48")
    return digits.removeprefix("0") if len(digits) == 10 else digits


def line_digits(number: str, range_end: str = "") -> set[str]:
    """Every number of a line, from the first to the last of its range, at most a hundred."""
    first, last = national(number), national(range_end)
    if not first:
        return set()
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    count = min(max(int(last) - int(first), 0), LONGEST_RANGE)
    return {str(int(first) + step).zfill(len(first)) for step in range(count + 1)}


def postal_codes(text: str) -> set[str]:
    """Postal codes of a text as five digits."""
    return {area + rest for area, rest in _POSTAL_CODE.findall(text)}


def asked_number(query: str) -> str:
    """The digits a query asks for when it is a number and nothing else ("tel. (071) 78-22-300"); "" otherwise.

    Of a range ("71 782 23 00 do 03") the first number. Among other words only a whole telephone number is one.
    """
    query = _TELEPHONE_WORD.sub(" ", query).strip().replace(" do ", "-")
    if _NOT_NUMBER.search(query):
        whole = [number for found in _AMONG_WORDS.findall(query) if len(number := national(found)) == LONGEST_NATIONAL]
        return next(iter(whole), "")
    digits = national(query)
    if len(digits) > LONGEST_NATIONAL:
        digits = national(_RANGE.sub("", query))
    return digits if SHORTEST_EXACT <= len(digits) <= LONGEST_ASKED and not query.endswith("+") else ""
