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
    r"^jak\b|\bkrok|warunk|dokument|kryteri|przyczyn|powod|(?<!ramach )zadani[ae]|zadań|\bcel[eu]?\b|celem|wymagan|\bkomu\b|\bkto\b|osob\w{1,2} (?:uprawnion|kt)|kiedy|tryb|składa(?:[ćn]|my|\b)|złożyć|zasad[ya]|należy|dołącz|partner|sytuacj|zawiera|\bdane\b|termin|prawo do|przysługuje|skład (?:zesp|kom)|załącznik|\bpodstaw[ayęie]{1,2}\b|ustaw|\boświadcz|zaświadcz|etap|adres|kontakt|telefon|godzin|rezultat|efekt|działania|zatrudniam|co robimy|kierowany|skierowan|grup\w docelow",
    re.IGNORECASE,
)
_BY_NAME = re.compile(  # says itself that an offer follows, whatever else it says
    r"\bofer(?:t\w{1,2}|ci\w)\b[^.:]{0,80}(?:zawiera|obejmuj|to\b|znajd|składa)|(?:przyznawani|wypłacani|udzielani|wypłat)\w{1,3}:?$|\bwnios\w{2,4}(?:\s[\w.]{1,14}){0,4}\s(?:o|na|dotycząc\w{1,2}|w sprawie)(?:\s(?:przyznani\w|wypłat\w|ustaleni\w prawa do|wydani\w))?:?$",
    re.IGNORECASE,
)
_JOINTLY = re.compile(r"partner|współprac|wspólnie z", re.IGNORECASE)  # what follows are names, not offers
_TOLD = re.compile(
    r"\s[-–—]\s|\s?\(|:\s|,\s(?:w tym|np\.|które|który|która|jeśli|jeżeli|przyznawan|dla os)|\s(?:który|która|które)\s"
)
_NO_OFFER_ITEM = re.compile(
    r"^(?:rodzaje|zakres|rejon|kontakt|godziny|pliki|adres|cennik|aktualno|gotówk|konto bank|przekaz poczt|przelew|karta przedpł|osob[aoy]|rodzin[ay] |gdy|jeśli|jeżeli|nie |prosimy|zatrudni|zaprasza|zadzwoń|wypełnij|poczekaj|złóż|pobierz|przyjdź|podaj|wydrukuj|wybierz|zapisz|zgłoś|przygotuj|osobiście|elektroniczn|pocztą|drogą|listown|telefoniczn|za pośrednictw|przez |poprzez|w siedzib|mailem|online)",
    re.IGNORECASE,
)
_DONE = re.compile(r"\s(?:jest|są|dokonywan|przyznawan|udzielan|realizowan|świadczon|wydawan|przysługuj)\w{0,3}\b")
_INLINE = re.compile(r":\s(?P<list>[^\n:]{8,400})")
_LONGEST_LEAD = 160
_BEFORE_LEAD = re.compile(r"[:\n\x02]")
_STOP = re.compile(r"[.](?:\s|$)|\x02|\s[-–—]\s|\(")
_INFINITIVE = re.compile(r"\w{2,20}(?:ać|eć|ić|yć|uć|[eayąę]ść|źć|ąć)\b")
_LEFT_OPEN = re.compile(r",?\s(?:lub|oraz|i|a także)$")


def from_lists(context: Context) -> Iterator[Draft]:
    """Drafts of the items of every offer: of lists line by line, and of those that stand in one line behind a colon."""
    lines = context.page.lines
    paid = {row.number for row in payments.rows(lines)}
    offering, parent = False, ""
    for line in lines:
        if line.number in paid:
            continue
        listed = _is_item(line) or _ends_a_list(lines, line)
        inline = list(_inline(context, line)) if line.kind not in (HEADING, NOISE) else []
        yield from inline
        if listed and not (line.text.endswith(":") and _begins_an_offer(line, parent, offering=offering)):
            yield from _item(context, line) if offering and not inline else ()
            continue
        offering = not inline and _begins_an_offer(line, parent, offering=offering)
        parent = line.text if line.kind == HEADING else parent


def _begins_an_offer(line: Line, parent: str, *, offering: bool) -> bool:
    """Do the items below the line say what is offered? offering: did those above it?"""
    if line.kind == HEADING:
        goes_on = (offering and bool(line.bullet)) or (_offers(parent) and words.is_benefit(line.text))
        return (
            _offers(line.text) or _offers(_last_sentence(line.text)) or (goes_on and not _NOT_OFFER.search(line.text))
        )
    if line.kind == NOISE or not line.text.endswith(":"):
        return False
    return _leads_to_an_offer(line.text)


def _leads_to_an_offer(text: str) -> bool:
    """Does the last sentence of the text, which ends at a colon, say that what follows is offered?"""
    last = _last_sentence(text)
    return _offers(last) and not _JOINTLY.search(last)


def _last_sentence(text: str) -> str:
    return re.split(r"[.!?]\s", text[-160:])[-1]


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
    if _BY_NAME.search(text.strip()):
        return True
    return bool(_OFFER.search(text)) and not _NOT_OFFER.search(text)


def _inline(context: Context, line: Line) -> Iterator[Draft]:
    """ "W ramach projektu oferujemy: usługi opiekuńcze, teleopiekę." in one line, also as an item "opieka: a, b"."""
    match = _INLINE.search(context.masked, line.start, line.end)
    if not match:
        return
    before = context.masked[max(line.start, match.start() - _LONGEST_LEAD) : match.start()]
    lead = _BEFORE_LEAD.split(before)[-1]
    if not (_leads_to_an_offer(lead + ":") or words.is_benefit(lead.strip())):
        return
    found = split(_STOP.split(match["list"])[0])
    if len(found) > 1 and all(map(words.is_benefit, found)):
        for name in found:
            yield service(context, name, match.start("list"), line.end, 0.75)


def _item(context: Context, line: Line) -> Iterator[Draft]:
    """The services that an item of an offer names: none when it is a way, a person, or leads to something itself."""
    name = _name_of(context.masked[line.start : line.end].partition(BLANK)[0])
    if not name or (line.text.endswith(":") or words.has_verb(name)) and not words.is_benefit(name):
        return
    for part in split(name) if words.is_benefit(name) else [name]:
        if is_specific(part):
            yield service(context, part, line.start, line.end, 0.75 if words.is_benefit(part) else 0.6)


def _name_of(text: str) -> str:
    """What an item offers, without the request and what is told of it; "" for what is no offer."""
    whole = _LEFT_OPEN.sub("", text.strip(" ,;.:-–—()"))
    asked = REQUEST.sub("", whole)
    name = _TOLD.split(asked if words.is_benefit(asked) else whole)[0].strip(" ,;.:-–—")
    if not 4 <= len(name) <= 110 or _NO_OFFER_ITEM.match(name) or _INFINITIVE.match(name):
        return ""
    return _DONE.split(name)[0]
