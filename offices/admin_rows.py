"""Rows on the page of any record in the back office: telephones, odd days, notices, other names."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from offices.forms import HoursExceptionForm, NoticeForm, PhoneLineRow
from offices.models import HoursException, Notice, PhoneLine, ServiceArea
from records.forms import NameForm, TranslationForm
from records.labelled import LabelledRows, StackedRows
from records.models import Name, Translation
from records.staff import StackInline, TableInline


class LineRows(StackedRows):
    """Telephone lines of a record: at most one is the main one, and no number stands there twice."""

    def clean(self):
        super().clean()
        kept = [form.cleaned_data for form in self.forms if form.has_changed() or form.instance.pk]
        kept = [row for row in kept if row and not row.get("DELETE")]
        if sum(bool(row.get("is_main")) for row in kept) > 1:
            self._non_form_errors.append(_now("Only one number can be the main one."))

    def save(self, commit=True):
        """The old main line steps down first: the database never sees two."""
        main = [form.instance.pk for form in self.forms if form.cleaned_data.get("is_main")]
        self.get_queryset().filter(is_main=True).exclude(pk__in=main).update(is_main=False)
        return super().save(commit)


class LineInline(StackInline):
    model = PhoneLine
    fk_name = "record"
    form = PhoneLineRow
    formset = LineRows
    fieldsets = (
        (None, {"fields": (("number", "label", "kind"), ("extension", "note", "is_main", "order"))}),
        (_("Hours of this number, where they differ"), {"classes": ("collapse",), "fields": ("hours",)}),
    )


class OddDayRows(LabelledRows):
    """Odd days: the same day twice for the same matter would contradict itself. Their lines are those of the record."""

    @cached_property
    def lines(self):
        return list(self.instance.lines.all()) if self.instance.pk else []

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "line" in form.fields:
            field = form.fields["line"]
            field.queryset = PhoneLine.objects.filter(record=self.instance.pk)
            shown = [(line.pk, f"{line.shown} {line.label}".strip()) for line in self.lines]
            field.widget.choices = [("", field.empty_label), *shown]

    def clean(self):
        super().clean()
        seen = set()
        for form in self.forms:
            row = form.cleaned_data if form.is_valid() else {}
            key = (row.get("starts"), row.get("matter", ""), row.get("line"))
            if row and not row.get("DELETE") and key in seen:
                form.add_error("starts", _now("This day is already in the list."))
            seen.add(key)


class OddDayInline(TableInline):
    model = HoursException
    fk_name = "record"
    form = HoursExceptionForm
    formset = OddDayRows
    fields = ("starts", "ends", "spans", "usual", "reason", "matter", "line")


class NoticeInline(TableInline):
    model = Notice
    fk_name = "record"
    form = NoticeForm
    fields = ("text", "severity", "valid_from", "valid_to")


class NameInline(TableInline):
    model = Name
    form = NameForm
    classes = ("collapse",)
    fields = ("text", "kind", "language", "valid_from", "valid_to")


class TranslationInline(StackInline):
    model = Translation
    form = TranslationForm
    classes = ("collapse",)
    verbose_name_plural = _("texts in other languages")
    fieldsets = ((None, {"fields": (("field", "language"), "text", "still_right")}),)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("record")


class AreaInline(TableInline):
    model = ServiceArea
    classes = ("collapse",)
    fields = ("role", "street", "number_from", "number_to", "side", "district")


REACHABLE_ROWS = (LineInline, OddDayInline, NoticeInline, NameInline, TranslationInline)
