"""Names of institutions: where one is named, which mentions are the same one, which of them the page is about."""

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from ingest import words
from ingest.blocks import HEADING, NOISE, Page
from ingest.extract.context import Context, Draft
from polish import lemmas
from polish.text import fold

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_ADJECTIVE = (
    rf"[{_UPPER}][\w\-]{{2,24}}(?:iego|ego|iemu|emu|iej|ej|im|ym|i|y|a|ą|e|IEGO|EGO|IEJ|EJ|IM|YM|I|Y|A|Ą|E|na|NA)"
)
_START = re.compile(
    rf"(?<![\w„\"@/\-])(?:(?:{_ADJECTIVE})(?:[ ]{{0,2}}[-–/][ ]{{0,2}}{_ADJECTIVE})?[ \n]{{1,3}}){{0,3}}(?P<head>(?=[{_UPPER}])(?i:{words.INSTITUTION_HEAD}))(?![\w\-])"
)
_TOKEN = re.compile(
    r"[ \t]{0,3}(?:\n[ \t]{0,3})?(?P<word>[„\"][^„”\"\n]{1,50}[”\"]|[\w\-+/.&’']{1,40})(?P<stop>[,;:()]?)"
)
_SHORT_TOKEN = re.compile(
    rf"\b(?P<abbr>{words.ABBREVIATION})\b(?!\.\w)(?:[ ](?P<place>(?:we?[ ])?[{_UPPER}][{_UPPER.lower()}a-z\-]{{2,24}}))?"
)
_JOINERS = frozenset(
    "i oraz w we z ze na rzecz dla do spraw ds. ds o im. imienia przy św. św nad pod nr d/s & a".split()
)
_OPEN_TAIL = re.compile(r"^(?:dla|na rzecz|do spraw|ds\.?|d/s|o)$", re.IGNORECASE)
_PLACE_WORDS = frozenset("powiecie gminie mieście województwie dzielnicy powiatu gminy miasta".split())
_STOP_WORD = re.compile(
    r"(?i)^(?:plac|ul|ulica|al|aleja|rynek|os|osiedle|tel|telefon|fax|faks|nip|regon|informuje|zaprasza|ogłasza|prowadzi|realizuje|uwaga|kontakt|adres|godziny|czynn\w|pok|pokój|e-mail|email|www|http\w?|nr|jest|czynny|logo|mapa|strona|bip|witamy|kierownik|dyrektor)\.?$"
)
_PASSING = re.compile(
    r"(?i)^(?:rad[ayę]|starostw|ministerstw|komend|komisariat|policj|sąd|prokuratur|zakład\w{0,3} ubezpiecze|narodow\w{1,3} fundusz|państwow\w{1,3} fundusz|urz(?:ąd|ęd)|unia|szkoł|liceum|przedszkol|bibliotek|parafi|instytut|komitet|delegatur|bank\b|związ(?:ek|k)|towarzystw|spółdzieln|wojewódzk\w{1,4} urz|zespół (?:szkół|projekt|redak|robocz|ludzi|interdyscyp)|zespoł|zespołu? (?:szkół|projekt|interdysc|kontroli)|dom\w?$|dom handlow|centrum handlow|punkt\w{0,2} (?:widzenia|odniesienia|wyjścia))"
)
_PART = re.compile(
    r"(?i)^(?:(?:\w{4,20}\s){0,2}zesp(?:ół|ołu|ołem|ole)(?! (?:(?:ds\.?|do spraw|d/s)\s?orzek|dom|placów|ośrod|szk))|punkt\w{0,3} (?:obsługi|informac|przyjm|kancel)|sekretariat|oddział|klub|fili|świetlic|mieszkani|punkt)"
)
_SOCIAL = re.compile(
    r"(?i)pomocy|społeczn|usług|rodzin|senior|orzekania|wsparcia|integracji|opieki|samopomoc|pracy|interwencji|niepełnospr|terapii|bezdomn|caritas|fundacj|stowarzysz"
)
_NEEDS_ADDRESS = re.compile(
    r"(?i)^(?:łaźni|fili|punkt|klub|dom|świetlic|jadłodajn|ogrzewaln|noclegow|mieszkani|schronisk|oddział|placówk)"
)


_SMALL = frozenset(("w", "we", "i", "ds", "o", "do", "spraw", "dla", "na"))
_MOST_MENTIONS = 500
"""A page names a handful of institutions; beyond this many the rest is left alone, so that no text can take long."""


@dataclass
class Mention:
    """One naming of an institution. strong: the line or the heading begins with it, so what follows is about it."""

    start: int
    end: int
    name: str
    strong: bool
    heading: bool
    short: bool = False


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
    draft: Draft | None = None

    def add(self, mention: Mention) -> None:
        """One more mention; the distinct names are kept apart, so that comparing stays cheap."""
        self.mentions.append(mention)
        if mention.short:
            self.shorts.add(_letters(mention.name))
            self.abbreviation = self.abbreviation or mention.name.split()[0]
        else:
            self.names.add(mention.name)

    def stems(self) -> list[tuple[str, ...]]:
        """The stems of every distinct name and abbreviation of it."""
        if not self._stems:
            short = {m.name for m in self.mentions if m.short}
            self._stems = [stems(name) for name in sorted(self.names | short)]
        return self._stems

    @property
    def name(self) -> str:
        """The fullest mention, one in the nominative before an inflected one."""
        full = [m for m in self.mentions if not m.short] or self.mentions
        longest = max(len(stems(m.name)) for m in full)
        best = [m for m in full if len(stems(m.name)) == longest]
        return min(best, key=lambda m: (lemmas.is_inflected(m.name), m.start)).name

    @property
    def first(self) -> Mention:
        same = [m for m in self.mentions if m.name == self.name]
        return next((m for m in same if m.strong), same[0])


def mentions(page: Page, masked: str) -> list[Mention]:
    """Every naming of an institution, full names first, then abbreviations that stand outside of them."""
    found = [
        mention
        for match in islice(_START.finditer(masked), _MOST_MENTIONS)
        if (mention := _mention(page, masked, match))
    ]
    taken = [(m.start, m.end) for m in found]
    ends = [end for _, end in taken]
    for match in islice(_SHORT_TOKEN.finditer(masked), _MOST_MENTIONS):
        at = bisect.bisect_right(ends, match.start())
        if at == len(taken) or taken[at][0] > match.start():
            found.append(_short_mention(page, match))
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _mention(page: Page, masked: str, match: re.Match[str]) -> Mention | None:
    start = _without_false_adjectives(masked, match)
    end = _tail_end(masked, _own_adjective(page, masked, start, match))
    raw = masked[start:end].strip(" ,.;:-–")
    name = " ".join(raw.split())
    if (
        len(name.split()) < 2
        and not (_NEEDS_ADDRESS.match(name) and re.match(r"\s{0,2},?\s{0,2}(?:przy\s)?\x02", masked[end : end + 12]))
        or _PASSING.match(name)
        and name.count(" ") < 1
    ):
        return None
    return _placed(page, start, start + len(raw), name)


def _own_adjective(page: Page, masked: str, start: int, match: re.Match[str]) -> int:
    """At the beginning of a line "Świetlica środowiskowa" is a name although its adjective is small."""
    line = page.line_at(start)
    word = re.compile(r"[ ]([a-ząćęłńóśźż\-]{4,24})(?![\w])").match(masked, match.end())
    if (
        start != line.start
        or not word
        or not lemmas.agrees(word[1], match["head"])
        or words.has_verb(word[1])
        or word[1].startswith(("czynn", "otwart", "zamknięt", "położon"))
    ):
        return match.end()
    return word.end()


def _without_false_adjectives(masked: str, match: re.Match[str]) -> int:
    """The first word of a sentence may only look like an adjective ("Kasy Ośrodek ..."): leave out what does not agree."""
    start = match.start()
    lead = masked[start : match.start("head")].split()
    if not lead:
        return start
    head = match["head"]
    keep = len(lead)
    while keep and not lemmas.agrees(lead[len(lead) - keep], head):
        keep -= 1
    if keep == len(lead):
        return start
    rest = lead[len(lead) - keep :]
    return match.start("head") if not rest else masked.index(rest[0], start)


def _tail_end(masked: str, end: int) -> int:
    """Where a name ends: capitalised words, quotes, numbers after "nr", joined by small words."""
    line_break_ok, open_tail, pending = True, 0, 0
    good = end
    upper = masked[max(0, end - 4) : end].isupper()
    for _ in range(16):
        match = _TOKEN.match(masked, end)
        if not match or (match[0].count("\n") and not line_break_ok):
            break
        word = match["word"]
        if "\n" in match[0] and not _wraps(masked, good, match, upper):
            break
        if word.lower() in _JOINERS:
            pending += 1
            open_tail = 5 if _OPEN_TAIL.match(word) or word.lower() == "rzecz" else open_tail
            if (
                pending > 3
                or match["stop"]
                or (word.lower() in ("i", "oraz", "a") and _begins_another(masked, match.end()))
            ):
                break
        elif _continues_name(word, open_tail, pending, masked, match, upper):
            good, pending = match.end("word"), 0
            open_tail = max(0, open_tail - 1) if word[:1].islower() else open_tail
            line_break_ok = True
            if match["stop"] or (word[-1:] == "." and len(word) > 4):
                break
        else:
            break
        end = match.end("word")
    return good


def _wraps(masked: str, good: int, match: re.Match[str], upper: bool) -> bool:
    """A name goes on in the next line only after a small word or before one ("Ośrodek Pomocy" / "Społecznej w ..." does not)."""
    before = masked[max(0, match.start() - 6) : match.start()].split()
    return bool(before) and before[-1].lower() in _JOINERS or match["word"].lower() in ("w", "we", "im.", "ds.")


def _continues_name(word: str, open_tail: int, pending: int, masked: str, match: re.Match[str], upper: bool) -> bool:
    if _STOP_WORD.match(word):
        return False
    if word[0] in '„"':
        return True
    if word[0].isdigit():
        return masked[max(0, match.start() - 4) : match.start("word")].rstrip().endswith("nr") or (
            pending > 0 and open_tail == 0 and word.isdigit() and masked[match.start() - 2 : match.start()] == "nr"
        )
    if word[0].isupper():
        return not (word.isupper() and not upper and len(word) > 3 and not pending and words.has_abbreviation(word))
    return (
        (open_tail > 0 and word.isalpha())
        or word.lower() in _PLACE_WORDS
        or (
            pending > 0
            and masked[max(0, match.start() - 12) : match.start()].split()[-1:] != []
            and _after_place_word(masked, match.start())
        )
    )


def _after_place_word(masked: str, position: int) -> bool:
    previous = masked[max(0, position - 14) : position].split()
    return bool(previous) and previous[-1].lower() in _PLACE_WORDS


def _begins_another(masked: str, position: int) -> bool:
    match = (
        _START.match(masked.replace("\n", " ")[position : position + 80].lstrip())
        if False
        else _START.match(masked, position + 1)
    )
    return bool(match)


def _placed(page: Page, start: int, end: int, name: str) -> Mention:
    line = page.line_at(start)
    at_start = start - line.start <= 2
    heading = line.kind == HEADING
    whole = at_start and end >= line.end - 3
    strong = (
        line.kind != NOISE and at_start and (heading or whole or line.kind in ("value", "item")) or (heading and whole)
    )
    return Mention(start, end, name, strong, heading)


def _short_mention(page: Page, match: re.Match[str]) -> Mention:
    mention = _placed(page, match.start(), match.end(), " ".join(match[0].split()))
    mention.short = True
    return mention


@lru_cache(maxsize=8192)
def stems(name: str) -> tuple[str, ...]:
    return tuple(lemmas.stem(word) for word in re.findall(r"\w+", fold(name)) if word not in _SMALL)


@lru_cache(maxsize=4096)
def acronym(name: str) -> str:
    """ "Miejsko-Gminny Ośrodek Pomocy Społecznej w Rawiczu" -> "MGOPS"."""
    core = re.split(r"\s(?:w|we|im\.|nr)\s", name)[0]
    return "".join(
        part[0]
        for part in re.split(r"[\s\-–/]{1,3}", core)
        if part and part[0].isalpha() and part.lower() not in _JOINERS
    ).upper()


def group(found: Sequence[Mention]) -> list[Institution]:
    """Mentions of the same institution together: the same stems, one name a beginning of the other, or its abbreviation."""
    groups: list[Institution] = []
    by_beginning: dict[tuple[str, ...], list[Institution]] = {}
    for mention in sorted(found, key=lambda m: (m.short, -len(stems(m.name)), m.start)):
        start = stems(mention.name)[:2]
        near = groups if mention.short else by_beginning.setdefault(start, [])
        home = next((g for g in near if _same(g, mention)), None)
        if home is None:
            home = Institution()
            groups.append(home)
            by_beginning.setdefault(start, []).append(home)
        home.add(mention)
    for institution in groups:
        institution.mentions.sort(key=lambda m: m.start)
    return sorted(groups, key=lambda g: g.mentions[0].start)


def _same(institution: Institution, mention: Mention) -> bool:
    if not mention.short:
        mine = stems(mention.name)
        return any(_begins(mine, stems(name)) for name in institution.names)
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
    return short == letters or (
        len(short) >= 3 and short in letters and name.lower().startswith(("miejsk", "gminn", "powiat"))
    )


def _begins(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 2 and longer[: len(shorter)] == shorter


def find(context: Context) -> list[Institution]:
    """The institutions that the page is about or gives contact data of, as drafts; all groups with their mentions."""
    groups = group(mentions(context.page, context.masked))
    _add_acronyms(context, groups)
    main = _main(context, groups)
    for institution in groups:
        institution.main = institution is main
        institution.contact = _has_contact(context, institution)
        if institution is main or _is_reported(institution):
            _report(context, institution, 0.92 if institution is main or institution.contact else 0.7)
    return groups


def _add_acronyms(context: Context, groups: Sequence[Institution]) -> None:
    """An abbreviation the vocabulary does not know, standing in the text as the initials of a name ("WCRS")."""
    for institution in groups:
        letters = acronym(institution.name)
        if not institution.abbreviation and len(letters) >= 3:
            match = re.search(rf"(?<![\w.@/\-]){re.escape(letters)}(?![\w@\-]|\.\w)", context.text)
            institution.abbreviation = letters if match else ""


def _main(context: Context, groups: Sequence[Institution]) -> Institution | None:
    scored = [(_weight(context, g), -g.mentions[0].start, i) for i, g in enumerate(groups)]
    best = max(scored, default=None)
    if not best or best[0] < 4 or _is_one_of_a_list(context, groups[best[2]]):
        return None
    return groups[best[2]]


def _is_one_of_a_list(context: Context, institution: Institution) -> bool:
    """A page that lists places of equal rank is about none of them."""
    return all(context.page.line_at(m.start).bullet for m in institution.mentions if m.strong) and any(
        m.strong for m in institution.mentions
    )


def _weight(context: Context, institution: Institution) -> float:
    score = float(min(len(institution.mentions), 5))
    score += 3 * any(m.strong for m in institution.mentions) + 2 * any(m.heading for m in institution.mentions)
    score += 2 * (institution.mentions[0].start < 400) + 2 * bool(institution.abbreviation)
    score += 3 * bool(_SOCIAL.search(institution.name) or institution.mentions[0].short)
    score += 2 * _opens_a_sentence(context, institution)
    if _PASSING.match(institution.name) or _PART.match(institution.name):
        score -= 5
    return score


def _opens_a_sentence(context: Context, institution: Institution) -> bool:
    return any(m.start == context.page.line_at(m.start).start for m in institution.mentions)


def _has_contact(context: Context, institution: Institution) -> bool:
    """Contact data on the line that begins with the name, or in the block that the name heads."""
    kinds = ("address", "phone", "email", "hours")
    for mention in institution.mentions:
        if not mention.strong:
            continue
        first, last = _reach(context, mention)
        kinds_here = {kind for kind in kinds if context.inside(kind, first, last + 1)}
        if kinds_here - ({"phone", "email", "hours"} if _NEEDS_ADDRESS.match(mention.name) else set()):
            return True
    return False


def _reach(context: Context, mention: Mention) -> tuple[int, int]:
    """How far the facts of a mention reach: its line; for a heading its block and the generic blocks after it."""
    line = context.page.line_at(mention.start)
    if not mention.heading:
        following = context.page.lines[line.number + 1 : line.number + 5]
        end = line.end
        for other in following:
            if other.kind in (HEADING, NOISE) or other.bullet or context.text[end : other.start].count("\n") > 1:
                break
            end = other.end
        return mention.start, end
    block = context.page.block_at(mention.start)
    end = block.end
    for other in context.page.blocks[block.number + 1 : block.number + 4]:
        if not other.generic:
            break
        end = other.end
    return mention.start, end


def _is_reported(institution: Institution) -> bool:
    name = institution.name
    if institution.contact:
        return not _PART.match(name) or not re.match(r"(?i)(?:\w{4,20}\s){0,2}zesp|sekretariat|oddział", name)
    if _PASSING.match(name) or _PART.match(name) or _NEEDS_ADDRESS.match(name):
        return False
    return any(m.heading and m.strong for m in institution.mentions) and bool(_SOCIAL.search(name))


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
            end = min(following, _reach(context, mention)[1])
        found.append((mention.start, end, institution))
    return found


def _section_end(context: Context, mention: Mention) -> int:
    block = context.page.block_at(mention.start)
    for other in context.page.blocks[block.number + 1 : block.number + 60]:
        if not other.generic and not words.is_desk(other.heading) and not words.is_benefit(other.heading):
            return other.start
    return len(context.text)
