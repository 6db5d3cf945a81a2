"""The accessibility declaration: the facts of it that the publisher enters; its fixed sentences stand in the template.

Structure and element ids follow the technical conditions 2.0 of 31 July 2024 for declarations of public bodies.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from polish.phones import parse_numbers
from records import clock

REVIEW_UNTIL = (3, 31)  # every public body reviews its declaration by 31 March of each year


class AccessibilityDeclaration(models.Model):
    """A single row. What is written in words, in each language, are its `texts`."""

    class Status(models.TextChoices):
        FULL = "full", _("fully compliant")
        PARTIAL = "partial", _("partially compliant")
        NONE = "none", _("not compliant")

    class Method(models.TextChoices):
        SELF = "self", _("self-assessment by the public body")
        EXTERNAL = "external", _("assessment by an outside body")

    entity = models.CharField(_("public body"), max_length=200)
    site_published = models.DateField(_("website published on"))
    site_changed = models.DateField(
        _("last significant change of the website"), help_text=_("A new layout or function, not a new text.")
    )
    status = models.CharField(_("compliance"), max_length=10, choices=Status)
    prepared = models.DateField(_("declaration prepared on"), help_text=_("Stays the same when you review it."))
    reviewed = models.DateField(
        _("declaration reviewed on"), null=True, blank=True, help_text=_("At least once a year, by 31 March.")
    )
    method = models.CharField(_("prepared on the basis of"), max_length=10, choices=Method, default=Method.SELF)
    assessor = models.CharField(_("outside body"), max_length=200, blank=True)
    contact = models.CharField(_("whom to contact"), max_length=200, help_text=_("A person or a unit."))
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("telephone"), max_length=40)
    costs_url = models.URLField(
        _("assessment of excessive costs"), blank=True, help_text=_("Only where you invoke excessive costs.")
    )
    building_url = models.URLField(_("separate description of the building"), blank=True)

    class Meta:
        verbose_name = _("accessibility declaration")
        verbose_name_plural = _("accessibility declaration")
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="declaration_is_one_row"),
            models.CheckConstraint(
                condition=Q(reviewed__isnull=True) | Q(prepared__lte=F("reviewed")), name="declaration_dates_rise"
            ),
            models.CheckConstraint(
                condition=Q(site_published__lte=F("site_changed")), name="declaration_site_dates_rise"
            ),
        ]

    def __str__(self):
        return str(_("Accessibility declaration"))

    def clean(self):
        errors = dict(self.date_errors(clock.now().date()))
        if self.method == self.Method.EXTERNAL and not self.assessor:
            errors["assessor"] = _("Say who made the assessment.")
        if self.phone and len(parse_numbers(self.phone)) != 1:
            errors["phone"] = _("Enter one Polish telephone number.")
        if errors:
            raise ValidationError(errors)

    def date_errors(self, today):
        """(field, message) of dates that cannot be."""
        for name in ("site_published", "site_changed", "prepared", "reviewed"):
            day = getattr(self, name)
            if day and day > today:
                yield name, _("This day has not come yet.")
        if self.site_published and self.site_changed and self.site_changed < self.site_published:
            yield "site_changed", _("The website cannot change before it is published.")
        if self.prepared and self.reviewed and self.reviewed < self.prepared:
            yield "reviewed", _("A declaration is not reviewed before it is prepared.")

    @property
    def number(self):
        """The telephone in E.164; as typed where it is no number."""
        found = parse_numbers(self.phone)
        return found[0].number if found else self.phone

    def review_due(self):
        """Until when it has to be reviewed: 31 March of the year after it was last looked at."""
        last = self.reviewed or self.prepared
        return date(last.year + 1, *REVIEW_UNTIL)

    def text_here(self):
        """The texts in the language of the page, else in Polish; None where nobody wrote any."""
        texts = {text.language: text for text in self.texts.all()}
        return texts.get(get_language()) or texts.get("pl")


class DeclarationText(models.Model):
    """What the declaration says in words, in one language. An empty part that the law does not ask for is left out."""

    class Language(models.TextChoices):
        PL = "pl", _("Polish")
        UK = "uk", _("Ukrainian")
        EN = "en", _("English")

    declaration = models.ForeignKey(AccessibilityDeclaration, models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.PL)
    barriers = models.TextField(
        _("what does not comply with the annex"),
        blank=True,
        max_length=8000,
        help_text=_("One item per line, after “- ”."),
    )
    exempt = models.TextField(_("content the act does not cover"), blank=True, max_length=8000)
    costs = models.TextField(_("excessive costs"), blank=True, max_length=8000)
    features = models.TextField(_("conveniences and limits"), blank=True, max_length=8000)
    apps = models.TextField(
        _("mobile applications"), blank=True, max_length=4000, help_text=_("With links to their own declarations.")
    )
    building = models.TextField(
        _("the building"), max_length=8000,
        help_text=_("Address of the seat; entrance, lift, toilet, parking, assistance dog. Say what you do not know."),
    )  # fmt: skip
    communication = models.TextField(
        _("communication"),
        max_length=8000,
        help_text=_("Sign language interpreter, induction loop, other ways of contact."),
    )

    class Meta:
        verbose_name = _("text of the declaration")
        verbose_name_plural = _("texts of the declaration")
        ordering = ["-language"]
        constraints = [
            models.UniqueConstraint(fields=["declaration", "language"], name="declaration_text_unique"),
        ]

    def __str__(self):
        return self.get_language_display()
