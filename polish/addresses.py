"""Addresses as Polish offices print them: street with house number, postal code and town, room and floor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from polish.leads import Led, Words

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_LOWER = "a-ząćęłńóśźż"
_PREFIX = (
    r"(?:(?:[Uu][Ll](?:\.|\b)|[Uu]lic[aąęy]\b|ULICA\b)\s{0,3}(?:[Aa]l\.|[Pp]l\.|[Oo]s\.)?|[Pp][Ll]\.|[Pp]lac(?:u|em|owi)?\b|PLAC\b|[Aa][Ll]\.|[Aa]lej[aeięą]\w{0,2}\b|ALEJ[AE]\b"
    r"|[Oo][Ss]\.|[Oo]siedl[eau]m?\b|[Ss]kwer(?:ze)?\b|[Rr]ondo\b|[Bb]ulwar\b|[Ss]zosa\b)"
)
_NAME_WORD = rf"(?:[{_UPPER}][\w.'’\-]{{0,30}}|\d{{1,4}}[.\-]?(?:go|lecia)?(?=\s[{_UPPER}]|[\-]lecia)[\w\-]{{0,8}}|(?:i|na|w|we|pod|nad|von|de|św|gen|ks|dr|prof|bł|im|płk|mjr|marsz|kard|bp|abp|hr|por|kpt|rtm|wita|księ\w{{1,5}}|święt\w{{1,4}})\b\.?|[„\"][\w\-]{{1,30}}[”\"])"
_HOUSE = r"(?:[A-Z]-)?\d{1,4}(?:[a-zA-Z](?![\w\-@]|\.\w)|[ ][A-Ha-h](?=[ ]{0,6}(?:[,;)\n]|$)|[ ]\d))?(?:[ ]?[/–\-][ ]?\d{1,4}(?:[a-zA-Z](?![\w\-@]|\.\w)|[ ][A-Ha-h](?=[ ]{0,6}(?:[,;)\n]|$)|[ ]\d))?){0,3}"
_FLAT = r"(?:,?\s{0,2}(?:m\.|lok\.|lokal|m)\s{0,2}(?:nr\s{0,2})?(?:\d{1,3}[a-zA-Z]?|[A-Z]\d{0,2}\b))?"
_OF_A_DAY = r"\s(?:Maja|Stycznia|Lutego|Marca|Kwietnia|Czerwca|Lipca|Sierpnia|Września|Października|Listopada|Grudnia|Pułku|Dywizji|Brygady|Armii)\b"
_STREET = Led(
    rf"(?<![\w@.])(?P<prefix>{_PREFIX}):?\s{{0,3}}(?P<name>{_NAME_WORD}(?:[\s\-]{{1,3}}{_NAME_WORD}){{0,5}}?)\s{{1,3}}(?:nr\s{{1,2}})?(?P<house>{_HOUSE})(?P<flat>{_FLAT})(?![\w]|[.:]\d|-\d{{3}}\b|-lecia\b|{_OF_A_DAY})"
)
_SQUARE = Led(
    rf"(?<![\w@.])(?P<prefix>)(?P<name>R[Yy][Nn][Ee][Kk]|Rynku)\s{{1,3}}(?P<house>{_HOUSE})(?P<flat>{_FLAT})(?![\w]|[.:]\d)"
)
_MORE = re.compile(
    rf"\s{{0,2}}(?:,|;|i\b|oraz\b|lub\b)\s{{0,2}}(?P<name>{_NAME_WORD}(?:[\s\-]{{1,3}}{_NAME_WORD}){{0,4}}?)\s{{1,3}}(?P<house>{_HOUSE})(?P<flat>{_FLAT})(?![\w]|[.:]\d|-\d)"
)
_POSTAL = Led(
    rf"(?<![\d\-–/.])(?P<code>\d{{2}}\s?[-–—−]\s?\d{{3}})(?![\d\-–/])(?:,?[ \t]{{1,3}}(?P<city>[{_UPPER}][\w]{{1,25}}(?:[ \-–]{{1,3}}(?:[{_UPPER}][\w]{{1,25}}|nad|k\.|koło)){{0,3}}))?"
)
_PLACE_HOUSE = re.compile(
    rf"(?<![\w.])(?P<name>[{_UPPER}][{_LOWER}]{{2,24}}(?:[ \-](?:i[ ])?[{_UPPER}][{_LOWER}]{{2,24}}){{0,2}})[ ](?P<house>{_HOUSE})(?P<flat>{_FLAT})(?=\s{{0,3}}(?:[,;.)]|$|\n|\d\d[-–]\d))"
)
_IN_CITY = re.compile(
    rf"\s{{0,2}},?\s{{1,2}}(?:w|we)\s{{1,2}}(?P<city>[{_UPPER}][{_LOWER}]{{2,24}}(?:[ \-][{_UPPER}][{_LOWER}]{{2,24}}){{0,2}})"
)
_TOWN = rf"[{_UPPER}][{_LOWER}]{{2,24}}(?:[ \-][{_UPPER}][{_LOWER}]{{2,24}}){{0,2}}"
_NO_TOWN = "(?i:centrum|dom|galeri|departament|urz|starost|ośrod|punkt|szko|klub|zesp|wydział|dział|biur|poradn|placów|remiz|świetlic|sekcj|referat|fundacj|caritas|sekretari|kas|kancelari|filia|hala|park|polsk|kierowni|dyrektor)"
_TOWN_BEFORE = re.compile(
    rf"(?:\bwe?\s(?P<inside>(?!{_NO_TOWN}){_TOWN})\sprzy\s|(?:^|[,;:(–-]\s)(?P<alone>(?!{_NO_TOWN}){_TOWN})(?:,\s(?:przy\s)?|\sprzy\s))$"
)
_ROOM_LIST = r"\d{1,4}[a-zA-Z]?(?!\w)(?:[ \u00a0]{0,2}(?:,|i|oraz|lub|[-–/])[ \u00a0]{0,2}(?!\d{2}\s?[-–]\s?\d{3})\d{1,4}[a-zA-Z]?(?![\w:.]\d|\w)){0,5}"
_ROOM = Led(
    rf"(?<!\w)(?:pok(?:ój|oju|oje|ojach|oi|\.)?|pokoj|sal[aąi]|gabinet(?:u|cie)?|biuro nr|p\.)\s{{0,2}}(?:nr|numer|Nr)?\.?:?\s{{0,2}}(?P<room>{_ROOM_LIST})",
    re.IGNORECASE,
)
_ROMAN = r"(?:XI{0,3}|XIV|IX|VI{1,3}|IV|V|I{1,3})"
_FLOOR = Led(
    rf"(?<!\w)(?:(?P<a>{_ROMAN}|\d{{1,2}}|[Pp]ierwsz\w{{1,2}}|[Dd]rugi\w{{0,2}}|[Tt]rzeci\w{{0,2}}|[Cc]zwart\w{{1,2}})\.?\s{{0,2}}(?:[Pp]iętr\w{{1,2}}|PIĘTRO|p\.(?=[\s,;)]|$))|(?:[Pp]iętro|PIĘTRO)\s{{0,2}}(?:nr\s)?(?P<b>{_ROMAN}|\d{{1,2}})(?!\w)|(?P<c>[Pp]arter\w{{0,2}}|PARTER))"
)
_OF_FLOORS = ("iętr", "IĘTR", "arter", "ARTER", "p.")
_DIGIT = re.compile(r"\d")
_NO_ROOM_BEFORE = re.compile(r"(?:przez|obok|naprzeciwko?|koło|przy)\s{1,2}$", re.IGNORECASE)
_ONE_WORD_ADJECTIVE = re.compile(r"^\w{2,30}ej$")
# Women after whom streets are named bear adjectival surnames: their genitive is the name of the street.
_PATRONS = frozenset(
    "konopnickiej orzeszkowej nałkowskiej dąbrowskiej szymborskiej zapolskiej rodziewiczówny skłodowskiej pawlikowskiej sikorskiej królowej zawadzkiej".split()
)


@dataclass(frozen=True)
class StreetPlace:
    """A street with its house number in a text, street in the nominative: "ul. Piesza 3"."""

    start: int
    end: int
    street: str
    city: str = ""


@dataclass(frozen=True)
class PostalPlace:
    start: int
    end: int
    code: str
    city: str


@dataclass(frozen=True)
class RoomPlace:
    """Rooms as printed ("4 i 6") or a floor ("III", "parter")."""

    start: int
    end: int
    value: str


def find_streets(
    text: str, start: int = 0, end: int | None = None, words: Words | None = None
) -> Iterator[StreetPlace]:
    """Streets with a house number, in a text or a stretch of it; a list with one prefix ("przy ul.: Leśnej 3, Polnej 12/14") gives one each."""
    reached = 0
    for match in sorted(
        [*_STREET.finditer(text, start, end, words), *_SQUARE.finditer(text, start, end, words)],
        key=lambda m: m.start(),
    ):
        if match.start() < reached:
            continue
        inflected = _is_inflected(text, match.start())
        town = _IN_CITY.match(text, match.end())
        city = nominative_town(town["city"], text) if town else _town_before(text, match.start())
        yield StreetPlace(match.start(), match.end(), _street(match, match["prefix"], inflected), city)
        reached = match.end()
        while more := _MORE.match(text, reached):
            if _POSTAL.pattern.match(text, more.start("house")) or _POSTAL.pattern.match(text, more.start("name")):
                break
            yield StreetPlace(more.start("name"), more.end(), _street(more, match["prefix"], inflected))
            reached = more.end()


def _town_before(text: str, start: int) -> str:
    """ "w Gdańsku przy ul. ...", "Klub Seniora, Stargard, os. ...": a town named just before its street."""
    before = _TOWN_BEFORE.search(text[max(0, start - 60) : start])
    if not before or not (before["inside"] or before["alone"]):
        return ""
    return nominative_town(before["inside"], text) if before["inside"] else before["alone"]


def find_postal_codes(
    text: str, start: int = 0, end: int | None = None, words: Words | None = None
) -> Iterator[PostalPlace]:
    """Postal codes with the town after them ("" when none stands there)."""
    for match in _POSTAL.finditer(text, start, end, words):
        yield PostalPlace(
            match.start(),
            match.end(),
            re.sub(r"\D", "", match["code"])[:2] + "-" + re.sub(r"\D", "", match["code"])[2:],
            _clean_city(match["city"]),
        )


def find_village(text: str) -> StreetPlace | None:
    """ "Olszyny 4": a place with a house number and no street. The caller makes sure that a postal code stands beside it."""
    for match in _PLACE_HOUSE.finditer(text):
        return StreetPlace(match.start(), match.end(), _number_after(" ".join(match["name"].split()), match))
    return None


def find_rooms(text: str, start: int = 0, end: int | None = None, words: Words | None = None) -> Iterator[RoomPlace]:
    if words is None and not _DIGIT.search(text, start, len(text) if end is None else end):
        return
    for match in _ROOM.finditer(text, start, end, words):
        if not _NO_ROOM_BEFORE.search(text[max(0, match.start() - 14) : match.start()]):
            yield RoomPlace(match.start(), match.end(), " ".join(match["room"].split()))


def find_floors(text: str, words: Words | None = None) -> Iterator[RoomPlace]:
    if words is None and not any(part in text for part in _OF_FLOORS):
        return
    for match in _FLOOR.finditer(text, words=words):
        value = match["a"] or match["b"] or "parter"
        yield RoomPlace(match.start(), match.end(), value if value.isupper() else value.lower())


def _street(match: re.Match[str], prefix: str, inflected: bool) -> str:
    name = " ".join(match["name"].split())
    if name.isupper():
        name = name.title()
    name = nominative_street(name) if inflected else name
    name = {"Rynku": "Rynek", "RYNEK": "Rynek"}.get(name, name)
    return f"{_normal_prefix(prefix)} {_number_after(name, match)}".strip()


def _number_after(name: str, match: re.Match[str]) -> str:
    house = re.sub(r"\s{0,3}([/–\-])\s{0,3}", lambda m: "/" if m[1] == "/" else "-", match["house"])
    house = re.sub(r"(\d)\s([a-zA-Z])", r"\1\2", house)
    flat = re.sub(r"\s{1,3}", " ", match["flat"] or "").strip(" ,")
    return f"{name} {house} {flat}".strip()


def _normal_prefix(prefix: str) -> str:
    words: list[str] = re.findall(r"\w+", prefix.lower())
    if not words:
        return ""
    last = words[-1]
    for stem, normal in (("ul", "ul."), ("pl", "pl."), ("al", "al."), ("os", "os.")):
        if last.startswith(stem):
            return normal
    return last


def _is_inflected(text: str, start: int) -> bool:
    return bool(re.search(r"\b(?:przy|na|w|we|z|od|do|obok|koło)\s{1,2}$", text[max(0, start - 8) : start])) or bool(
        re.match(r"(?:ulic[yą]|plac[ue]|alei|osiedl[ua])\b", text[start : start + 10], re.IGNORECASE)
    )


def nominative_street(name: str) -> str:
    """A street name out of the locative: "Piesznej" -> "Pieszna"; names that are genitives already stay."""
    words = name.split()
    if len(words) == 1 and _ONE_WORD_ADJECTIVE.match(words[0]) and words[0].lower() not in _PATRONS:
        return _feminine(words[0])
    if len(words) > 1 and all(_ONE_WORD_ADJECTIVE.match(word) for word in words) and words[0].lower() not in _PATRONS:
        return " ".join(_feminine(word) for word in words)
    if len(words) == 1 and words[0].endswith(("skim", "ckim", "dzkim")):
        return words[0][:-1]
    if len(words) == 1 and words[0].endswith("ym"):
        return words[0][:-1]
    return name


_TOWN_ENDINGS = (
    ("ówce", "ówka"), ("icach", "ice"), ("ycach", "yce"), ("owie", "ów"), ("awie", "awa"), ("aniu", "ań"), ("iczu", "icz"), ("sku", "sk"), ("cku", "ck"), ("nku", "nek"), ("dku", "dek"),
    ("dzi", "dź"), ("iu", ""), ("ławiu", "ław"), ("gorze", "gora"), ("górze", "góra"), ("inie", "in"), ("ynie", "yn"), ("ach", "y"),
)  # fmt: skip


def nominative_town(town: str, text: str = "") -> str:
    """ "Brzozówce" -> "Brzozówka": the form that stands in the text elsewhere, else by ending; unchanged where neither helps."""
    root = town[: max(4, len(town) - 3)]
    for match in re.finditer(rf"\b{re.escape(root)}\w{{0,3}}\b", text[:20_000]):
        if (
            match[0] != town
            and match[0].endswith(("a", "o", "w", "n", "k", "y", "ć", "ń", "ź", "cz", "sz", "d", "g", "m", "r", "ice"))
            and not town.endswith(match[0][-2:])
        ):
            return match[0]
    if town.endswith("ławiu"):
        return town[:-2]
    for ending, nominative in _TOWN_ENDINGS:
        if town.endswith(ending) and nominative and len(town) > len(ending) + 1:
            return town[: -len(ending)] + nominative
    return town


def _feminine(word: str) -> str:
    return word[:-3] + "a" if word.endswith(("kiej", "giej")) else word[:-2] + "a"


def _clean_city(city: str | None) -> str:
    if not city:
        return ""
    words = re.split(r"\s{1,3}", city.strip(" -–"))
    kept: list[str] = []
    for word in words:
        if re.match(r"(?i)^(?:k\.|koło|ul\.|woj\.)", word):
            break
        if re.match(
            r"(?i)^(?:ul|al|pl|os|tel|fax|faks|adres|godziny|e|mail|email|nip|regon|woj|pow|gmina|kontakt|telefon|www|rynek|plac)\b",
            word,
        ):
            break
        kept.append(word)
    name = " ".join(kept)
    return name.title() if name.isupper() and len(name) > 3 else name
