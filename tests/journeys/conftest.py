"""A real server, a real browser, a clock that can be moved. Nothing here knows a page.

`server` is granian as people run it, on a data folder of its own; `page` is signed in.
Any request to another origin, any error on the console and any answer of 500 fails the test.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

PATIENCE = 60
PATIENCE_MS = 30_000
"""So long a page may take on a machine that has much else to do; what never comes is found all the same."""
expect.set_options(timeout=PATIENCE_MS)
MORNING = "2026-11-02T07:30:00+01:00"
HEELWISE = str(Path(sys.executable).with_name("heelwise"))
CHROMIUM = os.environ.get("HEELWISE_CHROMIUM") or "/usr/bin/chromium"


class Server(NamedTuple):
    """Where it listens, its sign-in link (empty for the demo), its data folder and its clock."""

    address: str
    link: str
    data: Path
    clock: Path

    def at(self, instant: str) -> None:
        """Move the server's clock."""
        self.clock.write_text(instant)


def start(data: Path, *arguments: str, clock: str = MORNING) -> tuple[subprocess.Popen[str], Server]:
    """Start `heelwise serve` on a free port and wait until it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data.mkdir(parents=True, exist_ok=True)
    file = data / "clock"
    file.write_text(clock)
    words = [*arguments] if "--demo" in arguments else ["--data", str(data), *arguments]
    log = (data / "log").open("w")
    process = subprocess.Popen(
        [HEELWISE, "serve", "--port", str(port), "--no-browser", *words],
        env=os.environ | {"HEELWISE_CLOCK": f"@{file}", "PYTHONUNBUFFERED": "1"},
        stdout=log, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )  # fmt: skip
    log.close()
    began = time.monotonic()
    while not _listens(port):
        said = (data / "log").read_text()
        assert process.poll() is None, said
        assert time.monotonic() - began < PATIENCE, said
        time.sleep(0.05)
    found = re.findall(r"open (http\S+)", (data / "log").read_text())
    link = found[-1] if "--demo" not in arguments else ""
    return process, Server(f"http://localhost:{port}", link, data, file)


def stop(process: subprocess.Popen[str]) -> None:
    """End it and what it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    process.wait(timeout=20)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """One person's server, empty."""
    process, made = start(tmp_path / "data")
    yield made
    stop(process)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo, on its own day."""
    process, made = start(tmp_path_factory.mktemp("demo"), "--demo", clock="2026-11-20T07:30:00+01:00")
    yield made
    stop(process)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the journeys of a file; Playwright cannot run twice at a time."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opener]:
    """Opens watched pages: `opened(address, width=360, dark=True)`. Their complaints fail the test at its end."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(address: str, *, width: int = 360, dark: bool = False, cookies: Any = (), **options: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 780 if width < 700 else 800},
            color_scheme="dark" if dark else "light",
            service_workers=options.pop("service_workers", "allow"),
            **options,
        )
        contexts.append(context)
        if cookies:
            context.add_cookies(list(cookies))
        watch(context, address, complaints)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not complaints, complaints


def watch(context: BrowserContext, address: str, complaints: list[str]) -> None:
    """Note every request elsewhere, every console error and every broken answer."""
    own = (address, "data:", "blob:")
    context.on("request", lambda r: None if r.url.startswith(own) else complaints.append(f"asked {r.url}"))
    context.on("console", lambda m: complaints.append(f"console: {m.text}") if _is_error(m) else None)
    context.on("weberror", lambda e: complaints.append(f"script: {e.error}"))
    context.on("response", lambda r: complaints.append(f"{r.status} {r.url}") if r.status >= 500 else None)


def _is_error(message: ConsoleMessage) -> bool:
    """Errors of script and policy; that an answer was 401, 404 or 422 is part of some journeys."""
    return message.type == "error" and not message.text.startswith("Failed to load resource")


@pytest.fixture
def page(server: Server, opened: Opener) -> Page:
    """A browser signed in at `server`, standing at the three doors."""
    here = opened(server.address)
    here.goto(server.link)
    here.get_by_role("button", name="Open it here").click()
    here.wait_for_url(re.compile(r"/start$"))
    return here
