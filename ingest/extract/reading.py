"""The order of reading, and what ties the kinds together: labels, owners, one fact once, the unread remainder."""

import bisect
import re
from collections.abc import Sequence

from ingest import words
from ingest.extract import (
    addresses,
    contacts,
    documents,
    hours,
    identifiers,
    institutions,
    label_words,
    labels,
    names,
    notices,
    phones,
    programs,
    services,
)
from ingest.extract.context import BLANK, Context, Draft
from ingest.extract.institutions import Institution
from ingest.extract.once import once
from ingest.extract.remainder import noise, rest, unread
from ingest.extract.spelling import moved, respelled
from ingest.findings import Finding, Reading
from polish.text import fold

_WEAK = re.compile(r"^(?:dyżury?|obsługa|całodobow\w{1,2})$", re.IGNORECASE)
# headings of the card of a benefit or of a site: what the lines below are about, not who answers there
_PART_OF_A_CARD = re.compile(
    r"(?:(?:wymagane|niezbędne|potrzebne) dokumenty|dokumenty|opłat[ay]|koszt|termin|podstaw[ay] prawn|kroki|herb\b|logo\b|tryb (?:odwoł|zał)|sposób|miejsce (?:załatwi|złoż|skład)"
    r"|załącznik|formularz|druki|klauzul|aktualnoś|galeri|struktur|pracownicy$|nasz zespół$|o nas$|rodo$)",
    re.IGNORECASE,
)
_PERIOD_TAIL = re.compile(
    r"\s(?:w okresie|w czasie|od dnia|w dniach|obowiązując\w{1,3}|do odwołania|na czas)\b.*$", re.IGNORECASE
)


def read(text: str) -> Reading:
    """Every fact of the text. Any text will do: no exception, offsets are characters of `text` as it was given."""
    changed = respelled(text)
    if changed:
        return moved(_read(changed[0]), text, changed[1])
    return _read(text)


def _read(text: str) -> Reading:
    context = Context(text)
    contacts.find(context)
    identifiers.mark(context)
    phones.find(context)
    addresses.find(context)
    hours.find(context)
    groups = institutions.find(context)
    _name_phones(context, groups)
    _name_hours(context, groups)
    services.find(context)
    programs.find(context, groups)
    documents.find(context)
    notices.find(context)
    _add_rooms(context)
    _mark_owners(context, groups)
    drafts = once(context)
    return Reading(
        _findings(context, text, drafts, groups), unread(context, text), noise(context, text), rest(context, text)
    )


def _add_rooms(context: Context) -> None:
    """The room on the line of a telephone or of hours, where it is no part of an address: where to go, not how to write."""
    for place in context.rooms:
        line = context.page.line_at(place.start)
        near = [*context.inside("phone", line.start, line.end + 1), *context.inside("hours", line.start, line.end + 1)]
        for draft in near:
            draft.extra.setdefault("room", place.value)
        if near:
            context.known.append((place.start, place.end))


def _mark_owners(context: Context, groups: Sequence[Institution]) -> None:
    """Which institution an address is of: the same street said of two institutions is two facts."""
    places = [(start, end, number) for number, (start, end, _) in enumerate(institutions.territories(context, groups))]
    for draft in context.of("address"):
        draft.extra["of"] = _owner(places, None, draft.extra["at"])


def _name_phones(context: Context, groups: Sequence[Institution]) -> None:
    for draft in context.of("phone"):
        label = _of_the_number_above(context, draft) or _who(context, draft, groups, for_hours=False)
        note = draft.extra.get("note", "")
        if draft.data["type"] == "fax" and (label or "").lower().startswith("centrala"):
            label = None
        draft.desk = label
        label = _unshouted(label)
        draft.data["label"] = f"{label} ({note})" if label and note else label or note or None


def _of_the_number_above(context: Context, draft: Draft) -> str | None:
    """A number alone on the line below another one reaches whom that one reaches."""
    line = context.page.line_at(draft.start)
    above = context.page.lines[line.number - 1] if line.number and draft.start == line.start else None
    if above is None or re.search(r"[^\W\d_]{3}", context.masked[line.start : line.end]):
        return None
    if line.start - line.indent - above.end > 1 or draft.data["type"] == "fax":
        return None
    others = context.inside("phone", above.start, above.end)
    return others[-1].desk if others and context.masked[above.end - 1] == BLANK else None


def _name_hours(context: Context, groups: Sequence[Institution]) -> None:
    for draft in context.of("hours"):
        if "own" in draft.extra:
            continue
        line = context.page.line_at(draft.start)
        near = context.inside("phone", line.start, draft.start)
        named = [behind for phone in near if (behind := phone.extra.get("behind"))]
        draft.extra["behind"] = named[-1] if named else ""
        label = _who(context, draft, groups, for_hours=True)
        draft.desk = label
        draft.data["subject"] = _unshouted(_PERIOD_TAIL.sub("", label)) if label else None


def _who(context: Context, draft: Draft, groups: Sequence[Institution], *, for_hours: bool) -> str | None:
    """Whom the number reaches or what is open; None for the institution as a whole."""
    label = str(draft.extra.get("behind", "")) or label_words.clean(
        str(draft.extra.get("between", "")), hours=for_hours
    )
    label = label or labels.before_in_line(context, draft.start, hours=for_hours)
    label = label or label_words.clean(str(draft.extra.get("after", "")))
    if label is None and for_hours:
        label = labels.lead_above(context, draft.start)
    if label is None and (labels.goes_on(context, draft.start) or not _has_words_before(context, draft.start)):
        label = labels.line_above(context, draft.start)
    if label and _told_of_an_institution(context, label, groups, draft.start):
        return None
    label = label or labels.from_parent(context, draft.start)
    label = label or labels.head_of_entry(context, draft.start, hours=for_hours)
    if label is None and labels.speaks_of_the_whole(context, draft.start):
        return None
    weak = label is not None and bool(_WEAK.match(label))
    if len(str(draft.data.get("number", ""))) == 3:
        return label
    if label is None or weak:
        heading, block = labels.heading_for(context, draft.start)
        if block and not words.is_desk(heading) and _named_since(context, block.heading_end, draft.start):
            return None
        if weak and (not _can_label(heading) or _is_institution(context, heading, groups)):
            return label
        label = label_words.from_heading(heading, hours=for_hours) if _can_label(heading) else None
    label = _without_institution(context, label_words.without_kind(label), groups) if label else None
    return None if label is None or _is_institution(context, label, groups) else label


def _named_since(context: Context, start: int, end: int) -> bool:
    """Is an institution named at the head of a line between the heading and the fact? Then the fact is the institution's."""
    at = bisect.bisect_right(context.named_at, start)
    return at < len(context.named_at) and context.named_at[at] < end


def _has_words_before(context: Context, position: int) -> bool:
    before = context.line_before(position).replace("tel", "").replace("fax", "")
    return bool(re.search(r"[^\W\d_]{3}", before))


def _told_of_an_institution(context: Context, label: str, groups: Sequence[Institution], position: int) -> bool:
    """ "Konsultacje prowadził Ośrodek X, ul. Y 1, tel.": a sentence whose verb leads to who answers, not to a label."""
    at = context.text.rfind(label, context.page.line_at(position).start, position)
    if at < 0:
        return False
    named = [m.start for g in groups if g.draft for m in g.mentions if at <= m.start < position]
    between = context.text[at : named[0]] if named else ""
    return ":" not in between and words.has_verb(between)


def _without_institution(context: Context, label: str, groups: Sequence[Institution]) -> str:
    """ "Zapisy: Gminny Ośrodek ..." reaches the enrolment; the institution is the owner, not the label."""
    if words.starts_with_institution(label):
        return label
    for sign in (": ", " – ", " — ", " - ", ", "):
        head, found, tail = label.partition(sign)
        if (
            found
            and not words.is_generic(head)
            and (_is_institution(context, tail, groups) or words.starts_with_institution(tail))
        ):
            return head
    return label


def _unshouted(label: str | None) -> str | None:
    """ "DODATKI MIESZKANIOWE" -> "Dodatki mieszkaniowe"; cards are proper names: "Karta Dużej Rodziny"."""
    if not label or not label.isupper() or " " not in label and len(label) < 6:
        return label
    if label.startswith("KARTA"):
        return re.sub(r"\b(?:I|Lub|Oraz|Dla)\b", lambda m: m[0].lower(), label.title())
    return label.capitalize()


def _can_label(heading: str) -> bool:
    return (
        bool(heading)
        and len(heading) <= 110
        and "?" not in heading
        and not re.search(r"\w\.\w", heading)  # an address in the net
        and not heading.startswith("O ")  # the title of an article about something
        and not _PART_OF_A_CARD.match(heading)
        and (heading.count(" ") <= 9 or words.is_benefit(heading) or words.is_desk(heading))
    )


def _is_institution(context: Context, label: str, groups: Sequence[Institution]) -> bool:
    """Is the label, or its beginning, the name or abbreviation of an institution of this page?"""
    mine, called, shorts = names.stems(label), context.called, context.shorts
    if words.starts_with_desk(label):
        return mine in called
    named = min((called[mine[:size]] for size in range(len(mine) + 1) if mine[:size] in called), default=len(groups))
    short = min((shorts[word] for word in fold(label).split() if word in shorts), default=len(groups))
    if short < named:
        abbreviation = fold(groups[short].abbreviation)
        others = [word for word in label.split() if fold(word) != abbreviation]
        return len(others) != 1 and not words.is_desk(label) or words.is_generic(" ".join(others))
    return named < len(groups)


def _findings(
    context: Context, text: str, drafts: Sequence[Draft], groups: Sequence[Institution]
) -> tuple[Finding, ...]:
    index = {id(draft): number for number, draft in enumerate(drafts)}
    places = [(start, end, index.get(id(g.draft))) for start, end, g in institutions.territories(context, groups)]
    main = next((index.get(id(g.draft)) for g in groups if g.main and g.draft), None)
    found = []
    for draft in drafts:
        block = context.page.block_at(draft.start)
        owner = None if draft.kind == "institution" else _owner(places, main, draft.extra.get("at", draft.start))
        desk = draft.desk if draft.kind in ("phone", "hours") else _desk(context, draft, groups)
        extra = {
            key: value
            for key, value in draft.extra.items()
            if key not in ("at", "bare", "of", "also", "behind", "between", "after", "own") and value not in ("", [])
        }
        path = (block.heading,) if block.heading else ()
        found.append(
            Finding(
                draft.kind,
                draft.start,
                draft.end,
                text[draft.start : draft.end],
                draft.confidence,
                draft.data,
                extra,
                owner,
                desk,
                path,
            )
        )
    return tuple(found)


def _owner(places: Sequence[tuple[int, int, int | None]], main: int | None, position: int) -> int | None:
    """The institution whose stretch of the text holds the fact, else the one the page is about."""
    at = bisect.bisect_right(places, position, key=lambda place: place[0])
    return next(
        (
            number
            for start, end, number in reversed(places[max(0, at - 8) : at])
            if position < end and number is not None
        ),
        main,
    )


def _desk(context: Context, draft: Draft, groups: Sequence[Institution]) -> str | None:
    if draft.kind not in ("address", "email", "website"):
        return None
    if draft.desk:
        return draft.desk
    label = labels.before_in_line(context, draft.extra.get("at", draft.start))
    if label is None:
        heading, _ = labels.heading_for(context, draft.extra.get("at", draft.start))
        label = heading if _can_label(heading) else None
    return None if label is None or not words.is_desk(label) or _is_institution(context, label, groups) else label
