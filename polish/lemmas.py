"""Names back to the nominative, by rules: heads of institution names with their gender, adjectives that agree with them."""

import re
from functools import lru_cache

from polish.text import fold

MASCULINE, FEMININE, NEUTER = "m", "f", "n"

_MASCULINE_K = "ośrodek żłobek związek dziecieniec punkcik rynek zamek".split()
_MASCULINE = "dom klub punkt szpital zakład warsztat hostel internat instytut komisariat oddział komitet bank wydział referat dział fundusz program projekt park inspektorat sekretariat uniwersytet kościół teatr inkubator rejon senat".split()
_FEMININE = (
    "fundacja poradnia łaźnia pralnia stołówka świetlica jadłodajnia ogrzewalnia noclegownia rada szkoła biblioteka placówka filia parafia komenda prowincja spółdzielnia delegatura federacja przychodnia gmina komisja sekcja"
    " policja agencja akademia wypożyczalnia pracownia izba straż organizacja kasa kancelaria rodzina grupa strategia uchwała"
).split()
_NEUTER = "stowarzyszenie biuro towarzystwo schronisko przedszkole mieszkanie pogotowie zgromadzenie starostwo koło ministerstwo województwo nadleśnictwo zarządzenie partnerstwo porozumienie".split()
_NEUTER_UM = "centrum liceum hospicjum muzeum gimnazjum archiwum technikum".split()

_CONNECTORS = frozenset("w we na dla do i oraz im. imienia nr przy z ze św. ds. o pod nad".split())
_ENDINGS = ("iego", "iemu", "ego", "emu", "iej", "ej", "im", "ym", "ie", "i", "y", "ą", "a", "e")
_GENITIVES = frozenset(
    "ośrodka urzędu zespołu sądu zakładu oddziału wydziału referatu punktu klubu warsztatu działu".split()
)
_OBLIQUE = {MASCULINE: ("ego", "emu", "ym", "im"), NEUTER: ("ego", "emu", "ym", "im"), FEMININE: ("ej", "ą")}
_STEM_ENDINGS = frozenset(
    "iego iemu ymi imi ego emu ami ach ych ich iej iem om ow ej ym im em ie ia iu a e i o u y".split()
)


def _forms() -> dict[str, tuple[str, str, bool]]:
    """form -> (nominative, gender, is the form nominative)"""
    forms: dict[str, tuple[str, str, bool]] = {}
    for word in _MASCULINE_K:
        stem = word[:-2] + "k"
        _enter(forms, word, MASCULINE, [stem + end for end in ("a", "owi", "iem", "u")])
    for word in _MASCULINE:
        _enter(
            forms,
            word,
            MASCULINE,
            [word + end for end in ("u", "owi", "em", "ie", "a")] + [_softened(word)],
        )
    _enter(forms, "zespół", MASCULINE, ["zespołu", "zespołowi", "zespołem", "zespole"])
    _enter(forms, "urząd", MASCULINE, ["urzędu", "urzędowi", "urzędem", "urzędzie"])
    _enter(forms, "sąd", MASCULINE, ["sądu", "sądowi", "sądem", "sądzie"])
    _enter(forms, "salonik", MASCULINE, ["salonika", "saloniku", "salonikiem"])
    for word in _FEMININE:
        _enter(forms, word, FEMININE, _feminine_forms(word))
    for word in _NEUTER:
        _enter(
            forms,
            word,
            NEUTER,
            [word[:-1] + end for end in ("a", "u", "em")]
            + [word[:-2] + soft for end, soft in (("wo", "wie"), ("ro", "rze"), ("ko", "kiem")) if word.endswith(end)],
        )
    for word in _NEUTER_UM:
        _enter(forms, word, NEUTER, [])
    return forms


def _enter(forms: dict[str, tuple[str, str, bool]], word: str, gender: str, oblique: list[str]) -> None:
    for form in oblique:
        forms.setdefault(form, (word, gender, False))
    forms[word] = (word, gender, True)


def _softened(word: str) -> str:
    """The locative of a masculine noun: oddział -> oddziale, zakład -> zakładzie, klub -> klubie."""
    soft = {"ł": "le", "d": "dzie", "t": "cie", "r": "rze"}.get(word[-1])
    return word[:-1] + soft if soft else word + "ie"


def _feminine_forms(word: str) -> list[str]:
    stem = word[:-1] if word.endswith("a") else word
    if word == "straż":
        return ["straży", "strażą"]
    if stem.endswith("i"):
        return [stem, stem + "i", stem + "ę", stem + "ą"]
    if word.endswith("ja"):
        return [stem + "i", stem + "ę", stem + "ą"]
    soft = {"k": "ce", "g": "dze", "d": "dzie", "ł": "le", "t": "cie", "r": "rze"}.get(stem[-1:], stem[-1:] + "ie")
    plural_ending = "i" if stem[-1:] in "kg" else "y"
    return [stem + plural_ending, stem + "ę", stem + "ą", stem[:-1] + soft]


_FORMS = _forms()


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A key under which the forms of a word meet; folded, at most 6 letters. Words with digits stay whole."""
    word = fold(word)
    if len(word) < 4 or (not word.isalpha() and any(c.isdigit() for c in word)):
        return word
    if word.endswith("ek") and len(word) >= 5:
        return (word[:-2] + "k")[:6]
    for size in range(min(4, len(word) - 3), 0, -1):
        if word[-size:] in _STEM_ENDINGS:
            return word[:-size][:6]
    return word[:6]


def head_of(words: list[str]) -> int | None:
    """Index of the noun that the name is built on, or None when no known noun stands in it."""
    for index, word in enumerate(words[:5]):
        if word.lower() in _FORMS or word.lower() in _CONNECTORS:
            return index if word.lower() in _FORMS else None
    return None


def agrees(adjective: str, head: str) -> bool:
    """Can the adjective belong to the noun: "Miejskiego Ośrodka" yes, "Kasy Ośrodek" no? True for a noun that is not known."""
    word = adjective.lower()
    known = _FORMS.get(head.lower())
    if known is None:
        return word.endswith(_ENDINGS)
    nominative_form, gender, is_nominative = known
    if nominative_form in _NEUTER_UM:
        return word.endswith(("e", "iego", "ego", "emu", "ym", "im", "na", "sko", "owo"))
    if is_nominative:
        return word.endswith({MASCULINE: ("y", "i", "y", "-"), FEMININE: ("a",), NEUTER: ("e",)}[gender]) or "-" in word
    if head.lower() in _GENITIVES and word.endswith(("ym", "im")):
        return False
    return word.endswith(_OBLIQUE[gender] + (("y", "i") if gender == MASCULINE else ())) or (
        gender == FEMININE and word.endswith("a")
    )


def is_inflected(name: str) -> bool:
    """Does the name stand in another case than the nominative?"""
    words = name.split()
    at = head_of(words)
    if at is None:
        return False
    nominative_form, gender, is_nominative = _FORMS[words[at].lower()]
    if not is_nominative:
        return True
    if (
        nominative_form in _NEUTER_UM
        and words[at + 1 :]
        and _agrees_after(words[at + 1 :], gender, is_nominative, nominative_form)
    ):
        return True
    return any(word.lower().endswith(_OBLIQUE[gender]) for word in words[:at])


def nominative(name: str) -> str:
    """The name in the nominative: "Miejskiego Ośrodka Pomocy Społecznej" -> "Miejski Ośrodek Pomocy Społecznej".

    Unknown nouns are handled by their ending where it is unambiguous (instrumental); everything else stays as it is.
    """
    words = name.split()
    at = head_of(words)
    if at is None:
        return " ".join(_by_ending(words))
    noun, gender, is_nominative = _FORMS[words[at].lower()]
    if is_nominative and not is_inflected(name):
        return name
    result = [adjective_nominative(word, gender) for word in words[:at]]
    result.append(_like(words[at], noun))
    rest = words[at + 1 :]
    if rest and _agrees_after(rest, gender, is_nominative, noun):
        rest[0] = adjective_nominative(rest[0], gender)
    return " ".join(result + rest)


def _agrees_after(rest: list[str], gender: str, is_nominative: bool, noun: str) -> bool:
    """Does the word after the head belong to it ("Rady Miejskiej") or to the next noun ("Ośrodka Dziennego Pobytu")?"""
    if (is_nominative and noun not in _NEUTER_UM) or rest[0].lower() in _CONNECTORS:
        return False
    if not rest[0].lower().endswith(_OBLIQUE[gender]) or len(rest[0]) < 5:
        return False
    if rest[0].lower().endswith({MASCULINE: ("ym", "im"), NEUTER: ("ym", "im"), FEMININE: ("ą",)}[gender]):
        return True  # no noun that follows can be governed in this case
    if len(rest) == 1 or rest[1].lower() in _CONNECTORS or not rest[1][0].isalpha() or rest[1].isupper():
        return True
    following = rest[1].lower()
    if gender == FEMININE:
        return not following.endswith(("y", "i", "ej", "ci"))
    return not following.endswith(("u", "ego", "a", "nia"))


def _by_ending(words: list[str]) -> list[str]:
    """ "Gminą Wieluń", "Bankiem ..." : an instrumental in the first place goes back, with its adjective."""
    if not words:
        return words
    first = words[0]
    lower = first.lower()
    if lower.endswith(("kiem", "giem")) and len(lower) > 5:
        return [first[:-3], *_agree_second(words[1:], MASCULINE)]
    if lower.endswith("ą") and len(lower) > 4:
        return [first[:-1] + "a", *_agree_second(words[1:], FEMININE)]
    return words


def _agree_second(rest: list[str], gender: str) -> list[str]:
    if rest and rest[0].lower().endswith({MASCULINE: ("ym", "im"), FEMININE: ("ą",)}[gender]):
        return [adjective_nominative(rest[0], gender), *rest[1:]]
    return rest


def adjective_nominative(word: str, gender: str) -> str:
    """An adjective in the nominative singular of a gender: ("Miejskiego", "m") -> "Miejski"; a word without such an ending stays."""
    if word.isupper():
        return adjective_nominative(word.lower(), gender).upper()
    if "-" in word or word.lower() in ("im.", "św."):
        head, dash, tail = word.rpartition("-")
        return head + dash + adjective_nominative(tail, gender) if dash and tail else word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _with_gender(word[: -len(ending)], gender, soft=ending.startswith("i") and len(ending) > 2)
    return word


def _with_gender(root: str, gender: str, *, soft: bool) -> str:
    velar = root.endswith(("k", "g"))
    if gender == MASCULINE:
        return root + ("i" if velar or soft else "y")
    if gender == FEMININE:
        return root + ("ia" if soft and not velar else "a")
    return root + ("ie" if velar or soft else "e")


def _like(pattern: str, word: str) -> str:
    if pattern.isupper():
        return word.upper()
    return word.capitalize() if pattern[:1].isupper() else word


_PLURAL_PHRASE = re.compile(
    r"^(?P<noun>usług|świadczeń|zasiłków|dodatków|porad|konsultacji|zajęć|warsztatów|szkoleń|turnusów|posiłków)\b",
    re.IGNORECASE,
)
_PLURALS = {"usług": "usługi", "świadczeń": "świadczenia", "zasiłków": "zasiłki", "dodatków": "dodatki", "porad": "porady", "konsultacji": "konsultacje",
            "zajęć": "zajęcia", "warsztatów": "warsztaty", "szkoleń": "szkolenia", "turnusów": "turnusy", "posiłków": "posiłki"}  # fmt: skip
_SINGULARS = {"poradnictwa": "poradnictwo", "poradnictwem": "poradnictwo", "teleopieki": "teleopieka", "wypożyczalni": "wypożyczalnia", "pomocy": "pomoc", "wsparcia": "wsparcie", "transportu": "transport", "zasiłku": "zasiłek",
              "dodatku": "dodatek", "dofinansowania": "dofinansowanie", "karty": "karta", "schronienia": "schronienie", "posiłku": "posiłek", "opieki": "opieka", "terapii": "terapia", "rehabilitacji": "rehabilitacja",
              "pracy": "praca", "interwencji": "interwencja", "mediacji": "mediacja"}  # fmt: skip
_GENDERS = {"poradnictwo": NEUTER, "teleopieka": FEMININE, "pomoc": FEMININE, "wsparcie": NEUTER, "zasiłek": MASCULINE, "dodatek": MASCULINE, "dofinansowanie": NEUTER, "opieka": FEMININE, "terapia": FEMININE,
            "praca": FEMININE, "interwencja": FEMININE, "transport": MASCULINE, "karta": FEMININE}  # fmt: skip


def nominative_phrase(phrase: str) -> str:
    """A benefit or service out of the genitive after "skorzystać z": "usług opiekuńczych w domu" -> "usługi opiekuńcze w domu"."""
    words = phrase.split()
    if not words:
        return phrase
    first = words[0].lower()
    if any(word.endswith("ę") for word in words[:4]) or (first == "pomoc" and words[1:2] and words[1].endswith("ą")):
        return _out_of_the_accusative(words)
    if plural := _PLURAL_PHRASE.match(phrase):
        noun = plural["noun"]
        rest = [
            re.sub(r"ych$", "e", w) if w.endswith("ych") else re.sub(r"(?<=[kg])ich$", "ie", w) for w in words[1:2]
        ] + words[2:]
        return " ".join([_like(noun, _PLURALS[noun.lower()]) + words[0][len(noun) :], *rest])
    noun = _SINGULARS.get(first)
    if noun is None:
        return phrase
    gender = _GENDERS.get(noun, MASCULINE)
    rest = [adjective_nominative(w, gender) if w.lower().endswith(_OBLIQUE[gender]) else w for w in words[1:2]] + words[
        2:
    ]
    return " ".join([_like(words[0], noun), *rest])


def _out_of_the_accusative(words: list[str]) -> str:
    """ "terapię zajęciową" -> "terapia zajęciowa"; what a preposition governs stays: "zgoda na opiekę"."""
    result = list(words)
    governed = False
    for index, word in enumerate(words[:5]):
        governed = governed or word in ("na", "w", "o", "za", "po", "przez", "dla", "do", "z")
        if not governed and len(word) > 3 and word.endswith(("ę", "ą")):
            result[index] = word[:-1] + "a"
    return " ".join(result)
