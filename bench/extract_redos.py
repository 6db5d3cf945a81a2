"""Time of reading hostile texts: python -m bench.extract_redos [KILOBYTES].

Prints the slowest first; exit 1 above the bound of 2 s per MB of processor time. Each text is one line unless its seed
has a line end.
"""

import sys
import time

from ingest.extract import read

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


def main(kilobytes: int = 100) -> int:
    """Read every hostile text of that size once, slowest first."""
    times = []
    for name, seed in SEEDS.items():
        text = seed * (kilobytes * 1000 // len(seed))
        start = time.process_time()
        read(text)
        times.append((time.process_time() - start, name))
    for seconds, name in sorted(times, reverse=True):
        print(f"{seconds:8.2f} s  {name}")
    bound = 2.0 * kilobytes / 1000
    return int(max(times)[0] > bound)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
