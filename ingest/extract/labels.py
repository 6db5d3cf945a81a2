"""Whom a number reaches and what the hours are of: the words before it in its line, else the heading of its block."""

import re
from functools import lru_cache

from ingest import words
from ingest.blocks import HEADING, ITEM, PROSE, VALUE, Block, Line, is_place, sentence_ends
from ingest.extract.context import BLANK, Context
from polish.addresses import find_floors, find_rooms
from polish.lemmas import nominative, nominative_phrase

_TEL_TAIL = re.compile(
    r"(?:[\s,:;\-–—(./|>»•*]|\b(?:nr|numer\w{0,3}|num\.|pod|tel|telefon\w{0,6}|telefonicznie|kom|komórk\w{1,4}|komórkow\w{1,3}|fax|faks\w{0,3}|stacjonarn\w{1,3}|służbow\w{1,3}|whatsapp|messenger|signal|sms|viber|bezpłatn\w{1,3}|dzwoniąc|e-?mail|kontakt\w{0,5}|lub|oraz|i|a|na|też|mob|dostępn\w{1,3}|wew|godzin\w{0,3}|тел|call|dzwonić|pisać|napisać|czynn\w{1,3}|otwart\w{1,3}|adres|mailowy|www|poczta|elektroniczna|w|we|od|do|przy|ul|z)\b\.?+){1,24}+$",
    re.IGNORECASE,
)
_HEAD_NOISE = re.compile(r"^[\s,.:;\-–—)/|>»•*+]{1,12}")
_SEPARATOR = re.compile(
    r"[;|\t\x02]+|\s{4,}|(?<=[a-ząćęłńóśźż]{3})(?<!tel)(?<!godz)(?<!Godz)(?<!Tel)(?<!pok)(?<!kom)(?<!wew)(?<!prac)(?<!spec)(?<!soc)[.!?]\s"
)
_HOURS_OF = re.compile(  # "Godziny przyjęć pracowników socjalnych"
    r"^w dni\w{1,3} wypłat\w{0,2}\s|^(?:dni i )?(?:godziny|czas) (?:pracy|przyjęć|przyjmowania|dyżurów|urzędowania|dyżurowania) (?=pracowni|kierowni|dyrekt|dział|sekcj|kas|specjalist|psycholog|prawni|radc|sekretar|biur)",
    re.IGNORECASE,
)
_HOURS_TAIL = re.compile(
    r"(?:\b(?:jest|są|będzie|każd\w{1,3}|co|czynn\w{1,3}|otwart\w{1,3}|pracuj\w{1,4}|przyjmuj\w{1,4}|przyjmowan(?!ie\b)\w{1,3}|urzęduj\w{1,4}|dyżuruj\w{1,4}|pełnion\w{1,2}|pełni\w{0,2}|odbywa\w{0,3}|(?:po)?trwa\w{0,2}\b|(?:wydawan|przyznawan)[aey]\b|obsługuj\w{1,4}|dostępn\w{1,3}|funkcjonuj\w{1,4}|działa\w{0,3}|udziela\w{0,3}|prowadz\w{1,4}|można|prosimy|zapraszamy|godz\w{0,6}|godzin\w{0,3}|dni\w{0,3}|się|osobiście|telefonicznie|mailowo|czas|urzędowania|(?<!izba )przyjęć|otwarcia|przyjmowania|ul)\b.{0,160}|\b(?:w|we|od|do|na|przy|między)(?:\W{0,6}$|\s(?=dni|godz|każd|ośrod|urzęd|\w{3,12}(?:ca|nia|da|ja|ego)\sdo\s|poniedz|wtor|środ|czwart|piąt|sobot|niedz|siedzib|budynk|pok|sekretar|lokal|ul|tygodni|okres|czas|termin|spraw)).{0,160})$",
    re.IGNORECASE | re.DOTALL,
)
_PERSON = re.compile(
    r"(?:(?:\b(?:mgr|dr|inż|lek|mec|prof|[Pp]ani?|p|hab|med|adw|ks|r\. ?pr)\.?\s{1,2}){0,3})?\b[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,14}\s{1,2}[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,20}(?:[-–][A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,20}|\s-\s[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,20}(?=$|[\s,;:]{1,3}(?:tel|$)))?\b|\bp\.\s[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,14}\b|\b[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,14}\s[A-ZĄĆĘŁŃÓŚŹŻ]\.(?!\w)"
)
_SHOUTED_PERSON = re.compile(r"\b(?:Pani?\s)?([A-ZĄĆĘŁŃÓŚŹŻ]{3,14})\s{1,2}[A-ZĄĆĘŁŃÓŚŹŻ\-]{3,24}\b")
_TITLES = re.compile(r"^(?:mgr|dr|inż|lek|mec|prof|Pani?|p|hab|med|adw|ks)\.?\s", re.IGNORECASE)
# The commonest given names; with them two capitalised words are a person rather than a name of something.
_GIVEN = frozenset(
    """anna maria katarzyna małgorzata agnieszka krystyna barbara ewa elżbieta zofia janina teresa joanna magdalena monika jadwiga danuta irena halina helena beata aleksandra marta dorota marianna grażyna jolanta stanisława
    iwona karolina bożena urszula justyna renata alicja paulina sylwia natalia wanda agata aneta izabela ewelina marzena wiesława genowefa patrycja kazimiera edyta stefania jan andrzej piotr krzysztof stanisław tomasz paweł
    józef marcin marek michał grzegorz jerzy tadeusz adam łukasz zbigniew ryszard dariusz henryk mariusz kazimierz wojciech robert mateusz marian rafał jacek janusz mirosław maciej sławomir jarosław kamil wiesław roman
    władysław jakub artur zdzisław edward mieczysław damian dawid przemysław sebastian czesław leszek daniel waldemar lidia mirosława mariola iza gabriela karina kamila oliwia nina wiktoria laura liliana ludmiła marzanna ryszarda sandra tamara alina antonina bernadeta cecylia daria diana eliza elwira eugenia franciszka ida inga jagoda kalina klara leokadia luiza łucja magda malwina marlena michalina oksana iryna olena patrycja alan albert aleksander alfred antoni benedykt bernard błażej bogumił bogusław bohdan bolesław dominik edmund emil feliks filip florian franciszek gabriel gustaw hieronim igor ignacy julian kacper karol konstanty lech leon leonard ludwik lucjan maksymilian mikołaj miłosz oskar patryk remigiusz romuald seweryn stefan sylwester szczepan szymon tymoteusz wacław wincenty witold włodzimierz zenon zygmunt kinga emilia weronika hanna olga żaneta violetta wioletta bogumiła bogdan cezary
    dominika klaudia julia zuzanna aniela lucyna celina regina władysława bronisława honorata kornelia milena adrianna angelika ilona sabina eugeniusz ireneusz krystian hubert konrad eryk arkadiusz radosław norbert""".split()
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
_NO_LABEL = re.compile(
    r"^(?:są|jest|także|również|któr[aeyz]\w{0,3}|aby|żeby|jeżeli|jeśli|gdy|kiedy|po|pod|na|o|od|do|za|przez|lub|oraz|albo|to|z|ze|każd[aąey]\w{0,3})(?:\s(?!\d)|$)|^(?:\d(?!\d\d\s?\+)|[Ww]e?\s[A-ZĄĆĘŁŃÓŚŹŻ])",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:są|jest|trwa\w?|pozostaj[eą]|zmieni\w{1,4} się|rusza\w?|(?:zapewnia|pomaga|wspiera|udziela|zaprasza|działa)(?:my|ją)?|(?:przyjmu|oferu|realizu|organizu|informu|proponu|pracu|obsługu|korzystu)j(?:e|emy|ą)|(?:prowadz|świadcz)(?:i|imy|y|ymy|ą))\b",
    re.IGNORECASE,
)
_OF_HOURS = re.compile(r"(?:dni i )?godziny\b", re.IGNORECASE)
_DUTY = re.compile(r"dyżury?:?$", re.IGNORECASE)
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
_WHOLE_HOURS = re.compile(
    r"godziny\s(?:pracy|otwarcia|urzędowania|funkcjonowania|przyjęć)\s(?:\w{4,12}\s)?(?:urzędu|ośrodka|centrum|placówki|jednostki|instytucji|poradni|gops|mops|ops|pcpr|pup|cus)\W{0,4}$",
    re.IGNORECASE,
)
_BRACKETED_WAY = re.compile(  # "(parter, stanowiska 3-5)" says where, not who
    r"\([^()\n]{0,40}\b(?:stanowisk|okienk|wejści|budyn|klatk)\w{0,3}\b[^()\n]{0,40}\)", re.IGNORECASE
)
_BRACKETED = re.compile(r"\s?\([^()\n]{1,80}\)")
_EXTENSION_TAIL = re.compile(r"\s{0,2}[-–—,]?\s{0,2}\bwewn?\.?\s{0,2}(?:nr\s)?\d{1,4}\b.{0,20}$")
_GOES_ON = re.compile(
    r"(?:przyjmuj|dyżuruj|pełni|pracuj|urzęduj)\w{0,3}\b"
)  # "Dyrektor: Anna Nowak" / "przyjmuje w poniedziałki"
_HELPLINE = re.compile(r"telefon|lini[aię]|zaufania|pogotowi", re.IGNORECASE)
_ITS_DAYS = re.compile(r"codzien|pon|pn|w dni|całą|24|od pon", re.IGNORECASE)
_ITS_TIMES = re.compile(r"\((?!tel)|(?:w\s)?(?:godz|czynn|dyżur|od\s\d)", re.IGNORECASE)
_REACHES = re.compile(
    r"^\W{0,3}(?:tel\.|telefon\w{0,3}|kontakt)\s(?:do|w|z)\s((?:biur|sekretariat|kierowni|dyrekto|koordynator|kas|księgow)\w{1,6})\W{0,4}$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\s(?:do|od|w)\sgodz\w{0,5}\..{0,40}$", re.IGNORECASE)
_TELEPHONE_OF = re.compile(r"^(?:numer\w{0,3} )?telefon\w{0,3} (?:do|z) (?=\w{3})", re.IGNORECASE)
_TEL_HEAD = re.compile(r"^(?:tel|fax|faks|kom)\.?\s{1,2}(?=[^\W\d_]{3})(?!\w{2,20}[wn]y\b)", re.IGNORECASE)
_HOUSE_ONLY = re.compile(r"^(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w\-]{2,24}\s){1,3}\d{1,4}[a-z]?(?:/\d{1,3})?(?:\s?\([^()]{0,60}\))?$")
_LEADS = re.compile(
    r"\b(?:przyjmuj|przyjmowan|obsługuj|dyżuruj|pełni|pracuj|urzęduj|czynn|otwart|działa|udziela)\w{0,4}\b[^:\n]{0,90}(?::|\sw:?)$"
)
_TIMES_FOLLOW = re.compile(r"\b(?:godzinach|godz\.?|dniach|następująco)\s?:$", re.IGNORECASE)
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
        return _from_prose(before)
    before = _BRACKETED_WAY.sub(" ", before)
    if hours and ";" in before:
        first, _, last = before.partition(";")
        before = first.partition(BLANK)[0] + BLANK + last.rpartition(";")[2]
    parts = _SEPARATOR.split(before)
    weak = None
    for part in reversed(parts):
        label = clean(part, hours=hours)
        if label and (weak or not _DUTY.match(label)):
            return label
        weak = weak or label
        if re.search(r"\w", part) and ";" in before and not words.is_generic(part):
            return weak
    return weak


@lru_cache(maxsize=4096)
def clean(part: str, *, hours: bool = False) -> str | None:
    """The words that name somebody, without telephone words, rooms, persons; None when nothing is left."""
    text = _HEAD_NOISE.sub("", re.sub(r"^\s{0,4}\([^()]{0,80}\)", "", _without_rooms(part)))
    if hours:
        text = _HOURS_OF.sub("", text)
        asked = _ANSWERS.search(text)
        text = _HOURS_TAIL.sub("", asked[1] if asked and words.is_desk(asked[1]) else text)
    text = _EXTENSION_TAIL.sub("", re.sub(r"\s[-–]\s(?:dyżur|telefon)\w{0,2}(?:\stelefoniczn\w)?\W*$", "", text))
    if reaches := _REACHES.search(text):
        return nominative(reaches[1])
    text = re.sub(r"(?<=\w)\s(?:są\s)?(?:przyjmowan|prowadzon|udzielan)\w{1,2}(?:\ssą)?(?=\W*$|\stelefon)", "", text)
    text = _TEL_TAIL.sub("", text).strip()
    text = without_person(_UNTIL.sub("", text))
    reached = _TELEPHONE_OF.sub("", text)
    text = _TEL_HEAD.sub("", nominative(reached) if reached != text else text)
    if _HOUSE_ONLY.match(text) and not words.is_desk(text) and not words.starts_with_institution(text):
        return None
    text = _balanced(words.heading_text(text).strip(' „"'))
    text = re.sub(r"^(?:i|oraz|a także)\s", "", text)
    head, colon, tail = text.partition(": ")
    text = tail if colon and tail and _WAY.match(head) else text
    asked_for = _ASKED.sub("", text)
    text = nominative(asked_for) if asked_for != text else text
    if not re.search(r"[^\W\d_]{2}", text) or words.is_generic(text) or _WHOLE.match(text) or _WAY.match(text):
        return None
    text = _out_of_a_sentence(text)
    if _NO_LABEL.match(text) or (words.has_verb(text) and not words.is_desk(text) and not words.is_benefit(text)):
        return None
    if len(text) > 100 or (text.count(" ") >= 5 and words.has_verb(text)):
        return _from_prose(text)
    return _generic_off(text)


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
    if colon and words.is_desk(head) and tail.strip() and not words.is_desk(tail):
        text, tail = head, ""
    if colon and tail.strip() and (words.is_generic(head) or words.names_a_desk(head)):
        return tail.strip()
    desk = _TO_DESK.sub("", text)
    text = nominative(desk) if desk != text else text
    whole = text
    text = re.sub(
        r"^(?:dyżury?:\s|(?:uwaga|ważne|kontakt|informacj[ae]|szczegółow\w{2,3}|więcej|bliższ\w{2,3}|godziny (?:pracy|otwarcia|przyjęć|urzędowania|obsługi|przyjmowania|funkcjonowania)|czas pracy|dni i godziny \w+|w dni\w{1,3} wypłat\w{0,2}|zmian[ay] (?:w )?(?:dni i )?godzin\w{0,2}(?: pracy| przyjęć| otwarcia| urzędowania| obsługi)?|harmonogram pracy)\b[\s!:.\-–]{0,4})",
        "",
        text,
        flags=re.IGNORECASE,
    ).strip()
    text = whole if re.fullmatch(r"\w{3,14}[aey]", text) and not words.is_desk(text) else text
    head, colon, tail = text.partition(": ")
    text = head if colon and words.is_desk(head) and not words.is_desk(tail) else text
    return text if re.search(r"[^\W\d_]{2}", text) and not words.is_generic(text) and not _WHOLE.match(text) else None


def _from_prose(text: str) -> str | None:
    """A benefit whose requests are told of, else the last desk that is named."""
    for match in _REQUESTS.finditer(text):
        benefit = nominative_phrase(match[1].strip())
        if words.is_benefit(benefit):
            return benefit
    found = list(_DESK_PHRASE.finditer(text))
    return " ".join(found[-1][0].split()) if found else None


def _without_rooms(text: str) -> str:
    for place in sorted([*find_rooms(text), *find_floors(text)], key=lambda p: -p.start):
        text = text[: place.start] + " " + text[place.end :]
    return re.sub(r"\(\s{0,6}\)", "", text)


@lru_cache(maxsize=2048)
def without_person(text: str) -> str:
    """Names of persons out of a label: "Kierownik: Anna Nowak" -> "Kierownik"."""
    for match in reversed(list(_PERSON.finditer(text))):
        first = re.sub(r"^(?:\w{1,4}\.?\s)", "", match[0]) if _TITLES.match(match[0]) else match[0]
        if _TITLES.match(match[0]) or any(word.lower() in _GIVEN for word in re.split(r"[\s\-–]{1,3}", first)[:2]):
            text = text[: match.start()] + text[match.end() :]
    text = _SHOUTED_PERSON.sub(lambda found: "" if found[1].lower() in _GIVEN else found[0], text)
    text = re.sub(r"\b(?:mgr|inż|dr|hab)\b\.?", "", text)
    text = re.sub(r"\s{2,}", " ", text).strip(" ,:;-–—/")
    return text if "(" in text and ")" in text else text.strip("() ")


def heading_for(context: Context, position: int) -> tuple[str, Block | None]:
    """The heading that names whom a fact is of, and its block; ("", None) when no heading is near enough.

    A heading that says nothing ("Kontakt", "Godziny przyjęć") lends the place to the one before it, unless prose,
    or a block that lists several desks, stands between.
    """
    block = context.page.block_at(position)
    if not block.generic and block.prose_ends <= position:
        return "", None
    crossed = shouted = False
    for number in range(block.number, max(-1, block.number - 5), -1):
        current = context.page.blocks[number]
        if number != block.number and (current.has_long_prose or (current.generic and current.lists_desks)):
            return "", None
        if not current.generic and without_person(_without_rooms(current.heading)):
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


def _is_shouted(context: Context, block: Block) -> bool:
    """A heading in capitals stands beside others in capitals, not below what is written small."""
    return context.text[block.heading_start : block.heading_end].isupper()


def _is_of_somebody(heading: str) -> bool:
    """A heading with nothing below it and a heading "Kontakt" next: does it name who is to be contacted, or is it left of a menu?"""
    return words.is_desk(heading) or words.is_benefit(heading) or words.starts_with_institution(heading)


def without_kind(label: str) -> str:
    """ "Kontakt – Ośrodek X" -> "Ośrodek X"; "osobiście u kierownika" -> "kierownika"; "w sprawie dodatków" -> "dodatków"."""
    return _ABOUT.sub("", _KIND.sub("", label))


def speaks_of_the_whole(context: Context, position: int) -> bool:
    """ "Godziny pracy urzędu: ..." are the hours of the institution, whatever desk stands above."""
    return bool(
        _WHOLE_HOURS.search(context.line_before(position))
        or _WHOLE_HOURS.match(context.page.block_at(position).heading)
    )


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
        named = without_person(re.sub(r"\(\s{0,6}(?:,\s{0,6})?\)", "", _without_rooms(heading)).strip())
        return _generic_off(named) if hours else named
    label = clean(heading, hours=True) if hours else None
    return label if label and words.is_desk(label) else None


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
    return _from_prose(masked) if len(masked) > 200 else clean(masked, hours=True)


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
            beside = any(context.inside(kind, above.start, above.end) for kind in kinds)
            helpline = hours and bool(_HELPLINE.search(label))
            if helpline and number == line.number - 1 and _ITS_DAYS.match(line.text):
                kinds = ("address", "phone")
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


def line_above(context: Context, position: int) -> str | None:
    """A short line of words just above the fact ("obsługa klientów:", "Kierownik") inside the block, below its heading."""
    line = context.page.line_at(position)
    for number in range(line.number - 1, max(-1, line.number - 3), -1):
        above = context.page.lines[number]
        if above.kind == HEADING or context.page.lines[number + 1].start - above.end > 8:
            return None
        masked = context.masked[above.start : above.end]
        if _KEY_ONLY.match(masked) and BLANK not in masked:
            return clean(masked) if not words.is_generic(masked) else None
        if goes_on(context, position) and BLANK not in masked and len(masked) < 90:
            return clean(masked)
        if _names_somebody(above.kind, masked) and not above.bullet:
            return clean(masked)
        if above.kind not in (VALUE,):
            return None
    return None
