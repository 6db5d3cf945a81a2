"""The page of a record at its former addresses: a permanent redirect to the present one."""

from functools import wraps

from django.http import Http404, HttpResponsePermanentRedirect

from records.models import Record, Redirect


def with_former_addresses(kind, page=""):
    """Decorator of a detail view: where it finds nothing, a former slug answers 301 to the record that had it.

    `page` is what follows the record's own address, such as "godziny.ics".
    """

    def decorate(view):
        @wraps(view)
        def wrapped(request, slug):
            try:
                return view(request, slug)
            except Http404:
                moved = Redirect.objects.filter(kind=kind, slug=slug, record__state=Record.State.PUBLISHED)
                found = moved.select_related("record").first()
                if found is None:
                    raise
                return HttpResponsePermanentRedirect(f"{found.record.get_absolute_url()}{page}")

        return wrapped

    return decorate
