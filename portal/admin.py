"""Back office of what belongs to the installation: its accessibility declaration."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from portal.models import AccessibilityDeclaration, DeclarationText
from records.labelled import StackedRows
from records.staff import StackInline, StaffAdmin

Status = AccessibilityDeclaration.Status
REASONS = ("barriers", "exempt", "costs")


class DeclarationRows(StackedRows, BaseInlineFormSet):
    """The Polish text must be there, and must fit the compliance that is declared."""

    def clean(self):
        super().clean()
        texts = [form.cleaned_data for form in self.forms if form.is_valid() and not form.cleaned_data.get("DELETE")]
        polish = next((text for text in texts if text.get("language") == "pl"), None)
        if polish is None:
            raise ValidationError(_("The declaration needs its text in Polish."))
        named = any(polish.get(name) for name in REASONS)
        if self.instance.status == Status.FULL and polish.get("barriers"):
            raise ValidationError(_("A website with barriers is not fully compliant."))
        if self.instance.status in (Status.PARTIAL, Status.NONE) and not named:
            raise ValidationError(_("Say what is not accessible: the law asks for it."))


class TextInline(StackInline):
    model = DeclarationText
    formset = DeclarationRows
    max_num = len(DeclarationText.Language)
    fields = ("language", *REASONS, "features", "building", "communication", "apps")


@admin.register(AccessibilityDeclaration)
class DeclarationAdmin(StaffAdmin):
    """One declaration, never deleted; its sections are fixed by law and stand in the template."""

    add_title = _("Enter the accessibility declaration")
    edit_title = _("Edit the accessibility declaration")
    empty_text = _("There is no declaration yet. A public body must have one.")
    list_display = ("entity", "status", "prepared", "reviewed")
    inlines = (TextInline,)
    fieldsets = (
        (None, {"fields": ("entity", ("site_published", "site_changed"), "status")}),
        (_("How it was prepared"), {"fields": (("prepared", "reviewed"), "method", "assessor", "costs_url")}),
        (_("Contact"), {"fields": ("contact", ("email", "phone"), "building_url")}),
    )

    def has_add_permission(self, request):
        if not hasattr(request, "is_declared"):  # asked several times on one page
            request.is_declared = AccessibilityDeclaration.objects.exists()
        return not request.is_declared and super().has_add_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.pk = 1  # the only row there may be
        super().save_model(request, obj, form, change)
