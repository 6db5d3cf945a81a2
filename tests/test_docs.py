"""What README and docs name exists: commands, targets, settings, files. What can be set is documented."""

import inspect
import re
from pathlib import Path

import gunicorn.config
import pytest
from django.conf import settings
from django.core.management import get_commands

import dev

ROOT: Path = settings.BASE_DIR
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TEXT = {str(page.relative_to(ROOT)): page.read_text(encoding="utf-8") for page in PAGES}
SOURCES = [ROOT / "dev.py", *(ROOT / "portal").glob("*.py"), *(ROOT / "tests").glob("*.py")]
GENERATED = ("var/", ".venv")


def code(text: str) -> list[str]:
    """Everything set as code: blocks and spans."""
    blocks = re.findall(r"```\w{0,9}\n(.*?)```", text, re.DOTALL)
    spans = re.findall(r"`([^`\n]{1,200})`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return blocks + spans


def variables_read() -> set[str]:
    """Names of environment variables that our own programs ask for."""
    asked = r"""(?:environ(?:\.get\(|, )|os\.environ, |os\.environ\.get\(|name: str = )"([A-Z][A-Z_]{2,40})\""""
    return {name for source in SOURCES[:-1] for name in re.findall(asked, source.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("document", TEXT)
def test_every_make_target_named_exists(document):
    named = set(re.findall(r"\bmake ([a-z]+)", "\n".join(code(TEXT[document]))))
    assert named <= dev.COMMANDS.keys()


@pytest.mark.parametrize("document", TEXT)
def test_every_management_command_named_exists(document):
    named = set(re.findall(r"manage\.py ([a-z_]+)", TEXT[document]))
    assert named <= get_commands().keys()


@pytest.mark.parametrize("document", TEXT)
def test_every_variable_named_exists(document):
    known = "\n".join(source.read_text(encoding="utf-8") for source in SOURCES) + inspect.getsource(gunicorn.config)
    named = set(re.findall(r"\b[A-Z]{2,20}_[A-Z_]{2,40}\b", "\n".join(code(TEXT[document]))))
    assert {name for name in named if name.removesuffix("_FILE") not in known} == set()


def test_every_variable_read_is_described():
    table = TEXT["docs/operate.md"]
    assert {name for name in variables_read() if f"`{name}" not in table} == set()


@pytest.mark.parametrize("document", TEXT)
def test_every_link_leads_to_a_file(document):
    targets = re.findall(r"\]\(([^)#:\s]{1,200})\)", TEXT[document])
    assert [target for target in targets if not (ROOT / document).parent.joinpath(target).exists()] == []


@pytest.mark.parametrize("document", TEXT)
def test_every_path_named_exists(document):
    paths = [span for span in code(TEXT[document]) if re.fullmatch(r"[a-z_]{1,30}/[\w/.-]{0,80}", span)]
    assert [path for path in paths if not path.startswith(GENERATED) and not (ROOT / path).exists()] == []


def test_make_offers_what_dev_offers():
    offered = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1].split()
    assert sorted(offered) == sorted(dev.COMMANDS)
