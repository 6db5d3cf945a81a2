"""The files of requirements/ lock what we use, with hashes and without download addresses."""

import json
import re
import tomllib

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = settings.BASE_DIR
PROJECT_TEXT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PROJECT_TEXT)
RUN_TIME = PROJECT["project"]["dependencies"]
GROUPS = PROJECT["dependency-groups"]
DEVELOPMENT = GROUPS["test"] + GROUPS["lint"]


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)(?:\[[a-z]+\])?==(\S+)", text, re.MULTILINE))


def entries(name: str) -> list[str]:
    """One string per package, its hashes included."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return re.split(r"\n(?=[a-z])", text[re.search(r"^[a-z]", text, re.MULTILINE).start() :])


@pytest.mark.parametrize("line", RUN_TIME)
def test_what_the_portal_needs_is_locked_in_range(line):
    wanted = Requirement(line)
    assert wanted.specifier.contains(locked("base")[canonicalize_name(wanted.name)])


@pytest.mark.parametrize("line", DEVELOPMENT)
def test_what_the_checks_need_is_locked_in_range(line):
    wanted = Requirement(line)
    assert wanted.specifier.contains(locked("dev")[canonicalize_name(wanted.name)])


def test_the_checks_run_on_the_very_packages_that_serve():
    assert locked("base").items() <= locked("dev").items()


@pytest.mark.parametrize("name", ["base", "dev"])
def test_every_package_has_its_hashes(name):
    assert [entry.split()[0] for entry in entries(name) if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", ["base", "dev"])
def test_no_download_address_is_recorded(name):
    assert "://" not in (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def test_every_checker_from_npm_is_locked_by_its_hash_alone():
    lock = json.loads((ROOT / "requirements" / "package-lock.json").read_text(encoding="utf-8"))
    entries = [entry for name, entry in lock["packages"].items() if name]
    assert [entry for entry in entries if "integrity" not in entry or "resolved" in entry] == []


def test_every_package_the_portal_needs_has_its_reason():
    reasoned = re.findall(r'^  # .+\n  "([^"]+)"', PROJECT_TEXT, re.MULTILINE)
    assert set(RUN_TIME) <= set(reasoned)
