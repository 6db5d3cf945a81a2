"""What is looked up of the dictionary, written anew from its lines: tens of thousands of rows, so in plain SQL."""

from collections.abc import Sequence

from django.db import connection

from search.synonyms import Line, keywords, readings

_WAYS = (
    "INSERT INTO search_expansion (synonym_id, key, alternative, size, term, weight) VALUES (%s, %s, %s, %s, %s, %s)"
)
_WORDS = "INSERT INTO search_keyword (synonym_id, key, sound, word) VALUES (%s, %s, %s, %s)"


def write(lines: Sequence[tuple[int, Line]]) -> None:
    """Replace all that is looked up by that of these active lines; each with the number of its synonym."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_expansion")
        cursor.execute("DELETE FROM search_keyword")
        cursor.executemany(_WAYS, [row for number, line in lines for row in _ways(number, line)])
        cursor.executemany(_WORDS, [(number, *keyword) for number, line in lines for keyword in keywords(line)])


def _ways(number: int, line: Line) -> list[tuple]:
    return [
        (number, reading.key, alternative, len(reading.stems), term, reading.weight)
        for alternative, reading in enumerate(readings(line))
        for term in reading.stems
    ]
