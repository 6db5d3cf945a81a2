"""Hours on a page: the status of a moment, the week as a table, the odd days ahead, another source's value."""

import re

from django import template
from django.utils.translation import gettext as _

from offices.hours import Hours
from offices.rule_words import describe
from offices.schedule import Schedule, ScheduleError
from offices.status_words import status_sentence
from offices.week_words import change_rows, plain_rows, week_rows

register = template.Library()

A_NUMBER = re.compile(r"[IVX]{1,5}|-?\d{1,2}")

# How each kind of status looks: the class of the tag and its icon. The words come from the engine.
LOOKS = {
    "open": ("open", "circle-check"),
    "closing_soon": ("soon", "clock-pause"),
    "by_appointment": ("soon", "calendar-event"),
    "internal": ("shut", "clock-x"),
    "closed": ("shut", "clock-x"),
    "unconfirmed": ("unknown", "help-circle"),
    "unknown": ("unknown", "help-circle"),
}


@register.inclusion_tag("_status.html")
def status(hours: Hours, at, speaker="office"):
    """The status tag of a place (speaker "office"), a line ("line") or several desks ("plural") at a moment."""
    found = hours.status(at)
    look, icon = LOOKS[found.kind]
    return {"look": look, "icon": icon, "sentence": status_sentence(found, at, speaker)}


@register.inclusion_tag("_hours_table.html")
def hours_table(hours: Hours, at, caption="", of=""):
    """The week as a table with today marked; a plain sentence where the hours are unknown.

    `caption` is in the language of the page; `of` is the Polish name of the place, instead of it.
    """
    today = at.date()
    rows = week_rows(hours, today)
    return {"rows": rows, "print_rows": plain_rows(hours, today), "caption": caption, "of": of, "short": len(rows) < 7}


@register.simple_tag
def changes(hours: Hours, at, days=60):
    """The odd days ahead as rows of a table."""
    return change_rows(hours, at.date(), days)


@register.filter
def path(line):
    """Where the facts of a telephone line stand in its record."""
    return f"lines/{line.fact_key}"


@register.inclusion_tag("_contradiction.html")
def contradiction(evidence, path, group, record_id=None):
    """What other sources say about a fact, beside the published value, with both dates."""
    found = evidence.contradictions(path, record_id)
    others = [
        {"value": value_words(citation), "citation": citation, "as_written": not isinstance(citation.value, dict)}
        for citation in found
    ]
    return {"others": others, "dates": evidence.dates(group, record_id)}


def value_words(citation):
    """The value a contradicting source gives, in words; its own quoted words where we cannot say it shorter."""
    value = citation.value
    if isinstance(value, dict) and {"rules", "as"} & value.keys():
        try:
            return describe(Schedule.from_json(value))
        except ScheduleError:
            return citation.quote
    return value if isinstance(value, str) and value else citation.quote


@register.filter
def map_query(place):
    """What to ask a map for: "ul. Strzegomska 6, 53-611 Wrocław"; empty without a street."""
    located = getattr(place, "located", place)
    return located.address_line if located.street else ""


@register.filter
def message(place, line):
    """A place in one text message: name, address, telephone, weekly hours."""
    hours = describe(place.hours) if place.hours and not place.hours.as_office else ""
    parts = [place.name, map_query(place), line and f"tel. {line.shown}", hours]
    return ", ".join(part for part in parts if part)


@register.filter
def floor_words(floor):
    """III piętro, where the floor is a number; as written where it is a word (parter)."""
    return _("floor %(floor)s") % {"floor": floor} if A_NUMBER.fullmatch(floor) else floor


@register.filter
def access(office):
    """{"known": [(what, whether there is)], "unknown": [what]} about getting in and being understood there."""
    answers = [(office._meta.get_field(name).verbose_name, getattr(office, name)) for name in office.ACCESS_FIELDS]
    return {
        "known": [(what, answer == office.Known.YES) for what, answer in answers if answer != office.Known.UNKNOWN],
        "unknown": [what for what, answer in answers if answer == office.Known.UNKNOWN],
    }


@register.filter
def call_style(group, at):
    """A full button for a number that answers now, an outlined one when it does not or nobody knows."""
    return "" if group.hours.status(at).is_open else "btn--line"
