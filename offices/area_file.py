"""A CSV file of areas: which streets and districts each office serves. The whole file is checked before anything is
written, every bad line is named; then the areas of the offices it names are those of the file."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from offices.models import Office, ServiceArea
from polish.streets import street_key
from polish.text import fold
from polish.text import slug as slugify
from records import changes
from records.models import District

COLUMNS = ("placowka", "rola", "ulica", "od", "do", "strona", "osiedle")
NEEDED = ("placowka",)
ROLES = {"": "office", "placowka": "office", "zespol": "team"}
SIDES = {"": "all", "wszystkie": "all", "nieparzyste": "odd", "parzyste": "even"}
HIGHEST_NUMBER = 9999
LONGEST_STREET = 200


class BadAreasError(Exception):
    """The file cannot be loaded; `problems` are whole sentences, one a line."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True)
class Row:
    """A line of the file; number counts from 1, the headings are line 1."""

    number: int
    office: str
    role: str
    street: str
    first: int | None
    last: int | None
    side: str
    district: str

    @property
    def key(self):
        return (self.office, self.role, street_key(self.street), self.first, self.last, self.side, fold(self.district))


@dataclass
class Outcome:
    """What a load did: offices whose areas changed, areas written, districts made."""

    offices: int = 0
    areas: int = 0
    districts: list[str] = field(default_factory=list)


def read_rows(path: Path) -> list[Row]:
    """The rows of a file, as Excel and LibreOffice write them; raises BadAreasError."""
    text = decoded(path)
    delimiter = ";" if text.partition("\n")[0].count(";") else ","
    reader = csv.reader(text.splitlines(), delimiter=delimiter)
    headings = [slugify(heading) for heading in next(reader, [])]
    problems = [_("line 1: unknown column “%(name)s”") % {"name": name} for name in headings if name not in COLUMNS]
    problems += [_("line 1: the column “%(name)s” is missing") % {"name": n} for n in NEEDED if n not in headings]
    if problems:
        raise BadAreasError(problems)
    rows = []
    for number, cells in enumerate(reader, start=2):
        if any(cell.strip() for cell in cells):
            rows.append(read_row(number, headings, [cell.strip() for cell in cells], problems))
    if not rows:
        problems.append(_("the file has no lines below its headings"))
    if problems:
        raise BadAreasError(problems)
    return rows


def decoded(path: Path) -> str:
    """The text of the file: UTF-8, or the Windows letters Excel saves."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BadAreasError([f"{path}: {error.strerror}"]) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1250", "replace")


def read_row(number, headings, cells, problems):
    """The Row of a line; what is wrong with it is added to `problems`."""
    said = dict.fromkeys(COLUMNS, "") | dict(zip(headings, cells, strict=False))

    def wrong(column, message):
        problems.append(
            _("line %(number)d, %(column)s: %(message)s") % {"number": number, "column": column, "message": message}
        )

    if len(cells) > len(headings):
        wrong(headings[-1], _("more cells than headings"))
    if not said["placowka"]:
        wrong("placowka", _("empty"))
    if not said["ulica"] and not said["osiedle"]:
        wrong("ulica", _("name a street or a district"))
    if len(said["ulica"]) > LONGEST_STREET or (said["ulica"] and not street_key(said["ulica"])):
        wrong("ulica", _("this is no name of a street"))
    row = Row(
        number, said["placowka"], choice(said, "rola", ROLES, wrong), said["ulica"], house(said, "od", wrong),
        house(said, "do", wrong), choice(said, "strona", SIDES, wrong), said["osiedle"],
    )  # fmt: skip
    if row.first and row.last and row.first > row.last:
        wrong("do", _("lower than the first number"))
    if not row.street and (row.first or row.last or row.side != "all"):
        wrong("ulica", _("numbers belong to a street: name it"))
    return row


def choice(said, column, choices, wrong):
    value = fold(said[column])
    if value not in choices:
        accepted = ", ".join(filter(None, choices))
        wrong(column, _("“%(value)s” is none of: %(accepted)s") % {"value": said[column], "accepted": accepted})
    return choices.get(value, "")


def house(said, column, wrong):
    value = said[column]
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and 0 < int(value[:6]) <= HIGHEST_NUMBER and len(value) < 6):
        wrong(column, _("“%(value)s” is no house number; write the number alone") % {"value": value})
        return None
    return int(value)


@transaction.atomic
def load_areas(path: Path) -> Outcome:
    """Load a file of areas; raises BadAreasError and writes nothing when any line is wrong."""
    rows = read_rows(path)
    offices = {office.slug: office for office in Office.objects.filter(slug__in={row.office for row in rows})}
    refuse(rows, offices)
    outcome, changed = Outcome(), []
    districts = districts_of(rows, offices, outcome)
    for slug, office in offices.items():
        wanted = [area_of(row, office, districts) for row in rows if row.office == slug]
        if signatures(office.areas.all()) != signatures(wanted):
            office.areas.all().delete()
            ServiceArea.objects.bulk_create(wanted, batch_size=500)
            changed.append(office)
            outcome.areas += len(wanted)
    outcome.offices = len(changed)
    if changed:
        changes.announce(changed)
    return outcome


def refuse(rows, offices):
    """What only the directory can tell: offices that do not exist, a line that stands twice, a district in no town."""
    problems, first = [], {}
    for row in rows:
        where = {"number": row.number}
        if row.office not in offices:
            said = where | {"slug": row.office}
            problems.append(_("line %(number)d, placowka: there is no office with the address “%(slug)s”") % said)
        elif row.district and not town_of(offices[row.office]):
            problems.append(_("line %(number)d, osiedle: the office has no municipality, so no district") % where)
        earlier = first.setdefault(row.key, row.number)
        if earlier != row.number:
            problems.append(_("line %(number)d: the same as line %(earlier)d") % (where | {"earlier": earlier}))
    if problems:
        raise BadAreasError(problems)


def town_of(office):
    return office.municipality or (office.part_of.municipality if office.part_of else None)


def districts_of(rows, offices, outcome):
    """{(municipality id, folded name): District}; those not there yet are made."""
    found = {}
    for row in rows:
        town = town_of(offices[row.office])
        key = (town and town.pk, fold(row.district))
        if row.district and key not in found:
            known = {fold(name): one for one in town.districts.all() for name in (one.name, one.slug)}
            found[key] = known.get(key[1]) or new_district(town, row.district, outcome)
    return found


def new_district(town, name, outcome):
    outcome.districts.append(name)
    return District.objects.create(municipality=town, name=name, slug=slugify(name))


def area_of(row, office, districts):
    town = town_of(office)
    area = ServiceArea(
        office=office, role=row.role, street=row.street, number_from=row.first, number_to=row.last, side=row.side,
        district=districts.get((town and town.pk, fold(row.district))),
    )  # fmt: skip
    area.prepare()
    return area


def signatures(areas):
    """What areas say, to be compared in any order."""
    return sorted((a.role, a.street, a.number_from or 0, a.number_to or 0, a.side, a.district_id or 0) for a in areas)
