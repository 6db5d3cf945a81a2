"""Changes somebody or some text proposes, and what a person decided about each."""

import hashlib
import json

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from proposals.questions import Question
from proposals.reports import Helped, Report
from records.models import Record, Snapshot, Version, stable_id

__all__ = ["Change", "Helped", "Proposal", "Question", "Report"]


class ProposalQuerySet(models.QuerySet):
    def pending(self):
        return self.filter(changes__state=Change.State.PENDING).distinct()

    def to_decide(self, day):
        """Those with a change a person can decide about today."""
        return self.filter(changes__in=Change.objects.to_decide(day).values("pk")).distinct()

    def of_same_text(self, proposal):
        """The proposals of its source text; what residents reported stands together."""
        return self.filter(snapshot=proposal.snapshot_id)

    def for_queue(self, day):
        """Proposals with something to decide and what the queue shows, contradictions first."""
        waiting = Q(changes__state=Change.State.PENDING) & ~Q(changes__in=Change.objects.asked(day))
        return (
            self.annotate(
                waiting=models.Count("changes", filter=waiting),
                contradictions=models.Count("changes", filter=waiting & Q(changes__is_contradiction=True)),
            )
            .filter(waiting__gt=0)
            .select_related("record", "snapshot", "snapshot__source")
            .order_by("-contradictions", "made_at", "id")
        )


class Proposal(models.Model):
    """What one text (or one resident) says about one record, existing or new."""

    record = models.ForeignKey(
        Record, models.CASCADE, null=True, blank=True, related_name="proposals", verbose_name=_("record")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Record.Kind)
    name = models.CharField(_("name"), max_length=300)
    slug = models.SlugField(_("address"), max_length=120)
    snapshot = models.ForeignKey(
        Snapshot, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("source text")
    )
    unchanged = models.PositiveSmallIntegerField(_("facts that agree"), default=0)
    match_reason = models.CharField(_("why this record"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("made"))

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "kind", "slug"], condition=Q(snapshot__isnull=False), name="proposal_unique_in_text"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_new(self):
        return self.record_id is None

    @property
    def target_id(self):
        """The id of the record it is about, also of one that is still to be made."""
        return self.record_id or stable_id(self.kind, self.slug)


class ChangeQuerySet(models.QuerySet):
    def pending(self):
        return self.filter(state=Change.State.PENDING)

    def contradictions(self):
        return self.pending().filter(is_contradiction=True)

    def asked(self, day):
        """Those for which the office was asked and still has time to answer."""
        return self.pending().filter(questions__answer_by__gt=day)

    def to_decide(self, day):
        """Pending ones that nobody else has to say a word about first."""
        return self.pending().exclude(pk__in=self.asked(day).values("pk"))

    def undisputed(self):
        """Pending ones of texts that contradict nothing; what residents report, a person looks at one by one."""
        return self.pending().filter(is_contradiction=False, reports=None)

    def rivals(self, change):
        """The pending values for the same fact of the same record, this one among them."""
        proposal = change.proposal
        same = Q(proposal__record=proposal.record_id) if proposal.record_id else Q(proposal__record=None)
        return self.pending().filter(same, proposal__kind=proposal.kind, proposal__slug=proposal.slug, path=change.path)


class Change(models.Model):
    """One fact to change: its path, what it is, what it would be, the words that say so, and the decision."""

    class State(models.TextChoices):
        PENDING = "pending", _("to check")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")
        SUPERSEDED = "superseded", _("superseded")

    class Choice(models.TextChoices):
        """How a contradiction was decided."""

        THIS = "this", _("this source is right")
        DATED = "dated", _("both are right, each in its time")
        PUBLISHED = "published", _("what is published is right")
        KEPT = "kept", _("left as published, not checked")
        OTHER = "other", _("another value is right")

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="changes", verbose_name=_("proposal"))
    path = models.CharField(_("fact"), max_length=300)
    old = models.JSONField(_("now"), null=True, blank=True)
    new = models.JSONField(_("proposed"), null=True, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(_("quoted words"), blank=True)
    confidence = models.FloatField(_("confidence"), default=1.0)
    is_contradiction = models.BooleanField(_("contradiction"), default=False)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.PENDING)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    choice = models.CharField(_("how the contradiction was decided"), max_length=12, choices=Choice, blank=True)
    version = models.ForeignKey(
        Version, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("history entry")
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__lt=F("end")),
                name="change_start_before_end",
            ),
            models.CheckConstraint(
                condition=Q(state="pending", decided_at__isnull=True)
                | ~Q(state="pending") & Q(decided_at__isnull=False),
                name="change_decided_has_date",
            ),
            models.CheckConstraint(condition=~Q(state="rejected") | ~Q(reason=""), name="change_rejected_has_reason"),
            models.CheckConstraint(
                condition=Q(choice="")
                | Q(state="accepted", choice__in=["this", "dated"])
                | Q(state="rejected", choice__in=["published", "kept", "other"]),
                name="change_choice_fits_decision",
            ),
            models.CheckConstraint(
                condition=Q(version__isnull=True) | Q(state="accepted"), name="change_version_of_accepted"
            ),
        ]

    def __str__(self):
        return f"{self.proposal}: {self.path}"

    @staticmethod
    def fingerprint_of(*, target_id, path, new):
        """Hash of record, path and value; not of the text, so a rejected fact stays rejected."""
        fact = json.dumps([str(target_id), path, new], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(fact.encode()).hexdigest()
