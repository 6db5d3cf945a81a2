"""Institutions of a text: which namings are the same one, which of them the page is about, how far their facts reach."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest import words
from ingest.blocks import BLANK as BLANK_LINE
from ingest.blocks import HEADING, NOISE
from ingest.extract.context import BLANK, Context, Draft
from ingest.extract.names import JOINED_BEFORE, NEEDS_ADDRESS, PASSING, Mention, acronym, mentions, stems
from polish import lemmas
from polish.text import fold

_PART = re.compile(
    r"(?i)^(?:(?:\w{4,20}\s){0,2}zesp(?:ół|ołu|ołem|ole)(?! (?:(?:ds\.?|do spraw|d/s)\s?orzek|dom|placów|ośrod|szk|poradni|przychodni|świetlic|żłob|ognisk))|punkt\w{0,3} (?:obsługi|informac|przyjm|kancel)|sekretariat|oddział|klub|fili|świetlic|mieszkani|punkt)"
)
_AT_ITS_STREET = re.compile(rf"[ ,(]{{1,3}}(?:(?:mieszcząc\w{{1,2}} się |z siedzibą )?(?:przy|na|w) )?{BLANK}")
_GOES_ON = re.compile(r"[\w@\-]|\.\w")
_SOCIAL = re.compile(
    r"(?i)pomocy|społeczn|usług|rodzin|senior|orzekania|wsparcia|integracji|opieki|samopomoc|pracy|interwencji|niepełnospr|terapii|bezdomn|caritas|fundacj|stowarzysz"
)


@dataclass
class Institution:
    """All mentions of one institution in the text."""

    mentions: list[Mention] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    shorts: set[str] = field(default_factory=set)
    abbreviation: str = ""
    contact: bool = False
    main: bool = False
    _stems: list[tuple[str, ...]] = field(default_factory=list)
    _first: Mention | None = None
    draft: Draft | None = None

    def add(self, mention: Mention) -> None:
        """One more mention; the distinct names are kept apart, so that comparing stays cheap."""
        self.mentions.append(mention)
        self._first = None
        if mention.short:
            self.shorts.add(_letters(mention.name))
            self.abbreviation = self.abbreviation or mention.name.split()[0]
        else:
            self.names.add(mention.name)

    def sort(self) -> None:
        """The mentions in the order of the text."""
        self.mentions.sort(key=lambda m: m.start)
        self._first = None

    def stems(self) -> list[tuple[str, ...]]:
        """The stems of every distinct name and abbreviation of it."""
        if not self._stems:
            short = {m.name for m in self.mentions if m.short}
            self._stems = [stems(name) for name in sorted(self.names | short)]
        return self._stems

    @property
    def name(self) -> str:
        """The fullest mention, one in the nominative before an inflected one."""
        return self.first.name

    @property
    def first(self) -> Mention:
        """The first mention with the fullest name, one that begins its line before the others."""
        if self._first is None:
            full = [m for m in self.mentions if not m.short] or self.mentions
            longest = max(len(stems(m.name)) for m in full)
            best = [m for m in full if len(stems(m.name)) == longest]
            name = min(best, key=lambda m: (lemmas.is_inflected(m.name), m.start)).name
            same = [m for m in self.mentions if m.name == name]
            self._first = next((m for m in same if m.strong), same[0])
        return self._first


def group(found: Sequence[Mention]) -> list[Institution]:
    """Mentions of the same institution together: the same stems, one name a beginning of the other, or its abbreviation."""
    groups: list[Institution] = []
    beginnings: dict[tuple[str, ...], int] = {}  # of longer names, which come first
    for mention in sorted(found, key=lambda m: (m.short, -len(stems(m.name)), m.start)):
        mine = stems(mention.name)
        if mention.short:
            at = next((number for number, one in enumerate(groups) if _stands_for_it(one, mention)), len(groups))
        else:
            at = beginnings.get(mine, len(groups))
            for length in range(2, len(mine) + 1):
                beginnings[mine[:length]] = min(at, beginnings.get(mine[:length], at))
        if at == len(groups):
            groups.append(Institution())
        groups[at].add(mention)
    for institution in groups:
        institution.sort()
    return sorted(groups, key=lambda g: g.mentions[0].start)


def _stands_for_it(institution: Institution, mention: Mention) -> bool:
    short = _letters(mention.name)
    if not (short in institution.shorts or any(_stands_for(short, name) for name in institution.names)):
        return False
    place = stems(" ".join(mention.name.split()[1:]))
    placed = [name for name in institution.names if re.search(r"\swe?\s", name)]
    return not place or not placed or any(stem in stems(name) for stem in place for name in placed)


def _letters(name: str) -> str:
    return name.split()[0].replace("-", "").upper()


def _stands_for(short: str, name: str) -> bool:
    """ "OPS" also stands for a name whose initials are MOPS or GOPS."""
    letters = acronym(name)
    return (
        short == letters
        or (len(short) >= 3 and letters.startswith(short) and (" Dzielnicy " in name or _is_known(short)))
        or (len(short) >= 3 and short in letters and name.lower().startswith(("miejsk", "gminn", "powiat")))
    )


def _is_known(short: str) -> bool:
    """ "WTZ" is a kind of institution, whatever else the name goes on to say."""
    known = words.has_abbreviation(short)
    return bool(known) and known[0] == short


def find(context: Context) -> list[Institution]:
    """The institutions that the page is about or gives contact data of, as drafts; all groups with their mentions."""
    groups = group(mentions(context.page, context.masked))
    _add_acronyms(context, groups)
    main = _main(context, groups)
    for institution in groups:
        institution.main = institution is main
        institution.contact = _has_contact(context, institution)
        if institution is main or _is_reported(context, institution):
            _report(context, institution, 0.92 if institution is main or institution.contact else 0.7)
    context.named_at = sorted(m.start for g in groups if g.draft for m in g.mentions if m.strong)
    index(context, groups)
    return groups


def index(context: Context, groups: Sequence[Institution]) -> None:
    """Enter by which names and short forms the reported institutions are known, with their place among the groups."""
    context.called, context.shorts = {}, {}
    for number, institution in enumerate(groups):
        for name in institution.stems() if institution.draft else ():
            context.called.setdefault(name, number)
        if institution.abbreviation:
            context.shorts.setdefault(fold(institution.abbreviation), number)


def _add_acronyms(context: Context, groups: Sequence[Institution]) -> None:
    """An abbreviation the vocabulary does not know, standing in the text as the initials of a name ("WCRS")."""
    for institution in groups:
        letters = acronym(institution.name)
        if not institution.abbreviation and len(letters) >= 3:
            institution.abbreviation = letters if _stands_alone(letters, context.text) else ""


def _stands_alone(letters: str, text: str) -> bool:
    at = text.find(letters)
    while at >= 0:
        before = text[at - 1 : at] or " "
        if not (before.isalnum() or before in "_.@/-") and not _GOES_ON.match(text, at + len(letters)):
            return True
        at = text.find(letters, at + 1)
    return False


def _main(context: Context, groups: Sequence[Institution]) -> Institution | None:
    scored = [(_weight(context, g), -g.mentions[0].start, i) for i, g in enumerate(groups)]
    best = max(scored, default=None)
    if not best or best[0] < 4 or _is_one_of_a_list(context, groups[best[2]]):
        return None
    return groups[best[2]]


def _is_one_of_a_list(context: Context, institution: Institution) -> bool:
    """A page that lists places of equal rank is about none of them."""
    return all(context.page.line_at(m.start).bullet for m in institution.mentions)


def _weight(context: Context, institution: Institution) -> float:
    score = float(min(len(institution.mentions), 5))
    score += 3 * any(m.strong for m in institution.mentions) + 2 * any(m.heading for m in institution.mentions)
    score += 2 * (institution.mentions[0].start < 400) + 2 * bool(institution.abbreviation)
    score += 3 * bool(_SOCIAL.search(institution.name) or institution.mentions[0].short)
    score += 2 * _opens_a_sentence(context, institution) + 3 * _has_its_domain(context, institution)
    if all(context.page.line_at(m.start).bullet for m in institution.mentions):
        score -= 4
    if PASSING.match(institution.name) or _PART.match(institution.name):
        score -= 5
    return score


def _has_its_domain(context: Context, institution: Institution) -> bool:
    """ "kontakt@fundacjadlaseniora.pl", "www.mops.borki.pl": the name, or what it is called for short, is in the domain."""
    domains = [fold(str(draft.data["value"])).rpartition("@")[2] for draft in context.of("email")[:10]]
    written = [[fold(word)[:6] for word in name.split() if len(word) > 4] for name in institution.names]
    return any(
        any(short.lower() in domain for short in institution.shorts if len(short) > 2)
        or any(len(stems) > 1 and all(stem in domain for stem in stems) for stems in written)
        for domain in domains
    )


def _opens_a_sentence(context: Context, institution: Institution) -> bool:
    return any(m.start == context.page.line_at(m.start).start for m in institution.mentions)


def _has_contact(context: Context, institution: Institution) -> bool:
    """Contact data on the line that begins with the name, or in the block that the name heads."""
    kinds = ("address", "phone", "email", "hours")
    for mention in institution.mentions:
        if not mention.strong:
            if _has_address_of_its_own(context, mention):
                return True
            continue
        first, last = _reach(context, mention)
        line = context.page.line_at(mention.start)
        first = line.start if context.masked[line.start] == BLANK else first  # "14 62 85 848 - Ośrodek ..."
        kinds_here = {kind for kind in kinds if context.inside(kind, first, last + 1)}
        if kinds_here - ({"phone", "email", "hours"} if NEEDS_ADDRESS.match(mention.name) else set()):
            return True
    return False


def _has_address_of_its_own(context: Context, mention: Mention) -> bool:
    """ "... prowadzimy Klub Seniora przy ul. Polnej 3": a place of which prose gives the address."""
    if mention.short or PASSING.match(mention.name) or JOINED_BEFORE.search(context.masked, *_before(mention)):
        return False
    behind = _AT_ITS_STREET.match(context.masked, mention.end)
    return bool(behind) and bool(context.inside("address", mention.end, behind.end() + 1))


def _before(mention: Mention) -> tuple[int, int]:
    return max(0, mention.start - 24), mention.start


def _reach(context: Context, mention: Mention) -> tuple[int, int]:
    """How far the facts of a mention reach: its line; for a heading its block and the generic blocks after it."""
    line = context.page.line_at(mention.start)
    if not mention.heading:
        end = line.end
        if BLANK in context.masked[mention.end : end]:
            return mention.start, _with_address_below(context, mention, end)
        following = context.page.lines[line.number + 1 : line.number + 5]
        for other in following:
            if other.kind in (HEADING, NOISE) or other.bullet or context.text[end : other.start].count("\n") > 1:
                break
            end = other.end
        return mention.start, end
    block = context.page.block_at(mention.start)
    end = block.end
    for below in context.page.blocks[block.number + 1 : block.number + 4]:
        if not below.generic:
            break
        end = below.end
    return mention.start, end


def _with_address_below(context: Context, mention: Mention, end: int) -> int:
    """ "Noclegownia miejska, czynna od 18.00" with its address on the next line: that line belongs to it."""
    below = context.page.lines[context.page.line_at(mention.start).number + 1 :][:1]
    if not below or not NEEDS_ADDRESS.match(mention.name) or context.inside("address", mention.start, end):
        return end
    return below[0].end if context.masked[below[0].start] == BLANK and not below[0].bullet else end


def _is_reported(context: Context, institution: Institution) -> bool:
    name = institution.name
    if _is_the_title(context, institution):
        return True
    if _heads_the_page(context, institution) and not PASSING.match(name) and not _PART.match(name):
        return True
    if institution.contact:
        if re.match(r"(?i)oddział", name) and any(_at_an_address(context, m) for m in institution.mentions):
            return True
        return not _PART.match(name) or not re.match(r"(?i)(?:\w{4,20}\s){0,2}zesp|sekretariat|oddział", name)
    if PASSING.match(name) or _PART.match(name) or NEEDS_ADDRESS.match(name):
        return False
    return any(m.heading and m.strong for m in institution.mentions) and bool(_SOCIAL.search(name))


def _at_an_address(context: Context, mention: Mention) -> bool:
    first, last = _reach(context, mention)
    return mention.strong and bool(context.inside("address", first, last + 1))


def _is_the_title(context: Context, institution: Institution) -> bool:
    """Does the name of an office fill the first line that is no menu?"""
    first = next((line for line in context.page.lines if line.kind not in (NOISE, BLANK_LINE)), None)
    return first is not None and any(m.start == first.start and m.end >= first.end - 1 for m in institution.mentions)


def _heads_the_page(context: Context, institution: Institution) -> bool:
    """Does the first line that is no menu begin with the name?"""
    first = next((line for line in context.page.lines if line.kind not in (NOISE, BLANK_LINE)), None)
    return first is not None and any(m.start == first.start for m in institution.mentions)


def _report(context: Context, institution: Institution, confidence: float) -> None:
    mention = institution.first
    name = lemmas.nominative(_cased(institution.name))
    abbreviation = institution.abbreviation or (name.split()[0] if mention.short else "")
    data = {"name": name, "abbreviation": abbreviation or None}
    institution.draft = Draft(
        "institution",
        mention.start,
        mention.end,
        data,
        confidence,
        {"mentions": [(m.start, m.end) for m in institution.mentions]},
    )
    context.drafts.append(institution.draft)
    full = len(stems(institution.name))
    named = [m for m in institution.mentions if m.start == mention.start or len(stems(m.name)) >= full]
    context.named_lines.update(context.page.line_at(m.start).number for m in named)


def _cased(name: str) -> str:
    """Shouted names in ordinary case; abbreviations and Roman numbers stay."""
    if not name.isupper() or " " not in name:
        return name
    small = {"DS.", "DO", "SPRAW", "O", "W", "WE", "I", "NA", "RZECZ", "DLA", "IM.", "OF", "PRZY", "Z", "ORAZ", "NR"}
    return " ".join(
        word.lower()
        if word in small
        else word
        if words.has_abbreviation(word) or re.fullmatch(r"[IVX]{1,5}", word)
        else word.title()
        for word in name.split()
    )


def territories(context: Context, groups: Sequence[Institution]) -> list[tuple[int, int, Institution]]:
    """Stretches of the text whose facts belong to an institution, in order of their beginning.

    A name at the head of a block reaches to the next such name, or to a section with a heading of its own that is no desk;
    a name in a line of a list reaches as far as its item.
    """
    strong = sorted(
        ((m, g) for g in groups for m in g.mentions if m.strong and g.draft), key=lambda pair: pair[0].start
    )
    found = []
    for index, (mention, institution) in enumerate(strong):
        following = strong[index + 1][0].start if index + 1 < len(strong) else len(context.text)
        if mention.heading or institution.main:
            end = following if institution.main else min(following, _section_end(context, mention))
        else:
            end = min(following, _paragraph_end(context, mention))
        found.append((mention.start, end, institution))
    return found


def _paragraph_end(context: Context, mention: Mention) -> int:
    """The end of the lines that follow without an empty line or a new bullet."""
    line = context.page.line_at(mention.start)
    end = line.end
    for other in context.page.lines[line.number + 1 : line.number + 6]:
        if other.kind in (HEADING, NOISE) or other.bullet or context.text[end : other.start].count("\n") > 1:
            break
        end = other.end
    return end


def _section_end(context: Context, mention: Mention) -> int:
    block = context.page.block_at(mention.start)
    for other in context.page.blocks[block.number + 1 : block.number + 60]:
        if not other.generic and not words.is_desk(other.heading) and not words.is_benefit(other.heading):
            return other.start
    return len(context.text)
