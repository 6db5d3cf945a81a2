"""Suggestions for what is being typed: the best records, by the names that people will recognise.

They are kept under the revision of the directory, so a letter typed by many people is looked up once.
"""

from collections.abc import Set
from typing import NamedTuple

from django.utils.text import capfirst

from records.remembered import remembered
from search import sql
from search.cards import Answer, Reason, Text
from search.facets import Narrowing
from search.find import search
from search.marking import stems_of
from search.normalise import clean, content, words
from search.stem import stem

MOST, LOOKED_AT = 8, 20
SHORTEST = 2  # letters


class Suggestion(NamedTuple):
    """A record to go to: its name, its kind, its address, and the other name by which it was found."""

    name: Text
    kind: str
    url: str
    reason: Reason | None


def suggestions(typed: str, revision: int) -> list[Suggestion]:
    """At most eight records for what is being typed, best first; none for a single letter."""
    text = clean(typed).lstrip()
    if len(text.strip()) < SHORTEST:
        return []
    return remembered(f"hints:{text.lower().encode().hex()}", revision, lambda: _found(text))


def _found(text: str) -> list[Suggestion]:
    """Those whose names have something of it, when there are such; else whatever the search finds."""
    result = search(text, Narrowing({}).choice(()), limit=LOOKED_AT, order=sql.hits_only)
    answers = [Answer(hit) for hit in result.hits]
    by_name = [answer for answer in answers if stems_of(_names(answer)) & result.meant]
    asked = frozenset(stem(word) for word in content(words(text)))
    return [_suggestion(answer, asked, result.meant) for answer in (by_name or answers)[:MOST]]


def _names(answer: Answer) -> str:
    return " ".join([answer.entry.title, *(text for _kind, _language, text in answer.entry.card["names"])])


def _suggestion(answer: Answer, asked: Set[str], meant: Set[str]) -> Suggestion:
    """With the other name that has the words typed, or what they stand for, when the name shown has not."""
    shown = stems_of(answer.title.words)
    reason = answer.named(asked - shown) or (None if shown & meant else answer.named(meant))
    return Suggestion(answer.title, str(capfirst(answer.kind)), answer.entry.get_absolute_url(), reason)
