"""Feedback of residents: whether a page helped, what is wrong with it, and what became of a report.

The only public pages with a form to POST. Never cached, and the cookie against forged requests is set here alone.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from proposals.feedback_forms import ReportForm
from proposals.limits import ANSWERS, ONCE_A_DAY, REPORTS, within
from proposals.models import Change, Report
from proposals.reporting import report
from proposals.reports import code_as_typed, count_answer
from records import clock
from records.models import Record, Redirect

ANSWER = {"tak": True, "nie": False}
TOO_MANY = 429
LONGEST_CODE = 40


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Did this help, and what is wrong? Without an account and without a question about the person."""
    record = public_record(kind, slug)
    if record.slug != slug:
        return HttpResponseRedirect(reverse("feedback", args=[kind, record.slug]))
    if request.method == "POST" and request.POST.get("pomoglo") in ANSWER:
        return answered(request, record, ANSWER[request.POST["pomoglo"]])
    if request.method == "POST":
        return reported(request, record)
    return screen(request, record, ReportForm(record, about=request.GET.get("pole", "")))


def public_record(kind, slug):
    """The record as residents see it, also at a former address; 404 where there is none."""
    found = Record.objects.filter(kind=kind, slug=slug).first()
    moved = None if found else Redirect.objects.filter(kind=kind, slug=slug).select_related("record").first()
    record = found or (moved and moved.record)
    if record is None or not record.is_public:
        raise Http404
    return record


def screen(request, record, form, *, status=200, refused=False):
    context = {
        "record": record,
        "form": form,
        "answer": request.GET.get("pomoglo"),
        "thanks": request.GET.get("dziekujemy"),
        "days": settings.FEEDBACK_RETENTION_DAYS,
        "refused": refused,
    }
    return render(request, "proposals/feedback.html", context, status=status)


def answered(request, record, helped):
    """One more yes or no about the page; once a day from one address."""
    today = clock.now().date()
    if within(ANSWERS, request, today) and within(ONCE_A_DAY, request, today, about=record.pk):
        count_answer(record=record, helped=helped, day=today)
    said = "tak" if helped else "nie"
    return HttpResponseRedirect(f"{reverse('feedback', args=[record.kind, record.slug])}?dziekujemy={said}")


def reported(request, record):
    """A report that can be read goes to the staff's queue; the resident to its page with the receipt code."""
    form = ReportForm(record, request.POST)
    if not form.is_valid():
        return screen(request, record, form, status=422)
    if not within(REPORTS, request, clock.now().date()):
        return screen(request, record, form, status=TOO_MANY, refused=True)
    told = {name: form.cleaned_data[name] for name in ("wrong", "right")}
    made = report(record=record, topic=Report.Topic(form.topic), line_key=form.line_key, **told)
    return HttpResponseRedirect(f"{reverse('report_status', args=[made.code])}?nowe=1")


@never_cache
@require_safe
def find_report(request: HttpRequest) -> HttpResponse:
    """Where a receipt code from paper is typed in."""
    typed = request.GET.get("kod", "")[:LONGEST_CODE]
    code = code_as_typed(typed)
    if code and Report.objects.filter(code=code).exists():
        return HttpResponseRedirect(reverse("report_status", args=[code]))
    return render(request, "proposals/find_report.html", {"typed": typed})


@never_cache
@require_safe
def report_status(request: HttpRequest, code: str) -> HttpResponse:
    """What became of a report: nothing of what the resident wrote, only the topic, the days and the decision."""
    found = Report.objects.select_related("change__proposal__record")
    made = get_object_or_404(found, code=code_as_typed(code))
    change = made.change
    record = change.proposal.record
    context = {
        "report": made,
        "record": record,
        "is_public": record.is_public,
        "state": change.state,
        "reason": change.reason if change.state == Change.State.REJECTED else "",
        "decided_at": change.decided_at,
        "is_new": request.GET.get("nowe") == "1",
    }
    return render(request, "proposals/report_status.html", context)
