"""Small answers that change only with the directory: asked of the database once per revision and process."""

from django.core.cache import cache
from django.utils.translation import get_language

from records.changes import revision

AN_HOUR = 3600


def revision_for(request):
    """The directory revision this request is answered from; asked of the database once."""
    if not hasattr(request, "directory_revision"):
        request.directory_revision = revision()
    return request.directory_revision


def remembered(name, number, make):
    """What make() gives, from the cache while the revision (`number`) and the language stay the same."""
    key = f"{name}:{number}:{get_language()}"
    found = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, AN_HOUR)
    return found
