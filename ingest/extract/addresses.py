"""Addresses: a street with its postal code, town, room and floor from the same block; villages; rooms of desks."""

import bisect
import re
from collections.abc import Sequence
from typing import TypeVar

from ingest import words
from ingest.blocks import HEADING, VALUE, Line
from ingest.extract.context import Context, Draft
from polish import addresses
from polish.addresses import PostalPlace, RoomPlace, StreetPlace

_Place = TypeVar("_Place", PostalPlace, RoomPlace, StreetPlace)

_BETWEEN = re.compile(
    r"^(?:[\s,;.:()|\-–—\x02]|\bpolska\b|\bi\b|\bbud(?:ynek|\.)?\s?[A-Z\d]{0,2}\b|\bwejście\s?(?:od\s\w+|\w)?\b|klatka\s?\w|\blok\.|pok(?:ój|\.)?\s?(?:nr\s?)?\d{1,4}[a-z]?|kod(?: pocztowy)?|m\.|\bI{1,3}\b|\bp\.|piętro|parter|w\b){0,80}$",
    re.IGNORECASE,
)
_EMPTY_LINES = re.compile(r"\n(?:[ \t]{0,20}\n){1,4}")
_OF_STREETS = re.compile(r"(?:przy|na)\s(?:ulicach|ul\.|ulicy)\s?:?$|pod adres(?:ami|em)\s?:?$", re.IGNORECASE)
_ITEM_PLACE = re.compile(
    r"(?P<all>(?P<name>[A-ZĄĆĘŁŃÓŚŹŻ][\w.\-]{2,24}(?:\s[A-ZĄĆĘŁŃÓŚŹŻ][\w\-]{2,24}){0,2})\s\d{1,3}(?:\s?[a-zA-Z])?(?:/\d{1,3})?(?![\w:.]))"
    r"(?=\s?[,;–(\n\x02]|\s-\s|$)"
)
_COUNTED = re.compile(
    r"(?:rejon|okręg|grup|klas|lini|autobus|tramwaj|bud|blok|wejści|moduł|część|edycj|termin|kod|pok|sal|zespół|piętr|strefa|sektor|okienk)",
    re.IGNORECASE,
)
_ONLY_A_ROOM = re.compile(
    r"[(\s]{0,2}+(?:(?:(?:pok(?:ój|oje|\.)?|sala|gabinet)\s?(?:nr\.?\s?)?\d{1,4}+[a-z]?(?:\s?(?:,|i|lub|/)\s?\d{1,4}+[a-z]?){0,3}"
    r"|(?:[IVX]{1,4}+|\d{1,2}+)\.?\s?(?:piętro|p\.)|parter)[,;()\s–-]{0,4}+){1,4}(?:$|tel\b)",
    re.IGNORECASE,
)
_POSTAL_LINE = re.compile(r"\d{2}\s?[-–]\s?\d{3}\s\D{2,40}$")
_BOX = re.compile(r"skr(?:ytka|\.)\s{0,2}(?:poczt(?:owa|\.))?[^\n]{0,20}$", re.IGNORECASE)


def find(context: Context) -> None:
    """Every place once per mention; mentions that add nothing to another are dropped at the end of reading."""
    text, known = context.masked, context.words
    postal = [place for start, end in context.numeric for place in addresses.find_postal_codes(text, start, end, known)]
    streets = [place for start, end in context.numeric for place in addresses.find_streets(text, start, end, known)]
    streets += _without_prefix(context, postal, streets)
    streets += _listed(context, streets)
    streets.sort(key=lambda place: place.start)
    rooms = [place for start, end in context.numeric for place in addresses.find_rooms(text, start, end, known)]
    floors = list(addresses.find_floors(text, known))
    drafts = [_address(context, place, postal, streets, rooms, floors) for place in streets]
    context.drafts += drafts
    context.rooms = rooms
    context.drafts += _desk_rooms(context, streets, rooms, floors)
    context.mask([(street.start, street.end) for street in streets])
    context.mask([(room.start, room.end) for room in [*rooms, *floors]])
    context.mask([(code.start, code.end) for code in postal])


def _without_prefix(
    context: Context, postal: Sequence[PostalPlace], streets: Sequence[StreetPlace]
) -> list[StreetPlace]:
    """ "Olszyny 4" or "Strzegomska 6" beside a postal code that has no street yet; "32-831 Olszyny 4" too."""
    found = []
    for code in postal:
        if _BOX.search(context.text[max(0, code.start - 50) : code.start]) or any(
            _belongs(context, place, code) for place in _around(streets, code.start, 140)
        ):
            continue
        start = context.page.line_at(code.start).number
        line = context.page.lines[start]
        before = context.masked[max(line.start, code.start - 80) : code.start]
        own = _village_after(context, code) or _village_before(before, code.start - len(before))
        if own is None and not before.strip(" ,") and start > 0:
            above = context.page.lines[start - 1]
            if code.start - above.end < 8:
                own = _village_before(context.masked[above.start : above.end] + "\n", above.start)
        if own:
            found.append(own)
    return found


def _listed(context: Context, known: Sequence[StreetPlace]) -> list[StreetPlace]:
    """ "przy ulicach:" above "- Szymanowskiego 5a – 4 miejsca"; "b) Rybczewice Drugie 119 - czwartek" below an item with a street."""
    found: list[StreetPlace] = []
    above, beside = "", False
    for line in context.page.lines:
        if not line.bullet:
            above, beside = line.text, False
        match = _ITEM_PLACE.match(context.masked, line.start, line.end) if line.bullet else None
        prefix = "ul." if match and _OF_STREETS.search(above) else ""
        if match and (prefix or beside) and not words.is_desk(match["name"]):
            place = addresses.find_village(context.masked[line.start : match.end("all")])
            if place:
                street = f"{prefix} {place.street}".strip()
                found.append(StreetPlace(line.start + place.start, line.start + place.end, street))
        found += _at_the_start(context, line)
        beside = bool(line.bullet) and (beside or bool(_from_to(known, line.start, line.end)))
    return found


def _at_the_start(context: Context, line: Line) -> list[StreetPlace]:
    """ "Bratkowice 395, wtorki 9:00-11:00, tel. ...": a village at the beginning of a line that says when or how to reach it."""
    match = None if line.bullet or line.kind != VALUE else _ITEM_PLACE.match(context.masked, line.start, line.end)
    if (
        not match
        or words.is_desk(match["name"])
        or words.starts_with_institution(match["name"])
        or _COUNTED.match(match["name"])
    ):
        return []
    rest = context.masked[match.end("all") : line.end]
    place = addresses.find_village(context.masked[line.start : match.end("all")])
    if not place or not re.match(r"\s?[,(]", rest) or not re.search(r"\x02|\d[.:]\d\d", rest):
        return []
    return [StreetPlace(line.start + place.start, line.start + place.end, place.street)]


def _around(places: Sequence[_Place], position: int, width: int) -> Sequence[_Place]:
    """The places (sorted by start) that begin within so many characters of a position; at most 40."""
    first = bisect.bisect_left(places, position - width, key=lambda place: place.start)
    last = bisect.bisect_right(places, position + width, key=lambda place: place.start)
    return places[max(first, last - 40) : last] if last - first > 40 else places[first:last]


def _from_to(places: Sequence[_Place], start: int, end: int) -> Sequence[_Place]:
    return places[
        bisect.bisect_left(places, start, key=lambda place: place.start) : bisect.bisect_right(
            places, end, key=lambda place: place.start
        )
    ]


def _village_before(text: str, offset: int) -> StreetPlace | None:
    tail = text[-70:]
    shift = offset + len(text) - len(tail)
    found = None
    place = addresses.find_village(tail)
    while place is not None:
        found = StreetPlace(place.start + shift, place.end + shift, place.street)
        shift, tail = shift + place.end, tail[place.end :]
        place = addresses.find_village(tail)
    if found and re.search(r"[^\s,;\n]", text[found.end - offset :]):
        return None
    return found


def _village_after(context: Context, code: PostalPlace) -> StreetPlace | None:
    if not code.city:
        return None
    start = (
        context.masked.index(code.city.split()[0][:1], code.start + 5)
        if code.city.split()[0][:1] in context.masked[code.start + 5 : code.end]
        else code.start + 6
    )
    place = addresses.find_village(context.masked[start : code.end + 12])
    if place and place.start == 0 and context.masked[start + place.start :].startswith(code.city):
        return StreetPlace(start + place.start, start + place.end, place.street)
    after = context.masked[code.end : code.end + 60]
    if re.match(r",\s|[ ]{0,3}\n", after):
        place = addresses.find_village(after)
        if place and not after[: place.start].strip(" ,\n"):
            return StreetPlace(code.end + place.start, code.end + place.end, place.street)
    return None


def _belongs(context: Context, place: StreetPlace, code: PostalPlace) -> bool:
    if code.start < place.start < code.end <= place.end:
        return True  # "32-831 Olszyny 4": the village is the town of the code
    first, last = (place.end, code.start) if place.end <= code.start else (code.end, place.start)
    between = _EMPTY_LINES.sub("\n", context.masked[first:last])
    return 0 <= last - first <= 90 and between.count("\n") <= 3 and bool(_BETWEEN.match(_without_town(between)))


def _without_town(between: str) -> str:
    """A town, or a note in brackets, may stand between street and code: "ul. X 1 (wejście B), Rawicz, 63-900"."""
    between = re.sub(r"\([^()\n]{1,60}\)", "", between)
    return re.sub(r"[A-ZĄĆĘŁŃÓŚŹŻ][\w\-]{2,25}(?:\s[A-ZĄĆĘŁŃÓŚŹŻ][\w\-]{2,25})?,", ",", between)


def _address(
    context: Context,
    place: StreetPlace,
    postal: Sequence[PostalPlace],
    streets: Sequence[StreetPlace],
    rooms: Sequence[RoomPlace],
    floors: Sequence[RoomPlace],
) -> Draft:
    code = _nearest_code(context, place, postal, streets)
    room, room_spans = _beside(context, place, streets, rooms)
    floor, floor_spans = _beside(context, place, streets, floors)
    spans = [(place.start, place.end), *room_spans, *floor_spans]
    if code:
        spans.append((code.start, code.end))
    city = (code.city if code else "") or place.city
    data = {
        "street": place.street,
        "postal_code": code.code if code else None,
        "city": city or None,
        "room": room,
        "floor": floor,
    }
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    return Draft("address", start, end, data, 0.95 if code else 0.88, {"at": place.start})


def _nearest_code(
    context: Context, place: StreetPlace, postal: Sequence[PostalPlace], streets: Sequence[StreetPlace]
) -> PostalPlace | None:
    near = [code for code in _around(postal, place.start, 160) if _belongs(context, place, code)]
    near = [
        code
        for code in near
        if not any(
            _closer(other, place, code)
            for other in _around(streets, code.start, 140)
            if other is not place and _belongs(context, other, code)
        )
    ]
    return min(near, key=lambda code: _distance(place, code), default=None)


def _closer(other: StreetPlace, place: StreetPlace, code: PostalPlace) -> bool:
    return _distance(other, code) < _distance(place, code)


def _distance(place: StreetPlace, code: PostalPlace) -> int:
    return code.start - place.end if code.start >= place.end else place.start - code.end + 1


def _beside(
    context: Context, place: StreetPlace, streets: Sequence[StreetPlace], found: Sequence[RoomPlace]
) -> tuple[str | None, list[tuple[int, int]]]:
    """Rooms or floors of the address: on its line, or later in its block when the block names only one and no other address between."""
    line = context.page.line_at(place.start)
    block = context.page.block_at(place.start)
    others = [other.start for other in _around(streets, place.start, 800) if other is not place]
    found = _around(found, place.start, 800)
    same = [
        room
        for room in found
        if line.start <= room.start <= line.end and not _any_between(others, place.start, room.start)
    ]
    if same:
        return _joined(same)
    later = [
        room
        for room in found
        if place.end <= room.start <= block.end and not _any_between(others, place.start, room.start)
    ]
    near = [room for room in found if _is_on_its_next_line(context, line, context.page.line_at(room.start))]
    if near:
        return _joined(near)
    if len({room.value for room in later}) == 1 and not _belongs_to_a_desk(context, later[0]):
        return later[0].value, [(later[0].start, later[0].end)]
    return None, []


def _any_between(positions: Sequence[int], one: int, other: int) -> bool:
    at = bisect.bisect_right(positions, min(one, other))
    return at < len(positions) and positions[at] < max(one, other)


def _is_on_its_next_line(context: Context, line: Line, other: Line) -> bool:
    """Is the other line just above the street, below it, or below its postal code, with nothing but a floor and a room?"""
    if not _ONLY_A_ROOM.match(other.text) or abs(other.number - line.number) > 2:
        return False
    between = context.page.lines[min(line.number, other.number) + 1 : max(line.number, other.number)]
    return all(_POSTAL_LINE.match(code.text) for code in between)


def _belongs_to_a_desk(context: Context, room: RoomPlace) -> bool:
    """ "Kasa: pok. 3" below the address of the whole institution says nothing about that address."""
    before = re.sub(r"parter|piętro", "", context.line_before(room.start), flags=re.IGNORECASE)
    return bool(re.search(r"\w{3,}", before)) and not re.search(
        r"obsługa|przyjm|wejście|budynek|biuro", before, re.IGNORECASE
    )


def _joined(rooms: Sequence[RoomPlace]) -> tuple[str, list[tuple[int, int]]]:
    values = list(dict.fromkeys(room.value for room in rooms))
    return " i ".join(values[:4]), [(room.start, room.end) for room in rooms]


def _desk_rooms(
    context: Context, streets: Sequence[StreetPlace], rooms: Sequence[RoomPlace], floors: Sequence[RoomPlace]
) -> list[Draft]:
    """A room in a heading of a desk ("KASA – parter, pok. 3") whose block has no street."""
    drafts = []
    for room in rooms:
        line = context.page.line_at(room.start)
        block = context.page.block_at(room.start)
        if line.kind != HEADING or _from_to(streets, block.start, block.end):
            continue
        floor = next(iter(_from_to(floors, line.start, line.end)), None)
        start = min(room.start, floor.start) if floor else room.start
        end = max(room.end, floor.end) if floor else room.end
        data = {
            "street": None,
            "postal_code": None,
            "city": None,
            "room": room.value,
            "floor": floor.value if floor else None,
        }
        drafts.append(Draft("address", start, end, data, 0.8, {"at": room.start}, desk=block.heading or None))
    return drafts
