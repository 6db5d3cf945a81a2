"""Back office of benefits and services, documents and life situations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from offices.admin import ADAPTED, ADDRESS, CONTACT, FILED_UNDER, RARELY
from offices.admin_rows import REACHABLE_ROWS, NameInline, NoticeInline, TranslationInline
from records.record_admin import RecordAdmin
from records.staff import StackInline, TableInline
from services.forms import DocumentForm, ServiceAtOfficeForm, ServiceForm, SituationForm, SituationServiceForm
from services.models import Document, Service, ServiceAtOffice, Situation, SituationService

ELSEWHERE = (_("Address and hours, where they differ from the office's"), {
    "classes": ("collapse",), "fields": (*ADDRESS[1]["fields"], "hours"),
})  # fmt: skip


class PlaceInline(StackInline):
    model = ServiceAtOffice
    form = ServiceAtOfficeForm
    verbose_name_plural = _("where it is given")
    fieldsets = (
        (None, {"fields": (("office", "note"),)}),
        (_("Hours of this service, where they differ"), {"classes": ("collapse",), "fields": ("hours",)}),
    )
    autocomplete_fields = ("office",)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("service", "office")


class GivenByAdmin(RecordAdmin):
    """Records that stand under one institution."""

    search_fields = ("name", "institution__name")

    def get_queryset(self, request):
        return super().get_queryset(request).with_institution()

    @admin.display(description=_("institution"), ordering="institution__sort_key")
    def institution_short(self, record):
        return record.institution_abbr or record.institution or "–"


@admin.register(Service)
class ServiceAdmin(GivenByAdmin):
    form = ServiceForm
    add_title = _("Add a service")
    edit_title = _("Edit the service")
    empty_text = _("There are no services yet. Add one, or import texts: manage.py ingest FOLDER.")
    list_display = ("name", "institution_short", "status", "state_words", "checked_on")
    list_filter = (*RecordAdmin.list_filter, "status", ("institution", admin.RelatedOnlyFieldListFilter), "categories")
    autocomplete_fields = ("institution", "successor", "forms")
    inlines = (PlaceInline, *REACHABLE_ROWS)
    fieldsets = (
        (None, {"fields": ("name", "institution", "state", "status", "summary", "description")}),
        (_("For whom and how"), {
            "fields": (
                ("minimum_age", "maximum_age"), "who_may_apply", "what_to_bring", "how_to_apply", "how_long", "cost",
            ),
        }),
        (_("How much"), {"fields": ("amounts",)}),
        (_("Forms and legal basis"), {"fields": ("forms", "legal_basis", "successor")}),
        CONTACT,
        FILED_UNDER,
        ADAPTED,
        ELSEWHERE,
        RARELY,
    )  # fmt: skip


@admin.register(Document)
class DocumentAdmin(GivenByAdmin):
    form = DocumentForm
    add_title = _("Add a document")
    edit_title = _("Edit the document")
    empty_text = _("There are no documents yet: strategies, resolutions, forms to fill in.")
    list_display = ("name", "document_kind", "institution_short", "adopted_on", "state_words")
    list_filter = (*RecordAdmin.list_filter, "document_kind", "status")
    search_fields = ("name", "number", "issuing_body")
    autocomplete_fields = ("institution",)
    inlines = (NoticeInline, NameInline, TranslationInline)
    fieldsets = (
        (None, {"fields": ("name", "document_kind", "institution", "state", "summary", "description")}),
        (_("What was decided, when and by whom"), {
            "fields": ("issuing_body", ("number", "adopted_on"), ("year_from", "year_to"), "status", "link"),
        }),
        CONTACT,
        FILED_UNDER,
        ELSEWHERE,
        RARELY,
    )  # fmt: skip


class ChoiceInline(TableInline):
    model = SituationService
    form = SituationServiceForm
    fields = ("service", "order")
    autocomplete_fields = ("service",)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("service")


@admin.register(Situation)
class SituationAdmin(RecordAdmin):
    form = SituationForm
    add_title = _("Add a life situation")
    edit_title = _("Edit the life situation")
    empty_text = _("There are no life situations yet. They are the tiles on the home page.")
    list_display = ("name", "order", "state_words", "checked_on")
    ordering = ("order", "sort_key")
    autocomplete_fields = ("lines",)
    inlines = (ChoiceInline, NameInline, TranslationInline)
    fieldsets = (
        (None, {"fields": ("name", "icon", "order", "state", "summary", "description")}),
        (_("Telephone numbers"), {"fields": ("lines",)}),
        (_("Where residents will find it"), {"fields": ("categories", "target_groups", "municipality", "district")}),
        (_("Page address"), {"classes": ("collapse",), "fields": ("slug",)}),
    )
