"""What the page of a programme lists beside its own words, asked of the database at once."""

from operator import attrgetter

from django.db.models import QuerySet, Value
from django.db.models.functions import JSONObject

from programs.models import Edition, Partnership, Program, Result
from records.models import District, TargetGroup


def listed_on(program: Program) -> dict[str, list]:
    """{target_groups, districts, editions, partners, results: rows in their usual order, unsaved}; one query."""
    rows = {
        "target_groups": TargetGroup.objects.filter(records=program.pk),
        "districts": District.objects.filter(programs=program.pk),
        "editions": Edition.objects.filter(program=program.pk),
        "partners": Partnership.objects.filter(program=program.pk),
        "results": Result.objects.filter(program=program.pk),
    }
    first, *others = [_as_json(name, query) for name, query in rows.items()]
    found = list(first.union(*others, all=True))
    return {name: _in_order(query, [values for part, values in found if part == name]) for name, query in rows.items()}


def _as_json(name: str, query: QuerySet) -> QuerySet:
    """Rows (name, {column: value}); no order, which a union cannot keep."""
    columns = {field.attname: field.attname for field in query.model._meta.concrete_fields}
    return query.order_by().values_list(Value(name), JSONObject(**columns))


def _in_order(query: QuerySet, rows: list[dict]) -> list:
    """Objects of the model in the order of its Meta; of equal rows the one made first."""
    objects = sorted((query.model(**row) for row in rows), key=attrgetter("pk"))
    for column in reversed(query.model._meta.ordering):
        objects.sort(key=attrgetter(column.lstrip("-")), reverse=column.startswith("-"))
    return objects
