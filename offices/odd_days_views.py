"""The screen of the odd-days desk in the back office: look, decide for many, take back, close by order.

Who may come in is checked by offices/admin.py.
"""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from offices import decisions
from offices.decision_days import special_name
from offices.decision_forms import UNDO, DecisionForm, DeskFilter, OrderForm
from offices.odd_days_desk import DECIDED, INHERITED, UNDECIDED, Desk, owner
from offices.time_words import day_and_date, days_words
from records import clock
from records.remembered import revision_for

PER_PAGE = 200
DESK = "admin:offices_hoursexception_changelist"


@require_safe
def desk(request, context):
    return screen(request, context)


@require_POST
def decide(request, context):
    """Write one decision for the chosen places, or show the desk again with what is wrong."""
    shown = Shown(request)
    form = DecisionForm(request.POST, lines=shown.lines, ticked=request.POST.getlist("place"))
    if not form.is_valid():
        return screen(request, context, decision=form, shown=shown)
    chosen = form.cleaned_data
    if chosen["decision"] == UNDO:
        changed = decisions.undo(places=chosen["places"], day=shown.day, by=request.user)
        told = ngettext("Taken back for %(count)d place.", "Taken back for %(count)d places.", len(changed))
    else:
        said = {name: chosen[name] for name in ("places", "decision", "spans", "reason", "matter")}
        changed = decisions.decide(day=shown.day, by=request.user, **said)
        told = ngettext("Decided for %(count)d place.", "Decided for %(count)d places.", len(changed))
    messages.success(request, f"{day_and_date(shown.day).capitalize()}: {told % {'count': len(changed)}}")
    return HttpResponseRedirect(f"{reverse(DESK)}?{shown.address}")


@require_POST
def close(request, context):
    """Close all places of an institution, or make days free in a municipality."""
    form = OrderForm(request.POST)
    if not form.is_valid():
        return screen(request, context, order=form)
    ordered = form.cleaned_data
    when = days_words(ordered["first"], ordered["last"])
    if ordered["municipality"]:
        decisions.free_by_order(municipality=ordered["municipality"], days=form.days, name=ordered["reason"])
        told = _("%(when)s: free in %(where)s.") % {"when": when, "where": ordered["municipality"]}
    else:
        period = {"first": ordered["first"], "last": ordered["last"], "reason": ordered["reason"]}
        changed = decisions.close_by_order(places=form.places, by=request.user, **period)
        closed = ngettext("closed %(count)d place.", "closed %(count)d places.", len(changed))
        told = f"{when}: {closed % {'count': len(changed)}}"
    messages.success(request, told[:1].upper() + told[1:])
    return HttpResponseRedirect(f"{reverse(DESK)}?dzien={ordered['first']:%Y-%m-%d}")


def screen(request, context, *, decision=None, order=None, shown=None):
    shown = shown or Shown(request)
    page = Paginator(shown.lines, PER_PAGE).get_page(request.GET.get("strona"))
    ticked = decision.ticked if decision else set()
    context |= {
        "title": _("Odd days"),
        "shown": shown,
        "days": shown.desk.counts(),
        "page": page,
        "rows": [(line, str(line.place.pk) in ticked) for line in page],
        "decision": decision or DecisionForm(),
        "order": order or OrderForm(),
    }
    wrong = decision or order
    return TemplateResponse(request, "admin/offices/odd_days.html", context, status=422 if wrong else 200)


class Shown:
    """The day and the places that the address asks for."""

    def __init__(self, request):
        today = clock.now().date()
        self.desk = Desk(today, revision_for(request))
        self.filter = DeskFilter(request.GET, institutions=self.desk.institutions())
        self.day: date = self.filter.given("dzien") or self._first_day(today)
        self.name = special_name(self.day)
        query = request.GET.copy()
        query["dzien"] = self.day.isoformat()
        self.address = query.urlencode()
        every = self.desk.lines(self.day)
        institution, state = self.filter.given("instytucja"), self.filter.given("stan")
        theirs = [line for line in every if not institution or owner(line.place).slug == institution]
        self.undecided = sum(line.state == UNDECIDED for line in theirs)
        self.total = len(theirs)
        wanted = {"undecided": (UNDECIDED,), "decided": (DECIDED, INHERITED)}.get(state or "")
        self.lines = [line for line in theirs if not wanted or line.state in wanted]

    def _first_day(self, today):
        """The first day about which somebody has to decide, else the first odd one."""
        days = self.desk.counts()
        waiting = [found.day for found in days if found.undecided]
        return (waiting or [found.day for found in days] or [today])[0]
