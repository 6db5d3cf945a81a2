"""Where a text names institutions: full names in any case, abbreviations, and where each name ends."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from ingest import words
from ingest.blocks import HEADING, NOISE, Page
from polish import lemmas
from polish.leads import Led, around
from polish.text import fold

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻ"
_ADJECTIVE = (
    rf"[{_UPPER}][\w\-–]{{2,24}}(?:iego|ego|iemu|emu|iej|ej|im|ym|i|y|a|ą|e|IEGO|EGO|IEJ|EJ|IM|YM|I|Y|A|Ą|E|na|NA)"
)
_START = re.compile(
    rf"(?<![\w„\"@/\-])(?:(?:{_ADJECTIVE})(?:[ ]{{0,2}}[-–/][ ]{{0,2}}{_ADJECTIVE})?(?:[ ]{{1,3}}|\n[ ]{{0,2}})){{0,3}}(?P<head>(?=[{_UPPER}])(?i:{words.INSTITUTION_HEAD}))(?![\w\-])"
)
_HEAD = Led(rf"(?<![\w\-])(?:{words.INSTITUTION_HEAD})(?![\w\-])", re.IGNORECASE)
_TOKEN = re.compile(
    r"[ \t]{0,2}(?:\n[ \t]{0,12})?(?P<word>[„\"][^„”\"\n]{1,50}[”\"]|[\w\-+/.&’']{1,40})(?P<stop>[,;:()]?)"
)
_SHORT_TOKEN = Led(
    rf"\b(?P<abbr>{words.ABBREVIATION})\b(?!\.\w)(?:[ ](?P<place>Dzielnicy[ ][{_UPPER}][\w\-]{{2,20}}(?:[ ][{_UPPER}][\w\-]{{2,20}})?(?:[ ]m\.[ ]?st\.[ ]Warszawy)?|(?:we?[ ])?(?!(?:Miejsk|Gminn|Powiat))[{_UPPER}][{_UPPER.lower()}a-z\-]{{2,24}}(?:(?<=-)[{_UPPER}][\w]{{2,20}})?(?:[ ][{_UPPER}][{_UPPER.lower()}a-z\-]{{2,24}}(?=\s?[,(\x02]))?))?"
)
JOINERS = frozenset(
    "i oraz w we z ze na rzecz dla do spraw ds. ds o im. imienia przy m. st. m.st. od p.w. pw. pw św. św nad pod nr d/s & a dr. dr ks. ks bł. bł gen. gen prof. prof płk. mjr. kpt. bp. bp abp. kard. inż. hr.".split()
)
_CONTACT_AFTER = re.compile(
    r"[ ]?[,(–\-]?[ ]{0,2}(?:\x02|(?:tel|fax|ul|pl|al|os|e-mail|pok)\b[^\n]{0,14}\x02)", re.IGNORECASE
)
_NAME_THEN_CONTACT = re.compile(r"((?:[^\W\d_][\w\-„”\"]{0,30} ){1,6}?[^\W\d_][\w\-„”\"]{0,30}) ?[(,] ?\x02")
_TELEPHONE_OF = re.compile(r"(?:telefon\w{0,2}|numer\w{0,3}|kontakt\w{0,2}) (?:do|z)\s$", re.IGNORECASE)
JOINED_BEFORE = re.compile(
    r"(?:budynku|lokalu|terenie|współpracy z|wspólnie z|partner\w{0,3}:?|obok|naprzeciw\w{0,2})\s{1,2}$", re.IGNORECASE
)
_SMALL_WORD = re.compile(r"[ ]([a-ząćęłńóśźż\-]{4,24})(?![\w])")
_HEAD_WORD = re.compile(words.INSTITUTION_HEAD, re.IGNORECASE)
_OTHER_HEADS = rf"(?!(?i:{words.INSTITUTION_HEAD}|wydział|dział|referat|biuro|sekcja)\b)"
_WORDS = rf"{_OTHER_HEADS}[{_UPPER}][\w\-]{{3,24}}(?:[ ]{_OTHER_HEADS}[{_UPPER}][\w\-]{{3,24}}){{0,2}}"
_LISTED = re.compile(
    rf",[ ](?:{_WORDS},[ ]){{0,3}}{_WORDS}[ ](?:i|oraz)[ ]{_WORDS}"
)  # "Punkt Informacji, Wsparcia i Pomocy"
_PEOPLE = re.compile(r"(?:pracowni(?:cy|ków)|kierowni(?:cy|k)|dyrektor\w{0,3}|specjaliści|członkowie)$", re.IGNORECASE)
_OPEN_TAIL = re.compile(r"^(?:dla|na rzecz|do spraw|ds\.?|d/s|o)$", re.IGNORECASE)
_PLACE_WORDS = frozenset("powiecie gminie mieście województwie dzielnicy powiatu gminy miasta".split())
_STOP_WORD = re.compile(
    r"(?i)^(?:plac|ul|ulica|al|aleja|rynek|os|osiedle|tel|telefon|fax|faks|nip|regon|informuje|zaprasza|ogłasza|prowadzi|realizuje|uwaga|kontakt|adres|godziny|czynn\w|pok|pokój|e-mail|email|www|http\w?|nr|jest|czynny|logo|mapa|strona|bip|witamy|kierownik|dyrektor|czeka|wznawia|rozpoczyna|organizuje|zmienia|przyjmuje|herb|godło|baner|logotyp|drukuj|pdf)\.?$"
)
PASSING = re.compile(
    r"(?i)^(?:rad[ayę]|starostw|ministerstw|komend|komisariat|policj|sąd|prokuratur|zakład\w{0,3} ubezpiecze|narodow\w{1,3} fundusz|państwow\w{1,3} fundusz|urz(?:ąd|ęd)|unia|szkoł|liceum|przedszkol|bibliotek|parafi|instytut|komitet|delegatur|bank\b|związ(?:ek|k)|towarzystw|spółdzieln|wojewódzk\w{1,4} urz|zespół (?:szkół|projekt|redak|robocz|ludzi|interdyscyp)|zespoł|zespołu? (?:szkół|projekt|interdysc|kontroli)|dom\w?$|dom handlow|centrum handlow|punkt\w{0,2} (?:widzenia|odniesienia|wyjścia))"
)
NEEDS_ADDRESS = re.compile(
    r"(?i)^(?:łaźni|kuchni|fili|punk[tc]|klub|dom|świetlic|jadłodajn|ogrzewaln|noclegow|mieszkani|schronisk|oddzia[łl]|placów[kc])"
)


_PLURAL = re.compile(
    r"(?i)^(?:placówki|ośrodki|domy|kluby|świetlice|punkty|poradnie|noclegownie|jadłodajnie|ogrzewalnie|schroniska|zespoły|filie|mieszkania|zakłady|oddziały)\b"
)
_ADDRESS_NEXT = re.compile(  # "Noclegownia – 20 miejsc, ul. ...", or its address on the next line
    r"\s{0,2}[,:–-]?\s{0,2}(?:przy\s)?\x02|\s[–-]\s[^\n\x02,]{3,50}[,\n]\s{0,2}\x02"
)
_NO_NAME = re.compile(r"(?:godziny|dni|telefon\w{0,2}|adres\w{0,2}|kontakt)\b", re.IGNORECASE)
_NAME_OF_A_PLACE = re.compile(
    r"[^,;:()|\d\x02\n]{4,90}?(?=\s{0,2}(?:(?:przy|na|w|ul|tel)\.?\s{1,2}\x02|[,;:(|/\x02\n]|$|[-–—]\s|czynn|otwart))"
)


_WORD = re.compile(r"\w+")
_WITH_A_DASH = re.compile(r"[^\W\d][^\d\n:,;()\x02]{2,40}\s[–-]\s[A-ZĄĆĘŁŃÓŚŹŻ][^\d\n:,;()\x02]{2,40}$")
_LIES_AT = re.compile(r",\s(?:zlokalizowan|mieszcz|położon|działając|z siedzibą)|,?\s\x02")
_SMALL = frozenset(("w", "we", "i", "ds", "o", "do", "spraw", "dla", "na", "spzoz"))
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


def mentions(page: Page, masked: str) -> list[Mention]:
    """Every naming of an institution, full names first, then abbreviations that stand outside of them."""
    found = [
        mention for match in islice(_starts(page, masked), _MOST_MENTIONS) if (mention := _mention(page, masked, match))
    ]
    taken = [(m.start, m.end) for m in found]
    ends = [end for _, end in taken]
    for match in islice(_SHORT_TOKEN.finditer(masked, words=page.words), _MOST_MENTIONS):
        at = bisect.bisect_right(ends, match.start())
        if at == len(taken) or taken[at][0] > match.start():
            found.append(_short_mention(page, masked, match))
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _starts(page: Page, masked: str) -> Iterator[re.Match[str]]:
    """Nouns that names are built on, with their adjectives; looked for only around the nouns."""
    heads = [match.start() for match in _HEAD.finditer(masked, words=page.words) if masked[match.start()].isupper()]
    for start, end in around(heads, 200, 40, len(masked)):
        yield from _START.finditer(masked, start, end)


def _mention(page: Page, masked: str, match: re.Match[str]) -> Mention | None:
    start = _without_false_adjectives(masked, match)
    if not page.flows_between(start, match.start("head")) and not lemmas.is_inflected(match["head"]):
        start = match.start("head")
    if _NO_NAME.match(masked, start):
        return None
    if _PLURAL.match(masked[start : start + 20]) and start == page.line_at(start).start:
        return None
    end = _up_to_the_contact(page, masked, start) or max(
        _place_at_line_start(page, masked, start),
        _tail_end(page, masked, _own_adjective(page, masked, start, match)),
    )
    raw = masked[start:end].strip(" ,.;:-–")
    name = " ".join(raw.split())
    if (
        len(name.split()) < 2
        and not (NEEDS_ADDRESS.match(name) and _ADDRESS_NEXT.match(masked, end))
        or PASSING.match(name)
        and name.count(" ") < 1
    ):
        return None
    mention = _placed(page, start, start + len(raw), name)
    mention.strong = mention.strong or _has_its_contact_beside(masked, start, mention.end)
    return mention


def _up_to_the_contact(page: Page, masked: str, start: int) -> int | None:
    """ "Punkt wydawania żywności (ul. ...)": at the beginning of a line all words up to the bracket or comma are the name."""
    line = page.line_at(start)
    if start != line.start:
        return None
    match = _NAME_THEN_CONTACT.match(masked, start)
    return match.end(1) if match and not words.has_verb(match[1]) else None


def _place_at_line_start(page: Page, masked: str, start: int) -> int:
    """ "Jadłodajnia przy parafii św. Jana - 60 posiłków": a place at the beginning of a line is named up to the first sign."""
    line = page.line_at(start)
    if start != line.start or not NEEDS_ADDRESS.match(masked[start : start + 20]):
        return 0
    if line.kind == HEADING and _WITH_A_DASH.match(masked[start : line.end]):
        return line.end
    match = _NAME_OF_A_PLACE.match(masked, start, line.end)
    if line.kind == "prose" and not (match and _LIES_AT.match(masked, match.end())):
        return 0
    named = match[0] if match else ""
    return match.end() if match and 1 <= named.count(" ") <= 8 and not words.has_verb(named) else 0


def _has_its_contact_beside(masked: str, start: int, end: int) -> bool:
    """ "Zapisy: Gminny Ośrodek ... w X, ul. Główna 20, tel. ...": the address or number follows the name at once."""
    before = masked[max(0, start - 24) : start]
    if re.search(r"\x02\s?[-–]\s?$", before) and _opens_its_line_with_a_number(masked, start):
        return True
    if _TELEPHONE_OF.search(before) and re.match(r": ?\x02", masked[end : end + 3]):
        return True
    return bool(_CONTACT_AFTER.match(masked, end)) and not JOINED_BEFORE.search(before)


def _opens_its_line_with_a_number(masked: str, position: int) -> bool:
    """ "14 62 85 848 - Gminny Ośrodek ...": a list of numbers, each with whose it is behind it."""
    begin = masked.rfind("\n", 0, position) + 1
    return bool(re.match(r"[\s•\-–*·]{0,6}\x02", masked[begin : begin + 8]))


def _own_adjective(page: Page, masked: str, start: int, match: re.Match[str]) -> int:
    """At the beginning of a line "Świetlica środowiskowa" is a name although its adjective is small."""
    line = page.line_at(start)
    word = _SMALL_WORD.match(masked, match.end())
    if (
        start != line.start
        or not word
        or not lemmas.agrees(word[1], match["head"])
        or words.has_verb(word[1])
        or word[1].startswith(("czynn", "otwart", "zamknięt", "położon", "usytuowan", "zlokalizowan", "mieszcz"))
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
    for word in lead[:-1] if len(lead) > 1 else lead:
        if _HEAD_WORD.fullmatch(word):  # "Filia Urzędu w ..."
            return masked.index(word, start)
    keep = len(lead)
    while keep and (_PEOPLE.match(lead[len(lead) - keep]) or not lemmas.agrees(lead[len(lead) - keep], head)):
        keep -= 1
    if keep == len(lead):
        return start
    rest = lead[len(lead) - keep :]
    return match.start("head") if not rest else masked.index(rest[0], start)


def _tail_end(page: Page, masked: str, end: int) -> int:
    """Where a name ends: capitalised words, quotes, numbers after "nr", joined by small words."""
    line_break_ok, open_tail, pending = True, 0, 0
    good = end
    upper = masked[max(0, end - 4) : end].isupper()
    for _ in range(16):
        match = _TOKEN.match(masked, end)
        if not match or (match[0].count("\n") and not line_break_ok):
            break
        word = match["word"]
        if "\n" in match[0] and not _wraps(page, masked, match):
            break
        if word.lower() in JOINERS:
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
            if match["stop"] == "," and _LISTED.match(masked, match.end("word")):
                end = match.end()
                continue
            if match["stop"] or (word[-1:] == "." and len(word) > 4 and not word.lower().endswith("kat.")):
                break
        else:
            break
        end = match.end("word")
    return good


def _wraps(page: Page, masked: str, match: re.Match[str]) -> bool:
    """A name goes on in the next line of running prose, after a small word, before "w" and a place, or with whose it is."""
    if page.flows_between(match.start(), match.start("word")) or lemmas.is_inflected(match["word"]):
        return True
    before = masked[max(0, match.start() - 6) : match.start()].split()
    if before and before[-1].lower() in JOINERS:
        return True
    following = masked[match.end() : match.end() + 2].strip()
    return match["word"].lower() in ("w", "we", "im.", "ds.") and (following[:1].isupper() or following == "św")


def _continues_name(word: str, open_tail: int, pending: int, masked: str, match: re.Match[str], upper: bool) -> bool:
    if _STOP_WORD.match(word) or (word[0].islower() and words.has_verb(word)):
        return False
    if word[0] in '„"':
        return True
    if word[0].isdigit():
        return masked[max(0, match.start() - 4) : match.start("word")].rstrip().lower().endswith("nr") or (
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
    return bool(_START.match(masked, position + 1))


def _placed(page: Page, start: int, end: int, name: str) -> Mention:
    line = page.line_at(start)
    at_start = start - line.start <= 2 or page.text[line.start : start] == "Pracownicy "
    heading = line.kind == HEADING
    whole = at_start and end >= line.end - 3
    strong = (
        line.kind != NOISE and at_start and (heading or whole or line.kind in ("value", "item")) or (heading and whole)
    )
    return Mention(start, end, _once(name), strong, heading)


def _once(name: str) -> str:
    """ "Ośrodek X Ośrodek X", the logo and its text, is said once."""
    half = len(name) // 2
    return name[:half] if len(name) > 20 and name[:half] == name[half + 1 :] else name


def _short_mention(page: Page, masked: str, match: re.Match[str]) -> Mention:
    mention = _placed(page, match.start(), match.end(), " ".join(match[0].split()))
    mention.short = True
    mention.strong = mention.strong or _has_its_contact_beside(masked, mention.start, mention.end)
    return mention


@lru_cache(maxsize=8192)
def stems(name: str) -> tuple[str, ...]:
    return tuple(lemmas.stem(word) for word in _WORD.findall(fold(name)) if word not in _SMALL)


@lru_cache(maxsize=4096)
def acronym(name: str) -> str:
    """ "Miejsko-Gminny Ośrodek Pomocy Społecznej w Rawiczu" -> "MGOPS"."""
    core = re.split(r"\s(?:w|we|im\.|nr)\s|\s[„\"]", name)[0]
    return "".join(
        part[0]
        for part in re.split(r"[\s\-–/]{1,3}", core)
        if part and part[0].isalpha() and part.lower() not in JOINERS
    ).upper()
