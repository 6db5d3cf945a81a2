"""Back office of imports: which files were read and what came of them. Nothing here is edited."""

from functools import update_wrapper

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from ingest.models import Run
from ingest.paste_views import paste
from records.staff import ReadOnlyAdmin


@admin.register(Run)
class RunAdmin(ReadOnlyAdmin):
    edit_title = _("Import")
    empty_text = _("Nothing was imported yet. Import texts: manage.py ingest FOLDER.")
    list_display = ("started_at", "finished_at", "by", "published", "files")
    list_select_related = ("by",)
    date_hierarchy = "started_at"
    fields = ("started_at", "finished_at", "by", "published", "files", "outcome_words")
    readonly_fields = ("files", "outcome_words")

    def get_urls(self):
        return [path("wklej/", self.for_staff(paste), name="ingest_paste"), *super().get_urls()]

    def for_staff(self, view):
        """The view behind the sign-in, given the context of a page of the back office; it checks the right itself."""

        def inner(request, **kwargs):
            return view(request, self.admin_site.each_context(request), **kwargs)

        return self.admin_site.admin_view(update_wrapper(inner, view))

    @admin.display(description=_("files"))
    def files(self, run):
        return ", ".join(run.paths)

    @admin.display(description=_("outcome"))
    def outcome_words(self, run):
        return ", ".join(f"{name}: {value}" for name, value in run.outcome.items())
