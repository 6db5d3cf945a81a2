"""Until when hours hold: "od 16 marca 2020 r. do odwołania", "w okresie pandemii" in the words that announce them."""

import re

from polish.dates import find_dates

_OCCASION = re.compile(
    r"\b(?:w\s{1,2}(?:okresie|czasie|związku\s{1,2}z)|na\s{1,2}czas|podczas)\s{1,2}(?:trwania\s{1,2})?(?:stanu\s{1,2})?"
    r"(?:pandemi[iąe]|epidemi[iąe]|zagrożeni[ae]m?\s{1,2}epidemicznego?|koronawirus\w{0,3}|wakacji|ferii|remontu)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(od|do)\s{1,2}(?:dnia\s{1,2})?$", re.IGNORECASE)
_RECALLED = re.compile(r"\bdo\s{1,2}odwołania\b", re.IGNORECASE)


def validity(announcement: str) -> dict[str, str]:
    """What the words say of the period: {"from": day, "to": day} as far as they name days with their year, "words" else.

    Empty when they speak of no period. Days that only a month and a number name are left to the reader's eye.
    """
    found = {}
    for date in find_dates(announcement):
        side = _BEFORE.search(announcement[max(0, date.start - 12) : date.start])
        if side and not date.value.startswith("--"):
            found["from" if side[1].lower() == "od" else "to"] = date.value
    if found.get("from", "") > found.get("to", "9999"):
        return {}
    occasion = _OCCASION.search(announcement) or (_RECALLED.search(announcement) if "to" not in found else None)
    if occasion:
        found["words"] = " ".join(occasion[0].lower().split())
    return found
