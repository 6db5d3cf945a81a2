"""Words of opening hours in a text: days, times, breaks, exceptions, in every spelling that offices use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from polish.leads import Led, Words

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
WORKDAYS, WHOLE_WEEK = (0, 1, 2, 3, 4), (0, 1, 2, 3, 4, 5, 6)
Span = tuple[int, int]
"""Minutes after midnight: (450, 930) is 7:30-15:30."""

_DAY_FORMS = (
    r"ponn?ie?dzi?a?[łl][^\W\d]{1,5}|pon\b|pn\b|po\b(?=\.?\s?[-–]\s?(?:pt|pi|czw|śr))", r"wtor[^\W\d]{1,5}|wtro?ek|wto?\b", r"[śs]rod(?:a|y|ę|e|ą|zie|ami|ach)(?![^\W\d])|[śs]ro?d?\b",
    r"czwart(?:ek|ku|ki|kiem|kach|ków|kami)(?![^\W\d])|czwa?r?t?\b|cz\b(?=\.|\s?[-–:]|[ \t]{1,4}\d)", r"pi[ąa]t(?:ek|ku|ki|kiem|kach|ków|kami)(?![^\W\d])|pi[ąa]t?\b|pt\b",
    r"sobot\w{0,3}|sob\b|sb\b", r"niedziel\w{0,4}|niedz\b|ndz\b|nd\b",
)  # fmt: skip
_HOUR = r"(?:[01]?\d|2[0-4])"
_TIME = rf"{_HOUR}(?:\s?[:.]\s?[0-5]\d|[⁰¹²³⁴⁵⁶⁷⁸⁹°ºo]{{2}}|[ \u00a0_]?[0-5][05]|,[0-5]0)?(?:\s?h\b)?"
_GODZ = r"(?:godz(?:\.|in\w{1,3}\b|\b)[ \t\u00a0:]{0,2})?"
DASH = r"[-–—−‑÷]{1,2}"
_ORD = r"(?:pierwsz\w{1,3}|drug(?:i|a|ą|iego|iej)|trzeci\w{0,3}|czwart(?:y|a|ą|ego|ej)|ostatni\w{0,3}|[1-5]\.?|(?-i:I{1,3}|IV))"

_PARTS = {
    "lastday": r"(?:w\s)?ostatni\w{0,3}\s{1,2}(?:robocz\w{1,3}\s{1,2})?(?:dni\w{1,3}|dzień)\s{1,2}(?:robocz\w{1,3}\s{1,2})?(?:każdego\s{1,2})?miesiąca",
    "nth": rf"\b{_ORD}(?:\s{{0,2}}(?:,|i|oraz)\s{{0,2}}{_ORD})?\s{{1,3}}(?:{'|'.join(_DAY_FORMS)})(?:\s{{1,2}}(?:każdego\s)?(?:miesiąca|m-ca|w miesiącu))?",
    "biweekly": rf"\bco\s{{1,2}}(?:drug\w{{1,2}}|dwa tygodnie w)\s{{1,2}}(?:{'|'.join(_DAY_FORMS)})",
    "span": rf"(?:(?<!\w)|(?<=ek)|(?<=środa)|(?<=sobota)|(?<=iela))(?<!\d[.:,/\-–])(?P<t1>{_TIME})\s{{0,3}}(?:{DASH}|do(?=\d)|do\b\s{{0,2}}{_GODZ}|a\b)\s{{0,3}}{_GODZ}(?P<t2>{_TIME})(?![\d:⁰]|[.,]\d|\s?(?:zł|%|lat\b|osób|r\.|km|os\.))",
    "allday": r"\bcałodobowo\b|\b(?:przez\s)?cał(?:ą\s{1,2}dobę|a\s{1,2}doba)|\b24\s?(?:/\s?7|h\b|/\s?dobę|\s?godz(?:iny|\.)(?:\s{1,2}na\s{1,2}dobę)?)(?:/\s?7)?"
    r"|\bdziałalność\s{1,2}całodobow\w{1,2}|\bcałodobow\w{1,3}(?=\s{1,2}(?:telefon|infolini|lini|dyżur|numer))|\bcałodobow\w{1,3}(?=\s?\))|(?<=tel\.\s)całodobowy|(?<=infolinia\s)całodobowa|(?<=telefon\s)całodobowy|(?<=czynna\s)całodobowo",
    "week": r"\b7\s{1,2}dni\s{1,2}w\s{1,2}tygodniu|\bw\s{1,2}każdy\s{1,2}dzień\s{1,2}tygodnia",
    "season": r"\b(?:w\s{1,2})?(?:dni|okresie|czasie)\s{1,2}(?:robocze\s{1,2})?woln\w{1,3}\s{1,2}od\s{1,2}(?:nauki|zajęć)(?:\s{1,2}(?:szkolnej|szkolnych|lekcyjnych))?|\bw\s{1,2}(?:czasie\s|okresie\s)?(?:feri\w{1,4}|wakacj\w{1,4}|wakacyjnym|letnim|zimowym)(?:\s{1,2}(?:letni\w{1,2}|zimow\w{1,2}))?(?:\s{1,2}i\s{1,2}(?:feri\w{1,4}|wakacj\w{1,4}))?\b|\bw\s{1,2}(?:lipcu|sierpniu)(?:\s{1,2}i\s{1,2}sierpniu)?\b|\b(?:latem|zimą|w\s{1,2}(?:wigilię|sylwestra))\b",
    "work": r"\b(?:codziennie\s{1,2})?(?:w\s{1,2})?dni(?:ach|\s{1,2})\s{0,2}(?:robocz\w{1,3}|powszedni\w{1,3}|pracy)|\b(?:5|pięć)\s{1,2}dni\s{1,2}w\s{1,2}tygodniu",
    "daily": r"\bcodzienn(?:ie|e)\b",
    "rest": r"\b(?:w\s{1,2})?pozostał\w{1,3}\s{1,2}dni\w{0,3}(?:\s{1,2}(?:tygodnia|robocze))?|\bpozostałe\b(?=\s?[-–:])",
    "weekend": r"\bweekend\w{0,3}",
    "holiday": r"\b(?:dni\s{1,2}(?:ustawowo\s{1,2})?(?:wolne(?!\s{1,2}od\s{1,2}(?:nauki|zajęć))(?:\s{1,2}od\s{1,2}pracy)?|świąteczne)|święta)\b",
    "off": r"\b(?:nieczynn\w{1,3}|zamknięt\w{1,3}|(?:dzień|dniem)\s{1,2}(?:wewnętrzny\w?|pracy\s{1,2}wewnętrznej|woln\w{1,2}|bez\s{1,2}(?:przyjmowania|przyjęć|obsługi)?\s{0,2}(?:interesant|klient|stron|petent)\w{0,3})|prac[aąy]\s{1,2}wewnętrzn\w{1,2}|bez\s{1,2}(?:przyjęć\s{1,2}|obsługi\s{1,2}|przyjmowania\s{1,2})?(?:interesant|klient|petent|stron)\w{0,3}|nie\s{1,2}(?:przyjmuj|obsługuj|pracuj)\w{1,4}|wolne\b|brak\s{1,2}(?:dyżuru|przyjęć))",
    "break": r"\bprzerw[aąyę]\b(?!\s{1,2}(?:świąt|międzyświąt|wakac|zimow|letni|semestr))",
    "except": r"\b(?:oprócz|prócz|poza(?!\s{1,2}tym)|[zZ]a?\s{1,2}wyjątkiem)\b",
    "until": rf"\bdo\s{{1,2}}{_GODZ}(?P<t3>{_HOUR}(?:\s?[:.]\s?[0-5]\d|[⁰¹²³⁴⁵]{{2}}|[034][05])|(?<=godz\.\s){_HOUR}|(?<=godziny\s){_HOUR})(?![\d:]|[.,]\d|\s?(?:zł|%|lat\b|os|r\b|rok|szt|tys|km))",
    "day": "|".join(rf"(?P<d{i}>\b(?:{form}))" for i, form in enumerate(_DAY_FORMS)),
}  # fmt: skip
_TOKEN = Led(
    r"(?:(?<!\w)|(?=\d)(?:(?<=ek)|(?<=środa)|(?<=sobota)|(?<=iela)))(?:"
    + "|".join(f"(?P<{name}>{part})" for name, part in _PARTS.items())
    + ")",
    re.IGNORECASE,
)
_DAY = [re.compile(form, re.IGNORECASE) for form in _DAY_FORMS]
_ORDINALS = (
    ("pierwsz", 1),
    ("drug", 2),
    ("trzeci", 3),
    ("czwart", 4),
    ("ostatni", -1),
    ("iv", 4),
    ("iii", 3),
    ("ii", 2),
    ("i", 1),
)
_CLOCK_SIGNS = frozenset(":.⁰°º")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹°ºo", "0123456789000")
_NOT_HOURS_BEFORE = re.compile(
    r"(?:pok|pokój|pokoje|pokojach|nr|numer|lok|ul|str|stron\w{0,2}|art|poz|pkt|ust|§|wiek\w{0,2}|rozdz|lat\w{0,2}|klas\w{0,2}|grup\w{0,2}|sala|sale|gabinet\w{0,2}|stanowisk\w{0,2}|okienk\w{0,2}|boks\w{0,2}|piętr\w{0,2}|zadani\w{0,2}|wew|wewn)[.:]?\s{0,2}$",
    re.IGNORECASE,
)
_BREAK_BEFORE = re.compile(r"przerw\w{1,2}[:\s(]{1,3}(?:od\s|w\s)?(?:godz\.?\s)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Token:
    """A piece that says something about hours. days: weekday indexes; nth: ordinals within the month; spans: minutes."""

    kind: str
    start: int
    end: int
    days: tuple[int, ...] = ()
    nth: tuple[int, ...] = ()
    span: Span | None = None
    weak: bool = False


def tokens(text: str, start: int = 0, end: int | None = None, words: Words | None = None) -> Iterator[Token]:
    """Days, times and connecting words in the order of the text, none overlapping; of a stretch of it when asked."""
    for match in _TOKEN.finditer(text, start, end, words):
        token = _token(match, text)
        if token:
            yield token


def _token(match: re.Match[str], text: str) -> Token | None:
    kind = match.lastgroup or ""
    kind = (
        "day" if kind[0] == "d" and kind[1:].isdigit() else {"t1": "span", "t2": "span", "t3": "until"}.get(kind, kind)
    )
    start, end = match.span()
    if kind == "day":
        return Token(kind, start, end, days=(next(i for i in range(7) if match[f"d{i}"]),))
    if kind in ("nth", "biweekly"):
        return _monthly_token(kind, match)
    if kind == "span":
        return _span_token(match, text)
    if kind == "until":
        minutes = _minutes(match["t3"])
        return Token(kind, start, end, span=(minutes, minutes)) if minutes is not None else None
    fixed = {"daily": WHOLE_WEEK, "work": WORKDAYS, "week": WHOLE_WEEK, "weekend": (5, 6)}
    return Token(kind, start, end, days=fixed.get(kind, ()))


def _monthly_token(kind: str, match: re.Match[str]) -> Token | None:
    words = match[0]
    day = next((i for i, form in enumerate(_DAY) for m in form.finditer(words) if m.end() > len(words) // 3), None)
    if day is None:
        return None
    if kind == "biweekly":
        return Token(kind, *match.span(), days=(day,))
    head = words[: [m.start() for m in _DAY[day].finditer(words)][-1]]
    numbers = tuple(
        n for part in re.split(r",|\si\s|\soraz\s", head) if (n := _ordinal(part.strip(" .").lower())) is not None
    )
    if not numbers or ("miesi" not in words.lower() and "m-ca" not in words and head.strip()[:1].isdigit()):
        return (
            Token("day", match.end() - 1, match.end(), days=(day,))
            if not numbers
            else Token("nth", *match.span(), days=(day,), nth=numbers, weak=True)
        )
    return Token(kind, *match.span(), days=(day,), nth=numbers)


def _ordinal(word: str) -> int | None:
    if word.isascii() and word.isdigit():
        return int(word)
    return next((number for stem, number in _ORDINALS if word.startswith(stem)), None)


def _span_token(match: re.Match[str], text: str) -> Token | None:
    first, last = _minutes(match["t1"]), _minutes(match["t2"])
    if first is None or last is None or first == last:
        return None
    weak = _is_weak(match["t1"]) and _is_weak(match["t2"])
    if last < first and (
        weak and not (first >= 17 * 60 and last <= 10 * 60) or last > (10 if first >= 15 * 60 else 6) * 60
    ):
        return None
    before = text[max(0, match.start() - 14) : match.start()]
    if weak and (_NOT_HOURS_BEFORE.search(before) or (0 < last - first < 30 and not _BREAK_BEFORE.search(before))):
        return None
    if "," in match["t1"] + match["t2"]:
        weak = True
    return Token("span", *match.span(), span=(first, last), weak=weak)


def _is_weak(time: str) -> bool:
    return _CLOCK_SIGNS.isdisjoint(time)


@lru_cache(maxsize=4096)
def _minutes(time: str) -> int | None:
    digits = re.sub(r"\D", "", time.translate(_SUPERSCRIPT))
    hour, minute = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    value = int(hour) * 60 + int(minute)
    return value if int(hour) <= 24 and int(minute) < 60 and value <= 24 * 60 else None
