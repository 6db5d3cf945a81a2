"""What people do to records and to the dictionary, chosen by chance, and all that the index holds, to be compared."""

import random

from django.db import connection, transaction

from offices.models import Institution, Office, PhoneLine
from records import changes
from records.models import Category, Name, Record, TargetGroup
from search.models import (
    SearchEntry,
    SearchExpansion,
    SearchHours,
    SearchKeyword,
    SearchPosting,
    SearchState,
    SearchSynonym,
    SearchTerm,
    SearchValue,
)
from tests.search.cast import MODELS, filed, publish

WORDS = tuple("kasa senior dodatek dom rodzina 500+ opieka klub praca żłobek Wrocław допомога benefit".split())  # noqa: SIM905


@transaction.atomic
def change(record, **columns):
    for column, value in columns.items():
        setattr(record, column, value)
    record.save()
    changes.commit([record], role="editor", why="test")


@transaction.atomic
def delete(record):
    changes.remove([record], why="test")


def the_index():
    """Everything the index holds, without the numbers of rows, which depend on the order of writing."""
    postings = SearchPosting.objects.values_list("term__term", "entry__kind", "entry__slug", "impact")
    with connection.cursor() as cursor:
        cursor.execute("SELECT p.digits, e.kind, e.slug FROM search_phone p JOIN search_entry e ON e.id = p.entry_id")
        numbers = sorted(cursor.fetchall())
        cursor.execute(
            "SELECT v.facet, v.slug, e.kind, e.slug FROM search_facet f JOIN search_entry e ON e.id = f.entry_id"
            " JOIN search_value v ON v.id = f.value_id AND v.facet = f.facet"
        )
        facets = sorted(cursor.fetchall())
    expansions = SearchExpansion.objects.values_list("synonym__terms", "key", "alternative", "size", "term", "weight")
    return {
        "expansions": sorted(expansions),
        "keywords": sorted(SearchKeyword.objects.values_list("synonym__terms", "key", "sound", "word")),
        "entries": sorted(SearchEntry.objects.values_list("kind", "slug", "title", "digest", "hours__digest")),
        "forms": sorted((e.kind, e.slug, sorted(e.terms.values())) for e in SearchEntry.objects.all()),
        "terms": sorted(SearchTerm.objects.values_list("term", "sound", "df")),
        "postings": sorted(postings),
        "numbers": numbers,
        "facets": facets,
        "values": sorted(SearchValue.objects.values_list("facet", "slug", "entries")),
        "hours": sorted(SearchHours.objects.values_list("digest", "recipe")),
        "state": list(SearchState.objects.values_list("version", "entries")),
    }


def random_change(chance: random.Random, step: int) -> None:
    """One of the things people do, chosen by chance."""
    words = " ".join(chance.sample(WORDS, 3))
    some = [record.child for record in chance.sample(list(Record.objects.order_by("kind", "slug")), 2)]
    chance.choice(HAPPENINGS)(chance, step, words, some)


def published(chance, step, words, some):
    publish(chance.choice(list(MODELS)), f"nowe-{step}", words)


def renamed(chance, step, words, some):
    change(some[0], name=words, summary=" ".join(reversed(words.split())))


def moved_to_another_state(chance, step, words, some):
    change(some[0], state=chance.choice(Record.State.values))


def readdressed(chance, step, words, some):
    change(some[0], slug=f"adres-{step}")


def deleted(chance, step, words, some):
    delete(some[0])


@transaction.atomic
def deleted_together(chance, step, words, some):
    changes.remove(some, why="test")


@transaction.atomic
def withdrawn_together(chance, step, words, some):
    for record in some:
        record.state = Record.State.WITHDRAWN
        record.save()
    changes.commit(some, role="editor", why="test")


@transaction.atomic
def named(chance, step, words, some):
    kind = chance.choice(Name.Kind.values)
    some[0].names.create(text=f"{words} {step}", kind=kind, language=chance.choice(["pl", "en", "uk"]))
    some[1].names.all().delete()
    changes.commit(some, role="editor", why="test")


@transaction.atomic
def called(chance, step, words, some):
    PhoneLine.objects.create(record=some[0], number=f"+4871782{step:04}", label=words)
    PhoneLine.objects.filter(record=some[1]).delete()
    changes.commit(some, role="editor", why="test")


@transaction.atomic
def answered_in_a_situation(chance, step, words, some):
    situation = publish("situation", f"sytuacja-{step}", words)
    situation.lines.set(PhoneLine.objects.filter(record=some[0]))
    changes.commit([situation], role="editor", why="test")


@transaction.atomic
def filed_under(chance, step, words, some):
    some[0].categories.set([filed(Category, "dom", "Dom")])
    some[1].target_groups.set([filed(TargetGroup, "rodziny", "Rodziny"), filed(TargetGroup, f"g{step}", words)])
    changes.commit(some, role="editor", why="test")


@transaction.atomic
def heading_renamed(chance, step, words, some):
    heading = filed(Category, "dom", "Dom")
    heading.name, heading.name_en = words, f"{words} {step}"
    heading.save()
    changes.announce(list(Record.objects.filter(categories=heading)))


@transaction.atomic
def office_given_away(chance, step, words, some):
    offices = list(Office.objects.order_by("slug"))
    institutions = list(Institution.objects.order_by("slug"))
    if offices and institutions:
        change(chance.choice(offices), institution=chance.choice(institutions))


def line_added(chance, step, words, some):
    language = chance.choice(SearchSynonym.Language.values)
    SearchSynonym.objects.create(terms=f"{words}, słowo{step}", expands_to="dodatek", language=language)


def line_changed(chance, step, words, some):
    line = chance.choice(list(SearchSynonym.objects.order_by("terms", "expands_to")[:20]))
    line.terms, line.active, line.weight = f"{words}, inne{step}", chance.random() < 0.7, 40
    line.save()


def line_deleted(chance, step, words, some):
    chance.choice(list(SearchSynonym.objects.order_by("terms", "expands_to")[:20])).delete()


HAPPENINGS = (
    published, renamed, moved_to_another_state, readdressed, deleted, deleted_together, withdrawn_together, named,
    called, answered_in_a_situation,
    filed_under, heading_renamed, office_given_away, line_added, line_changed, line_deleted,
)  # fmt: skip
