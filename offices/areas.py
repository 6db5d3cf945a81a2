"""Which streets and districts an office serves, and who may edit an institution."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from offices.places import Institution, Office
from polish.streets import street_key
from records.models import District


class ServiceAreaQuerySet(models.QuerySet):
    def public(self):
        """Areas of offices that residents see."""
        return self.filter(office__in=Office.objects.public().values("pk"))

    def here(self):
        """Areas of offices that this portal lists."""
        return self.filter(office__in=Office.objects.here().values("pk"))

    def with_office(self):
        return self.select_related(
            "office__institution",
            "office__part_of",
            "office__municipality",
            "office__part_of__municipality",
            "district",
        )

    def of_streets(self):
        return self.exclude(street="")

    def of_whole_districts(self, districts):
        return self.filter(street="", district__in=districts)


class ServiceArea(models.Model):
    """Which streets or district an office serves, and as what.

    A row with a street may name the district this stretch of it lies in: whoever serves the whole district, and the
    programmes of the district, then serve the stretch too.
    """

    class Role(models.TextChoices):
        TEAM = "team", _("social work team")
        OFFICE = "office", _("office")

    class Side(models.TextChoices):
        ALL = "all", _("all numbers")
        ODD = "odd", _("odd numbers")
        EVEN = "even", _("even numbers")

    office = models.ForeignKey(Office, models.CASCADE, related_name="areas", verbose_name=_("office"))
    role = models.CharField(_("serves it as"), max_length=10, choices=Role, default=Role.OFFICE)
    district = models.ForeignKey(
        District, models.CASCADE, null=True, blank=True, related_name="areas", verbose_name=_("district")
    )
    street = models.CharField(_("street"), max_length=200, blank=True, help_text=_("With its kind: ul. Strzegomska."))
    street_key = models.CharField(max_length=200, editable=False, default="", db_index=True)  # as streets are compared
    number_from = models.PositiveIntegerField(_("numbers from"), null=True, blank=True)
    number_to = models.PositiveIntegerField(_("numbers to"), null=True, blank=True)
    side = models.CharField(_("side of the street"), max_length=4, choices=Side, default=Side.ALL)

    objects = ServiceAreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("area served")
        verbose_name_plural = _("areas served")
        ordering = ["street", "number_from"]
        constraints = [
            models.CheckConstraint(condition=Q(district__isnull=False) | ~Q(street=""), name="area_is_somewhere"),
            models.CheckConstraint(
                condition=Q(number_from__isnull=True) | Q(number_to__isnull=True) | Q(number_from__lte=F("number_to")),
                name="area_numbers_rise",
            ),
            models.CheckConstraint(
                condition=~Q(street="") | Q(number_from__isnull=True, number_to__isnull=True, side="all"),
                name="area_numbers_are_of_a_street",
            ),
        ]

    def __str__(self):
        return self.street or str(self.district)

    def save(self, *args, **kwargs):
        self.prepare()
        super().save(*args, **kwargs)

    def prepare(self):
        """Fill what follows from the rest; called before every write, bulk writes too."""
        self.street_key = street_key(self.street)

    def clean(self):
        super().clean()
        if not self.street and not self.district:
            raise ValidationError({"street": _("Name a street or choose a district.")})
        if not self.street and (self.number_from or self.number_to or self.side != self.Side.ALL):
            raise ValidationError({"street": _("Numbers belong to a street: name it.")})
        if self.number_from and self.number_to and self.number_from > self.number_to:
            raise ValidationError({"number_to": _("The last number is lower than the first.")})

    @property
    def numbers(self):
        """Which house numbers, in words: "odd numbers 1–15", "all numbers from 20"; empty for a whole district."""
        if not self.street:
            return ""
        first, last = self.number_from, self.number_to
        side = self.get_side_display()
        if first and last:
            return f"{side} {first}–{last}"
        if first:
            return _("%(side)s from %(number)d") % {"side": side, "number": first}
        return _("%(side)s up to %(number)d") % {"side": side, "number": last} if last else side

    @property
    def is_part(self):
        """Whether it is only a part of the street."""
        return bool(self.number_from or self.number_to or self.side != self.Side.ALL)

    @property
    def municipality_name(self):
        """Where it lies, as far as the office tells; empty when it does not."""
        place = self.office if self.office.municipality_id else self.office.part_of or self.office
        return str(place.municipality or "")

    def has(self, number):
        """Whether a house number (the whole number before letters and slashes) lies in it; None for any."""
        if number is None:
            return True
        if self.side != self.Side.ALL and (number % 2 == 1) != (self.side == self.Side.ODD):
            return False
        return (self.number_from or 0) <= number <= (self.number_to or number)


class Membership(models.Model):
    """What a member of staff may do for an institution."""

    class Role(models.TextChoices):
        EDITOR = "editor", _("editor")
        PUBLISHER = "publisher", _("publisher")
        ADMINISTRATOR = "administrator", _("administrator")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("staff member")
    )
    institution = models.ForeignKey(
        Institution, models.CASCADE, related_name="memberships", verbose_name=_("institution")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.EDITOR)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [models.UniqueConstraint(fields=["user", "institution"], name="membership_unique")]

    def __str__(self):
        return f"{self.user}, {self.institution}"
