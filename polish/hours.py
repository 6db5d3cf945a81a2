"""Opening hours as Polish offices announce them, turned into OSM opening_hours syntax.

Two steps: `tokens` finds days, times and the words that connect them; `parse` makes one week of a run of tokens.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
WORKDAYS, WHOLE_WEEK = (0, 1, 2, 3, 4), (0, 1, 2, 3, 4, 5, 6)
Span = tuple[int, int]
"""Minutes after midnight: (450, 930) is 7:30-15:30."""

_DAY_FORMS = (
    r"poniedzia[łl]\w{1,5}|pon\b|pn\b", r"wtor\w{1,5}|wto?\b", r"[śs]rod(?:a|y|ę|e|ą|zie|ami|ach)\b|[śs]ro?d?\b",
    r"czwart(?:ek|ku|ki|kiem|kach|ków|kami)\b|czwa?r?t?\b|cz\b(?=\.|\s?[-–:])", r"pi[ąa]t(?:ek|ku|ki|kiem|kach|ków|kami)\b|pi[ąa]t?\b|pt\b",
    r"sobot\w{0,3}|sob\b|sb\b", r"niedziel\w{0,4}|niedz\b|ndz\b|nd\b",
)  # fmt: skip
_HOUR = r"(?:[01]?\d|2[0-4])"
_TIME = rf"{_HOUR}(?:\s?[:.]\s?[0-5]\d|[⁰¹²³⁴⁵⁶⁷⁸⁹°ºo]{{2}}|[ \u00a0_]?[0-5][05]|,[0-5]0)?(?:\s?h\b)?"
_GODZ = r"(?:godz(?:\.|in\w{1,3}\b|\b)[ \t\u00a0:]{0,2})?"
_DASH = r"[-–—−‑÷]{1,2}"
_ORD = r"(?:pierwsz\w{1,3}|drug(?:i|a|ą|iego|iej)|trzeci\w{0,3}|czwart(?:y|a|ą|ego|ej)|ostatni\w{0,3}|[1-5]\.?|(?-i:I{1,3}|IV))"

_PARTS = {
    "lastday": r"(?:w\s)?ostatni\w{0,3}\s{1,2}(?:robocz\w{1,3}\s{1,2})?(?:dni\w{1,3}|dzień)\s{1,2}(?:robocz\w{1,3}\s{1,2})?(?:każdego\s{1,2})?miesiąca",
    "nth": rf"\b{_ORD}(?:\s{{0,2}}(?:,|i|oraz)\s{{0,2}}{_ORD})?\s{{1,3}}(?:{'|'.join(_DAY_FORMS)})(?:\s{{1,2}}(?:każdego\s)?(?:miesiąca|m-ca|w miesiącu))?",
    "biweekly": rf"\bco\s{{1,2}}(?:drug\w{{1,2}}|dwa tygodnie w)\s{{1,2}}(?:{'|'.join(_DAY_FORMS)})",
    "span": rf"(?<!\w)(?<!\d[.:,/\-–])(?P<t1>{_TIME})\s{{0,3}}(?:{_DASH}|do\b\s{{0,2}}{_GODZ}|a\b)\s{{0,3}}{_GODZ}(?P<t2>{_TIME})(?![\d:⁰]|[.,]\d|\s?(?:zł|%|lat\b|osób|r\.|km|os\.))",
    "allday": r"\bcałodobowo\b|\b(?:przez\s)?całą\s{1,2}dobę|\b24\s?(?:/\s?7|h\b|/\s?dobę|\s?godz(?:iny|\.)(?:\s{1,2}na\s{1,2}dobę)?)(?:/\s?7)?"
    r"|\bcałodobow\w{1,3}(?=\s{1,2}(?:telefon|infolini|lini|dyżur|numer))|\(\s?całodobow\w{1,3}\s?\)|(?<=tel\.\s)całodobowy|(?<=infolinia\s)całodobowa|(?<=telefon\s)całodobowy|(?<=czynna\s)całodobowo",
    "week": r"\b7\s{1,2}dni\s{1,2}w\s{1,2}tygodniu|\bw\s{1,2}każdy\s{1,2}dzień\s{1,2}tygodnia",
    "daily": r"\bcodzienn(?:ie|e)\b",
    "work": r"\b(?:w\s{1,2})?dni(?:ach|\s{1,2})\s{0,2}(?:robocz\w{1,3}|powszedni\w{1,3}|pracy)|\b(?:5|pięć)\s{1,2}dni\s{1,2}w\s{1,2}tygodniu",
    "rest": r"\b(?:w\s{1,2})?pozostał\w{1,3}\s{1,2}dni\w{0,3}(?:\s{1,2}(?:tygodnia|robocze))?|\bpozostałe\b(?=\s?[-–:])",
    "weekend": r"\bweekend\w{0,3}",
    "holiday": r"\b(?:dni\s{1,2}(?:ustawowo\s{1,2})?(?:wolne(?:\s{1,2}od\s{1,2}pracy)?|świąteczne)|święta)\b",
    "off": r"\b(?:nieczynn\w{1,3}|zamknięt\w{1,3}|dzień\s{1,2}(?:wewnętrzny|bez\s{1,2}(?:przyjmowania|obsługi)?\s{0,2}(?:interesant|klient|stron)\w{0,3})|bez\s{1,2}(?:przyjęć\s{1,2})?(?:interesant|klient|petent)\w{0,3}|nie\s{1,2}przyjmuj\w{1,4}|wolne\b|brak\s{1,2}(?:dyżuru|przyjęć))",
    "break": r"\bprzerw[aąyę]\b",
    "except": r"\b(?:oprócz|prócz|poza|[zZ]a?\s{1,2}wyjątkiem)\b",
    "until": rf"\bdo\s{{1,2}}{_GODZ}(?P<t3>{_HOUR}\s?[:.]\s?[0-5]\d)(?![\d:]|[.,]\d)",
    "day": "|".join(rf"(?P<d{i}>\b(?:{form}))" for i, form in enumerate(_DAY_FORMS)),
}  # fmt: skip
_TOKEN = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{part})" for name, part in _PARTS.items()) + ")", re.IGNORECASE
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
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹°ºo", "0123456789000")
_RANGE_GAP = re.compile(rf"^[\s.]{{0,4}}(?:{_DASH}|do)[\s.]{{0,4}}$", re.IGNORECASE)
_NOT_HOURS_BEFORE = re.compile(
    r"(?:pok|pokój|pokoje|pokojach|nr|numer|lok|ul|str|stron\w{0,2}|art|poz|pkt|ust|§|wiek\w{0,2}|rozdz|lat\w{0,2}|sala|sale|gabinet)[.:]?\s{0,2}$",
    re.IGNORECASE,
)


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


@dataclass(frozen=True)
class Hours:
    """One week. osm: opening_hours text; monthly: exchange-format entries; exception: the words for days a week cannot show."""

    osm: str
    monthly: tuple[dict[str, object], ...] = ()
    exception: str = ""


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Days, times and connecting words in the order of the text, none overlapping; of a stretch of it when asked."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
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
    if last < first and (weak or last > (10 if first >= 15 * 60 else 6) * 60):
        return None
    if weak and (_NOT_HOURS_BEFORE.search(text[max(0, match.start() - 14) : match.start()]) or last - first < 30):
        return None
    if "," in match["t1"] + match["t2"]:
        weak = True
    return Token("span", *match.span(), span=(first, last), weak=weak)


def _is_weak(time: str) -> bool:
    return not any(sign in time for sign in ":.⁰°º")


def _minutes(time: str) -> int | None:
    digits = re.sub(r"\D", "", time.translate(_SUPERSCRIPT))
    hour, minute = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    value = int(hour) * 60 + int(minute)
    return value if int(hour) <= 24 and int(minute) < 60 and value <= 24 * 60 else None


def read(phrase: str, *, daily: tuple[int, ...] = WORKDAYS) -> Hours | None:
    """The hours in a short phrase, or None. `daily` says which days "codziennie" means."""
    return parse(list(tokens(phrase)), phrase, daily=daily)


def parse(run: Sequence[Token], text: str, *, daily: tuple[int, ...] = WORKDAYS) -> Hours | None:
    """One week out of the tokens of one run; None without a complete time span."""
    return _Week(text, daily).read(_brackets_first(run, text))


def _brackets_first(run: Sequence[Token], text: str) -> list[Token]:
    """ "7.00-15.00 (pon., wt.), czwartek 7.00-17.00": days in brackets belong to the times before them, so they go first."""
    ordered: list[Token] = []
    index = settled = 0
    while index < len(run):
        inside = _days_in_bracket(run, index, text) if ordered and ordered[-1].kind == "span" else 0
        at = len(ordered)
        while inside and at > settled and ordered[at - 1].kind == "span":
            at -= 1
        step = inside or 1
        ordered[at:at] = run[index : index + step]
        settled = len(ordered) if inside else settled
        index += step
    return ordered


def _days_in_bracket(run: Sequence[Token], index: int, text: str) -> int:
    """How many tokens from `index` on are days alone in a bracket that opens before them and closes after them."""
    if "(" not in text[run[index - 1].end : run[index].start]:
        return 0
    count = 0
    for token in run[index:]:
        if token.kind not in ("day", "work", "daily") or (
            count and ")" in text[run[index + count - 1].end : token.start]
        ):
            break
        count += 1
    end = run[index + count].start if index + count < len(run) else len(text)
    return count if count and ")" in text[run[index + count - 1].end : end] else 0


@dataclass
class _Reading:
    """Days that wait for their times, and the word that says how the next group is meant."""

    keys: list[str] | None = None
    mode: str = ""


@dataclass
class _Week:
    text: str
    daily: tuple[int, ...]
    table: dict[str, list[Span]] = field(default_factory=dict)
    monthly: list[dict[str, object]] = field(default_factory=list)
    exceptions: list[str] = field(default_factory=list)
    last_keys: list[str] = field(default_factory=list)

    def read(self, run: Sequence[Token]) -> Hours | None:
        groups = list(self._groups(run))
        if self._is_table(groups):
            self._read_table(groups)
        elif self._times_come_first(groups):
            self._read_times_first(groups)
        else:
            self._read_days_first(groups)
        osm = to_osm(self.table)
        return Hours(osm, tuple(self.monthly), "; ".join(self.exceptions)) if osm or self.monthly else None

    def _groups(self, run: Sequence[Token]) -> Iterator[tuple[str, list[Token]]]:
        """Tokens gathered: ("days", ...) ("times", ...) and single connecting words."""
        names = {"day": "days", "daily": "days", "work": "days", "week": "days", "weekend": "days", "nth": "days", "rest": "days",
                 "holiday": "days", "biweekly": "days", "span": "times", "allday": "times"}  # fmt: skip
        group: list[Token] = []
        for token in run:
            name = names.get(token.kind, token.kind)
            if group and names.get(group[0].kind, group[0].kind) == name and name in ("days", "times"):
                group.append(token)
                continue
            if group:
                yield names.get(group[0].kind, group[0].kind), group
            group = [token]
        if group:
            yield names.get(group[0].kind, group[0].kind), group

    def _is_table(self, groups: list[tuple[str, list[Token]]]) -> bool:
        """A row of day names over a row of as many times."""
        if len(groups) != 2 or groups[0][0] != "days" or groups[1][0] != "times":
            return False
        days, times = groups[0][1], groups[1][1]
        return len(days) == len(times) >= 3 and not any(
            self._is_range(a, b) for a, b in zip(days, days[1:], strict=False)
        )

    def _read_table(self, groups: list[tuple[str, list[Token]]]) -> None:
        for day, time in zip(groups[0][1], groups[1][1], strict=True):
            self._put(self._keys([day]), [time])

    def _times_come_first(self, groups: list[tuple[str, list[Token]]]) -> bool:
        names = [name for name, _ in groups if name in ("days", "times")]
        return (
            bool(names)
            and names[0] == "times"
            and names[-1] == "days"
            and names.count("times") == names.count("days")
            and not any(name in ("off", "until") for name, _ in groups)
        )

    def _read_times_first(self, groups: list[tuple[str, list[Token]]]) -> None:
        times: list[Token] = []
        for name, group in groups:
            if name == "times":
                times = group
            elif name == "days" and times:
                self._put(self._keys(group), times)

    def _read_days_first(self, groups: list[tuple[str, list[Token]]]) -> None:
        state = _Reading()
        for index, (name, group) in enumerate(groups):
            following = [name for name, _ in groups[index + 1 : index + 3]]
            if name == "days":
                self._on_days(state, group, following)
            elif name == "times":
                self._on_times(state, group, groups[index - 1][1][0].start if index else 0)
            elif name == "until":
                self._until(state.keys, group[0])
                state.keys = None
            elif name == "off":
                self._on_off(state, groups[index + 1 : index + 2], following)
            else:
                state.mode = name

    def _on_days(self, state: _Reading, group: list[Token], following: list[str]) -> None:
        if state.mode != "except":
            state.keys = self._keys(group)
            return
        state.mode = ""
        if state.keys is not None:
            state.keys = [key for key in state.keys if key not in self._keys(group)]
        elif following[:1] in (["times"], ["off"]):
            state.keys = self._keys(group)
        else:
            self.table = {key: spans for key, spans in self.table.items() if key not in self._keys(group)}

    def _on_times(self, state: _Reading, group: list[Token], start: int) -> None:
        if state.mode == "lastday":
            self._put_last_day(group, start)
        elif state.mode == "break":
            self._subtract(group)
        else:
            self._put(state.keys if state.keys is not None else self._without_days(), group)
            state.keys = None
        state.mode = ""

    def _on_off(self, state: _Reading, following: Sequence[tuple[str, list[Token]]], names: list[str]) -> None:
        """ "środa nieczynne" closes the day before the word; "nieczynne w soboty" the day after it."""
        if state.keys is not None:
            self._close(state.keys)
        elif names[:1] == ["days"] and names[1:2] not in (["times"], ["off"]):
            self._close(self._keys(following[0][1]))
        state.keys = None

    def _without_days(self) -> list[str]:
        return ["*"] if not self.table else self.last_keys

    def _keys(self, group: list[Token]) -> list[str]:
        keys: list[str] = []
        for index, token in enumerate(group):
            previous = group[index - 1] if index else None
            if token.kind == "day" and previous and previous.kind == "day" and self._is_range(previous, token):
                first, last = previous.days[0], token.days[0]
                span = range(first + 1, last + 1) if first < last else [*range(first + 1, 7), *range(last + 1)]
                keys += [DAYS[i] for i in span]
            elif token.kind == "nth" and not token.weak:
                keys += [f"{DAYS[token.days[0]]}[{n}]" for n in token.nth]
            elif token.kind == "rest":
                keys += [day for day in DAYS[:5] if day not in self.table]
            elif token.kind == "holiday":
                keys.append("PH")
            elif token.kind == "daily":
                keys += [DAYS[i] for i in self.daily]
            else:
                keys += [DAYS[i] for i in token.days]
        return list(dict.fromkeys(keys))

    def _is_range(self, first: Token, last: Token) -> bool:
        return bool(_RANGE_GAP.match(self.text[first.end : last.start]))

    def _put(self, keys: list[str], times: list[Token]) -> None:
        spans = [(0, 1440) if token.kind == "allday" else token.span for token in times]
        real = [span for span in spans if span]
        if any(token.kind == "allday" for token in times) and keys == ["*"]:
            keys = list(DAYS)
        again = keys == self.last_keys or (len(keys) == 1 and self.table.get(keys[0]))
        for key in keys:
            before = self.table.get(key, []) if again else []
            fits = all(a[0] >= b[1] or a[1] <= b[0] for a in real for b in before)
            self.table[key] = sorted(before + real) if fits else sorted(real)
        self.last_keys = keys

    def _put_last_day(self, times: list[Token], start: int) -> None:
        hours = ",".join(_clock(token.span) for token in times if token.span)
        self.monthly.append({"day": -1, "hours": hours})
        words = " ".join(self.text[start : times[-1].end].split())
        self.exceptions.append(words)

    def _close(self, keys: list[str]) -> None:
        for key in keys:
            self.table[key] = []

    def _subtract(self, times: list[Token]) -> None:
        for token in times:
            if token.span is None:
                continue
            holders = [
                key for key in self.table if any(a < token.span[0] and token.span[1] < b for a, b in self.table[key])
            ]
            for key in [key for key in self.last_keys if key in holders] or holders:
                self.table[key] = [piece for span in self.table[key] for piece in _without(span, token.span)]

    def _until(self, keys: list[str] | None, token: Token) -> None:
        spans = self.table.get(self.last_keys[0], []) if self.last_keys else []
        if keys and spans and token.span and token.span[0] > spans[0][0]:
            for key in keys:
                self.table[key] = [(spans[0][0], token.span[0])]


def _without(span: Span, hole: Span) -> list[Span]:
    if hole[0] <= span[0] or hole[1] >= span[1]:
        return [span]
    return [(span[0], hole[0]), (hole[1], span[1])]


def _clock(span: Span) -> str:
    return f"{span[0] // 60:02d}:{span[0] % 60:02d}-{span[1] // 60:02d}:{span[1] % 60:02d}"


def to_osm(table: dict[str, list[Span]]) -> str:
    """opening_hours text of {day key: spans in minutes}; the key "*" means that no days are named; [] is "off"."""
    if set(table) >= set(DAYS) and all(table[day] == [(0, 1440)] for day in DAYS):
        return "24/7"
    rules: dict[tuple[Span, ...], list[str]] = {}
    for key in sorted(table, key=_key_order):
        rules.setdefault(tuple(table[key]), []).append(key)
    ordered = sorted(rules.items(), key=lambda rule: (not rule[0], _key_order(rule[1][0])))
    if not any(spans for spans, _ in ordered):
        return ""
    return "; ".join(_rule(spans, keys) for spans, keys in ordered)


def _key_order(key: str) -> tuple[int, int, str]:
    if key == "*":
        return (0, 0, "")
    return (2, 0, key) if key == "PH" else (1 if "[" in key else 0, DAYS.index(key[:2]), key)


def _rule(spans: tuple[Span, ...], keys: list[str]) -> str:
    hours = ",".join(_clock(span) for span in spans) or "off"
    names = _day_names(keys)
    return f"{names} {hours}".strip()


def _day_names(keys: list[str]) -> str:
    numbers = sorted(DAYS.index(key) for key in keys if key in DAYS)
    parts: list[str] = []
    while numbers:
        last = numbers[0]
        while last + 1 in numbers:
            last += 1
        first = numbers[0]
        parts.append(DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}")
        numbers = [n for n in numbers if n > last]
    return ",".join(parts + [key for key in keys if "[" in key or key == "PH"])
