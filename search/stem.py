"""Light stemming of folded words: Polish by rules made for text without diacritics, Ukrainian by its endings.

No dictionary: what matters is that the forms of one word meet, not that the result is a word.
"""

from functools import lru_cache

VOWELS = "aeiouy"
SHORTEST_STEM = 3

_PARADIGMS = {
    "dzieck": "dziecko dziecka dziecku dzieckiem dzieci dzieciom dziecmi dzieciach",
    "miast": "miasto miasta miastu miastem miescie miast miastom miastami miastach",
    "czlowiek": "czlowiek czlowieka czlowiekowi czlowiekiem ludzie ludzi ludziom ludzmi ludziach",
    "rok": "rok roku rokiem lata lat latom latami latach laty",
    "pieniadz": "pieniadz pieniadza pieniadze pieniedzy pieniadzom pieniedzmi pieniadzach",
    "rek": "reka reki rece reke rak rekom rekami rekach",
    "pies": "pies psa psu psem psie psy psow psom psami psach",
    "brat": "brat brata bratu bratem bracie bracia braci braciom bracmi braciach",
    "ksiadz": "ksiadz ksiedza ksiedzu ksiedzem ksieza ksiezy ksiezom ksiezmi",
    "tydzien": "tydzien tygodnia tygodniu tygodniem tygodnie tygodni tygodniom tygodniami tygodniach",
    "dzien": "dzien dnia dniu dniem dni dniom dniami dniach",
    "urzad": "urzad urzedu urzedowi urzedem urzedzie urzedy urzedow urzedom urzedami urzedach",
    "miesiac": "miesiac miesiaca miesiacowi miesiacem miesiacu miesiace miesiecy miesiacom miesiacami miesiacach",
    "ojciec": "ojciec ojca ojcu ojcem ojcowie ojcow ojcom ojcami ojcach",
    "maz": "maz meza mezowi mezem mezu mezowie mezow mezom mezami",
    "swiet": "swieto swieta swietu swietem swiecie swiat swietom swietami swietach",
    "miejsc": "miejsce miejsca miejscu miejscem miejsc miejscom miejscami miejscach",
    "obiad": "obiad obiadu obiadowi obiadem obiedzie obiady obiadow obiadom obiadami obiadach",
    "wiosn": "wiosna wiosny wiosnie wiosne",
    "samochod": "samochod samochodu samochodem samochodzie samochody samochodow",
}
IRREGULAR = {form: root for root, forms in _PARADIGMS.items() for form in forms.split()}


class Endings:
    """Endings of words, and how long the longest is."""

    def __init__(self, text: str) -> None:
        self.all = frozenset(text.split())
        self.longest = max(map(len, self.all))


ABSTRACT_ENDINGS = Endings("osc osci oscia osciom osciami osciach")
POLISH_ENDINGS = Endings(
    "ego emu ych ymi ym iego iemu ich imi im iej ej ami iami ach iach om iom ow iow owi iowi em iem ie iu ia io "
    "a e y i o u owie iowie"
)
UKRAINIAN_ENDINGS = Endings(
    "ами ями ові еві ів їв ах ях ам ям ою ею єю ого ому ими их ій ої ая яя ий ім ем ом ям єм ість ості істю "
    "ання анню ення енню у ю а я о е є и і ї ь й"
)
# (ending, what stays, shortest word): the vowel the other forms lack: zasiłek, zasiłku; wdowiec, wdowca.
MOBILE_VOWELS = (("iek", "k", 6), ("ek", "k", 5), ("iec", "c", 6), ("ec", "c", 5), ("ien", "n", 6), ("yj", "j", 6))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one folded word; short words and words that start with a digit stay as they are."""
    if not word.isascii():
        return stem_ukrainian(word)
    if len(word) <= SHORTEST_STEM or word[0].isdigit():
        return word
    return IRREGULAR.get(word) or _abstract_noun(word) or _by_rules(word)


def stem_ukrainian(word: str) -> str:
    """The word without its longest known ending, at least three letters kept."""
    if len(word) <= SHORTEST_STEM:
        return word
    return _strip(word, UKRAINIAN_ENDINGS)[0]


def _strip(word: str, endings: Endings) -> tuple[str, str]:
    """(what is left, the ending): the longest ending that leaves a stem, else the whole word and nothing."""
    for length in range(min(endings.longest, len(word) - SHORTEST_STEM), 0, -1):
        if word[-length:] in endings.all:
            return word[:-length], word[-length:]
    return word, ""


def _abstract_noun(word: str) -> str:
    """niepełnosprawności, bezdomnością: nouns in -ość keep their suffix and stay apart from the adjectives."""
    rest, ending = _strip(word, ABSTRACT_ENDINGS)
    return f"{rest}osc" if ending else ""


def _by_rules(word: str) -> str:
    rest, ending = _strip(word, POLISH_ENDINGS)
    soft = ending.startswith("i")
    if ending and len(rest) > SHORTEST_STEM and rest[-1] == "i" and rest[-2] not in VOWELS:
        rest, soft = rest[:-1], True
    if not ending:
        rest = _without_mobile_vowel(rest)
    return hardened(rest, ending, soft) if len(rest) > SHORTEST_STEM else rest


def _without_mobile_vowel(word: str) -> str:
    for ending, kept, shortest in MOBILE_VOWELS:
        if word.endswith(ending) and len(word) >= shortest and _is_mobile(ending, word[-len(ending) - 1]):
            return word[: -len(ending)] + kept
    return word


def _is_mobile(ending: str, letter_before: str) -> bool:
    if ending in ("ek", "ec"):
        return letter_before not in VOWELS
    return not (ending == "ien" and letter_before == "n")


def hardened(word: str, ending: str, soft: bool) -> str:
    """Undo what a soft ending did to the last consonant: opiece, opieka; usłudze, usługa."""
    if word.endswith("rz"):
        return word[:-1]
    if word.endswith("sc"):
        return word[:-1] + ("t" if soft or not ending else "k" if ending == "y" else "c")
    if word.endswith("dz"):
        return word[:-2] + ("d" if soft else "g")
    if word.endswith("c") and not word.endswith("cc"):
        return word[:-1] + ("t" if soft else "k")
    return word
