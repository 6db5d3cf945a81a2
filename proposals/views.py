"""The queue and the screen of one proposal. Who may come in is checked by proposals/admin.py."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from proposals.access import last_decision, may_decide, proposal_of
from proposals.cards import cards_of, counts, decided_of, last_words, queue_groups, title_of
from proposals.models import Proposal, Question
from proposals.progress import neighbours, progress_of
from proposals.remainder import remainder_of
from records import clock
from records.record_admin import edit_url

PER_PAGE = 40


@require_safe
def queue(request, context):
    """Everything that waits, grouped by the text that says it; contradictions first."""
    today = clock.now().date()
    asked = list(Question.objects.open(today))
    shown = "asked" if request.GET.get("czeka") == "1" else "disputed" if request.GET.get("sprzeczne") == "1" else ""
    waiting = Proposal.objects.for_queue(today)
    if shown == "disputed":
        waiting = waiting.filter(contradictions__gt=0)
    text = request.GET.get("tekst", "")
    if text.isascii() and text.isdigit() and len(text) < 19:
        waiting = waiting.filter(snapshot=int(text))
    page = Paginator(waiting if shown != "asked" else waiting.none(), PER_PAGE).get_page(request.GET.get("strona"))
    proposals, contradictions = counts(today)
    context |= {
        "title": _("Proposed changes"),
        "groups": queue_groups(list(page), user=request.user),
        "page": page,
        "waiting": proposals,
        "contradictions": contradictions,
        "asked": asked,
        "shown": shown,
        "text": text,
        "last": last_words(last_decision(request)),
    }
    return TemplateResponse(request, "admin/proposals/queue.html", context)


@require_safe
def review(request, context, proposal_id):
    return screen(request, context, proposal_of(proposal_id))


def screen(request, context, proposal, *, bound=None):
    """One proposal with a card for each change; `bound` is a correction to be corrected again."""
    today = clock.now().date()
    cards = cards_of(proposal, today, bound=bound)
    undisputed = [card for card in cards if card.is_undisputed]
    context |= {
        "title": title_of(proposal),
        "proposal": proposal,
        "edit_url": edit_url(proposal.record) if proposal.record else "",
        "cards": cards,
        "undisputed": undisputed,
        "certain": [card for card in undisputed if card.is_certain],
        "decided": decided_of(proposal),
        "progress": progress_of(proposal),
        "neighbours": neighbours(proposal, today),
        "remainder": remainder_of(proposal.snapshot),
        "may_decide": may_decide(request.user, proposal),
        "bound": bound,
        "last": last_words(last_decision(request)),
    }
    return TemplateResponse(request, "admin/proposals/review.html", context, status=422 if bound else 200)
