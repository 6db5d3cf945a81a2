"""A throw-away PostgreSQL cluster: a temporary folder, a Unix socket, no password, gone when it is closed.

Works as root too, by running the server as another user, because PostgreSQL refuses to run as root.
"""

import contextlib
import glob
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

PROGRAMS = ("initdb", "postgres", "pg_isready")
# a test run may lose its data in a power cut
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
PORT = 5432


def binaries() -> Path | None:
    """The folder with all the programs needed; an initdb alone on the PATH does not count."""
    on_path = shutil.which("initdb")
    found = [os.path.realpath(on_path)] if on_path else []
    installed = [path for pattern in _PLACES for path in glob.glob(pattern)]
    found += sorted(installed, key=lambda path: [int(number) for number in re.findall(r"\d{1,4}", path)], reverse=True)
    folders = (Path(path).parent for path in found)
    return next((folder for folder in folders if all(os.access(folder / name, os.X_OK) for name in PROGRAMS)), None)


_PLACES = (
    "/usr/lib/postgresql/*/bin/initdb",
    "/usr/pgsql-*/bin/initdb",
    "/opt/homebrew/opt/postgresql*/bin/initdb",
    "/usr/local/opt/postgresql*/bin/initdb",
    "/usr/local/pgsql/bin/initdb",
)


class Cluster:
    """Use as a context manager; `url` is its DATABASE_URL."""

    def __init__(self, programs: Path):
        self.programs = programs
        self.server: subprocess.Popen | None = None
        self.user = _server_user()
        self.root = Path(tempfile.mkdtemp(prefix="portal-pg-"))
        self.root.chmod(0o755)
        self.data, self.socket = self.root / "data", self.root / "socket"
        for folder, mode in ((self.data, 0o700), (self.socket, 0o755)):
            folder.mkdir(mode=mode)
            if self.user:
                os.chown(folder, self.user["user"], self.user["group"])
        self.url = f"postgres://postgres@{quote(str(self.socket), safe='')}:{PORT}/postgres"

    def __enter__(self) -> "Cluster":
        try:
            self._start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *error) -> None:
        self.close()

    def _start(self) -> None:
        locale = ("--locale=C.UTF-8", "--encoding=UTF8")
        self._run("initdb", "-D", str(self.data), "-U", "postgres", "--auth=trust", "--no-sync", *locale)
        options = [f"-c{option}" for option in (*FAST, "listen_addresses=", "max_connections=50")]
        command = [self.programs / "postgres", "-D", self.data, "-k", self.socket, "-p", str(PORT), *options]
        with open(self.root / "log", "ab") as log:
            self.server = subprocess.Popen(command, cwd="/", stdout=log, stderr=log, env=_ENVIRONMENT, **self.user)
        deadline = time.monotonic() + 30
        while not self._is_ready():
            if self.server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("PostgreSQL did not start:\n" + (self.root / "log").read_text()[-2000:])
            time.sleep(0.05)

    def _is_ready(self) -> bool:
        command = [self.programs / "pg_isready", "-q", "-h", self.socket, "-p", str(PORT)]
        return subprocess.call(command, env=_ENVIRONMENT) == 0

    def _run(self, program: str, *arguments: str) -> None:
        command = [self.programs / program, *arguments]
        done = subprocess.run(command, cwd="/", capture_output=True, text=True, env=_ENVIRONMENT, **self.user)
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{done.stderr[-2000:]}")

    def close(self) -> None:
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)  # "fast shutdown": ends the connections that are left
            self.server.wait(30)
        shutil.rmtree(self.root, ignore_errors=True)


_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}


def _server_user() -> dict:
    """Options for subprocess: nothing for an ordinary user, another user's ids for root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            user = pwd.getpwnam(name)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise RuntimeError("PostgreSQL does not run as root, and there is no user postgres or nobody")
