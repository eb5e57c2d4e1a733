"""How long a decision takes against decoding the same lines, and what `heelwise today` costs in CPU.

Run `.venv/bin/python -m benchmarks.decide`. Absolute times depend on the machine, so
they are printed with it; the test suite gates only the ratio.
"""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.years import lines
from heelwise import decide, load
from heelwise.record.decode import decode_lines
from heelwise.record.record import Record

Made = TypeVar("Made")


def cpu(work: Callable[[], Made], *, times: int = 5) -> tuple[float, Made]:
    """The least CPU seconds of several runs, and what the last one made."""
    best, made = float("inf"), work()
    for _ in range(times):
        started = time.process_time()
        made = work()
        best = min(best, time.process_time() - started)
    return best, made


def command(*arguments: str, times: int = 5) -> float:
    """The least CPU seconds of a whole `heelwise` process."""
    best = float("inf")
    heelwise = Path(sys.executable).parent / "heelwise"
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([heelwise, *arguments], check=False, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return best


def main() -> None:
    """Print the figures."""
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    knowledge = load()
    version = command("--version")
    print(f"heelwise --version: {version:.3f} s CPU")
    for sets in (10_000, 30_000):
        written, on = lines(sets)
        decoding, decoded = cpu(lambda w=written: decode_lines(w, file="record.jsonl"))  # type: ignore[misc]
        events = decoded.events
        deciding, _ = cpu(lambda e=events, d=on: decide(knowledge, Record.of(e), d))  # type: ignore[misc]
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
            file.write(b"\n".join(written) + b"\n")
            file.flush()
            today = command("today", file.name, "--on", on.isoformat(), "--json")
        print(
            f"{sets} sets, {len(written)} lines: decode {decoding * 1000:.0f} ms, "
            f"order + fold + decide {deciding * 1000:.0f} ms "
            f"({deciding / decoding:.2f} x), heelwise today {today - version:.3f} s beyond --version"
        )


if __name__ == "__main__":
    main()
