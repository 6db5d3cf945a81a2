"""The buttons of the review screens: accept, correct, reject, think again; each a POST, for those who may decide."""

from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from proposals.access import (
    QUEUE,
    REVIEW,
    decidable,
    last_decision,
    may_decide,
    onward,
    proposal_of,
    remember,
    require_right,
)
from proposals.cards import HIGH
from proposals.forms import CorrectionForm
from proposals.models import Proposal
from proposals.review import ChangeRefusedError, ReviewError, accept, accept_all, reject, remeasure
from proposals.undo import take_back
from proposals.views import screen
from records.models import Snapshot


@contextmanager
def decision(request, change, words, unless=()):
    """Says what came of it: the problem, or `words`, and the decision can be taken back.

    Gives a list, with the problem in it when it is of the class `unless`, of which nothing is said.
    """
    refused = []
    try:
        yield refused
    except unless as problem:
        refused.append(problem)
    except ReviewError as problem:
        messages.error(request, str(problem))
    else:
        remember(request, [change.pk])
        messages.success(request, words)


@require_POST
def accept_change(request, context, change_id):
    change = decidable(request, change_id)
    with decision(request, change, _("Accepted. The change is on the page of the record.")):
        accept(change=change, by=request.user)
    return onward(change.proposal)


@require_POST
def correct_change(request, context, change_id):
    """Accept another value than the proposed one; a value the staff form refuses comes back with its errors."""
    change = decidable(request, change_id)
    form = CorrectionForm(change, request.POST)
    if not form.is_valid():
        return screen(request, context, change.proposal, bound=form)
    with decision(request, change, _("Corrected and accepted."), unless=ChangeRefusedError) as refused:
        accept(change=change, by=request.user, value=form.value, reason=_("corrected"))
    if refused:
        form.refuse(refused[0].errors)
        return screen(request, context, change.proposal, bound=form)
    return onward(change.proposal)


@require_POST
def reject_change(request, context, change_id):
    change = decidable(request, change_id)
    reason = request.POST.get("reason", "")[:300]
    with decision(request, change, _("Rejected. The same fact will not be proposed again.")):
        reject(change=change, by=request.user, reason=reason)
    return onward(change.proposal)


@require_POST
def remeasure_change(request, context, change_id):
    """Compare with what the record says now, after somebody edited it."""
    change = decidable(request, change_id)
    try:
        remeasure(change=change)
    except ReviewError as problem:
        messages.error(request, str(problem))
    return HttpResponseRedirect(reverse(REVIEW, args=[change.proposal_id]))


@require_POST
def reopen_change(request, context, change_id):
    """Decide again; with `restore` the record gets its old value back."""
    change = decidable(request, change_id)
    take_back_and_tell(request, [change], restore=request.POST.get("restore") == "1")
    return HttpResponseRedirect(reverse(REVIEW, args=[change.proposal_id]))


@require_POST
def undo_last(request, context):
    """Take the last decision of this sign-in back, record included."""
    decided = last_decision(request)
    for change in decided:
        require_right(request.user, change.proposal)
    if not decided:
        messages.error(request, _("There is nothing to take back."))
        return HttpResponseRedirect(reverse(QUEUE))
    take_back_and_tell(request, decided, restore=True)
    return HttpResponseRedirect(reverse(REVIEW, args=[decided[0].proposal_id]))


def take_back_and_tell(request, decided, *, restore):
    try:
        restored = take_back(decided=decided, by=request.user, restore=restore)
    except ReviewError as problem:
        messages.error(request, _("The old value cannot be restored: %(problem)s") % {"problem": problem})
        return
    if restored:
        messages.success(request, _("The decision was taken back and the record says again what it said before."))
    else:
        words = _("The change waits for a decision again. What was already saved in the record stays.")
        messages.success(request, words)


@require_POST
def accept_proposal(request, context, proposal_id):
    """Accept what contradicts nothing, or only what is also certain; show the record to residents if that was asked."""
    proposal = proposal_of(proposal_id)
    require_right(request.user, proposal)
    accepted = accept_undisputed(request, proposal, only_certain=request.POST.get("which") == "certain")
    tell_accepted(request, accepted)
    return onward(proposal)


@require_POST
def accept_text(request, context, snapshot_id):
    """Accept everything of a text that is certain and contradicts nothing, as far as this person may decide."""
    snapshot = get_object_or_404(Snapshot, pk=snapshot_id)
    accepted = []
    for proposal in Proposal.objects.filter(snapshot=snapshot).pending().select_related("record", "snapshot__source"):
        if may_decide(request.user, proposal):
            accepted += accept_undisputed(request, proposal, only_certain=True)
    tell_accepted(request, accepted)
    return HttpResponseRedirect(reverse(QUEUE))


def accept_undisputed(request, proposal, *, only_certain):
    """The ids of the changes that were accepted; what the record refuses is said."""
    waiting = proposal.changes.undisputed()
    chosen = list(waiting.filter(confidence__gte=HIGH) if only_certain else waiting)
    publish = request.POST.get("publish") == "1"
    if not chosen:
        return []
    try:
        accept_all(proposal=proposal, by=request.user, only=chosen, publish=publish)
    except ReviewError as problem:
        messages.error(request, f"{proposal}: {problem}")
        return []
    return [change.pk for change in chosen]


def tell_accepted(request, accepted):
    remember(request, accepted)
    done = ngettext("Accepted %(count)d change.", "Accepted %(count)d changes.", len(accepted))
    messages.success(request, done % {"count": len(accepted)})
