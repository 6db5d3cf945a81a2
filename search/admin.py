"""Staff screens of the search: the synonyms, and what people searched for in vain."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from records.staff import ReadOnlyAdmin, StaffAdmin
from search.misses import RETENTION_DAYS
from search.models import SearchMiss, SearchSynonym
from search.normalise import clean
from search.synonyms import phrases
from search.trying import try_out

TRY = "_try"  # the button that tries a line out


class OnlyTried:
    """A form that is read and checked, but never saved."""

    def is_valid(self) -> bool:
        super().is_valid()  # type: ignore[misc] of the form beside it
        return False


@admin.register(SearchSynonym)
class SynonymAdmin(StaffAdmin):
    """Lines of words; saving one changes what the next search finds."""

    add_title = _("Add synonyms")
    edit_title = _("Edit synonyms")
    empty_text = _("There are no synonyms yet. They let people find things by words that no record uses.")
    list_display = ("terms", "expands_to", "language", "weight", "active")
    list_filter = ("language", "weight", "active")
    search_fields = ("terms", "expands_to", "note")
    change_form_template = "admin/synonym_form.html"

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[ModelForm]:
        form = super().get_form(request, *args, **kwargs)
        return type(form.__name__, (OnlyTried, form), {}) if TRY in request.POST else form

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """With what the question in the box finds before and after; the line itself stays as it was typed."""
        form = context["adminform"].form
        question = clean(request.POST.get("question", "")).strip()
        context["question"] = question or next(iter(phrases(form.initial.get("terms", ""))), "")
        if TRY in request.POST and question and not form.errors:
            context["tried"] = try_out(form.instance, question)
        return super().render_change_form(request, context, *args, **kwargs)


class OutcomeFilter(admin.SimpleListFilter):
    """Nothing found, or found after a correction."""

    title = _("what came of it")
    parameter_name = "outcome"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("nothing", _("nothing found")), ("corrected", pgettext_lazy("searches", "corrected"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "nothing":
            return queryset.filter(meant="")
        return queryset.exclude(meant="") if self.value() == "corrected" else queryset


class MostFrequentFirst(ChangeList):
    """Ordered by the computed total, which ModelAdmin.ordering does not allow."""

    def _get_default_ordering(self) -> list[str]:
        return ["-total", "query", "meant"]


@admin.register(SearchMiss)
class MissAdmin(ReadOnlyAdmin):
    """Words that no record and no synonym knows, most frequent first; each may become a synonym."""

    empty_text = _("Nobody has searched in vain. The command count_searches fills this list, once a day.")
    list_display = ("query", "outcome", "total", "day", "cure")
    list_display_links = None
    list_filter = (OutcomeFilter,)
    search_fields = ("query", "meant")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return SearchMiss.objects.latest_of_each()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return MostFrequentFirst

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        kept = _("Counts of the last %(days)d days. Searches with an @ or nine digits are never kept.")
        return super().changelist_view(request, {"subtitle": kept % {"days": RETENTION_DAYS}, **(extra_context or {})})

    @admin.display(description=_("what came of it"))
    def outcome(self, row: SearchMiss) -> str:
        return _("corrected to: %(words)s") % {"words": row.meant} if row.meant else _("nothing found")

    @admin.display(description=_("times"), ordering="total")
    def total(self, row: Any) -> int:
        return row.total

    @admin.display(description=_("what to do"))
    def cure(self, row: SearchMiss) -> SafeString:
        words = urlencode({"terms": row.query})
        return format_html(
            '<a href="{}?{}">{} <span class="visually-hidden">{}</span></a>',
            reverse("admin:search_searchsynonym_add"), words, _("add a synonym"), row.query,
        )  # fmt: skip
