"""Opening hours: which days and times belong together, and which of them announce hours rather than events or deadlines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest import words
from ingest.blocks import HEADING, PROSE
from ingest.extract.context import BLANK, Context, Draft
from ingest.extract.labels import parent_item
from ingest.extract.validity import validity
from polish import hours
from polish.hours import Token

_FILLER = frozenset(
    """w we i oraz od do godz godziny godzinach godzinie czynne czynny czynna czynni jest są otwarte otwarty otwarta h a także natomiast zaś dni dniach dzień tygodnia każdy każdą każde po
    przyjmuje przyjmujemy przyjmują interesantów klientów stron urzędowania pracy pracuje pracujemy przyjęć uwaga w-godz tel telefonicznie osobiście z wyjątkiem
    świąt tylko robocze roboczy między pomiędzy miesiąca miesiącu oprac na ze rano popołudniu czas ul zł interesanci klienci przyjmowani wewnętrzny soboty lub bez obsługi nd o również także każdym dniu dniem zajęć szkolnych nauki szkolnej też dodatkowo ponadto tym wakacje ferie przerwy świąteczne świąteczna zimowe letnie poza""".split()
)
_OWN_TIMES = re.compile(
    r"\((?P<who>(?:przyjm|przyjęci|obsług)[^()\d\n]{3,50}?)\s(?:w\s)?(?:godz\w{0,5}\.?:?\s|od\s)(?P<times>\d[^()\n]{3,24}?)\s?\)",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\([^()\d\n]{2,50}\)")
_LAST_COLUMN = re.compile(r"[ \t]{1,40}[^\d\n:;]{3,50}\n\s{0,40}")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LONGEST_RUN = 80  # days, times and words of one week; more of them are no hours of one place
_FEW_WORDS = re.compile(r"[^\n\d\x02;.]{3,70}(?:godz\. ?|od ?)?$")
_COLUMNS = re.compile(  # a table of two columns of times: "Poniedziałek 9.00 13.00"
    r"(?m)^([ \t]{0,8}(?i:poniedzia\w{1,4}|wtor\w{2}|środ\w|czwart\w{2}|piąt\w{2}|sobot\w|niedziel\w)[ \t|]{1,6}\d{1,2}[.:]\d\d)([ \t|]{1,6})(?=\d{1,2}[.:]\d\d[ \t|]{0,4}$)"
)
_PARAGRAPH_END = re.compile(r"\)\.[ ]{0,3}\n")
_WORD = re.compile(r"[^\W\d_]+")
_KEY_LINE = re.compile(
    r"\n\s{0,6}(?:(?:godziny|czas|dni|termin\w?)\s{1,2}\w{3,20}[^\n]{0,40}?[:\n]|(?:czynn|otwart)\w:)", re.IGNORECASE
)
_STRONG_BEFORE = re.compile(
    r"(?:(?:godziny|czas)\s(?:pracy|otwarcia|urzędowania|funkcjonowania|przyjęć|obsługi)\s[^\W\d]{3,14}(?:\s[^\W\d]{3,14})?|godz(?:\.|in\w{1,3})?|czynn\w{1,3}|otwart\w{1,3}|przyjm\w{2,8}|pracuj\w{1,4}|dyżur\w{0,4}|urzędowani\w|przyjęć|pracy|otwarcia|obsługi|w)\W{0,6}(?:(?:od|w|jest|są|godz\w{0,5})\W{0,3}){0,3}$",
    re.IGNORECASE,
)
_IN_ITS_BRACKET = re.compile(r"\(\s?od\s$")
_OPEN_IS = re.compile(
    r"\s{1,2}(?:jest |będzie )?(?:czynn|otwart)\w{1,2}\s(?:jest |będzie )?([^.,;:\n\x02]{4,40})", re.IGNORECASE
)
_NO_HOURS = re.compile(
    r"\b(?:zajęci\w{1,3}|zajęć|warsztat\w{1,4}|spotkani[ea]|koncert|msz[ae]\b|nabożeństw\w|trening\w{0,3}|mecz|cisz[ay] nocn\w{1,2}|odjazd\w?|szkoleni[ea]|zebrani[ea]|festyn|lekcj\w|egzamin\w?|konferencj\w|seans|wykład|wydarzeni\w|rozkład jazdy|przyjazd|kurs\b|gimnastyk\w|aerobik|nordic|plan dnia|ramow\w{1,2} plan|rozkład dnia|próby|leżakowani\w|drzemk\w|chór\w?|sekcj\w tanecz)",
    re.IGNORECASE,
)
_WHOLE_WEEK = re.compile(
    r"infolini|telefon|lini[ai]|noclegowni|ogrzewalni|schronisk|jadłodajni|posił|wydawan|odwiedzin|interwencj|stołówk|łaźni|hostel|zaufania|obiad",
    re.IGNORECASE,
)
_NOT_ALL_DAY = re.compile(
    r"(?:ciągu|do|przed|minimum|najpóźniej|najmniej|co|opiek\w|placówk\w|pobyt\w{0,2}|ośrodk\w{0,2}|domu?)\s{1,2}$",
    re.IGNORECASE,
)
_OPEN = re.compile(r"godziny|czynn|otwar", re.IGNORECASE)
_HOURS_A_DAY = re.compile(r"\bpo \d{1,2} (?:godzin\w?|h) (?:dziennie|na dobę|na dzień)", re.IGNORECASE)
_HOLIDAY = re.compile(r"\bw\s(?:wigili|sylwestr|wielk|nowy rok|boże|święt)", re.IGNORECASE)
_PERIOD = re.compile(r"\bod\s{1,2}(?:dnia\s)?\d[^\n]{2,30}\sdo\s", re.IGNORECASE)
_DAYLIKE = {"day", "daily", "work", "week", "weekend", "nth", "rest", "biweekly", "lastday"}


def find(context: Context) -> None:
    """One draft per run of days and times; subjects come later. Times of events, deadlines and time stamps give nothing."""
    context.masked = _COLUMNS.sub(lambda found: f"{found[1]}{'-':<{len(found[2])}}", context.masked)
    drafts = _in_brackets(context)
    for run in _runs(context):
        draft = _draft(context, run)
        if draft:
            drafts.append(draft)
    context.drafts += drafts
    context.mask([(draft.start, draft.end) for draft in drafts if "own" not in draft.extra])


def _in_brackets(context: Context) -> list[Draft]:
    """ "Wtorek - piątek: 7-15 (przyjmowanie stron w godz. 8-14)": the hours in the brackets are hours of their own."""
    told: dict[str, list[tuple[int, int, str]]] = {}
    for first, last in context.numeric:
        for match in _OWN_TIMES.finditer(context.masked, first, last):
            line = context.page.line_at(match.start())
            days = [
                token for token in hours.tokens(context.masked, line.start, match.start()) if token.kind in _DAYLIKE
            ]
            if days:
                phrase = f"{context.masked[days[0].start : days[-1].end]} {match['times']}"
                told.setdefault(match["who"].lower(), []).append((*match.span(), phrase))
    drafts = []
    for who, found in told.items():
        week = hours.read("; ".join(phrase for _, _, phrase in found))
        if week and week.osm:
            data = {"subject": who, "schedule": week.osm, "exception": None}
            drafts.append(Draft("hours", found[0][0], found[-1][1], data, 0.85, {"own": who}))
            for start, end, _ in found:
                context.masked = context.masked[:start] + " " * (end - start) + context.masked[end:]
    return drafts


def _runs(context: Context) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in (
        token for start, end in context.numeric for token in hours.tokens(context.masked, start, end, context.words)
    ):
        if run and not _joins(context, run, token):
            yield run
            run = []
        elif run and any(other.kind == "span" for other in run) and _said_between(context, run[-1], token):
            own = _last_days(run)
            yield run[: len(run) - own]
            run = run[len(run) - own :]
        run.append(token)
    if run:
        yield run


def _last_days(run: Sequence[Token]) -> int:
    """How many tokens at the end of the run are days."""
    return next((count for count, token in enumerate(reversed(run)) if token.kind not in _DAYLIKE), len(run))


def _joins(context: Context, run: Sequence[Token], token: Token) -> bool:
    before = run[-1]
    gap = _HOURS_A_DAY.sub("", context.masked[before.end : token.start])
    if (
        len(run) >= _LONGEST_RUN
        or len(gap) > 90
        or BLANK in gap
        or any(c.isdigit() for c in gap)
        or _PARAGRAPH_END.search(gap)
    ):
        return False
    if "\n" in gap and (_KEY_LINE.search(gap + "\n") or _has_heading(context, before.end, token.start)):
        return False
    if "\n" in gap and token.kind in _DAYLIKE and any(_all_said_between(context, run)):
        return False
    if _is_next_row(context, run, token, gap):
        return True
    found = [word.lower() for word in _WORD.findall(_NOTE.sub(" ", gap)) if not _CYRILLIC.match(word)]
    if "lastday" in (before.kind, token.kind) and len(found) <= 7:
        return True
    if (token.kind == "break" or before.kind in ("break", "season")) and len(found) <= 5:
        return True
    return all(word in _FILLER for word in found) or bool(_said_between(context, before, token))


def _is_next_row(context: Context, run: Sequence[Token], token: Token, gap: str) -> bool:
    """ "Wtorek: od 9 do 13   adwokat" above "Środa: od 14 do 18   radca": rows of one table, whatever its last column says."""
    day = next((other for other in run if other.kind == "day"), None)
    if day is None or token.kind != "day" or run[-1].kind != "span" or not _LAST_COLUMN.fullmatch(gap):
        return False
    rows = [context.page.line_at(other.start) for other in (day, token)]
    return all(row.start == other.start for row, other in zip(rows, (day, token), strict=True)) and not words.has_verb(
        gap
    )


def _said_between(context: Context, day: Token, times: Token) -> str:
    """ "w czwartki – dyżur pracownika socjalnego od 15:00 do 17:00": the words between a day and its times name whose they are."""
    gap = context.masked[day.end : times.start]
    if (
        day.kind not in _DAYLIKE - {"lastday"}
        or times.kind != "span"
        or not _FEW_WORDS.match(gap)
        or _NO_HOURS.search(gap)
    ):
        return ""
    found = [word for word in _WORD.findall(gap) if not _CYRILLIC.match(word)]
    if all(word.lower() in _FILLER for word in found) or words.has_verb(gap):
        return ""
    return gap


def _all_said_between(context: Context, run: Sequence[Token]) -> Iterator[str]:
    """Those words of a run, in order."""
    return filter(None, (_said_between(context, day, times) for day, times in pairwise(run)))


def _has_heading(context: Context, start: int, end: int) -> bool:
    first, last = context.page.line_at(start).number, context.page.line_at(end).number
    return any(line.kind == HEADING for line in context.page.lines[first + 1 : last + 1])


def _draft(context: Context, run: Sequence[Token]) -> Draft | None:
    run = _trimmed(context, run)
    spans = [token for token in run if token.kind in ("span", "allday")]
    if not spans:
        return None
    start, end = _with_od(context.masked, run[0].start), run[-1].end
    daily = hours.WHOLE_WEEK if _WHOLE_WEEK.search(_surroundings(context, start)) else hours.WORKDAYS
    week = hours.parse(run, context.masked, daily=daily)
    if week is None or not week.osm or not (week.days >= 5 or _is_announced(context, run, spans)):
        return None
    end = _with_bracket(context.masked, start, end)
    data = {"subject": None, "schedule": week.osm, "exception": week.exception or _biweekly(context, run) or None}
    days = any(token.kind in _DAYLIKE for token in run)
    extra: dict[str, object] = {"monthly": list(week.monthly)} if week.monthly else {}
    extra["after"] = _opens(context, end)
    extra["between"] = next(_all_said_between(context, run), "")
    valid = validity(_announcement(context, start))
    if valid:
        extra["valid"] = valid
    return Draft("hours", start, end, data, 0.93 if days else 0.8, extra)


def _opens(context: Context, end: int) -> str:
    """ "w godzinach 10:00-14:00 czynna będzie kasa Ośrodka": what is open, said behind its hours."""
    match = _OPEN_IS.match(context.masked, end)
    return match[1] if match and words.is_desk(match[1]) else ""


def _trimmed(context: Context, run: Sequence[Token]) -> list[Token]:
    """Without weak times that nothing supports, and without words at the ends that connect nothing."""
    days = any(token.kind in _DAYLIKE for token in run)
    strong = any(token.kind == "span" and not token.weak for token in run)
    kept = []
    for token in run:
        if (
            token.kind == "span"
            and token.weak
            and not (
                days
                or strong
                or _IN_ITS_BRACKET.search(context.masked[token.start - 5 : token.start])
                or _STRONG_BEFORE.search(context.masked[max(0, token.start - 40) : token.start])
            )
        ):
            continue
        if token.kind == "allday" and _NOT_ALL_DAY.search(context.masked[max(0, token.start - 14) : token.start]):
            continue
        kept.append(token)
    while kept and kept[-1].kind in ("except", "break", "lastday", "rest"):
        kept.pop()
    while (
        kept
        and kept[0].kind in ("off", "break", "until", "except")
        and not (kept[0].kind == "off" and kept[1:2] and kept[1].kind == "day")
    ):
        kept.pop(0)
    return kept


def _is_announced(context: Context, run: Sequence[Token], spans: Sequence[Token]) -> bool:
    start = run[0].start
    line = context.page.line_at(start)
    before = context.masked[line.start : start]
    block = context.page.block_at(start)
    days = {day for token in run for day in token.days if token.kind in _DAYLIKE}
    if _NO_HOURS.search(before[-160:]):
        return False
    if _NO_HOURS.search(block.heading) and not (_OPEN.search(block.heading) or words.is_desk(before)):
        return False
    return not (len(days) <= 1 and _is_dated(context, before, run, spans))


def _is_dated(context: Context, before: str, run: Sequence[Token], spans: Sequence[Token]) -> bool:
    """A date just before the hours, and at most one day: an event of that day."""
    if len(run) > 3 or any(token.kind in ("nth", "daily", "work", "allday") for token in run):
        return False
    start = run[0].start
    if _HOLIDAY.search(before[-40:]) and len(spans) == 1:
        return True
    if _PERIOD.search(context.text[max(start - 120, context.page.line_at(start).start, 0) : start]):
        return False
    width = 90 if re.match(r"\W{0,4}W dni(?:u|ach)\b", before, re.IGNORECASE) else 45
    return len(spans) == 1 and BLANK in before[-width:] and context.is_known_within(start - width, start)


def _surroundings(context: Context, start: int) -> str:
    block = context.page.block_at(start)
    parent = parent_item(context, start)
    return f"{context.line_before(start, 100)} {block.heading} {parent.text if parent else ''}"


def _announcement(context: Context, start: int) -> str:
    """The words of the page just before the hours, with the heading above them."""
    block = context.page.block_at(start)
    line = context.page.line_at(start)
    before = context.page.line_at(max(0, line.start - 1))
    leads = before.text.rstrip().endswith(":") or (before.kind == PROSE and len(before.text) < 60)
    nearest = before.text if before.start >= block.start and leads else ""
    return f"{block.heading} {nearest} {context.text[line.start : start][-120:]}"


def _with_od(text: str, start: int) -> int:
    """The quote begins with "od" or "w godz." where the hours do."""
    match = re.search(
        r"(?:\b(?:od|w|we)\s{1,2})?(?:\bgodz(?:\.|inach|inie)[ ]{0,2})?(?:od\s{1,2})?$",
        text[max(0, start - 26) : start],
        re.IGNORECASE,
    )
    return start - len(match[0]) if match and match[0].strip() else start


def _with_bracket(text: str, start: int, end: int) -> int:
    inside = text[start:end]
    return end + 1 if inside.count("(") > inside.count(")") and text[end : end + 1] == ")" else end


def _biweekly(context: Context, run: Sequence[Token]) -> str:
    for index, token in enumerate(run):
        if token.kind == "biweekly":
            last = next((t for t in run[index + 1 :] if t.kind == "span"), token)
            return " ".join(context.masked[token.start : last.end].split())
    return ""
