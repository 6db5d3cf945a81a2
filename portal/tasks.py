"""What waits for staff, counted: proposals, contradictions, facts nobody checked, notices about to end."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from offices import odd_days_desk
from offices.models import Institution, Notice, Office
from portal.models import AccessibilityDeclaration
from programs.models import Program
from proposals.cards import counts
from records.changes import revision
from records.models import Record
from records.record_admin import CHECK_AGAIN_AFTER
from services.models import Document, Service, Situation

SOON = timedelta(days=7)
ALARM = timedelta(days=14)
MODELS = (Institution, Office, Service, Program, Document, Situation)


@dataclass(frozen=True)
class Task:
    """A number with its noun, where to deal with it, and a line of explanation; `urgent` ones come in colour."""

    count: int
    text: str | Promise
    url: str
    note: str | Promise = ""
    urgent: bool = False


def tasks(*, user, day: date) -> list[Task]:
    """What this member of staff can deal with, the most pressing first; six queries, more after a change."""
    parts = (review_tasks, odd_day_tasks, check_tasks, notice_tasks, declaration_tasks)
    found = [task for part in parts for task in part(user, day)]
    return [task for task in found if task.count]


def review_tasks(user, day):
    if not user.has_perm("proposals.change_proposal"):
        return
    queue = reverse("admin:proposals_proposal_changelist")
    proposals, contradictions = counts(day)
    text = ngettext("contradiction between sources", "contradictions between sources", contradictions)
    yield Task(
        contradictions,
        text,
        f"{queue}?sprzeczne=1",
        _("Residents see both values until a person decides."),
        urgent=True,
    )
    text = ngettext("proposal to check", "proposals to check", proposals)
    yield Task(proposals, text, queue, _("Accept, correct or reject what texts say."))


def odd_day_tasks(user, day):
    """The coming days about which places have not decided, a line per day."""
    if not user.has_perm("offices.change_office"):
        return
    for found in odd_days_desk.counts(day, revision()):
        text = ngettext("place undecided for %(day)s", "places undecided for %(day)s", found.undecided)
        url = f"{reverse('admin:offices_hoursexception_changelist')}?dzien={found.day:%Y-%m-%d}&stan=undecided"
        note = _("%(name)s. Residents read “not confirmed yet”.") % {"name": found.name[:1].upper() + found.name[1:]}
        urgent = found.day - day <= ALARM
        yield Task(found.undecided, text % {"day": date_format(found.day, "j E")}, url, note, urgent)


def check_tasks(user, day):
    """Published records whose facts no person has confirmed for long, a line per kind."""
    old = Record.objects.public().unchecked_since(day - CHECK_AGAIN_AFTER).order_by()
    counts = dict(old.values_list("kind").annotate(Count("pk")))
    for model in MODELS:
        opts, count = model._meta, counts.get(model.KIND, 0)
        if user.has_perm(f"{opts.app_label}.change_{opts.model_name}"):
            url = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
            text = CHECK_TEXT[model.KIND](count)
            note = _("Never confirmed by a person, or over 180 days ago.")
            yield Task(count, text, f"{url}?sprawdzone=dawno&state__exact=published", note)


CHECK_TEXT = {
    "institution": lambda n: ngettext("institution to confirm", "institutions to confirm", n),
    "office": lambda n: ngettext("office to confirm", "offices to confirm", n),
    "service": lambda n: ngettext("service to confirm", "services to confirm", n),
    "program": lambda n: ngettext("programme to confirm", "programmes to confirm", n),
    "document": lambda n: ngettext("document to confirm", "documents to confirm", n),
    "situation": lambda n: ngettext("life situation to confirm", "life situations to confirm", n),
}


def notice_tasks(user, day):
    if not user.has_perm("offices.change_notice"):
        return
    ending = Notice.objects.current(day).filter(valid_to__lte=day + SOON).count()
    text = ngettext("notice ends within a week", "notices end within a week", ending)
    yield Task(ending, text, reverse("admin:offices_notice_changelist"), _("Prolong it or let it end."))


def declaration_tasks(user, day):
    """The yearly review of the accessibility declaration, from January on; urgent once the term is over."""
    declaration = AccessibilityDeclaration.objects.first()
    if declaration is None or not user.has_perm("portal.change_accessibilitydeclaration"):
        return
    due = declaration.review_due()
    if day >= due.replace(month=1, day=1):
        text = _("accessibility declaration to review")
        url = reverse("admin:portal_accessibilitydeclaration_change", args=[declaration.pk])
        note = _("By 31 March: look through it, correct it and enter the day of the review.")
        yield Task(1, text, url, note, urgent=day > due)
