"""From findings of a text to drafts of records: which institution, office or desk each fact belongs to. No database.

A draft's facts carry the same paths as records do; a relation to another draft of the text is the Draft itself.
"""

import bisect
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ingest.findings import Finding, Reading
from offices.schedule import Schedule, ScheduleError
from polish.casing import sentence_case
from polish.text import fold


@dataclass(frozen=True)
class Fact:
    """One value for one path, and where the text says it. `value` and path parts may be Drafts (relations)."""

    path: tuple[Any, ...]
    value: Any
    start: int | None = None
    end: int | None = None
    confidence: float = 1.0


@dataclass(eq=False)
class Draft:
    """A record as one text tells it. `title` is the name without the institution's, for matching desks; `town` the
    name of its municipality."""

    kind: str
    name: str
    finding: Finding | None = None
    abbreviation: str = ""
    institution: "Draft | None" = None
    part_of: "Draft | None" = None
    title: str = ""
    town: str = ""
    headed: bool = False
    facts: list[Fact] = field(default_factory=list)

    def add(self, path: str | tuple[Any, ...], value: Any, finding: Finding | None = None) -> None:
        """Note a fact; the first value for a path is the one the text means, others will contradict it."""
        place = (finding.start, finding.end, finding.confidence) if finding else (None, None, 1.0)
        parts = path if isinstance(path, tuple) else (path,)
        if not any(fact.path == parts and fact.value == value for fact in self.facts):
            self.facts.append(Fact(parts, value, *place))

    def value(self, *path: Any) -> Any:
        """The first value at a path, None where the text gives none."""
        return next((fact.value for fact in self.facts if fact.path == path), None)

    @property
    def short(self) -> str:
        """How its offices call it."""
        return self.abbreviation or self.name


def drafts_of(reading: Reading, *, fallback: str) -> list[Draft]:
    """The records a text speaks of: institutions first, then offices, desks, services, programmes, documents.

    `fallback` names the institution of facts in a text that names none (its site's host or its file).
    """
    text = _Text(reading, site_of(reading) or fallback)
    for kind in ("address", "phone", "email", "website", "hours", "notice"):
        for finding in text.of(kind):
            getattr(text, kind)(finding)
    for kind in ("service", "program", "document"):
        for finding in text.of(kind):
            getattr(text, kind)(finding)
    return [*text.institutions_with_facts(), *text.offices, *text.desks, *text.others]


def site_of(reading: Reading) -> str:
    """The host of the first website of a text: `www.wroclaw.pl` -> `wroclaw.pl`; empty without one."""
    values = (finding.data["value"] for finding in reading.findings if finding.kind == "website")
    return host_of(next(values, ""))


def host_of(url: str) -> str:
    return (
        url.partition("://")[2].partition("/")[0].removeprefix("www.")
        if "://" in url
        else url.partition("/")[0].removeprefix("www.")
    )


class _Text:
    """The drafts of one text while they are being put together."""

    def __init__(self, reading: Reading, fallback: str) -> None:
        self.reading = reading
        self.fallback = fallback
        self.institutions: list[Draft] = []
        self.offices: list[Draft] = []
        self.desks: list[Draft] = []
        self.others: list[Draft] = []
        self.called: defaultdict[str, set[int]] = defaultdict(set)
        self.offices_of: defaultdict[Draft, list[Draft]] = defaultdict(list)
        self.offices_at: dict[tuple[Draft, str], Draft] = {}
        self.desks_by_title: dict[tuple[Draft, str], Draft] = {}
        self.site: Draft | None = None
        self.places: list[tuple[int, Draft]] = []
        self.partners = [finding for finding in reading.findings if finding.kind == "partner"]
        self.by_index: dict[int, Draft] = {}
        for index, finding in enumerate(reading.findings):
            if finding.kind == "institution":
                self.institution(index, finding)

    def of(self, kind: str) -> Iterator[Finding]:
        return (finding for finding in self.reading.findings if finding.kind == kind)

    # ---- whose fact is it

    def institution(self, index: int, finding: Finding) -> None:
        name, abbreviation = finding.data["name"], finding.data.get("abbreviation") or ""
        numbers = self.called.get(fold(name))
        if numbers:
            draft = self.institutions[min(numbers)]
        else:
            draft = Draft("institution", sentence_case(name), finding, abbreviation)
            draft.add("name", draft.name, finding)
            self.institutions.append(draft)
            self.called[fold(draft.name)].add(len(self.institutions) - 1)
        if abbreviation and abbreviation != draft.name:
            draft.abbreviation = draft.abbreviation or abbreviation
            self.called[fold(draft.abbreviation)].add(self.institutions.index(draft))
            draft.add(("names", f"{abbreviation};pl"), name_row(abbreviation, "abbreviation"), finding)
        draft.headed = draft.headed or any(fold(draft.name) in fold(heading) for heading in finding.path)
        self.by_index[index] = draft

    def owner(self, finding: Finding) -> Draft:
        """The institution of a fact: the one the reader found; the site itself for what stands before any mention."""
        if finding.owner in self.by_index:
            draft = self.by_index[finding.owner]
            if finding.start >= first_mention(self.reading.findings[finding.owner]):
                return draft
        elif self.institutions:
            return self.institutions[0]
        return self.site_draft()

    def site_draft(self) -> Draft:
        """The institution that stands for the site of a text that names nobody."""
        if self.site is None:
            self.site = Draft("institution", self.fallback)
            self.site.add("name", self.fallback)
            self.institutions.append(self.site)
        return self.site

    def institutions_with_facts(self) -> list[Draft]:
        """Without those only mentioned in passing: no short form, no fact and nothing under them."""
        used = {draft.institution for draft in (*self.offices, *self.desks, *self.others)}
        return [one for one in self.institutions if one.abbreviation or one in used or len(one.facts) > 1 or one.headed]

    def office_near(self, finding: Finding) -> Draft | None:
        """The office of the owner whose address stands last before the fact, else its first one."""
        owner = self.owner(finding)
        offices = self.offices_of[owner]
        before = bisect.bisect_right(offices, finding.start, key=lambda office: office.finding.start)
        return offices[max(0, before - 1)] if offices else None

    def place(self, finding: Finding) -> Draft:
        """The office near the fact, or the institution where the text gives no address."""
        return self.office_near(finding) or self.owner(finding)

    def desk(self, finding: Finding, title: str) -> Draft:
        """The desk of that title near the fact; made when it is new."""
        office, owner = self.office_near(finding), self.owner(finding)
        known = self.desks_by_title.get((owner, fold(title)))
        if known is not None:
            return known
        draft = Draft("office", f"{sentence_case(title)} – {owner.short}", finding, "", owner, office, title)
        draft.add("name", draft.name, finding)
        draft.add("institution", owner)
        if office is not None:
            draft.add("part_of", office)
        self.desks.append(draft)
        self.desks_by_title[owner, fold(title)] = draft
        return draft

    # ---- one method per kind of finding

    def address(self, finding: Finding) -> None:
        data, owner = finding.data, self.owner(finding)
        if any(partner.data.get("street") == data.get("street") for partner in self.partners):
            return
        office = self.offices_at.get((owner, fold(data["street"] or "")))
        is_new = office is None and data.get("street")
        if is_new:
            office = Draft("office", f"{owner.short}, {data['street']}", finding, "", owner)
            office.add("name", office.name, finding)
            office.add("institution", owner)
            self.offices.append(office)
            self.offices_of[owner].append(office)
            self.offices_at[owner, fold(data["street"])] = office
        target = office or owner
        named = desk_title(finding, owner)
        if data.get("room") and (named or not is_new) and not at_home(office, data):
            target = self.desk(finding, named or f"pokój {data['room']}")
        address_facts(office or target, finding, ("street", "postal_code", "city"))
        address_facts(target, finding, ("room", "floor"))
        self.places.append((finding.start, target))

    def phone(self, finding: Finding) -> None:
        place, data = self.place(finding), finding.data
        key = line_key(data)
        known = place.value("lines", key)
        label = data.get("label") or ""
        if known is None:
            place.add(("lines", key), line_row(finding, order=10 * (1 + lines_in(place))), finding)
        elif label and fold(label) not in fold(known["label"]):
            known["label"] = f"{known['label']}, {label}" if known["label"] else label

    def email(self, finding: Finding) -> None:
        self.place(finding).add("email", finding.data["value"], finding)

    def website(self, finding: Finding) -> None:
        """A site of the institution bears its short form or its e-mail's domain; other links are other people's."""
        owner, value = self.owner(finding), finding.data["value"]
        host, short = host_of(value), fold(owner.abbreviation)
        domains = {mail.data["value"].partition("@")[2] for mail in self.of("email")}
        if owner is self.site or host in domains or (short and short in host):
            owner.add("website", value if "://" in value else f"https://{value}", finding)

    def hours(self, finding: Finding) -> None:
        try:
            schedule = Schedule.from_osm(finding.data["schedule"], finding.extra.get("monthly", ()))
        except ScheduleError:
            return
        schedule = within(schedule, finding.extra.get("valid", {}))
        self.place_of_hours(finding).add("hours", schedule.to_json(), finding)

    def place_of_hours(self, finding: Finding) -> Draft:
        """The desk that the hours name; "customer service" and the like is whatever place stands last before."""
        if finding.desk and not is_general(finding.desk):
            return self.desk(finding, finding.desk)
        owner = self.owner(finding)
        before = [
            place for start, place in self.places if start < finding.start and owner in (place, place.institution)
        ]
        return before[-1] if finding.desk and before else self.place(finding)

    def notice(self, finding: Finding) -> None:
        text = " ".join(str(finding.extra.get("text") or finding.quote).split())[:2000]
        row = {"severity": "info", "text": text, "valid_from": None, "valid_to": None}
        row |= {key: finding.extra[key] for key in ("valid_from", "valid_to") if finding.extra.get(key)}
        self.place(finding).add(("notices", text[:60]), row, finding)

    def service(self, finding: Finding) -> None:
        name = closed(sentence_case(finding.data["name"]))
        if any(other.kind == "service" and fold(other.name) == fold(name) for other in self.others):
            return
        draft = Draft("service", name, finding)
        draft.add("name", name, finding)
        self.others.append(draft)
        if not self.institutions:
            return
        draft.institution = self.owner(finding)
        draft.add("institution", draft.institution, finding)
        place = self.desk_for(name, draft.institution) or self.office_near(finding)
        if place is not None:
            draft.add(("offices", place), {"office": place, "hours": None, "note": ""}, finding)

    def desk_for(self, name: str, owner: Draft) -> Draft | None:
        desks = (desk for desk in self.desks if desk.institution is owner)
        return next((desk for desk in desks if fold(name) in fold(desk.title)), None)

    def program(self, finding: Finding) -> None:
        name = sentence_case(finding.data["name"])
        draft = Draft("program", name, finding)
        draft.add("name", name, finding)
        if self.institutions:
            draft.institution = self.named(finding.data.get("institution")) or self.institutions[0]
            draft.add("institutions", [draft.institution], finding)
        for path, value in finding.extra.get("facts", {}).items():
            draft.add(tuple(path.split("/", 1)), value, finding)
        partners = [f for f in self.partners if f.data["program"] in (None, finding.data["name"])]
        for order, partner in enumerate(partners, 1):
            row = {
                "name": partner.data["name"],
                "role": "",
                "street": partner.data.get("street") or "",
                "order": order * 10,
            }
            draft.add(("partners", partner.data["name"]), row, partner)
        self.others.append(draft)

    def named(self, name: str | None) -> Draft | None:
        """The institution of the text with this name or abbreviation."""
        if not name:
            return None
        return next((d for d in self.institutions if fold(name) in (fold(d.name), fold(d.abbreviation))), None)

    def document(self, finding: Finding) -> None:
        title = sentence_case(finding.data["title"])
        draft = Draft("document", title, finding)
        draft.add("name", title, finding)
        if finding.data.get("date"):
            draft.add("adopted_on", finding.data["date"], finding)
        draft.add("document_kind", document_kind(title), finding)
        for key in ("issuing_body", "number", "year_from", "year_to"):
            if finding.extra.get(key):
                draft.add(key, finding.extra[key], finding)
        self.others.append(draft)


GENERAL = ("obslug", "przyjm", "godzin", "czynn", "praca", "pracuj", "urzedow", "klien", "interesan")


def is_general(title: str) -> bool:
    """Whether a heading names no desk of its own: "obsługa klientów", "w czasie pandemii obsługujemy"."""
    return any(word.startswith(GENERAL) for word in fold(title).split())


def desk_title(finding: Finding, owner: Draft) -> str:
    """What the place of an address is called: its own words, else the heading above; empty for the owner itself."""
    titles = [finding.desk or "", *reversed(finding.path[-1:])]
    return next((title for title in titles if title and not is_general(title) and not is_named(owner, title)), "")


def is_named(owner: Draft, title: str) -> bool:
    """Whether a heading is the name of the institution itself, or says its short form."""
    name, heading = fold(owner.name), fold(title)
    return (
        name in heading or heading in name or bool(owner.abbreviation and fold(owner.abbreviation) in heading.split())
    )


def first_mention(finding: Finding) -> int:
    return min((start for start, _end in finding.extra.get("mentions", ())), default=finding.start)


def closed(name: str) -> str:
    """A name without a bracket that the reader cut open."""
    return name if name.count("(") == name.count(")") else name.partition("(")[0].strip()


def at_home(office: Draft | None, data: Any) -> bool:
    """Whether the office itself is in that room."""
    return office is not None and office.value("room") == data.get("room")


def address_facts(draft: Draft, finding: Finding, names: tuple[str, ...]) -> None:
    for name in names:
        value = finding.data.get(name)
        if value and draft.value(name) is None:
            draft.add(name, value, finding)


def line_key(data: Any) -> str:
    """As PhoneLine.fact_key writes it."""
    extension = f";ext={data['extension']}" if data.get("extension") else ""
    return f"{data['number']}{extension}" + (";fax" if data["type"] == "fax" else "")


def line_row(finding: Finding, *, order: int) -> dict[str, Any]:
    data = finding.data
    return {
        "number": data["number"], "last_number": data.get("range_end") or "", "extension": data.get("extension") or "",
        "kind": data["type"], "label": sentence_case(data.get("label") or ""), "note": "", "hours": None,
        "is_main": False, "raw": finding.quote[:200], "order": order,
    }  # fmt: skip


def lines_in(draft: Draft) -> int:
    return sum(fact.path[0] == "lines" for fact in draft.facts)


def name_row(text: str, kind: str, language: str = "pl") -> dict[str, Any]:
    return {"text": text, "kind": kind, "language": language, "valid_from": None, "valid_to": None}


KINDS_OF_DOCUMENT = (("strategi", "strategy"), ("uchwal", "resolution"), ("zarzadzen", "order"), ("program", "program"))


def document_kind(title: str) -> str:
    """What the first telling word of a title says it is."""
    words = fold(title)
    places = [(words.find(start), kind) for start, kind in KINDS_OF_DOCUMENT if start in words]
    return min(places)[1] if places else "other"


def within(schedule: Schedule, valid: dict[str, str]) -> Schedule:
    """The schedule held for a period only; where no day says until when, the words stand beside its hours."""
    first, last = (valid.get(side) and date.fromisoformat(valid[side]) for side in ("from", "to"))
    note = "" if last else valid.get("words", "")
    rules = [
        replace(rule, valid_from=first or None, valid_to=last or None, note=rule.note or (note if rule.spans else ""))
        for rule in schedule.rules
    ]
    return replace(schedule, rules=tuple(rules)) if valid else schedule
