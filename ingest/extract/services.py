"""Benefits and services: headings, labels of telephones and hours, items of lists that say what is offered."""

import re
from collections.abc import Iterator

from ingest import words
from ingest.blocks import Block
from ingest.extract import payments
from ingest.extract.context import Context, Draft
from ingest.extract.offers import from_lists
from ingest.extract.service_names import BARE, REQUEST, is_specific, service, split
from polish.lemmas import nominative_phrase
from polish.text import fold

_DESK_PART = re.compile(
    r"(?i)^(?:dział|sekcj|referat|zespół|biuro|stanowisk|wydział|kas|pracowni|asystent|kierowni|dyrektor|księgow|sekretar|inspektor|koordynator|dyżur|punkt|poradni)"
)
_FOR_A_YEAR = re.compile(r"\s(?:(?:w|na|od)\s)?(?:rok\w?\s)?(?:19|20)\d\d\b.{0,20}$")
_IN_BRACKETS = re.compile(r"\s{0,2}\([^()]{0,90}\)?")
_CLASSES = re.compile(r"zajęcia(?:\s(?:w|we|na)\s.{1,60})?|kart[aęy]", re.IGNORECASE)  # when they are, not which
_DASH = re.compile(r"\s[–—-]\s|\s/\s")
_TITLE_OF_A_LIST = re.compile(  # "Usługi świadczone przez Dom"
    r"\w{3,24}\s(?:świadczon|oferowan|realizowan|udzielan|dostępn|prowadzon)\w{1,3}\b", re.IGNORECASE
)
_REQUESTED = re.compile(
    r"^(?:przyjmujemy|składamy|przyjmowanie|składanie|nabór|rusza nabór) wnios\w{2,4} (?:o|na|w sprawie)\s(?:(?:wypłatę|przyznanie|ustalenie prawa do)\s)?",
    re.IGNORECASE,
)


def find(context: Context) -> None:
    """Drafts from headings, from labels already given to telephones and hours, and from lists of what is offered."""
    for block in context.page.blocks:
        context.drafts += _from_heading(context, block)
    for draft in [*context.of("phone"), *context.of("hours")]:
        context.drafts += _from_label(context, draft)
    context.drafts += [*_from_payments(context), *from_lists(context)]


def _from_heading(context: Context, block: Block) -> list[Draft]:
    if "(" not in block.heading and not words.is_benefit(block.heading):
        return []
    heading = _DASH.split(_IN_BRACKETS.sub("", block.heading))[0]
    heading = _FOR_A_YEAR.sub("", heading)
    heading = nominative_phrase(_REQUESTED.sub("", heading)) if _REQUESTED.match(heading) else heading
    if (
        not words.is_benefit(heading)
        or words.has_abbreviation(heading)
        or _names_an_institution(context, block)
        or heading.endswith("?")
        or len(heading) > 110
        or words.has_verb(heading.partition(",")[0])
        or _TITLE_OF_A_LIST.match(heading)
        or re.search(r"\s(?:w powiecie|w gminie|na terenie)\s", heading)
    ):
        return []
    start = block.heading_start
    return [
        service(context, name, start, block.heading_end, 0.85 if block.has_values else 0.7)
        for name in split(heading)
        if is_specific(name)
    ]


def _names_an_institution(context: Context, block: Block) -> bool:
    return not context.named_lines.isdisjoint(
        range(context.page.line_at(block.heading_start).number, context.page.line_at(block.heading_end).number + 1)
    )


def _from_label(context: Context, draft: Draft) -> list[Draft]:
    label = str(draft.data.get("label") or draft.data.get("subject") or "")
    note = re.search(r"\s?\(([^)]{0,140})\)$", label)
    label = label[: note.start()] if note else label
    if note and words.is_benefit(note[1]) and not words.is_benefit(label):
        label = note[1]
    label = label.partition(": ")[0]
    label = REQUEST.sub("", label) if label.lower().startswith("wnios") else label
    if not label or _DESK_PART.match(label) or not words.is_benefit(REQUEST.sub("", label)):
        return []
    line = context.page.line_at(draft.start)
    block = context.page.block_at(draft.start)
    above = context.text.rfind(label, block.start, draft.start)
    inline = fold(label)[:12] in fold(line.text)
    start, end = (above, above + len(label)) if above >= 0 else (block.heading_start, block.heading_end)
    start, end = (line.start, line.end) if inline else (start, end)
    named = [name for name in split(label) if len(name) > 2 and fold(name) not in BARE and not _CLASSES.fullmatch(name)]
    return [service(context, name, start, max(end, start + 1), 0.8) for name in named]


def _from_payments(context: Context) -> Iterator[Draft]:
    for row in payments.rows(context.page.lines):
        for benefit in payments.benefits(row):
            for name in [benefit] if "|" in row.text else split(benefit):
                yield service(context, name, row.start, row.end, 0.7)
