"""Whom a number reaches and what the hours are of: where on the page the words stand that say so, in the line, above it, in the heading."""

import re

from ingest import words
from ingest.blocks import HEADING, ITEM, PROSE, VALUE, Block, Line, is_place
from ingest.extract.context import BLANK, Context
from ingest.extract.label_words import clean, from_prose, without_rooms
from ingest.extract.persons import without_person
from ingest.sentences import sentence_ends

_SEPARATOR = re.compile(
    r"[;|\t\x02]+|\s{4,}|(?<=[a-ząćęłńóśźż]{3})(?<!tel)(?<!godz)(?<!Godz)(?<!Tel)(?<!pok)(?<!kom)(?<!wew)(?<!prac)(?<!spec)(?<!soc)[.!?]\s"
)
_DUTY = re.compile(r"dyżury?:?$", re.IGNORECASE)
_WHOLE_HOURS = re.compile(
    r"godziny\s(?:pracy|otwarcia|urzędowania|funkcjonowania|przyjęć)\s(?:\w{4,12}\s)?(?:urzędu|ośrodka|centrum|placówki|jednostki|instytucji|poradni|gops|mops|ops|pcpr|pup|cus)\W{0,4}$",
    re.IGNORECASE,
)
_BRACKETED_WAY = re.compile(  # "(parter, stanowiska 3-5)" says where, not who
    r"\([^()\n]{0,40}\b(?:stanowisk|okienk|wejści|budyn|klatk)\w{0,3}\b[^()\n]{0,40}\)", re.IGNORECASE
)
_BRACKETED = re.compile(r"\s?\([^()\n]{1,80}\)")
_GOES_ON = re.compile(
    r"(?:przyjmuj|dyżuruj|pełni|pracuj|urzęduj)\w{0,3}\b"
)  # "Dyrektor: Anna Nowak" / "przyjmuje w poniedziałki"
_HELPLINE = re.compile(r"telefon|lini[aię]|zaufania|pogotowi", re.IGNORECASE)
_ITS_DAYS = re.compile(r"codzien|pon|pn|w dni|całą|24|od pon", re.IGNORECASE)
_ITS_TIMES = re.compile(r"\((?!tel)|(?:w\s)?(?:godz|czynn|dyżur|od\s\d)", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(?:przyjmuj|przyjmowan|obsługuj|dyżuruj|pełni|pracuj|urzęduj|czynn|otwart|działa|udziela)\w{0,4}\b[^:\n]{0,90}(?::|\sw:?)$"
)
_TIMES_FOLLOW = re.compile(r"\b(?:godzinach|godz\.?|dniach|następująco)\s?:$", re.IGNORECASE)
_TOWN = re.compile(r",\s(?:[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,20}[\s-]?){1,2},\s?(?:tel\.?:?\s?)?")
_ITS_OWN_SENTENCE = re.compile(  # "Dom jest otwarty w dni robocze": whatever the heading above says
    r"\W{0,3}(?:(?:nasz\w?|sam|cał\w)\s)?(?:ośrodek|dom|placówka|urząd|centrum|klub|żłobek|świetlica|instytucja|jednostka|zakład|poradnia|punkt|zespół|warsztat|przedszkole|noclegownia|ogrzewalnia|schronisko|jadłodajnia|hostel|fundacja|stowarzyszenie|szkoła|starostwo)"
    r"(?:\s[„\"][^”\"\n]{2,40}[”\"])?\s(?:(?:jest|będzie|są)\s)?(?:czynn|otwart|działa|funkcjonuj|pracuj|zaprasza|przyjmuj|obsługuj|dostępn|prowadzi|świadcz|usytuowan|zlokalizowan|mieści)",
    re.IGNORECASE,
)
_KEY_ONLY = re.compile(r"^[^\d:@]{3,70}:$")


def before_in_line(context: Context, position: int, *, hours: bool = False) -> str | None:
    """The label in the words before a position in its line: "Księgowość: tel. |". None when they only say "tel."."""
    before = context.line_before(position)
    line = context.page.line_at(position)
    first, _ = context.page.sentence_at(position)
    if line.start < first < position:
        before = before[-(position - first) :]
    if line.bullet and position - line.start < len(before):
        before = context.masked[line.start : position]
    if len(before) >= 200:
        return from_prose(before)
    before = _BRACKETED_WAY.sub(" ", before)
    if hours and ";" in before:
        first, _, last = before.partition(";")
        before = first.partition(BLANK)[0] + BLANK + last.rpartition(";")[2]
    parts = _SEPARATOR.split(before)
    weak = None
    for number, part in reversed(list(enumerate(parts))):
        if number and _TOWN.fullmatch(part) and not words.is_desk(part):
            continue  # "Kasa: ul. Polna 19, Gniezno, 8.00-17.00"
        label = clean(part, hours=hours)
        if label and (weak or not _DUTY.match(label)):
            return label
        weak = weak or label
        if re.search(r"\w", part) and ";" in before and not words.is_generic(part):
            return weak
    return weak


def heading_for(context: Context, position: int) -> tuple[str, Block | None]:
    """The heading that names whom a fact is of, and its block; ("", None) when no heading is near enough.

    A heading that says nothing ("Kontakt", "Godziny przyjęć") lends the place to the one before it, unless prose,
    or a block that lists several desks, stands between.
    """
    block = context.page.block_at(position)
    if not block.generic and (block.prose_ends <= position or _is_beyond_its_list(context, block, position)):
        return "", None
    crossed = shouted = False
    for number in range(block.number, max(-1, block.number - 5), -1):
        current = context.page.blocks[number]
        if number != block.number and (current.has_long_prose or (current.generic and current.lists_desks)):
            return "", None
        if not current.generic and without_person(without_rooms(current.heading)):
            if shouted and (not _is_shouted(context, current) or current.has_values):
                return "", None
            if crossed and not current.lines and not _is_of_somebody(current.heading):
                return "", None
            told = number != block.number and current.has_hours and block.has_hours
            return ("", None) if told else (current.heading, current)
        if not current.heading or (number and not current.generic and context.page.blocks[number - 1].lines):
            return "", None
        crossed = crossed or current.generic
        shouted = shouted or (current.generic and _is_shouted(context, current))
    return "", None


def _is_beyond_its_list(context: Context, block: Block, position: int) -> bool:
    """ "Zakres usług:" says what its items are about, not whose the number below them is; "Dział Świadczeń:" may say both."""
    line = context.page.line_at(position)
    if line.bullet or not block.lines or not block.lines[0].bullet or words.is_desk(block.heading):
        return False
    leads = context.text[block.heading_start : block.heading_end].rstrip().endswith(":")
    return leads and not words.is_benefit(block.heading) and not words.starts_with_institution(block.heading)


def _is_shouted(context: Context, block: Block) -> bool:
    """A heading in capitals stands beside others in capitals, not below what is written small."""
    return context.text[block.heading_start : block.heading_end].isupper()


def _is_of_somebody(heading: str) -> bool:
    """A heading with nothing below it and a heading "Kontakt" next: does it name who is to be contacted, or is it left of a menu?"""
    return words.is_desk(heading) or words.is_benefit(heading) or words.starts_with_institution(heading)


def speaks_of_the_whole(context: Context, position: int) -> bool:
    """ "Godziny pracy urzędu: ...", "Dom czynny ...": of the institution, whatever desk stands above."""
    first = max(context.page.sentence_at(position)[0], position - 200)
    if _ITS_OWN_SENTENCE.match(context.masked, first, position):
        return True
    return bool(
        _WHOLE_HOURS.search(context.line_before(position))
        or _WHOLE_HOURS.match(context.page.block_at(position).heading)
    )


def lead_above(context: Context, position: int) -> str | None:
    """ "Pracownicy Działu X przyjmują interesantów w:" above the list of their hours."""
    line = context.page.line_at(position)
    above = context.page.lines[line.number - 1] if line.number else line
    masked = context.masked[above.start : above.end]
    if (
        above is line
        or not (_LEADS.search(masked) or _TIMES_FOLLOW.search(masked))
        or context.line_before(position).strip(" -–•wodWOD")
    ):
        return None
    masked = masked[max(sentence_ends(masked[:-1]), default=0) :].partition(BLANK)[0]
    return from_prose(masked) if len(masked) > 200 else clean(masked, hours=True)


def parent_item(context: Context, position: int) -> Line | None:
    """The item of a list under which the line is indented ("Infolinia X" above "800 120 289")."""
    line = context.page.line_at(position)
    if not line.bullet or not line.indent:
        return None
    for above in reversed(context.page.lines[max(0, line.number - 8) : line.number]):
        if not above.bullet:
            return None
        if above.indent < line.indent:
            return above
    return None


def from_parent(context: Context, position: int) -> str | None:
    """Whom the item above a deeper one names, unless it has a fact of its own."""
    parent = parent_item(context, position)
    masked = context.masked[parent.start : parent.end] if parent else ""
    return clean(masked) if masked and BLANK not in masked else None


def head_of_entry(context: Context, position: int, *, hours: bool) -> str | None:
    """ "Biuro projektu: ul. X 1" / "czynne pn.-pt. 8-16" / "tel. ...": the lines below an address belong to whom it names."""
    line = context.page.line_at(position)
    for number in range(line.number - 1, max(-1, line.number - 5), -1):
        above = context.page.lines[number]
        if (
            hours
            and line.bullet
            and number == line.number - 1
            and not above.bullet
            and context.inside("phone", above.start, above.end)
        ):
            label = before_in_line(context, above.start + context.masked[above.start : above.end].find(BLANK))
            return label if label and words.is_desk(label) else None
        if above.kind != VALUE or "\n\n" in context.text[above.end : context.page.lines[number + 1].start]:
            return None
        label = before_in_line(context, above.start + context.masked[above.start : above.end].find(BLANK))
        if label:
            kinds = (
                ("address", "phone")
                if hours and number == line.number - 1 and _ITS_TIMES.match(line.text)
                else ("address",)
            )
            helpline = hours and bool(_HELPLINE.search(label))
            if helpline and number == line.number - 1 and _ITS_DAYS.match(line.text):
                kinds = ("address", "phone")
            beside = any(context.inside(kind, above.start, above.end) for kind in kinds)
            named = words.is_desk(label) or (hours and line.text.startswith("(")) or helpline
            return label if beside and named else None
    return None


def goes_on(context: Context, position: int) -> bool:
    """Does the line begin with the verb of a sentence whose subject stands on the line above?"""
    return bool(_GOES_ON.match(context.text, context.page.line_at(position).start))


def _names_somebody(kind: str, masked: str) -> bool:
    """ "sekretariat" alone on the line above its number."""
    if is_place(masked):
        return False
    masked = _BRACKETED.sub("", masked)
    if (
        kind in (ITEM, PROSE)
        and masked[:1].islower()
        and len(masked) < 120
        and BLANK not in masked
        and words.is_benefit(masked)
    ):
        return not words.has_verb(masked)
    if BLANK in masked or "," in masked or masked.count(" ") > 4 or words.has_verb(masked):
        return False
    return (kind in (ITEM, PROSE) and masked[:1].islower()) or (kind == VALUE and words.is_desk(masked))


def _without_its_room(context: Context, line: Line) -> str:
    """ "Dział Świadczeń pok. 1, 2 (parter)" above "tel. ..." names the desk as it would without the room."""
    masked = context.masked[line.start : line.end]
    before, blank, _ = masked.partition(BLANK)
    facts = any(context.inside(kind, line.start, line.end) for kind in ("phone", "address", "hours", "email"))
    return before.strip(" ,(–-") if blank and words.is_desk(before) and not facts else masked


def line_above(context: Context, position: int) -> str | None:
    """A short line of words just above the fact ("obsługa klientów:", "Kierownik") inside the block, below its heading."""
    line = context.page.line_at(position)
    for number in range(line.number - 1, max(-1, line.number - 3), -1):
        above = context.page.lines[number]
        if above.kind == HEADING or context.page.lines[number + 1].start - above.end > 8:
            return None
        masked = _without_its_room(context, above)
        if _KEY_ONLY.match(masked) and BLANK not in masked:
            return clean(masked) if not words.is_generic(masked) else None
        if goes_on(context, position) and BLANK not in masked and len(masked) < 90:
            return clean(masked)
        if _names_somebody(above.kind, masked) and not above.bullet:
            return clean(masked)
        if above.kind not in (VALUE,):
            return None
    return None
