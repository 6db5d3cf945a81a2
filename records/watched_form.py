"""The staff form as the back office shows it: it notices when somebody else saved in the meantime."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class WatchedForm(forms.ModelForm):
    """Adds to a staff form: the version it was opened at, the reason, and "I have checked these facts"."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(
        label=_("Why this change"),
        required=False,
        max_length=300,
        help_text=_("Optional. Colleagues see it in the history."),
    )
    checked_today = forms.BooleanField(
        label=_("I have checked all these facts today"),
        required=False,
        help_text=_("Residents will see today's date beside them."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = self.instance.version

    def clean(self):
        cleaned = super().clean()
        if self.instance.version and cleaned.get("seen_version") != self.instance.version:
            self.add_error(None, self.overtaken())
            # what was typed stays; saving once more, after having been told, is a decision
            self.data = self.data.copy()
            self.data[self.add_prefix("seen_version")] = self.instance.version
        return cleaned

    def overtaken(self):
        opts, last = self._meta.model._meta, self.instance.versions.select_related("by").first()
        return ValidationError(
            format_html(
                gettext(
                    "While you were editing, {who} saved another change ({when}). Yours is below and not saved yet. "
                    'Compare it with <a href="{history}">the history</a>, then save again.'
                ),
                who=last.by or gettext("the system"),
                when=date_format(localtime(last.made_at), "j E Y, H:i"),
                history=reverse(f"admin:{opts.app_label}_{opts.model_name}_history", args=[last.record_id]),
            ),
            code="overtaken",
        )
