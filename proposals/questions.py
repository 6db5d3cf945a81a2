"""Questions that staff put to an office about a contradiction; until the answer is due, it waits."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class QuestionQuerySet(models.QuerySet):
    def open(self, day):
        """Those whose answer is not due yet, about changes nobody has decided meanwhile; soonest first."""
        waiting = self.filter(answer_by__gt=day, change__state="pending")
        return waiting.select_related("asked_by", "change__proposal__record").order_by("answer_by", "id")


class Question(models.Model):
    """The office was asked which value is right; on `answer_by` the change comes back to the queue."""

    change = models.ForeignKey(
        "proposals.Change", models.CASCADE, related_name="questions", verbose_name=_("proposed change")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("asked by")
    )
    asked_on = models.DateField(_("asked on"))
    answer_by = models.DateField(_("wait for the answer until"))

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to an office")
        verbose_name_plural = _("questions to offices")
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(answer_by__gte=F("asked_on")), name="question_due_after_asked"),
            models.UniqueConstraint(fields=["change", "asked_on"], name="question_once_a_day"),
        ]

    def __str__(self):
        return f"{self.change} ({self.asked_on:%Y-%m-%d})"
