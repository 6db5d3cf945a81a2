"""Staff screens of the search: the synonyms."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from records.staff import StaffAdmin
from search.models import SearchSynonym


@admin.register(SearchSynonym)
class SynonymAdmin(StaffAdmin):
    """Lines of words; saving one changes what the next search finds."""

    add_title = _("Add synonyms")
    edit_title = _("Edit synonyms")
    empty_text = _("There are no synonyms yet. They let people find things by words that no record uses.")
    list_display = ("terms", "expands_to", "note", "active")
    list_filter = ("active",)
    search_fields = ("terms", "expands_to", "note")
