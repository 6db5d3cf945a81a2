"""Messages about the work of an institution that hold for some time: closed days, suspended service, enrolment, deadlines."""

import re
from collections.abc import Iterator

from ingest import words
from ingest.blocks import HEADING, NOISE
from ingest.extract.context import Context, Draft
from polish.leads import Led

_TRIGGER = Led(
    r"(?<!\w)(?:będzie\s{1,2}(?:nieczynn|zamknięt|pracował|czynn|niedostępn|przyjmowa)\w{0,4}|będą\s{1,2}(?:nieczynn|zamknięt|niedostępn|czynn|przyjmowan|pracowa)\w{0,4}|zawiesz\w{1,5}|do odwołania|odwołuj\w{1,4}|nie przyjmuj\w{1,4}|nie będzie (?:przyjm|czynn|pracow)\w{0,5}|nie pracuj\w{1,4}"
    r"|rekrutacja (?:\w{4,20} )?(?:trwa|do|rozpocz|rusza|prowadzona|potrwa)\w{0,4}|nabór (?:trwa|wniosków|rozpocz|do|uczestnik|potrwa|prowadz)\w{0,4}|trwa (?:nabór|rekrutacja)|trwają zapisy|zapisy (?:do|trwają|od)\b|rusza\b|zmian\w godzin|zmienion\w{1,3} godzin|zmianie ulega|ulegaj?ą? zmianie|ulegnie zmianie|skrócon\w{1,3} (?:czas|godzin)|ogranicz\w{1,5} (?:bezpośredni|obsług|w funkcjon|przyjm|funkcjon|dostęp|do)"
    r"|(?:wnios(?:ki|ek)|formularze|zgłoszenia|dokumenty|oferty)[^.\n]{0,60}(?:(?:można|należy|trzeba) złożyć (?:od|do)\b|można składać|należy składać|przyjmowane (?:są|będą)|składać (?:można|należy|do)|prosimy składać)|termin\w{0,2} (?:składania|przyjmowania|naboru)|składać (?:od|do) (?:dnia )?|przerwa (?:urlopowa|wakacyjna|techniczna|w pracy|w działal)|przerw[aęy] w (?:dostaw|funkcjon|pracy|obsł)|w (?:okresie|czasie|związku z) (?:pandemi|epidemi|covid|koronawirus|stanem epidem|zagroże)"
    r"|(?:złożyć|składać|zgłosić|zgłaszać)[^.\n]{0,60}w terminie|(?:informuj\w{1,2}|zawiadami\w{1,2}) o rozpoczęciu|w związku z[^.\n]{0,90}(?:nieczynn|zamknięt|zawiesz|ogranicz|zmian|odwoł|przyjmowa)|zmieni\w{0,3} się (?:siedzib|adres|godzin|numer|lokaliz)|wstrzym\w{1,5}|wnioski złożone po|rozpoczynamy przyjmowanie|bez bezpośredniej obsługi|zmianie \w{3,12} uleg|nabór \w{4,12} do \d|odwiesz\w{1,5}|ogranicza się|zgłosze\w{1,3} do dnia \d|przyjmuj\w{1,3} (?:wnios|zgłosz)\w{2,4}[^.\n]{0,40}\b(?:od|do)\s\d|(?:wznawia\w{0,2}|wznowi\w{1,4}|zakończ(?:y|ą)|zawiesi\w{1,4}) (?:swoją )?(?:działal|obsług|prac)|rozpocz(?:ął|ęł|yna|nie)\w{0,3} (?:się )?(?:nab|rekrut|zapis|przyjmow)|(?:zostan\w{1,3}|będ\w{1,2}) (?:\w{4,14} )?wypłac\w{2,5}|(?:może|mogą) nie działać|z powodu awarii|(?:złóż|składaj\w{0,3}|pobierz)\b[^.\n]{0,60}\bdo (?:dnia )?\d|(?:jest|są|zostaj[ąe]|zosta[łn]\w{0,3}) (?:czasowo |tymczasowo )?przeniesion\w{1,2}|(?:jest|są) (?:czasowo|tymczasowo) (?:nieczynn|zamknięt)\w|przenosi\w{0,3} się|przeprowadzk|zmian[aie]\w? (?:siedziby|adresu|lokalizacji|numer\w telefon)|zmienił\w? (?:się )?(?:siedzib|adres|numer telefon|numery telefon)|wypłat\w[^.\n]{0,60}(?:będzie|będą|nastąpi|odbędzie|wstrzyman|warunk|po okazaniu|tylko|wyłącznie)|telefonicznego umówienia|wyłącznie telefoniczn|(?:tylko|wyłącznie) po wcześniejszym umówieniu|tylko po|nieczynn\w{1,2} w dni|w dni\w{0,3} [^.\n]{0,30}nieczynn|dzień wolny|dniem wolnym|okazani\w (?:dowodu|dokumentu)|oczekujemy do godz|\d{1,2} (?:stycz|lut|mar|kwie|maj|czerw|lip|sierp|wrze|paźdz|list|grud)\w{1,8} (?:\d{4} r\. )?(?:\([^)\n]{3,20}\) )?[^.\n]{0,40}(?:pracuj|czynn)\w{0,4} (?:jest |będzie )?(?:w|do|od)\b|(?:przyjmujemy|przyjmowan\w{1,3}|czekamy|składamy)[^.\n]{0,50}\bdo(?: dnia)? \d{1,2}[. ])",
    re.IGNORECASE,
)
_INTERESTED = Led(
    r"(?<!\w)osoby (?:chętne|zainteresowane)[^.\n]{0,90}?(?:prosimy|proszone są|proszeni|prosi się) o (?:kontakt|zgłasz|zgłosz|złoż|skład|zapis)",
    re.IGNORECASE,
)
_ANNOUNCED = Led(r"(?<!\w)(?:informuj|zawiadami|komunikuj|przypomina)\w{1,2}(?:,\s(?:że|iż)|\so)\b", re.IGNORECASE)
_CLOSED = Led(
    r"(?<!\w)(?:nieczynn\w{1,3}|zamknięt\w{1,3}|nie (?:działa\w{0,2}|pracuj\w{1,3}|wydaj\w{1,3}))", re.IGNORECASE
)
_MONTH = r"(?:stycz|lut|mar|kwie|maj|czerw|lip|sierp|wrze|paźdz|list|grud)\w{1,8}"
_FROM_A_DAY = Led(  # "od 1 lipca", "z dniem 01.06.2022", "w piątek 6 maja", "do końca marca", "w sierpniu"
    rf"(?<!\w)(?:(?:od|do|z|w|na|po)\s{{1,2}}(?:dniem?|dnia|dniu|dniach|godz\.)?\s{{0,2}}(?:(?:poniedział|wtor|środ|czwart|piąt|sobot|niedziel)\w{{1,4}},?\s)?(?:\(?\d{{1,2}}\.\d{{1,2}}(?:\.(?:20)?\d\d)?|\d{{1,2}}\s{{1,2}}{_MONTH})|do końca (?:tego |bieżącego )?(?:miesiąca|roku|tygodnia|wakacji|{_MONTH})|w (?:styczniu|lutym|marcu|kwietniu|maju|czerwcu|lipcu|sierpniu|wrześniu|październiku|listopadzie|grudniu|okresie (?:wakac|ferii|świąt|letni|zimow)\w{{0,6}}|czasie (?:ferii|wakacji|remontu)))",
    re.IGNORECASE,
)
_ITS_WORK = re.compile(  # what an office does or stops doing
    r"(?<!\w)(?:przyjmuj\w{1,3}|(?:będ\w{1,2}|będzie) (?:\w{3,14} ){0,2}(?:przyjm|wydawan|nadawan|obsług|czynn|prowadz|działa|pracowa|dyżur|mógł|mogł|można|realizow|wypłac|odbywa)\w{0,8}|nie odbęd\w{1,3}|zakończ\w{1,3} (?:działal|przyjm|prac|swoj)|rozpocz\w{2,5} (?:się |swoją )?(?:przyjm|nab|prac|działal|rekrut|wydaw|obsług|zapis)\w{1,8}|wzn(?:owi|awia)\w{0,2}|można (?:już )?(?:pobiera|składa|złożyć|zgłasza|odbiera|zapis)\w{0,4}|(?:należy|trzeba|prosimy|proszę) (?:\w{3,10} )?(?:złożyć|składa|zgłasza|zgłosi|dostarcz|odebra|odbiera)\w{0,4}|zapisy|termin\w{0,2} (?:składania|zgłosze|naboru|rekrut|przyjm)|pracuj\w{1,3} (?:tylko|wyłącznie|krócej|dłużej|do|w godz)|obowiązuj\w{1,3} (?:now|zmien|inn)|(?:jest|są) (?:nieczynn|zamknię)\w{1,3}|zgłoszenia przyjm|(?:wnioski|zgłoszenia|zapisy|nabór|rekrutacja|deklaracje|dokumenty)\b[^.\n]{0,70}\s(?:od|do|w terminie)\s|ulegają|zmienia\w{0,2} się)",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"\d{1,2}\.\d{2}\.20\d\d|\b(?:styczni|lut(?:y|ego|ym)\b|mar(?:ca|zec|cu)\b|kwie[tc]|maj[au]?\b|czerw|lip(?:iec|ca|cu)\b|sierp|wrześ|paźdz|listop|grud)\w{0,6}|świąteczn|wigili",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"^(?:uwaga|ważne|pilne|komunikat|ogłoszenie|przypominamy|uprzejmie informujemy|informujemy|prosimy)\b[\s!:.,]{0,4}",
    re.IGNORECASE,
)
_CALL_WORK = re.compile(
    r"nieczynn|zamknięt|zmian|termin|wnios|nabór|rekrutac|zapis|przyjm|obsług|wypłat|telefon|dyżur|czynn|kas[ay]|biuro|godzin|zgłosze|rusza|obowiązuj|działa|świadcze|zasił|przerw|zmien|przenos|siedzib|osobiście|przyjść",
    re.IGNORECASE,
)
_NOT_NOTICE = re.compile(
    r"cookie|przeglądar|dostępności cyfrow|stron\w{0,3} (?:internetowej|spełnia|korzysta)|dane osobowe|danych osobowych|\bRODO\b|polityk\w prywat"
    r"|^\W{0,4}(?:kto|osob\w{1,3}|ci)\b[^.\n]{0,60}\bnie pracuj",  # of people without work, not of an office
    re.IGNORECASE,
)
_UNTIL_A_DAY = re.compile(
    r"\bod\b[^.\n]{3,30}(?:20\d\d)[^.\n]{0,8}\bdo\b[^.\n]{3,30}20\d\d|\bdo (?:dnia )?\d{1,2}(?:\.\d{1,2}\.(?:20)?\d\d| (?:stycz|lut|mar|kwie|maj|czerw|lip|sierp|wrze|paźdz|list|grud))"
)
_OF_LAW = re.compile(r"ustaw\w z dnia|Dz\.\s?U|rozporządz|w drodze decyzji", re.IGNORECASE)
_LEAD = re.compile(r"^(?:[\s\-–—•*!>]{1,10}|\d{1,2}[.)]\s{1,3}){1,2}")
_DATED = re.compile(r"\b(?:od|do)\s(?:dnia\s)?\d")
_LENGTH = 90


def find(context: Context) -> None:
    """One draft per sentence that announces; regular hours introduced by "UWAGA" are hours, not notices."""
    seen: set[int] = set()
    lines: set[int] = set()
    for position in _announced(context):
        _consider(context, position, seen, lines, called=False)
    for position in _called(context):
        _consider(context, position, seen, lines, called=True)


def _announced(context: Context) -> Iterator[int]:
    """Where words stand that announce by themselves, or together with what the sentence says besides."""
    for pattern in (_TRIGGER, _INTERESTED):
        yield from (match.start() for match in pattern.finditer(context.text, words=context.words))
    for pattern, besides in ((_ANNOUNCED, _CALL_WORK), (_CLOSED, _DAYS), (_FROM_A_DAY, _ITS_WORK)):
        for match in pattern.finditer(context.text, words=context.words):
            first, last = context.page.sentence_at(match.start())
            leads_to_a_list = pattern is _ANNOUNCED and context.text[last - 1] == ":"
            if not leads_to_a_list and besides.search(context.text, first, last):
                yield match.start()


def _called(context: Context) -> Iterator[int]:
    """What stands behind a call, "UWAGA!", in its line or below it."""
    for line in context.page.lines:
        call = _CALL.match(line.text)
        if call and call.end() == len(line.text) and line.number + 1 < len(context.page.lines):
            below = context.page.lines[line.number + 1]
            if below.kind == HEADING and words.has_verb(context.page.block_at(below.start).heading):
                yield below.start
        if call and line.kind != NOISE and _CALL_WORK.search(line.text[call.end() :]):
            yield line.start + call.end()


def _consider(context: Context, position: int, seen: set[int], lines: set[int], *, called: bool) -> None:
    line = context.page.line_at(position)
    titled = (
        line.kind == HEADING
        and line.text[-1] not in ".!"
        and not ((_DATED.search(line.text) or line.text[-1] == ":") and words.has_verb(line.text))
    )
    if line.kind == NOISE or (titled and not called):
        return
    first, last = context.page.sentence_at(position)
    first, last = _with_call(context, first, last)
    if called and line.kind == HEADING:
        last = max(last, context.page.block_at(line.start).heading_end)
    sentence = context.text[first:last]
    if (
        first in seen
        or line.number in lines
        or len(sentence) < 25
        or _NOT_NOTICE.search(sentence)
        or (not called and _OF_LAW.search(sentence) and not _ANNOUNCED.pattern.search(sentence))
        or _is_regular_hours(context, first, last, called=called)
    ):
        return
    seen.add(first)
    lines.add(line.number)
    start = " ".join(_LEAD.sub("", sentence).split())
    data = {"text_starts": start[:_LENGTH].rsplit(" ", 1)[0] if len(start) > _LENGTH else start}
    context.drafts.append(Draft("notice", first, last, data, 0.6 if called else 0.7, {"text": start}))


def _with_call(context: Context, first: int, last: int) -> tuple[int, int]:
    """A lone "UWAGA!" is no sentence: the words after it are; a short sentence before a dash belongs to what follows."""
    call = _CALL.match(context.text[first:last])
    if call and call.end() >= last - first - 1 and last + 1 < len(context.text):
        following = context.page.sentence_at(min(last + 1, len(context.text) - 1))
        return first, max(last, following[1])
    return first, last


def _is_regular_hours(context: Context, first: int, last: int, *, called: bool) -> bool:
    hours = context.inside("hours", first - 5, last)
    if not hours or _UNTIL_A_DAY.search(context.text, first, last):
        return False
    return called or not re.search(
        r"będzie|będą|zawies|odwoł|zmian|nabór|rekrutac|rusza", context.text[first:last], re.IGNORECASE
    )
