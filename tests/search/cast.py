"""The directory that the tests of the search look through: a few records of two towns, and one nobody may find."""

from django.db import transaction
from django.utils import timezone

from offices.models import Institution, Office
from offices.schedule import Schedule
from programs.models import Program
from records import changes
from records.models import Category, District, Municipality, Record, TargetGroup
from services.models import Document, Service, Situation

MODELS = {
    "institution": Institution, "office": Office, "service": Service, "program": Program, "document": Document,
    "situation": Situation,
}  # fmt: skip
WORKDAYS = Schedule.from_osm("Mo-Fr 07:30-15:30")


@transaction.atomic
def publish(kind, slug, name, **parts):
    """A published record through the one write path; `parts` as for write()."""
    record = write(kind, slug, name, **parts)
    changes.commit([record], role="load", why="cast")
    return record


def write(kind, slug, name, *, names=(), lines=(), categories=(), groups=(), **columns):
    """A saved record, not yet committed. names: (text, kind[, language]); lines: (number, label[, last number])."""
    record = MODELS[kind](slug=slug, name=name, **{"state": Record.State.PUBLISHED, **columns})
    record.published_at = timezone.now()
    record.save()
    for text, name_kind, *language in names:
        record.names.create(text=text, kind=name_kind, language=language[0] if language else "pl")
    for order, (number, label, *last) in enumerate(lines):
        record.lines.create(number=number, label=label, last_number=last[0] if last else "", order=order)
    record.categories.set([filed(Category, slug, label) for slug, label in categories])
    record.target_groups.set([filed(TargetGroup, slug, label) for slug, label in groups])
    return record


def filed(model, slug, name):
    return model.objects.get_or_create(slug=slug, defaults={"name": name})[0]


@transaction.atomic
def the_cast():
    """Two institutions, a cash desk, a room, three benefits, a programme, a document, a situation, and a draft."""
    wroclaw = filed(Municipality, "wroclaw", "Wrocław")
    rawicz = filed(Municipality, "rawicz", "Rawicz")
    fabryczna, _new = District.objects.get_or_create(municipality=wroclaw, slug="fabryczna", name="Fabryczna")
    housing, families = ("mieszkanie", "Wsparcie mieszkaniowe"), ("rodziny", "Rodziny z dziećmi")
    mops = write(
        "institution", "mops", "Miejski Ośrodek Pomocy Społecznej", names=[("MOPS", "abbreviation")],
        lines=[("+48717822300", "sekretariat", "+48717822303")], street="ul. Strzegomska 6", postal_code="53-611",
        city="Wrocław", municipality=wroclaw, hours=WORKDAYS, summary="Zasiłki, dodatki i usługi opiekuńcze.",
    )  # fmt: skip
    cus = write(
        "institution", "cus-rawicz", "Centrum Usług Społecznych w Rawiczu", municipality=rawicz, city="Rawicz",
        names=[("CUS", "abbreviation"), ("MGOPS Rawicz", "former")], lines=[("+48655454063", "sekretariat")],
    )  # fmt: skip
    house = write(
        "office", "siedziba-mops", "Siedziba MOPS", institution=mops, street="ul. Strzegomska 6", postal_code="53-611",
        city="Wrocław", municipality=wroclaw, district=fabryczna, hours=WORKDAYS,
    )  # fmt: skip
    write(
        "office", "kasa-mops", "Kasa MOPS", institution=mops, part_of=house, room="26", municipality=wroclaw,
        district=fabryczna, hours=Schedule.from_osm("Mo-Fr 09:30-14:15"), lines=[("+48717822410", "kasa")],
    )  # fmt: skip
    write(
        "service", "dodatek-mieszkaniowy", "Dodatek mieszkaniowy", institution=mops, municipality=wroclaw,
        summary="Dopłata do czynszu i opłat za mieszkanie.", categories=[housing], groups=[families],
        names=[("Housing allowance", "official", "en"), ("Допомога на житло", "official", "uk")],
        lines=[("+48717822346", "dział dodatków")],
    )  # fmt: skip
    write(
        "service", "swiadczenie-wychowawcze", "Świadczenie wychowawcze", groups=[families],
        names=[("500+", "former"), ("800+", "colloquial")], summary="800 zł miesięcznie na każde dziecko.",
    )  # fmt: skip
    write(
        "service", "uslugi-opiekuncze", "Usługi opiekuńcze", institution=cus, municipality=rawicz,
        summary="Pomoc w domu: zakupy, sprzątanie, pielęgnacja.", groups=[("seniorzy", "Seniorzy")],
    )  # fmt: skip
    program = write("program", "aktywna-polanka", "Aktywna Polanka", municipality=wroclaw, groups=[families])
    program.institutions.add(mops)
    program.partners.create(name="Szkoła Podstawowa nr 50", street="ul. Czeska 38")
    write("document", "strategia-2030", "Strategia rozwiązywania problemów społecznych", municipality=wroclaw)
    write("situation", "mieszkanie", "Mieszkanie i czynsz", summary="Gdy brakuje na opłaty.")
    write("service", "tajny-szkic", "Tajny szkic dodatku mieszkaniowego", state=Record.State.DRAFT)
    changes.commit(list(Record.objects.all()), role="load", why="cast")
