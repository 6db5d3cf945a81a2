"""Messages that hold for some time."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from offices.places import listed_here, shown_to_residents
from records.facts import fact_rows
from records.models import Record


class NoticeQuerySet(models.QuerySet):
    def current(self, day):
        """Notices that hold on `day`, soonest end first."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )

    def public(self):
        return self.filter(Q(record__isnull=True) | shown_to_residents("record"))

    def here(self):
        """Notices for everybody, and of records that this portal lists."""
        return self.filter(Q(record__isnull=True) | listed_here("record")) if settings.MUNICIPALITY else self


@fact_rows("notices")
class Notice(models.Model):
    """A message that holds for some time: closed days, a changed service, an enrolment."""

    class Severity(models.TextChoices):
        INFO = "info", _("information")
        CHANGE = "change", _("change")
        URGENT = "urgent", _("urgent")

    record = models.ForeignKey(Record, models.CASCADE, null=True, blank=True, related_name="notices")
    severity = models.CharField(_("importance"), max_length=10, choices=Severity, default=Severity.INFO)
    text = models.TextField(_("text"), max_length=2000)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    FACT_FIELDS = ("severity", "text", "valid_from", "valid_to")

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["valid_to", "-valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="notice_from_before_to",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="notice_has_text"),
        ]

    def __str__(self):
        return self.text[:80]

    def get_absolute_url(self):
        return f"{reverse('notices')}#k{self.pk}"

    @property
    def fact_key(self):
        return self.text[:60]
