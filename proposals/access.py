"""Who may decide about a proposal, where a decision leads, and which one can be taken back with one click."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from proposals.models import Change, Proposal
from proposals.review import model_of
from records import clock

QUEUE = "admin:proposals_proposal_changelist"
REVIEW = "admin:proposals_proposal_change"
LAST = "last_decision"  # key of the session


def proposal_of(proposal_id):
    return get_object_or_404(Proposal.objects.select_related("record", "snapshot__source"), pk=proposal_id)


def readable(change_id):
    related = ("proposal__record", "proposal__snapshot__source")
    return get_object_or_404(Change.objects.select_related(*related), pk=change_id)


def decidable(request, change_id):
    """The change, if this member of staff may decide about it."""
    change = readable(change_id)
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
    """Back to the proposal while something of it waits, then to the next one of its text, then to the queue."""
    day = clock.now().date()
    if proposal.changes.to_decide(day).exists():
        return HttpResponseRedirect(reverse(REVIEW, args=[proposal.pk]))
    following = Proposal.objects.of_same_text(proposal).to_decide(day).first()
    return HttpResponseRedirect(reverse(REVIEW, args=[following.pk]) if following else reverse(QUEUE))


def remember(request, change_ids):
    """Note the last decision of this sign-in, for the button that takes it back."""
    request.session[LAST] = list(change_ids)


def last_decision(request):
    """The changes of the last decision that are still decided, by this person; [] when there is nothing to undo."""
    ids = request.session.get(LAST, [])
    if not ids:
        return []
    decided = Change.objects.exclude(state=Change.State.PENDING).filter(pk__in=ids, decided_by=request.user)
    return list(decided.select_related("proposal__record", "version"))
