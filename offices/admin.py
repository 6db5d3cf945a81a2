"""Back office of institutions, offices and desks; what stands around them is in offices.admin_around."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from offices import (
    admin_around,  # noqa: F401  Django looks for registrations in this module
    hours_copy,
)
from offices.adapted import Adapted
from offices.admin_rows import REACHABLE_ROWS, AreaInline
from offices.forms import InstitutionForm, OfficeForm
from offices.models import Institution, Office, ServiceArea
from offices.rule_words import describe
from records import changes
from records.record_admin import RecordAdmin

ADDRESS = (
    _("Address"),
    {
        "fields": (
            "street",
            ("postal_code", "city"),
            ("floor", "room"),
            "entrance",
            ("municipality", "district"),
        )
    },
)
CONTACT = (_("Contact"), {"fields": ("email", "website")})
HOURS = (_("Opening hours"), {"fields": ("hours",)})
FILED_UNDER = (_("Where residents will find it"), {"fields": ("categories", "target_groups")})
ADAPTED = (_("Easy-to-read text and sign language"), {"classes": ("collapse",), "fields": Adapted.FACT_FIELDS})
RARELY = (
    _("Page address and place on the map"),
    {"classes": ("collapse",), "fields": ("slug", ("latitude", "longitude"))},
)


@admin.register(Institution)
class InstitutionAdmin(RecordAdmin):
    form = InstitutionForm
    add_title = _("Add an institution")
    edit_title = _("Edit the institution")
    empty_text = _("There are no institutions yet. Add one, or import texts: manage.py ingest FOLDER.")
    list_display = ("name", "institution_kind", "address_line", "state_words", "checked_on")
    list_filter = ("state", "institution_kind", "municipality")
    search_fields = ("name", "street")
    autocomplete_fields = ("parent", "successor")
    inlines = REACHABLE_ROWS
    fieldsets = (
        (None, {"fields": ("name", "institution_kind", "state", "summary", "description")}),
        CONTACT,
        ADDRESS,
        HOURS,
        (_("Tasks"), {"fields": ("mission", "statutory_tasks", "legal_basis")}),
        FILED_UNDER,
        (_("Registers and relations"), {
            "classes": ("collapse",),
            "fields": (("nip", "regon", "teryt"), "bip_url", "parent", "successor"),
        }),
        ADAPTED,
        RARELY,
    )  # fmt: skip

    @admin.display(description=_("address"), ordering="street")
    def address_line(self, institution):
        return institution.address_line


@admin.register(Office)
class OfficeAdmin(RecordAdmin):
    form = OfficeForm
    change_form_template = "admin/office_form.html"
    add_title = _("Add an office")
    edit_title = _("Edit the office")
    empty_text = _("There are no offices yet. Add one, or import texts: manage.py ingest FOLDER.")
    list_display = ("name_and_place", "institution_short", "address", "state_words", "checked_on")
    list_filter = (*RecordAdmin.list_filter, ("institution", admin.RelatedOnlyFieldListFilter), "municipality")
    search_fields = ("name", "street", "room", "institution__name")
    autocomplete_fields = ("institution", "part_of")
    inlines = (*REACHABLE_ROWS, AreaInline)
    fieldsets = (
        (None, {"fields": ("name", "institution", "part_of", "state", "summary", "description")}),
        ADDRESS,
        CONTACT,
        HOURS,
        (_("Getting there and getting in"), {
            "fields": (
                "transport", ("step_free", "lift", "toilet"), ("induction_loop", "pjm_interpreter", "assistance_dog"),
            ),
        }),
        FILED_UNDER,
        ADAPTED,
        RARELY,
    )  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).with_institution()

    def get_urls(self):
        choose = self.admin_site.admin_view(self.choose_hours)
        return [path("<path:object_id>/godziny-z/", choose, name="offices_office_hours_copy"), *super().get_urls()]

    def choose_hours(self, request, object_id):
        office = self.get_object(request, object_id)
        if office is None or not self.has_change_permission(request, office):
            raise PermissionDenied
        return hours_copy.choose(request, office, {**self.admin_site.each_context(request), "opts": self.opts})

    def get_object(self, request, object_id, from_field=None):
        office = super().get_object(request, object_id, from_field)
        if office is not None and request.method == "GET" and hours_copy.TAKEN_FROM in request.GET:
            hours_copy.fill_in(request, office)
        return office

    def get_fieldsets(self, request, obj=None):
        """The way to the hours of another office stands with the hours."""
        if obj is None:
            return self.fieldsets
        address = reverse("admin:offices_office_hours_copy", args=[obj.pk])
        copied = format_html('<a href="{}">{}</a>', address, _now("Copy the hours of another office"))
        with_link = (HOURS[0], {**HOURS[1], "description": copied})
        return [with_link if fieldset is HOURS else fieldset for fieldset in self.fieldsets]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context["desks"] = [
                {"office": desk, "address": self.address(desk), "hours": describe(desk.hours)}
                for desk in obj.desks.select_related("part_of")
            ]
            inside = {"part_of": obj.pk} | ({"institution": obj.institution_id} if obj.institution_id else {})
            context["add_desk_url"] = f"{reverse('admin:offices_office_add')}?{urlencode(inside)}"
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        """Areas are no facts of the office, but what they say stands on residents' pages."""
        super().save_related(request, form, formsets, change)
        if any(formset.model is ServiceArea and formset.has_changed() for formset in formsets):
            changes.announce([form.instance])

    def falls_with(self, office):
        return office.desks.all()

    @admin.display(description=_("name"), ordering="sort_key")
    def name_and_place(self, office):
        return f"{office.name} ({office.part_of})" if office.part_of else office.name

    @admin.display(description=_("institution"), ordering="institution__sort_key")
    def institution_short(self, office):
        return office.institution_abbr or office.institution or "–"

    @admin.display(description=_("address"), ordering="street")
    def address(self, office):
        room = f"{_now('room')} {office.room}" if office.room else ""
        return ", ".join(part for part in (office.located.address_line, room) if part)
