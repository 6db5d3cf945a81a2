"""The staff form of every kind of record and row: what the admin shows and what accepting a proposal goes through."""

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from polish.text import slug as slugify
from records.facts import plain
from records.models import Name, Record, Translation

FORMS: dict[type, type[forms.ModelForm]] = {}


class UnknownRelationError(ValueError):
    """A fact names a record that does not exist (yet)."""


def staff_form(form):
    """Class decorator: this is the form of its model."""
    FORMS[form._meta.model] = form
    return form


class RowsField(forms.JSONField):
    """A list as JSON; nothing is an empty list."""

    def clean(self, value):
        return super().clean(value) or []


def staff_field(db_field, **kwargs):
    """The form field of a column; addresses of sites written without a scheme are https."""
    if type(db_field) is models.JSONField and db_field.default is list:
        kwargs["form_class"] = RowsField
    if isinstance(db_field, models.URLField):
        kwargs["assume_scheme"] = "https"
    return db_field.formfield(**kwargs)


class StaffMeta:
    """What the Meta of every staff form starts from."""

    formfield_callback = staticmethod(staff_field)


class RecordForm(forms.ModelForm):
    """Common to all kinds: the address is made from the name and never taken twice within a kind."""

    def clean(self):
        cleaned = super().clean()
        name, given = cleaned.get("name"), cleaned.get("slug")
        if name and not given and not slugify(name):
            self.add_error("name", _("A name needs at least one letter or digit."))
        elif name and not self.has_error("slug"):
            cleaned["slug"] = self.free_slug(given or slugify(name), may_count=not given)
        return cleaned

    def free_slug(self, wanted, *, may_count):
        """`wanted`, or `wanted-2`, `wanted-3` ... where the address was made from the name; else an error."""
        others = Record.objects.filter(kind=self.instance.KIND).exclude(pk=self.instance.pk)
        taken = set(others.filter(slug__startswith=wanted).values_list("slug", flat=True))
        if wanted not in taken:
            return wanted
        if not may_count:
            self.add_error("slug", _("Another record already has the address %(slug)s.") % {"slug": wanted})
        return next(f"{wanted}-{n}" for n in range(2, len(taken) + 3) if f"{wanted}-{n}" not in taken)


def form_of(model):
    """The form of a model whose fields are its facts, just as the columns give them."""
    base = RecordForm if issubclass(model, Record) else forms.ModelForm
    fields = {"fields": model.FACT_FIELDS, "formfield_callback": staff_field}
    return staff_form(forms.modelform_factory(model, form=base, **fields))


NameForm = form_of(Name)


@staff_form
class TranslationForm(forms.ModelForm):
    """A text in another language; saving it says that it fits the Polish text as it is now."""

    field = forms.ChoiceField(
        label=_("field"), choices=[(name, Record._meta.get_field(name).verbose_name) for name in Translation.FIELDS]
    )
    language = forms.ChoiceField(label=_("language"), choices=lambda: languages(Translation.LANGUAGES))
    still_right = forms.BooleanField(
        label=_("It still says what the Polish text says"),
        required=False,
        help_text=_(
            "The Polish text has changed, so residents see the Polish one. Correct the translation, or tick this."
        ),
    )

    class Meta(StaffMeta):
        model = Translation
        fields = ("field", "language", "text")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk or not self.instance.is_outdated:
            self.fields["still_right"].widget = forms.HiddenInput()

    def save(self, commit=True):
        self.instance.source_hash = Translation.digest(getattr(self.instance.record, self.instance.field))
        return super().save(commit)


def languages(codes):
    return [(code, get_language_info(code)["name_translated"]) for code in codes]


class Plain(forms.Widget):
    """Hands a value to its field as it is; for forms that are filled by code, not by a browser."""

    def value_from_datadict(self, data, files, name):
        return data.get(name)

    def value_omitted_from_data(self, data, files, name):
        return name not in data


def filled(instance, changes):
    """The staff form of `instance` bound to its present values with `changes` ({field: JSON value}) over them.

    Relations are given by slug; raises UnknownRelationError when there is no such record.
    """
    form_class = FORMS[type(instance)]
    names = form_class._meta.fields
    values = {name: present(instance, name) for name in names}
    values |= {name: related(instance, name, value) for name, value in changes.items() if name in names}
    form = form_class(data=values, instance=instance)
    for field in form.fields.values():
        field.widget = Plain()
    return form


def present(instance, name):
    """A field's value as its form field takes it: keys for relations, JSON for hours."""
    field = instance._meta.get_field(name)
    if field.many_to_many:
        return [row.pk for row in getattr(instance, name).all()] if instance.pk and not instance._state.adding else []
    if field.is_relation:
        return getattr(instance, field.attname)
    value = getattr(instance, name)
    return plain(value) if hasattr(value, "to_json") else value


def related(instance, name, value):
    """A JSON value as its form field takes it: slugs of relations become keys."""
    field = instance._meta.get_field(name)
    if not field.is_relation or not value:
        return value
    slugs = value if isinstance(value, list) else [value]
    keys = [key_of(field.related_model, slug) for slug in slugs]
    return keys if isinstance(value, list) else keys[0]


def key_of(model, slug):
    try:
        return model._default_manager.get(slug=slug).pk
    except ObjectDoesNotExist as missing:
        raise UnknownRelationError(f"{model._meta.verbose_name}: {slug}") from missing
