"""Telephone numbers: which digits are numbers, which of them are faxes, what a note behind them says. Labels come later."""

import re

from ingest.extract.context import BLANK, Context, Draft
from polish import phones

_TEL = r"(?:tel|telefon\w{0,6}|nr\s?tel|kom|komórk\w{1,4}|komórkow\w{1,3}|infolini\w{1,2}|dzwoni\w{0,3}|zadzwoń|numer\w{0,3}|sms|whatsapp|dyżurn\w{1,3}|centrala|alarmow\w{1,3}|zaufania|połącze\w{1,4}|☎|📞|✆|t:|m:|fax|faks\w{0,3})"
_TELEPHONE = re.compile(rf"(?<!\w){_TEL}(?!\w)", re.IGNORECASE)
_FAX = re.compile(r"(?<!\w)(?:tele)?(?:fax|faks|f a x)\w{0,4}", re.IGNORECASE)
_BOTH = re.compile(
    r"(?:tel\w{0,6}|telefon\w{0,3})\.?\s{0,2}(?:/|i|lub|\\|,|\+|-|oraz)\s{0,2}(?:tele)?(?:fax|faks)\w{0,3}|(?:fax|faks)\s{0,2}[/i]\s{0,2}tel\w{0,6}",
    re.IGNORECASE,
)
_VOICE = re.compile(r"(?<!\w)(?:tel|telefon\w{0,6}|kom|komórk\w{1,4}|infolini\w{1,2}|mobile|☎|📞)(?!\w)", re.IGNORECASE)
_NOTE = re.compile(
    r"[ ]{0,3}\(([^()\n\x02]{3,140})\)|[ ]{1,3}/[ ]?([^\W\d][^\n\x02/()]{5,140})/(?=\s)|[ ]{1,3}[-–—][ ]{1,3}([^\W\d][^\n\x02;|()]{2,60})"
)
_NOT_A_NOTE = re.compile(
    r"\d[:.]\d\d|godz|wew|czynn|całą dobę|\b24\b|całodob|koszt|taryf|bezpłat|płatn|tel|fax|kom\b|opłat|poniedz|wtor(?:ek|k)|\bśrod[aęyo]\w?\b|\b(?:wt|śr|czw|sob|nd|ndz)\b|czwart|piąt|sobot|niedz|\bod \d|\bpn\b|\bpt\b|dni robocz|e-?mail|www|ul\.|pok\b|pokój|lub\b|codzienn",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s{0,3}[-–—:]\s{1,3}([^\W\d_][^\d\n\x02;,|()]{3,90})")
_ABOUT_HOURS = re.compile(r":\s|\s[-–—]\s(?=czynn|dostępn|działa|całodob|codzien|od\s|pn|pon)", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?i)(?:czynn|od |do |w |we |lub|oraz|bezpłat|koszt|opłat|pn\b|pon|wt|śr|czw|pt\b|sob|niedz|codzien|całodob|całą|tel\b|telefon$|fax|faks|e-?mail|wew|nr\b|godz|dni\b|każd)"
)
_PLAIN = re.compile(r"^\+?\d{9,13}$")
_SHORT_CONTEXT = re.compile(
    r"tel|numer|infolini|linia|lini[ąęi]|dzwo|alarmow|pogotowi|policj|straż|zaufania|zagroż|ratunk|sms|dyżur",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(r"\s{0,2}(?:zł|zl|PLN|EUR|osób|os\.|szt|m2|m²|km|ha|kg|lat|wpisów|pkt)\b", re.IGNORECASE)


def find(context: Context) -> None:
    """All numbers of the text as drafts with number, type, extension and range; a note behind a number in `extra`."""
    places = [
        place
        for start, end in context.numeric
        for place in phones.scan(context.masked, start, end, context.words)
        if _is_telephone(context, place)
    ]
    taken = [(place.start, place.end) for place in places]
    context.mask(taken)
    context.drafts += [draft for place in places for draft in _drafts(context, place)]
    shorts = [place for place in phones.scan_short(context.masked, context.words) if _is_short_number(context, place)]
    context.drafts += [draft for place in shorts for draft in _drafts(context, place)]
    context.mask([(place.start, place.end) for place in shorts])


def _is_telephone(context: Context, place: phones.Place) -> bool:
    before = context.masked[place.start - 1] if place.start else " "
    if (
        before in "_/=#&"
        or re.search(r"\w-$", context.masked[max(0, place.start - 2) : place.start])
        or _UNIT_AFTER.match(context.masked, place.end)
    ):
        return False
    raw = place.phones[0].raw
    if not _PLAIN.match(raw) or raw.startswith(("+48", "0048")):
        return True
    return _near_telephone_word(context, place.start)


def _near_telephone_word(context: Context, position: int) -> bool:
    """A bare run of digits is a telephone only where the line, the lines above it or the heading say so."""
    line = context.page.line_at(position)
    above = " ".join(other.text for other in context.page.lines[max(0, line.number - 3) : line.number + 1])
    return bool(_TELEPHONE.search(above) or _TELEPHONE.search(context.page.block_at(position).heading))


def _is_short_number(context: Context, place: phones.Place) -> bool:
    line = context.page.line_at(place.start)
    near = context.page.text[max(line.start, place.start - 90) : place.end]
    if place.phones[0].number.startswith("116"):
        return not _UNIT_AFTER.match(context.masked, place.end)
    previous = context.page.lines[max(0, line.number - 1)].text if place.start - line.start < 4 else ""
    return bool(_SHORT_CONTEXT.search(near) or _SHORT_CONTEXT.search(previous)) and not re.search(
        r"pok\w{0,3}\.?\s?(?:nr\s?)?$|(?<!\w)(?:nr|ul\.)\s?\w{0,20}$", near[: -(place.end - place.start)], re.IGNORECASE
    )


def _drafts(context: Context, place: phones.Place) -> list[Draft]:
    both, fax = _channel(context, place.start)
    behind = named_behind(context, place)
    note = "" if behind else _note(context, place.end)
    found = []
    for index, phone in enumerate(place.phones):
        kind = phones.FAX if fax else phone.kind
        found.append(_draft(place, phone, kind, note if index == len(place.phones) - 1 else ""))
        found[-1].extra["behind"] = behind
        if both and index == 0:
            found.append(_draft(place, phone, phones.FAX, ""))
    return found


def _channel(context: Context, start: int) -> tuple[bool, bool]:
    """(telephone and fax at once, fax alone) from the words before the number, on the line above when the line begins with it."""
    before = context.line_before(start, 80)
    own = before.rpartition(BLANK)[2]
    if not own.strip(" .:,;/|-–") and BLANK in before:
        own = _last_words(before)
    if not re.search(r"\w", before):
        line = context.page.line_at(start)
        own = context.page.lines[line.number - 1].text[-60:] if line.number else ""
        own = own if re.search(r"\w\W{0,3}$", own) and len(own) < 40 else ""
    if _BOTH.search(own):
        return True, False
    faxes, voices = list(_FAX.finditer(own)), list(_VOICE.finditer(own))
    fax = bool(faxes) and (not voices or faxes[-1].start() > voices[-1].start())
    return False, fax


def _last_words(before: str) -> str:
    """In "fax 1, 2" the second number is a fax too; a list after "tel./fax" is voice."""
    words = " ".join(part for part in before.split(BLANK) if part.strip())
    return "" if _BOTH.search(words) else words


def named_behind(context: Context, place: phones.Place) -> str:
    """ "116 111 – Telefon zaufania dla dzieci (czynny ...)": who answers at a number that its line begins with."""
    line = context.page.line_at(place.start)
    match = _BEHIND.match(context.masked, place.end, line.end) if place.start - line.start <= 2 else None
    words = _ABOUT_HOURS.split(" ".join(match[1].split()))[0] if match else ""
    return "" if _NOBODY.match(words) else words.strip(" .–-")


def _note(context: Context, end: int) -> str:
    match = _NOTE.match(context.masked, end)
    words = (match[1] or match[2] or match[3] or "").strip(" .,;:") if match else ""
    return "" if _NOT_A_NOTE.search(words) else " ".join(words.split())


def _draft(place: phones.Place, phone: phones.Phone, kind: str, note: str) -> Draft:
    data = {
        "number": phone.number,
        "type": kind,
        "label": None,
        "extension": phone.extension or None,
        "range_end": phone.range_end or None,
    }
    return Draft("phone", place.start, place.end, data, 0.95, {"note": note, "raw": phone.raw})
