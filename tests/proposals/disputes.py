"""A desk about which two texts disagree: published from one of 2021, contradicted by one of 2019."""

from offices.schedule import Schedule
from proposals.models import Change, Proposal
from records import clock, sources
from tests import builders

OLD_TEXT = "UWAGA!\nKasy czynne są 9:30 – 14:15, zapraszamy"
THIRD_TEXT = "Kasa otwarta 8:00 – 12:00"
PUBLISHED = "Mo-Fr 10:00-14:00"
OTHER = "Mo-Fr 09:30-14:15"
THIRD = "Mo-Fr 08:00-12:00"


def published_desk(**fields):
    desk = builders.office("Kasy – MOPS", hours=PUBLISHED, slug="kasy", email="kasy@mops.example", **fields)
    builders.cited(desk, "hours", "Kasy pracują 10:00 – 14:00", "10:00 – 14:00")
    return desk


def dispute(desk, *, osm=OTHER, text=OLD_TEXT, quote="9:30 – 14:15", **snapshot):
    """A change that contradicts the desk's hours, as the import writes it."""
    made = builders.snapshot(text, **snapshot)
    new, start = Schedule.from_osm(osm).to_json(), text.index(quote)
    proposal = Proposal.objects.create(
        record=desk.record, kind="office", slug=desk.slug, name=desk.name, snapshot=made, made_at=clock.now()
    )
    sources.contradict(desk, "hours", made, start, start + len(quote), new)
    return Change.objects.create(
        proposal=proposal, path="hours", old=desk.hours.to_json(), new=new, start=start, end=start + len(quote),
        quote=quote, is_contradiction=True,
        fingerprint=Change.fingerprint_of(target_id=desk.pk, path="hours", new=new),
    )  # fmt: skip


def third(desk):
    return dispute(desk, osm=THIRD, text=THIRD_TEXT, quote="8:00 – 12:00", url="https://bip.example/kasa")
