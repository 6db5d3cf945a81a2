"""What reading a text gives: findings with the words they were read from, noise, and what stayed unread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Keys of the flat form, by kind and in order (corpus/ANNOTATION.md).
FIELDS: Mapping[str, tuple[str, ...]] = {
    "institution": ("name", "abbreviation"),
    "address": ("street", "postal_code", "city", "room", "floor"),
    "phone": ("number", "type", "label", "extension", "range_end"),
    "email": ("value",),
    "website": ("value",),
    "hours": ("subject", "schedule", "exception"),
    "program": ("name", "institution"),
    "partner": ("program", "name", "street"),
    "service": ("name",),
    "document": ("title", "date"),
    "notice": ("text_starts",),
}


@dataclass(frozen=True)
class Span:
    """A stretch of the text, in characters; text is what stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Finding:
    """One fact read out of a text. `quote` is text[start:end].

    data: the fact in the flat form without "kind"; missing values are None.
    extra: what the flat form has no place for, e.g. {"monthly": [{"day": -1, "hours": "10:00-12:00"}]}.
    owner: index in Reading.findings of the institution the fact belongs to, None when the text does not say.
    desk: the heading or words that name the part of the institution ("Kasy"), None for the institution as a whole.
    path: headings above the fact, outermost first.
    """

    kind: str
    start: int
    end: int
    quote: str
    confidence: float
    data: Mapping[str, Any]
    extra: Mapping[str, Any] = field(default_factory=dict)
    owner: int | None = None
    desk: str | None = None
    path: tuple[str, ...] = ()

    def fact(self) -> dict[str, Any]:
        """The finding in the flat form, with quote, start, end and confidence."""
        values = {key: self.data.get(key) for key in FIELDS[self.kind]}
        place = {"quote": self.quote, "start": self.start, "end": self.end, "confidence": round(self.confidence, 2)}
        return {"kind": self.kind, **values, **place}


@dataclass(frozen=True)
class Reading:
    """A text read: findings in the order of the text, recognised noise, and number-like pieces that became no fact.

    rest: the end of a text that holds too much for one reading; nobody has looked at it. None: all was read.
    """

    findings: tuple[Finding, ...]
    unread: tuple[Span, ...] = ()
    noise: tuple[Span, ...] = ()
    rest: Span | None = None

    def facts(self) -> list[dict[str, Any]]:
        """Every finding in the flat form of the annotation guide."""
        return [finding.fact() for finding in self.findings]

    def unread_json(self) -> list[dict[str, Any]]:
        """Unread pieces as the ingest command prints them."""
        pieces = [{"start": span.start, "end": span.end, "text": span.text} for span in self.unread]
        if self.rest:
            place = {"start": self.rest.start, "end": self.rest.end, "text": self.rest.text}
            pieces.append(place | {"reason": "Too many facts in one text: split it. From here on nothing was read."})
        return pieces
