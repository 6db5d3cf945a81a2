"""What a resident may say is wrong with a record, which fact that is, and the new value in the resident's words."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from offices.models import PhoneLine
from offices.schedule import Schedule, ScheduleError
from polish import hours
from polish.addresses import find_streets
from polish.phones import parse_numbers
from proposals.reports import Report
from records.models import Record

Topic = Report.Topic

NO_ONE_FACT = "report"  # a path without a fact: something is wrong, but staff must see what
MOST_LINES = 12
LONGEST_ROOM = 40
LONGEST_NAME = 300

PLACE = (Topic.PHONE, Topic.HOURS, Topic.ADDRESS, Topic.ROOM, Topic.ACCESS, Topic.EMAIL, Topic.WEBSITE, Topic.NAME)
LAST = (Topic.DESCRIPTION, Topic.CLOSED, Topic.OTHER)
TOPICS = {
    Record.Kind.INSTITUTION: (*PLACE, *LAST),
    Record.Kind.OFFICE: (*PLACE, *LAST),
    Record.Kind.SERVICE: (Topic.DOCUMENTS, Topic.ELIGIBLE, Topic.COST, Topic.PHONE, Topic.WEBSITE, Topic.NAME, *LAST),
    Record.Kind.PROGRAM: (Topic.PHONE, Topic.ADDRESS, Topic.ELIGIBLE, Topic.WEBSITE, Topic.NAME, *LAST),
    Record.Kind.DOCUMENT: (Topic.WEBSITE, Topic.NAME, *LAST),
    Record.Kind.SITUATION: (Topic.NAME, Topic.DESCRIPTION, Topic.OTHER),
}
# The fact a topic speaks of; of several columns the first that the kind has.
FACTS = {
    Topic.HOURS: ("hours",),
    Topic.ADDRESS: ("street",),
    Topic.ROOM: ("room",),
    Topic.ACCESS: ("entrance",),
    Topic.EMAIL: ("email",),
    Topic.WEBSITE: ("link", "website"),
    Topic.NAME: ("name",),
    Topic.DOCUMENTS: ("what_to_bring",),
    Topic.COST: ("cost",),
    Topic.ELIGIBLE: ("who_may_apply", "who_may_join"),
    Topic.DESCRIPTION: ("summary",),
    Topic.CLOSED: ("state",),
}


def choices_for(record):
    """[(value, label)] of the form: the topics of the record's kind, each of its telephone lines by itself."""
    lines = PhoneLine.objects.filter(record_id=record.pk)[:MOST_LINES]
    found = []
    for topic in TOPICS[record.kind]:
        if topic == Topic.PHONE:
            found += [(f"phone/{line.fact_key}", line_label(line)) for line in lines]
            found.append(("phone", _("A telephone number is missing")))
        else:
            found.append((topic.value, capfirst(str(topic.label))))
    return found


def line_label(line):
    """ "Telephone 71 782 23 00: registry" """
    label = _("Telephone %(number)s") % {"number": line.shown}
    return f"{label}: {line.label}" if line.label else label


def path_of(model, topic, line_key=""):
    """Where in a record of this kind the fact stands; NO_ONE_FACT when the topic is no single fact."""
    if topic == Topic.PHONE:
        return f"lines/{line_key}/number" if line_key else NO_ONE_FACT
    return next((name for name in FACTS.get(topic, ()) if name in model.FACT_FIELDS), NO_ONE_FACT)


def read(topic, text):
    """What the resident's words mean as the value of the fact; None when only a person can tell."""
    if topic == Topic.CLOSED:
        return Record.State.WITHDRAWN.value
    reader = READERS.get(topic)
    return reader(text.strip()) if reader and text.strip() else None


def read_hours(text):
    found = hours.read(text)
    try:
        return Schedule.from_osm(found.osm, found.monthly).to_json() if found else None
    except ScheduleError:
        return None


def read_phone(text):
    phones = parse_numbers(text)
    return phones[0].number if len(phones) == 1 else None


def read_street(text):
    return next((place.street for place in find_streets(text)), None)


def read_email(text):
    try:
        validate_email(text)
    except ValidationError:
        return None
    return text


def read_website(text):
    address = text if text.startswith(("http://", "https://")) else f"https://{text}"
    return address if "." in urlsplit(address).netloc and not any(map(str.isspace, address)) else None


def read_room(text):
    return text if len(text) <= LONGEST_ROOM and "\n" not in text else None


def read_name(text):
    return text if len(text) <= LONGEST_NAME and "\n" not in text else None


READERS = {
    Topic.HOURS: read_hours,
    Topic.PHONE: read_phone,
    Topic.ADDRESS: read_street,
    Topic.EMAIL: read_email,
    Topic.WEBSITE: read_website,
    Topic.ROOM: read_room,
    Topic.NAME: read_name,
}
