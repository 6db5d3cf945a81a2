"""Which record of the directory a draft speaks of, and why we think so, in words for the person who reviews it.

Rather a new record than a wrong one: two towns have offices of the same name, two buildings a cash desk each.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ingest.drafts import Draft
from ingest.name_keys import alike, heading_key, initials, key, place_of, same_place, without_place
from offices.models import Office
from polish.text import fold, slug
from proposals.models import Proposal
from records.models import Name, Record, stable_id
from services.models import Service


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

    @property
    def place(self) -> str:
        """The first word of its town, from its municipality or else its name; "" when it says neither."""
        return fold(self.municipality).split("-")[0] if self.municipality else place_of(self.name)


def elsewhere(known: Known, draft: Draft) -> bool:
    """Whether both say where they are, and it is not the same town."""
    town = draft.value("municipality")
    if town and known.municipality:
        return town != known.municipality
    there, here = known.place, fold(town).split("-")[0] if town else place_of(draft.name)
    if there and here:
        return not same_place(there, here)
    city = draft.value("city")
    return bool(city and known.city and fold(city) != fold(known.city))


def says_where(draft: Draft) -> bool:
    return bool(draft.value("municipality") or draft.value("city") or place_of(draft.name))


def only_one(found: list[Known]) -> Known | None:
    """The record when there is exactly one; several that could be meant are none."""
    return found[0] if len({known.record_id for known in found}) == 1 else None


KIND_ORDER = tuple(Record.Kind.values)
RELATED = {"institution": "institution", "part_of": "office"}
COLUMNS = ("id", "kind", "slug", "name", "municipality__slug")
PLACE = ("pk", "city", "institution_id", "part_of_id", "street", "room")


class Directory:
    """All records and waiting new ones by their names, loaded once for a run and kept up to date by `add`."""

    def __init__(self):
        self.by_key = defaultdict(list)
        self.by_other_name = defaultdict(list)
        self.by_abbreviation = defaultdict(list)
        self.by_initials = defaultdict(list)
        self.by_bare_name = defaultdict(list)
        self.by_street = defaultdict(list)
        self.by_room = defaultdict(list)
        self.by_heading = defaultdict(list)
        self.by_word = defaultdict(list)
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
                self.by_other_name[known.kind, key(text)].append((known, kind, text))

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
            if short := initials(known.name):
                self.by_initials[fold(short)].append(known)
        if abbreviation:
            self.by_abbreviation[known.kind, fold(abbreviation)].append(known)
        if known.kind == "office":
            self.add_office(known)

    def add_office(self, known):
        """Where an institution's offices and desks are found: by street, room, heading, and the heading's words."""
        owner, heading = known.institution, heading_of(known)
        self.by_street[owner, fold(known.street)].append(known)
        self.by_room[owner, known.room].append(known)
        for name in {key(known.name), key(heading)}:
            self.by_heading[owner, name].append(known)
        for word in heading_key(heading):
            self.by_word[owner, word].append(known)

    def match(self, draft: Draft, related: dict[Draft, Match]) -> Match:
        """The record a draft is about; a new one where there is none. `related`: matches of the text's other drafts."""
        if draft.kind == "office":
            found, reason = self.office(draft, related)
        else:
            found, reason = self.named(draft, related)
        if found is not None:
            return Match(found.record_id, found.slug, found.exists, str(reason))
        return self.new(draft, related)

    # ---- by name

    def named(self, draft, related):
        exact = self.here(self.by_key[draft.kind, key(draft.name)], draft)
        if draft.kind == "service":
            exact = [known for known in exact if self.may_give(known, related.get(draft.institution))]
        if exact and draft.kind != "institution":
            return exact[0], same_name(exact[0], draft)
        if found := only_one(exact):
            return found, with_doubt(same_name(found, draft), found, draft)
        if exact:
            return None, ""  # offices of several towns are called so, and the text does not say which it means
        if found := self.by_another_name(draft):
            return found
        return self.institution(draft) if draft.kind == "institution" else (None, "")

    def here(self, found, draft):
        return [known for known in found if not elsewhere(known, draft)]

    def by_another_name(self, draft):
        """(record, reason) of the only record of this kind that has or had this name; None without one."""
        rows = self.by_other_name[draft.kind, key(draft.name)]
        rows = [row for row in rows if not elsewhere(row[0], draft)]
        if only_one([known for known, _kind, _text in rows]) is None:
            return None
        known, kind, text = rows[0]
        former = kind == Name.Kind.FORMER
        reason = _("its former name: “%(name)s”") if former else _("its other name: “%(name)s”")
        return known, reason % {"name": text}

    def institution(self, draft):
        """By abbreviation, initials, or the name without its place; only when exactly one could be meant."""
        short = draft.abbreviation or without_place(draft.name)
        bare = key(without_place(draft.name))
        alike = self.here(self.by_bare_name[bare], draft)
        ways = [
            (self.here(self.by_abbreviation["institution", fold(short)], draft), _("its abbreviation: %(short)s")),
            (alike, _("the same name without the place")),
            (self.here(self.by_initials[fold(short)], draft), _("%(short)s is the short form of its name")),
        ]
        for found, reason in ways:
            known = only_one(found)
            if known is not None and not (found is alike and key(draft.name) not in (bare, key(known.name))):
                return known, with_doubt(reason % {"short": short}, known, draft)
        return None, ""

    def may_give(self, known, institution):
        """A nationwide service, or one of the same institution; another town's is another record."""
        owner = self.service_owners.get(known.record_id)
        return owner is None or institution is None or owner == institution.record_id

    # ---- by place

    def office(self, draft, related):
        institution = related.get(draft.institution)
        owner = institution.record_id if institution else None
        if draft.title:
            return self.desk(draft, owner, related.get(draft.part_of))
        street = fold(draft.value("street") or "")
        same = [office for office in self.here(self.by_street[owner, street], draft) if street and not office.part_of]
        return (same[0], _("the same institution and address")) if same else (None, "")

    def desk(self, draft, owner, building):
        """By its heading, its room, or a heading that says the same more fully; in the same building."""
        inside = building.record_id if building else None

        def near(offices):
            return [one for one in self.here(offices, draft) if inside is None or one.part_of in (None, inside)]

        titles = {key(draft.title), key(draft.name)}
        same = near([office for title in titles for office in self.by_heading[owner, title]])
        if same:
            return nearest(same, inside), _("the same desk of the institution")
        room = draft.value("room")
        same_room = near(self.by_room[owner, room]) if room else []
        if same_room:
            return same_room[0], _("the same room")
        words = heading_key(draft.title)
        similar = near([office for word in words for office in self.by_word[owner, word]])
        similar = [office for office in similar if alike(words, heading_key(heading_of(office)))]
        found = only_one([office for office in similar if not (room and office.room and room != office.room)])
        reason = _("a desk of the institution that is called almost the same: “%(name)s”")
        return (found, reason % {"name": heading_of(found)}) if found else (None, "")

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


def same_name(known, draft):
    """In words: the very name, or another form of it."""
    if fold(known.name) == fold(draft.name):
        return _("the same name")
    return _("the same name in another form: “%(name)s”") % {"name": draft.name}


def with_doubt(reason, known, draft):
    """A short form belongs to many towns: where the text names none, the person who reviews it should know."""
    if known.place and not says_where(draft):
        return _("%(reason)s; the text does not name the town") % {"reason": reason}
    return reason


def heading_of(office):
    """`Kasy – MOPS` -> `Kasy`."""
    return office.name.partition(" – ")[0]


def nearest(offices, inside):
    """The one in that building, where several are called the same."""
    return next((office for office in offices if office.part_of == inside), offices[0])
