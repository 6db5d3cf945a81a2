"""What a first start makes: starter content, static files, a login for staff. Every step may be repeated."""

import fcntl
import hashlib
import io
import json
import secrets
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import transaction

from offices.models import EmergencyLine
from offices.schedule import Schedule
from polish.phones import parse_numbers
from polish.text import slug as slugify
from portal.models import AccessibilityDeclaration
from records import clock
from records.models import Category, Page, Record, TargetGroup

STARTER = settings.BASE_DIR / "ingest" / "starter"
FIRST_LOGIN = "redakcja@portal.localhost"


class StarterText(NamedTuple):
    """A text of ingest/starter with the page it came from and the day it was read there."""

    path: Path
    source_url: str
    fetched: date


def starter_texts(folder: Path = STARTER) -> list[StarterText]:
    entries = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
    return [
        StarterText(folder / entry["file"], entry["source_url"], date.fromisoformat(entry["fetched"]))
        for entry in entries
    ]


def is_empty() -> bool:
    """Whether starter content may be loaded: a city that took a starter record out must not get it back."""
    return not Record.objects.exists()


@transaction.atomic
def install_starter() -> None:
    """Fill the portal through the ordinary commands, all or nothing."""
    unheard = io.StringIO()
    _write_headings(STARTER)
    call_command("load_directory", str(STARTER / "directory.jsonl"), publish=True, stdout=unheard)
    for text in starter_texts():
        source = {"source_url": text.source_url, "fetched": text.fetched.isoformat()}
        call_command("ingest", str(text.path), publish=True, stdout=unheard, **source)
    # the texts give no coordinates: those of public buildings, by eye, to about a hundred metres, for the sketch alone
    call_command("load_directory", str(STARTER / "places.jsonl"), publish=True, stdout=unheard)
    call_command("load_areas", STARTER / "areas.csv", stdout=unheard)
    _write_pages(STARTER)


def _write_headings(folder: Path) -> None:
    """Categories and target groups with their names in other languages; the directory then finds them by name."""
    headings = json.loads((folder / "headings.json").read_text(encoding="utf-8"))
    for model, key in ((Category, "category"), (TargetGroup, "target_group")):
        for heading in headings[key]:
            model.objects.create(slug=slugify(heading["name"]), **heading)


def _write_pages(folder: Path) -> None:
    """The texts about the portal and the emergency numbers, which are the staff's from now on."""
    for page in json.loads((folder / "pages.json").read_text(encoding="utf-8")):
        Page.objects.create(**page)
    for line in json.loads((folder / "emergency.json").read_text(encoding="utf-8")):
        line["number"] = parse_numbers(line["number"])[0].number
        line["hours"] = Schedule.from_osm(line["hours"])
        EmergencyLine.objects.create(**line)
    _write_declaration(json.loads((folder / "declaration.json").read_text(encoding="utf-8")))


def _write_declaration(facts: dict) -> None:
    """An example for the publisher to correct; the portal stands here from today."""
    texts, today = facts.pop("texts"), clock.now().date()
    days = {"site_published": today, "site_changed": today, "prepared": today}
    declaration = AccessibilityDeclaration.objects.create(pk=1, **days, **facts)
    for text in texts:
        declaration.texts.create(**text)


def make_first_login() -> tuple[str, str | None]:
    """(e-mail, password) of the staff login made for this installation; no password when there is a login already."""
    users = get_user_model().objects
    existing = users.filter(is_superuser=True, is_active=True).order_by("date_joined", "pk").first()
    if existing:
        return existing.get_username(), None
    password = secrets.token_urlsafe(12)
    users.create_superuser(FIRST_LOGIN, password)
    return FIRST_LOGIN, password


def collect_static() -> None:
    """Collect and compress the static files, unless they are those of the last time (it takes seconds)."""
    stamp = settings.STATIC_ROOT / ".collected"
    fingerprint = _fingerprint_of_static_files()
    settings.STATIC_ROOT.parent.mkdir(parents=True, exist_ok=True)
    with open(settings.STATIC_ROOT.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two starts at once would clear each other's files away
        if stamp.exists() and stamp.read_text() == fingerprint:
            return
        call_command("collectstatic", interactive=False, clear=settings.STATIC_ROOT.exists(), verbosity=0)
        stamp.write_text(fingerprint)


def _fingerprint_of_static_files() -> str:
    """Path, size and time of change of every source file: cheap, and enough to notice an edit or an upgrade."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
