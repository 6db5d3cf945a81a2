"""The screen on which a person decides between sources, and what its buttons do."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from proposals import contradictions
from proposals.access import QUEUE, decidable, may_decide, onward, readable, remember
from proposals.contradiction_forms import DATED, KEEP, DecisionForm, QuestionForm
from proposals.labels import label_of, shown
from proposals.letters import letter_about
from proposals.models import Change, Question
from proposals.review import ReviewError
from records import clock
from records.record_admin import edit_url

SCREEN = "admin:proposals_contradiction"


@require_safe
def contradiction(request, context, change_id):
    change = readable(change_id)
    if change.state != Change.State.PENDING:
        return redirect("admin:proposals_proposal_change", change.proposal_id)
    return screen(request, context, contradictions.contradiction_of(change))


def screen(request, context, found, *, decision=None, question=None):
    """The values side by side, the choices, and the letter; a form that was not taken comes back with its errors."""
    today = clock.now().date()
    proposal = found.change.proposal
    refused = decision or question
    question = question or QuestionForm(today)
    label = label_of(found.path, found.kind)
    context |= {
        "title": _("Contradiction: %(fact)s") % {"fact": label},
        "found": found,
        "label": label,
        "name": found.record or proposal.name,
        "sides": lettered(found),
        "proposal": proposal,
        "edit_url": edit_url(found.record) if found.record else "",
        "form": decision or DecisionForm(found),
        "question": question,
        "letter": letter_about(found, by=request.user, until=answer_day(question)),
        "asked": Question.objects.open(today).filter(change__in=found.rivals).first(),
        "may_decide": may_decide(request.user, proposal),
        "today": today,
        "refused": refused,
    }
    return TemplateResponse(request, "admin/proposals/contradiction.html", context, status=422 if refused else 200)


def lettered(found):
    """[(letter, value in words, side)], A being what is published."""
    return [
        (letter, shown(found.path, side.value, found.kind), side)
        for letter, side in zip("ABCDEFGHIJ", found.sides, strict=False)
    ]


def answer_day(question):
    day = question.cleaned_data.get("until") if question.is_bound and question.is_valid() else None
    return day or question.initial["until"]


@require_POST
def decide(request, context, change_id):
    found = contradictions.contradiction_of(decidable(request, change_id))
    form = DecisionForm(found, request.POST)
    if not form.is_valid():
        return screen(request, context, found, decision=form)
    rivals = [change.pk for change in found.rivals]
    try:
        carry_out(found, form, by=request.user)
    except ReviewError as problem:
        form.add_error(None, str(problem))
        return screen(request, context, found, decision=form)
    remember(request, rivals)
    messages.success(request, _("Decided. Residents see one value again."))
    return onward(found.change.proposal)


def carry_out(found, form, *, by):
    """The business verb of a choice."""
    told = form.cleaned_data
    decision = {"found": found, "by": by, "reason": told["reason"], "seen": told["seen"]}
    if told["choice"] == DATED:
        contradictions.take_both(first=told["first"], day=told["day"], **decision)
    elif told["choice"] == KEEP or form.takes_published:
        contradictions.keep(checked=form.takes_published, **decision)
    else:
        contradictions.take(change=found.side(told["choice"]).change, **decision)


@require_POST
def ask(request, context, change_id):
    """Put the contradiction aside until the office answers."""
    found = contradictions.contradiction_of(decidable(request, change_id))
    form = QuestionForm(clock.now().date(), request.POST)
    if not form.is_valid():
        return screen(request, context, found, question=form)
    try:
        contradictions.ask(found=found, by=request.user, until=form.cleaned_data["until"])
    except ReviewError as problem:
        form.add_error("until", str(problem))
        return screen(request, context, found, question=form)
    messages.success(request, _("It waits for the answer and comes back to the queue on that day."))
    return HttpResponseRedirect(reverse(QUEUE))


@require_POST
def stop_waiting(request, context, change_id):
    found = contradictions.contradiction_of(decidable(request, change_id))
    contradictions.stop_waiting(found=found)
    return redirect(SCREEN, change_id)
