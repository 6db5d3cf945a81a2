"""One fact once: what makes two findings the same fact, and which of them says all that the other says."""

import re
from collections.abc import Sequence

from ingest.extract.context import Context, Draft
from polish.lemmas import stem
from polish.text import fold


def once(context: Context) -> list[Draft]:
    """One fact once: repeated facts and mentions that add nothing are left out, the better one stays."""
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(context.drafts, key=lambda d: (d.start, d.end)):
        key = (draft.kind, *_identity(draft))
        if key not in kept or _value(draft) > _value(kept[key]):
            kept[key] = draft
    drafts = _without_swallowed(list(kept.values()))
    return sorted(drafts, key=lambda d: (d.start, d.end, d.kind))


def _value(draft: Draft) -> int:
    return sum(1 for value in draft.data.values() if value)


def _identity(draft: Draft) -> tuple[object, ...]:
    data = draft.data
    if draft.kind in ("service", "program", "institution", "partner"):
        return tuple(sorted(stem(w) for w in re.findall(r"\w+", str(data["name"]))))
    if draft.kind == "phone":
        return (data["number"], data["extension"], data["type"] == "fax", fold(data["label"] or ""))
    if draft.kind == "address":
        return (fold(str(data["street"])), data["postal_code"], data["room"], data["floor"])
    if draft.kind == "hours":
        return (data["schedule"], fold(data["subject"] or ""))
    return tuple(
        str(value).lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        for value in data.values()
    )


def _without_swallowed(drafts: Sequence[Draft]) -> list[Draft]:
    alike: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        alike.setdefault(_likeness(draft), []).append(draft)
    return [
        draft
        for draft in drafts
        if not any(_swallows(other, draft) for other in alike[_likeness(draft)][:50] if other is not draft)
    ]


def _likeness(draft: Draft) -> tuple[object, ...]:
    """What two facts share of which one may say all that the other says."""
    data = draft.data
    if draft.kind == "address":
        return (draft.kind, fold(str(data["street"])), draft.extra.get("of"))
    if draft.kind == "phone":
        return (draft.kind, data["number"], data["type"] == "fax")
    return (draft.kind, data["schedule"]) if draft.kind == "hours" else (draft.kind, draft.start, draft.end, id(draft))


def _swallows(other: Draft, draft: Draft) -> bool:
    """Does the other fact say all that this one says, and more?"""
    mine, its = draft.data, other.data
    if draft.kind == "address":
        fields = ("postal_code", "city", "room", "floor")
        agree = all(not mine[f] or mine[f] == its[f] for f in fields)
        return agree and any(its[f] and not mine[f] for f in fields)
    if draft.kind == "phone":
        return (
            mine["extension"] == its["extension"]
            and not mine["label"]
            and bool(its["label"])
            and (not mine["range_end"] or bool(its["range_end"]))
        )
    return (
        draft.kind == "hours" and not mine["subject"] and bool(its["subject"]) and abs(draft.start - other.start) < 60
    )
