"""A real server and a real Chromium for the player's journeys: one house for all of them, a fresh record for each.

The house's day stands still at `NOW`, which also lets the page run its clock faster.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from playwright.sync_api import BrowserContext, Page, expect

from heelwise.knowledge.read import load
from tests.journeys.waiting import until

HEELWISE = Path(sys.executable).parent / "heelwise"
CHROMIUM = os.environ.get("HEELWISE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
NOW = "2026-11-20T07:30:00+01:00"
DAY = NOW[:10]
PATIENCE_MS = 45_000
"""For a page, a cue, an answer: a busy machine is no fault."""
SEED_BATCH = UUID("0190c2a4-0000-7000-8000-00000000f00d")


def somebody() -> list[dict[str, Any]]:
    """A person with midportion pain, screened yesterday, asked today, with a calm morning: a session is due."""
    flags = load().flags.values()
    facts: dict[str, Any] = {"complaint": "midportion-pain", "side": "left", "goal": "running", "birth_year": 1980}
    intake = facts | {
        "equipment": ["wall", "step", "chair", "band"],
        "worst_pain_week": 3,
        "can_single_leg_raise": "yes",
        "training_now": "some",
    }
    always = {flag.id: "no" for flag in flags if flag.asked in {"always", "daily"}}
    daily = {flag.id: "no" for flag in flags if flag.asked == "daily"}
    morning = {"kind": "morning-checked", "side": "left", "pain": 1, "stiffness_min": 5}
    said = [
        ("2026-11-19T07:00:00+01:00", {"kind": "intake-answered"} | intake),
        ("2026-11-19T07:05:00+01:00", {"kind": "screen-answered", "scope": "full", "answers": always}),
        ("2026-11-20T07:05:00+01:00", {"kind": "screen-answered", "scope": "daily", "answers": daily}),
        ("2026-11-20T07:06:00+01:00", morning),
    ]
    return [
        {**event, "at": at, "id": f"0190c2a4-0000-7000-8000-{place:012d}"} for place, (at, event) in enumerate(said, 1)
    ]


class House:
    """The server as a person starts it, and its database."""

    def __init__(self, folder: Path, port: int) -> None:
        self.database = folder / "data" / "heelwise.sqlite3"
        self.address = f"http://localhost:{port}"
        clock = folder / "clock"
        clock.write_text(NOW)
        self.process = subprocess.Popen(
            [HEELWISE, "serve", "--data", folder / "data", "--port", str(port), "--no-browser"],
            env={**os.environ, "HEELWISE_CLOCK": f"@{clock}", "PYTHONUNBUFFERED": "1"},
            stderr=subprocess.PIPE,
            text=True,
        )
        self.link = self._link()

    def _link(self) -> str:
        assert self.process.stderr
        for line in self.process.stderr:
            if found := re.search(r"http://\S+/in/\S+", line):
                return found.group(0)
        raise AssertionError("the server printed no sign-in link")

    def reset(self, events: list[dict[str, Any]]) -> None:
        """Leave exactly these events in the record."""
        with sqlite3.connect(self.database, timeout=10) as database:
            (person,) = database.execute("select id from person").fetchone()
            database.execute("delete from batch")
            database.execute("update person set version = version + 1")
            database.execute(
                "insert into batch (person_id, id, events, received) values (?, ?, ?, ?)",
                (
                    person,
                    SEED_BATCH.hex,
                    "".join(json.dumps(event) + "\n" for event in events).encode(),
                    dt.datetime.now(dt.UTC),
                ),
            )
        database.close()

    def batches(self) -> list[list[dict[str, Any]]]:
        """What browsers have sent, batch by batch."""
        with sqlite3.connect(self.database, timeout=10) as database:
            rows = database.execute("select id, events from batch order by received").fetchall()
        database.close()
        sent = [bytes(events).splitlines() for batch, events in rows if UUID(batch) != SEED_BATCH]
        return [[json.loads(line) for line in lines] for lines in sent]

    def events(self, kind: str) -> list[dict[str, Any]]:
        """Sent events of one kind."""
        return [event for batch in self.batches() for event in batch if event["kind"] == kind]

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(timeout=10)
        assert self.process.stderr
        self.process.stderr.close()


STORED = """words => new Promise((told, failed) => {
    const asked = indexedDB.open('heelwise');
    asked.onerror = failed;
    asked.onsuccess = () => {
        const from = asked.result.transaction('places').objectStore('places').getAll();
        from.onsuccess = () => { asked.result.close(); told(JSON.stringify(from.result).includes(words)); };
    };
})"""
"""Whether what is kept of a session on this device holds these words, asked of the browser's own store."""


class Phone:
    """A browser at the player, and shorthands for what a person does there."""

    def __init__(self, house: House, context: BrowserContext) -> None:
        self.house = house
        self.context = context
        self.page = context.new_page()
        self.faults: list[str] = []
        self.watch(self.page)

    def watch(self, page: Page) -> None:
        """Note what a page complains of, and every request that leaves the house."""
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self.faults.append(said.text) if "Content Security" in said.text else None)
        page.on(
            "request",
            lambda asked: None if asked.url.startswith(self.house.address) else self.faults.append(asked.url),
        )

    def open(self, *, rate: int = 240) -> None:
        """Go to the session that is due."""
        self.page.goto(f"{self.house.address}/play/{DAY}-any?rate={rate}")
        expect(self.page.locator('[data-do="start"]')).to_be_enabled(timeout=PATIENCE_MS)

    def start(self, *, rate: int = 240) -> None:
        """Open the session and press Start."""
        self.open(rate=rate)
        self.press("start")

    def press(self, name: str) -> None:
        """Press one of the player's own buttons."""
        self.page.locator(f'[data-do="{name}"]').click()

    def answer(self, value: str) -> None:
        """Press a button of the dialog that is open."""
        self.page.locator(f'dialog[open] button[value="{value}"]').click()

    def stored(self, words: str) -> None:
        """Wait until this device has written something down with these words in it."""
        until(self.page, STORED, words, within_ms=PATIENCE_MS)

    def part(self, name: str) -> None:
        """Wait for one of the page's parts."""
        expect(self.page.locator(f'[data-part="{name}"]')).to_be_visible(timeout=PATIENCE_MS)

    def kind(self, kind: str) -> None:
        """Wait for a kind of cue."""
        expect(self.page.locator(f'[data-part="stage"][data-kind="{kind}"]')).to_be_visible(timeout=PATIENCE_MS)

    def finish(self, pain: int) -> None:
        """Fill in the end of the session, and wait until the record has it."""
        self.part("finish")
        self.page.locator(f'input[name="pain_during"][value="{pain}"]').check(force=True)
        self.page.get_by_role("button", name="Save the session").click()
        self.part("over")
        expect(self.page.locator("[data-outbox-line]")).to_have_text(
            "Everything is saved in your record.", timeout=PATIENCE_MS
        )


def phone(house: House, context: BrowserContext) -> Iterator[Phone]:
    """A phone that must end without a complaint."""
    one = Phone(house, context)
    yield one
    assert one.faults == []
