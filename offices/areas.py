"""Which streets and districts an office serves, and who may edit an institution."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from offices.places import Institution, Office
from records.models import District


class ServiceArea(models.Model):
    """Which streets or district an office serves."""

    class Side(models.TextChoices):
        ALL = "all", _("all numbers")
        ODD = "odd", _("odd numbers")
        EVEN = "even", _("even numbers")

    office = models.ForeignKey(Office, models.CASCADE, related_name="areas", verbose_name=_("office"))
    district = models.ForeignKey(
        District, models.CASCADE, null=True, blank=True, related_name="areas", verbose_name=_("district")
    )
    street = models.CharField(_("street"), max_length=200, blank=True)
    number_from = models.PositiveIntegerField(_("numbers from"), null=True, blank=True)
    number_to = models.PositiveIntegerField(_("numbers to"), null=True, blank=True)
    side = models.CharField(_("side of the street"), max_length=4, choices=Side, default=Side.ALL)

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
        ]

    def __str__(self):
        return self.street or str(self.district)


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
