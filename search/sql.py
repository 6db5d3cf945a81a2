"""The statement that scores, filters, counts and pages in one go: the same text on SQLite and PostgreSQL.

Whole numbers only and a total order, so both give the same list. What a person typed never enters the text: rows of the
plan are numbers, digits of telephones are parameters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from search.query import Plan
from search.scoring import Narrowed, matching, most_postings, readings

HIT, COUNT, VALUE, OPEN, HOURS = range(5)  # the parts of the answer
BY_NAME = "e.sort_key, e.kind, e.slug"
Parameters = list[str | int]


@dataclass(frozen=True)
class Choice:
    """What a person narrowed the search to. `open_hours` are the hours that are open now, `only_open` asks for them.

    `values` maps the number of a facet to numbers of values, any of which will do, `sizes` to how many entries have
    them, where that is known; `open_bit` marks the open-now filter among the facets.
    """

    values: Mapping[int, Sequence[int]] = field(default_factory=dict)
    sizes: Mapping[int, int] = field(default_factory=dict)
    open_hours: Sequence[int] = ()
    only_open: bool = False
    open_bit: int = 0

    @property
    def narrows(self) -> bool:
        return self.only_open or any(self.values.values())


@dataclass(frozen=True)
class Source:
    """Where matches come from: a query of (d, score, found), common table expressions that it reads, and their order.

    `joins` are further tables that the order reads; `scored` when nothing stands before the score in it; `counted` when
    the numbers beside the facets are wanted too; `judged` when the query has `missed` already; `partly` when not all
    matches were read, so that there may be more.
    """

    query: str
    ctes: Sequence[str] = ()
    parameters: Sequence[str | int] = ()
    order: str = "h.score DESC, e.prior DESC, e.kind, e.slug"
    scored: bool = True
    joins: str = ""
    counted: bool = True
    judged: bool = False
    partly: bool = False


def by_words(plan: Plan, choice: Choice) -> Source:
    """Entries by the words of a plan with alternatives."""
    # An entry that misses two of the facets chosen is not counted anywhere, so it takes no place among the best.
    most = most_postings(plan.entries)
    narrowed = Narrowed(_missed(choice, most), (0, *_bits(choice)), _within(choice, most))
    found = readings(plan.alternatives, len(plan.coverage), most)
    partly = not all(reading.whole for reading in found)
    ctes, query = matching(found, plan.coverage, narrowed)
    return Source(query, ctes, judged=True, partly=partly)


def by_number(digits: str, after: str, inside: str) -> Source:
    """Entries by telephone digits: the whole number before its start before a part of it, places people go to first."""
    return Source(
        """SELECT n.d AS d, 1 AS found, n.s + CASE e.kind
    WHEN 'office' THEN 5 WHEN 'institution' THEN 4 WHEN 'service' THEN 3 WHEN 'program' THEN 2 ELSE 1 END AS score
  FROM number n JOIN search_entry e ON e.id = n.d""",
        [
            """number AS (
  SELECT entry_id AS d, MAX(CASE WHEN digits = %s THEN 30 WHEN digits >= %s AND digits < %s THEN 20 ELSE 10 END) AS s
  FROM search_phone WHERE digits = %s OR (digits >= %s AND digits < %s) OR digits LIKE %s GROUP BY entry_id)"""
        ],
        [digits, digits, after, digits, digits, after, inside],
    )


def everything() -> Source:
    """The whole directory by name."""
    return Source("SELECT id AS d, 0 AS score, 0 AS found FROM search_entry", order=BY_NAME, scored=False)


def by_name(source: Source) -> Source:
    """The same matches in the order of their names."""
    return replace(source, order=BY_NAME, scored=False)


def open_first(source: Source, places: Mapping[int, int]) -> Source:
    """The same matches, those whose hours have a place first, lowest first; {number of hours: place}."""
    if not places:
        return source
    rows = ",".join(f"({int(hours)},{int(place)})" for hours, place in sorted(places.items()))
    return replace(
        source,
        ctes=[f"standing(h, place) AS (VALUES {rows})", *source.ctes],
        order=f"COALESCE(w.place, {max(places.values()) + 1}), {source.order}",
        scored=False,
        joins="LEFT JOIN standing w ON w.h = e.hours_id",
    )


def hits_only(source: Source) -> Source:
    """The same matches without any count."""
    return replace(source, counted=False)


def statement(source: Source, choice: Choice, limit: int, offset: int) -> tuple[str, Parameters]:
    """(text, parameters) giving rows (part, id, number, place, found): the hits, how many miss what, the facets.

    A facet counts the entries that pass every other facet: those that miss nothing, or miss only this one.
    CROSS JOIN keeps SQLite at reading hits first; to PostgreSQL it is an ordinary join.
    """
    last = int(offset) + int(limit)
    cutoff = ""
    if source.scored:
        # Only what may stand on the page is joined to its entry; equal scores are kept together.
        best = f"SELECT score FROM hit WHERE missed = 0 ORDER BY score DESC LIMIT 1 OFFSET {last - 1}"  # noqa: S608
        cutoff = f"AND h.score >= COALESCE(({best}), 0)"
    missed = "m.missed" if source.judged else _missed(choice)
    ctes = "".join(f"{cte},\n" for cte in source.ctes)
    text = f"""WITH {ctes}hit AS MATERIALIZED (
  SELECT m.d AS d, m.score AS score, m.found AS found, {missed} AS missed FROM ({source.query}) AS m),
ranked AS (
  SELECT h.d AS d, h.score AS score, h.found AS found, ROW_NUMBER() OVER (ORDER BY {source.order}) AS place
  FROM hit h CROSS JOIN search_entry e {source.joins} WHERE e.id = h.d AND h.missed = 0 {cutoff})
SELECT {HIT} AS part, d AS id, score AS number, place, found FROM ranked WHERE place > {int(offset)} AND place <= {last}
"""  # noqa: S608
    return f"{text}{_counts(choice) if source.counted else ''}", list(source.parameters)


def _counts(choice: Choice) -> str:
    """How many miss what, the values of facets, what is open."""
    return f"""UNION ALL SELECT {COUNT}, missed, COUNT(*), 0, 0 FROM hit GROUP BY missed
UNION ALL SELECT {VALUE}, f.value_id, COUNT(*), 0, 0 FROM hit h CROSS JOIN search_facet f
  WHERE f.entry_id = h.d AND (h.missed = 0 OR h.missed = (1 << f.facet)) GROUP BY f.value_id
{_counts_of_open(choice)}{_passed_over(choice)}"""  # noqa: S608


def _counts_of_open(choice: Choice) -> str:
    if not choice.open_hours:
        return ""
    return f"""UNION ALL SELECT {OPEN}, 0, COUNT(*), 0, 0 FROM hit h CROSS JOIN search_entry e
  WHERE e.id = h.d AND h.missed IN (0, {choice.open_bit}) AND {_open("e", choice)}"""  # noqa: S608


def _passed_over(choice: Choice) -> str:
    """When everything found misses something: the hours of what misses one thing only, to say when it opens."""
    if not choice.narrows:
        return ""
    return f"""
UNION ALL SELECT {HOURS}, e.hours_id, h.missed, 0, 0 FROM hit h CROSS JOIN search_entry e
  WHERE NOT EXISTS (SELECT 1 FROM hit n WHERE n.missed = 0) AND e.id = h.d AND e.hours_id IS NOT NULL
  GROUP BY e.hours_id, h.missed"""  # noqa: S608


def _bits(choice: Choice) -> list[int]:
    """The bits of the facets chosen."""
    chosen = [1 << facet for facet, values in sorted(choice.values.items()) if values]
    return [*chosen, choice.open_bit] if choice.only_open else chosen


def _within(choice: Choice, most: int) -> str:
    """A query of the entries that have the values chosen, in the order of their numbers; empty when they are many."""
    chosen = sorted((choice.sizes.get(facet, most), facet) for facet, values in choice.values.items() if values)
    if not chosen or chosen[0][0] >= most:
        return ""
    rarest, *others = [_numbers(choice.values[facet]) for _size, facet in chosen]
    also = "".join(
        f" AND EXISTS (SELECT 1 FROM search_facet o WHERE o.entry_id = f.entry_id AND o.value_id IN ({values}))"  # noqa: S608
        for values in others
    )
    return f"SELECT DISTINCT f.entry_id AS d FROM search_facet f WHERE f.value_id IN ({rarest}){also} ORDER BY d"  # noqa: S608


def _missed(choice: Choice, few: int = 0) -> str:
    """A sum with one bit for every facet that the entry does not pass; of values that few have, a list is made once."""
    tests = []
    for facet, values in sorted(choice.values.items()):
        if values and choice.sizes.get(facet, few) < few:
            having = f"SELECT entry_id FROM search_facet WHERE value_id IN ({_numbers(values)})"  # noqa: S608
            tests.append((1 << facet, f"m.d IN ({having})"))
        elif values:
            having = f"SELECT 1 FROM search_facet f WHERE f.entry_id = m.d AND f.value_id IN ({_numbers(values)})"  # noqa: S608
            tests.append((1 << facet, f"EXISTS ({having})"))
    if choice.only_open:
        having = f"SELECT 1 FROM search_entry o WHERE o.id = m.d AND {_open('o', choice)}"  # noqa: S608
        tests.append((choice.open_bit, f"EXISTS ({having})"))
    return " + ".join(f"CASE WHEN {test} THEN 0 ELSE {bit} END" for bit, test in tests) or "0"


def _open(entry: str, choice: Choice) -> str:
    return f"{entry}.hours_id IN ({_numbers(choice.open_hours)})" if choice.open_hours else "1 = 0"


def _numbers(values: Sequence[int]) -> str:
    return ",".join(str(int(value)) for value in values)
