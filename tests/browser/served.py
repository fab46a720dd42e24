"""The dashboard served for real: a process of its own, on a port and stores of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode

from lib.settings import ROOT, Settings
from tests.conftest import stores_in

START_SECONDS = 60


class Served:
    """A server over the stores of a folder, with other settings if need be; `stop` ends it."""

    def __init__(
        self, folder: Path, root: Path = ROOT, port: int | None = None, **settings: str
    ) -> None:
        self.folder = folder
        self.root = root
        self.port = port or free_port()
        self._settings = {"base_source": "demo", **stores_in(folder), **settings}
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def address(self, page: str = "", **filters: str) -> str:
        """The address of a page, its filters in the query."""
        query = f"?{urlencode(filters)}" if filters else ""
        return f"http://localhost:{self.port}/{page}{query}"

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self.root, env=self._environment(), stdout=log, stderr=log
            )
        until = time.monotonic() + START_SECONDS
        while not self.answers():
            alive = self._process.poll() is None and time.monotonic() < until
            assert alive, f"The server does not start:\n{self.log.read_text()[-3000:]}"
            time.sleep(0.05)

    def stop(self) -> None:
        """Ends the server; its stores stay."""
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=30)

    def restart(self) -> None:
        """Ends the server and starts it again, at the same address over the same stores."""
        self.stop()
        self.start()

    @property
    def log(self) -> Path:
        """What the server wrote."""
        return self.folder / "server.log"

    def answers(self) -> bool:
        """Whether the server lives."""
        try:
            with urllib.request.urlopen(self.address("_stcore/health"), timeout=2) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def _environment(self) -> dict[str, str]:
        """Ours, but for the settings of whoever runs the tests."""
        kept = {k: v for k, v in os.environ.items() if k.lower() not in Settings.model_fields}
        server = {
            "STREAMLIT_SERVER_PORT": str(self.port),
            "STREAMLIT_SERVER_ADDRESS": "localhost",
            "STREAMLIT_SERVER_HEADLESS": "true",
        }
        return kept | server | {k.upper(): v for k, v in self._settings.items()}


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        port: int = listener.getsockname()[1]
        return port
