"""Which record of the directory a draft speaks of, and why we think so."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ingest.drafts import Draft
from offices.models import Office
from polish.text import fold, slug
from proposals.models import Proposal
from records.models import Name, Record, stable_id
from search.stem import stem
from services.models import Service

SMALL_WORDS = frozenset(
    ["w", "we", "i", "oraz", "im", "ds", "do", "spraw", "o", "na", "z", "ze", "dla", "przy", "pod", "u"]
)


@dataclass(frozen=True)
class Match:
    """The record a draft is about: `record_id` also for one that is still to be made. `reason` is for people."""

    record_id: object
    slug: str
    exists: bool
    reason: str


@dataclass(frozen=True)
class Known:
    """What matching needs of a record."""

    record_id: object
    kind: str
    slug: str
    name: str
    exists: bool = True
    city: str = ""
    institution: object = None
    part_of: object = None
    street: str = ""
    room: str = ""
    municipality: str = ""


def key(text: str) -> tuple[str, ...]:
    """A name without endings, order and small words: an inflected form has the same key."""
    quoted = between_quotes(text)
    words = "".join(c if c.isalnum() or c == "+" else " " for c in fold(quoted or text)).split()
    return tuple(sorted(stem(word) for word in words if word not in SMALL_WORDS))


def between_quotes(text: str) -> str:
    """The quoted name in `Program „Aktywna Polanka”`; empty where nothing is quoted."""
    start, end = text.find("„"), text.rfind("”")
    return text[start + 1 : end] if 0 <= start < end else ""


def without_place(text: str) -> str:
    """`Ośrodek Pomocy Społecznej w Szamotułach` -> without the last `w Szamotułach`."""
    words = text.split()
    tail = next((i for i in range(len(words) - 1, 1, -1) if words[i] in ("w", "we")), None)
    return " ".join(words[:tail]) if tail and len(words) - tail <= 3 else text


def elsewhere(known: Known, draft: Draft) -> bool:
    """Whether both say where they are, and it is not the same town."""
    town = draft.value("municipality")
    return bool(town and known.municipality and town != known.municipality)


KIND_ORDER = tuple(Record.Kind.values)
RELATED = {"institution": "institution", "part_of": "office"}
COLUMNS = ("id", "kind", "slug", "name", "municipality__slug")
PLACE = ("pk", "city", "institution_id", "part_of_id", "street", "room")


class Directory:
    """All records and waiting new ones by their names, loaded once for a run and kept up to date by `add`."""

    def __init__(self):
        self.by_key = defaultdict(list)
        self.by_abbreviation = defaultdict(list)
        self.by_bare_name = defaultdict(list)
        self.offices = []
        self.slugs = defaultdict(dict)
        self.known = {}
        places = {office["pk"]: office for office in Office.objects.values(*PLACE)}
        for pk, kind, slug_, name, town in Record.objects.values_list(*COLUMNS):
            place = places.get(pk, {})
            details = {name.removesuffix("_id"): value for name, value in place.items() if name != "pk"}
            self.add(Known(pk, kind, slug_, name, municipality=town or "", **details))
        self.service_owners = dict(Service.objects.local().values_list("pk", "institution_id"))
        self.add_names()
        self.add_waiting()

    def add_names(self):
        for record_id, text, kind in Name.objects.values_list("record_id", "text", "kind"):
            known = self.known.get(record_id)
            if known and kind == Name.Kind.ABBREVIATION:
                self.by_abbreviation[known.kind, fold(text)].append(known)
            elif known:
                self.by_key[known.kind, key(text)].append(known)

    def add_waiting(self):
        """Records that are only proposed so far, with what their proposals say of their place and abbreviation."""
        waiting = Proposal.objects.pending().filter(record=None).prefetch_related("changes")
        for proposal in sorted(waiting, key=lambda one: (KIND_ORDER.index(one.kind), one.pk)):
            values = {change.path: change.new for change in proposal.changes.all()}
            details = {name: values.get(name) or "" for name in ("city", "street", "room")}
            details["municipality"] = values.get("municipality") or ""
            details |= {name: self.slugs[kind].get(values.get(name)) for name, kind in RELATED.items()}
            known = Known(proposal.target_id, proposal.kind, proposal.slug, proposal.name, exists=False, **details)
            rows = (new for path, new in values.items() if path.startswith("names/"))
            self.add(known, next((row["text"] for row in rows if row["kind"] == Name.Kind.ABBREVIATION), ""))

    def add(self, known, abbreviation=""):
        self.known[known.record_id] = known
        self.slugs[known.kind][known.slug] = known.record_id
        self.by_key[known.kind, key(known.name)].append(known)
        if known.kind == "institution":
            self.by_bare_name[key(without_place(known.name))].append(known)
        if abbreviation:
            self.by_abbreviation[known.kind, fold(abbreviation)].append(known)
        if known.kind == "office":
            self.offices.append(known)

    def match(self, draft: Draft, related: dict[Draft, Match]) -> Match:
        """The record a draft is about; a new one where there is none. `related`: matches of the text's other drafts."""
        if draft.kind == "office":
            found, reason = self.office(draft, related)
        else:
            found, reason = self.named(draft, related)
        if found is not None:
            return Match(found.record_id, found.slug, found.exists, str(reason))
        return self.new(draft, related)

    def named(self, draft, related):
        exact = self.by_key[draft.kind, key(draft.name)]
        if draft.kind == "service":
            exact = [known for known in exact if self.may_give(known, related.get(draft.institution))]
        exact = [known for known in exact if not elsewhere(known, draft)]
        if exact:
            return exact[0], _("the same name")
        if draft.kind != "institution":
            return None, ""
        return self.institution(draft)

    def institution(self, draft):
        """By abbreviation or by the name without its place; only when exactly one could be meant."""
        short = self.by_abbreviation["institution", fold(draft.abbreviation or draft.name)]
        short = [known for known in short if not elsewhere(known, draft)]
        if len({known.record_id for known in short}) == 1:
            return short[0], _("the same abbreviation")
        bare = key(without_place(draft.name))
        alike = [known for known in self.by_bare_name[bare] if not elsewhere(known, draft)]
        if len(alike) == 1 and key(draft.name) in (bare, key(alike[0].name)):
            return alike[0], _("the same name without the place")
        return None, ""

    def may_give(self, known, institution):
        """A nationwide service, or one of the same institution; another town's is another record."""
        owner = self.service_owners.get(known.record_id)
        return owner is None or institution is None or owner == institution.record_id

    def office(self, draft, related):
        institution = related.get(draft.institution)
        owner = institution.record_id if institution else None
        mine = [office for office in self.offices if office.institution == owner]
        if draft.title:
            return self.desk(draft, mine)
        street = fold(draft.value("street") or "")
        same = [office for office in mine if fold(office.street) == street and not office.part_of]
        return (same[0], _("the same institution and address")) if same else (None, "")

    def desk(self, draft, mine):
        titles = {key(draft.title), key(draft.name)}
        for office in mine:
            if key(office.name) in titles or key(office.name.partition(" – ")[0]) in titles:
                return office, _("the same desk of the institution")
        room = draft.value("room")
        same_room = [office for office in mine if room and office.room == room]
        return (same_room[0], _("the same room")) if same_room else (None, "")

    def new(self, draft, related):
        base = slug(draft.name)[:110] or draft.kind
        numbered = (f"{base}-{n}" for n in range(2, len(self.slugs[draft.kind]) + 3))
        free = (
            base if base not in self.slugs[draft.kind] else next(s for s in numbered if s not in self.slugs[draft.kind])
        )
        institution, part_of = related.get(draft.institution), related.get(draft.part_of)
        known = Known(
            stable_id(draft.kind, free), draft.kind, free, draft.name, False, draft.value("city") or "",
            institution and institution.record_id, part_of and part_of.record_id,
            draft.value("street") or "", draft.value("room") or "", draft.value("municipality") or "",
        )  # fmt: skip
        self.add(known, draft.abbreviation)
        return Match(known.record_id, free, False, _("a new record"))
