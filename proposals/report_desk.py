"""The button of the review screen for a report that staff dealt with by hand, in the record itself."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from proposals.access import decidable, onward
from proposals.reporting import close
from proposals.review import ReviewError


@require_POST
def close_report(request, context, change_id):
    change = decidable(request, change_id)
    try:
        close(change=change, by=request.user)
    except ReviewError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Closed. Whoever reported it reads that it was corrected."))
    return onward(change.proposal)
