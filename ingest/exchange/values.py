"""One JSON value of a line -> the value the model takes, or a BadValueError that says what is wrong with it."""

import re
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from services.amounts import KEYS as AMOUNT_KEYS

LONGEST_LIST = 2000
SMALL, BIG = 32767, 2147483647
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class BadValueError(Exception):
    """A value that cannot be loaded; the message says why, `value` is the part at fault."""

    def __init__(self, message: str, value: Any = None):
        super().__init__(message)
        self.value = value


@dataclass(frozen=True)
class Slug:
    """Another record, named by its kind and slug."""

    kind: str
    slug: str


@dataclass(frozen=True)
class Heading:
    """A category, a target group, a municipality or a district, named by its name or slug."""

    model: type[models.Model]
    name: str


@dataclass(frozen=True)
class Row:
    """One item of a list: what tells it apart, what the line says of it, and what only a new row takes."""

    key: tuple
    said: dict[str, Any] = field(default_factory=dict)
    if_new: dict[str, Any] = field(default_factory=dict)


def text(value: Any, *, longest: int, one_line: bool = False) -> str:
    """Text without spaces around it; null is empty."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadValueError(_("must be a text"))
    value = tidy(value)
    if _NO_TEXT.search(value):
        raise BadValueError(_("holds a character that no text has (NUL, control character)"))
    if one_line and "\n" in value:
        raise BadValueError(_("must be one line"))
    if len(value) > longest:
        raise BadValueError(_("is longer than %(number)s characters") % {"number": longest})
    return value


def tidy(value: str) -> str:
    """One kind of line end, no spaces around."""
    return value.replace("\r\n", "\n").strip()


def clean(value: Any) -> Any:
    """A JSON value with every text in it as `text` would take it."""
    if isinstance(value, str):
        return tidy(_NO_TEXT.sub("", value))
    if isinstance(value, list):
        return [clean(one) for one in value]
    if isinstance(value, tuple):
        return tuple(clean(one) for one in value)
    return {key: clean(one) for key, one in value.items()} if isinstance(value, dict) else value


def number(value: Any, *, highest: int, lowest: int = 0) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not lowest <= value <= highest:
        limits = {"lowest": lowest, "highest": highest}
        raise BadValueError(_("must be a whole number from %(lowest)s to %(highest)s") % limits)
    return value


def decimal(value: Any, model_field: models.DecimalField) -> Decimal | None:
    if value is None:
        return None
    if type(value) not in (int, float):
        raise BadValueError(_("must be a number"))
    whole = 10 ** (model_field.max_digits - model_field.decimal_places)
    if not -whole < value < whole:
        raise BadValueError(_("is too large"))
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-model_field.decimal_places))


def day(value: Any) -> date | None:
    """A date written 2026-12-24; null or empty is none."""
    if value is None or value == "":
        return None
    try:
        if not isinstance(value, str) or len(value) != 10:
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise BadValueError(_("must be a date such as 2026-12-24")) from None


def true_or_false(value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadValueError(_("must be true or false"))
    return value


def identifier(value: Any) -> uuid.UUID:
    try:
        return uuid.UUID(value)
    except (ValueError, AttributeError, TypeError):
        raise BadValueError(_("must be an identifier such as 6ba7b810-9dad-11d1-80b4-00c04fd430c8")) from None


def of_field(value: Any, model_field: models.Field) -> Any:
    """A value by the rules of the model's own column: type, length, choices, form of addresses."""
    if isinstance(model_field, models.JSONField):
        return amounts(value)
    if isinstance(model_field, models.DateField):
        return day(value)
    if isinstance(model_field, models.DecimalField):
        return decimal(value, model_field)
    if isinstance(model_field, models.IntegerField):
        small = isinstance(model_field, models.PositiveSmallIntegerField)
        return _or_default(number(value, highest=SMALL if small else BIG), model_field)
    return _text_of_field(value, model_field)


def _text_of_field(value: Any, model_field: models.Field) -> str:
    one_line = not isinstance(model_field, models.TextField)
    said = text(value, longest=model_field.max_length or BIG, one_line=one_line) or model_field.get_default() or ""
    if model_field.choices:
        return one_of(said, [choice for choice, _label in model_field.flatchoices])
    if not said and not model_field.blank:
        raise BadValueError(_("must not be empty"))
    try:
        model_field.run_validators(said)
    except ValidationError as problem:
        raise BadValueError(" ".join(problem.messages)) from problem
    return said


def _or_default(value: Any, model_field: models.Field) -> Any:
    return model_field.get_default() if value is None and not model_field.null else value


def one_of(value: Any, accepted: Iterable[str]) -> str:
    if value not in accepted:
        raise BadValueError(_("must be one of: %(values)s") % {"values": ", ".join(accepted)})
    return value


def items(value: Any, read: Callable[[Any], Any]) -> list:
    """A list read item by item; the item at fault is the value that is named."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadValueError(_("must be a list"))
    if len(value) > LONGEST_LIST:
        raise BadValueError(_("has more than %(number)s items") % {"number": LONGEST_LIST}, len(value))
    return [_item(item, read) for item in value]


def _item(item: Any, read: Callable[[Any], Any]) -> Any:
    try:
        return read(item)
    except BadValueError as problem:
        raise BadValueError(str(problem), item if problem.value is None else problem.value) from problem


def parts(value: Any, *, needed: str, known: Iterable[str]) -> dict[str, Any]:
    """An item that is an object: the needed key is there and no unknown one is."""
    if not isinstance(value, dict):
        raise BadValueError(_("must be an object such as {“%(key)s”: …}") % {"key": needed})
    for key in value:
        if key not in known:
            raise BadValueError(
                _("unknown key “%(key)s”; there are: %(keys)s") % {"key": key, "keys": ", ".join(known)}
            )
    if value.get(needed) in (None, ""):
        raise BadValueError(_("“%(key)s” is missing") % {"key": needed})
    return value


def distinct(rows: list[Row]) -> list[Row]:
    """The rows themselves when no two are the same one."""
    seen = set()
    for row in rows:
        if row.key in seen:
            raise BadValueError(_("stands twice in the list"), " ".join(str(part) for part in row.key if part))
        seen.add(row.key)
    return rows


def amounts(value: Any) -> list[dict[str, str]]:
    """[{"label": "na dziecko, co miesiąc", "amount": "800 zł", "valid_from": "2024-01-01"}]"""
    return items(value, _amount)


def _amount(value: Any) -> dict[str, str]:
    said = parts(value, needed="amount", known=AMOUNT_KEYS)
    first, last = day(said.get("valid_from")), day(said.get("valid_to"))
    rising(first, last)
    texts = {key: text(said.get(key), longest=300) for key in AMOUNT_KEYS}
    return {key: value for key, value in texts.items() if value}


def rising(first: Any, last: Any) -> None:
    if first is not None and last is not None and last < first:
        raise BadValueError(_("ends before it begins"))
