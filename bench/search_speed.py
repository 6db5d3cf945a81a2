"""How fast the search is: python -m bench.search_speed [RECORDS] [--growth FILE.svg], the engine is DATABASE_URL's.

Fills a scratch index with made-up records (a tenth of their text in the words of the field, the rest in invented
words, some much commoner than others), then measures writing it, one update, and whole queries without rendering: full,
misspelled, inflected, being typed, with and without a facet, and our graded ones, which are as people ask. The digest
of all lists is the same on every database. Beside each time stands what of it was computed, not waited for: on a busy
machine only that tells. --growth measures from 1,000 records to RECORDS and draws the times.
"""

import argparse
import random
import uuid
from collections.abc import Callable, Iterator
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time

from bench.computing import computing_clock
from bench.growth import plot
from bench.scratch import scratch_database
from bench.search_quality import OURS, queries_of

SIZES = (1_000, 10_000, 100_000)
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


def main(entries: int, drawing: str) -> None:
    """Measures one size, or all sizes up to it when there is a drawing to make."""
    sizes = [size for size in SIZES if size <= entries] if drawing else [entries]
    found: dict[str, list[tuple[int, float]]] = {}
    for size in sizes:
        # each in a process of its own: a database in memory outlives its connection
        with get_context("spawn").Pool(1) as process:
            vendor, figures = process.apply(measured_alone, [size])
        for name, milliseconds in figures:
            found.setdefault(name, []).append((size, milliseconds))
    if drawing:
        Path(drawing).write_text(plot(f"Search on {vendor}: milliseconds of computing", found), encoding="utf-8")


def measured_alone(entries: int) -> tuple[str, list[tuple[str, float]]]:
    """(engine, what is drawn of it)"""
    with scratch_database():
        from django.db import connection

        return connection.vendor, list(measured(entries))


def measured(entries: int) -> Iterator[tuple[str, float]]:
    """(name, milliseconds) of what is drawn; prints a line of everything."""
    from django.db import connection

    from search.models import SearchPosting, SearchTerm

    print(f"{connection.vendor}, {entries} entries")
    wall, computing = fill(entries)
    print(f"written in {wall:.1f} s, {computing:.1f} s of it computing in this process")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{SearchPosting.objects.count()} postings, {SearchTerm.objects.count()} terms")
    clock = computing_clock()
    changes, computed_changes = updates(entries, perf_counter, 2), updates(entries, clock, 3)
    print(f"one update: {line(changes)}\n  computing: {line(computed_changes)}")
    times, computed = queries(perf_counter), queries(clock)
    print(f"a query:    {line(times)}\n  computing: {line(computed)}")
    print(f"lists {digest()}", flush=True)
    yield "a query, p95", at(computed, 0.95)
    yield "a query, p50", at(computed, 0.5)
    yield "one update, p95", at(computed_changes, 0.95)


def fill(entries: int) -> tuple[float, float]:
    """Makes records, unmeasured; the seconds of writing their index as rebuild_search does, and of computing."""
    from django.db import transaction

    from records.models import Record
    from search.bulk import Bulk
    from search.impact import INDEX_VERSION
    from search.models import SearchState, number_of

    chance = random.Random(1)
    spent = computing = 0.0
    made = [document(chance, number) for number in range(entries)]
    made.sort(key=lambda one: number_of(one.kind, one.slug))
    with transaction.atomic():
        writing = Bulk()
        for start in range(0, entries, 500):
            documents = made[start : start + 500]
            Record.objects.bulk_create(
                Record(id=d.record, kind=d.kind, slug=d.slug, name=d.title, sort_key=d.sort_key) for d in documents
            )
            started = process_time()
            spent += seconds(lambda found=documents: writing.add(found))
            computing += process_time() - started
        started = process_time()
        spent += seconds(writing.finish)
        computing += process_time() - started
        SearchState.objects.update_or_create(pk=1, defaults={"version": INDEX_VERSION, "entries": entries})
    return spent, computing


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


def updates(entries: int, clock: Callable[[], float], seed: int) -> list[float]:
    """Times of replacing single entries, each in its own transaction."""
    from django.db import transaction

    from search import store

    chance = random.Random(seed)

    def replace() -> None:
        number = chance.randrange(entries)
        fresh = document(random.Random(chance.random()), number)
        with transaction.atomic():
            store.write([fresh])

    return [seconds(replace, clock) for _ in range(40)]


def queries(clock: Callable[[], float]) -> list[float]:
    """Times of everything asked, each the fastest of three."""
    from search.find import search

    everything, narrowed = choices()
    asked = [(query, choice) for query in QUERIES for choice in (everything, narrowed)]
    asked += [(query["q"], everything) for query in queries_of(OURS)]
    return [min(seconds(lambda q=query, c=choice: search(q, c), clock) for _ in range(3)) for query, choice in asked]


def digest() -> str:
    """Of the lists of these queries and of our graded ones."""
    from search.find import search

    asked = [*QUERIES, *(query["q"] for query in queries_of(OURS))]
    lists = [[hit.entry.slug for hit in search(query, choice).hits] for query in asked for choice in choices()]
    return sha256(repr(lists).encode()).hexdigest()[:16]


def choices() -> list:
    from search.models import SearchValue
    from search.sql import Choice

    value = SearchValue.objects.get(slug="g1")
    return [Choice(), Choice({value.facet: [value.pk]}, {value.facet: value.entries})]


def seconds(action: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    started = clock()
    action()
    return clock() - started


def line(times: list[float]) -> str:
    return f"p50 {at(times, 0.5):.1f} ms, p95 {at(times, 0.95):.1f} ms, longest {at(times, 1):.1f} ms"


def at(times: list[float], share: float) -> float:
    """The milliseconds that this share of the times does not exceed."""
    ordered = sorted(times)
    return 1000 * ordered[min(int(len(ordered) * share), len(ordered) - 1)]


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("records", type=int, nargs="?", default=10_000)
    arguments.add_argument("--growth", default="", metavar="FILE.svg")
    given = arguments.parse_args()
    main(given.records, given.growth)
