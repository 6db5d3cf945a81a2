"""Hours taken over from another office: staff choose whose, and find them filled in and not yet saved."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from offices.places import Office
from offices.rule_words import describe

TAKEN_FROM = "godziny-z"  # in the address of a form: the id of the office whose hours fill it
MOST = 200


def offices_to_copy(office, words):
    """Offices whose hours are known, those of the same institution first; words: of a name, may be empty."""
    known = Office.objects.filter(hours__isnull=False).exclude(pk=office.pk).with_institution().order_by("sort_key")
    found = known.filter(name__icontains=words) if words else known
    own = [other for other in found[:MOST] if other.hours is not None and not other.hours.as_office]
    return sorted(own, key=lambda other: other.institution_id != office.institution_id)


def choose(request, office, context):
    """The screen that lists whose hours can be taken; each is a link back to the form."""
    words = request.GET.get("q", "").strip()[:100]
    choices = [{"office": other, "hours": describe(other.hours)} for other in offices_to_copy(office, words)]
    title = _("Whose hours shall be copied?")
    context |= {"choices": choices, "office": office, "words": words, "title": title, "taken_from": TAKEN_FROM}
    return TemplateResponse(request, "admin/offices/hours_copy.html", context)


def fill_in(request, office):
    """Put the hours of the office named in the address into this one, which nobody saves: the form shows them."""
    try:
        other = Office.objects.filter(pk=request.GET.get(TAKEN_FROM)).first()
    except ValidationError:
        other = None
    if other is None or other.hours is None:
        return
    office.hours = other.hours
    told = _("The hours of %(office)s are filled in below. They count once you save.")
    messages.info(request, told % {"office": other})
