"""What a record may offer people who read with difficulty or sign: an easy-to-read text, a film in sign language."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Adapted(models.Model):
    """The two slots; institutions, offices and services have them."""

    etr_text = models.TextField(_("easy-to-read text (ETR)"), blank=True, max_length=20000)
    pjm_url = models.URLField(_("film in Polish Sign Language (PJM)"), max_length=300, blank=True)

    FACT_FIELDS = ("etr_text", "pjm_url")

    class Meta:
        abstract = True
