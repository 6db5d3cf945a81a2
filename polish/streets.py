"""The address a person types to learn who serves it: street with or without its kind, house number, perhaps a flat."""

import re
from dataclasses import dataclass

from polish.addresses import nominative_street
from polish.text import fold

LONGEST = 120

_KINDS = {
    "ul": "ul.", "ulica": "ul.", "ulicy": "ul.", "al": "al.", "aleja": "al.", "aleje": "al.", "alei": "al.",
    "pl": "pl.", "plac": "pl.", "placu": "pl.", "os": "os.", "osiedle": "os.", "osiedlu": "os.",
}  # fmt: skip
_PREPOSITION = re.compile(r"^(?:przy|na|w|we)\s{1,3}", re.IGNORECASE)
_LEADING = re.compile(r"^(?P<kind>[^\W\d_]{2,8})(?:\.\s{0,3}|\s{1,3}|$)")
_HOUSE = re.compile(
    r"^(?P<name>.{2,90}?)[\s,]{1,3}(?:nr\s{0,2})?(?P<number>\d{1,4})(?P<rest>\s?[a-zA-Z]?(?:[\s/\-].{0,30})?)$"
)
_POSTAL = re.compile(r"\d{2}\s?-\s?\d{3}")
_NOT_LETTERS = re.compile(r"[^a-z0-9а-яґєії]+")
_TITLES = frozenset(
    "sw gen ks dr prof kard bp abp plk mjr im swietego swietej generala ksiedza biskupa kardynala".split()
)


@dataclass(frozen=True)
class Asked:
    """An address as asked: kind "ul." or "", the street's name as typed, the whole house number or None."""

    kind: str
    name: str
    number: int | None = None

    @property
    def key(self) -> str:
        """The name as streets are compared."""
        return street_key(self.name)

    @property
    def keys(self) -> tuple[str, ...]:
        """The name as typed and in the nominative: "Strzegomskiej" asks for Strzegomska too."""
        plain = _PREPOSITION.sub("", self.name)
        typed = " ".join(word[:1].upper() + word[1:] for word in plain.split())
        return tuple(dict.fromkeys([self.key, street_key(plain), street_key(nominative_street(typed))]))

    @property
    def looks_like_address(self) -> bool:
        """Whether somebody who typed this into a search box meant an address."""
        return bool(self.kind or self.number)

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.kind, self.name, self.number) if part)


def asked_address(text: str) -> Asked | None:
    """The address in what a person typed; None where there is no name of a street in it."""
    text = " ".join(text[:LONGEST].split())
    text = _POSTAL.split(text)[0].strip(" ,")
    kind, name = _kind(_PREPOSITION.sub("", text))
    name = name if kind else text  # "Na Polance" is a name, "na ul. Czeskiej" is not
    house = _HOUSE.match(name) or _HOUSE.match(name.partition(",")[0])
    number = int(house["number"]) if house else None
    name = (house["name"] if house else name.partition(",")[0]).strip(" ,.")
    return Asked(kind, name, number or None) if any(map(str.isalpha, name[:LONGEST])) else None


def _kind(text: str) -> tuple[str, str]:
    """("ul.", the rest); ("", the text) when it does not begin with the kind of a street."""
    leading = _LEADING.match(text)
    kind = _KINDS.get(fold(leading["kind"]), "") if leading else ""
    return (kind, text[leading.end() :]) if leading and kind else ("", text)


def street_key(street: str) -> str:
    """A street as people compare it: without its kind, titles, marks and diacritics; "" for nothing."""
    _its_kind, name = _kind(" ".join(street.split()))
    words = _NOT_LETTERS.sub(" ", fold(name)).split()
    return " ".join([word for word in words if word not in _TITLES] or words)
