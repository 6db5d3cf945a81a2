"""The structure of a page text: lines, what each line is, headings and the blocks under them, where sentences end.

Every extractor asks here what a position belongs to, so headings attach to facts in one way only.
"""

import bisect
import re
import sys
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ingest import words
from ingest.sentences import ABBREVIATED, sentence_ends
from polish.leads import Led, Words, reach
from polish.lemmas import is_inflected

MOST = 25_000
"""Lines, and words and numbers that facts may begin with, that are read of one text: the densest page known has 400."""
BLANK, NOISE, HEADING, ITEM, PROSE, VALUE = "blank", "noise", "heading", "item", "prose", "value"

_SAME_LENGTH = dict.fromkeys(
    "\xa0\u2007\u202f\u2009\u200a\u2002\u2003\u2008\u3000\u200b\u200c\u200d\ufeff\xad\r\x0b\x0c\x00", " "
) | {"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\u2011": "-", "\u2010": "-", "−": "-", "“": '"'}
_BULLET = re.compile(
    r"^(?:[\u2600-\u27bf\U0001f300-\U0001faff]{1,2}\ufe0f?(?=\s)|[•·▪■◦●○►▶»✓✔*➢➤‣⁃\uf0b7o](?=\s)|[-–—](?=\s?[\w„«\x22])|\(?\d{1,2}[.)](?:\s?\))?(?=\s)(?!\s?\d{2,3}[ \-]?\d{2})|\(?[a-z]\)|[ivx]{1,4}[.)](?=\s))\s{0,4}"
)
_VALUE = Led(
    r"@|www\.|https?://|\d{2}\s?[-–]\s?\d{3}\b|\d[ .:⁰]?\d\d\s?[-–—]\s?\d|(?:\d[ ()/.\-–]{0,3}){9}|\b(?:tel|fax|faks|kom)\b\.?|\b(?:ul|pl|al|os)\. ?\w[^:]{2,60}\d|\b(?:plac|aleja|osiedle|rynek) [^:]{0,60}\d|\d{1,2}[:.]\d\d\b|\bpok(?:ój|\.)\s?(?:nr\s?)?\d|\bwew\.\s?\d|\bgodz\.?\s?\d|\b116 ?\d{3}\b|\b19 ?\d{3}\b|\b(?:112|98\d|99\d)\b|\bskrytka\b|AE:PL",
    re.IGNORECASE,
)
_DAYS_ONLY = re.compile(
    r"^(?:\W|\bi\b|\bdo\b|\bod\b|\bw\b|\bwe\b|poniedzia\w{2,5}|wtor\w{2,3}|[śs]rod[aęyą]|czwart\w{2}|pi[ąa]t\w{1,3}|sobot[aęyą]|niedziel[aęe]|pon|pn|wt|śr|czw|pt|sob|sb|nd|niedz|codziennie|nieczynn[aey]|dni robocze|dzień|godziny|dzień tygodnia){1,16}$",
    re.IGNORECASE,
)
_ENDS_WITH_NUMBER = re.compile(r"\s\d{1,4}[a-zA-Z]?(?:[/\-]\d{1,4}[a-zA-Z]?)?,?$")
_POSTAL_LINE = re.compile(r"\d{2}\s?[-–]\s?\d{3}\s\D{2,40}$")
_POSTAL_START = re.compile(r"\d{2}\s?[-–]\s?\d{3}\b")
_WEEKDAY = Led(
    r"\b(?:poniedział\w{1,5}|wtor\w{2,3}|środ[ayęą]|czwart(?:ek|ki|ku|kiem)|piąt(?:ek|ki|ku|kiem)|sobot[ayęą]|niedziel[aeęą]|codziennie|całodobow\w{1,3})\b",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(  # "pon. 8-20"
    r"(?:pon|pn|wt|śr|czw|cz|pt|sob|sb|nd|niedz)\b[^\n\d]{0,20}\d{1,2}\s?(?:[-–—]|do)\s?\d{1,2}\b", re.IGNORECASE
)
_BEGINS_A_SENTENCE = re.compile(r"(?:W|We|Od|Do|Na|Przez|Podczas|Z)\s")  # "W czasie ferii obsługujemy" goes on below
_WARNING = re.compile(r"(?:uwaga|ważne|pilne|komunikat|przypominamy|informujemy)\b\W?", re.IGNORECASE)
_DESK_ROOM = re.compile(
    r"^(?P<desk>[^\d,;:(–—]{3,60}?)\s{0,3}[-–—,:(]{1,2}\s{0,3}(?:parter|(?:I{1,3}|IV|V|\d)\s{0,2}\.?\s?(?:piętro|p\.)|pok(?:ój|oje|\.)\s{0,2}(?:nr\s?)?\d{1,4}[a-zA-Z]?|budynek\s\w{1,2}|[,;\s)(–-]|i|nr){1,12}$",
    re.IGNORECASE,
)
_PLACE = re.compile(  # where in the house, not who
    r"(?:skr\.\s?poczt|(?:p\.|stanowisk[oa]|okienk[oa]|boks|sala)\s?(?:nr\s?)?\d|sala obsługi\b|[^:]{3,40}[,(]\s?(?:stanowisk|okienk)\w{1,2}\s?(?:nr\s?)?\d)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_CONTINUES = re.compile(r"(?:\s(?:i|oraz|lub|a|z|w|na|dla|do|od|o|ds\.|przy|im\.|nr|\+|&)|[,\-–/])$", re.IGNORECASE)
_TIMES = re.compile(r"\d{1,2}[:.]\d\d\s{0,3}(?:[-–—]|do)\s{0,3}(?:godz\.\s)?\d")
_KEY = re.compile(r"\b\w{3,40}[^:\d@]{0,60}:\s")
_KEYED = re.compile(r"^(?P<key>[^:]{3,40}):(?!\d)\s{0,3}(?P<value>[^:]{3,90})$")


class Line(NamedTuple):
    """A line without its outer spaces and without its bullet; offsets point into the page text."""

    number: int
    start: int
    end: int
    text: str
    kind: str
    bullet: str = ""
    indent: int = 0
    marks: int = 0


@dataclass(frozen=True)
class Block:
    """A heading (may be empty, for what stands before the first one) and the lines under it, up to the next heading."""

    number: int
    heading: str
    start: int
    end: int
    lines: tuple[Line, ...]
    heading_start: int
    heading_end: int

    @cached_property
    def generic(self) -> bool:
        """Does the heading only say "here is a contact" or "here are the hours"?"""
        return not self.heading or words.is_generic(self.heading)

    @cached_property
    def has_values(self) -> bool:
        return any(line.kind == VALUE for line in self.lines)

    @cached_property
    def has_hours(self) -> bool:
        return any(_TIMES.search(line.text) for line in self.lines)

    @cached_property
    def prose_ends(self) -> int:
        """Where the first long line of prose under the heading ends; beyond the block when there is none."""
        return min(
            (line.end for line in self.lines if line.kind == PROSE and len(line.text) > 110), default=sys.maxsize
        )

    @cached_property
    def has_long_prose(self) -> bool:
        return any(line.kind == PROSE and len(line.text) > 90 for line in self.lines)

    @cached_property
    def lists_desks(self) -> bool:
        """Do its lines name whom they are about themselves ("Księgowość: tel. ...")?"""
        lines = [line.text for line in self.lines if line.kind in (VALUE, ITEM)]
        return any(_KEY.search(text) and not words.is_generic(text.partition(":")[0]) for text in lines)


class Page:
    """A page text with its lines and blocks. `text` is the original with plain spaces; what is beyond MOST is left out."""

    def __init__(self, text: str) -> None:
        self.text = _plain(text)
        self.text = self.text[: reach(self.text, MOST)]
        self.words = Words(self.text)
        self.lines = _without_menus(_join_headings(_lines(self.text, self.words)))
        self.blocks = _blocks(self.lines, len(self.text))
        self._line_starts = [line.start for line in self.lines]
        self._block_starts = [block.start for block in self.blocks]
        self._group_of = self._groups()
        self._sentences: dict[int, list[tuple[int, int]]] = {}

    def line_at(self, position: int) -> Line:
        """The line that holds the position, or the last one that starts before it."""
        return self.lines[max(0, bisect.bisect_right(self._line_starts, position) - 1)]

    def block_at(self, position: int) -> Block:
        return self.blocks[max(0, bisect.bisect_right(self._block_starts, position) - 1)]

    def sentence_at(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence around a position: over wrapped lines of prose, not over headings or items."""
        sentences = self._sentences_of(self._group_of[self.line_at(position).number])
        return sentences[max(0, bisect.bisect_right(sentences, (position, sys.maxsize)) - 1)]

    def flows_between(self, start: int, end: int) -> bool:
        """Do the two positions stand in one line, or in lines of prose that flow on?"""
        return self._group_of[self.line_at(start).number] == self._group_of[self.line_at(end).number]

    def _sentences_of(self, first: int) -> list[tuple[int, int]]:
        """The sentences of the lines that flow on from that line, worked out once."""
        if first not in self._sentences:
            last = first
            while last + 1 < len(self.lines) and self._group_of[last + 1] == first:
                last += 1
            begin, end = self.lines[first].start, self.lines[last].end
            found = []
            for stop in [begin + offset for offset in sentence_ends(self.text[begin:end])]:
                found.append((begin, stop))
                begin = stop
                while begin < end and self.text[begin].isspace():
                    begin += 1
            self._sentences[first] = [*found, (begin, end)] if begin < end or not found else found
        return self._sentences[first]

    def _groups(self) -> list[int]:
        """For each line the number of the line its text begins on; at most 30 lines flow together."""
        first = 0
        groups = []
        for number, line in enumerate(self.lines):
            if number and (number - first >= 30 or not self._flows(self.lines[number - 1], line)):
                first = number
            groups.append(first)
        return groups

    def _flows(self, first: Line, second: Line) -> bool:
        if second.bullet or self.text[first.end : second.start].count("\n") > 1:
            return False
        if first.text[-1:] in ".!?:;" or HEADING in (first.kind, second.kind):
            return False
        if second.text[:1].islower():
            return True
        return first.kind == PROSE and len(first.text) >= 40 and not _KEYED.match(second.text)


def _plain(text: str) -> str:
    """The text with plain spaces, dashes and line ends, of the same length."""
    for odd, plain in _SAME_LENGTH.items():
        if odd in text:
            text = text.replace(odd, plain)
    return text.replace(",,", " „")


def _lines(text: str, known: Words) -> list[Line]:
    found: list[Line] = []
    begin = 0
    for raw, marks in zip(text.split("\n"), known.lines, strict=True):
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            bullet = _BULLET.match(stripped)
            skip = bullet.end() if bullet and bullet.end() < len(stripped) else 0
            start = begin + indent + skip
            content = stripped[skip:]
            mark = stripped[:skip].strip()
            kind = _kind(content, mark, marks)
            found.append(Line(len(found), start, start + len(content), content, kind, mark, indent, marks))
        begin += len(raw) + 1
    return found or [Line(0, 0, 0, "", BLANK)]


def _kind(text: str, bullet: str, marks: int) -> str:
    """What a line is; `marks` says which patterns may begin in it."""
    if words.is_noise(text, marks):
        return NOISE
    if len(text) > 160 or (text[0] == "(" and text[-1] == ")"):
        return PROSE if _LETTER.search(text) else VALUE
    if _PLACE.match(text):
        return VALUE
    if _is_desk_with_room(text, marks):
        return HEADING
    if (
        _SHORT_DAY.match(text)
        or _VALUE.search(text, marks)
        or _DAYS_ONLY.match(text[:120])
        or _WEEKDAY.search(text, marks)
    ):
        return VALUE
    if bullet and (text[:1].islower() or not bullet[0].isdigit() or text[-1] in ",;."):
        return ITEM
    if not _LETTER.search(text):
        return VALUE if any(c.isdigit() for c in text) else BLANK
    return _heading_or_prose(text, bullet)


def _is_desk_with_room(text: str, marks: int) -> bool:
    """ "KASA – parter, pok. 3" heads a block as "KASA" does; the extractor of addresses still reads the room."""
    return len(text) < 120 and words.is_desk(text, marks) and bool(_DESK_ROOM.match(text))


def is_place(text: str) -> bool:
    """ "stanowisko 7", "p. 105", "Sala obsługi": where in the house, not who."""
    return bool(_PLACE.match(text))


def heading_words(line: Line) -> str:
    """The heading of a line: without colon and dashes, without a room."""
    match = _DESK_ROOM.match(line.text) if _is_desk_with_room(line.text, line.marks) else None
    return words.heading_text(match["desk"] if match else line.text)


def _heading_or_prose(text: str, bullet: str) -> str:
    count = text.count(" ") + 1
    if " | " in text or _KEYED.match(text) or _WARNING.match(text):
        return ITEM if bullet else PROSE
    if (
        text[-1] in ".;,!"
        and not text.isupper()
        and (count > 4 and words.has_verb(text) or not ABBREVIATED.search(text[:-1][-8:]))
    ):
        return ITEM if bullet else PROSE
    if count > 14 or (len(text) > 100 and not text.isupper()):
        return PROSE
    if text[:1].islower() or (_BEGINS_A_SENTENCE.match(text) and text[-1] != ":" and words.has_verb(text)):
        return ITEM if bullet else PROSE
    if count > 9 and not text.isupper() and text[-1] != ":" and words.has_verb(text):
        return PROSE
    return HEADING


def _join_headings(lines: list[Line]) -> list[Line]:
    """Headings seen with their neighbours.

    Continuation lines of a heading ("Karta A" / "i Karta B") become heading too; a shout over two lines is prose.
    """
    result = list(lines)
    for index in range(1, len(result)):
        before, line = result[index - 1], result[index]
        if before.kind == HEADING and _ENDS_WITH_NUMBER.search(before.text) and _POSTAL_START.match(line.text):
            result[index - 1] = before._replace(kind=VALUE)
        elif line.kind == HEADING and _ENDS_WITH_NUMBER.search(line.text) and _POSTAL_LINE.match(before.text):
            result[index] = line._replace(kind=VALUE)
        elif (
            before.kind == HEADING
            and line.kind == VALUE
            and before.text.isupper()
            and line.start - before.end <= 2
            and words.has_verb(line.text)
            and before.text.count(" ") >= 3
        ):
            result[index - 1] = before._replace(kind=PROSE)
        if _are_numbered(before, line):
            result[index - 1] = before._replace(kind=ITEM) if before.kind == HEADING else before
            result[index] = line._replace(kind=ITEM) if line.kind == HEADING else line
        if (
            line.kind == PROSE
            and _is_short(line)
            and ":" not in line.text
            and line.start - line.indent - before.end <= 1
        ):
            if before.kind == HEADING and before.text[-1] != ":":
                result[index] = line._replace(kind=HEADING)
            elif before.kind == HEADING or (before.kind == ITEM and not before.bullet):
                result[index] = line._replace(kind=ITEM)
    return result


def _without_menus(lines: list[Line]) -> list[Line]:
    """Four or more short headings with nothing below them, two of which every menu has: a menu, entry by entry."""
    result, run = list(lines), []
    for line in [*lines, Line(len(lines), 0, 0, "", BLANK)]:
        if line.kind in (HEADING, NOISE) and len(line.text) <= 45 and line.text[-1] != ":":
            run.append(line)
            continue
        named = [entry.number for entry in run if words.is_menu_entry(entry.text)]
        if len(named) >= 2 and len(run) >= 4:
            for entry in run[: named[-1] - run[0].number + 1]:
                result[entry.number] = entry._replace(kind=NOISE)
        run = []
    return result


def _is_short(line: Line) -> bool:
    """A few words in small letters that say nothing by themselves."""
    text = line.text
    return text[:1].islower() and len(text) <= 60 and text[-1] not in ".;" and not words.has_verb(text)


def _are_numbered(before: Line, line: Line) -> bool:
    """ "1. ..." directly above "2. ...": items of a list, not headings."""
    return before.bullet[:1].isdigit() and line.bullet[:1].isdigit() and line.start - before.end <= 6 + len(line.bullet)


def _continues(before: Line, line: Line) -> bool:
    if line.start - before.end > 6:
        return False
    if _CONTINUES.search(before.text):
        return True
    is_next = line.start - before.end <= 2
    whose = is_next and is_inflected(line.text.split(maxsplit=1)[0])  # "Klub Seniora" / "Ośrodka ..."
    return (whose or line.text[:1].islower()) and not line.bullet


def _blocks(lines: list[Line], length: int) -> list[Block]:
    groups: list[tuple[list[Line], list[Line]]] = [([], [])]
    for line in lines:
        heading, body = groups[-1]
        named = _named_desk(line)
        if line.kind != HEADING and not named:
            body.append(line)
        elif heading and not body and line.kind == HEADING and _continues(heading[-1], line):
            heading.append(line)
        else:
            groups.append(([line], []))
    blocks: list[Block] = []
    for heading, body in groups:
        if not heading and not body:
            continue
        everything = heading + body
        text = " ".join(_named_desk(line) or heading_words(line) for line in heading)
        blocks.append(
            Block(
                len(blocks),
                text,
                everything[0].start,
                everything[-1].end,
                tuple(body),
                everything[0].start,
                heading[-1].end if heading else everything[0].start,
            )
        )
    return blocks


def _named_desk(line: Line) -> str:
    """ "Z kim się skontaktować: Dział X >>" names the desk that the following lines are about."""
    if line.kind not in (HEADING, PROSE) or ":" not in line.text:
        return ""
    match = _KEYED.match(line.text)
    if not match or not words.is_desk(match["value"]) or not words.names_a_desk(match["key"]):
        return ""
    return words.heading_text(match["value"])
