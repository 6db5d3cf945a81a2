"""Lists that say what is offered: which line begins one, and the services that its items name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest import words
from ingest.blocks import HEADING, ITEM, NOISE, PROSE, Line
from ingest.extract import payments
from ingest.extract.context import BLANK, Context, Draft
from ingest.extract.service_names import REQUEST, is_specific, service, split

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
_REQUESTS = re.compile(r"wnios\w{2,4} o:?$", re.IGNORECASE)
_TOLD = re.compile(
    r"\s[-–—]\s|\s?\(|:\s|,\s(?:w tym|np\.|które|który|która|jeśli|jeżeli|przyznawan|dla os)|\s(?:który|która|które)\s"
)
_NO_OFFER_ITEM = re.compile(
    r"^(?:rodzaje|zakres|rejon|kontakt|godziny|pliki|adres|cennik|aktualno|gotówk|konto bank|przekaz poczt|przelew|karta przedpł|osob[aoy]|rodzin[ay] |gdy|jeśli|jeżeli|nie |prosimy|zatrudni|zaprasza|zadzwoń|wypełnij|poczekaj|złóż|pobierz|przyjdź|podaj|wydrukuj|wybierz|zapisz|zgłoś|przygotuj|osobiście|elektroniczn|pocztą|drogą|listown|telefoniczn|za pośrednictw|przez |poprzez|w siedzib|mailem|online)",
    re.IGNORECASE,
)
_DONE = re.compile(r"\s(?:jest|są|dokonywan|przyznawan|udzielan|realizowan|świadczon|wydawan|przysługuj)\w{0,3}\b")
_INLINE = re.compile(
    r"(?:(?i:w ramach) \w{4,12}|wnios\w{2,4}|oferuj|zapewnia|świadcz|prowadz|obejmuj|skorzystać z)[^:\n]{0,60}:\s(?P<list>[^\n:]{8,400})"
)


def from_lists(context: Context) -> Iterator[Draft]:
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
            yield service(context, name, line.start, line.end, 0.75)


def _item(context: Context, line: Line) -> Iterator[Draft]:
    """The services that an item of an offer names: none when it is a way, a person, or leads to something itself."""
    name = "" if line.text.endswith(":") else _name_of(context.masked[line.start : line.end].partition(BLANK)[0])
    if not name or (words.has_verb(name) and not words.is_benefit(name)):
        return
    for part in split(name) if words.is_benefit(name) else [name]:
        if is_specific(part):
            yield service(context, part, line.start, line.end, 0.75 if words.is_benefit(part) else 0.6)


def _name_of(text: str) -> str:
    """What an item offers, without the request and what is told of it; "" for what is no offer."""
    name = _TOLD.split(REQUEST.sub("", text.strip(" ,;.:-–—()")))[0].strip(" ,;.:-–—")
    return "" if not 4 <= len(name) <= 110 or _NO_OFFER_ITEM.match(name) else _DONE.split(name)[0]
