"""A house that can be shut and opened again on the same port, as a server that is out of reach and comes back."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
from pathlib import Path
from typing import Any

from tests.journeys.conftest import HEELWISE, MORNING, Server

PATIENCE = 60

PACK = """new Promise((done) => { const asked = indexedDB.open('heelwise'); asked.onsuccess = () => {
    const all = asked.result.transaction('packs').objectStore('packs').getAll();
    all.onsuccess = () => { asked.result.close(); done(all.result[0] ?? {}); }; }; })"""
"""The pack that a browser keeps, asked of its own store; empty without one."""


class OfflineHouse:
    """A real server on a data folder; `shut` kills it without a word, `open` starts it again."""

    def __init__(self, data: Path, *, clock: str = MORNING) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        data.mkdir(parents=True, exist_ok=True)
        self.data = data
        (data / "clock").write_text(clock)
        self.process: subprocess.Popen[str] | None = None
        self.open()
        self.server = Server(f"http://localhost:{self.port}", self.link(), data, data / "clock")

    def open(self) -> None:
        """Start it, and wait until it answers."""
        with (self.data / "log").open("w") as log:
            self.process = subprocess.Popen(
                [HEELWISE, "serve", "--port", str(self.port), "--no-browser", "--data", str(self.data)],
                env=os.environ | {"HEELWISE_CLOCK": f"@{self.data / 'clock'}", "PYTHONUNBUFFERED": "1"},
                stdout=log, stderr=subprocess.STDOUT, text=True, start_new_session=True,
            )  # fmt: skip
        began = time.monotonic()
        while not self._listens():
            assert time.monotonic() - began < PATIENCE, (self.data / "log").read_text()
            time.sleep(0.05)

    def shut(self) -> None:
        """Kill it at once: nothing it was doing is finished."""
        if self.process is None or self.process.poll() is not None:
            return
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=20)
        began = time.monotonic()
        while self._listens():  # its workers die a moment later
            assert time.monotonic() - began < PATIENCE
            time.sleep(0.05)

    def events(self) -> list[dict[str, Any]]:
        """The record, as the database has it."""
        with sqlite3.connect(f"file:{self.data / 'heelwise.sqlite3'}?mode=ro", uri=True, timeout=20) as database:
            rows = database.execute("select events from batch order by received, id").fetchall()
        database.close()
        return [json.loads(line) for (row,) in rows for line in bytes(row).splitlines()]

    def link(self) -> str:
        """A sign-in link, as the server printed it."""
        began = time.monotonic()
        while not (found := re.findall(r"open (http\S+)", (self.data / "log").read_text())):
            assert time.monotonic() - began < PATIENCE
            time.sleep(0.05)
        return str(found[-1])

    def _listens(self) -> bool:
        with socket.socket() as probe:
            probe.settimeout(0.5)
            return probe.connect_ex(("127.0.0.1", self.port)) == 0
