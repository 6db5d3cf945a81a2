"""A real portal: `manage.py serve` in a process of its own, with its own port and database file."""

import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPEN = "The portal is open at"
PATIENCE = 300  # seconds that a first start may take on a busy machine


class Portal:
    """Keeps its database and its log in `folder`; further settings are given as keyword arguments."""

    def __init__(self, folder: Path, **environ: str):
        self.folder = folder
        self.log = folder / "log"
        self.process: subprocess.Popen | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        own = {"PORT": str(self.port), "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3", "SECRET_KEY": "x" * 50}
        self.environ = {"PATH": os.environ["PATH"]} | own | environ

    def start(self) -> str:
        """Everything printed until the portal is open; RuntimeError when it does not get so far."""
        with open(self.log, "w") as log:
            command = [sys.executable, "manage.py", "serve"]
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environ, stdout=log, stderr=log)
        deadline = time.monotonic() + PATIENCE
        while OPEN not in self.log.read_text():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the portal did not open:\n{self.log.read_text()}")
            time.sleep(0.05)
        return self.log.read_text()

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(PATIENCE)  # a worker told to stop while it starts is waited for half a minute

    def ask(self, method: str, path: str, **headers: str) -> http.client.HTTPResponse:
        """The answer with its text as `body`; no redirect is followed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        response.body = response.read().decode()
        connection.close()
        return response

    def say(self, raw: bytes) -> str:
        """First line of the answer to a request written by hand."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(raw)
            return connection.recv(4096).decode("latin-1").splitlines()[0]
