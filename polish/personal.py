"""Numbers people should not write into a form about an office: PESEL, and long numbers that may be an account or a card."""

import re
from datetime import date

from polish.phones import scan

_PESEL = re.compile(r"(?<!\d)\d{11}(?!\d)")
_LONG = re.compile(r"(?<!\d)\d(?:[ \-]?\d){8,30}(?!\d)")
_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
_CENTURIES = {0: 1900, 1: 2000, 2: 2100, 3: 2200, 4: 1800}  # by month // 20


def has_pesel(text: str) -> bool:
    """Whether a PESEL stands in the text: eleven digits with a day of birth and a right control digit."""
    return any(_is_pesel(match[0]) for match in _PESEL.finditer(text))


def has_long_number(text: str) -> bool:
    """Whether nine or more digits stand together that are no Polish telephone number."""
    phones = [range(place.start, place.end) for place in scan(text)]
    return any(
        not any(match.start() in phone or phone.start in range(*match.span()) for phone in phones)
        for match in _LONG.finditer(text)
    )


def has_phone(text: str) -> bool:
    return any(True for _place in scan(text))


def _is_pesel(digits: str) -> bool:
    if sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 10:
        return False
    year, month, day = (int(digits[place : place + 2]) for place in (0, 2, 4))
    try:
        date(_CENTURIES[month // 20] + year, month % 20, day)
    except ValueError:
        return False
    return True
