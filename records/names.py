"""Other names of a record, and its texts in other languages with what they were translated from."""

from hashlib import sha256

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from records.facts import fact_rows


@fact_rows("names")
class Name(models.Model):
    """Another name of a record: official in another language, former, colloquial or an abbreviation."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("official")
        FORMER = "former", _("former")
        COLLOQUIAL = "colloquial", _("colloquial")
        ABBREVIATION = "abbreviation", _("abbreviation")

    record = models.ForeignKey("records.Record", models.CASCADE, related_name="names")
    text = models.CharField(_("text"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.COLLOQUIAL)
    language = models.CharField(_("language"), max_length=8, default="pl")
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)

    FACT_KEY = ("text", "language")
    FACT_FIELDS = ("text", "kind", "language", "valid_from", "valid_to")

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["kind", "language", "text"]
        constraints = [
            models.UniqueConstraint(fields=["record", "text", "language"], name="name_unique_in_record"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="name_from_before_to",
            ),
        ]

    def __str__(self):
        return self.text


@fact_rows("translations")
class Translation(models.Model):
    """A field of a record in another language, with a hash of the Polish text it was made from."""

    record = models.ForeignKey("records.Record", models.CASCADE, related_name="translations")
    field = models.CharField(_("field"), max_length=40)
    language = models.CharField(_("language"), max_length=8)
    text = models.TextField(_("text"), max_length=20000)
    source_hash = models.CharField(max_length=64, editable=False)

    FACT_KEY = ("field", "language")
    FACT_FIELDS = ("field", "language", "text", "source_hash")
    FIELDS = ("summary", "description")  # a name in another language is a Name
    LANGUAGES = ("uk", "en")

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [models.UniqueConstraint(fields=["record", "field", "language"], name="translation_unique")]

    def __str__(self):
        field = self.record._meta.get_field(self.field).verbose_name
        return f"{field} ({get_language_info(self.language)['name_translated']})"

    @staticmethod
    def digest(text):
        """What `source_hash` holds for a translation of this Polish text; browsers' line ends make no difference."""
        return sha256(" ".join(text.split()).encode()).hexdigest()

    @property
    def is_outdated(self):
        """Whether the Polish text has changed since it was translated."""
        return self.source_hash != self.digest(getattr(self.record, self.field))
