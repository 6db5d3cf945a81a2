"""The page of a record at its former addresses: a permanent redirect to the present one."""

from functools import wraps

from django.http import Http404, HttpResponsePermanentRedirect

from polish.text import slug as slug_of
from records.models import Name, Record, Redirect

MOST_NAMES = 5000  # former names gone through for an address nobody has


def with_former_addresses(kind, page=""):
    """Decorator of a detail view: where it finds nothing, a former slug or name answers 301 to the record that had it.

    `page` is what follows the record's own address, such as "godziny.ics".
    """

    def decorate(view):
        @wraps(view)
        def wrapped(request, slug):
            try:
                return view(request, slug)
            except Http404:
                record = had_address(kind, slug)
                if record is None:
                    raise
                return HttpResponsePermanentRedirect(f"{record.get_absolute_url()}{page}")

        return wrapped

    return decorate


def had_address(kind, slug):
    """The published record of the kind that once had this slug, or a name that would have given it; else None."""
    moved = Redirect.objects.filter(kind=kind, slug=slug, record__state=Record.State.PUBLISHED)
    found = moved.select_related("record").first()
    return found.record if found else _was_called(kind, slug)


def _was_called(kind, slug):
    """By its former names: /instytucje/mgops-rawicz/ was never an address of ours, but people try it."""
    former = Name.objects.filter(kind=Name.Kind.FORMER, record__kind=kind, record__state=Record.State.PUBLISHED)
    names = former.order_by("text", "record").values_list("text", "record")[:MOST_NAMES]
    found = next((record for text, record in names if slug_of(text) == slug), None)
    return Record.objects.get(pk=found) if found else None
