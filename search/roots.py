"""Roots by which the dictionary knows words of people's questions: coarser than the stems of the index, per language.

Only words of the dictionary and of questions are compared by them, so that more forms of a verb may meet here without
records coming closer to one another.
"""

from functools import lru_cache

from polish.text import fold
from search.normalise import transliterate
from search.stem import hardened, stem, stem_ukrainian

SHORTEST_ROOT = 3
SHORTEST_VERB, SHORTEST_SILENT_E = 4, 5  # letters of the root of a verb, of an English word that may lose its e

# (ending, what stays of it), the first that fits; caring, cared and carer are different words on purpose.
_PLURALS = (
    ("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("ss", "ss"), ("us", "us"), ("s", ""),
)  # fmt: skip
_AMERICAN = (("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("our", "or"), ("tre", "ter"), ("ogue", "og"))
SHORTEST_AMERICAN = 6  # letters of colour and centre; hour and four are none of them
_ENGLISH_VERBS = ("ing", "ed")
# Things, not doings: "training" is not by "train".
_A_THING = """
    training nursing housing parking building clothing hearing painting meeting heating wedding evening morning during
    parenting counseling sibling ceiling spring string bring thing outing boarding wellbeing disabled hundred naked
"""
_THINGS = frozenset(_A_THING.split())

_LATIN_SPELLINGS = (
    ("shch", "s"), ("szcz", "s"), ("sch", "s"), ("zh", "z"), ("kh", "h"), ("ch", "h"), ("cz", "h"), ("sh", "s"),
    ("sz", "s"), ("rz", "z"), ("ts", "c"), ("g", "h"), ("v", "w"), ("j", "i"), ("y", "i"),
)  # fmt: skip
_LATIN_ENDINGS = (
    "iami", "ami", "oiu", "eiu", "oho", "omu", "iah", "iam", "iw", "ei", "oi", "ah", "am", "om", "ih", "im", "iu", "ia",
    "ie", "a", "e", "i", "o", "u",
)  # fmt: skip


def _longest_first(endings: str) -> tuple[str, ...]:
    return tuple(sorted(endings.split(), key=lambda ending: (-len(ending), ending)))


# What stands behind the root of a Polish verb, folded: szukać, szukam, szukałam, szukają; straciłem, stracić.
_POLISH_VERBS = _longest_first(
    """
    owac owalem owalam owal owala owalo owali owaly uje uja ujesz ujemy ujac ujacy ywac ywal ywala ywalem ywalam ywam
    ac alem alam al ala alo ali aly am asz amy aja ajac ajacy ano
    ec elem elam elo eli ely ic ilem ilam il ila ilo ili ily imy isz ia iono yc ylem ylam yl yla ylo yli yly ymy ysz
    nac nalem nelam nal nela nelo neli nely lem lam
    """
)
_PEOPLE = frozenset({"rodzic", "starzec"})  # who look like verbs
_UKRAINIAN_VERBS = _longest_first(
    """
    увати ував увала ували ую ує ують уємо ати ав ала али ало аю ає ають аємо атиме ити ив ила или ило ить ять имо итиме
    іти ів іла іли іло яти яв яла яли яю яє яють ти ла ло ли в ть
    """
)
_REFLEXIVE = ("ся", "сь")


@lru_cache(maxsize=20_000)
def english_root(word: str) -> str:
    """A folded English word without the ending of a plural or a verb, spelled as Americans do: drinks, drinking."""
    root = _singular(word)
    if len(root) >= SHORTEST_AMERICAN:
        root = next((root[: -len(own)] + theirs for own, theirs in _AMERICAN if root.endswith(own)), root)
    if root in _THINGS:
        return root
    for ending in _ENGLISH_VERBS:
        if root.endswith(ending) and len(root) - len(ending) >= SHORTEST_VERB:
            return _undoubled(root[: -len(ending)])
    return root[:-1] if root.endswith("e") and len(root) >= SHORTEST_SILENT_E else root


def _singular(word: str) -> str:
    for ending, kept in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) + len(kept) >= SHORTEST_ROOT:
            return word[: -len(ending)] + kept
    return word


def _undoubled(root: str) -> str:
    """stopped, stop; but kill, fall and miss are spelled so."""
    return root[:-1] if root[-1] == root[-2] and root[-1] not in "lsz" else root


@lru_cache(maxsize=20_000)
def verb_root(word: str) -> str:
    """The root of a folded Polish verb in whatever form; of anything else its stem."""
    if word in _PEOPLE:
        return stem(word)
    for ending in _POLISH_VERBS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= SHORTEST_VERB:
            return hardened(root, ending, soft=ending.startswith("i"))
    return stem(word)


@lru_cache(maxsize=20_000)
def ukrainian_root(word: str) -> str:
    """The root of a Cyrillic word, verbs too: доглядати, доглядаю, доглядала."""
    for ending in _REFLEXIVE:
        word = word.removesuffix(ending) if len(word) > SHORTEST_ROOT + len(ending) else word
    for ending in _UKRAINIAN_VERBS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_ROOT:
            return word[: -len(ending)]
    return stem_ukrainian(word)


@lru_cache(maxsize=20_000)
def latin_root(word: str) -> str:
    """A Ukrainian word, Cyrillic or in whatever Latin spelling, as one root: житло, zhytlo and żytło give zitl."""
    spelled = transliterate(fold(word))
    for letters, heard in _LATIN_SPELLINGS:
        spelled = spelled.replace(letters, heard)
    spelled = "".join(letter for i, letter in enumerate(spelled) if letter != spelled[i - 1 : i])
    for ending in _LATIN_ENDINGS:
        if spelled.endswith(ending) and len(spelled) - len(ending) >= SHORTEST_ROOT:
            return spelled[: -len(ending)]
    return spelled
