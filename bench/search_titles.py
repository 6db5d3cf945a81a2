"""How well names of records are found however they are typed: python -m bench.search_titles [FOLDER].

Makes queries of the names in FOLDER/directory.jsonl: in other case forms, those without diacritics, with one letter
wrong, both, and cut short while being typed. Needs morfeusz2 (a dependency for development). Prints a line of each.
"""

import json
import random
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from bench.scratch import scratch_database
from bench.search_quality import answers, in_words, load, measured

LETTERS = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"
SHORTEST_WORD = 5  # of those that get a slip
TARGETS = {"inflected": 0.96, "no diacritics": 0.96, "typo": 0.95, "inflected, typo": 0.94, "prefix": 0.98}


def main(folder: Path) -> None:
    with scratch_database():
        load(folder)
        lines = (folder / "directory.jsonl").read_text(encoding="utf-8").splitlines()
        names = {record["slug"]: record["name"] for record in map(json.loads, lines)}
        print("\n".join(report(names)))


def report(names: dict[str, str]) -> Iterator[str]:
    """A line for every way to type a name."""
    ways: dict[str, Callable[[str, random.Random], str]] = {
        "inflected": inflected,
        "no diacritics": lambda name, chance: plain(inflected(name, chance)),
        "typo": with_slip,
        "inflected, typo": lambda name, chance: with_slip(inflected(name, chance), chance),
        "prefix": cut_short,
    }
    for title, change in ways.items():
        chance = random.Random(title)
        queries = {slug: change(name, chance) for slug, name in names.items()}
        figures = [measured(meant_by(query, slug, names), answers(query)) for slug, query in queries.items()]
        yield f"{title:16} {len(figures):4}  {in_words(figures)}  (target {TARGETS[title]:.2f})"


def meant_by(query: str, slug: str, names: dict[str, str]) -> dict[str, int]:
    """The record, and those whose names begin with the very same letters."""
    return {other: 3 for other, name in names.items() if other == slug or name.lower().startswith(query.lower())}


def inflected(name: str, chance: random.Random) -> str:
    """Every noun and adjective in a case by chance, in the number it has."""
    return " ".join(in_a_case(word, chance) for word in name.split())


def in_a_case(word: str, chance: random.Random) -> str:
    found = forms(word.strip("„”(),–-"))
    return chance.choice(found) if found else word


@lru_cache(maxsize=10_000)
def forms(word: str) -> list[str]:
    """The case forms of a word in one number; [] when it has none."""
    known = [(lemma, tag) for _start, _end, (_form, lemma, tag, *_more) in morfeusz().analyse(word)]
    inflecting = [(lemma, tag) for lemma, tag in known if tag.split(":")[0] in ("subst", "adj", "ger")]
    if not inflecting or not word.isalpha():
        return []
    lemma, tag = inflecting[0]
    kind, number, *_rest = tag.split(":")
    other = {form for form, _, tag, *_ in morfeusz().generate(lemma) if tag.split(":")[:2] == [kind, number]}
    return sorted(form for form in other if not form.startswith("naj"))


@lru_cache(maxsize=1)
def morfeusz():
    try:
        import morfeusz2
    except ImportError:
        sys.exit("morfeusz2 is missing: make a virtual environment for development, see README.md")
    return morfeusz2.Morfeusz(generate=True)


def plain(text: str) -> str:
    return text.translate(str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ"))


def with_slip(text: str, chance: random.Random) -> str:
    """One letter of one longer word missing, doubled, changed or swapped."""
    words = text.split()
    long = [i for i, word in enumerate(words) if len(word) >= SHORTEST_WORD and word.isalpha()]
    if not long:
        return text
    place = chance.choice(long)
    word, at = words[place], chance.randrange(1, len(words[place]) - 1)
    words[place] = chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + chance.choice(LETTERS) + word[at:],
            word[:at] + chance.choice(LETTERS) + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )
    return " ".join(words)


def cut_short(name: str, chance: random.Random) -> str:
    """The beginning of a name, at least half of it and five letters."""
    return name[: max(5, chance.randrange(len(name) // 2, len(name)))].strip()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/search"))
