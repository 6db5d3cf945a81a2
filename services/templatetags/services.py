"""How services and documents are told: whether a document still applies, an age in words."""

from django import template
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def archival(document, at):
    """Whether the document no longer applies at this moment."""
    return document.archival_on(at.date())


@register.filter
def holds(amount):
    """From and until what day an amount holds: "od 1 stycznia 2024"; empty when that is not said or is no date."""
    first, last = day_at(amount, "valid_from"), day_at(amount, "valid_to")
    if first and last:
        return _("from %(first)s to %(last)s") % {"first": first, "last": last}
    if last:
        return _("until %(day)s") % {"day": last}
    return _("from %(day)s") % {"day": first} if first else ""


def day_at(amount, key):
    """A day of an amount in words; empty where none is given."""
    try:
        day = parse_date(amount[key])
    except (KeyError, TypeError, ValueError):
        return ""
    return date_format(day, "j E Y") if day else ""


@register.filter
def ages(service):
    """From and to what age the service is; empty when nothing is said."""
    if service.minimum_age and service.maximum_age:
        return _("from %(first)d to %(last)d years of age") % {
            "first": service.minimum_age,
            "last": service.maximum_age,
        }
    if service.minimum_age:
        return _("from %(age)d years of age") % {"age": service.minimum_age}
    if service.maximum_age:
        return _("up to %(age)d years of age") % {"age": service.maximum_age}
    return ""
