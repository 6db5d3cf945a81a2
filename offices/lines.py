"""Telephone lines of a record, and the numbers for emergencies."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from offices.fields import HoursField
from offices.places import listed_here, shown_to_residents
from polish.phones import display, tel_uri
from records.facts import fact_rows
from records.models import Record


class PhoneLineQuerySet(models.QuerySet):
    def public(self):
        """Lines of records that residents see."""
        return self.filter(shown_to_residents("record"))

    def here(self):
        """Lines of records that this portal lists."""
        return self.filter(listed_here("record"))

    def callable(self):
        """Lines that a person may ring: everything but a fax."""
        return self.exclude(kind=PhoneLine.Kind.FAX)

    def with_number(self, numbers):
        """Lines that have one of the numbers (E.164 or short), within their range too."""
        within = Q()
        for number in numbers:
            within |= Q(number=number) | Q(number__lte=number, last_number__gte=number)
        return self.filter(within) if numbers else self.none()


@fact_rows("lines")
class PhoneLine(models.Model):
    """A telephone number of a record and whom it reaches."""

    class Kind(models.TextChoices):
        VOICE = "voice", _("telephone")
        FAX = "fax", _("fax")
        MOBILE = "mobile", _("mobile")
        TEXT = "text", _("text messages")

    record = models.ForeignKey(Record, models.CASCADE, related_name="lines")
    number = models.CharField(_("number"), max_length=20, help_text=_("With the area code: 71 782 23 46."))
    last_number = models.CharField(_("last number of a range"), max_length=20, blank=True)
    extension = models.CharField(_("extension"), max_length=10, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.VOICE)
    label = models.CharField(_("whom it reaches"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    hours = HoursField(_("hours"))
    is_main = models.BooleanField(_("main number"), default=False)
    raw = models.CharField(_("as printed"), max_length=200, blank=True, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = PhoneLineQuerySet.as_manager()

    FACT_FIELDS = ("number", "last_number", "extension", "kind", "label", "note", "hours", "is_main", "raw", "order")

    class Meta:
        verbose_name = _("telephone line")
        verbose_name_plural = _("telephone lines")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["record", "number", "extension", "kind"], name="line_unique_in_record"),
            models.UniqueConstraint(fields=["record"], condition=Q(is_main=True), name="line_one_main"),
            models.CheckConstraint(condition=~Q(number=""), name="line_has_number"),
            models.CheckConstraint(
                condition=Q(last_number="") | Q(number__lt=F("last_number")), name="line_range_rises"
            ),
        ]

    def __str__(self):
        return f"{self.label or self.get_kind_display()}: {self.shown}"

    @property
    def fact_key(self):
        """`+48717822346`, with `;ext=12` and `;fax` where they tell lines apart."""
        extension = f";ext={self.extension}" if self.extension else ""
        return f"{self.number}{extension}" + (";fax" if self.kind == self.Kind.FAX else "")

    @property
    def shown(self):
        return display(self.number)

    @property
    def tel(self):
        """`tel:+48717822346`; empty for a fax, which nobody should ring."""
        return "" if self.kind == self.Kind.FAX else tel_uri(self.number, self.extension)


class EmergencyLine(models.Model):
    """A number for emergencies, shown on every page or on the page of emergency numbers."""

    number = models.CharField(_("number"), max_length=20, unique=True)
    label = models.CharField(_("what for"), max_length=120)
    label_uk = models.CharField(_("what for, in Ukrainian"), max_length=120, blank=True)
    label_en = models.CharField(_("what for, in English"), max_length=120, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    hours = HoursField(_("hours"))
    on_every_page = models.BooleanField(_("on every page"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        verbose_name = _("emergency number")
        verbose_name_plural = _("emergency numbers")
        ordering = ["order", "number"]

    def __str__(self):
        return f"{self.shown} {self.label}"

    @property
    def what_for(self):
        """The label in the language of the page, Polish where none was written."""
        return getattr(self, f"label_{get_language()}", "") or self.label

    @property
    def shown(self):
        return display(self.number)

    @property
    def tel(self):
        return tel_uri(self.number)
