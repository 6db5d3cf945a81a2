"""Files of the exchange format for tests: written from dicts, loaded and dumped through the commands."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

MOPS = {"kind": "institution", "slug": "mops", "name": "Miejski Ośrodek Pomocy Społecznej"}
DESK = {"kind": "office", "slug": "kasy", "name": "Kasy"}
GRANT = {"kind": "service", "slug": "dodatek", "name": "Dodatek mieszkaniowy"}
HOME = {"kind": "situation", "slug": "mieszkanie", "name": "Mieszkanie i czynsz"}
CLUB = {"kind": "program", "slug": "polanka", "name": "Aktywna Polanka"}
STRATEGY = {"kind": "document", "slug": "strategia", "name": "Strategia"}


def written(folder, *lines, name="directory.jsonl"):
    """A file with these lines: dicts as JSON, bytes and texts as they are."""
    path = folder / name
    parts = [line if isinstance(line, bytes | str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_bytes(b"".join((part if isinstance(part, bytes) else part.encode()) + b"\n" for part in parts))
    return path


def load(folder, *lines, **options):
    """What the command prints."""
    out = io.StringIO()
    call_command("load_directory", written(folder, *lines), stdout=out, **options)
    return out.getvalue()


def refused(folder, *lines, **options):
    """The message of a command that must fail."""
    with pytest.raises(CommandError) as problem:
        load(folder, *lines, **options)
    return str(problem.value)


def dump(**options):
    """The bytes of a dump to standard output."""
    out = io.StringIO()
    call_command("dump_directory", stdout=out, **options)
    return out.getvalue()


def dumped(slug, **options):
    """One record of a dump of everything."""
    lines = [json.loads(line) for line in dump(everything=True, **options).splitlines()]
    return next(line for line in lines if line["slug"] == slug)
