"""Back office of what stands around offices: notices, telephone lines, free and odd days, areas, memberships."""

from functools import update_wrapper

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from offices import odd_days_views
from offices.forms import NoticeForm, written
from offices.models import EmergencyLine, Holiday, HoursException, Membership, Notice, PhoneLine, ServiceArea
from records import changes
from records.record_admin import edit_url
from records.staff import ReadOnlyAdmin, StaffAdmin


@admin.register(Notice)
class NoticeAdmin(StaffAdmin):
    form = NoticeForm
    add_title = _("Add a notice")
    edit_title = _("Edit the notice")
    empty_text = _("There are no notices. A notice about one office is added on the page of that office.")
    list_display = ("text_start", "about", "severity", "valid_from", "valid_to")
    list_filter = ("severity",)
    list_select_related = ("record",)
    search_fields = ("text", "record__name")
    fields = ("about", "text", "severity", ("valid_from", "valid_to"))
    readonly_fields = ("about",)

    @admin.display(description=_("text"))
    def text_start(self, notice):
        return str(notice)

    @admin.display(description=_("about"), ordering="record__sort_key")
    def about(self, notice):
        return notice.record or _("the whole portal")

    def affected(self, notice):
        return [notice.record] if notice.record_id else []

    def announce(self, notice):
        super().announce(notice)
        changes.commit(self.affected(notice), by=self.acting)

    def save_related(self, request, form, formsets, change):
        self.acting = request.user
        super().save_related(request, form, formsets, change)


@admin.register(PhoneLine)
class PhoneLineAdmin(ReadOnlyAdmin):
    """All numbers in one list; a number is edited on the page of its record."""

    edit_title = _("Telephone number")
    empty_text = _("There are no telephone numbers yet. They are added on the page of an office or an institution.")
    list_display = ("shown_number", "label", "kind", "belongs_to")
    list_filter = ("kind",)
    list_select_related = ("record",)
    search_fields = ("label", "record__name", "number")
    search_help_text = _("A number in any spelling, a matter or a name.")
    fields = ("shown_number", "extension", "kind", "label", "note", "belongs_to")
    readonly_fields = ("shown_number", "belongs_to")
    ordering = ("record__sort_key", "order", "id")

    def get_search_results(self, request, queryset, search_term):
        digits = "".join(filter(str.isdigit, search_term))
        if len(digits) >= 3 and not any(map(str.isalpha, search_term)):
            return queryset.filter(number__contains=digits.removeprefix("0048")), False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, line):
        return written(line)

    @admin.display(description=_("belongs to"), ordering="record__sort_key")
    def belongs_to(self, line):
        return format_html('<a href="{}">{}</a>', edit_url(line.record), line.record)


@admin.register(EmergencyLine)
class EmergencyLineAdmin(StaffAdmin):
    add_title = _("Add an emergency number")
    edit_title = _("Edit the emergency number")
    empty_text = _("There are no emergency numbers yet. Add 112 first.")
    list_display = ("label", "shown_number", "note", "on_every_page", "order")
    list_filter = ("on_every_page",)
    search_fields = ("label", "number")
    fields = ("number", "label", "label_uk", "label_en", "note", "on_every_page", "order", "hours")

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, line):
        return line.shown


@admin.register(Holiday)
class HolidayAdmin(StaffAdmin):
    add_title = _("Add a free day")
    edit_title = _("Edit the free day")
    empty_text = _("Public holidays are known without being entered. Add only the extra free days of a municipality.")
    list_display = ("day", "name", "municipality")
    list_filter = ("municipality",)
    search_fields = ("name",)
    date_hierarchy = "day"


@admin.register(HoursException)
class OddDaysAdmin(ReadOnlyAdmin):
    """The odd-days desk takes the place of a list; single odd days are edited on the page of their record."""

    edit_title = _("Odd day")
    fields = ("record", "line", "starts", "ends", "spans", "usual", "reason", "matter")

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("offices.change_office")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def get_urls(self):
        return [
            path("", self.for_staff(odd_days_views.desk), name="offices_hoursexception_changelist"),
            path("postanow/", self.for_staff(odd_days_views.decide), name="offices_hoursexception_decide"),
            path("zarzadzenie/", self.for_staff(odd_days_views.close), name="offices_hoursexception_close"),
            *super().get_urls(),
        ]

    def for_staff(self, view):
        """The view behind the sign-in and the right to edit offices, given the context of admin pages."""

        def inner(request):
            if not self.has_view_permission(request):
                raise PermissionDenied
            return view(request, {**self.admin_site.each_context(request), "opts": self.opts})

        return self.admin_site.admin_view(update_wrapper(inner, view))


@admin.register(ServiceArea)
class ServiceAreaAdmin(StaffAdmin):
    add_title = _("Add an area")
    edit_title = _("Edit the area")
    empty_text = _("There are no areas yet. They say which streets and districts an office serves.")
    list_display = ("where", "office", "role", "numbers", "district")
    list_filter = ("role", "district")
    list_select_related = ("office", "district")
    search_fields = ("street", "district__name", "office__name")
    autocomplete_fields = ("office",)
    fields = ("office", "role", "street", ("number_from", "number_to", "side"), "district")

    @admin.display(description=_("street or district"), ordering="street")
    def where(self, area):
        return str(area)

    @admin.display(description=_("numbers"), ordering="number_from")
    def numbers(self, area):
        return area.numbers


@admin.register(Membership)
class MembershipAdmin(StaffAdmin):
    add_title = _("Add a membership")
    edit_title = _("Edit the membership")
    empty_text = _("There are no memberships yet. A membership says who looks after which institution.")
    list_display = ("user", "institution", "role")
    list_filter = ("role",)
    list_select_related = ("user", "institution")
    search_fields = ("user__email", "user__name", "institution__name")
    autocomplete_fields = ("user", "institution")
