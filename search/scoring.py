"""The part of the statement that scores: from the alternatives of a plan to entries, the best of them if many.

Every concept of the question has a column; an entry gets the best alternative of each, times what the concepts it
matches cover. A question of common words would touch a large part of a large index: then of the common alternatives
only the best postings are read, and what is missing is looked up for the best entries. All cuts depend on counts,
weights, words and on the numbers made of addresses, so every database cuts alike.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from search.vocabulary import Term

MOST_ENTRIES = 500  # that are results of one question
LOOKED_AT = 150  # of them, for which what was not read is looked up
MOST_LOOKED_UP = 4  # alternatives of a concept that are looked up
POSTINGS, ENTRIES_PER_POSTING = 2_000, 25  # read for one question: so many, and one more for so many entries


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


class Reading(NamedTuple):
    """How many postings of an alternative are read, those of the highest impact."""

    alternative: Alternative
    most: int

    @property
    def whole(self) -> bool:
        return self.most == self.alternative.cost


class Narrowed(NamedTuple):
    """What the chosen facets mean for a statement: the bits an entry misses, and which entries may miss nothing.

    missed: a number made of `m.d`. counted: the numbers that are counted anywhere, 0 first. within: a query of some
    entries that miss nothing, all of them if few; it is completed by a LIMIT.
    """

    missed: str = "0"
    counted: Sequence[int] = (0,)
    within: str = ""


def most_postings(entries: int) -> int:
    """How many postings a question reads before it looks at the best entries only."""
    return POSTINGS + entries // ENTRIES_PER_POSTING


def readings(alternatives: Sequence[Alternative], concepts: int, most: int) -> list[Reading]:
    """How much of each alternative is read: rare concepts wholly, of common ones the best alternatives first."""
    groups = [sorted((a for a in alternatives if a.places[0] == j), key=lambda a: a.rank) for j in range(concepts)]
    groups = sorted((group for group in groups if group), key=lambda group: (_cost(group), group[0].places))
    found = []
    for number, group in enumerate(groups):
        share = most // (len(groups) - number)
        for alternative in group:
            reading = Reading(alternative, min(alternative.cost, share))
            share -= reading.most
            most -= reading.most
            found.append(reading)
    return found


def matching(found: Sequence[Reading], coverage: Sequence[int], narrowed: Narrowed) -> tuple[list[str], str]:
    """(common table expressions, a query of (d, score, found, missed)).

    What is used once is a query inside a query: a common table expression SQLite would write down and read again.
    coverage: what matching each concept is worth.
    """
    columns = sorted({place for reading in found for place in reading.alternative.places})
    worth = {j: coverage[j] for j in columns}
    later = _later(found, columns)
    ctes, part = _reading([reading for reading in found if reading.most], later, narrowed.within)
    first = f"SELECT d, {_best_of_each(columns)} FROM ({part}) AS part GROUP BY d"  # noqa: S608
    scored = f"SELECT m.*, {_score(worth)} AS score, {narrowed.missed} AS missed FROM ({first}) AS m"  # noqa: S608
    if len(narrowed.counted) > 1:
        ctes.append(f"scored AS MATERIALIZED ({scored})")
        scored = "SELECT * FROM scored"
    ctes.append(f"best AS MATERIALIZED ({_best(scored, narrowed.counted)})")
    judged = f"SELECT d, {_score(worth)} AS score, {_found(columns)} AS found, missed FROM"  # noqa: S608
    if not later:
        return ctes, f"{judged} best m"
    lists, whole = _looking_up(later, columns)
    near = f"near AS MATERIALIZED (SELECT * FROM best WHERE missed = 0 ORDER BY score DESC, d LIMIT {LOOKED_AT})"  # noqa: S608
    rest = f"{judged} best m WHERE d NOT IN (SELECT d FROM near)"  # noqa: S608
    return [*ctes, near, *lists], f"{judged} ({whole}) AS m UNION ALL {rest}"


def _cost(group: Sequence[Alternative]) -> int:
    return sum(alternative.cost for alternative in group)


def _later(found: Sequence[Reading], columns: Sequence[int]) -> list[Alternative]:
    """What is looked up for the best entries: of every concept the best alternatives that were not read wholly."""
    rest = [reading.alternative for reading in found if not reading.whole]
    return [a for j in columns for a in [a for a in rest if a.places[0] == j][:MOST_LOOKED_UP]]


def _best(scored: str, counted: Sequence[int]) -> str:
    """The best entries that miss nothing and, when something is narrowed, the best ones that miss one thing."""
    order = f"ORDER BY score DESC, d LIMIT {MOST_ENTRIES}"
    if len(counted) == 1:
        return f"{scored} {order}"
    nothing, one = "missed = 0", f"missed IN ({','.join(str(bits) for bits in counted[1:])})"
    return " UNION ALL ".join(
        f"SELECT * FROM ({scored} WHERE {missing} {order}) AS missing_{n}"  # noqa: S608
        for n, missing in enumerate((nothing, one))
    )


def _reading(found: Sequence[Reading], later: Sequence[Alternative], within: str) -> tuple[list[str], str]:
    """(common table expressions, a query of (d, m, s)): entries by the alternatives, m the places as bits."""
    whole = [reading for reading in found if reading.whole and len(reading.alternative.parts) == 1]
    arms = [_the_best(reading) for reading in found if reading not in whole]
    ctes = []
    if whole:
        ctes.append(_listed("q1", [reading.alternative for reading in whole]))
        arms.append(
            "SELECT p.entry_id AS d, q.m AS m, q.w0 * p.impact AS s FROM q1 q JOIN search_posting p ON p.term_id = q.t0"
        )
    if later and within:
        most = max(reading.most for reading in found)
        lists, more = _together(later, "w", "within")
        ctes += [f"within AS MATERIALIZED ({within} LIMIT {most // len(later)})", *lists]
        arms += more
    return ctes, " UNION ALL ".join(arms)


def _together(alternatives: Sequence[Alternative], name: str, where: str) -> tuple[list[str], list[str]]:
    """(lists of the alternatives, queries of (d, m, s)): the entries of `where` that have all the parts of one.

    CROSS JOIN keeps SQLite at looking up. Terms come from a list, because for a constant SQLite may go through the
    whole table first, to make a filter of it.
    """
    lists, arms = [], []
    for size in sorted({len(a.parts) for a in alternatives}):
        lists.append(_listed(f"{name}{size}", [a for a in alternatives if len(a.parts) == size]))
        value = " + ".join(f"q.w{n} * p{n}.impact" for n in range(size))
        joined = "".join(f" CROSS JOIN search_posting p{n}" for n in range(size))
        same = " AND ".join(f"p{n}.term_id = q.t{n} AND p{n}.entry_id = b.d" for n in range(size))
        arms.append(
            f"SELECT b.d AS d, q.m AS m, {value} AS s FROM {where} b CROSS JOIN {name}{size} q{joined} WHERE {same}"  # noqa: S608
        )
    return lists, arms


def _listed(name: str, alternatives: Sequence[Alternative]) -> str:
    """A list of alternatives of equally many parts: `name(m, t0, w0, t1, w1, ...)`."""
    columns = "".join(f", t{n}, w{n}" for n in range(len(alternatives[0].parts)))
    return f"{name}(m{columns}) AS (VALUES {','.join(_row(alternative) for alternative in alternatives)})"


def _row(alternative: Alternative) -> str:
    return f"({alternative.mask}{''.join(f',{part.term.id},{part.weight}' for part in _rarest_first(alternative))})"


def _rarest_first(alternative: Alternative) -> list[Part]:
    return sorted(alternative.parts, key=lambda part: (part.term.df, part.term.word))


def _the_best(reading: Reading) -> str:
    """The best entries of the rarest part, those that have the other parts too."""
    rarest, *others = _rarest_first(reading.alternative)
    terms = "".join(f", {part.term.id} AS t{n}" for n, part in enumerate(others))
    best = (
        f"SELECT entry_id, impact{terms} FROM search_posting WHERE term_id = {rarest.term.id}"  # noqa: S608
        f" ORDER BY impact DESC, entry_id DESC LIMIT {reading.most}"
    )
    value = f"{rarest.weight} * b.impact{''.join(f' + {part.weight} * p{n}.impact' for n, part in enumerate(others))}"
    joined = "".join(f" CROSS JOIN search_posting p{n}" for n in range(len(others)))
    same = " AND ".join(f"p{n}.term_id = b.t{n} AND p{n}.entry_id = b.entry_id" for n in range(len(others)))
    return (
        f"SELECT b.entry_id AS d, {reading.alternative.mask} AS m, {value} AS s"  # noqa: S608
        f" FROM ({best}) AS b{joined}{f' WHERE {same}' if same else ''}"
    )


def _looking_up(later: Sequence[Alternative], columns: Sequence[int]) -> tuple[list[str], str]:
    """(lists, a query of (d, missed, s0, ...)): the entries that are looked at with what the alternatives add."""
    lists, arms = _together(later, "r", "near")
    own = _columns("s{j}", columns)
    added = _columns("CASE WHEN (m & {bit}) <> 0 THEN s ELSE 0 END", columns)
    return lists, (
        f"SELECT d, MAX(missed) AS missed, {_columns('MAX(s{j}) AS s{j}', columns)} FROM"  # noqa: S608
        f" (SELECT d, missed, {own} FROM near UNION ALL SELECT d, 0, {added} FROM ({' UNION ALL '.join(arms)}) AS more)"
        " AS each_one GROUP BY d"
    )


def _best_of_each(columns: Sequence[int]) -> str:
    if len(columns) == 1:
        return f"MAX(s) AS s{columns[0]}"
    return _columns("MAX(CASE WHEN (m & {bit}) <> 0 THEN s ELSE 0 END) AS s{j}", columns)


def _score(worth: Mapping[int, int]) -> str:
    best = " + ".join(f"m.s{j}" for j in worth)
    covered = " + ".join(f"CASE WHEN m.s{j} > 0 THEN {gain} ELSE 0 END" for j, gain in worth.items())
    return f"CAST({best} AS bigint) * ({covered})"


def _found(columns: Sequence[int]) -> str:
    return " + ".join(f"CASE WHEN m.s{j} > 0 THEN 1 ELSE 0 END" for j in columns)


def _columns(text: str, columns: Sequence[int]) -> str:
    return ", ".join(text.format(j=j, bit=1 << j) for j in columns)
