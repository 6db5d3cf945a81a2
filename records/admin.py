"""Back office of what all records share: headings, municipalities, sources, texts of pages, and the staff itself."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as StockGroupAdmin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group, Permission
from django.db.models import Count
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from records.models import Category, District, Municipality, Page, Snapshot, Source, TargetGroup
from records.staff import ReadOnlyAdmin, StaffAdmin, TableInline
from records.users import User


class HeadingAdmin(StaffAdmin):
    """Categories and target groups."""

    list_display = ("name", "name_uk", "name_en", "order", "record_count")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "name_uk", "name_en", "order")

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(used=Count("records"))

    @admin.display(description=_("records"), ordering="used")
    def record_count(self, heading):
        return heading.used

    def affected(self, heading):
        return heading.records.all()


@admin.register(Category)
class CategoryAdmin(HeadingAdmin):
    add_title = _("Add a category")
    edit_title = _("Edit the category")
    empty_text = _("There are no categories yet. They are the headings residents filter by.")


@admin.register(TargetGroup)
class TargetGroupAdmin(HeadingAdmin):
    add_title = _("Add a target group")
    edit_title = _("Edit the target group")
    empty_text = _("There are no target groups yet. They say for whom a service is: seniors, families.")


class DistrictInline(TableInline):
    model = District
    fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Municipality)
class MunicipalityAdmin(StaffAdmin):
    add_title = _("Add a municipality")
    edit_title = _("Edit the municipality")
    empty_text = _("There are no municipalities yet. Add the one this portal is for.")
    list_display = ("name", "voivodeship", "teryt")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "teryt", "voivodeship")
    inlines = (DistrictInline,)

    def affected(self, municipality):
        return municipality.records.all()


@admin.register(Page)
class PageAdmin(StaffAdmin):
    add_title = _("Add a page")
    edit_title = _("Edit the page")
    empty_text = _("There are no pages yet. Privacy, about the data and the accessibility declaration live here.")
    list_display = ("title", "slug", "language", "modified")
    list_filter = ("language",)
    search_fields = ("title", "body")
    fields = ("title", "slug", "language", "body")


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    edit_title = _("Source")
    empty_text = _("There are no sources yet. They come with the first import: manage.py ingest.")
    list_display = ("publisher_or_address", "url", "texts")
    search_fields = ("url", "publisher")
    fields = ("publisher", "url")

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(texts=Count("snapshots"))

    @admin.display(description=_("publisher"), ordering="publisher")
    def publisher_or_address(self, source):
        return str(source)

    @admin.display(description=_("texts"), ordering="texts")
    def texts(self, source):
        return source.texts


@admin.register(Snapshot)
class SnapshotAdmin(ReadOnlyAdmin):
    edit_title = _("Source text")
    empty_text = _("There are no texts yet. Import some: manage.py ingest FOLDER.")
    list_display = ("title", "source", "fetched", "quotes")
    list_filter = ("fetched",)
    list_select_related = ("source",)
    search_fields = ("file_name", "source__publisher", "source__url", "text")
    fields = ("file_name", "source", "fetched", "whole_text")
    readonly_fields = ("whole_text",)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(quotes=Count("citations"))

    @admin.display(description=_("file"), ordering="file_name")
    def title(self, snapshot):
        return snapshot.file_name or str(snapshot.source)

    @admin.display(description=_("quoted"), ordering="quotes")
    def quotes(self, snapshot):
        return snapshot.quotes

    @admin.display(description=_("text"))
    def whole_text(self, snapshot):
        return format_html('<pre class="source-text" tabindex="0">{}</pre>', snapshot.text)


# ---------------------------------------------------------------- staff


class NewUserForm(AdminUserCreationForm):
    """E-mail instead of a user name; kept in lower case, as signing in compares it."""

    class Meta:
        model = User
        fields = ("email", "name")

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class UserForm(UserChangeForm):
    class Meta:
        model = User
        fields = ("email", "name", "is_active", "is_staff", "is_superuser", "groups")

    def clean_email(self):
        return self.cleaned_data["email"].lower()


@admin.register(User)
class UserAdmin(StaffAdmin, StockUserAdmin):
    add_title = _("Add a staff member")
    edit_title = _("Edit the staff member")
    form = UserForm
    add_form = NewUserForm
    list_display = ("email", "name", "is_staff", "is_active", "last_login")
    list_filter = ("is_staff", "is_active", "groups")
    search_fields = ("email", "name")
    ordering = ("email",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        (_("What this person may do"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),)


class PermissionChoices(forms.ModelMultipleChoiceField):
    """Permissions in words: "offices: edit", not Django's English names from the database."""

    ACTIONS = {"add": _("add"), "change": _("edit"), "delete": _("delete"), "view": _("look at")}

    def label_from_instance(self, permission):
        action = self.ACTIONS.get(permission.codename.partition("_")[0], permission.codename)
        model = permission.content_type.model_class()
        return f"{model._meta.verbose_name_plural}: {action}"


class StaffGroupForm(forms.ModelForm):
    permissions = PermissionChoices(
        label=_("may"), queryset=Permission.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Group
        fields = ("name", "permissions")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        managed = {model._meta.model_name for model in admin.site._registry}
        self.fields["permissions"].queryset = (
            Permission.objects.filter(content_type__model__in=managed)
            .select_related("content_type")
            .order_by("content_type__app_label", "content_type__model", "codename")
        )


admin.site.unregister(Group)


@admin.register(Group)
class StaffGroupAdmin(StaffAdmin, StockGroupAdmin):
    add_title = _("Add a group of staff")
    edit_title = _("Edit the group of staff")
    empty_text = _("There are no groups yet. A group says what its members may edit.")
    form = StaffGroupForm
    filter_horizontal = ()
    fields = ("name", "permissions")
