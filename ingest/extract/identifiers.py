"""Numbers that are no contact data: tax and register numbers, accounts, sums, journals of laws, case numbers, dates, counters."""

import re
from collections.abc import Iterator

from ingest.extract.context import Context
from polish.dates import find_dates
from polish.leads import Led, around

_ID = Led(
    r"\b(?:NIP|REGON|KRS|PESEL|RSPO|TERYT|BDO|EORI|RPWDL|KSeF)\b[\s:.\-–nrNR=]{0,12}(?:PL\s?)?\d[\d \-]{5,16}\d"
    r"|\b(?:nip|regon|krs)\b[\s:.]{0,4}\d[\d \-]{5,16}\d"
    r"|NIP\s{1,2}[A-ZŻ]\w{2,20}:?\s{0,2}\d[\d \-]{8,12}\d",
)
_ACCOUNT = Led(
    r"(?:\bPL[ ]?)?(?<![\d+(])\d{2}[ \-]?(?:\d{4}[ \-]?){5}\d{4}(?!\d)|\b(?:konto|rachun\w{2,4}|nr konta|nr rachunku|IBAN)\b[^\n\d]{0,60}(?:PL\s?)?\d[\d \-]{14,40}\d",
    re.IGNORECASE,
)
_LAW = Led(
    r"(?<!\w)(?:Dz\.?\s?U(?:rz)?\.?(?:\s{0,2}[zZ])?[^\n;)]{0,60}?(?:poz\.?\s?\d{1,5}|\d{4})|\bpoz\.\s?\d{1,5}|\bart\.\s?\d{1,4}[a-z]?(?:\s(?:ust|pkt)\.\s?\d{1,3}\w?){0,3}|§\s?\d{1,4}"
    r"|\bnr\s{1,2}\d{1,4}\s?,\s?poz\.\s?\d{1,5})",
    re.IGNORECASE,
)
_SUM = Led(
    r"(?<![\d\w])\d{1,3}(?:[ .]\d{3}){0,4}(?:,\d{1,2})?(?:\s?-)?\s{0,2}(?:zł|PLN|EUR|euro|tys\.|mln)(?!\w)|(?<![\w.])\d{1,3}(?:,\d{1,2})?\s?%|(?<![\d\w])\d{4,7}(?:,\d\d)?\s{0,2}zł",
    re.IGNORECASE,
)
_CASE = Led(
    r"(?<!\w)(?:\b(?:nr|numer)\s{1,2}(?:umowy|sprawy|projektu|wniosku|zadania|ewidencyjn\w{1,3}|decyzji|konkursu|księgi|licencji|zezwolenia|wpisu|ogłoszenia|zamówienia|skrytki|listy|faktury|identyfikacyjny)\b[:\s]{1,4}[\w./\-]{2,40}"
    r"|\b(?:umow\w{1,2}|znak sprawy|sygn\.|sygnatura|projekt)\s{1,2}(?:nr|o nr|numer)?[:\s]{0,3}[A-Z]{2,12}[./\-][\w./\-]{2,40}"
    r"|\bskr(?:ytka|\.)\s{0,2}(?:poczt(?:owa|\.))?\s{0,2}(?:nr\s)?\d{1,5})",
    re.IGNORECASE,
)
_COUNTER = Led(
    r"\b(?:odsłon\w{0,2}|odwiedzin\w{0,2}|wyświetle\w{1,3}|odwiedziło nas|licznik\w{0,3}|pobra(?:no|ń)|czytano|przeczytano|id)\b[\s:.\-–|()]{0,6}(?:(?:strony|serwisu|artykułu|ogółem|razem|łącznie)[\s:]{0,3})?(?:\d{1,3}(?:[ .]\d{3}){1,3}|\d{1,9})(?!\d|[:.]\d\d|\s?[-–])",
    re.IGNORECASE,
)
_STAMP = Led(
    r"(?<!\d)\d{4}-\d\d-\d\d(?:[ T]{1,2}\d{1,2}:\d\d(?::\d\d)?)?|(?<!\d)\d{1,2}[.\-/]\d{1,2}[.\-/]\d{4},?\s{1,3}(?:godz\.\s?)?\d{1,2}:\d\d(?::\d\d)?(?!\s?[-–])|(?<!\d)\d{1,2}:\d\d:\d\d(?!\d)"
)
_FILE = re.compile(r"\b[\w\-]{1,80}\.(?:pdf|docx?|xlsx?|odt|jpe?g|png|zip|rtf)\b", re.IGNORECASE)
_FILE_END = re.compile(r"\.(?=[a-z])(?:pdf|docx?|xlsx?|odt|jpe?g|png|zip|rtf)\b", re.IGNORECASE)
_PERIOD = Led(
    r"(?<!\d)(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d(?!\d)|(?<![\d/])\d{1,4}/(?:19|20)\d\d(?!\d)|\b[IVXLC]{1,8}/\d{1,4}/(?:\d{4}|\d\d)\b"
)
_YEAR = Led(
    r"\b(?:19|20)\d\d(?=\s{0,2}(?:r\.|rok\w{0,2}\b))|(?<=\b[wW]\s)(?:19|20)\d\d\b|(?<=\bod\s)(?:19|20)\d\d\b(?!\s?(?:[-–]|do)\s?(?:[01]?\d|2[0-4])[0-5][05]\b)|(?<=\bdo\s)(?<!\d\sdo\s)(?:19|20)\d\d\b|(?<=\broku\s)(?:19|20)\d\d\b"
)
_DEADLINE = Led(
    r"(?<!\d)\d{1,2}\s?[-–]\s?\d{1,2}\.\d{2}\.20\d\d|\bod\s{1,2}\d{1,2}[.\s]\s?(?:\d{1,2}\s{0,2})?do\s{1,2}\d{1,2}\.\d{1,2}\.?(?=\s?(?:\d{4}|r))"
)


def mark(context: Context) -> None:
    """Blank every such number, so that no extractor takes it for a telephone or for hours."""
    for pattern in (_ID, _ACCOUNT, _LAW, _CASE, _COUNTER, _STAMP, _SUM):
        context.recognise(_spans(context, pattern))
    context.recognise([match.span() for match in _files(context)])
    for pattern in (_PERIOD, _DEADLINE):
        context.recognise(_spans(context, pattern))
    dates = [date for start, end in context.numeric for date in find_dates(context.masked, start, end, context.words)]
    context.recognise(
        [
            (date.start, date.end)
            for date in dates
            if _is_full(date.value) or not _starts_an_address(context, date.start)
        ]
    )
    context.recognise(_spans(context, _YEAR))


def _files(context: Context) -> Iterator[re.Match[str]]:
    """Names of files, looked for only around their endings."""
    for first, last in context.numeric:
        ends = [match.start() for match in _FILE_END.finditer(context.masked, first, last)]
        for start, end in around(ends, 81, 6, last):
            yield from _FILE.finditer(context.masked, max(start, first), end)


def _spans(context: Context, pattern: Led) -> list[tuple[int, int]]:
    return [match.span() for match in context.numeric_matches(pattern)]


def _is_full(value: str) -> bool:
    return not value.startswith("--")


def _starts_an_address(context: Context, start: int) -> bool:
    """ "ul. 3 Maja 5" and "ul. Konstytucji 3 Maja 5" are no dates."""
    before = context.masked[max(0, start - 34) : start]
    return bool(re.search(r"\b(?i:ul|pl|al|os|ulic\w|plac\w?)\.?\s{0,3}(?:[A-ZŁŚŻ]\w{2,20}\s{1,2})?$", before))
