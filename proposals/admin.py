"""Puts the review screens where Django's admin would list proposals, and lists whether pages helped."""

from functools import update_wrapper

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from proposals.models import Helped, Proposal
from proposals.urls import review_urls
from records.staff import ReadOnlyAdmin


@admin.register(Proposal)
class ProposalAdmin(admin.ModelAdmin):
    """No list and no form: the queue and the review screen take their addresses."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        return review_urls(self.for_staff)

    def for_staff(self, view):
        """The view behind the sign-in and the right to look at proposals, given the context of admin pages."""

        def inner(request, **kwargs):
            if not self.has_view_or_change_permission(request):
                raise PermissionDenied
            context = {**self.admin_site.each_context(request), "opts": self.opts}
            return view(request, context, **kwargs)

        return self.admin_site.admin_view(update_wrapper(inner, view))


@admin.register(Helped)
class HelpedAdmin(ReadOnlyAdmin):
    """How many residents each page helped, month by month; nobody edits what they said."""

    edit_title = _("Did this page help?")
    empty_text = _("Nobody has answered yet whether a page helped.")
    list_display = ("record", "month_words", "yes", "no")
    list_select_related = ("record",)
    search_fields = ("record__name",)
    fields = ("record", "month_words", "yes", "no")
    readonly_fields = ("month_words",)

    @admin.display(description=_("month"), ordering="month")
    def month_words(self, answers):
        return f"{answers.month:%Y-%m}"
