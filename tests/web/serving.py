"""A real `heelwise serve` on a free port: what it said until it answers, and its end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

HEELWISE = str(Path(sys.executable).with_name("heelwise"))
PATIENCE = 60


class Serving(NamedTuple):
    """A server: where it listens, and what it has said on standard error."""

    port: int
    said: str


def free() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def own() -> dict[str, str]:
    """The environment without any setting of Heelwise or Django."""
    return {key: value for key, value in os.environ.items() if not key.startswith(("HEELWISE", "DJANGO"))}


@contextmanager
def serving(*words: str, until: str, **settings: str) -> Iterator[Serving]:
    """`heelwise serve` with these words and settings, once it has said `until`; ended afterwards."""
    port = free()
    with subprocess.Popen(
        [HEELWISE, "serve", *words, "--port", str(port), "--no-browser"],
        stderr=subprocess.PIPE, text=True, env=own() | settings,
    ) as process:  # fmt: skip
        assert process.stderr
        said = ""
        while until not in said:
            line = process.stderr.readline()
            assert line, said
            said += line
        yield Serving(port, said)
        process.terminate()
        process.wait(timeout=20)


def answers(ask: Callable[[], object], said: str) -> None:
    """Wait until it answers."""
    began = time.monotonic()
    while True:
        try:
            ask()
        except OSError:
            assert time.monotonic() - began < PATIENCE, said
            time.sleep(0.1)
        else:
            return
