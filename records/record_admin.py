"""How staff edit a record of any kind; the staff's only way to write one, and it ends in `records.changes`."""

from datetime import timedelta

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from polish.text import fold
from records import changes, clock
from records.models import Name, Record
from records.publishing import confirm, publish, withdraw
from records.staff import StaffAdmin
from records.watched_form import WatchedForm

CHECK_AGAIN_AFTER = timedelta(days=180)
SHORTEST_NUMBER = 6  # digits that are looked for among telephone numbers


def edit_url(record):
    """The page on which staff edit a record, whatever its kind."""
    opts = Record._meta.get_field(f"as_{record.kind}").related_model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])


class FreshnessFilter(admin.SimpleListFilter):
    title = _("when checked")
    parameter_name = "sprawdzone"

    def lookups(self, request, model_admin):
        return [
            ("nigdy", _("never")),
            ("dawno", _("never or over 180 days ago")),
            ("niedawno", _("in the last 180 days")),
        ]

    def queryset(self, request, queryset):
        border = clock.now().date() - CHECK_AGAIN_AFTER
        if self.value() == "nigdy":
            return queryset.never_checked()
        if self.value() == "dawno":
            return queryset.unchecked_since(border)
        if self.value() == "niedawno":
            return queryset.exclude(pk__in=queryset.unchecked_since(border).values("pk"))
        return queryset


class RecordAdmin(StaffAdmin):
    """Base of the admin of every kind of record."""

    list_filter = ("state", FreshnessFilter)
    search_help_text = _("Name, abbreviation or telephone number; Polish letters may be left out.")
    ordering = ("sort_key",)
    actions = ("publish_selected", "withdraw_selected", "confirm_selected")
    object_history_template = "admin/record_history.html"
    change_form_template = "admin/record_form.html"
    search_fields = ("name",)

    # ------------------------------------------------------------ forms

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = type(self.form.__name__, (WatchedForm, self.form), {})
        return super().get_form(request, obj, change, **kwargs)

    def get_object(self, request, object_id, from_field=None):
        if request.method == "POST":
            self.lock(object_id)
        return super().get_object(request, object_id, from_field)

    def lock(self, object_id):
        """Hold the record until this request ends, so that two saves cannot both find an unchanged version."""
        try:
            Record.objects.select_for_update().filter(pk=object_id).first()
        except ValidationError:
            return  # not a UUID; the view answers that there is no such record

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            messages.error(request, _("Nothing was saved: two rows would be the same. Look at the rows and try again."))
            return HttpResponseRedirect(request.get_full_path())

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context["citations"] = obj.citations.standing().select_related("snapshot__source")
            context["confirmations"] = obj.confirmations.select_related("verified_by")
            context["kind"] = self.model.KIND
        return super().render_change_form(request, context, add, change, form_url, obj)

    # ------------------------------------------------------------ the write path

    def save_related(self, request, form, formsets, change):
        super(StaffAdmin, self).save_related(request, form, formsets, change)
        changes.commit([form.instance], by=request.user, why=form.cleaned_data.get("why", ""))
        if form.cleaned_data.get("checked_today"):
            confirm(records=[form.instance], by=request.user)

    def delete_all(self, request, rows):
        gone = {record.pk: record for row in rows for record in (*self.falls_with(row), row)}
        changes.remove(list(gone.values()), why=gettext("deleted by %(who)s") % {"who": request.user})

    def falls_with(self, record):
        """Records the database deletes together with this one."""
        return []

    def get_deleted_objects(self, objs, request):
        """Whoever may delete a record may delete what hangs on it; named are the records, the rest is counted."""
        _found, counts, _missing_rights, protected = super().get_deleted_objects(objs, request)
        counts.pop(Record._meta.verbose_name_plural, None)  # every record is counted under its own kind
        gone = dict.fromkeys(other for record in objs for other in (record, *self.falls_with(record)))
        return [str(record) for record in gone], counts, set(), protected

    # ------------------------------------------------------------ lists

    def get_queryset(self, request):
        return super().get_queryset(request).with_checked()

    def get_search_results(self, request, queryset, search_term):
        """Records with every word in a name or in `search_fields`, compared as people do: ł is l, case is ignored."""
        words, digits = fold(search_term).split(), "".join(filter(str.isdigit, search_term))
        if not words:
            return queryset, False
        if len(digits) >= SHORTEST_NUMBER and not any(map(str.isalpha, search_term)):
            return queryset.filter(lines__number__contains=digits.removeprefix("0048")).distinct(), False
        texts = self.searchable(queryset.order_by())
        found = [pk for pk, text in texts.items() if all(word in text for word in words)]
        return queryset.filter(pk__in=found), False

    def searchable(self, records):
        """{id: folded text} of all records of the list; two queries."""
        rows = records.values_list("pk", *self.search_fields)
        texts = {pk: fold(" ".join(filter(None, columns))) for pk, *columns in rows}
        names = Name.objects.filter(record__in=records.values("pk"))
        for pk, text in names.values_list("record_id", "text"):
            texts[pk] += " " + fold(text)
        return texts

    @admin.display(description=_("checked"), ordering="checked")
    def checked_on(self, record):
        return record.checked or _("never")

    @admin.display(description=_("state"), ordering="state")
    def state_words(self, record):
        return format_html('<span class="state state-{}">{}</span>', record.state, record.get_state_display())

    # ------------------------------------------------------------ actions

    @admin.action(description=_("Publish the selected"), permissions=["change"])
    def publish_selected(self, request, queryset):
        count = len(publish(records=list(queryset), by=request.user))
        done = ngettext("Published %(count)d record.", "Published %(count)d records.", count)
        messages.success(request, done % {"count": count})

    @admin.action(description=_("Withdraw the selected"), permissions=["change"])
    def withdraw_selected(self, request, queryset):
        count = len(withdraw(records=list(queryset), by=request.user))
        done = ngettext("Withdrew %(count)d record.", "Withdrew %(count)d records.", count)
        messages.success(request, done % {"count": count})

    @admin.action(description=_("Confirm that the selected are right today"), permissions=["change"])
    def confirm_selected(self, request, queryset):
        records = list(queryset)
        confirm(records=records, by=request.user)
        done = ngettext("Confirmed %(count)d record.", "Confirmed %(count)d records.", len(records))
        messages.success(request, done % {"count": len(records)})

    # ------------------------------------------------------------ history

    def delete_view(self, request, object_id, extra_context=None):
        return super().delete_view(request, object_id, {"title": _("Delete for good"), **(extra_context or {})})

    def history_view(self, request, object_id, extra_context=None):
        record = self.get_object(request, object_id)
        versions = record.versions.select_related("by")[:200] if record else []
        words = {"title": _("History of changes"), "versions": versions, "kind": self.model.KIND}
        return super().history_view(request, object_id, {**words, **(extra_context or {})})
