"""Who serves an address: social work teams, offices and programmes. Several answers are several; none is guessed."""

import difflib
from dataclasses import dataclass, field

from django.db.models import F

from offices.models import ServiceArea
from polish.streets import Asked, asked_address, street_key
from programs.models import Program
from records.remembered import remembered

MOST_NEAR = 5
NEARNESS = 0.72  # of difflib: one slip in a short name, two or three in a long one


@dataclass
class Place:
    """One municipality in which the street lies, and who serves this address there."""

    name: str
    districts: list = field(default_factory=list)
    teams: list[ServiceArea] = field(default_factory=list)
    offices: list[ServiceArea] = field(default_factory=list)
    programs: list[Program] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """What the portal knows of an address.

    `places` hold who serves it; `street` is its name as staff wrote it, empty when nobody entered the street; then
    `near` are streets of a like name. `number_known` is False when the street is there but not this number: the
    places then tell of the whole street.
    """

    asked: Asked
    places: list[Place]
    street: str = ""
    number_known: bool = True
    near: list[str] = field(default_factory=list)

    @property
    def needs_number(self) -> bool:
        """Whether the street is shared out by numbers and none, or an unknown one, was given."""
        areas = [area for place in self.places for area in (*place.teams, *place.offices)]
        return (self.asked.number is None or not self.number_known) and any(area.is_part for area in areas)


def who_serves(text, revision) -> Answer | None:
    """Who serves the address a person typed; None where no street is named in it. Four queries at most."""
    asked = asked_address(text)
    return asked and answer_to(asked, revision, districts_too=True)


def answer_to(asked, revision, *, districts_too):
    """The Answer to an address; with `districts_too` also whoever serves the whole district, and its programmes."""
    rows = rows_of(asked)
    if not rows:
        return Answer(asked, [], near=near_streets(asked, revision))
    exact = [area for area in rows if area.has(asked.number)]
    shown = exact or rows
    return Answer(asked, places_of(shown, districts_too), street=rows[0].street, number_known=bool(exact))


def rows_of(asked):
    """The areas of the street; when its kind was typed and fits some of them, those alone."""
    found = ServiceArea.objects.public().here().filter(street_key__in=asked.keys).with_office()
    rows = list(found.order_by("street_key", "number_from", "side", "office__sort_key"))
    of_kind = [area for area in rows if asked.kind and area.street.startswith(asked.kind)]
    return of_kind or rows


def places_of(rows, districts_too):
    """The rows by municipality, perhaps with those who serve the whole district they lie in and its programmes."""
    districts = {area.district for area in rows if area.district_id and districts_too}
    around = list(ServiceArea.objects.public().here().of_whole_districts(districts).with_office()) if districts else []
    programs = programs_in(districts)
    places = {}
    for area in [*rows, *around]:
        place = places.setdefault(area.municipality_name, Place(area.municipality_name))
        group = place.teams if area.role == ServiceArea.Role.TEAM else place.offices
        if area.office_id not in {other.office_id for other in group} or area in rows:
            group.append(area)
        if area.district_id and area.district not in place.districts:
            place.districts.append(area.district)
            theirs = programs.get(area.district_id, ())
            place.programs += [program for program in theirs if program not in place.programs]
    return list(places.values())


def programs_in(districts):
    """{district id: its public programmes}; one query."""
    found = {district.pk: [] for district in districts}
    there = Program.objects.public().here().filter(districts__in=districts).annotate(in_district=F("districts"))
    for program in there.by_name() if districts else ():
        found[program.in_district].append(program)
    return found


def known_streets(revision):
    """{key: name} of all streets that staff entered; once per directory revision."""
    return remembered("streets", revision, read_streets)


def read_streets():
    rows = ServiceArea.objects.public().here().of_streets().values_list("street", flat=True).distinct()
    return {street_key(street): street for street in rows.order_by("street")}


def near_streets(asked, revision):
    """Streets of a like name: those that hold all its words, then those spelled nearly so."""
    streets = known_streets(revision)
    words = set(asked.key.split())
    holding = [key for key in streets if words <= set(key.split())]
    like = difflib.get_close_matches(asked.key, streets, n=MOST_NEAR, cutoff=NEARNESS)
    return [streets[key] for key in dict.fromkeys([*holding, *like])][:MOST_NEAR]


def answer_in_search(text, revision) -> Answer | None:
    """The answer for a search box: only when the words are plainly an address in a street we know, or nearly so.

    One query, or two after a change of the directory: it says who serves the street, "Moja ulica" says the rest.
    """
    asked = asked_address(text)
    if asked is None or not asked.looks_like_address or not known_streets(revision):
        return None
    answer = answer_to(asked, revision, districts_too=False)
    return answer if answer.street or (asked.kind and asked.number and answer.near) else None
