"""The cast of the tests: a few institutions everybody knows, and one that must never show.

Every builder writes through records.changes.commit, as the product does.
"""

from contextlib import contextmanager
from copy import copy
from datetime import date
from types import SimpleNamespace

from django.db import transaction

from offices.models import Institution, Office, PhoneLine
from offices.schedule import Schedule
from programs.models import Partnership, Program
from records import changes, sources
from records.models import Category, District, Municipality, Name, Record, Snapshot, Source, TargetGroup, User
from services.models import Document, Service, ServiceAtOffice, Situation, SituationService
from tests.standing import afresh

PUBLISHED = Record.State.PUBLISHED
OFFICE_HOURS = "Mo-Fr 07:30-15:30"
CASH_DESK_HOURS = "Mo-Fr 10:00-14:00"
ROOM_26_HOURS = "Mo,We,Fr 08:00-15:00; Tu 11:00-15:00; Th 09:00-17:00"


together = []  # the records of a cast, which are committed at once


def committed(record, *, role="system", by=None):
    if together:
        together[-1].append(record)
        return record
    with transaction.atomic():
        changes.commit([record], role=role, by=by, why="test")
    return type(record).objects.get(pk=record.pk)


def town(name="Wrocław", slug="wroclaw"):
    return Municipality.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def district(name="Karłowice-Różanka", slug="karlowice-rozanka", municipality=None):
    return District.objects.get_or_create(slug=slug, municipality=municipality or town(), defaults={"name": name})[0]


def institution(name="Miejski Ośrodek Pomocy Społecznej", abbreviation="", state=PUBLISHED, **fields):
    made = Institution.objects.create(name=name, state=state, **fields)
    if abbreviation:
        Name.objects.create(record=made.record, text=abbreviation, kind=Name.Kind.ABBREVIATION)
    return committed(made)


def office(name="MOPS, ul. Strzegomska 6", hours=None, monthly=(), lines=(), state=PUBLISHED, **fields):
    """An office; `hours` in OSM syntax, `lines` as (number, label) pairs."""
    schedule = Schedule.from_osm(hours, monthly) if hours else None
    made = Office.objects.create(name=name, state=state, hours=schedule, **fields)
    for order, (number, label) in enumerate(lines):
        PhoneLine.objects.create(record=made.record, number=number, label=label, order=order)
    return committed(made)


def service(name="Dodatek mieszkaniowy", offices=(), state=PUBLISHED, **fields):
    made = Service.objects.create(name=name, state=state, **fields)
    for place in offices:
        ServiceAtOffice.objects.create(service=made, office=place)
    return committed(made)


def program(
    name="Program Aktywności Lokalnej „Aktywna Polanka”", institutions=(), partners=(), state=PUBLISHED, **fields
):
    """A programme; `partners` as (name, street) pairs."""
    made = Program.objects.create(name=name, state=state, **fields)
    made.institutions.set(institutions)
    for order, (partner, street) in enumerate(partners):
        Partnership.objects.create(program=made, name=partner, street=street, order=order)
    return committed(made)


def document(name="Strategia rozwoju współpracy z organizacjami 2018-2022", state=PUBLISHED, **fields):
    return committed(Document.objects.create(name=name, state=state, **fields))


def situation(name="Mieszkanie i czynsz", services=(), state=PUBLISHED, **fields):
    made = Situation.objects.create(name=name, state=state, **fields)
    for order, chosen in enumerate(services):
        SituationService.objects.create(situation=made, service=chosen, order=order)
    return committed(made)


def snapshot(text="KASY czynne 9:30 – 14:15", fetched=date(2019, 11, 20), url="https://mops.example/kasy"):
    source = Source.objects.get_or_create(url=url)[0]
    return Snapshot.objects.create(
        source=source, text=text, sha256=Snapshot.digest(text), fetched=fetched, file_name="kasy.txt"
    )


def cited(record, path, text, quote, fetched=date(2021, 3, 15), url="https://mops.example/"):
    """The quote of a text as evidence for a fact of the record."""
    known = Snapshot.objects.filter(sha256=Snapshot.digest(text)).first() or snapshot(text, fetched, url)
    start = text.index(quote)
    sources.cite(record, path, known, start, start + len(quote))
    sources.see(record, sources.group_of(path), known.fetched)


def clerk(email="ewa@mops.example", **fields):
    """A member of staff who may do everything."""
    return User.objects.create_superuser(email, "Tajne-haslo-123", **fields)


@contextmanager
def one_commit():
    """What is built inside is committed together, as the records of a directory file are."""
    together.append([])
    try:
        yield
        records = together[-1]
    finally:
        together.pop()
    with transaction.atomic():
        changes.commit(records, role="system", why="test")


def cast():
    """The cast, written in one commit: see `_cast`."""
    with one_commit():
        made = _cast()
    return SimpleNamespace(**{name: afresh(row) for name, row in vars(made).items()})


def copies(made):
    """A cast of copies of its rows, for a test to change."""
    return SimpleNamespace(**{name: copy(row) for name, row in vars(made).items()})


def _cast():
    """MOPS with its cash desk and room 26, PZON without hours, WCRS, CUS Rawicz; and a draft that must not show."""
    wroclaw, rawicz = town(), town("Rawicz", "rawicz")
    mops = institution("Miejski Ośrodek Pomocy Społecznej we Wrocławiu", "MOPS", municipality=wroclaw, slug="mops")
    place = {"street": "ul. Strzegomska 6", "postal_code": "53-611", "city": "Wrocław", "municipality": wroclaw}
    main = office(
        hours=OFFICE_HOURS, institution=mops, slug="mops-strzegomska", email="sekretariat@mops.wroclaw.pl", **place,
        lines=[("+48717822300", "Sekretariat"), ("+48717822346", "Dodatki mieszkaniowe")],
    )  # fmt: skip
    last_day = [{"day": -1, "hours": "10:00-12:00"}]
    desk = office("Kasy – MOPS", CASH_DESK_HOURS, last_day, institution=mops, part_of=main, slug="kasy-mops")
    room = office(
        "Karta Dużej Rodziny – MOPS", ROOM_26_HOURS, institution=mops, part_of=main, room="26", slug="pokoj-26"
    )
    pzon = institution("Powiatowy Zespół ds. Orzekania o Niepełnosprawności", "PZON", municipality=wroclaw, slug="pzon")
    board = office(
        "PZON, pl. Solidarności 1/3/5", institution=pzon, street="pl. Solidarności 1/3/5", postal_code="53-661",
        city="Wrocław", floor="III", room="316", municipality=wroclaw, slug="pzon-solidarnosci",
    )  # fmt: skip
    wcrs = institution("Wrocławskie Centrum Rozwoju Społecznego", "WCRS", municipality=wroclaw, slug="wcrs")
    cus = institution("Centrum Usług Społecznych w Rawiczu", "CUS", municipality=rawicz, slug="cus-rawicz")
    allowance = service(institution=mops, offices=[main], slug="dodatek-mieszkaniowy", summary="Dopłata do czynszu.")
    polanka = program(
        institutions=[mops], partners=[("Szkoła Podstawowa nr 50", "ul. Czeska 38")], slug="aktywna-polanka"
    )
    strategy = document(adopted_on=date(2018, 2, 15), year_from=2018, year_to=2022, slug="strategia-ngo")
    housing = situation(services=[allowance], slug="mieszkanie", icon="home-heart")
    secret = office("Tajna placówka", state=Record.State.DRAFT, street="ul. Ukryta 1", slug="tajna")
    category = Category.objects.get_or_create(slug="mieszkalnictwo", defaults={"name": "Mieszkalnictwo"})[0]
    seniors = TargetGroup.objects.get_or_create(slug="seniorzy", defaults={"name": "Seniorzy"})[0]
    allowance.categories.add(category)
    allowance.target_groups.add(seniors)
    committed(allowance)
    return SimpleNamespace(
        wroclaw=wroclaw, rawicz=rawicz, mops=mops, office=main, desk=desk, room=room, pzon=pzon, board=board, wcrs=wcrs,
        cus=cus, allowance=allowance, polanka=polanka, strategy=strategy, housing=housing, secret=secret,
        category=category, seniors=seniors,
    )  # fmt: skip
