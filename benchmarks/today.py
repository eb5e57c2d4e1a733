# ruff: noqa: PLC0415, SLF001 - Django is set up before it is imported; forgetting is a test's business
"""How long the server takes over Today for a record of 10,000 sets: a look, the look after a morning check, the first.

Run `.venv/bin/python -m benchmarks.today`. The whole of Django is in the figure: door, database, decision, page,
compression. What the network and the browser add is not. Each figure stands beside its CPU time, which a busy
machine does not change.
"""

from __future__ import annotations

import gc
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from uuid import uuid4

from benchmarks.years import lines

SETS = 10_000
LOOKS = 200
WRITES = 30
TARGET_MS = 30


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HEELWISE_DATA": folder, "DJANGO_SETTINGS_MODULE": "heelwise.web.settings"}
        _measure()


def _measure() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from heelwise.journal.port import Batch
    from heelwise.record.decode import decode_lines
    from heelwise.web import remembered
    from heelwise.web.accounts import tokens
    from heelwise.web.keep.models import Person
    from heelwise.web.keep.store import Batches

    written, on = lines(SETS)
    settings.CLOCK = f"{on}T12:00:00+01:00"
    person = Person.objects.create()
    events = decode_lines(written, file="years").events
    Batches().append(str(person.pk), Batch(uuid4(), events))
    browser = Client(SERVER_NAME="localhost")
    browser.cookies["heelwise-device"] = tokens.trade(tokens.new_link(person, now=timezone.now()), now=timezone.now())

    def look() -> None:
        answer = browser.get("/", headers={"accept-encoding": "gzip"})
        assert answer.status_code == 200, answer

    def morning(minute: int) -> None:
        settings.CLOCK = f"{on}T12:{minute:02d}:00+01:00"
        sent = {"batch": str(uuid4()), "side": "left", "pain": "2", "stiffness_min": "10"}
        assert browser.post("/morning", sent).status_code == 302

    look()
    gc.collect()
    gc.freeze()
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{SETS} sets, {len(events)} events")
    say("Today", [timed(look) for _ in range(LOOKS)], target=TARGET_MS)
    after, saved = [], []
    for minute in range(1, WRITES + 1):
        saved.append(timed(lambda at=minute: morning(at)))
        after.append(timed(look))
    say("Today, first look after a morning check", after)
    say("saving a morning check", saved)
    first = []
    for _ in range(10):
        remembered._kept.clear()
        first.append(timed(look))
    say("Today, first look of a fresh process's memory", first)


def timed(work: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds: by the clock on the wall, and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)


def say(what: str, times: list[tuple[float, float]], *, target: int | None = None) -> None:
    """One line of figures."""
    aim = f", target p95 {target} ms" if target else ""
    walls, cpus = (sorted(kind) for kind in zip(*times, strict=True))
    print(f"{what}: {_of(walls)}; processor {_of(cpus)}{aim} ({len(times)} times)")


def _of(times: list[float]) -> str:
    p95 = times[min(len(times) - 1, round(0.95 * len(times)))]
    return f"median {statistics.median(times):.1f} ms, p95 {p95:.1f} ms"


if __name__ == "__main__":
    main()
