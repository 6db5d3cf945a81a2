"""The vocabulary of office pages: what a heading that says nothing looks like, noise, names of desks, benefits, institutions.

Kinds of words only; no institution, street or town is named here.
"""

import re
from functools import lru_cache

from polish.leads import Led
from polish.text import fold

_GENERIC_WORDS = frozenset(
    """kontakt kontakty telefon telefony telefoniczny telefoniczne telefonicznie tel nr numer numery telefonu telefonow faks fax faksu e-mail email mail adres adresy dzien dni tygodnia
    adresowe elektroniczny elektroniczna elektroniczne poczta e-poczta dane teleadresowe kontaktowe z nami nasz nasze informacje informacja podstawowe
    ogolne godziny godzinach godzin otwarcia pracy urzedowania przyjec przyjmowania interesantow klientow stron obslugi czas czynne czynny czynna czynni
    kontaktowy korespondencyjny siedziba siedziby lokalizacja www strona internetowa jak znajdziesz dojazd gdzie jestesmy zapraszamy w i oraz do informacji wiecej
    funkcjonowania jednostki osrodka centrum biura urzedu placowki teleadresowy calodobowy calodobowa bezplatny bezplatna odwiedz skontaktuj sie napisz zadzwon formularz brak mapa dojazdu naszych naszej
    bip biuletyn publicznej wordpress joomla tresc przyjmowanie pytania spis wykaz ksiazka telefoniczna wewnetrznych wewnetrzne artykul ogloszenie komunikat zalatwianie spraw sprawy dotyczacych przyjmujemy pracujemy jestesmy dla państwa panstwa dyspozycji harmonogram pracownikow osobisty bezposredni komorkowy stacjonarny kom godz h otwarte wszystkie wszelkie wszelkich szczegolowe szczegolowych dodatkowe dodatkowych blizsze blizszych dokladne termin terminy wizyty wizyt""".split()
)
_NOISE_START = Led(
    r"^(?:przejdź do|strona główna|mapa strony|mapa serwisu|wersja do druku|wersja kontrastowa|drukuj|czytaj (?:więcej|dalej)|\[?czytaj|zobacz (?:też|także|więcej)|poprawiono|odsłon\w*|liczba (?:odsłon|odwiedzin|wyświetleń)"
    r"|licznik|wyświetl\w*:|wyszukaj|szukaj|wyniki wyszukiwania|brak wyników|menu\b|jesteś tutaj|tu jesteś|znajdujesz się|udostępnij|podziel się|polub nas|facebook|twitter|instagram|youtube|logo\b|ikona\b|mapa dojazdu\s{2}|zaawansowane$|search for"
    r"|©|copyright|wszelkie prawa|wszystkie prawa|projekt i wykonanie|realizacja:|back to top|do góry|na górę|powrót|wróć|tagi:|kategoria:|kategorie:|data (?:wytworzenia|publikacji|modyfikacji|udostępnienia|dodania|wprowadzenia|ostatniej)"
    r"|wytworzył|opublikował|wprowadził|odpowiedzialny za|osoba odpowiedzialna|informację wytworzył|metryczka|rejestr zmian|historia zmian|ilość odwiedzin|ostatnia (?:aktualizacja|modyfikacja|zmiana)|autor:|opublikowan|dodan[oy]\b|utworzon[oy]\b"
    r"|(?:\+\s?)?dodaj do|zaloguj|zarejestruj|newsletter|rozmiar (?:czcionki|tekstu)|kontrast|wysoki kontrast|czcionka|zmień|skip to|a\s+a\+|następn[ay]|poprzedni|pogoda|jakość powietrza|dane z godz|imieniny|dziś jest|dzisiaj jest|reklama\b|popularne|może cię|deklaracja dostępności|polityka prywatności|rodo$|bip$|epuap$|biuletyn informacji publicznej$|biuletyn informacji publicznej\s+\||bądź na bieżąco|kliknij|pobierz|załącznik\w*:?$|załącznik (?:nr )?\d|pliki? do pobrania|galeria|skocz do|otwórz|zamknij|akceptuj|rozumiem)",
    re.IGNORECASE,
)
_NOISE_ANY = Led(
    r"plik(?:i|ów|ami) cookie|cookies|\bjavascript\b|spamowaniem|stro(?:na|nę|ny) odwiedz|\bodsłon(?:y)?:|\[pdf|\bpdf,? \d|hostingiem|\bcms\b|wszelkie prawa|prawa zastrzeżone",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"\d(?:\s?kb\b|°c)", re.IGNORECASE)
_MENU_WORDS = frozenset(
    "o nas|kontakt|aktualnosci|strona glowna|bip|galeria|menu|menu glowne|rodo|projekty|dokumenty|do pobrania|ogloszenia|linki|przetargi|zamowienia publiczne|praca|mapa strony|start|home|ochrona danych|deklaracja dostepnosci|przydatne linki|faq|struktura|statut|o osrodku|wydarzenia|kalendarz".split(
        "|"
    )
)
_MENU_SPLIT = re.compile(r"\s{2,}|\s[|/»>›•·]\s")
_MENU_SIGNS = ("  ", "\t", " |", " /", " »", " >", " ›", " •", " ·")
_CRUMBS = re.compile(r"^(?:[^\d>»@]{2,50}\s[>»]\s){1,6}[^\d>»@]{2,60}$")
_TRAIL = re.compile(r"[\s:;,.>»\-–—=_*]{1,10}$")
_LEAD = re.compile(r"^[\s\-–—•*>»=_#]{1,10}")
_WORD = re.compile(r"\w+")
_PLAIN_WORD = re.compile(r"[a-z\-]+")
_VERB = re.compile(
    r"\b(?:jest|są|był\w{0,2}|był|będzie|będą|może|mogą|można|należy|trzeba|został\w{0,2}|zostanie|posiada|ma|mają|prosimy|informujemy|zapraszamy|oferuje\w{0,2}|udziela\w{0,2}|prowadzi|prowadzimy|działa|działamy|realizuje\w{0,2}|zajmuje|wynosi|przysługuje|przyznaje|stanowi|wypłaca|wydaje|zostaj[ąe]|pełni|obejmuje|polega|znajduje|składa|rusza|trwa|wspiera\w{0,2}|czeka\w{0,2}|możecie|odbywa|odbędzie|mieści|\w{3,20}(?:uje|uję|ują|ujemy|amy|imy|emy|cie|ał|ała|ało|ali|ił|iła|iło|ili|ano|ono|ął|ęła|ęło|ęli))\b",
    re.IGNORECASE,
)
_NOUN_ENDINGS = (
    "dział",
    "materiał",
    "kapitał",
    "kwartał",
    "mały",
    "cały",
    "stały",
    "trzecie",
    "życie",
    "mieście",
    "powiecie",
    "projekcie",
    "świecie",
    "kwocie",
    "kcie",
    "pcie",
    "ncie",
    "rcie",
    "necie",
    "dżecie",
    "kiecie",
    "bilecie",
    "kobiecie",
    "obycie",
    "wypłacie",
    "robocie",
)
_DESK = Led(
    r"\b(?:dzia[łl]\w{0,3}|sekcj[aiaęą]|referat\w{0,3}|zesp[oó]ł\w{0,2}|biur[oau]|sekretariat\w{0,3}|kancelari[aię]|kas[aayęy]|rejestracj[ai]|stanowisk[oa]|punkt|pok[oó]j|księgowość|kadry|pracowni[ak]\w{0,3}|kierowni\w{1,4}|dyrektor\w{0,3}|infolini[aiąę]|dyżur\w{0,3}|wydział\w{0,3}|komórka|centrala|portiernia|recepcj[ai]|okienk[oa]|sala obsługi|księgow\w{1,3}|pedagog|psycholog|prawnik|asystent\w{0,2}|koordynator\w{0,2}|doradc\w{1,2}|konsultant\w{0,2}|specjalist\w{1,2}|inspektor\w{0,3}|opiekun\w{0,3}|terapeut\w{1,2}|mediator|świetlic[ay]|magazyn|archiwum|radc\w{1,2} prawn\w{1,3}|adwokat\w{0,2}|logoped\w{1,2}|pielęgniark\w{1,2}|lekarz\w{0,2}|fizjoterapeut\w{1,2}|rehabilitant\w{0,2}|psychiatr\w{1,2})\b",
    re.IGNORECASE,
)
_DESK_KEY = re.compile(
    r"skontaktować|komórka|jednostka|kontakt|stanowisko|dział|miejsce|gdzie|obsługuje|prowadzi|załatwia", re.IGNORECASE
)
_BENEFIT = re.compile(
    r"^(?:(?:gorąc|ciepł|[\w\-]{3,20}(?:sk|ck|dzk)(?=\w{1,3}\skart)|ogólnopolsk|nieodpłatn|specjaln|jednorazow|specjalistyczn|bezpłatn|darmow|odpłatn|indywidualn|grupow|rodzinn|tymczasow|całodobow|całodzienn|dzienn|domow|środowiskow|asystenck|krótkoterminow|sezonow|mobiln|zdaln|jednodaniow)\w{1,3}\s){0,2}(?:świadcze\w{1,4}|zasił\w{1,4}|dodat(?:ek|ki|ków|ku)|kart[ayęo]\w{0,2}\b|usług\w{0,3}|pomoc\w{0,2}\b|poradnictw\w{1,2}|stypendi\w{1,3}|fundusz\w{0,3} alimentacyjn\w{1,3}|becikow\w{1,3}|zapomog\w|\w{3,12}terapi\w|opask\w (?:bezpiecze|SOS|życia|telemedyczn)\w{0,6}|wynajem|wypożyczanie|dobry start|\d{3}\s?\+|\d{3}\s?plus|rodzina \d{3}|teleopiek\w|teleassystencj\w|wypożyczalni\w{0,2}"
    r"|transport\w{0,2}|posił(?:ek|ki|ku|ków)|dożywiani\w|schronieni\w|ubrani\w|prac[aęy] socjaln\w{1,2}|interwencj\w kryzysow\w{1,2}|mediacj\w|terapi\w|psychoterapi\w|rehabilitacj\w|opiek\w wytchnieniow\w{1,2}|opiek\w\b|asystent osobisty|asystencj\w|asystentur\w|dofinansowan\w{1,3}|turnus\w{0,3}|bon\w{0,2}\b|ryczałt\w{0,2}"
    r"|skierowani\w|orzecze\w{1,4}|legitymacj\w{1,2}|piecz\w zastępcz\w|mieszka(?:nie|nia|ń) (?:chronion|wspomagan|treningow)\w{1,3}|konsultacj\w|porad[ay]\b|sprawieni\w pogrzebu|pobyt\w?|klub\w? (?:senior|samopomoc|integracji)\w{0,2}|praktyczna nauka|wspieranie rodziny|wsparci[ea]|potwierdzenie prawa|składki|ubezpieczeni\w zdrowotn\w{1,2}|bilet kredytowany|pożyczk\w|kredyt\w{0,2}"
    r"|szkoleni\w|kurs(?:y|u|ów)?\b|doradztw\w|obiad\w?\b|nauk[aię] (?:języka|jazdy)|staż\w?|prace interwencyjne|roboty publiczne|pośrednictwo pracy|aktywny samorząd|rejestracj\w (?:osób )?(?:bezrobotn|poszukując)\w{1,3}|wydawanie zaświadcze|refundacj\w|zajęcia|warsztat\w|trening\w{0,2}|grup[ay] wsparcia|dowóz|ośrodk\w{1,2} wsparcia|dom\w? pomocy|specjalistyczne usługi|sąsiedzk\w{1,4}|karty? parkingow\w{1,2}|likwidacj\w barier|zaopatrzenie|dostęp do|udostępniani\w|noclegi?|kąpiel\w?|łaźni\w|pralni\w|jadłodajni\w|paczk\w|żywnoś\w{1,3}|odzież|program \w+|maluch|za życiem|prac\w społecznie użyteczn\w{1,3}|nadani\w numeru PESEL|kontynuowani\w nauki|usamodzielnieni\w|zagospodarowani\w|wypoczyn\w{2,3}|p?ó?ł?koloni\w|wyprawk\w|kontrakt\w{0,2} socjaln\w{1,3}|streetworking\w{0,1}|renty? socjaln\w|deputat\w{0,2}|taksówk\w dla|złot\w rączk\w|specjalny zasiłek|szkoł\w dla rodziców|wolontariat\w{0,2}|przedmioty ortopedyczne|sprzęt rehabilitacyjny|aktywny rodzic|rodzinny kapitał|senior\+|opieka \d+\+|korpus wsparcia)",
    re.IGNORECASE,
)
_INSTITUTION_HEADS = (
    "ośrod(?:ek|ka|kowi|kiem|ku|ki|ków)", "centr(?:um|a|ów)", "zesp(?:ół|ołu|ołowi|ołem|ole|oły)", "dom(?:u|owi|em|y)?", "urz(?:ąd|ędu|ędowi|ędem|ędzie)", "fundacj(?:a|i|ę|ą)", "stowarzyszeni(?:e|a|u|em)",
    "poradni(?:a|i|ę|ą)?", "klub(?:u|owi|em|ie)?", "punkt(?:u|owi|em|cie)?", "świetlic(?:a|y|ę|ą)", "jadłodajni(?:a|i|ę|ą)", "kuchni(?:a|i|ę|ą)", "wypożyczalni(?:a|i|ę|ą)", "krzyż(?:a|owi|em)?", "ogrzewalni(?:a|i|ę|ą)", "noclegowni(?:a|i|ę|ą)", "schronisk(?:o|a|u|iem)", "hospicjum",
    "żłob(?:ek|ka|kiem|ku)", "przedszkol(?:e|a|u|em)", "szkoł(?:a|y|ę|ą)", "szkole", "liceum", "bibliotek(?:a|i|ę|ą)", "szpital(?:a|u|owi|em)?", "przychodni(?:a|i|ę|ą)", "zakład(?:u|owi|em|zie)?", "fili(?:a|i|ę|ą)", "placówk(?:a|i|ę|ą)",
    "warsztat(?:u|owi|em|y)?", "komisj(?:a|i|ę|ą)", "starostw(?:o|a|u|em|ie)", "łaźni(?:a|i|ę|ą)", "związ(?:ek|ku|kiem)", "towarzystw(?:o|a|u|em)", "spółdzielni(?:a|i|ę|ą)", "mieszkani(?:e|a|u|em)", "caritas", "hostel(?:u|em)?", "internat(?:u|em)?", "bank(?:u|iem)? żywności",
    "środowiskow(?:y|ego) dom(?:u)?", "parafi(?:a|i|ę|ą)", "instytut(?:u|em)?", "komend(?:a|y|ę|ą)", "komisariat(?:u|em)?", "sąd(?:u|em|zie)?", "delegatur(?:a|y|ę|ą)", "oddział(?:u|em|owi)?", "inspektorat(?:u|em)?", "federacj(?:a|i|ę|ą)", "zgromadzeni(?:e|a|u|em)", "komitet(?:u|em)?", "inkubator(?:a|em)?", "sekretariat(?:u|em)?",
)  # fmt: skip
INSTITUTION_HEAD = "(?:" + "|".join(_INSTITUTION_HEADS) + ")"
ABBREVIATION = r"(?:M-?G|MG|M|G|P|R|D|W|MIEJSKO-)?(?:OPS|OPR|OPIR|PCPR|CPR|CUS|CUŚ|PUP|DPS|DPŚ|ŚDS|WTZ|ZAZ|PZON|PZOoN|MZON|WZON|ROPS|CIS|KIS|OIK|CIK|DDP|DDPS|DDS|KRPA|PPP|ZDPS|COM|CAS|OSiR|MOK|GOK)"
_ABBREVIATION = re.compile(rf"\b{ABBREVIATION}\b")
_INSTITUTION_FIRST = re.compile(rf"(?:\w{{4,20}}\s(?:[-–]\s)?){{0,2}}{INSTITUTION_HEAD}\b", re.IGNORECASE)
_DESK_HEADS = re.compile(
    r"^(?:dział|sekcj|referat|zespół(?! (?:ds\.|do spraw|d/s) orzek)|biur|sekretariat|kancelari|kas[ay]\b|wydział|stanowisk|komórk|rejestracj|pokój)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_generic(heading: str) -> bool:
    """Headings such as "Kontakt", "Godziny otwarcia", "tel./fax:" that name nobody."""
    if "+" in heading:
        return False
    found = _PLAIN_WORD.findall(fold(heading))
    return all(word.strip("-") in _GENERIC_WORDS for word in found) if len(found) <= 12 else False


def is_noise(line: str, marks: int) -> bool:
    """Menus, breadcrumbs, cookie texts, counters, print and share links, footers. marks: what may begin in the line."""
    if _NOISE_START.search(line, marks) or _NOISE_ANY.search(line, marks):
        return True
    if ("°" in line or "b" in line or "B" in line) and _MEASURE.search(line):
        return True
    if (">" in line or "»" in line) and _CRUMBS.match(line):
        return True
    if not any(sign in line for sign in _MENU_SIGNS):
        return False
    parts = [part for part in _MENU_SPLIT.split(line) if part]
    return len(parts) >= 4 and all(len(part) <= 40 and not any(c.isdigit() for c in part) for part in parts)


def is_menu_entry(line: str) -> bool:
    """Entries that menus of all offices have: "O nas", "Aktualności"."""
    return fold(line).strip() in _MENU_WORDS


@lru_cache(maxsize=4096)
def heading_text(line: str) -> str:
    """A heading without its colon, dashes and arrows."""
    return " ".join(_TRAIL.sub("", _LEAD.sub("", line)).split())


def has_verb(text: str) -> bool:
    return any(map(_is_verb, _WORD.findall(text)))


@lru_cache(maxsize=8192)
def _is_verb(word: str) -> bool:
    return bool(_VERB.fullmatch(word)) and not word.lower().endswith(_NOUN_ENDINGS)


def is_desk(text: str, marks: int | None = None) -> bool:
    """Does the text name a part of an institution or a function (Kasa, Dział ..., Kierownik)?"""
    return bool(_DESK.pattern.search(text) if marks is None else _DESK.search(text, marks))


def starts_with_desk(text: str) -> bool:
    return bool(_DESK_HEADS.match(text))


def starts_with_institution(text: str) -> bool:
    """Does the text begin with the kind of an institution ("jadłodajnia Caritas")?"""
    return bool(_INSTITUTION_FIRST.match(text))


def names_a_desk(key: str) -> bool:
    return bool(_DESK_KEY.search(key))


@lru_cache(maxsize=4096)
def is_benefit(text: str) -> bool:
    """Does the text begin like the name of a benefit or service for residents?"""
    return bool(_BENEFIT.match(text.lstrip("„\"'")))


def has_abbreviation(text: str) -> re.Match[str] | None:
    return _ABBREVIATION.search(text)
