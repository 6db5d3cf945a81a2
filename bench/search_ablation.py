"""What each part of the search is good for: python -m bench.search_ablation [FOLDER].

Measures the development queries of FOLDER and both halves of our own with one part taken away at a time: the dictionary
(what came after the synonyms), the synonyms too, the leaving out of question words, the scoring of long questions.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from bench.scratch import scratch_database
from bench.search_quality import OURS, answers, in_words, load, measured, sets


def main(folder: Path) -> None:
    with scratch_database():
        load(folder)
        for name, without in ABLATIONS.items():
            with without():
                print(f"{name}", *(f"  {line}" for line in lines(folder)), sep="\n")


def lines(folder: Path) -> Iterator[str]:
    for name, queries in sets((folder / "queries.jsonl", OURS)).items():
        yield f"{name:16} {in_words([measured(query['rel'], answers(query['q'])) for query in queries])}"


@contextmanager
def nothing() -> Iterator[None]:
    yield


@contextmanager
def the_dictionary() -> Iterator[None]:
    """Only the first lines remain, words that people use for one another; put back at the end."""
    from django.db import transaction

    from search.models import SearchExpansion, SearchKeyword
    from search.synonyms import starter_lines

    first = [(line.terms, line.expands_to) for line in starter_lines("synonyms.txt")]
    with transaction.atomic():
        for model in (SearchExpansion, SearchKeyword):
            rows = model.objects.select_related("synonym")
            gone = [row.pk for row in rows if (row.synonym.terms, row.synonym.expands_to) not in first]
            for start in range(0, len(gone), 500):
                model.objects.filter(pk__in=gone[start : start + 500]).delete()
        yield
        transaction.set_rollback(True)


@contextmanager
def the_dictionary_and_synonyms() -> Iterator[None]:
    from django.db import transaction

    from search.models import SearchExpansion, SearchKeyword

    with transaction.atomic():
        SearchExpansion.objects.all().delete()
        SearchKeyword.objects.all().delete()
        yield
        transaction.set_rollback(True)


@contextmanager
def question_words() -> Iterator[None]:
    """Only words that are not even indexed are left out of a question."""
    from search.filler import FUNCTION_WORDS

    with patch("search.normalise.FILLER", FUNCTION_WORDS):
        yield


@contextmanager
def long_questions() -> Iterator[None]:
    """Rare words count by their rarity alone, and a word within a known phrase as if it stood by itself."""
    with patch("search.query.RARE_WINS", 1.0), patch("search.query.SHADOWED", 1.0):
        yield


ABLATIONS = {
    "everything": nothing,
    "without the dictionary": the_dictionary,
    "without dictionary and synonyms": the_dictionary_and_synonyms,
    "without leaving out question words": question_words,
    "without the scoring of long questions": long_questions,
}

if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/search"))
