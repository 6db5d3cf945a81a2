"""What every record is: its kind, address, state and former addresses; and the staff's own pages."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from polish.text import slug as slugify
from polish.text import sort_key
from records import clock
from records.changes import DirectoryRevision, Version
from records.groups import Category, District, Municipality, TargetGroup, is_here
from records.names import Name, Translation
from records.sources import Citation, Confirmation, Snapshot, Source
from records.users import User

__all__ = [
    "Category", "Citation", "Confirmation", "DirectoryRevision", "District", "Municipality", "Name", "Page",
    "Record", "RecordQuerySet", "Redirect", "Snapshot", "Source", "TargetGroup", "Translation", "User", "Version",
]  # fmt: skip


# Ids that nobody chose follow from the address, so that two loads of one file make the same records.
RECORD_IDS = uuid.UUID("6f0f3c0e-54a5-5c0b-9d53-2f6a3a1c7b10")


def stable_id(kind, slug):
    """The id of a record made from a text or a file line without one: uuid5 of kind and slug."""
    return uuid.uuid5(RECORD_IDS, f"{kind}/{slug}")


class RecordQuerySet(models.QuerySet):
    """What may be asked of any kind of record."""

    def public(self):
        return self.filter(state=Record.State.PUBLISHED)

    def here(self):
        """Those that lists and the search of this portal show: all, or those of its one municipality and of none."""
        return self.filter(is_here())

    def by_name(self):
        """In the order of the Polish alphabet; a child model does not inherit the ordering of Record."""
        return self.order_by("sort_key", "slug")

    def named_in(self, language):
        """With `name_here` and `summary_here`: what staff wrote in a language, NULL where nobody did.

        Nothing is added for Polish.
        """
        if language == "pl":
            return self
        names = Name.objects.filter(record=models.OuterRef("pk"), kind=Name.Kind.OFFICIAL, language=language)
        named = self.annotate(name_here=models.Subquery(names.values("text")[:1]))
        return named.translated(language, "summary")

    def told_in(self, language):
        """As `named_in`, with `description_here`: what the page of one record needs."""
        return self if language == "pl" else self.named_in(language).translated(language, "description")

    def translated(self, language, field):
        """With `FIELD_here`, a field in a language, and `FIELD_from`, the digest of the Polish text it was of."""
        rows = Translation.objects.filter(record=models.OuterRef("pk"), field=field, language=language)
        columns = {f"{field}_here": "text", f"{field}_from": "source_hash"}
        return self.annotate(**{name: models.Subquery(rows.values(column)[:1]) for name, column in columns.items()})

    def edited_by_people(self):
        """Records that somebody other than a command has changed."""
        return self.filter(pk__in=Version.objects.exclude(role__in=Version.MACHINE_ROLES).values("record_id"))

    def unchecked_since(self, day):
        """Records no person has confirmed on `day` or later; those never confirmed are among them."""
        return self.exclude(pk__in=Confirmation.objects.filter(verified__gte=day).values("record_id"))

    def never_checked(self):
        return self.exclude(pk__in=Confirmation.objects.filter(verified__isnull=False).values("record_id"))

    def with_checked(self):
        """`checked`: the oldest day on which a person confirmed a group of their facts; None for never."""
        days = Confirmation.objects.filter(record=models.OuterRef("pk")).order_by()
        oldest = days.values("record").annotate(oldest=models.Min("verified")).values("oldest")
        return self.annotate(checked=models.Subquery(oldest))


class Record(models.Model):
    """One thing residents may look for. Institution, Office, Service, Program, Document and Situation extend it."""

    class Kind(models.TextChoices):
        INSTITUTION = "institution", _("institution")
        OFFICE = "office", _("office")
        SERVICE = "service", _("service")
        PROGRAM = "program", _("programme")
        DOCUMENT = "document", _("document")
        SITUATION = "situation", _("situation")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, editable=False)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        blank=True,
        help_text=_("The last part of the page's address. Left empty it is made from the name."),
    )
    name = models.CharField(_("name"), max_length=300)
    sort_key = models.CharField(max_length=700, editable=False, db_index=True)
    summary = models.TextField(_("summary"), blank=True, max_length=600, help_text=_("One or two plain sentences."))
    description = models.TextField(_("description"), blank=True, max_length=20000)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT)
    published_at = models.DateTimeField(_("published on"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    modified = models.DateTimeField(_("modified"), db_default=Now(), editable=False)
    categories = models.ManyToManyField(Category, blank=True, related_name="records", verbose_name=_("categories"))
    target_groups = models.ManyToManyField(TargetGroup, blank=True, related_name="records", verbose_name=_("for whom"))
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="records", verbose_name=_("municipality")
    )
    district = models.ForeignKey(
        District, models.SET_NULL, null=True, blank=True, related_name="records", verbose_name=_("district")
    )

    objects = RecordQuerySet.as_manager()

    KIND = ""
    FACT_FIELDS = (
        "slug", "name", "summary", "description", "state", "categories", "target_groups", "municipality", "district",
    )  # fmt: skip

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("records")
        ordering = ["sort_key", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="record_kind_slug_unique"),
            models.CheckConstraint(condition=~Q(slug=""), name="record_slug_not_empty"),
            models.CheckConstraint(condition=~Q(name=""), name="record_name_not_empty"),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="record_published_has_date"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["institution", "office", "service", "program", "document", "situation"]),
                name="record_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "published", "withdrawn"]), name="record_state_known"
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.prepare()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        try:
            return reverse(f"{self.kind}_detail", args=[self.slug])
        except NoReverseMatch:  # an installation that serves only the back office
            return f"/{self.kind}/{self.slug}/"

    def prepare(self):
        """Fill what follows from the rest; called before every write, bulk writes too."""
        self.kind = self.KIND or self.kind
        self.slug = self.slug or slugify(self.name)
        self.sort_key = sort_key(self.name)[:700]
        if self.state == self.State.PUBLISHED and not self.published_at:
            self.published_at = clock.now()

    @cached_property
    def child(self):
        """The row of its own kind: an Office for a Record of kind office."""
        return self if self.KIND else getattr(self, f"as_{self.kind}")

    @property
    def is_public(self):
        """Whether residents see the page: the record and all it stands on are published."""
        return type(self.child).objects.public().filter(pk=self.pk).exists()

    def said_here(self, field):
        """(text, whether it is in the language of the page) of `summary` or `description`, of rows from `named_in`.

        A translation of a Polish text that has changed since is not shown: it may promise what is no longer true.
        """
        polish, here = getattr(self, field), getattr(self, f"{field}_here", None)
        if here and polish and getattr(self, f"{field}_from") == Translation.digest(polish):
            return here, True
        return polish, get_language() == "pl"

    @property
    def abbreviation(self):
        names = self.names.all()
        return next((n.text for n in names if n.kind == Name.Kind.ABBREVIATION and n.language == "pl"), "")

    @property
    def short_name(self):
        return self.abbreviation or self.name


class Redirect(models.Model):
    """A former address: the record of this kind once had this slug."""

    kind = models.CharField(_("kind"), max_length=20, choices=Record.Kind)
    slug = models.SlugField(_("former address"), max_length=120)
    record = models.ForeignKey(Record, models.CASCADE, related_name="redirects")

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="redirect_unique")]

    def __str__(self):
        return f"{self.kind}/{self.slug}"


class Page(models.Model):
    """A text staff write for the whole portal: privacy, about the data, the accessibility declaration."""

    slug = models.SlugField(_("address"))
    language = models.CharField(_("language"), max_length=8, default="pl")
    title = models.CharField(_("title"), max_length=200)
    body = models.TextField(_("text"), max_length=20000, blank=True)
    modified = models.DateTimeField(_("modified"), auto_now=True)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["slug", "language"]
        constraints = [models.UniqueConstraint(fields=["slug", "language"], name="page_unique")]

    def __str__(self):
        return self.title
