"""Time of reading hostile texts: python -m bench.extract_redos [KILOBYTES] [--pages FOLDER].

Prints the slowest first, and how much of each was read before it was too much; exit 1 above the bound of 2 s of
processor time for one text of 1 MB. Each text is one line unless its seed has a line end.
"""

import argparse
import random
import sys
import time

from ingest import reader
from ingest.extract.reading import read

SEEDS = {
    "letters": "a",
    "capitals": "A",
    "digits": "7",
    "spaces": " ",
    "newlines": "\n",
    "words": "pon ",
    "hours": "8:00 - ",
    "dots": "a.",
    "at signs": "a@",
    "dashes": "8-",
    "brackets": "(71) ",
    "days": "poniedziałek, ",
    "days and times": "pn 8-16 ",
    "phones": "71 782 23 22, ",
    "streets": "ul. Długa ",
    "streets with numbers": "ul. Długa 5, ",
    "postal codes": "53-611 Wrocław ",
    "institutions": "Ośrodek Pomocy ",
    "adjectives": "Miejskiego ",
    "joiners": "Ośrodek i oraz w ",
    "quotes": "„",
    "program quotes": "Projekt „",
    "headings": "Kontakt:\n",
    "bullets": "- usługi\n",
    "resolutions": "Uchwała nr 1/2 Rady ",
    "strategies": "Strategia rozwoju ",
    "sentences": "Będzie nieczynny. ",
    "notice starts": "wnioski ",
    "names": "Anna Nowak ",
    "superscripts": "8⁰⁰ ",
    "zl": "1.000 zł ",
    "menu": "a | ",
    "crumbs": "a > ",
    "short lines": "Kasa\ntel\n",
    "rooms": "pok. 1, 2, ",
    "extensions": "wew. 1, 2, ",
    "upper joined": "DOM POMOCY ",
    "combining": "á",
    "rooms open": "pok. 1 i ",
    "partners": "Partnerzy: ",
    "iban": "PL 10 ",
    "keyed": "a: b ",
    "until": "do 8:00 ",
    "nth": "I i III wtorek ",
    "www": "www.a.",
    "at words": "a (at) ",
    "commas": ",",
    "full stops": ".",
    "hyphens": "-",
    "long dashes": "–",
    "open brackets": "(",
    "combining marks": "a\u0301\u0328",
    "right to left": "\u202eשלום ",
    "zeros": "\x00",
    "line ends of two systems": "a\r\nb\n",
    "tabs": "8:00\t",
    "words without spaces": "Ośrodekpomocy",
    "nested list": "  1. a)\n    - b\n",
    "street prefixes": "ul. ",
    "telephone prefixes": "tel. ",
    "ranges of days": "pn-pt ",
    "lone at signs": "@",
    "digits with spaces": "7 ",
    "digits with dots": "1.",
    "dates": "1.02.2020 ",
    "floors": "II piętro ",
    "arrows": ">> ",
    "emoji": "🙂",
    "accents": "ąężó ",
}


MIXTURES = 100
SHOWN = 25
BOUND = 2.0
"""Seconds of processor time for one text of a megabyte."""


def mixtures(count: int) -> dict[str, str]:
    """Seeds put together by chance, the same ones each time: steps disturb each other only where kinds meet."""
    luck = random.Random(1)
    found = {}
    for _ in range(count):
        names = luck.choices(list(SEEDS), k=luck.randint(2, 5))
        seed = "".join(
            SEEDS[name] * luck.choice((1, 1, 1, 2, 3)) + luck.choice(("", "\n", " ", ", ")) for name in names
        )
        found[", ".join(names)] = seed
    return found


def main(kilobytes: int, folder: str) -> int:
    """Read every hostile text of that size once, and the pages of a folder as one text; slowest first."""
    seeds = SEEDS | mixtures(MIXTURES)
    if folder:
        seeds["the pages of the folder"] = "\n\n".join(reader.read(path).text for path in reader.paths_of(folder))
    times = []
    for name, seed in seeds.items():
        text = (seed * (kilobytes * 1000 // len(seed) + 1))[: kilobytes * 1000]
        start = time.process_time()
        reading = read(text)
        rest = reading.rest
        times.append((time.process_time() - start, name, 100 * (rest.start if rest else len(text)) // len(text)))
    for seconds, name, share in sorted(times, reverse=True)[:SHOWN]:
        print(f"{seconds:8.2f} s  {share:3d} % read  {name}")
    print(f"{len(times)} texts of {kilobytes} kB, the slowest {max(times)[0]:.2f} s")
    return int(max(times)[0] > BOUND)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("kilobytes", nargs="?", type=int, default=1000)
    options.add_argument("--pages", default="", metavar="FOLDER")
    given = options.parse_args()
    sys.exit(main(given.kilobytes, given.pages))
