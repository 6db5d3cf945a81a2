"""Back office of programmes with their editions, partners and results."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from offices.admin import ADDRESS, CONTACT, FILED_UNDER, RARELY
from offices.admin_rows import REACHABLE_ROWS
from programs.forms import EditionForm, PartnershipForm, ProgramForm, ResultForm
from programs.models import Edition, Partnership, Program, Result
from records.record_admin import RecordAdmin
from records.staff import TableInline


class EditionInline(TableInline):
    model = Edition
    form = EditionForm
    fields = ("year_from", "year_to", "participants", "budget", "resolution")


class PartnerInline(TableInline):
    model = Partnership
    form = PartnershipForm
    fields = ("name", "role", "street", "order")


class ResultInline(TableInline):
    model = Result
    form = ResultForm
    fields = ("text", "number", "as_of")


@admin.register(Program)
class ProgramAdmin(RecordAdmin):
    form = ProgramForm
    add_title = _("Add a programme")
    edit_title = _("Edit the programme")
    empty_text = _("There are no programmes yet. Add one, or import texts: manage.py ingest FOLDER.")
    list_display = ("name", "run_by", "state_words", "checked_on")
    list_filter = (*RecordAdmin.list_filter, "municipality", "target_groups")
    autocomplete_fields = ("institutions",)
    inlines = (EditionInline, PartnerInline, ResultInline, *REACHABLE_ROWS)
    fieldsets = (
        (None, {"fields": ("name", "institutions", "state", "summary", "description")}),
        (_("For whom and how"), {"fields": ("aims", "who_may_join", "how_to_join", "districts", "situations")}),
        CONTACT,
        FILED_UNDER,
        (_("Address and hours"), {"classes": ("collapse",), "fields": (*ADDRESS[1]["fields"], "hours")}),
        RARELY,
    )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("institutions__names")

    @admin.display(description=_("run by"))
    def run_by(self, program):
        return ", ".join(institution.short_name for institution in program.institutions.all()) or "–"
