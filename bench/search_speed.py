"""How fast the search is: python -m bench.search_speed [ENTRIES]. The engine is that of DATABASE_URL.

Fills a scratch index with made-up records (a tenth of their text in the words of the field, the rest in invented
words, some much commoner than others), then measures writing, one update, and whole queries without rendering: full,
misspelled, inflected, being typed, with and without a facet.
"""

import random
import sys
import uuid
from collections.abc import Iterator
from hashlib import sha256
from time import perf_counter

from bench.scratch import scratch_database

CREATE = "zasiłek dodatek świadczenie pomoc usługa program dom klub poradnia karta dofinansowanie wsparcie opieka kurs"
ABOUT = (
    "mieszkaniowy rodzinny pielęgnacyjny opiekuńczy celowy okresowy stały energetyczny wychowawczy socjalny prawny "
    "psychologiczny zawodowy żywnościowy rehabilitacyjny asystencki środowiskowy terapeutyczny edukacyjny sportowy"
)
FOR = (
    "seniorów dzieci rodzin młodzieży bezrobotnych bezdomnych niepełnosprawnych cudzoziemców opiekunów uczniów kobiet "
    "mieszkańców studentów wolontariuszy rodziców samotnych uchodźców pacjentów lokatorów kombatantów"
)
SYLLABLES = (
    "ba be bo ca ce da de do fa ga go ha ja je ka ki ko la le li lo ma me mi mo na ne no pa po ra re ro sa so ta te to "
    "wa wi wo za ze"
)
QUERIES = (
    "dodatek mieszkaniowy", "dodatki mieszkaniowe dla seniorów", "zasilek celowy", "zasiłku okresowego",
    "pomoc prawna", "dodatek meiszkaniowy", "rechabilitacja dzieci", "opieka nad seniorem",
    "dom pomocy", "kurs zawodowy dla bezrobotnych",
    "zas", "dod", "opiek", "klub sen", "wsparcie psych", "karta rodzinna", "babcia", "inwalida dofinansowanie",
    "допомога", "social help", "gdzie załatwić zasiłek dla mamy z dzieckiem", "717822346", "822346", "53-611", "",
    "pomoc dla rodzin wielodzietnych w trudnej sytuacji życiowej", "świadczenie pielęgnacyjne dla opiekunów dzieci",
)  # fmt: skip


def main(entries: int) -> None:
    with scratch_database():
        print("\n".join(measured(entries)))


def measured(entries: int) -> Iterator[str]:
    from django.db import connection

    from search.models import SearchPosting, SearchTerm

    yield f"{connection.vendor}, {entries} entries"
    yield f"written in {fill(entries):.1f} s"
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    yield f"{SearchPosting.objects.count()} postings, {SearchTerm.objects.count()} terms"
    yield f"one update: {line(updates(entries))}"
    digest, times = queries()
    yield f"a query:    {line(times)}"
    yield f"lists {digest}"


def fill(entries: int) -> float:
    """Makes records, unmeasured; the seconds of writing their index as rebuild_search does."""
    from django.db import transaction

    from records.models import Record
    from search.bulk import Bulk
    from search.impact import INDEX_VERSION
    from search.models import SearchState

    chance = random.Random(1)
    spent = 0.0
    with transaction.atomic():
        writing = Bulk()
        for start in range(0, entries, 500):
            documents = [document(chance, number) for number in range(start, min(start + 500, entries))]
            Record.objects.bulk_create(
                Record(id=d.record, kind=d.kind, slug=d.slug, name=d.title, sort_key=d.sort_key) for d in documents
            )
            spent += seconds(lambda found=documents: writing.add(found))
        spent += seconds(writing.finish)
        SearchState.objects.update_or_create(pk=1, defaults={"version": INDEX_VERSION, "entries": entries})
    return spent


def document(chance: random.Random, number: int):
    """A made-up record, the same for the same number."""
    from search import facets
    from search.documents import Card, Document, Value

    title = f"{pick(chance, CREATE)} {pick(chance, ABOUT)} dla {pick(chance, FOR)} {invented(chance)}"
    body = " ".join(
        pick(chance, f"{CREATE} {ABOUT} {FOR}") if chance.random() < 0.1 else invented(chance) for _ in range(30)
    )
    values = [
        Value(facets.KIND, "service", {}, "service"),
        Value(facets.INSTITUTION, f"i{int(chance.paretovariate(1)) % 300}", {"pl": "i"}, "i"),
        Value(facets.GROUP, f"g{chance.randrange(20)}", {"pl": "g"}, "g"),
        Value(facets.MUNICIPALITY, f"m{chance.randrange(10)}", {"pl": "m"}, "m"),
    ]
    return Document(
        record=uuid.UUID(int=number + 1), kind="service", slug=f"s{number}", title=title, sort_key=f"{number:07}",
        fields={"title": title, "body": body, "address": f"ul. {invented(chance)} {number % 90}"},
        numbers=[f"71{chance.randrange(10**7):07}"], values=values, card=Card(summary=body[:120]), hours=None,
    )  # fmt: skip


def pick(chance: random.Random, words: str) -> str:
    return chance.choice(words.split())


def invented(chance: random.Random) -> str:
    syllables = SYLLABLES.split()
    return "".join(syllables[int(chance.paretovariate(0.5)) % len(syllables)] for _ in range(3))


def updates(entries: int) -> list[float]:
    """Times of replacing single entries, each in its own transaction."""
    from django.db import transaction

    from search import store

    chance = random.Random(2)

    def replace() -> None:
        number = chance.randrange(entries)
        fresh = document(random.Random(number + 10**9), number)
        with transaction.atomic():
            store.write([fresh])

    return [seconds(replace) for _ in range(40)]


def queries() -> tuple[str, list[float]]:
    """(digest of all lists, times): every query three times, the first one unmeasured."""
    from search.find import search
    from search.models import SearchValue
    from search.sql import Choice

    value = SearchValue.objects.filter(slug="g1").values_list("facet", "pk").first()
    choices = [Choice(), Choice({value[0]: [value[1]]})]
    asked = [(query, choice) for query in QUERIES for choice in choices]
    lists = [[hit.entry.slug for hit in search(query, choice).hits] for query, choice in asked]
    times = [seconds(lambda q=query, c=choice: search(q, c)) for query, choice in asked * 2]
    return sha256(repr(lists).encode()).hexdigest()[:16], times


def seconds(action) -> float:
    started = perf_counter()
    action()
    return perf_counter() - started


def line(times: list[float]) -> str:
    ordered = sorted(1000 * time for time in times)
    middle, late, worst = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1]
    return f"p50 {middle:.1f} ms, p95 {late:.1f} ms, longest {worst:.1f} ms"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
