"""What every screen of the back office shares: titles in the right grammatical case, empty lists that help,
and that residents' pages hear of every change."""

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models, transaction
from django.forms import CheckboxSelectMultiple
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from records import changes
from records.labelled import LabelledRows, StackedRows

HTTPS = {models.URLField: {"assume_scheme": "https"}}


class StaffAdmin(admin.ModelAdmin):
    """Things that are not records: their changes show on many pages, so every save is announced."""

    add_title = _("Add")
    edit_title = _("Edit")
    empty_text = _("There is nothing here yet.")
    formfield_overrides = HTTPS
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return without_detours(super().formfield_for_dbfield(db_field, request, **kwargs))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Short lists are boxes to tick; long ones are named in autocomplete_fields."""
        if db_field.name not in self.autocomplete_fields:
            kwargs.setdefault("widget", CheckboxSelectMultiple)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def changelist_view(self, request, extra_context=None):
        title = capfirst(str(self.opts.verbose_name_plural))
        words = {"title": title, "add_title": self.add_title, "empty_text": self.empty_text}
        return super().changelist_view(request, {**words, **(extra_context or {})})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        words = {"title": self.edit_title if object_id else self.add_title, "add_title": self.add_title}
        return super().changeform_view(request, object_id, form_url, {**words, **(extra_context or {})})

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.announce(form.instance)

    def delete_model(self, request, obj):
        self.delete_all(request, [obj])

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        self.delete_all(request, list(queryset))

    def delete_all(self, request, rows):
        affected = [record for row in rows for record in self.affected(row)]
        for row in rows:
            row.delete()
        changes.announce(affected)

    def announce(self, row):
        changes.announce(self.affected(row))

    def affected(self, row):
        """The records whose pages show this row."""
        return []


class ReadOnlyAdmin(StaffAdmin):
    """What nobody edits by hand: evidence and protocols."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def without_detours(form_field):
    """A choice of another record keeps its "add", and loses the icons that edit, show or delete that record."""
    if form_field is not None and isinstance(form_field.widget, RelatedFieldWidgetWrapper):
        form_field.widget.can_change_related = form_field.widget.can_delete_related = False
        form_field.widget.can_view_related = False
    return form_field


class RowsInline:
    """What both kinds of inline rows share."""

    extra = 0
    formfield_overrides = HTTPS

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return without_detours(super().formfield_for_dbfield(db_field, request, **kwargs))


class TableInline(RowsInline, admin.TabularInline):
    formset = LabelledRows


class StackInline(RowsInline, admin.StackedInline):
    formset = StackedRows
