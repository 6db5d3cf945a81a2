"""What residents tell the portal: an error they found, and whether a page helped. Neither says who they are."""

import secrets

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from records.models import Record

# Read aloud and typed from paper: no vowels, so that no word appears, and no signs that look alike.
CODE_LETTERS = "BCDFGHJKMNPQRSTVWXZ23456789"
CODE_LENGTH = 8


def new_code():
    """A receipt code nobody can guess: `KT4M-9RWX`."""
    letters = "".join(secrets.choice(CODE_LETTERS) for _place in range(CODE_LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def code_as_typed(text):
    """The code in what a person typed: any case, with or without the dash; "" when it cannot be one."""
    letters = "".join(sign for sign in text.upper() if sign in CODE_LETTERS)
    return f"{letters[:4]}-{letters[4:]}" if len(letters) == CODE_LENGTH else ""


class ReportQuerySet(models.QuerySet):
    def decided_before(self, moment):
        return self.filter(change__decided_at__lt=moment)

    def made_before(self, moment):
        return self.filter(made_at__lt=moment)


class Report(models.Model):
    """An error a resident found: what is wrong, perhaps what is right, and the change it became in the queue.

    Several people may report the same; their reports then share one change and one decision.
    """

    class Topic(models.TextChoices):
        PHONE = "phone", _("telephone number")
        HOURS = "hours", _("opening hours")
        ADDRESS = "address", _("address")
        ROOM = "room", _("room or floor")
        ACCESS = "access", _("entrance, access for people with disabilities")
        EMAIL = "email", _("e-mail")
        WEBSITE = "website", _("website")
        NAME = "name", _("name")
        DOCUMENTS = "documents", _("what to bring")
        COST = "cost", _("cost or time")
        ELIGIBLE = "eligible", _("for whom")
        DESCRIPTION = "description", _("description")
        CLOSED = "closed", _("it no longer exists")
        OTHER = "other", _("something else")

    code = models.CharField(_("receipt code"), max_length=12, unique=True, default=new_code, editable=False)
    change = models.ForeignKey(
        "proposals.Change", models.CASCADE, related_name="reports", verbose_name=_("proposed change")
    )
    topic = models.CharField(_("what it is about"), max_length=20, choices=Topic)
    wrong = models.TextField(_("what is wrong"), max_length=1000)
    right = models.TextField(_("what is right"), max_length=1000, blank=True)
    made_at = models.DateTimeField(_("sent"))

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report by a resident")
        verbose_name_plural = _("reports by residents")
        ordering = ["made_at", "id"]

    def __str__(self):
        return f"{self.code}: {self.get_topic_display()}"


class Helped(models.Model):
    """How many people said in a month that a record's page helped them, and how many that it did not."""

    record = models.ForeignKey(Record, models.CASCADE, related_name="helped", verbose_name=_("record"))
    month = models.DateField(_("month"), help_text=_("Its first day."))
    yes = models.PositiveIntegerField(_("helped"), default=0)
    no = models.PositiveIntegerField(_("did not help"), default=0)

    class Meta:
        verbose_name = _("answer whether a page helped")
        verbose_name_plural = _("answers whether pages helped")
        ordering = ["-month", "record__sort_key"]
        constraints = [models.UniqueConstraint(fields=["record", "month"], name="helped_once_a_month")]

    def __str__(self):
        return f"{self.record}, {self.month:%Y-%m}"


def count_answer(*, record, helped, day):
    """One more person says whether the page helped; two at once are both counted."""
    month = Helped.objects.get_or_create(record_id=record.pk, month=day.replace(day=1))[0]
    name = "yes" if helped else "no"
    Helped.objects.filter(pk=month.pk).update(**{name: F(name) + 1})
