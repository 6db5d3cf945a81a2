"""An office or institution as a contact for a telephone (vCard 3.0, which every telephone takes)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from offices.ical import escaped, folded
from offices.models import Institution, Office, PhoneLine
from offices.rule_words import describe
from records.models import Record
from records.pages import with_former_addresses

PAGE = "kontakt.vcf"
KINDS = {"voice": "WORK,VOICE", "fax": "WORK,FAX", "mobile": "CELL,VOICE", "text": "CELL,MSG"}


@require_safe
@with_former_addresses(Record.Kind.OFFICE, page=PAGE)
def office_card(request: HttpRequest, slug: str) -> HttpResponse:
    office = get_object_or_404(Office.objects.public().with_institution(), slug=slug)
    return as_file(office, office.institution)


@require_safe
@with_former_addresses(Record.Kind.INSTITUTION, page=PAGE)
def institution_card(request: HttpRequest, slug: str) -> HttpResponse:
    institution = get_object_or_404(Institution.objects.public(), slug=slug)
    return as_file(institution, institution)


def as_file(place, institution):
    lines = PhoneLine.objects.filter(record=place.pk)
    response = HttpResponse(card_of(place, institution, lines), content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{place.slug}.vcf"'
    return response


def card_of(place, institution, lines) -> str:
    """The text of a vCard: name, numbers with whom they reach, address, e-mail, site, weekly hours, page."""
    located = getattr(place, "located", place)
    card = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{escaped(place.name)}", f"N:{escaped(place.name)};;;;"]
    card += [f"ORG:{escaped(institution.name)}"] if institution else []
    for number, line in enumerate(lines, start=1):
        card.append(f"item{number}.TEL;TYPE={KINDS[line.kind]}{',PREF' if line.is_main else ''}:{line.number}")
        card += [f"item{number}.X-ABLabel:{escaped(line.label)}"] if line.label else []
    if located.street or located.city:
        where = ";".join(map(escaped, (located.street, located.city, "", located.postal_code)))
        card.append(f"ADR;TYPE=WORK:;{escaped(place.room)};{where};Polska")
    card += [f"EMAIL;TYPE=WORK:{escaped(place.email)}"] if place.email else []
    if located.latitude is not None:
        card.append(f"GEO:{located.latitude};{located.longitude}")
    hours = describe(place.hours) if place.hours and not place.hours.as_office else ""
    card += [f"NOTE:{escaped(hours)}"] if hours else []
    card += [f"URL:{settings.PORTAL_URL}{place.get_absolute_url()}", f"UID:urn:uuid:{place.pk}",
             f"REV:{place.modified:%Y%m%dT%H%M%SZ}", "END:VCARD"]  # fmt: skip
    return "".join(f"{folded(line)}\r\n" for line in card)
