"""Benefits and services: headings, labels of telephones and hours, items of lists that say what is offered."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest import words
from ingest.blocks import HEADING, ITEM, NOISE, PROSE, Block, Line
from ingest.extract import payments
from ingest.extract.context import BLANK, Context, Draft
from polish.lemmas import nominative_phrase
from polish.text import fold

_OFFER = re.compile(
    r"rodzaj\w{0,2} (?:świadcze|pomocy|wsparci|usług)|form\w{1,2} (?:pomocy|wsparci)|oferuj|oferta|ofercie|świadczymy|świadczone|świadczon|usług\w{0,2}|w ramach (?:projektu|programu|działal|klubu|ośrodka|domu|usług|zadania)|wypożyczamy|wnios\w{2,3}|zapewnia|skorzystać|korzystać z"
    r"|uzyskać|otrzymać|prowadzi(?:my)?\b|realizujemy|udziela|przyzna|pomoc\w? w (?:formie|zakresie|postaci)|pomoc\b|pomagamy|wsparci\w|świadczenia|zasiłki|dodatki|ubiegać|starać się o|zajmuje\w* się|proponuj|wydaje\b|dostępne|sprawy załatwiane|załatwi",
    re.IGNORECASE,
)
_NOT_OFFER = re.compile(
    r"^jak\b|\bkrok|warunk|dokument|kryteri|przyczyn|powod|(?<!ramach )zadani[ae]|zadań|\bcel[eu]?\b|celem|wymagan|\bkomu\b|\bkto\b|osob\w{1,2} (?:uprawnion|kt)|kiedy|tryb|składa(?:[ćn]|my|\b)|złożyć|zasad[ya]|należy|dołącz|partner|sytuacj|zawiera|\bdane\b|termin|prawo do|przysługuje|skład (?:zesp|kom)|załącznik|podstaw|ustaw|\boświadcz|zaświadcz|etap|adres|kontakt|telefon|godzin|rezultat|efekt|działania|zatrudniam|co robimy|kierowany|skierowan|grup\w docelow",
    re.IGNORECASE,
)
_JOINTLY = re.compile(r"partner|współprac|wspólnie z", re.IGNORECASE)  # what follows are names, not offers
_SECTION = frozenset(
    """pomoc spoleczna|pomoc|wsparcie|uslugi|swiadczenia|opieka|uslugi spoleczne|formy pomocy|rodzaje swiadczen|swiadczenia pieniezne|swiadczenia niepieniezne|dodatki|zajecia|warsztaty|wsparcie rodziny|szkolenia|kredyty|programy|program
    |pomoc i wsparcie|opieka spoleczna|uslugi i swiadczenia|swiadczenia i uslugi|klub|wsparcia|transport|swiadczenia pomocy spolecznej|swiadczenia z pomocy spolecznej|pobyt|konsultacje|konsultacje spoleczne|pomoc prawna i obywatelska""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
_SPLIT = re.compile(
    r"\s{0,3}(?P<sign>[,;/+](?!\d)(?=\s)|[,;/]|\bi\b|\boraz\b|\blub\b|\ba także\b|\bw tym\b)\s{0,3}", re.IGNORECASE
)
_REQUEST = re.compile(
    r"^(?:wniosek|wnioski|wniosku|wydawanie|przyznawanie|wypłata|ustalanie prawa do|realizacja|udzielanie|organizowanie|organizacja|prowadzenie|zapewnienie|przyjmowanie wniosków|rozpatrywanie wniosków)(?:\s{1,2}(?:o|w sprawie|na|dotycząc\w{1,2}))?(?:\s{1,2}(?:przyznanie|ustalenie prawa do|wydanie|wypłatę))?\s{1,2}",
    re.IGNORECASE,
)
_DESK_PART = re.compile(
    r"(?i)^(?:dział|sekcj|referat|zespół|biuro|stanowisk|wydział|kas|pracowni|asystent|kierowni|dyrektor|księgow|sekretar|inspektor|koordynator|dyżur|punkt|poradni)"
)
_FORMERLY = re.compile(
    r"\s{0,2}\((?:dawniej|wcześniej|poprzednio|do niedawna|kiedyś|d\.)\s[^()\n]{1,60}\)", re.IGNORECASE
)
_FOR_A_YEAR = re.compile(r"\s(?:(?:w|na|od)\s)?(?:rok\w?\s)?(?:19|20)\d\d\b.{0,20}$")
_REQUESTS = re.compile(r"wnios\w{2,4} o:?$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s{0,2}\([^()]{0,90}\)?")
_DASH = re.compile(r"\s[–—-]\s|\s/\s")
_PAPER = re.compile(
    r"(?i)^(?:karta (?:zgłosz|usługi)|wniosek$|formularz|regulamin|oświadczen|klauzul|ankiet|załącznik|pobierz)"
)
_TITLE_OF_A_LIST = re.compile(  # "Usługi świadczone przez Dom"
    r"\w{3,24}\s(?:świadczon|oferowan|realizowan|udzielan|dostępn|prowadzon)\w{1,3}\b", re.IGNORECASE
)
_DONE = re.compile(r"\s(?:jest|są|dokonywan|przyznawan|udzielan|realizowan|świadczon|wydawan|przysługuj)\w{0,3}\b")
_INLINE = re.compile(
    r"(?:(?i:w ramach) \w{4,12}|wnios\w{2,4}|oferuj|zapewnia|świadcz|prowadz|obejmuj|skorzystać z)[^:\n]{0,60}:\s(?P<list>[^\n:]{8,400})"
)
_REQUESTED = re.compile(
    r"^(?:przyjmujemy|składamy|przyjmowanie|składanie|nabór|rusza nabór) wnios\w{2,4} (?:o|na|w sprawie)\s(?:(?:wypłatę|przyznanie|ustalenie prawa do)\s)?",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\s[-–—]\s|\s?\(|:\s|,\s(?:w tym|np\.|które|który|która|jeśli|jeżeli|przyznawan|dla os)|\s(?:który|która|które)\s"
)
_NO_OFFER_ITEM = re.compile(
    r"^(?:rodzaje|zakres|rejon|kontakt|godziny|pliki|adres|cennik|aktualno|gotówk|konto bank|przekaz poczt|przelew|karta przedpł|osob[aoy]|rodzin[ay] |gdy|jeśli|jeżeli|nie |prosimy|zatrudni|zaprasza|zadzwoń|wypełnij|poczekaj|złóż|pobierz|przyjdź|podaj|wydrukuj|wybierz|zapisz|zgłoś|przygotuj|osobiście|elektroniczn|pocztą|drogą|listown|telefoniczn|za pośrednictw|przez |poprzez|w siedzib|mailem|online)",
    re.IGNORECASE,
)
_CLASSES = re.compile(r"zajęcia(?:\s(?:w|we|na)\s.{1,60})?", re.IGNORECASE)  # when they are, not which
_PLUS = re.compile(r"(\d{3})\s?\+")


def find(context: Context) -> None:
    """Drafts from headings, from labels already given to telephones and hours, and from lists of what is offered."""
    for block in context.page.blocks:
        context.drafts += _from_heading(context, block)
    for draft in [*context.of("phone"), *context.of("hours")]:
        context.drafts += _from_label(context, draft)
    context.drafts += [*_from_payments(context), *_from_lists(context)]


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
        _service(context, name, start, block.heading_end, 0.85 if block.has_values else 0.7)
        for name in split(heading)
        if _is_specific(name)
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
    label = _REQUEST.sub("", label) if label.lower().startswith("wnios") else label
    if not label or _DESK_PART.match(label) or not words.is_benefit(_REQUEST.sub("", label)):
        return []
    line = context.page.line_at(draft.start)
    block = context.page.block_at(draft.start)
    above = context.text.rfind(label, block.start, draft.start)
    inline = fold(label)[:12] in fold(line.text)
    start, end = (above, above + len(label)) if above >= 0 else (block.heading_start, block.heading_end)
    start, end = (line.start, line.end) if inline else (start, end)
    named = [name for name in split(label) if len(name) > 2 and not _CLASSES.fullmatch(name)]
    return [_service(context, name, start, max(end, start + 1), 0.8) for name in named]


def split(text: str) -> list[str]:
    """Joined names in their parts where each part is complete: "Świadczenia rodzinne, 500+ oraz 300 +" gives three."""
    text = _FORMERLY.sub("", text)  # "800+ (dawniej 500+)" is one benefit, under its present name
    pieces: list[str] = []
    reached, keep = 0, True
    for match in _SPLIT.finditer(text):
        rest = text[match.end() :]
        if words.is_benefit(rest) and not (match["sign"].lower() in ("i", "lub") and fold(rest[:5]) == "pomoc"):
            pieces += [text[reached : match.start()]] if keep else []
            reached, keep = match.end(), True
        elif match["sign"] in ",;" and keep:
            pieces.append(text[reached : match.start()])
            keep = False
    if keep:
        pieces.append(text[reached:])
    return [piece.strip(" ,;-–—:()") for piece in pieces if piece.strip(" ,;-–—:()")]


def _is_specific(name: str) -> bool:
    return fold(name).strip() not in _SECTION and len(name) > 2 and not _PAPER.match(name)


def _from_payments(context: Context) -> Iterator[Draft]:
    for row in payments.rows(context.page.lines):
        for benefit in payments.benefits(row):
            for name in [benefit] if "|" in row.text else split(benefit):
                yield _service(context, name, row.start, row.end, 0.7)


def _from_lists(context: Context) -> Iterator[Draft]:
    lines = context.page.lines
    paid = {row.number for row in payments.rows(lines)}
    offering, parent = False, ""
    for line in lines:
        if line.number in paid:
            continue
        if _is_item(line) or _ends_a_list(lines, line):
            yield from _item(context, line) if offering else ()
            continue
        if inline := _INLINE.search(line.text) if line.kind not in (HEADING, NOISE) else None:
            yield from _inline(context, line, inline)
        offering = not inline and _begins_an_offer(line, parent, offering=offering)
        parent = line.text if line.kind == HEADING else parent


def _begins_an_offer(line: Line, parent: str, *, offering: bool) -> bool:
    """Do the items below the line say what is offered? offering: did those above it?"""
    if line.kind == HEADING:
        goes_on = (offering and bool(line.bullet)) or (_offers(parent) and words.is_benefit(line.text))
        return _offers(line.text) or (goes_on and not _NOT_OFFER.search(line.text))
    if line.kind == NOISE or not line.text.endswith(":"):
        return False
    return _offers(re.split(r"[.!?]\s", line.text[-160:])[-1]) and not _JOINTLY.search(line.text[-160:])


def _is_item(line: Line) -> bool:
    return (
        line.kind == ITEM
        or (bool(line.bullet) and line.kind != HEADING)
        or (line.kind == PROSE and line.text[-1:] in ";," and line.text[:1].islower() and len(line.text) < 120)
    )


def _ends_a_list(lines: Sequence[Line], line: Line) -> bool:
    """The last of "...;" / "...;" / "dowóz uczestników." ends with a full stop."""
    above = lines[line.number - 1] if line.number else line
    return (
        line.kind in (PROSE, HEADING)
        and line.text[:1].islower()
        and line.text.endswith(".")
        and len(line.text) < 120
        and above.text.endswith((";", ","))
        and _is_item(above)
    )


@lru_cache(maxsize=1024)
def _offers(text: str) -> bool:
    if _REQUESTS.search(text.strip()):
        return True
    return bool(_OFFER.search(text)) and not _NOT_OFFER.search(text)


def _inline(context: Context, line: Line, match: re.Match[str]) -> Iterator[Draft]:
    """ "W ramach projektu oferujemy: usługi opiekuńcze, teleopiekę." in one line."""
    if _offers(line.text[: match.end()]) and not _JOINTLY.search(line.text[: match.end()]):
        names = re.split(r",\s|;\s|\soraz\s", re.split(r"[.](?:\s|$)|\x02", match["list"])[0])
        found = [name.strip() for name in names]
        for name in found if len(found) > 1 and all(map(words.is_benefit, found)) else ():
            yield _service(context, name, line.start, line.end, 0.75)


def _item(context: Context, line: Line) -> Iterator[Draft]:
    """The services that an item of an offer names: none when it is a way, a person, or leads to something itself."""
    name = "" if line.text.endswith(":") else _name_of(context.masked[line.start : line.end].partition(BLANK)[0])
    if not name or (words.has_verb(name) and not words.is_benefit(name)):
        return
    for part in split(name) if words.is_benefit(name) else [name]:
        if _is_specific(part):
            yield _service(context, part, line.start, line.end, 0.75 if words.is_benefit(part) else 0.6)


def _name_of(text: str) -> str:
    """What an item offers, without the request and what is told of it; "" for what is no offer."""
    name = _TOLD.split(_REQUEST.sub("", text.strip(" ,;.:-–—()")))[0].strip(" ,;.:-–—")
    return "" if not 4 <= len(name) <= 110 or _NO_OFFER_ITEM.match(name) else _DONE.split(name)[0]


def _service(context: Context, name: str, start: int, end: int, confidence: float) -> Draft:
    """The quote is the name itself where it stands in the stretch as it is, else the whole stretch."""
    at = context.text.find(name, start, end)
    if at >= 0:
        start, end = at, at + len(name)
    shown = _PLUS.sub(r"\1+", " ".join(name.split()))
    shown = shown.capitalize() if shown.isupper() else shown
    shown = nominative_phrase(shown)
    return Draft("service", start, end, {"name": shown[:1].upper() + shown[1:]}, confidence)
