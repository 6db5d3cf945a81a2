"""The vocabulary of the index read from the database, one statement per question."""

from collections.abc import Collection, Iterable, Sequence

from django.db import connection

from search.vocabulary import Expansion, Start, Surroundings, Term

_COLUMNS = "id, term, sound, df"


class DatabaseVocabulary:
    """The Vocabulary of the planner, from the tables of `search.models`."""

    entries = 0
    version = 0
    left_out: int | None = None  # the number of a synonym that is read as if it were not there

    def around(self, exact: Collection[str], starts: Collection[Start], keys: Collection[str] = ()) -> Surroundings:
        """What is near the words of a query; learns the size of the index on the way."""
        spelled, asked, known = sorted(exact), sorted(starts), sorted(keys)
        parts = [
            "SELECT -3 AS part, version AS id, '' AS term, '' AS sound, entries AS df FROM search_state",
            f"SELECT -2, {_COLUMNS} FROM search_term WHERE df > 0 AND term IN ({_places(spelled)})",  # noqa: S608
            f"SELECT DISTINCT -1, 0, key, '', 0 FROM search_keyword WHERE key IN ({_places(known)})"  # noqa: S608
            f" AND synonym_id <> {self.left_out or 0}",
            *(_beginning("term", number, start) for number, start in enumerate(asked)),
        ]
        parameters = [*spelled, *known, *(bound for start in asked for bound in bounds(start.prefix))]
        found = Surroundings({}, {start: [] for start in asked}, set())
        for part, *columns in _rows(" UNION ALL ".join(parts), parameters):
            term = Term(*columns)
            if part == -3:
                self.version, self.entries = term.id, term.df
            elif part == -2:
                found.terms[term.word] = term
            elif part == -1:
                found.keys.add(term.word)
            else:
                found.beginning[asked[part]].append(term)
        return found

    def sounding(self, keys: Collection[str]) -> list[Term]:
        """The terms and words of the dictionary with one of the sound keys."""
        # Hundreds of them: as parameters they would take longer than the search. Letters alone cannot end a string.
        wanted = ",".join(f"'{key}'" for key in sorted(keys) if key.isalpha()) or "NULL"
        query = f"""SELECT {_COLUMNS} FROM search_term WHERE df > 0 AND sound IN ({wanted})
            UNION ALL SELECT DISTINCT 0, word, sound, 0 FROM search_keyword WHERE sound IN ({wanted})
            AND synonym_id <> {self.left_out or 0}"""  # noqa: S608
        return [Term(*row) for row in _rows(query, [])]

    def sounding_from(self, starts: Collection[Start]) -> list[Term]:
        """The terms whose sound key begins as one of the starts does."""
        asked = sorted(starts)
        query = " UNION ALL ".join(_beginning("sound", number, start) for number, start in enumerate(asked))
        parameters = [bound for start in asked for bound in bounds(start.prefix)]
        return [Term(*columns) for _part, *columns in _rows(query, parameters)]

    def expansions(self, keys: Collection[str]) -> list[Expansion]:
        """What stands for any of the phrases, in a fixed order; only expansions of which every word is in the index."""
        wanted = sorted(keys)
        query = f"""SELECT x.key, x.synonym_id, x.alternative, x.size, x.weight, t.id, t.term, t.sound, t.df
            FROM search_expansion x JOIN search_term t ON t.term = x.term
            WHERE t.df > 0 AND x.key IN ({_places(wanted)}) AND x.synonym_id <> {self.left_out or 0}"""  # noqa: S608
        found: dict[tuple[str, int, int, int, int], list[Term]] = {}
        for key, synonym, alternative, size, weight, *columns in _rows(query, wanted):
            found.setdefault((key, synonym, alternative, size, weight), []).append(Term(*columns))
        complete = {
            Expansion(key, tuple(sorted(terms, key=lambda term: term.word)), weight)
            for (key, _synonym, _alternative, size, weight), terms in found.items()
            if len(terms) == size
        }
        return sorted(complete, key=Expansion.place)


def bounds(prefix: str) -> tuple[str, str]:
    """The half-open range of strings that begin with the prefix, in byte order."""
    return prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)


def _beginning(column: str, number: int, start: Start) -> str:
    """One arm of a union; the inner query is wrapped because SQLite takes no LIMIT in an arm."""
    return f"""SELECT * FROM (SELECT {number} AS part, {_COLUMNS} FROM search_term
        WHERE {column} >= %s AND {column} < %s AND df > 0 ORDER BY df DESC, term LIMIT {start.limit}) AS s{number}"""  # noqa: S608


def _places(values: Sequence[str]) -> str:
    return ",".join(["%s"] * len(values)) or "NULL"


def _rows(query: str, parameters: Sequence[str]) -> Iterable[Sequence]:
    with connection.cursor() as cursor:
        cursor.execute(query, list(parameters))
        return cursor.fetchall()
