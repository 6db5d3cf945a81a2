"""How facts are called and written for people: the label of a path, the words for a value."""

from datetime import date

from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from offices.rule_words import describe
from offices.schedule import load
from polish.phones import display
from proposals.models import Proposal
from records.facts import ROWS, split_row
from records.forms import FORMS

NOTHING = ("", [], None)
NO_NAMES: dict[tuple[str, str], str] = {}


def label_of(path, kind=""):
    """`lines/+48717822346/label` -> "telephone line 71 782 23 46: whom it reaches"."""
    prefix, _slash, rest = path.partition("/")
    if prefix not in ROWS:
        return capfirst(field_label(path, kind))
    key, field = split_row(prefix, rest)
    row = capfirst(str(ROWS[prefix]._meta.verbose_name)) + f" {shown_key(key)}"
    return f"{row}: {ROWS[prefix]._meta.get_field(field).verbose_name}" if field else row


def field_label(name, kind):
    kinds = [model for model in FORMS if getattr(model, "KIND", "") and kind in ("", model.KIND)]
    fields = (model._meta.get_field(name) for model in kinds if name in model.FACT_FIELDS)
    return str(next((field.verbose_name for field in fields), name))


def shown_key(key):
    number, _semicolon, _rest = key.partition(";")
    return display(number) if number.startswith("+") else number.replace("-", " ") if number.islower() else number


def shown(path, value, kind="", names=NO_NAMES):
    """A value in words a clerk would use. `names`: what linked records are called, {(kind, slug): name}, so that
    nobody has to ask the database for each."""
    if value in NOTHING:
        return _("(none)")
    if isinstance(value, dict):
        return shown_dict(path, value, names)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        model = linked_model(path, kind)
        return ", ".join(names.get((model, item), str(item)) if isinstance(item, str) else str(item) for item in value)
    words = choice_label(path, value, kind) or day_label(path, value, kind) or linked_name(path, value, kind, names)
    return words or str(value)


def shown_dict(path, value, names):
    if "rules" in value or "as" in value:
        return describe(load(value))
    told = ((name, part) for name, part in value.items() if part not in NOTHING and name not in QUIET)
    return ", ".join(shown(f"{path}/{name}", part, names=names) for name, part in told)


QUIET = ("order", "raw", "is_main", "kind", "severity")


def choice_label(path, value, kind):
    field = field_of(path, kind)
    return str(dict(field.flatchoices).get(value, "")) if field is not None and field.choices else ""


def day_label(path, value, kind):
    """`2026-12-24` of a date field -> "24 grudnia 2026"."""
    is_day = isinstance(field_of(path, kind), models.DateField) and isinstance(value, str)
    return date_format(date.fromisoformat(value), "j E Y") if is_day else ""


def linked_name(path, value, kind, names):
    field = field_of(path, kind)
    if field is None or not field.is_relation:
        return display(value) if isinstance(value, str) and value.startswith("+48") else ""
    known = names.get((linked_model(path, kind), value))
    if known:
        return known
    found = field.related_model._default_manager.filter(slug=value).first() or proposed_name(field.related_model, value)
    return str(found or "")


def linked_model(path, kind):
    """The kind of record a path leads to, the model's name for what is no record; "" where it leads nowhere."""
    field = field_of(path, kind)
    if field is None or not field.is_relation:
        return ""
    return getattr(field.related_model, "KIND", field.related_model._meta.model_name)


def proposed_name(model, slug):
    """What a record is called that waits itself to be accepted; "" when nobody proposes it."""
    waiting = Proposal.objects.filter(kind=getattr(model, "KIND", ""), slug=slug).first()
    return waiting.name if waiting else ""


def field_of(path, kind):
    """The model field at a path; None for whole rows and unknown names."""
    prefix, _slash, rest = path.partition("/")
    if prefix in ROWS:
        name = split_row(prefix, rest)[1]
        return ROWS[prefix]._meta.get_field(name) if name else None
    kinds = [model for model in FORMS if getattr(model, "KIND", "") and kind in ("", model.KIND)]
    return next((model._meta.get_field(path) for model in kinds if path in model.FACT_FIELDS), None)
