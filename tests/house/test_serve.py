"""`scripts/serve` starts Heelwise, promptly, and stops when told to."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.house.repository import ROOT

PATIENCE = 60  # seconds until a start counts as failed; the figure to watch is printed by -ra


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[int, float]]:
    """Start the script on a free port; give the port and the seconds until it answered."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.monotonic()
    process = subprocess.Popen(
        ["scripts/serve", "--port", str(port), "--no-browser", *arguments],
        cwd=ROOT, env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True, text=True,
    )  # fmt: skip
    try:
        while not answers(port):
            assert process.poll() is None, process.stderr and process.stderr.read()
            assert time.monotonic() - began < PATIENCE, "no answer"
            time.sleep(0.05)
        yield port, time.monotonic() - began
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)
        if process.stderr:
            process.stderr.close()


def answers(port: int) -> bool:
    """Whether anything speaks HTTP there."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/", timeout=5) as response:
            return bool(response.status == 200)
    except (URLError, ConnectionError, TimeoutError) as problem:
        return getattr(problem, "code", None) in {401, 403}


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--demo"], ["--data"]], ids=["demo", "own"])
def test_it_starts_answers_and_stops(arguments: list[str], tmp_path: Path) -> None:
    chosen = [*arguments, str(tmp_path)] if "--data" in arguments else arguments
    with serving(*chosen) as (port, seconds):
        assert answers(port)
        print(f"scripts/serve {' '.join(arguments)}: {seconds:.1f} s")
    assert not answers(port)
