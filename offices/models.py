"""Institutions, their offices and desks, telephone lines, odd days and notices."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from offices.fields import HoursField
from offices.reachable import Reachable
from offices.schedule import ExceptionDay
from polish.phones import display, tel_uri
from records.facts import fact_rows
from records.models import District, Name, Record, RecordQuerySet


class InstitutionQuerySet(RecordQuerySet):
    def with_abbreviation(self):
        return self.annotate(abbr=abbreviation_of("pk"))


def abbreviation_of(path):
    """Subquery: the Polish abbreviation of the record at `path`; NULL where it has none."""
    names = Name.objects.filter(record=models.OuterRef(path), kind=Name.Kind.ABBREVIATION, language="pl")
    return models.Subquery(names.values("text")[:1])


class Institution(Reachable, Record):
    """A body that helps: MOPS, CUS, WCRS, PZON, an NGO."""

    class Type(models.TextChoices):
        MOPS = "mops", _("social welfare centre (MOPS, GOPS, OPS)")
        CUS = "cus", _("social services centre (CUS)")
        PCPR = "pcpr", _("county family support centre (PCPR)")
        WCRS = "wcrs", _("social development centre")
        PZON = "pzon", _("disability assessment board")
        PUP = "pup", _("employment office (PUP)")
        OFFICE = "urzad", _("city or municipal office")
        HEALTH = "zdrowie", _("health care")
        NGO = "ngo", _("non-governmental organisation")
        OTHER = "inna", _("other")

    record = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_institution"
    )
    institution_kind = models.CharField(_("type"), max_length=20, choices=Type, default=Type.OTHER)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    successor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="predecessors", verbose_name=_("succeeded by")
    )
    legal_basis = models.TextField(_("legal basis"), blank=True, max_length=2000)
    mission = models.TextField(_("mission"), blank=True, max_length=2000)
    statutory_tasks = models.TextField(_("statutory tasks"), blank=True, max_length=8000)
    nip = models.CharField("NIP", max_length=10, blank=True)
    regon = models.CharField("REGON", max_length=14, blank=True)
    teryt = models.CharField("TERYT", max_length=7, blank=True)
    bip_url = models.URLField(_("public information bulletin (BIP)"), max_length=300, blank=True, assume_scheme="https")
    etr_text = models.TextField(_("easy-to-read text (ETR)"), blank=True, max_length=20000)
    pjm_url = models.URLField(_("film in Polish Sign Language (PJM)"), max_length=300, blank=True, assume_scheme="https")

    objects = InstitutionQuerySet.as_manager()

    KIND = Record.Kind.INSTITUTION
    FACT_FIELDS = (
        *Record.FACT_FIELDS, *Reachable.FACT_FIELDS, "institution_kind", "parent", "successor", "legal_basis", "mission",
        "statutory_tasks", "nip", "regon", "teryt", "bip_url", "etr_text", "pjm_url",
    )  # fmt: skip

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        constraints = [
            *Reachable.Meta.constraints,
            models.CheckConstraint(condition=Q(parent__isnull=True) | ~Q(parent=F("record")), name="institution_not_own_parent"),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("record")), name="institution_not_own_successor"
            ),
        ]


class OfficeQuerySet(RecordQuerySet):
    def public(self):
        """Published, and so are its institution and the office it is part of."""
        published = Record.State.PUBLISHED
        return (
            super()
            .public()
            .filter(Q(institution__isnull=True) | Q(institution__state=published))
            .filter(
                Q(part_of__isnull=True)
                | Q(part_of__state=published)
                & (Q(part_of__institution__isnull=True) | Q(part_of__institution__state=published))
            )
        )

    def places(self):
        """Offices a person goes to; desks stand inside them."""
        return self.filter(part_of__isnull=True)

    def desks(self):
        return self.filter(part_of__isnull=False)

    def with_institution(self):
        return self.select_related("institution", "part_of").annotate(institution_abbr=abbreviation_of("institution"))


class Office(Reachable, Record):
    """A place people go to, or a desk inside one: a cash desk, room 26, the registry."""

    class Known(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        UNKNOWN = "unknown", _("we do not know")

    record = models.OneToOneField(Record, models.CASCADE, parent_link=True, primary_key=True, related_name="as_office")
    institution = models.ForeignKey(
        Institution, models.SET_NULL, null=True, blank=True, related_name="offices", verbose_name=_("institution")
    )
    part_of = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="desks", verbose_name=_("inside the office"),
        help_text=_("For a desk, a cash desk or a room: the office it is in. An empty address is then the office's."),
    )  # fmt: skip
    transport = models.CharField(_("public transport"), max_length=300, blank=True)
    step_free = models.CharField(_("step-free entrance"), max_length=8, choices=Known, default=Known.UNKNOWN)
    lift = models.CharField(_("lift"), max_length=8, choices=Known, default=Known.UNKNOWN)
    toilet = models.CharField(_("accessible toilet"), max_length=8, choices=Known, default=Known.UNKNOWN)
    induction_loop = models.CharField(_("induction loop"), max_length=8, choices=Known, default=Known.UNKNOWN)
    pjm_interpreter = models.CharField(_("sign language interpreter"), max_length=8, choices=Known, default=Known.UNKNOWN)
    assistance_dog = models.CharField(_("assistance dog welcome"), max_length=8, choices=Known, default=Known.UNKNOWN)

    objects = OfficeQuerySet.as_manager()

    KIND = Record.Kind.OFFICE
    ACCESS_FIELDS = ("step_free", "lift", "toilet", "induction_loop", "pjm_interpreter", "assistance_dog")
    FACT_FIELDS = (
        *Record.FACT_FIELDS, *Reachable.FACT_FIELDS, "institution", "part_of", "transport", *ACCESS_FIELDS,
    )  # fmt: skip

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = [
            *Reachable.Meta.constraints,
            models.CheckConstraint(condition=Q(part_of__isnull=True) | ~Q(part_of=F("record")), name="office_not_in_itself"),
        ]

    def clean(self):
        super().clean()
        if self.part_of and self.part_of.part_of_id:
            raise ValidationError({"part_of": _("A desk cannot stand inside another desk.")})

    @property
    def located(self):
        """Whose address to show: its own, or that of the office it is in."""
        return self if self.street or not self.part_of else self.part_of


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

    FACT_FIELDS = ("number", "last_number", "extension", "kind", "label", "note", "hours", "is_main", "raw", "order")

    class Meta:
        verbose_name = _("telephone line")
        verbose_name_plural = _("telephone lines")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["record", "number", "extension", "kind"], name="line_unique_in_record"),
            models.UniqueConstraint(fields=["record"], condition=Q(is_main=True), name="line_one_main"),
            models.CheckConstraint(condition=~Q(number=""), name="line_has_number"),
            models.CheckConstraint(condition=Q(last_number="") | Q(number__lt=F("last_number")), name="line_range_rises"),
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


class HoursExceptionQuerySet(models.QuerySet):
    def within(self, first, last):
        return self.filter(starts__lte=last, ends__gte=first)


@fact_rows("exceptions")
class HoursException(models.Model):
    """Days on which a record's hours differ: closed, or open at other times."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="exceptions")
    line = models.ForeignKey(
        PhoneLine, models.CASCADE, null=True, blank=True, related_name="exceptions", verbose_name=_("telephone line only")
    )
    starts = models.DateField(_("from"))
    ends = models.DateField(_("until"))
    spans = models.JSONField(_("hours on these days"), default=list, blank=True, help_text=_("Empty: closed."))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    matter = models.CharField(_("only for this matter"), max_length=200, blank=True)

    objects = HoursExceptionQuerySet.as_manager()

    FACT_FIELDS = ("starts", "ends", "spans", "reason", "matter", "line")

    class Meta:
        verbose_name = _("odd day")
        verbose_name_plural = _("odd days")
        ordering = ["starts"]
        constraints = [
            models.CheckConstraint(condition=Q(starts__lte=F("ends")), name="exception_from_before_to"),
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
        parts = (self.starts.isoformat(), self.matter, self.line.fact_key if self.line_id else "")
        return ";".join(part for part in parts if part)

    @property
    def value(self):
        """As the hours engine takes it."""
        return ExceptionDay.from_json(
            {"from": self.starts, "to": self.ends, "spans": self.spans, "reason": self.reason, "matter": self.matter}
        )


class NoticeQuerySet(models.QuerySet):
    def current(self, day):
        """Notices that hold on `day`, soonest end first."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )

    def public(self):
        return self.filter(Q(record__isnull=True) | Q(record__state=Record.State.PUBLISHED))


@fact_rows("notices")
class Notice(models.Model):
    """A message that holds for some time: closed days, a changed service, an enrolment."""

    class Severity(models.TextChoices):
        INFO = "info", _("information")
        CHANGE = "change", _("change")
        URGENT = "urgent", _("urgent")

    record = models.ForeignKey(Record, models.CASCADE, null=True, blank=True, related_name="notices")
    severity = models.CharField(_("importance"), max_length=10, choices=Severity, default=Severity.INFO)
    text = models.TextField(_("text"), max_length=2000)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    FACT_FIELDS = ("severity", "text", "valid_from", "valid_to")

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["valid_to", "-valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
                name="notice_from_before_to",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="notice_has_text"),
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def fact_key(self):
        return self.text[:60]

    def get_absolute_url(self):
        return f"/komunikaty/#k{self.pk}"


class Holiday(models.Model):
    """A free day the law does not know: a city's own, or one an authority ordered."""

    day = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=120)
    municipality = models.ForeignKey(
        "records.Municipality", models.CASCADE, null=True, blank=True, related_name="holidays", verbose_name=_("municipality")
    )

    class Meta:
        verbose_name = _("extra free day")
        verbose_name_plural = _("extra free days")
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["day", "name"], name="holiday_unique")]

    def __str__(self):
        return f"{self.day:%Y-%m-%d} {self.name}"


class ServiceArea(models.Model):
    """Which streets or district an office serves."""

    class Side(models.TextChoices):
        ALL = "all", _("all numbers")
        ODD = "odd", _("odd numbers")
        EVEN = "even", _("even numbers")

    office = models.ForeignKey(Office, models.CASCADE, related_name="areas", verbose_name=_("office"))
    district = models.ForeignKey(District, models.CASCADE, null=True, blank=True, related_name="areas", verbose_name=_("district"))
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
    def shown(self):
        return display(self.number)

    @property
    def tel(self):
        return tel_uri(self.number)


class Membership(models.Model):
    """What a member of staff may do for an institution."""

    class Role(models.TextChoices):
        EDITOR = "editor", _("editor")
        PUBLISHER = "publisher", _("publisher")
        ADMINISTRATOR = "administrator", _("administrator")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("staff member"))
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="memberships", verbose_name=_("institution"))
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.EDITOR)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [models.UniqueConstraint(fields=["user", "institution"], name="membership_unique")]

    def __str__(self):
        return f"{self.user}, {self.institution}"
