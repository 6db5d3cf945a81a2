"""The review screens of the back office: the queue, one proposal, and the buttons on it.

Who may come in is checked by proposals/admin.py, who may decide by `may_decide`.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from proposals.cards import cards_of, counts, decided_of, queue_groups, title_of
from proposals.forms import CorrectionForm, RejectForm
from proposals.models import Change, Proposal
from proposals.review import ChangeRefusedError, ReviewError, accept, accept_all, model_of, reject, reopen
from records.record_admin import edit_url

PER_PAGE = 40
QUEUE = "admin:proposals_proposal_changelist"
REVIEW = "admin:proposals_proposal_change"


@require_safe
def queue(request, context):
    """Everything that waits, grouped by the text that says it; contradictions first."""
    only_contradictions = request.GET.get("sprzeczne") == "1"
    waiting = Proposal.objects.for_queue()
    if only_contradictions:
        waiting = waiting.filter(contradictions__gt=0)
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("strona"))
    proposals, contradictions = counts()
    context |= {
        "title": _("Proposed changes"),
        "groups": queue_groups(list(page)),
        "page": page,
        "waiting": proposals,
        "contradictions": contradictions,
        "only_contradictions": only_contradictions,
    }
    return TemplateResponse(request, "admin/proposals/queue.html", context)


@require_safe
def review(request, context, proposal_id):
    return screen(request, context, proposal_of(proposal_id))


def screen(request, context, proposal, *, bound=None):
    """One proposal with a card for each change; `bound` is a correction to be corrected again."""
    context |= {
        "title": title_of(proposal),
        "proposal": proposal,
        "edit_url": edit_url(proposal.record) if proposal.record else "",
        "cards": cards_of(proposal, bound=bound),
        "decided": decided_of(proposal),
        "may_decide": may_decide(request.user, proposal),
        "bound": bound,
    }
    return TemplateResponse(request, "admin/proposals/review.html", context, status=422 if bound else 200)


@require_POST
def accept_change(request, context, change_id):
    change = decidable(request, change_id)
    try:
        accept(change=change, by=request.user)
    except ReviewError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Accepted. The change is on the page of the record."))
    return onward(change.proposal)


@require_POST
def correct_change(request, context, change_id):
    """Accept another value than the proposed one; a value the staff form refuses comes back with its errors."""
    change = decidable(request, change_id)
    form = CorrectionForm(change, request.POST)
    if not form.is_valid():
        return screen(request, context, change.proposal, bound=form)
    try:
        accept(change=change, by=request.user, value=form.value, reason=_("corrected"))
    except ChangeRefusedError as problem:
        form.refuse(problem.errors)
        return screen(request, context, change.proposal, bound=form)
    except ReviewError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Corrected and accepted."))
    return onward(change.proposal)


@require_POST
def reject_change(request, context, change_id):
    change = decidable(request, change_id)
    form = RejectForm(request.POST)
    try:
        reject(change=change, by=request.user, reason=form.data.get("reason", "")[:300])
    except ReviewError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Rejected. The same fact will not be proposed again."))
    return onward(change.proposal)


@require_POST
def reopen_change(request, context, change_id):
    change = decidable(request, change_id)
    reopen(change=change, by=request.user)
    messages.success(request, _("The change waits for a decision again. What was already saved in the record stays."))
    return HttpResponseRedirect(reverse(REVIEW, args=[change.proposal_id]))


@require_POST
def accept_proposal(request, context, proposal_id):
    """Accept all pending changes of a proposal at once, and show the record to residents if that was asked."""
    proposal = proposal_of(proposal_id)
    require_right(request.user, proposal)
    count = proposal.changes.pending().count()
    try:
        accept_all(proposal=proposal, by=request.user, publish=request.POST.get("publish") == "1")
    except ReviewError as problem:
        messages.error(request, str(problem))
    else:
        done = ngettext("Accepted %(count)d change.", "Accepted %(count)d changes.", count)
        messages.success(request, done % {"count": count})
    return onward(proposal)


# ---------------------------------------------------------------- who, and where next


def proposal_of(proposal_id):
    return get_object_or_404(Proposal.objects.select_related("record", "snapshot__source"), pk=proposal_id)


def decidable(request, change_id):
    """The change, if this member of staff may decide about it."""
    related = ("proposal__record", "proposal__snapshot__source")
    change = get_object_or_404(Change.objects.select_related(*related), pk=change_id)
    require_right(request.user, change.proposal)
    return change


def may_decide(user, proposal):
    """Deciding needs the right to proposals and the right to edit (or add) that kind of record."""
    opts = model_of(proposal.kind)._meta
    verb = "change" if proposal.record_id else "add"
    return user.has_perms(["proposals.change_proposal", f"{opts.app_label}.{verb}_{opts.model_name}"])


def require_right(user, proposal):
    if not may_decide(user, proposal):
        raise PermissionDenied


def onward(proposal):
    """Back to the proposal while something of it waits, else to the queue."""
    if proposal.changes.pending().exists():
        return HttpResponseRedirect(reverse(REVIEW, args=[proposal.pk]))
    return HttpResponseRedirect(reverse(QUEUE))
