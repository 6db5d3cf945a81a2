"""What a place, an institution, a service, a programme or a document may have: address, e-mail, site, hours."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from offices.fields import HoursField


class Reachable(models.Model):
    """Address columns as printed, and the weekly hours."""

    street = models.CharField(
        _("street and number"), max_length=200, blank=True, help_text=_("As printed: ul. Strzegomska 6")
    )
    postal_code = models.CharField(
        _("postal code"),
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^\d{2}-\d{3}$", _("Write the postal code as 50-159."))],
    )
    city = models.CharField(_("town or village"), max_length=120, blank=True)
    floor = models.CharField(_("floor"), max_length=20, blank=True)
    room = models.CharField(_("room"), max_length=40, blank=True)
    entrance = models.CharField(
        _("entrance"), max_length=200, blank=True, help_text=_("How to get in: gate, bell, ramp.")
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    hours = HoursField(_("opening hours"))

    FACT_FIELDS = (
        "street", "postal_code", "city", "floor", "room", "entrance", "latitude", "longitude", "email", "website",
        "hours",
    )  # fmt: skip

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                # a range of NULL is NULL, and a check that is NULL passes: one half must be refused by itself
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="%(class)s_coordinates_whole",
            ),
        ]

    @property
    def place(self):
        """`53-611 Wrocław`, or what of it is known."""
        return f"{self.postal_code} {self.city}".strip()

    @property
    def address_line(self):
        """`ul. Strzegomska 6, 53-611 Wrocław`, or what of it is known."""
        return ", ".join(part for part in (self.street, self.place) if part)
