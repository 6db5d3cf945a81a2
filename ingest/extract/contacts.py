"""E-mail addresses, also disguised ones, and web addresses."""

import re
from collections.abc import Iterator

from ingest.extract.context import Context, Draft
from polish.leads import Led, around

_AT = r"(?:\s?@\s?|\s{0,2}[\[({<]\s?(?:at|małpa|malpa|@)\s?[\])}>]\s{0,2}|\s{1,2}(?:at|małpa)\s{1,2})"
_DOT = r"(?:\.|\s?[\[({]\s?(?:\.|dot|kropka)\s?[\])}]\s?)"
_EMAIL = re.compile(
    rf"(?<![\w.+\-@])(?P<local>[A-Za-z0-9][\w.+\-]{{0,63}}){_AT}(?P<domain>(?!www\.)[A-Za-z0-9][\w\-]{{0,62}}(?:{_DOT}[A-Za-z0-9][\w\-]{{0,62}}){{0,5}}{_DOT}[A-Za-z]{{2,12}})(?![\w@])",
    re.ASCII | re.IGNORECASE,
)
_AT_SIGN = re.compile(r"[@aAmM](?:(?<=@)|(?<=\W.)(?:[tT]|[aA][łŁlL][pP][aA])(?!\w))")
_DOMAIN = re.compile(r"\.(?:pl|eu|org|com|net|info)(?![\w@])", re.IGNORECASE)
_WEBSITE = Led(r"(?<![\w@.])(?:https?://|www\.)[^\s<>\"'„”|\x02]{3,300}", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w@./\-])(?:[a-z0-9][a-z0-9\-]{1,40}\.){1,4}(?:pl|eu|org|com|net|info)(?:/[\w./\-?=&%]{0,200})?(?![\w@])",
    re.IGNORECASE,
)
_EPUAP = Led(r"(?<![\w])/{1,2}[\w\-]{3,60}/[\w\-/]{3,60}|(?<!\w)AE:PL-[\d\-]{5,20}[A-Z\-\d]{0,16}", re.IGNORECASE)
_DOTS = re.compile(r"\s?[\[({]\s?(?:\.|dot|kropka)\s?[\])}]\s?", re.IGNORECASE)


def find(context: Context) -> None:
    """E-mails first: what is an e-mail is no website. ePUAP and e-delivery addresses are known and skipped."""
    emails = [draft for match in _around(context, _EMAIL, _AT_SIGN, 70, 600) if (draft := _email(match))]
    _add(context, emails)
    _add(
        context,
        [
            _website(context, match)
            for match in _WEBSITE.finditer(context.masked, words=context.words)
            if not _is_official_box(match[0])
        ],
    )
    context.recognise([match.span() for match in _EPUAP.finditer(context.masked, words=context.words)])
    context.mask([match.span() for match in _around(context, _BARE, _DOMAIN, 170, 210)])


def _around(
    context: Context, pattern: re.Pattern[str], sign: re.Pattern[str], before: int, after: int
) -> Iterator[re.Match[str]]:
    """Matches of a pattern that may begin with anything, looked for only around the sign that each must have."""
    signs = [match.start() for match in sign.finditer(context.masked)]
    for start, end in around(signs, before, after, len(context.masked)):
        yield from pattern.finditer(context.masked, start, end)


def _add(context: Context, drafts: list[Draft]) -> None:
    context.drafts += drafts
    context.mask([(draft.start, draft.end) for draft in drafts])


def _email(match: re.Match[str]) -> Draft | None:
    domain = _DOTS.sub(".", match["domain"]).replace(" ", "")
    local = match["local"].rstrip(".-")
    if local.lower() == "email" and "protected" in domain:
        return None
    spelled = " at " in match[0].lower() or " małpa " in match[0].lower()
    return Draft("email", match.start(), match.end(), {"value": f"{local}@{domain}".lower()}, 0.8 if spelled else 0.99)


def _website(context: Context, match: re.Match[str]) -> Draft:
    value = match[0].rstrip(".,;:!?)]}…-–")
    return Draft("website", match.start(), match.start() + len(value), {"value": value}, 0.97)


def _is_official_box(value: str) -> bool:
    return "epuap" in value.lower() and "skrytka" in value.lower()
