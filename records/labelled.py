"""Admin forms a screen reader can use: every control in a table of rows says what it is and of which row."""

from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _


class LabelledRows(BaseInlineFormSet):
    """Rows of a tabular inline: stock Django labels only the columns."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        row = str(form.instance) if form.instance.pk else _("new row")
        for field in form.fields.values():
            if not field.widget.is_hidden:
                field.widget.attrs.setdefault("aria-label", f"{field.label}: {row}")
        label_delete_box(form, row)


class StackedRows(BaseInlineFormSet):
    """Rows of a stacked inline: their fields have labels, only the box that deletes a row does not say which."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        label_delete_box(form, str(form.instance) if form.instance.pk else _("new row"))


def label_delete_box(form, row):
    if "DELETE" in form.fields:
        form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete: %(row)s") % {"row": row}
