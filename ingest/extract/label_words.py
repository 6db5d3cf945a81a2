"""Whom a piece of text names: the desk, function or benefit in it, without telephone words, rooms, persons and sentence."""

import re
from functools import lru_cache

from ingest import words
from ingest.extract.persons import without_person
from polish.addresses import find_floors, find_rooms
from polish.lemmas import nominative, nominative_phrase

_TEL_TAIL = re.compile(
    r"(?:[\s,:;\-–—(./|>»•*]|\b(?:nr|numer\w{0,3}|num\.|pod|tel|telefon\w{0,6}|telefonicznie|kom|komórk\w{1,4}|komórkow\w{1,3}|fax|faks\w{0,3}|stacjonarn\w{1,3}|służbow\w{1,3}|whatsapp|messenger|signal|sms|viber|bezpłatn\w{1,3}|wyłącznie|tylko|dzwoniąc|e-?mail|kontakt\w{0,5}|lub|oraz|i|a|na|też|mob|dostępn\w{1,3}|wew|godzin\w{0,3}|тел|call|dzwonić|pisać|napisać|czynn\w{1,3}|otwart\w{1,3}|adres|mailowy|www|poczta|elektroniczna|w|we|od|do|przy|ul|z)\b\.?+){1,24}+$",
    re.IGNORECASE,
)
_HEAD_NOISE = re.compile(r"^[\s,.:;\-–—)/|>»•*+]{1,12}")
_HOURS_OF = re.compile(  # "Godziny przyjęć pracowników socjalnych"
    r"^w dni\w{1,3} wypłat\w{0,2}\s|^(?:dni i )?(?:godziny|czas) (?:pracy|przyjęć|przyjmowania|dyżurów|urzędowania|dyżurowania) (?=pracowni|kierowni|dyrekt|dział|sekcj|kas|specjalist|psycholog|prawni|radc|sekretar|biur)",
    re.IGNORECASE,
)
_HOURS_TAIL = re.compile(
    r"(?:\b(?:pracować|przyjmować|dyżurować|obsługiwać|urzędować|pełnić|zaprasza\w{0,2}|usytuowan\w{1,2}|zlokalizowan\w{1,2}|jest|są|będzie|każd\w{1,3}|co|czynn\w{1,3}|otwart\w{1,3}|pracuj\w{1,4}|przyjmuj\w{1,4}|przyjmowan(?!ie\b)\w{1,3}|urzęduj\w{1,4}|dyżuruj\w{1,4}|pełnion\w{1,2}|pełni\w{0,2}|odbywa\w{0,3}|(?:po)?trwa\w{0,2}\b|(?:wydawan|przyznawan)[aey]\b|obsługuj\w{1,4}|dostępn\w{1,3}|funkcjonuj\w{1,4}|działa\w{0,3}|udziela\w{0,3}|prowadz\w{1,4}|można|prosimy|zapraszamy|godz\w{0,6}|godzin\w{0,3}|dni\w{0,3}|się|osobiście|telefonicznie|mailowo|czas|urzędowania|(?<!izba )przyjęć|otwarcia|przyjmowania|ul)\b.{0,160}|\b(?:w|we|od|do|na|przy|między)(?:\W{0,6}$|\s(?=dni|godz|każd|ośrod|urzęd|\w{3,12}(?:ca|nia|da|ja|ego)\sdo\s|poniedz|wtor|środ|czwart|piąt|sobot|niedz|siedzib|budynk|pok|sekretar|lokal|ul|tygodni|okres|czas|termin|spraw)).{0,160})$",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE = re.compile(
    r"^(?:(?:nasz\w?|siedzib\w|ten|sam|cał\w)\s)?(?:ośrodek|urząd|centrum|placówka|jednostka|instytucja|fundacja|stowarzyszenie|dom|zakład|poradnia|interesan\w{2,4}|klien\w{2,4}|stron[ay]?|petent\w{0,3}|mieszkańc\w{1,3}|osob\w{0,2}|pracownicy|goś\w{2,4}|odwiedzając\w{1,3}|zainteresowan\w{1,3}|chętn\w{1,3}|my|informujemy|uwaga\w?)$",
    re.IGNORECASE,
)
_DESK_PHRASE = re.compile(
    r"\b(?:[Dd]ział\w{0,3}|[Ss]ekcj\w|[Rr]eferat\w{0,2}|[Ww]ydział\w{0,2}|[Ss]ekretariat\w{0,2}|[Kk]ancelari\w|[Bb]iur\w{1,2} (?:[Oo]bsługi|[Pp]rojektu)|[Pp]unkt\w{0,3} \w+|[Rr]ejestracj\w|[Ii]nfolini\w{1,2}|[Tt]elefon\w{0,2} [Zz]aufania)(?:\s(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w\-]{1,24}|ds\.|do|spraw|i|oraz)){0,7}"
)
_ANSWERS = re.compile(
    r"\b(?:udziela\w{0,2}|(?:składać|złożyć) (?:w|u)|dyżuruj[eą](?: także| również)?|(?:dzwoni|dzwonić|zadzwonić|dzwoniąc) (?:na|do)|(?:prosimy o|prosi o|możliwy|można) kontakt z|uzyska\w{1,3} (?:w|we|u|od)|uzyskać można (?:w|we|u|od)|prowadzi|obsługuje|odpowiada|przyjmuj[eą]|kontakt(?:ować)? się z|zgłaszać (?:się )?do|zgłosić (?:się )?do|(?:przyjdź|przyjść|zgłoś się|udać się|zapraszamy|zapraszam) do)\s{1,2}([^\W\d].{2,80})$",
    re.IGNORECASE,
)
_SENTENCE_VERB = re.compile(
    r"\b(?:można|prosimy|należy|pełni\w{0,2}|obejmuj\w{1,2}|mieści\w{0,3}|wypłaca\w{0,2}|wydaj\w{1,2}|umówić|zadzwo\w{1,4}|dzwoń|jest|są|odbywa\w{0,3}|przyjmuj\w{1,4}|udziela\w{0,2}|prowadz\w{1,4})\b.{0,120}$",
    re.IGNORECASE,
)
_TO_DESK = re.compile(
    r"^(?:kontakt )?(?:do|dla|w|z)\s{1,2}(?=biura|działu|sekcji|sekretariatu|referatu|kasy|punktu)", re.IGNORECASE
)
_WAY = re.compile(
    r"^(?:po (?:wcześniejsz|uprzedni)\w{1,4}|od \d{1,2}\b|wejście|wjazd|budynek|klatka|obok|naprzeciw|w razie|w przypadku|w nagłych|w spraw\w{1,3} (?:piln|nagł)\w{0,3}|po godzinach|w godzinach|od (?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia))\b",
    re.IGNORECASE,
)
_ASKED = re.compile(  # "Proszę dzwonić do działu rekrutacji"
    r"^(?:natomiast|zaś|a także)\s|^(?:możesz|mogą|można|warto)\s(?:państwo\s)?(?:też\s|także\s|również\s)?skorzystać z\s|^(?:(?:proszę|prosimy|należy|można|zachęcamy|zapraszamy)\s(?:o\s)?)?(?:dzwonić|telefonować|zadzwonić|kontakt(?:ować)?(?: się)?|zgłaszać się|zgłosić się|pytać|zapytać|kierować)\s(?:do|z|w)\s(?=\w{3})",
    re.IGNORECASE,
)
_NOBODY = re.compile(  # a place in the house, the patron of a parish, what the reader is to do, words that only connect
    r"(?:(?:[ivx]{1,4}|\d{1,2}|[a-z])\s)?(?:klatka|wejście|brama|klatka schodowa)(?:\s\w{1,3})?$|(?:p\.\s?w\.|pw\.)\s"
    r"|(?:złóż|wypełnij|pobierz|przyjdź|zadzwoń|napisz|zgłoś|umów|sprawdź|wyślij|dostarcz|zapisz|zapytaj|odbierz|przynieś)\b"
    r"|(?:(?:bądź|poza|tym|nie|zaprasza\w{0,2}|a|w|poszczególnych|oprócz|tego|ponadto|zarazem|także|również|nowy|numer|uwaga|cał[aą]|dob[aę]|więcej|kolejn\w{1,2}|następn\w{1,2}|drug[iae]|inn[yae]|albo|czyli|tj|tzn|np|działa(?:ją)?)[\s.,]{0,2}){1,5}$",
    re.IGNORECASE,
)
_LEADS_TO_MORE = re.compile(r"\b(?:na adres|pod adresem|w siedzibie|drogą|za pośrednictwem)\W{0,3}$", re.IGNORECASE)
_IS_SOMETHING = re.compile(  # "Punkt czynny", "Klub usytuowany jest"
    r"(?:\s(?:jest|są|będzie|zostały?))?\s(?:czynn|otwart|ustalan|usytuowan|zlokalizowan|położon|dostępn|uzyskiwan|wyznaczon|prowadzon|zaproszon)\w{1,2}(?:\s(?:jest|są|będzie))?$"
    r"|\s(?:dyżuruj|przyjmuj|pracuj|urzęduj|odpowiad|udziela|obsługuj|działa|funkcjonuj|mieści)\w{0,3}(?:\ssię)?$",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"^[IVX]{1,4}[.)]?\s(?=[^\W\d_]{3})")
_NO_LABEL = re.compile(
    r"^(?:są|jest|także|również|któr[aeyz]\w{0,3}|aby|żeby|jeżeli|jeśli|gdy|kiedy|po|pod|na|o|od|do|za|przez|lub|oraz|albo|to|z|ze|każd[aąey]\w{0,3})(?:\s(?!\d)|$)|^(?:\d(?!\d\d\s?\+)|we?\s(?!sprawie|sprawach))",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:są|jest|trwa\w?|pozostaj[eą]|zmieni\w{1,4} się|rusza\w?|(?:zapewnia|pomaga|wspiera|udziela|zaprasza|działa)(?:my|ją)?|(?:przyjmu|oferu|realizu|organizu|informu|proponu|pracu|obsługu|korzystu)j(?:e|emy|ą)|(?:prowadz|świadcz)(?:i|imy|y|ymy|ą))\b",
    re.IGNORECASE,
)
_OF_HOURS = re.compile(r"(?:dni i )?godziny\b", re.IGNORECASE)
_REQUESTS = re.compile(
    r"\bwnios(?:k|e)\w{1,3} (?:w zakresie|w sprawie|o|na)\s{1,2}([^,.;:()\x02\n]{4,80}?)(?=[,.;:()\x02\n]|\s(?:prowadz|przyjm|można|należy|w siedz|są|jest)|$)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^(?:w|we) spraw(?:ie|ach)\s{1,2}(?:dotyczących\s)?(?=\w{4})", re.IGNORECASE)
_IN_MATTERS = re.compile(
    r"^(?:w|we) spraw(?:ie|ach)\s(?:dotyczących\s)?(.{4,60}?)\s(?=obsług|przyjm|interesan|klien|informacj|prosimy|należy|można|kontakt)",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"^(?:kontakt|adres|telefony?|numery telefonów|godziny (?:pracy|otwarcia|przyjęć)|dane (?:kontaktowe|teleadresowe))\s{0,2}[-–—:|]\s{1,2}(?=\w{3})|^(?:lub|oraz)?\s?(?:osobiście|telefonicznie)\s(?:u|w|do)\s",
    re.IGNORECASE,
)
_EXTENSION_TAIL = re.compile(r"\s{0,2}[-–—,]?\s{0,2}\bwewn?\.?\s{0,2}(?:nr\s)?\d{1,4}\b.{0,20}$")
_BRACKET_FIRST = re.compile(r"^\s{0,4}\([^()]{0,80}\)")
_ON_DUTY = re.compile(r"\s[-–]\s(?:dyżur|telefon)\w{0,2}(?:\stelefoniczn\w)?\W{0,6}$")
_ANSWERED = re.compile(r"(?<=\w)\s(?:są\s)?(?:przyjmowan|prowadzon|udzielan)\w{1,2}(?:\ssą)?(?=\W{0,6}$|\stelefon)")
_ON_DAYS = re.compile(r"[,\s]{1,2}we?\s(?:każd\w{1,3}|dni\w{0,3})$", re.IGNORECASE)
_GENERIC_LEAD = re.compile(
    r"^(?:dyżury?:\s|(?:uwaga|ważne|kontakt|informacj[ae](?!\s?/|\s(?:o|na temat|dla|nt)\b)|szczegółow\w{2,3}|więcej|bliższ\w{2,3}|godziny (?:pracy|otwarcia|przyjęć|urzędowania|obsługi|przyjmowania|funkcjonowania)|czas pracy|dni i godziny \w+|w dni\w{1,3} wypłat\w{0,2}|zmian[ay] (?:w )?(?:dni i )?godzin\w{0,2}(?: pracy| przyjęć| otwarcia| urzędowania| obsługi)?|harmonogram pracy)\b[\s!:.\-–]{0,4})",
    re.IGNORECASE,
)
_REACHES = re.compile(
    r"^\W{0,3}(?:tel\.|telefon\w{0,3}|kontakt)\s(?:do|w|z)\s((?:biur|sekretariat|kierowni|dyrekto|koordynator|kas|księgow)\w{1,6})\W{0,4}$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\s(?:do|od|w)\sgodz\w{0,5}\..{0,40}$", re.IGNORECASE)
_TELEPHONE_OF = re.compile(r"^(?:numer\w{0,3} )?telefon\w{0,3} (?:do|z) (?=\w{3})", re.IGNORECASE)
_TEL_HEAD = re.compile(r"^(?:tel|fax|faks|kom)\.?\s{1,2}(?=[^\W\d_]{3})(?!\w{2,20}[wn]y\b)", re.IGNORECASE)
_HOUSE_ONLY = re.compile(r"^(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w\-]{2,24}\s){1,3}\d{1,4}[a-z]?(?:/\d{1,3})?(?:\s?\([^()]{0,60}\))?$")


@lru_cache(maxsize=4096)
def clean(part: str, *, hours: bool = False) -> str | None:
    """The words that name somebody, without telephone words, rooms, persons; None when nothing is left."""
    text = _without_the_rest_of_the_line(part, hours=hours)
    if reaches := _REACHES.search(text):
        return nominative(reaches[1])
    text = _without_telephone_words(text)
    if _HOUSE_ONLY.match(text) and not words.is_desk(text) and not words.starts_with_institution(text):
        return None
    text = _without_lead(_balanced(words.heading_text(text).strip(' „"')))
    if _says_nothing(text) or _WAY.match(text):
        return None
    text = _out_of_a_sentence(text)
    if _NO_LABEL.match(text) or (words.has_verb(text) and not words.is_desk(text) and not words.is_benefit(text)):
        return None
    if len(text) > 100 or (text.count(" ") >= 5 and words.has_verb(text)):
        return from_prose(text)
    return _generic_off(text)


def _without_the_rest_of_the_line(part: str, *, hours: bool) -> str:
    """Without rooms, brackets in front, extensions; for hours without all that the verb of their sentence begins."""
    text = _HEAD_NOISE.sub("", _BRACKET_FIRST.sub("", without_rooms(part)))
    if hours:
        text = _HOURS_OF.sub("", text)
        asked = _ANSWERS.search(text)
        text = _HOURS_TAIL.sub("", asked[1] if asked and words.is_desk(asked[1]) else text)
    return _EXTENSION_TAIL.sub("", _ON_DUTY.sub("", text))


def _without_telephone_words(text: str) -> str:
    """ "Kierownik Anna Nowak, tel." -> "Kierownik"; "numer telefonu do biura" -> "biuro"."""
    text = without_person(_UNTIL.sub("", _TEL_TAIL.sub("", _ANSWERED.sub("", text)).strip()))
    text = _ON_DAYS.sub("", text)
    reached = _TELEPHONE_OF.sub("", text)
    return _TEL_HEAD.sub("", nominative(reached) if reached != text else text)


def _without_lead(text: str) -> str:
    """ "Proszę dzwonić do działu rekrutacji" -> "dział rekrutacji"; "w razie awarii: pogotowie" -> "pogotowie"; "V Łaźnia" -> "Łaźnia"."""
    text = _IS_SOMETHING.sub("", text)
    numbered = _ROMAN.sub("", text)
    text = numbered if words.is_desk(numbered) or words.starts_with_institution(numbered) else text
    text = re.sub(r"^(?:i|oraz|a także)\s", "", text)
    head, colon, tail = text.partition(": ")
    text = tail if colon and tail and _WAY.match(head) else text
    asked_for = _ASKED.sub("", text)
    return nominative(asked_for) if asked_for != text else text


def _says_nothing(text: str) -> bool:
    if not re.search(r"[^\W\d_]{2}", text) or words.is_generic(text) or _WHOLE.match(text):
        return True
    named = words.is_desk(text) or _ANSWERS.search(text)
    return bool(_LEADS_TO_MORE.search(text) or (_NOBODY.match(text) and not named))


def _balanced(text: str) -> str:
    """Without brackets or quotes that open or close nothing."""
    for opening, closing in ("()", "„”"):
        if text.count(opening) > text.count(closing):
            head, _, tail = text.rpartition(opening)
            text = f"{text}{closing}" if closing == "”" or tail.isupper() else head
        elif text.count(closing) > text.count(opening) and closing == ")":
            text = text.replace(closing, "")
    return _TEL_TAIL.sub("", text).strip() if not text.endswith((")", "”")) else text.strip()


def _out_of_a_sentence(text: str) -> str:
    """Who answers, out of a sentence: "informacji udziela Sekcja X" -> "Sekcja X"; "Z psychologiem można umówić się" -> "psychologiem"."""
    asked = _ANSWERS.search(text)
    if about := _IN_MATTERS.match(text):
        return nominative_phrase(about[1])
    if asked and (words.is_desk(asked[1]) or not asked[0].startswith("przyjmuj")):
        return asked[1].strip()
    return _SENTENCE_VERB.sub("", text).strip(" ,;:-–—") if " " in text else text


def _generic_off(text: str) -> str | None:
    """ "Kontakt: Dział Świadczeń" -> "Dział Świadczeń"; "UWAGA! KASY" -> "KASY"."""
    head, colon, tail = text.partition(":")
    if head.count("(") != head.count(")"):
        return text
    if colon and (words.is_desk(head) or words.is_benefit(head)) and tail.strip() and not words.is_desk(tail):
        text, tail = head, ""
    if colon and words.starts_with_desk(tail.strip()) and not words.is_desk(head) and not words.is_benefit(head):
        return tail.strip()
    if colon and tail.strip() and (words.is_generic(head) or words.names_a_desk(head)):
        return tail.strip()
    desk = _TO_DESK.sub("", text)
    text = nominative(desk) if desk != text else text
    whole = text
    text = _GENERIC_LEAD.sub("", text).strip()
    text = whole if re.fullmatch(r"\w{3,14}[aey]", text) and not words.is_desk(text) else text
    head, colon, tail = text.partition(": ")
    text = head if colon and words.is_desk(head) and not words.is_desk(tail) else text
    return None if _says_nothing(text) else text


def from_prose(text: str) -> str | None:
    """A benefit whose requests are told of, else the last desk that is named."""
    for match in _REQUESTS.finditer(text):
        benefit = nominative_phrase(match[1].strip())
        if words.is_benefit(benefit):
            return benefit
    found = list(_DESK_PHRASE.finditer(text))
    return " ".join(found[-1][0].split()) if found else None


def without_rooms(text: str) -> str:
    for place in sorted([*find_rooms(text), *find_floors(text)], key=lambda p: -p.start):
        text = text[: place.start] + " " + text[place.end :]
    return re.sub(r"\(\s{0,6}\)", "", text)


def without_kind(label: str) -> str:
    """ "Kontakt – Ośrodek X" -> "Ośrodek X"; "osobiście u kierownika" -> "kierownika"; "w sprawie dodatków" -> "dodatków"."""
    return _ABOUT.sub("", _KIND.sub("", label))


@lru_cache(maxsize=1024)
def from_heading(heading: str, *, hours: bool) -> str | None:
    """Whom a heading names. One that is a sentence ("W domu zapewniamy:") names nobody, unless it says when a desk is open."""
    if hours and _WHOLE.match(_HOURS_TAIL.sub("", heading).strip(" :-–—")):
        return None
    if _HOUSE_ONLY.match(heading) and not words.is_desk(heading):
        return None
    if not _SAYS.search(heading):
        if _NO_LABEL.match(heading) or (
            words.has_verb(heading) and not words.is_desk(heading) and not heading.isupper()
        ):
            return None
        if not hours and _OF_HOURS.match(heading):
            return None
        named = without_person(re.sub(r"\(\s{0,6}(?:,\s{0,6})?\)", "", without_rooms(heading)).strip())
        return _generic_off(named) if hours else named
    label = clean(heading, hours=True) if hours else None
    return label if label and words.is_desk(label) else None
