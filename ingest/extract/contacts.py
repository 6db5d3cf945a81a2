"""E-mail addresses, also disguised ones, and web addresses."""

import re

from ingest.extract.context import Context, Draft

_AT = r"(?:\s?@\s?|\s{0,2}[\[({<]\s?(?:at|małpa|malpa|@)\s?[\])}>]\s{0,2}|\s{1,2}(?:at|małpa)\s{1,2})"
_DOT = r"(?:\.|\s?[\[({]\s?(?:\.|dot|kropka)\s?[\])}]\s?)"
_EMAIL = re.compile(
    rf"(?<![\w.+\-@])(?P<local>[A-Za-z0-9][\w.+\-]{{0,63}}){_AT}(?P<domain>[A-Za-z0-9][\w\-]{{0,62}}(?:{_DOT}[A-Za-z0-9][\w\-]{{0,62}}){{0,5}}{_DOT}[A-Za-z]{{2,12}})(?![\w@])",
    re.ASCII | re.IGNORECASE,
)
_WEBSITE = re.compile(r"(?<![\w@.])(?:https?://|www\.)[^\s<>\"'„”|\x02]{3,300}", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w@./\-])(?:[a-z0-9][a-z0-9\-]{1,40}\.){1,4}(?:pl|eu|org|com|net|info)(?:/[\w./\-?=&%]{0,200})?(?![\w@])",
    re.IGNORECASE,
)
_EPUAP = re.compile(
    r"(?<![\w])/{1,2}[\w\-]{3,60}/[\w\-/]{3,60}|(?<!\w)AE:PL-[\d\-]{5,20}[A-Z\-\d]{0,16}", re.IGNORECASE
)
_DOTS = re.compile(r"\s?[\[({]\s?(?:\.|dot|kropka)\s?[\])}]\s?", re.IGNORECASE)


def find(context: Context) -> None:
    """E-mails first: what is an e-mail is no website. ePUAP and e-delivery addresses are known and skipped."""
    emails = [draft for match in _EMAIL.finditer(context.masked) if (draft := _email(match))]
    _add(context, emails)
    _add(
        context,
        [_website(context, match) for match in _WEBSITE.finditer(context.masked) if not _is_official_box(match[0])],
    )
    context.recognise([match.span() for match in _EPUAP.finditer(context.masked)])
    context.mask([match.span() for match in _BARE.finditer(context.masked)])


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
