"""Which keys a line may have, in the order of a dump, and where each key of each kind lives in the model."""

from dataclasses import dataclass

from django.db import models

from offices.adapted import Adapted
from offices.models import HoursException, Institution, Notice, Office, PhoneLine
from polish.phones import FAX
from programs.models import Edition, Partnership, Program, Result
from records.models import Category, District, Name, Record, TargetGroup, Translation
from services.models import Document, Service, ServiceAtOffice, Situation, SituationService

MODELS: dict[str, type[Record]] = {
    model.KIND.value: model for model in (Institution, Office, Service, Program, Document, Situation)
}

# the contract's keys in its order, then what only some kinds have
ORDER = (
    "kind", "id", "slug", "name", "state", "abbreviation", "institution", "part_of", "successor", "summary",
    "description", "names", "street", "room", "floor", "postal_code", "city", "district", "municipality", "lat", "lon",
    "email", "website", "phones", "hours", "monthly", "exceptions", "categories", "target_groups", "offices",
    "partners", "date",
    "entrance", "institution_kind", "legal_basis", "mission", "statutory_tasks", "nip", "regon", "teryt", "bip_url",
    "etr_text", "pjm_url", "transport", "step_free", "lift", "toilet", "induction_loop", "pjm_interpreter",
    "assistance_dog", "who_may_apply", "what_to_bring", "cost", "how_long", "how_to_apply", "amounts", "minimum_age",
    "maximum_age", "status", "forms", "document_kind", "issuing_body", "number", "adopted_on", "year_from", "year_to",
    "link", "institutions", "districts", "aims", "who_may_join", "how_to_join", "editions", "results", "icon", "order",
    "services", "programs", "notices", "translations",
)  # fmt: skip

RENAMED = {"lat": "latitude", "lon": "longitude"}
WORDS = ("summary", "description")
PLACE = ("street", "room", "floor", "postal_code", "city", "lat", "lon", "email", "website", "entrance")

# keys that are one column each
FIELDS = {
    "institution": (
        *WORDS, *PLACE, "institution_kind", "legal_basis", "mission", "statutory_tasks", "nip", "regon", "teryt",
        "bip_url", *Adapted.FACT_FIELDS,
    ),
    "office": (*WORDS, *PLACE, *Adapted.FACT_FIELDS, "transport", *Office.ACCESS_FIELDS),
    "service": (
        *WORDS, *PLACE, "who_may_apply", "what_to_bring", "cost", "how_long", "how_to_apply", "legal_basis", "amounts",
        "minimum_age", "maximum_age", "status", *Adapted.FACT_FIELDS,
    ),
    "program": (*WORDS, *PLACE, "aims", "who_may_join", "how_to_join"),
    "document": (
        *WORDS, *PLACE, "document_kind", "issuing_body", "number", "adopted_on", "year_from", "year_to", "status",
        "link",
    ),
    "situation": (*WORDS, "icon", "order"),
}  # fmt: skip

# keys that hold the slug of one other record: column and kind of the other
REFERENCES = {
    "institution": {"part_of": ("parent", "institution"), "successor": ("successor", "institution")},
    "office": {"institution": ("institution", "institution"), "part_of": ("part_of", "office")},
    "service": {"institution": ("institution", "institution"), "successor": ("successor", "service")},
    "document": {"institution": ("institution", "institution")},
    "program": {},
    "situation": {},
}

# pairs of columns of which the first may not be above the second
RISING = {"service": ("minimum_age", "maximum_age"), "document": ("year_from", "year_to")}


@dataclass(frozen=True)
class Many:
    """A key that is a list of slugs or names and lives in a many-to-many table."""

    through: type[models.Model]
    owner: str
    other: str
    target: str | type[models.Model]

    @property
    def is_fact_of_the_other(self) -> bool:
        """The other record is the one whose facts change: programmes say their situations, not the other way."""
        return self.owner == "situation_id"


FILED_UNDER = {
    "categories": Many(Record.categories.through, "record_id", "category_id", Category),
    "target_groups": Many(Record.target_groups.through, "record_id", "targetgroup_id", TargetGroup),
}
MANY = {
    "institution": FILED_UNDER,
    "office": FILED_UNDER,
    "service": {**FILED_UNDER, "forms": Many(Service.forms.through, "service_id", "document_id", "document")},
    "program": {
        **FILED_UNDER,
        "institutions": Many(Program.institutions.through, "program_id", "institution_id", "institution"),
        "districts": Many(Program.districts.through, "program_id", "district_id", District),
    },
    "document": FILED_UNDER,
    "situation": {**FILED_UNDER, "programs": Many(Program.situations.through, "situation_id", "program_id", "program")},
}


@dataclass(frozen=True)
class Rows:
    """A key that is a list of rows of their own, and what tells two rows of one record apart."""

    model: type[models.Model]
    owner: str
    natural: tuple[str, ...]
    ordered: bool = False

    @property
    def column(self) -> str:
        return f"{self.owner}_id"

    def key_of(self, row: models.Model) -> tuple:
        return tuple(row.kind == FAX if name == "is_fax" else getattr(row, name) for name in self.natural)

    def rows_of(self, owners: list) -> models.QuerySet:
        """The rows the key speaks of; an exception of a single telephone line is not among them."""
        rows = self.model._default_manager.filter(**{f"{self.column}__in": owners})
        return rows.filter(line=None) if self.model is HoursException else rows


NAMES = Rows(Name, "record", ("text", "language"))
PHONES = Rows(PhoneLine, "record", ("number", "extension", "is_fax"), ordered=True)
NOTICES = Rows(Notice, "record", ("text",))
EXCEPTIONS = Rows(HoursException, "record", ("starts", "matter"))
TRANSLATIONS = Rows(Translation, "record", ("field", "language"))
ANY_RECORD = {"names": NAMES, "phones": PHONES, "notices": NOTICES, "translations": TRANSLATIONS}
REACHABLE = {**ANY_RECORD, "exceptions": EXCEPTIONS}
ROWS: dict[str, dict[str, Rows]] = {
    "institution": REACHABLE,
    "office": REACHABLE,
    "service": {**REACHABLE, "offices": Rows(ServiceAtOffice, "service", ("office_id",))},
    "program": {
        **REACHABLE,
        "partners": Rows(Partnership, "program", ("name",), ordered=True),
        "editions": Rows(Edition, "program", ("year_from",)),
        "results": Rows(Result, "program", ("text",)),
    },
    "document": REACHABLE,
    "situation": {**ANY_RECORD, "services": Rows(SituationService, "situation", ("service_id",), ordered=True)},
}

EVERY_KIND = ("kind", "id", "slug", "name", "state", "abbreviation", "municipality", "district", "date")


def keys_of(kind: str) -> frozenset[str]:
    """Every key a line of this kind may have."""
    week = () if kind == "situation" else ("hours", "monthly")
    short = ("institution",) if kind == "program" else ()
    return frozenset((*EVERY_KIND, *week, *short, *FIELDS[kind], *REFERENCES[kind], *MANY[kind], *ROWS[kind]))


KEYS = {kind: keys_of(kind) for kind in MODELS}


def column(key: str) -> str:
    """The model's name of a key that is one column."""
    return RENAMED.get(key, key)
