"""What of each kind of record is searchable, and what a result shows of it: one class per kind, as sitemaps do it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from offices.models import Institution, Office, PhoneLine
from offices.reachable import Reachable
from offices.recipes import Recipe, digest, recipe
from polish.text import sort_key
from programs.models import Program
from records.models import Name, Record
from search.facets import CATEGORY, DISTRICT, EVERYWHERE, GROUP, INSTITUTION, KIND, MUNICIPALITY, WHOLE_NAME
from search.naming import LANGUAGES, in_language, names_of, other_names, translated
from search.numbers import line_digits, postal_codes
from services.lines import lines_about
from services.models import Document as PublicDocument
from services.models import Service, Situation


class Value(NamedTuple):
    """A facet's value with its labels per language."""

    facet: int
    slug: str
    labels: dict[str, str]
    sort_key: str


@dataclass(frozen=True)
class Card:
    """What a result shows; institutions and groups by slug, their labels are those of the facets."""

    summary: str = ""
    subkind: str = ""
    address: str = ""
    floor: str = ""
    room: str = ""
    institutions: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    phone: str = ""  # as people read it
    tel: str = ""  # as a link
    visited: bool = False  # a place people go to: says so when its hours are unknown
    names: list[list[str]] = field(default_factory=list)  # [kind, language, text] of other names, former ones first
    translations: dict[str, dict[str, str]] = field(default_factory=dict)  # {language: {"name", "summary"}}

    def as_json(self) -> dict[str, Any]:
        return dict(vars(self))


@dataclass(frozen=True)
class Document:
    """Everything the index keeps of one public record."""

    record: UUID
    kind: str
    slug: str
    title: str
    sort_key: str
    fields: dict[str, str]  # see search.impact.FIELDS
    numbers: list[str]
    values: list[Value]
    card: Card
    hours: Recipe | None

    @cached_property
    def digest(self) -> str:
        """Equal for documents that leave equal rows."""
        parts = [self.kind, self.slug, self.title, self.sort_key, self.fields, self.numbers, self.values]
        return digest([*parts, self.card.as_json(), self.hours])


class Searchable:
    """What all kinds have in common. `record` is a row of `rows()`."""

    model: type[Record] = Record
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()

    def rows(self) -> QuerySet:
        """The public records of this kind with all that a document reads of them."""
        common = ("names", "translations", "categories", "target_groups", "lines", "exceptions", "notices")
        return (
            self.model.objects.public()
            .select_related("municipality", "district", *self.related)
            .prefetch_related(*common, *self.prefetched)
        )

    def document(self, record: Any) -> Document:
        return Document(
            record=record.pk,
            kind=record.kind,
            slug=record.slug,
            title=record.name,
            sort_key=record.sort_key,
            fields={name: joined(texts) for name, texts in self.fields(record).items()},
            numbers=sorted(self.numbers(record)),
            values=self.values(record),
            card=self.card(record),
            hours=self.hours(record),
        )

    def fields(self, record: Any) -> dict[str, Iterable[str]]:
        names = list(record.names.all())
        return {
            "title": [record.name],
            "abbreviation": [n.text for n in names if n.kind == Name.Kind.ABBREVIATION],
            "labels": [n.text for n in names if n.language == "pl" and n.kind != Name.Kind.ABBREVIATION],
            "english": [*translated(record, "en"), *(group.name_en for group in self.groups(record))],
            "ukrainian": [*translated(record, "uk"), *(group.name_uk for group in self.groups(record))],
            "address": self.address(record),
            "groups": [group.name for group in self.groups(record)],
            "owner": [text for institution in self.institutions(record) for text in names_of(institution)],
            "body": [*prose(record), *self.body(record)],
        }

    def body(self, record: Any) -> Iterable[str]:
        """Further texts of this kind, of the least weight."""
        return ()

    def groups(self, record: Any) -> list[Any]:
        return [*record.categories.all(), *record.target_groups.all()]

    def institutions(self, record: Any) -> list[Institution]:
        """Whose it is; for an institution itself."""
        return []

    def lines(self, record: Any) -> Iterable[PhoneLine]:
        """The telephone lines that answer about it."""
        return record.lines.all()

    def place(self, record: Any) -> Reachable | None:
        """Whose address to show and to search."""
        return record if isinstance(record, Reachable) else None

    def hours(self, record: Any) -> Recipe | None:
        return own_hours(record) if isinstance(record, Reachable) else None

    def address(self, record: Any) -> list[str]:
        place = self.place(record)
        parts = [place.street, place.postal_code, place.city, place.entrance] if place else []
        own = [record.room, record.floor] if isinstance(record, Reachable) else []
        filed = [str(filed) for filed in (record.district, record.municipality) if filed]
        return [*parts, *own, *filed]

    def numbers(self, record: Any) -> set[str]:
        place = self.place(record)
        codes = postal_codes(place.postal_code) if place else set()
        return codes.union(*(line_digits(line.number, line.last_number) for line in self.lines(record)))

    def values(self, record: Any) -> list[Value]:
        return [
            Value(KIND, record.kind, {}, record.kind),
            *(institution_value(i) for i in self.institutions(record)),
            *(group_value(CATEGORY, category) for category in record.categories.all()),
            *(group_value(GROUP, group) for group in record.target_groups.all()),
            *self.municipalities(record),
            *filed_value(DISTRICT, record.district),
        ]

    def municipalities(self, record: Any) -> list[Value]:
        """Its own, else those of whose it is, else the value of what holds everywhere; as `here()` has it."""
        owners = [institution.municipality for institution in self.institutions(record)]
        found = {filed: None for filed in ([record.municipality] if record.municipality else owners) if filed}
        named = [value for filed in found for value in filed_value(MUNICIPALITY, filed)]
        return named or [Value(MUNICIPALITY, EVERYWHERE, {}, EVERYWHERE)]

    def card(self, record: Any) -> Card:
        place, line = self.place(record), first_line(self.lines(record), self.institutions(record))
        reachable = isinstance(record, Reachable)
        return Card(
            summary=record.summary,
            subkind=self.subkind(record),
            address=place.address_line if place else "",
            floor=record.floor if reachable else "",
            room=record.room if reachable else "",
            institutions=[i.slug for i in self.institutions(record) if i.pk != record.pk],
            groups=[group.slug for group in record.target_groups.all()],
            phone=line.shown if line else "",
            tel=line.tel if line else "",
            visited=record.kind in (Record.Kind.INSTITUTION, Record.Kind.OFFICE),
            names=other_names(record),
            translations={language: found for language in LANGUAGES if (found := in_language(record, language))},
        )

    def subkind(self, record: Any) -> str:
        """A closer kind where there is one: an untranslated label."""
        return ""


class Institutions(Searchable):
    model = Institution

    def institutions(self, record: Any) -> list[Institution]:
        return [record]

    def body(self, record: Any) -> Iterable[str]:
        return [record.mission, record.statutory_tasks]


class Offices(Searchable):
    model = Office
    related = ("institution__municipality", "part_of__institution__municipality")
    prefetched = (
        "institution__names", "institution__lines", "part_of__exceptions", "part_of__institution__names",
        "part_of__institution__lines",
    )  # fmt: skip

    def institutions(self, record: Any) -> list[Institution]:
        institution = record.institution or (record.part_of and record.part_of.institution)
        return [institution] if institution else []

    def place(self, record: Any) -> Reachable:
        return record.located

    def hours(self, record: Any) -> Recipe | None:
        return own_hours(record, record.part_of and own_hours(record.part_of))

    def body(self, record: Any) -> Iterable[str]:
        return [record.part_of.name, record.transport] if record.part_of else [record.transport]


class Services(Searchable):
    model = Service
    related = ("institution__municipality",)
    prefetched = (
        "institution__names", "institution__lines", "places__office__part_of__exceptions", "places__office__exceptions",
        "places__office__lines", "places__office__part_of__lines",
    )  # fmt: skip

    def institutions(self, record: Any) -> list[Institution]:
        return [record.institution] if record.institution else []

    def lines(self, record: Any) -> list[PhoneLine]:
        """Its own lines, and those of its places that are called after it."""
        offices = [place for given in self.given(record) for place in (given.office, given.office.part_of) if place]
        near = {line.pk: line for office in offices for line in office.lines.all()}
        return [*record.lines.all(), *lines_about(record, near.values())]

    def place(self, record: Any) -> Reachable:
        offices = [given.office for given in self.given(record)]
        return record if record.street or not offices else offices[0].located

    def hours(self, record: Any) -> Recipe | None:
        """Its own hours; else those of the first place where it is given."""
        places = self.given(record)
        if not places:
            return own_hours(record)
        office = places[0].office
        around = own_hours(office, office.part_of and own_hours(office.part_of))
        for hours in (record.hours, places[0].hours):
            if hours is not None and not hours.as_office:
                return recipe(hours, (), office.municipality_id, around)
        return around

    def given(self, record: Any) -> list[Any]:
        """Where it is given, public places only, in an order of their own."""
        public = [given for given in record.places.all() if given.office.state == Record.State.PUBLISHED]
        return sorted(public, key=lambda given: (given.office.sort_key, given.office.slug))

    def body(self, record: Any) -> Iterable[str]:
        texts = [record.who_may_apply, record.what_to_bring, record.how_to_apply, record.cost, record.legal_basis]
        return [*texts, *(given.office.name for given in self.given(record))]


class Documents(Searchable):
    model = PublicDocument
    related = ("institution__municipality",)
    prefetched = ("institution__names", "institution__lines")

    def institutions(self, record: Any) -> list[Institution]:
        return [record.institution] if record.institution else []

    def subkind(self, record: Any) -> str:
        return record.document_kind

    def body(self, record: Any) -> Iterable[str]:
        years = [str(year) for year in (record.year_from, record.year_to) if year]
        return [record.get_document_kind_display(), record.issuing_body, record.number, *years]


class Programs(Searchable):
    model = Program
    prefetched = (
        "institutions__names", "institutions__lines", "institutions__municipality", "districts", "partners", "results",
        "editions", "situations",
    )  # fmt: skip

    def institutions(self, record: Any) -> list[Institution]:
        return sorted(record.institutions.all(), key=lambda institution: (institution.sort_key, institution.slug))

    def values(self, record: Any) -> list[Value]:
        further = [district for district in record.districts.all() if district != record.district]
        return [*super().values(record), *(value for d in further for value in filed_value(DISTRICT, d))]

    def body(self, record: Any) -> Iterable[str]:
        partners = [text for partner in record.partners.all() for text in (partner.name, partner.role, partner.street)]
        results = [result.text for result in record.results.all()]
        districts = [district.name for district in record.districts.all()]
        return [record.aims, record.who_may_join, record.how_to_join, *partners, *results, *districts]


class Situations(Searchable):
    model = Situation
    prefetched = ("choices__service",)

    def body(self, record: Any) -> Iterable[str]:
        return [
            choice.service.name for choice in record.choices.all() if choice.service.state == Record.State.PUBLISHED
        ]


SEARCHABLE = (Institutions(), Offices(), Services(), Documents(), Programs(), Situations())


def build(ids: Iterable[UUID]) -> list[Document]:
    """The documents of those of the records that are public; a few queries per kind, whatever their number."""
    by_kind: dict[str, list[UUID]] = {}
    for record, kind in Record.objects.public().filter(pk__in=list(ids)).values_list("pk", "kind"):
        by_kind.setdefault(kind, []).append(record)
    return [
        searchable.document(record)
        for searchable in SEARCHABLE
        if (wanted := by_kind.get(searchable.model.KIND))
        for record in searchable.rows().filter(pk__in=wanted)
    ]


# ---------------------------------------------------------------- parts of a record


def joined(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)


def prose(record: Any) -> Iterator[str]:
    """Summary and description (often the same beginning), notices, whom the telephones reach, addresses of the net."""
    if not record.description.startswith(record.summary):
        yield record.summary
    yield record.description
    yield from (notice.text for notice in record.notices.all())
    yield from (f"{line.label} {line.note}" for line in record.lines.all())
    if isinstance(record, Reachable):
        yield record.email
        yield record.website


def own_hours(record: Any, parent: Recipe | None = None) -> Recipe | None:
    """The hours of a record with its odd days, `parent` those of the office it is in."""
    odd_days = [exception.value for exception in record.exceptions.all() if exception.line_id is None]
    return recipe(record.hours, odd_days, record.municipality_id, parent)


def first_line(own: Iterable[PhoneLine], institutions: list[Institution]) -> PhoneLine | None:
    """The line a result offers: of the record's own the main one, else of its institution's."""
    for found in (own, *(institution.lines.all() for institution in institutions)):
        lines = sorted((line for line in found if line.tel), key=lambda line: not line.is_main)
        if lines:
            return lines[0]
    return None


def group_value(facet: int, group: Any) -> Value:
    labels = {"pl": group.name, "uk": group.name_uk, "en": group.name_en}
    return Value(facet, group.slug, {language: text for language, text in labels.items() if text}, sort_key(group.name))


def institution_value(institution: Institution) -> Value:
    """Known by its abbreviation; the whole name tells it from others of the same abbreviation."""
    labels = {"pl": institution.short_name, WHOLE_NAME: institution.name}
    return Value(INSTITUTION, institution.slug, labels, sort_key(institution.short_name))


def filed_value(facet: int, filed: Any) -> Iterator[Value]:
    if filed:
        yield Value(facet, filed.slug, {"pl": filed.name}, sort_key(filed.name))
