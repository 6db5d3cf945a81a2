"""Headings in capitals back to ordinary writing: KARTA DUŻEJ RODZINY -> Karta Dużej Rodziny."""

# Short forms that stay capitals; other words in capitals are words.
SHORT_FORMS = frozenset(
    "MOPS GOPS OPS MGOPS MOPR PCPR PUP DPS ŚDS SDS ZUS KRUS NFZ PFRON CUS PZON WZON KDR ZOL WTZ ZAZ NGO BIP EKUZ UE".split()
)
# Names of cards and helplines known in the whole country, written with capitals.
PROPER = (
    "Karta Dużej Rodziny",
    "Karty Dużej Rodziny",
    "Kartę Dużej Rodziny",
    "Niebieska Karta",
    "Niebieska Linia",
    "Dobry Start",
)
VOWELS = frozenset("AEIOUYĄĘÓ")
ROMAN = frozenset("IVX")


def sentence_case(text: str) -> str:
    """The text with a capital first letter; one written in capitals comes back as a sentence."""
    words = text.split(" ")
    if _in_capitals(words):
        words = [_lowered(word) for word in words]
    joined = " ".join(words)
    joined = _proper_names(joined)
    return joined[:1].upper() + joined[1:]


def _in_capitals(words: list[str]) -> bool:
    letters = [word for word in words if sum(c.isalpha() for c in word) > 2]
    return bool(letters) and all(word.upper() == word or word.strip(",.()") in SHORT_FORMS for word in letters)


def _lowered(word: str) -> str:
    bare = word.strip(',.()„”"')
    keeps = bare in SHORT_FORMS or (len(bare) > 1 and (set(bare) <= ROMAN or not set(bare) & VOWELS) and bare.isalpha())
    return word if keeps else word.lower()


def _proper_names(text: str) -> str:
    low = text.lower()
    for name in PROPER:
        at = low.find(name.lower())
        if at >= 0:
            text = text[:at] + name + text[at + len(name) :]
    return _plus_names(text)


def _plus_names(text: str) -> str:
    """A name that ends in "plus" is a brand: karta rodzina plus -> Karta Rodzina Plus."""
    words = text.split(" ")
    for place, word in enumerate(words):
        if word.lower() == "plus" and place and words[place - 1][:1].isalpha():
            start = place - 1
            while start and words[start - 1].lower() == "karta":
                start -= 1
            words[start : place + 1] = [one[:1].upper() + one[1:] for one in words[start : place + 1]]
    return " ".join(words)
