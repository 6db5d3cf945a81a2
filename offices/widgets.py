"""The weekly editor as a form field: works without JavaScript, keeps what was typed, says which row is wrong."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from offices.schedule import Schedule, ScheduleError
from offices.week_editor import (
    EVERY,
    FIELDS,
    HOLIDAYS,
    IF_HOLIDAY,
    KINDS,
    MODES,
    Filled,
    Row,
    day_choices,
    empty_row,
    filled_with,
    schedule_of,
)

MOST_ROWS = 60
SPARE_ROWS = 2
CHOICES = {"kind": KINDS, "every": EVERY, "if_holiday": IF_HOLIDAY}
TIMES = {
    "opens": _lazy("from (time)"),
    "closes": _lazy("to (time)"),
    "opens2": _lazy("after a break from"),
    "closes2": _lazy("to (after the break)"),
}
LABELS = {
    "kind": _lazy("what it means for visitors"),
    "every": _lazy("how often"),
    "if_holiday": _lazy("if that day is a holiday"),
}


class WeekWidget(forms.Widget):
    """A choice (unknown, as the office, given below) and a row per group of days with equal hours."""

    template_name = "admin/offices/week.html"
    use_fieldset = True

    class Media:
        css = {"all": ["css/week-editor.css"]}

    def id_for_label(self, id_: str) -> str:
        """The group has no single input that a label could point at."""
        return ""

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """The choice is always sent."""
        return f"{name}-mode" not in data

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """A Filled; a form filled by code may hand over the value itself under the plain name."""
        if f"{name}-mode" not in data:
            return data.get(name)
        rows = (self._row(data, f"{name}-{number}") for number in range(_count(data.get(f"{name}-rows"))))
        return Filled(
            _one_of(MODES, data[f"{name}-mode"]), _one_of(HOLIDAYS, data.get(f"{name}-holidays")), tuple(rows)
        )

    def _row(self, data: Any, name: str) -> Row:
        row = {field: str(data.get(f"{name}-{field}") or "").replace("\x00", "") for field in FIELDS}
        row |= {field: _one_of(choices, row[field]) for field, choices in CHOICES.items()}
        given = data.getlist(f"{name}-days") if hasattr(data, "getlist") else data.get(f"{name}-days", [])
        return row | {"days": [value for value, _label in day_choices() if value in given]}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The rows with their inputs' names, ids and values; two spare rows below the filled ones."""
        context = super().get_context(name, None, attrs)
        filled = value if isinstance(value, Filled) else filled_with(_shown(value))
        spare = SPARE_ROWS if filled.rows else SPARE_ROWS + 1
        rows = [*filled.rows, *(empty_row() for _ in range(spare))]
        context["widget"] |= {
            "id": context["widget"]["attrs"].get("id", f"id_{name}"),
            "modes": MODES,
            "mode": filled.mode,
            "holidays": HOLIDAYS,
            "holiday": filled.holidays,
            "days": day_choices(),
            "rows": [_shown_row(row, f"{name}-{number}") for number, row in enumerate(rows)],
        }
        return context


class ScheduleField(forms.Field):
    """A Schedule or None; takes the editor's rows, the stored JSON, or an OSM opening_hours text."""

    widget = WeekWidget

    def to_python(self, value: Any) -> Schedule | None:
        """The schedule; what is wrong with it is said in words."""
        try:
            return _read(value)
        except ScheduleError as error:
            raise ValidationError(str(error), code="schedule") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the hours mean something else than before; wrong ones always do."""
        try:
            return _read(initial) != _read(data)
        except ScheduleError:
            return True


def _read(value: Any) -> Schedule | None:
    if isinstance(value, Filled):
        return schedule_of(value)
    if value is None or isinstance(value, Schedule):
        return value
    if isinstance(value, str):
        return _read_text(value.strip())
    return Schedule.from_json(value) if value else None


def _read_text(text: str) -> Schedule | None:
    if not text or text == "null":
        return None
    if not text.startswith("{"):
        return Schedule.from_osm(text)
    try:
        return Schedule.from_json(json.loads(text))
    except ValueError as error:
        raise ScheduleError(_("Hours must be a list of rules")) from error


def _shown(value: Any) -> Schedule | None:
    """What an unbound form shows; a value that cannot be read is shown as unknown."""
    try:
        return _read(value)
    except ScheduleError:
        return None


def _shown_row(row: Row, name: str) -> Row:
    """A row as the template draws it: `more` when something stands in its folded part."""
    selects = [
        {"name": f"{name}-{field}", "label": LABELS[field], "options": choices, "chosen": row[field]}
        for field, choices in CHOICES.items()
    ]
    times = [{"name": f"{name}-{field}", "label": label, "value": row[field]} for field, label in TIMES.items()]
    untouched = all(row[field] == empty_row()[field] for field in (*CHOICES, "day", "first", "last"))
    return row | {"name": name, "times": times, "selects": selects, "more": not untouched}


def _count(text: Any) -> int:
    return min(int(text), MOST_ROWS) if isinstance(text, str) and text.isascii() and text.isdigit() else 0


def _one_of(choices: dict[str, Any], value: Any) -> str:
    """The value if it is one of the choices, else the first of them."""
    return value if value in choices else next(iter(choices))
