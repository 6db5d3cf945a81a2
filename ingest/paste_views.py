"""The paste box: paste, look at what was read, tick, and go on to the review queue."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ingest.paste import preview, propose_lines
from ingest.paste_forms import PasteForm
from records import clock

QUEUE = "admin:proposals_proposal_changelist"


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request, context):
    """An empty box; a text read and compared; or, with the button of the ticked lines, proposals."""
    if not request.user.has_perm("proposals.add_proposal"):
        raise PermissionDenied
    form = PasteForm(clock.now().date(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        if request.POST.get("do") in ("ticked", "all"):
            return make_proposals(request, context, form)
        return result(request, context, form)
    return page(request, context, form, status=422 if form.is_bound else 200)


def page(request, context, form, *, status=200, **more):
    context |= {"title": _("Paste the text of a page"), "form": form, **more}
    return TemplateResponse(request, "admin/ingest/paste.html", context, status=status)


def result(request, context, form, *, problem="", status=200):
    """What was read; `ticked` keeps what a person chose when something went wrong."""
    found = preview(form.page)
    is_first = "do" not in request.POST or request.POST["do"] == "read"
    sure = {row.line.key for row in found.rows if row.is_sure}
    ticked = sure if is_first else set(request.POST.getlist("line"))
    return page(request, context, form, status=status, found=found, ticked=ticked, problem=problem)


def make_proposals(request, context, form):
    only = set(request.POST.getlist("line")) if request.POST["do"] == "ticked" else None
    if only is not None and not only:
        return result(request, context, form, problem=_("Tick at least one line."), status=422)
    snapshot, outcome = propose_lines(form.page, only=only)
    made = outcome.new + outcome.contradictions
    if not made:
        messages.info(request, _("Nothing new: these lines were proposed before or the directory says so already."))
    else:
        done = ngettext("%(count)d change waits in the queue.", "%(count)d changes wait in the queue.", made)
        messages.success(request, done % {"count": made})
    return HttpResponseRedirect(f"{reverse(QUEUE)}?tekst={snapshot.pk}")
