"""Interrupted lives of a parcel: whatever happens between a phone and its server, nothing is lost and nothing doubled.

A seed draws some twenty moments: events are said on one of two devices; they are sent while all is well, without
network, with the answer lost on the way, with the server killed by SIGKILL just before or just after it commits, with
the page reloaded in the middle, from two tabs at once. At the end everything is sent; then the database must hold
every event once, each device's in the order they were said.

The server is `interrupted_server`; the devices are two contexts of a real Chromium with the real outbox and IndexedDB.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from playwright.sync_api import Browser, BrowserContext, Error, Page, Route

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
MOMENTS = ("well", "offline", "lost", "before", "after", "reload", "two-tabs")
KEEP = """async ({ store, ids, person, events }) => {
  const { keep } = await import(store);
  const { uuid7, rfc3339 } = await import(ids);
  const made = [];
  for (const event of events) {
    const now = Date.now();
    const whole = { ...event, id: uuid7(now), at: rfc3339(now) };
    await keep({ id: whole.id, person, session: '', event: whole });
    made.push(whole.id);
    await new Promise((next) => setTimeout(next, 2));
  }
  return made;
}"""
FLUSH = """async ({ send, person }) => {
  const { flush, standing } = await import(send);
  const outcome = await flush({ person, sync: '/sync', csrf: '' }, { ready: () => true, now: () => Date.now() });
  const { waiting, refused } = await standing(person);
  return { outcome, waiting, refused: refused.length };
}"""


class FaultError(AssertionError):
    """Something was lost, doubled or out of order."""


class Device:
    """One browser of a person: its own cookies and its own IndexedDB."""

    def __init__(self, browser: Browser, house: House) -> None:
        self.house = house
        self.context: BrowserContext = browser.new_context(service_workers="block")
        self.mode = "well"
        self.context.route("**/sync", self._route)
        self.page = self._tab()
        self.said: list[str] = []

    def become(self, person: str, cookie: str) -> None:
        """Another person's phone."""
        self.person, self.said, self.mode = person, [], "well"
        self.context.add_cookies([{"name": "heelwise-device", "value": cookie, "url": self.house.address}])

    def says(self, events: list[dict[str, Any]]) -> None:
        """Write events down."""
        files = self.house.files
        asked = {"store": files["store"], "ids": files["ids"], "person": self.person, "events": events}
        self.said += self.page.evaluate(KEEP, asked)

    def sends(self, moment: str) -> dict[str, Any] | None:
        """Send what waits, at a bad moment or a good one."""
        asked = {"send": self.house.files["send"], "person": self.person}
        self.mode = moment if moment in ("offline", "lost") else "well"
        if moment in ("before", "after"):
            (self.house.data / "fault").write_text(moment)
        try:
            if moment == "reload":
                self.page.evaluate(f"(asked) => {{ ({FLUSH})(asked).catch(() => {{}}); }}", asked)
                self.page.reload(wait_until="commit")
                return None
            if moment == "two-tabs":
                other = self._tab()
                other.evaluate(f"(asked) => {{ ({FLUSH})(asked).catch(() => {{}}); }}", asked)
                found = self.page.evaluate(FLUSH, asked)
                other.close()
                return dict(found)
            return dict(self.page.evaluate(FLUSH, asked))
        finally:
            self.mode = "well"
            (self.house.data / "fault").unlink(missing_ok=True)

    def _tab(self) -> Page:
        page = self.context.new_page()
        page.goto(self.house.address + "/static/icons/heelwise.svg")  # the smallest page of the same origin
        return page

    def _route(self, route: Route) -> None:
        try:
            if self.mode == "offline":
                route.abort()
            elif self.mode == "lost":
                route.fetch()
                route.abort()
            else:
                route.continue_()
        except Error:  # the page went away meanwhile, or the server did
            pass


class House:
    """The server's keeper, and the database to look into."""

    def __init__(self, data: Path) -> None:
        self.data = data
        data.mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.interrupted_server", str(data)], cwd=ROOT, start_new_session=True
        )
        began = time.monotonic()
        while not (data / "port").exists():
            assert self.process.poll() is None, "the server did not start"
            assert time.monotonic() - began < PATIENCE
            time.sleep(0.05)
        self.address = f"http://localhost:{(data / 'port').read_text()}"
        self.people = (data / "people").read_text().split()
        served = json.loads((data / "static-served" / "staticfiles.json").read_text())["paths"]
        self.files = {name: f"/static/{served[f'outbox/{name}.js']}" for name in ("store", "send", "ids")}

    def events(self, person: str) -> list[str]:
        """Ids in the order they came in."""
        with sqlite3.connect(f"file:{self.data / 'heelwise.sqlite3'}?mode=ro", uri=True, timeout=20) as database:
            rows = database.execute(
                "select events from batch where person_id = ? order by received, id", (UUID(person).hex,)
            ).fetchall()
        database.close()
        return [json.loads(line)["id"] for (row,) in rows for line in bytes(row).splitlines()]

    @property
    def deaths(self) -> int:
        """How often the server was killed."""
        return len((self.data / "deaths").read_text()) if (self.data / "deaths").exists() else 0

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(timeout=20)


@contextmanager
def interrupted(browser: Browser, data: Path) -> Iterator[tuple[House, list[Device]]]:
    """A house and two devices."""
    house = House(data)
    try:
        devices = [Device(browser, house), Device(browser, house)]
        yield house, devices
        for device in devices:
            device.context.close()
    finally:
        house.stop()


def live(seed: int, house: House, devices: list[Device]) -> Counter[str]:
    """One seed's life. Raises `FaultError`. What happened, counted."""
    draw, met = Random(seed), Counter[str]()
    person = str(UUID(house.people[seed % len(house.people)]))
    used = devices if draw.random() < 0.6 else devices[:1]
    for device in used:
        device.become(person, f"seed-{seed % len(house.people)}")
    for _ in range(draw.randint(6, 12)):
        device = draw.choice(used)
        events = [an_event(draw, seed) for _ in range(draw.choice((0, 1, 1, 2, 4)))]
        met["said"] += len(events)
        device.says(events)
        if draw.random() < 0.7:
            moment = draw.choice(MOMENTS)
            met[moment] += 1
            device.sends(moment)
    met["second device"] += len(used) - 1
    for device in used:
        settle(device, seed)
    judge(seed, house.events(person), used)
    return met


def settle(device: Device, seed: int) -> None:
    """Everything is sent, in a few tries."""
    for _ in range(20):
        found = device.sends("well")
        if found and not found["waiting"]:
            if found["refused"]:
                raise FaultError(f"seed {seed}: {found['refused']} events were refused")
            return
        time.sleep(0.05)
    raise FaultError(f"seed {seed}: something waits for ever: {found}")


def judge(seed: int, there: list[str], devices: list[Device]) -> None:
    """Nothing lost, nothing doubled, each device's events in order."""
    said = [one for device in devices for one in device.said]
    if lost := set(said) - set(there):
        raise FaultError(f"seed {seed}: lost {sorted(lost)}")
    if len(there) != len(set(there)) or set(there) - set(said):
        raise FaultError(f"seed {seed}: doubled or unknown: {Counter(there).most_common(1)}")
    for device in devices:
        mine = set(device.said)
        if [one for one in there if one in mine] != device.said:
            raise FaultError(f"seed {seed}: out of order")


def an_event(draw: Random, seed: int) -> dict[str, Any]:
    """Something a person says."""
    return draw.choice(
        (
            {"kind": "noted", "text": f"seed {seed}, {draw.random()}", "by": "person"},
            {"kind": "morning-checked", "side": "left", "pain": draw.randint(0, 10), "stiffness_min": 5},
            {"kind": "set-done", "session": "s", "exercise": "heel-drop", "side": "left", "set": 1, "reps": 15},
        )
    )
