"""Days that differ from the week: dated exceptions of a record, free days of a city."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from offices.hours import ExceptionDay
from offices.lines import PhoneLine
from offices.places import listed_here, shown_to_residents
from offices.schedule import ScheduleError, span
from offices.time_words import days_words, spans_words
from records.facts import fact_rows
from records.models import Record


class HoursExceptionQuerySet(models.QuerySet):
    def within(self, first, last):
        return self.filter(starts__lte=last, ends__gte=first)

    def public(self):
        return self.filter(shown_to_residents("record"))

    def here(self):
        """Odd days of records that this portal lists."""
        return self.filter(listed_here("record"))


@fact_rows("exceptions")
class HoursException(models.Model):
    """Days on which a record's hours differ (closed, or open at other times), or the usual ones are confirmed."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="exceptions")
    line = models.ForeignKey(
        PhoneLine,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="exceptions",
        verbose_name=_("telephone line only"),
    )
    starts = models.DateField(_("from"))
    ends = models.DateField(_("until"))
    spans = models.JSONField(_("hours on these days"), default=list, blank=True, help_text=_("Empty: closed."))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    matter = models.CharField(_("only for this matter"), max_length=200, blank=True)
    usual = models.BooleanField(
        _("usual hours hold"), default=False, help_text=_("Confirms the hours of the week for these days.")
    )

    objects = HoursExceptionQuerySet.as_manager()

    FACT_FIELDS = ("starts", "ends", "spans", "reason", "matter", "line", "usual")

    class Meta:
        verbose_name = _("odd day")
        verbose_name_plural = _("odd days")
        ordering = ["starts"]
        constraints = [
            models.CheckConstraint(condition=Q(starts__lte=F("ends")), name="exception_from_before_to"),
            models.CheckConstraint(condition=Q(usual=False) | Q(matter=""), name="exception_usual_for_all_matters"),
            models.UniqueConstraint(
                fields=["record", "starts", "matter"], condition=Q(line__isnull=True), name="exception_unique"
            ),
            models.UniqueConstraint(
                fields=["line", "starts", "matter"], condition=Q(line__isnull=False), name="exception_of_line_unique"
            ),
        ]

    def __str__(self):
        return f"{self.starts:%Y-%m-%d} {self.reason}".strip()

    @property
    def fact_key(self):
        parts = (self.starts.isoformat(), self.matter, self.line.fact_key if self.line else "")
        return ";".join(part for part in parts if part)

    @property
    def value(self):
        """As the hours engine takes it."""
        spans = tuple(span(pair) for pair in self.spans)
        return ExceptionDay(self.starts, self.ends, spans, self.reason, self.matter, self.usual)

    @property
    def days(self):
        """The days in words: poniedziałek, 30 listopada."""
        return days_words(self.starts, self.ends)

    @property
    def hours(self):
        """The hours of these days in words: 10:00–12:00, closed, or as usual."""
        return _now("usual hours") if self.usual else spans_words(self.value.spans)

    def clean(self):
        super().clean()
        if self.usual and (self.spans or self.matter):
            raise ValidationError({"usual": _("Usual hours need no other hours and concern every matter.")})
        try:
            tuple(span(pair) for pair in self.spans)
        except ScheduleError as problem:
            raise ValidationError({"spans": str(problem)}) from problem


class Holiday(models.Model):
    """A free day the law does not know: a city's own, or one an authority ordered."""

    day = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=120)
    municipality = models.ForeignKey(
        "records.Municipality",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="holidays",
        verbose_name=_("municipality"),
    )

    class Meta:
        verbose_name = _("extra free day")
        verbose_name_plural = _("extra free days")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "name"], condition=Q(municipality__isnull=True), name="holiday_unique"
            ),
            models.UniqueConstraint(fields=["day", "name", "municipality"], name="holiday_unique_in_municipality"),
        ]

    def __str__(self):
        return f"{self.day:%Y-%m-%d} {self.name}"
