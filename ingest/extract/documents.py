"""Local acts with a number (resolutions, orders) and strategies or programmes for years, with the date of the act."""

import re
from collections.abc import Iterator

from ingest.extract.context import Context, Draft
from polish.dates import find_dates
from polish.leads import Led, around
from polish.lemmas import FEMININE, MASCULINE, adjective_nominative, stem

_NUMBER = r"(?:[IVXLC]{1,8}[./\-]\w[\w./\-]{0,24}|\d{1,5}(?:[./\-][\w./\-]{1,24})?)"
_BODY = r"(?:RADY|BURMISTRZA|WÓJTA|PREZYDENTA|DYREKTORA|KIEROWNIKA|ZARZĄDU|STAROSTY|NACZELNIKA|WOJEWODY|Rady|Burmistrza|Wójta|Prezydenta|Dyrektora|Dyrektorki|Kierownika|Kierowniczki|Zarządu|Starosty|Sejmiku|Marszałka|Komendanta|Naczelnika|Wojewody|Prezesa|Przewodnicząc(?:ego|ej)|Sekretarza|Pełnomocnika|Inspektora)\b[^,.;:\n()|\t]{0,90}?"
_STOP = r"(?=\s{1,3}z\s{1,2}dni|\s{1,3}z\s{1,2}\d|\s{1,3}w\s{1,2}spraw|\s{1,3}nr\b|\s{1,3}Nr\b|\s{1,3}oraz\b|\s?[,.;:()\n|\t]|$)"
_ACT = Led(
    rf"\b(?P<what>[Uu]chwał(?:a|y|ą|ę)|[Uu]chwale|[Zz]arządzeni(?:e|a|em|u)|UCHWAŁA|ZARZĄDZENIE)\s{{1,3}}(?:(?P<body1>{_BODY})\s{{1,3}})?(?:[Nn]r|NR|numer)\.?\s{{0,9}}(?P<number>{_NUMBER})(?:\s{{1,3}}(?P<body2>{_BODY}){_STOP})?"
)
_DATE_AFTER = re.compile(r"[\s,]{1,4}z\s{1,2}(?:dnia\s{1,2})?|\s?(?:\||\t)\s?")
_BODY_AFTER = re.compile(rf"\s{{1,3}}(?P<body>{_BODY}){_STOP}")
_YEARS = r"na\s{1,2}(?:lata|rok)\s{1,2}(?:19|20)\d\d(?:\s?[-–—]\s?(?:19|20)\d\d)?|(?:do|na)\s{1,2}rok\w{0,2}\s{1,2}20\d\d|na\s{1,2}20\d\d\s{1,2}r(?:ok|\.)|20\d\d\s?[-–—]\s?20\d\d"
_PLAN = re.compile(
    rf"(?P<title>(?:(?:[A-ZŁŚ][\w\-]{{3,20}}\s{{1,2}}){{0,2}}(?:Strategi[aięąe]|STRATEGIA|Polityk[aięąe])|(?:Gminn|Miejsk|Powiatow|Wieloletni|Roczn|Lokaln|Miejsko-Gminn|Wojewódzk)\w{{1,4}}\s{{1,2}}(?:[Pp]rogram\w{{0,3}}|[Pp]lan\w{{0,3}}))\s{{1,2}}[^.„”\"\n;:()!?]{{3,170}}?(?:{_YEARS}))"
)
_NOUN = re.compile(r"(?:(?P<program>program|plan)(?:u|em|ie|owi)?|(?:strategi|polityk)[ięąea])$", re.IGNORECASE)
_WHOSE = re.compile(r"^(?:\w+\s){0,2}(?=strategi|polityk)", re.IGNORECASE)  # one and the same with and without "Gminna"
_BARE = re.compile(r"\w{1,40} na lata")  # "Strategia na lata 2024-2030", after its full title
_PLAN_NOUN = Led(r"Strategi|STRATEGIA|Polityk|Gminn|Miejsk|Powiatow|Wieloletni|Roczn|Lokaln|Wojewódzk")
_ADOPTED = re.compile(r"przyj[ęmą]|uchwal|z dnia|zatwierdz", re.IGNORECASE)
_LAW = re.compile(r"\bart\.|\bustaw|na podstawie", re.IGNORECASE)
_LAW_NEAR = re.compile(r"Dz\.?\s?U|Rozporządz|Ustaw[aąyę]\b.{0,5}$")


def find(context: Context) -> None:
    """Acts first; a strategy named several times is one document, with the date found beside any mention."""
    context.drafts += list(_acts(context))
    context.drafts += _plans(context)


def _acts(context: Context) -> Iterator[Draft]:
    for match in _ACT.finditer(context.text, words=context.words):
        end = match.end()
        body = match["body1"] or match["body2"] or ""
        date, end = _date_after(context.text, end)
        if not body and (after := _BODY_AFTER.match(context.text, end)):
            body, end = after["body"], after.end()
            date = date or _date_after(context.text, end)[0]
        kind = "Uchwała" if match["what"].lower().startswith("uchw") else "Zarządzenie"
        body = re.sub(r"\b(?:W|We)\b", lambda small: small[0].lower(), body.title()) if body.isupper() else body
        title = " ".join(f"{kind} nr {match['number'].rstrip('.')} {body}".split())
        yield Draft(
            "document",
            match.start(),
            end,
            {"title": title, "date": date},
            0.9 if body and date else 0.75,
            {"body": " ".join(body.split())},
        )


def _date_after(text: str, end: int) -> tuple[str | None, int]:
    match = _DATE_AFTER.match(text, end)
    if not match:
        return None, end
    date = next(
        (d for d in find_dates(text[match.end() : match.end() + 40]) if d.start == 0 and not d.value.startswith("--")),
        None,
    )
    return (date.value, match.end() + date.end) if date else (None, end)


def _plans(context: Context) -> list[Draft]:
    kept: dict[tuple[str, ...], Draft] = {}
    for match in _plan_matches(context):
        if _LAW_NEAR.search(context.text[max(0, match.start() - 60) : match.start()]):
            continue
        title = _title(" ".join(match["title"].split()))
        key = (*_years(title), *[stem(word) for word in re.findall(r"\w+", _WHOSE.sub("", title))[:3]])
        date, first = _adoption(context, match.start(), match.end())
        draft = Draft("document", first, match.end(), {"title": title, "date": date}, 0.85 if date else 0.7)
        if key not in kept or (date and not kept[key].data["date"]):
            kept[key] = draft
    return _without_bare(list(kept.values()))


def _without_bare(plans: list[Draft]) -> list[Draft]:
    """ "Strategia na lata 2024-2030" beside the full title of the strategy for the same years is no second one."""
    full = [_years(plan.data["title"]) for plan in plans if not _BARE.match(plan.data["title"])]
    return [plan for plan in plans if not _BARE.match(plan.data["title"]) or _years(plan.data["title"]) not in full]


def _years(title: str) -> list[str]:
    return re.findall(r"(?:19|20)\d\d", title)


def _plan_matches(context: Context) -> Iterator[re.Match[str]]:
    """Titles with years, looked for only around the words that say what they are titles of."""
    nouns = [match.start() for match in _PLAN_NOUN.finditer(context.text, words=context.words)]
    for start, end in around(nouns, 50, 290, len(context.text)):
        yield from _PLAN.finditer(context.text, start, end)


def _title(title: str) -> str:
    """ "Gminnej Strategii ... na lata 2021 – 2027" -> "Gminna Strategia ... na lata 2021-2027"."""
    words = title.split()
    words = words[1:] if words[0].lower().startswith("projekt") else words
    for index, word in enumerate(words[:3]):
        if noun := _NOUN.match(word):
            gender = MASCULINE if noun["program"] else FEMININE
            words[:index] = [adjective_nominative(before, gender) for before in words[:index]]
            words[index] = noun["program"] or word[:-1] + "a"
            break
    return re.sub(r"(\d{4})\s?[-–—]\s?(\d{4})", r"\1-\2", " ".join(words))


def _adoption(context: Context, start: int, end: int) -> tuple[str | None, int]:
    """The date in the same sentence that says when the document was adopted, and where the quote begins then."""
    first, last = context.page.sentence_at(start)
    before = context.text[max(first, start - 160) : start]
    dates = [d for d in find_dates(before) if not d.value.startswith("--")]
    if dates and _ADOPTED.search(before):
        return dates[-1].value, max(first, start - 160) + dates[-1].start
    after = context.text[end : min(last, end + 160)]
    dates = [d for d in find_dates(_LAW.split(after)[0]) if not d.value.startswith("--")]
    return (dates[0].value, start) if dates and _ADOPTED.search(after) else (None, start)
