"""The part of the statement that scores: from the alternatives of a plan to entries, the best of them if many.

Every concept of the question has a column; an entry gets the best alternative of each, times what the concepts it
matches cover. A question of common words would touch a large part of a large index: then its rarest concepts choose the
candidates, and the other ones are looked up for these only. All cuts depend on counts, weights and words, never on
numbers of rows, and keep equal scores together: every database cuts alike.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from search.vocabulary import Term

MOST_POSTINGS = 6_000  # read without choosing candidates first
MOST_ENTRIES = 1_000  # that are results of one question, more when scores are equal
ENOUGH = 2_000  # postings of the rarest concepts that are enough to choose candidates by
MOST_LOOKED_UP = 4  # alternatives of a concept that are looked up for the candidates


class Part(NamedTuple):
    """A term and what it is worth per impact, a whole number."""

    term: Term
    weight: int


class Alternative(NamedTuple):
    """What may stand for the concepts at some places of the question; an entry must have all the parts."""

    places: tuple[int, ...]
    parts: tuple[Part, ...]

    @property
    def cost(self) -> int:
        """How many postings have to be read: those of the rarest part."""
        return min(part.term.df for part in self.parts)

    @property
    def mask(self) -> int:
        return sum(1 << place for place in self.places)

    @property
    def rank(self) -> tuple:
        """Best first, in an order no database decides."""
        return (-sum(part.weight for part in self.parts), self.cost, [part.term.word for part in self.parts])


def matching(alternatives: Sequence[Alternative], coverage: Sequence[int], allowed: str) -> str:
    """Common table expressions ending in `matched(d, score, found)`.

    coverage: what matching each concept is worth. allowed: a condition on `m.d` that entries meet when some are cut.
    """
    columns = range(len(coverage))
    cost = sum(alternative.cost for alternative in alternatives)
    if cost <= MOST_ENTRIES:
        allowed = ""  # none will be cut
    if cost <= MOST_POSTINGS:
        first, later = list(alternatives), []
    else:
        first, later = drivers(alternatives, len(coverage))
    worst = f"SELECT score FROM scored ORDER BY score DESC LIMIT 1 OFFSET {MOST_ENTRIES - 1}"  # noqa: S608
    ctes = [
        *_reading(first),
        f"first AS (SELECT d, {_columns('MAX(CASE WHEN (m & {bit}) <> 0 THEN s ELSE 0 END) AS s{j}', columns)}"  # noqa: S608
        " FROM part GROUP BY d)",
        f"scored AS MATERIALIZED (SELECT m.*, {_score(coverage)} AS score FROM first m WHERE {allowed or '1 = 1'})",  # noqa: S608
        f"best AS MATERIALIZED (SELECT * FROM scored WHERE score >= COALESCE(({worst}), 0))",  # noqa: S608
    ]
    if later:
        ctes += _looking_up(later, columns)
    ctes.append(
        f"matched AS (SELECT d, {_score(coverage)} AS score, {_found(columns)} AS found"  # noqa: S608
        f" FROM {'whole' if later else 'best'} m)"
    )
    return ",\n".join(ctes)


def drivers(alternatives: Sequence[Alternative], concepts: int) -> tuple[list[Alternative], list[Alternative]]:
    """(what chooses the candidates, what is looked up for them) of a broad question."""
    costs = [sum(a.cost for a in alternatives if place in a.places) for place in range(concepts)]
    chosen: set[int] = set()
    read = 0
    for place in sorted((place for place in range(concepts) if costs[place]), key=lambda place: (costs[place], place)):
        if read >= ENOUGH:
            break
        chosen.add(place)
        read += costs[place]
    first: list[Alternative] = []
    read = 0
    for alternative in sorted((a for a in alternatives if chosen & {*a.places}), key=lambda a: a.rank):
        if not first or read + alternative.cost <= MOST_POSTINGS:
            first.append(alternative)
            read += alternative.cost
    others = [a for a in alternatives if not chosen & {*a.places}]
    return first, [a for place in range(concepts) for a in _best_of(others, place)]


def _best_of(alternatives: Iterable[Alternative], place: int) -> list[Alternative]:
    return sorted((a for a in alternatives if a.places[0] == place), key=lambda a: a.rank)[:MOST_LOOKED_UP]


def _reading(alternatives: Sequence[Alternative]) -> list[str]:
    """`part(d, m, s)`: entries by the alternatives, m the places as bits."""
    single = [f"({a.parts[0].term.id},{a.mask},{a.parts[0].weight})" for a in alternatives if len(a.parts) == 1]
    arms = [_together(a) for a in alternatives if len(a.parts) > 1]
    if single:
        arms.append(
            "SELECT p.entry_id AS d, q.m AS m, q.w * p.impact AS s FROM q JOIN search_posting p ON p.term_id = q.t"
        )
    values = [f"q(t, m, w) AS (VALUES {','.join(single)})"] if single else []
    return [*values, f"part AS ({' UNION ALL '.join(arms)})"]


def _together(alternative: Alternative) -> str:
    """Entries that have all the parts: those of the rarest, the others looked up. CROSS JOIN keeps SQLite at that."""
    parts = sorted(alternative.parts, key=lambda part: (part.term.df, part.term.word))
    value = " + ".join(f"{part.weight} * p{n}.impact" for n, part in enumerate(parts))
    joined = "".join(f" CROSS JOIN search_posting p{n}" for n in range(1, len(parts)))
    same = "".join(
        f" AND p{n}.term_id = {part.term.id} AND p{n}.entry_id = p0.entry_id" for n, part in enumerate(parts) if n
    )
    return (
        f"SELECT p0.entry_id AS d, {alternative.mask} AS m, {value} AS s"  # noqa: S608
        f" FROM search_posting p0{joined} WHERE p0.term_id = {parts[0].term.id}{same}"
    )


def _looking_up(alternatives: Sequence[Alternative], columns: range) -> list[str]:
    """`whole`: the candidates with what the remaining alternatives add."""
    single = [f"({a.parts[0].term.id},{a.mask},{a.parts[0].weight})" for a in alternatives if len(a.parts) == 1]
    arms = [_together_of_best(a) for a in alternatives if len(a.parts) > 1]
    values = []
    if single:
        values = [f"r(t, m, w) AS (VALUES {','.join(single)})"]
        arms.append(
            "SELECT b.d AS d, r.m AS m, r.w * p.impact AS s FROM best b CROSS JOIN r CROSS JOIN search_posting p"
            " WHERE p.term_id = r.t AND p.entry_id = b.d"
        )
    own = _columns("s{j}", columns)
    added = _columns("CASE WHEN (m & {bit}) <> 0 THEN s ELSE 0 END", columns)
    return [
        *values,
        f"more AS ({' UNION ALL '.join(arms)})",
        f"whole AS (SELECT d, {_columns('MAX(s{j}) AS s{j}', columns)} FROM"  # noqa: S608
        f" (SELECT d, {own} FROM best UNION ALL SELECT d, {added} FROM more) AS each_one GROUP BY d)",
    ]


def _together_of_best(alternative: Alternative) -> str:
    value = " + ".join(f"{part.weight} * p{n}.impact" for n, part in enumerate(alternative.parts))
    joined = "".join(f" CROSS JOIN search_posting p{n}" for n in range(len(alternative.parts)))
    same = " AND ".join(
        f"p{n}.term_id = {part.term.id} AND p{n}.entry_id = b.d" for n, part in enumerate(alternative.parts)
    )
    return f"SELECT b.d AS d, {alternative.mask} AS m, {value} AS s FROM best b{joined} WHERE {same}"  # noqa: S608


def _score(coverage: Sequence[int]) -> str:
    best = " + ".join(f"m.s{j}" for j in range(len(coverage)))
    covered = " + ".join(f"CASE WHEN m.s{j} > 0 THEN {worth} ELSE 0 END" for j, worth in enumerate(coverage))
    return f"CAST({best} AS bigint) * ({covered})"


def _found(columns: range) -> str:
    return " + ".join(f"CASE WHEN m.s{j} > 0 THEN 1 ELSE 0 END" for j in columns)


def _columns(text: str, columns: range) -> str:
    return ", ".join(text.format(j=j, bit=1 << j) for j in columns)
