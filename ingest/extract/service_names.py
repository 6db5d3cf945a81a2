"""Names of benefits and services: joined ones in their parts, the request before them, how they are shown."""

import re

from ingest import words
from ingest.extract.context import Context, Draft
from polish.lemmas import nominative_phrase
from polish.text import fold

_SECTION = frozenset(
    """pomoc spoleczna|pomoc|wsparcie|uslugi|swiadczenia|opieka|uslugi spoleczne|formy pomocy|rodzaje swiadczen|swiadczenia pieniezne|swiadczenia niepieniezne|dodatki|zajecia|warsztaty|wsparcie rodziny|szkolenia|kredyty|programy|program
    |pomoc i wsparcie|opieka spoleczna|uslugi i swiadczenia|swiadczenia i uslugi|klub|wsparcia|transport|swiadczenia pomocy spolecznej|swiadczenia z pomocy spolecznej|pobyt|konsultacje|konsultacje spoleczne|pomoc prawna i obywatelska|uslugi dla mieszkancow""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
BARE = frozenset(
    "pomoc|wsparcie|karta|zywnosc|odziez|skierowania|skierowanie|usluga|uslugi|swiadczenie|swiadczenia".split("|")
)
"""Words that begin the name of a benefit and alone, as whom hours or numbers are of, name none."""
_SPLIT = re.compile(
    r"\s{0,3}(?P<sign>[,;/+](?!\d)(?=\s)|[,;/]|\bi\b|\boraz\b|\blub\b|\ba także\b|\bw tym\b)\s{0,3}", re.IGNORECASE
)
REQUEST = re.compile(
    r"^(?:wniosek|wnioski|wniosku|wydawanie|przyznawanie|wypłata|ustalanie prawa do|realizacja|udzielanie|organizowanie|organizacja|prowadzenie|zapewnienie|przyjmowanie wniosków|rozpatrywanie wniosków)(?:\s{1,2}(?:o|w sprawie|na|dotycząc\w{1,2}))?(?:\s{1,2}(?:przyznanie|ustalenie prawa do|wydanie|wypłatę))?\s{1,2}",
    re.IGNORECASE,
)
_FORMERLY = re.compile(
    r"\s{0,2}\((?:dawniej|wcześniej|poprzednio|do niedawna|kiedyś|d\.)\s[^()\n]{1,60}\)", re.IGNORECASE
)
_PAPER = re.compile(
    r"(?i)^(?:karta (?:zgłosz|usługi)|wniosek$|formularz|regulamin|oświadczen|klauzul|ankiet|załącznik|pobierz)"
)
_GOES_ON = re.compile(  # "poradnictwo psychologiczne, prawne i rodzinne", "dofinansowanie sportu, kultury i turystyki"
    r"(?!(?:w tym|np|m\.in|które|który|która|jeśli|jeżeli|gdy|oraz|a także|na podstawie|przyznawan|dla|od|do|tel|pok|ul)\b)[^\W\d_]{4,20}(?:\s[^\W\d_]{4,20})?(?:,\s[^\W\d_]{4,20}(?:\s[^\W\d_]{4,20})?){0,6},?\s(?:i|oraz|lub|a także)\s[^\W\d_]{4,20}"
)
_OF_THINGS = re.compile(r"(?:zaopatrzenie w|wypożyczani\w|wynajem|dostęp do|dofinansowani\w do)\s", re.IGNORECASE)
_PLUS = re.compile(r"(\d{3})\s?\+")


def split(text: str) -> list[str]:
    """Joined names in their parts where each part is complete: "Świadczenia rodzinne, 500+ oraz 300 +" gives three."""
    text = _FORMERLY.sub("", text)  # "800+ (dawniej 500+)" is one benefit, under its present name
    pieces: list[str] = []
    reached, keep = 0, True
    for match in _SPLIT.finditer(text):
        rest = text[match.end() :]
        if words.is_benefit(rest) and not _shares_its_noun(text[reached : match.start()], match["sign"], rest):
            pieces += [text[reached : match.start()]] if keep else []
            reached, keep = match.end(), True
        elif match["sign"] in ",;" and keep and not _GOES_ON.match(rest):
            pieces.append(text[reached : match.start()])
            keep = False
    if keep:
        pieces.append(text[reached:])
    return [piece.strip(" ,;-–—:()") for piece in pieces if piece.strip(" ,;-–—:()")]


def _shares_its_noun(before: str, sign: str, rest: str) -> bool:
    """ "wydawanie orzeczeń i legitymacji", "zaopatrzenie w sprzęt, przedmioty ortopedyczne": one thing said of two."""
    if sign.lower() in ("i", "lub") and fold(rest[:5]) == "pomoc":
        return True
    return bool(REQUEST.match(before) or _OF_THINGS.match(before)) and rest[:1].islower()


def is_specific(name: str) -> bool:
    return fold(name).strip() not in _SECTION and len(name) > 2 and not _PAPER.match(name)


def service(context: Context, name: str, start: int, end: int, confidence: float) -> Draft:
    """The quote is the name itself where it stands in the stretch as it is, else the whole stretch."""
    at = context.text.find(name, start, end)
    if at >= 0:
        start, end = at, at + len(name)
    shown = _PLUS.sub(r"\1+", " ".join(name.split()))
    shown = shown.capitalize() if shown.isupper() else shown
    shown = nominative_phrase(shown)
    return Draft("service", start, end, {"name": shown[:1].upper() + shown[1:]}, confidence)
