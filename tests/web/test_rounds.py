"""The rounds of the serving process: a reminder really leaves it at its time, and trouble in one ends nothing."""

from __future__ import annotations

import datetime as dt
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest

from tests.web.push_service import Browser, PushService

HEELWISE = str(Path(sys.executable).with_name("heelwise"))
PATIENCE = 60
NOW = dt.datetime(2026, 11, 20, 17, 0, tzinfo=dt.UTC)


def test_trouble_in_one_round_ends_neither_the_round_nor_the_next(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from heelwise.web.reminders import sending
    from heelwise.web.rounds import Rounds

    def breaks() -> int:
        raise RuntimeError("pain 9 on the left")

    class Watch:
        looked = 0

        def look(self, *, now: dt.datetime) -> bool:
            self.looked += 1
            return False

    monkeypatch.setattr(sending, "send_due", breaks)
    watch: Any = Watch()
    rounds = Rounds(watch)
    rounds.once(now=NOW)
    rounds.once(now=NOW)
    assert watch.looked == 2
    assert "RuntimeError" in caplog.text
    assert "pain" not in caplog.text, "what it was about stays out of the log"


def signed_in(address: str, link: str) -> OpenerDirector:
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    post(browser, link, link)
    return browser


def post(browser: OpenerDirector, page: str, to: str, **fields: str) -> None:
    with browser.open(page, timeout=20) as shown:
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)', shown.read().decode())[0]
    with browser.open(to, urlencode({"csrfmiddlewaretoken": token} | fields).encode(), timeout=20) as answer:
        assert answer.status == 200


@pytest.mark.slow
def test_a_reminder_leaves_the_serving_process_at_its_time(tmp_path: Path) -> None:
    service, clock = PushService(Browser()), tmp_path / "clock"
    clock.write_text("2026-11-20T17:00:00+01:00")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {key: value for key, value in os.environ.items() if not key.startswith(("HEELWISE", "DJANGO"))}
    settings |= {"HEELWISE_CLOCK": f"@{clock}", "HEELWISE_ROUND_SECONDS": "0.2"}
    command = [HEELWISE, "serve", "--data", str(tmp_path / "data"), "--port", str(port), "--no-browser"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=settings) as process:
        assert process.stderr
        try:
            said = ""
            while "open http" not in said:
                line = process.stderr.readline()
                assert line, said
                said += line
            until(lambda: socket.create_connection(("127.0.0.1", port), timeout=1).close() is None)
            link = re.findall(r"open (http\S+)", said)[-1]
            browser = signed_in(f"http://localhost:{port}", link)
            prepare(browser, f"http://localhost:{port}", tmp_path / "data", service)
            time.sleep(1)
            assert not service.taken, "an hour too early"
            clock.write_text("2026-11-20T18:00:00+01:00")
            until(lambda: bool(service.taken))
            time.sleep(1)
        finally:
            process.terminate()
            process.wait(timeout=20)
            service.close()
        assert "Traceback" not in process.stderr.read()
    assert [one.opened["text"] for one in service.taken] == ["It is time for what you planned."]


def prepare(browser: OpenerDirector, address: str, data: Path, service: PushService) -> None:
    """Questions answered, a time chosen, and a browser that lives on the loopback."""
    from heelwise.web.accounts.tokens import digest

    events = Path(__file__).parents[2] / "src" / "heelwise" / "examples" / "runner.jsonl"
    with browser.open(address + "/data", timeout=20) as shown:
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)', shown.read().decode())[0]
    boundary = "a-line-between"
    fields = {"csrfmiddlewaretoken": token, "batch": "0190b6a0-0000-7000-8000-000000000001", "do": "bring"}
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()]
    file = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="r.jsonl"\r\n\r\n'
    body = "".join(parts).encode() + file.encode() + events.read_bytes() + f"\r\n--{boundary}--\r\n".encode()
    sent = Request(address + "/data/import", body, {"Content-Type": f"multipart/form-data; boundary={boundary}"})
    with browser.open(sent, timeout=60) as answer:
        assert answer.status == 200
    post(browser, address + "/reminders", address + "/reminders", do="times", once="18:00", snooze="30")
    keys, endpoint = service.browser.keys(), service.endpoint()
    connection = sqlite3.connect(data / "heelwise.sqlite3", timeout=20)
    with connection:
        (person,) = connection.execute("SELECT id FROM person").fetchone()
        connection.execute(
            "INSERT INTO reminder_endpoint (digest, person_id, address, p256dh, auth, since) VALUES (?, ?, ?, ?, ?, ?)",
            (digest(endpoint), person, endpoint, keys["p256dh"], keys["auth"], "2026-11-20 12:00:00"),
        )
    connection.close()


def until(condition: Any) -> None:
    began = time.monotonic()
    while True:
        try:
            if condition():
                return
        except OSError:
            pass
        assert time.monotonic() - began < PATIENCE
        time.sleep(0.1)
