"""Which words of a result answer the question: marked in the text, in whatever form they stand there."""

import unicodedata
from collections.abc import Set

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.normalise import spans
from search.stem import stem


def marked(text: str, terms: Set[str]) -> SafeString:
    """The text as safe HTML with <mark> around every word whose stem is among `terms`."""
    text = unicodedata.normalize("NFC", text)
    parts, done = [], 0
    for start, end, word in spans(text):
        if stem(word) in terms:
            parts += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
            done = end
    return mark_safe("".join([*parts, escape(text[done:])]))  # noqa: S308 every part is escaped


def answering(text: str, terms: Set[str]) -> list[str]:
    """The words of the text whose stem is among the terms, as they are written, each once."""
    text = unicodedata.normalize("NFC", text)
    return list(dict.fromkeys(text[start:end] for start, end, word in spans(text) if stem(word) in terms))


def stems_of(text: str) -> frozenset[str]:
    """The stems of all words of a text."""
    return frozenset(stem(word) for _start, _end, word in spans(unicodedata.normalize("NFC", text)))
