"""Named programmes and projects, who runs them, and the partners listed under them."""

import re
from collections.abc import Iterator, Sequence

from ingest import words
from ingest.blocks import HEADING, NOISE, Line
from ingest.extract.context import Context, Draft
from ingest.extract.institutions import Institution, index
from ingest.sentences import sentence_ends
from polish.leads import Led
from polish.lemmas import nominative, stem

_CLASS = r"(?P<class>[Pp]rogram(?:u|em|ie|y|ów|owi)?|[Pp]rojek(?:t|tu|tem|cie|ty|tów|towi)|[Zz]adani(?:e|a|em|u)|PROGRAM|PROJEKT|ZADANIE)"
_NAMED = Led(
    rf"\b{_CLASS}(?P<middle>(?:[ \n]{{1,2}}[\w\-]{{1,24}}\.?){{0,12}}?)[ \n]{{0,3}}:?[ \n]{{0,3}}[„\"«'](?P<name>[^„”\"»\n]{{3,140}}(?:\n[^„”\"»\n]{{1,80}})?)[”\"»']"
)
_CAPITALISED = Led(
    rf"\b{_CLASS}[ ](?P<name>[A-ZĄĆĘŁŃÓŚŹŻ][\w]{{2,24}}(?:[\-–][\w]{{2,20}}){{1,3}}|[A-ZĄĆĘŁŃÓŚŹŻ]{{3,12}}(?:[ ][A-ZĄĆĘŁŃÓŚŹŻ]{{2,14}}){{0,3}})(?![\w”\"])"
)
_CLASS_WORD = re.compile(_CLASS.replace("?P<class>", "?:"))
_ABBREVIATED = re.compile(r"^(?:pn|pt|p\.n|p\.t|tzw|pod|o|pod nazwą|pod tytułem)\.?$", re.IGNORECASE)
_PROJECTS_HEADING = re.compile(r"(?:^|\s)(projekty|programy)\b", re.IGNORECASE)
_QUOTED_FIRST = re.compile(r"[„\"«]([^„”\"»\n]{3,140})[”\"»]")
_OF_A_PROJECT = re.compile(r"\b(?:projektu|dofinansowan|realizator|lider)", re.IGNORECASE)
_MONEY = re.compile(
    r"operacyjn|wieloletni\w{1,4} program|regionaln\w{1,4} program|europejski\w{0,3} fundusz|fundusz\w{0,2} (?:europejsk|spójno|solidar)|erasmus|odbudow|infrastruktura i środow|wiedza edukacja|polski ład|ministr|ministerstw",
    re.IGNORECASE,
)
_BENEFIT_NAME = re.compile(
    r"\b[358]00\s?\+|rodzina (?:500|800)|dobry start|dużej rodziny|za życiem|czyste powietrze|maluch\s?\+",
    re.IGNORECASE,
)
_NO_PROJECT = re.compile(r"^(?:UE|EU|PO|RPO|PDF|NR|BIP|RODO|MOPS|GOPS|OPS|CUS|PFRON|EFS|ROPS|PCPR)\b")
_RUN_BY = re.compile(
    r"realizowan\w{1,3}[^.\n]{0,60}?\bprzez|realizuje|prowadzi\b|realizator\w{0,3}|prowadzon\w{1,3} przez|lider\w{0,3}|beneficjent|wnioskodawca",
    re.IGNORECASE,
)
_WE_RUN = re.compile(r"\b(?:realizujemy|prowadzimy|rozpoczynamy|rozpoczęliśmy|zrealizowaliśmy)\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:współprac\w{1,5}|partner\w{0,8}|wspólnie) z", re.IGNORECASE)
_PAID_BY = re.compile(r"(?:finansowan|środk|dotacj|dofinans)\w{0,6}[^.\n]{0,60}$", re.IGNORECASE)
_LEADER_LINE = re.compile(
    r"(?im)^[ \t•\-–*]{0,4}(?:lider\w{0,3}|realizator\w{0,3}|beneficjent|wnioskodawca|projektodawca)(?: projektu| programu)?\s?[:–-]\s?(?P<name>[^\n]{3,160})$"
)
_PARTNERS = Led(
    r"(?:\bpartner(?:zy|ami|em|ów|stwie z|stwo)?\b[^:\n]{0,60}|\bwspólnie z(?:e)?[^:\n]{0,40}|\bwspółprac\w{1,5} z[^:\n]{0,40}|\bsą (?:z nami|nimi)|\bw partnerstwie z[^:\n]{0,30}):[ \t]{0,3}(?P<inline>[^\n]{0,400})",
    re.IGNORECASE,
)
_TOGETHER = Led(r"\bw partnerstwie ze? (?P<inline>[A-ZĄĆĘŁŃÓŚŹŻ][^\n:]{5,300})")
_PARTNERS_HEADING = re.compile(
    r"partner(?:zy|ami|em|stwo)(?:\s(?:projektu|programu|przedsięwzięcia|biorący udział\w{0,2}|społeczni|realizujący|w projekcie|konsorcjum)){0,3}$",
    re.IGNORECASE,
)
_SEAT = re.compile(
    r",?\s{1,2}(?:z\s{1,2}siedzibą|mieszcząc\w{1,3} się|reprezentowan\w{1,3}|z siedz\.)\b.*$", re.IGNORECASE | re.DOTALL
)
_ITS_LETTER = re.compile(r"^\s{0,3}(?:Partner|PARTNER)\s(?:nr\s)?[A-Z0-9IVX]{1,4}\s?[-–:]\s?")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s{0,2}")
_NAME_END = re.compile(
    r"\x02|,\s{1,2}[A-ZŁŚŻ][\w\-]{2,20}(?:\s[A-ZŁŚŻ][\w\-]{2,20})?,?\s{0,2}\x02|\s{0,2}\(|\s[-–—]\s|,\s{0,2}(?:ul|al|pl|os|tel|adres)\b|;|,$"
)
_INLINE_SPLIT = re.compile(
    r",?\s{1,2}(?=\d{1,2}\)\s)|,\s{1,2}(?!(?:ul|al|pl|os)\.|\x02)|;\s{0,2}|\s(?:oraz|i)\s(?=[A-ZĄĆĘŁŃÓŚŹŻ])"
)


def find(context: Context, groups: Sequence[Institution]) -> None:
    """Programmes once each, then the partners of the programme named last before their list."""
    programs = _unique([*_quoted(context), *_capitalised(context), *_listed(context), *_titles(context)])
    for program in programs:
        program.data["institution"] = _runner(context, program, groups)
    context.drafts += programs
    partners = [*_partners(context, programs), *_headed(context, programs), *_in_a_sentence(context, programs)]
    context.drafts += partners
    _forget_partners(context, partners, groups)


def _forget_partners(context: Context, partners: Sequence[Draft], groups: Sequence[Institution]) -> None:
    """A partner, or the one who leads, is no institution of the page unless the page names it elsewhere too."""
    for institution in groups:
        draft = institution.draft
        decisive = [m for m in institution.mentions if m.strong] or institution.mentions
        if draft and not institution.main and all(any(p.start <= m.start < p.end for p in partners) for m in decisive):
            context.drafts.remove(draft)
            institution.draft = None
    index(context, groups)


def _quoted(context: Context) -> Iterator[Draft]:
    for match in _NAMED.finditer(context.text, words=context.words):
        own = [] if _MONEY.search(match["middle"]) else list(_CLASS_WORD.finditer(match["middle"]))
        if own and own[-1][0][0].isupper():  # "Nasze programy / Program „X”": the class word nearest to the name counts
            match = _NAMED.pattern.match(context.text, match.start("middle") + own[-1].start()) or match
        middle = match["middle"].split()
        words = [
            word
            for word in middle
            if not _ABBREVIATED.match(word) and word.lower() not in ("nazwą", "tytułem", "nazwie", "tytule")
        ]
        stopped = len(words) != len(middle) and len(middle) > 0
        around = match["name"] if stopped else context.text[max(0, match.start() - 30) : match.end()]
        if _PAID_BY.search(context.text[max(0, match.start() - 70) : match.start()]):
            continue
        if (
            _MONEY.search(around)
            or _BENEFIT_NAME.search(match["name"])
            or any(word[:1].islower() for word in words)
            and not stopped
            and len(words) > 2
        ):
            continue
        title = "" if _MONEY.search(match["middle"]) else " ".join(word for word in words if word[:1].isupper())
        name = " ".join(match["name"].split())
        label = f"{_class(match['class'])} {title}".strip()
        yield Draft(
            "program",
            match.start(),
            match.end(),
            {"name": f"{label} „{name}”", "institution": None},
            0.85,
            {"bare": name},
        )


def _listed(context: Context) -> Iterator[Draft]:
    """Quoted names in a list under a heading "Wcześniejsze projekty:"."""
    for block in context.page.blocks:
        headed = _PROJECTS_HEADING.search(block.heading)
        if not headed or len(block.heading) > 60:
            continue
        for line in block.lines:
            if (match := _QUOTED_FIRST.match(line.text)) and not _MONEY.search(line.text):
                name = " ".join(match[1].split())
                data = {"name": f"{_class(headed[1])} „{name}”", "institution": None}
                yield Draft("program", line.start, line.start + match.end(), data, 0.7, {"bare": name})


def _titles(context: Context) -> Iterator[Draft]:
    """A heading that is a quoted name, with the number or the value of the project below it."""
    for line in context.page.lines:
        match = _QUOTED_FIRST.fullmatch(line.text) if line.kind == HEADING else None
        below = " ".join(other.text for other in context.page.lines[line.number + 1 : line.number + 7])
        if match and _OF_A_PROJECT.search(below):
            name = " ".join(match[1].split())
            yield Draft(
                "program", line.start, line.end, {"name": f"Projekt „{name}”", "institution": None}, 0.7, {"bare": name}
            )


def _class(word: str) -> str:
    return {"prog": "Program", "proj": "Projekt", "zada": "Zadanie"}[word.lower()[:4]]


def _capitalised(context: Context) -> Iterator[Draft]:
    for match in _CAPITALISED.finditer(context.text, words=context.words):
        if (
            _NO_PROJECT.match(match["name"])
            or _BENEFIT_NAME.search(match["name"])
            or (match["name"].isupper() and context.page.line_at(match.start()).text.isupper())
        ):
            continue
        if not match["class"].lower().startswith("proj"):
            continue
        yield Draft(
            "program",
            match.start(),
            match.end(),
            {"name": f"{_class(match['class'])} {match['name']}", "institution": None},
            0.7,
            {"bare": match["name"]},
        )


def _unique(programs: list[Draft]) -> list[Draft]:
    kept: dict[tuple[str, ...], Draft] = {}
    for program in sorted(programs, key=lambda p: p.start):
        key = tuple(stem(word) for word in re.findall(r"\w+", program.extra["bare"]))
        if key not in kept or (
            len(program.data["name"]) > len(kept[key].data["name"]) and program.start - kept[key].start < 2000
        ):
            also = kept[key].extra["also"] if key in kept else []
            kept[key] = program
            program.extra["also"] = also
        kept[key].extra.setdefault("also", []).append(program.start)
    return sorted(kept.values(), key=lambda p: p.start)


def _runner(context: Context, program: Draft, groups: Sequence[Institution]) -> str | None:
    leader = _LEADER_LINE.search(context.text)
    if leader:
        named = _institution_in(groups, leader.start("name"), leader.end("name"))
        return named or nominative(" ".join(re.split(r"[(,]", leader["name"])[0].split()))
    named = (_runner_at(context, start, groups) for start in program.extra["also"][:20])
    return next((name for name in named if name), None)


def _runner_at(context: Context, start: int, groups: Sequence[Institution]) -> str | None:
    """Who runs the programme by the sentence that names it there, or by the one after it."""
    first, last = context.page.sentence_at(start)
    if _WE_RUN.search(context.text[first:last]):
        return next((str(g.draft.data["name"]) for g in groups if g.main and g.draft), None)
    if _RUN_BY.search(context.text[first:last]):
        joined = _JOINED.search(context.text, first, last)
        return _institution_in(groups, first, joined.start() if joined else last)
    following = _RUN_BY.search(context.text, last, last + 300)
    if following and context.text[last : following.start()].count("\n\n") == 0:
        named_first = context.page.sentence_at(following.start())[0]
        return _institution_in(groups, max(last, named_first), following.end() + 120)
    return None


def _institution_in(groups: Sequence[Institution], first: int, last: int) -> str | None:
    for institution in groups:
        if any(first <= mention.start < last for mention in institution.mentions):
            return str(institution.draft.data["name"]) if institution.draft else nominative(institution.name)
    return None


def _partners(context: Context, programs: Sequence[Draft]) -> Iterator[Draft]:
    for match in _PARTNERS.finditer(context.masked, words=context.words):
        program = _program_of(programs, match.start())
        line = context.page.line_at(match.start())
        if program is None or line.kind == NOISE:
            continue
        if re.search(r"\w", match["inline"]):
            yield from _inline(context, match, program)
        else:
            for item in _items_after(
                context, context.page.line_at(max(match.start(), match.end() - len(match["inline"]) - 1))
            ):
                draft = _partner(context, item.start, item.end, program)
                if draft:
                    yield draft


def _in_a_sentence(context: Context, programs: Sequence[Draft]) -> Iterator[Draft]:
    """ "realizuje Ośrodek X w partnerstwie z Fundacją Y oraz Spółdzielnią Z."."""
    for match in _TOGETHER.finditer(context.masked, words=context.words):
        if program := _program_of(programs, match.start()):
            yield from _inline(context, match, program)


def _headed(context: Context, programs: Sequence[Draft]) -> Iterator[Draft]:
    """The lines under a heading "Partnerzy projektu"."""
    for block in context.page.blocks:
        if not _PARTNERS_HEADING.match(block.heading) or not (program := _program_of(programs, block.start)):
            continue
        for item in _items_after(context, context.page.line_at(block.heading_end - 1)):
            draft = _partner(context, item.start, item.end, program)
            if draft:
                yield draft


def _program_of(programs: Sequence[Draft], position: int) -> Draft | None:
    before = [program for program in programs if program.start <= position]
    return before[-1] if before else (programs[0] if programs else None)


def _items_after(context: Context, line: Line) -> Iterator[Line]:
    """The lines of the list: with the bullet of the first one, or short lines without verbs."""
    lines = context.page.lines[line.number + 1 : line.number + 60]
    bulleted = bool(lines and lines[0].bullet)
    previous = line
    for item in lines:
        if item.kind == NOISE or bulleted != bool(item.bullet):
            return
        if not bulleted and (
            len(item.text) > 140 or words.has_verb(item.text) or item.start - previous.end > 4 and previous is not line
        ):
            return
        yield item
        previous = item


def _partner(context: Context, start: int, end: int, program: Draft) -> Draft | None:
    text = context.masked[start:end]
    text = _ITS_LETTER.sub(lambda found: " " * len(found[0]), text)
    cut = _NAME_END.search(text)
    name = text[: cut.start()] if cut else text
    name = _ITS_LETTER.sub("", _SEAT.sub("", name).strip(" ,;.:-–—"))
    name = re.sub(r"\s{1,2}(?:przy|ul)\.?$", "", " ".join(name.split()))
    name = re.sub(r"(?<=\w)\s?-\s(?=[A-ZŁŚŻ])", "-", name)
    if len(name) < 4 or not name[0].isupper():
        return None
    street = next((a.data["street"] for a in context.inside("address", start, end)), None)
    data = {"program": program.data["name"], "name": nominative(name), "street": street}
    return Draft("partner", start, end, data, 0.85)


def _inline(context: Context, match: re.Match[str], program: Draft) -> Iterator[Draft]:
    reached = match.start("inline")
    stop = match.end("inline")
    stop = reached + next(sentence_ends(context.masked[reached:stop]), stop - reached)
    pieces = list(_INLINE_SPLIT.finditer(context.masked, reached, stop))
    for start, end in zip([reached, *[m.end() for m in pieces]], [*[m.start() for m in pieces], stop], strict=True):
        start += len((_NUMBERED.match(context.masked, start, end) or [""])[0])
        if context.masked[start : start + 1].isupper() and (draft := _partner(context, start, end, program)):
            yield draft
