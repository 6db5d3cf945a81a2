"""Opening hours as Polish offices announce them, turned into OSM opening_hours syntax.

`hour_words.tokens` finds days, times and the words that connect them; `parse` makes one week of a run of tokens.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from polish.hour_words import DASH, DAYS, WHOLE_WEEK, WORKDAYS, Span, Token, tokens

__all__ = ["DAYS", "WHOLE_WEEK", "WORKDAYS", "Hours", "Span", "Token", "parse", "read", "to_osm", "tokens"]

_ALSO = re.compile(r"\b(?:również|też|także|dodatkowo|ponadto|oraz)\b", re.IGNORECASE)
_RANGE_GAP = re.compile(rf"^[\s.]{{0,12}}(?:{DASH}|do)[\s.]{{0,12}}$", re.IGNORECASE)


@dataclass(frozen=True)
class Hours:
    """One week.

    osm: opening_hours text; monthly: exchange-format entries; exception: the words for days a week cannot show;
    days: how many weekdays have hours.
    """

    osm: str
    monthly: tuple[dict[str, object], ...] = ()
    exception: str = ""
    days: int = 0


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
    """Days that wait for their times, and the word that says how the next group is meant, from where and beside which days."""

    keys: list[str] | None = None
    mode: str = ""
    new_line: bool = False
    since: int = 0
    beside: list[str] | None = None


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
        days = sum(bool(self.table.get(day)) for day in DAYS)
        return Hours(osm, tuple(self.monthly), "; ".join(self.exceptions), days) if osm or self.monthly else None

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
        """A row of day names over a row of as many times, some of which may be "nieczynne"."""
        if len(groups) < 2 or groups[0][0] != "days" or any(name not in ("times", "off") for name, _ in groups[1:]):
            return False
        days, times = groups[0][1], [token for _, group in groups[1:] for token in group]
        return len(days) == len(times) >= 3 and not any(
            self._is_range(a, b) for a, b in zip(days, days[1:], strict=False)
        )

    def _read_table(self, groups: list[tuple[str, list[Token]]]) -> None:
        times = [token for _, group in groups[1:] for token in group]
        for day, time in zip(groups[0][1], times, strict=True):
            if time.kind == "off":
                self._close(self._keys([day]))
            else:
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
            if name == "days" and self._is_beside_a_week(group, groups):
                self._on_season(state, group)
            elif name == "days":
                self._on_days(state, group, following)
            elif name == "times":
                self._on_times(state, group, groups[index - 1][1][0].start if index else 0)
                state.keys, state.mode = None, ""
            elif name == "until":
                self._until(state, group[0])
                state.keys, state.mode = None, ""
            elif name == "off":
                self._on_off(state, groups[index + 1 : index + 2], following)
            elif name == "season" and self.table:
                self._on_season(state, group)
            elif name != "season":
                state.mode = name
                state.new_line = index > 0 and "\n" in self.text[groups[index - 1][1][-1].end : group[0].start]

    def _on_season(self, state: _Reading, group: list[Token]) -> None:
        """Hours on days that a week cannot show: "w soboty i dni wolne od nauki szkolnej" has some that it can."""
        state.mode, state.since, state.beside, state.keys = "season", group[0].start, state.keys, None

    def _is_beside_a_week(self, group: list[Token], groups: list[tuple[str, list[Token]]]) -> bool:
        """Every other Monday, or the first one where every Monday has hours: days that a week cannot show."""
        if all(token.kind == "biweekly" for token in group):
            return bool(self.table) or any(
                token.kind == "day" for name, other in groups if name == "days" for token in other
            )
        return all(token.kind == "nth" and self.table.get(DAYS[token.days[0]]) for token in group)

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
        elif state.mode == "season":
            self.exceptions.append(self._said(state.since, group))
            self._put(state.beside or [], group)
        elif state.mode == "break":
            self._subtract(group, everywhere=state.new_line)
        else:
            keys = state.keys if state.keys is not None else self._without_days()
            self._put(keys, group, also=bool(_ALSO.search(self.text[start : group[0].start])))

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

    def _put(self, keys: list[str], times: list[Token], *, also: bool = False) -> None:
        spans = [(0, 1440) if token.kind == "allday" else token.span for token in times]
        real = [span for span in spans if span]
        if any(token.kind == "allday" for token in times) and keys == ["*"]:
            keys = list(DAYS)
        again = also or keys == self.last_keys or (len(keys) == 1 and self.table.get(keys[0]))
        for key in keys:
            before = self.table.get(key, []) if again else []
            fits = all(a[0] >= b[1] or a[1] <= b[0] for a in real for b in before)
            self.table[key] = sorted(before + real) if fits else sorted(real)
        self.last_keys = keys

    def _put_last_day(self, times: list[Token], start: int) -> None:
        hours = ",".join(_clock(token.span) for token in times if token.span)
        self.monthly.append({"day": -1, "hours": hours})
        self.exceptions.append(self._said(start, times))

    def _said(self, start: int, times: Sequence[Token]) -> str:
        """The words from `start` up to the times, and the times as a clock shows them."""
        spans = ",".join(_clock(token.span) for token in times if token.span)
        return f"{' '.join(self.text[start : times[0].start].split())} {spans}".strip()

    def _close(self, keys: list[str]) -> None:
        for key in keys:
            self.table[key] = []

    def _subtract(self, times: list[Token], *, everywhere: bool) -> None:
        """A break in the line of its days is theirs; one in a line of its own is a break of every day."""
        for token in times:
            if token.span is None:
                continue
            holders = [
                key for key in self.table if any(a < token.span[0] and token.span[1] < b for a, b in self.table[key])
            ]
            for key in [key for key in self.last_keys if key in holders and not everywhere] or holders:
                self.table[key] = [piece for span in self.table[key] for piece in _without(span, token.span)]

    def _until(self, state: _Reading, token: Token) -> None:
        """ "w środy do 16.00" begins when the days before it do."""
        spans = self.table.get(self.last_keys[0], []) if self.last_keys else []
        if not spans or not token.span or token.span[0] <= spans[0][0]:
            return
        span = (spans[0][0], token.span[0])
        if state.mode == "season":
            self.exceptions.append(self._said(state.since, [replace(token, span=span)]))
        for key in state.keys or []:
            self.table[key] = [span]


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
