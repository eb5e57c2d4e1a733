"""Reminders in a real Chromium: times chosen, a calendar saved, a message shown, put off and opened.

Chromium's own push service cannot be reached from a test. So agreeing is played by the test, and the message comes in
by the browser's developer protocol; what the server seals and signs is proved in tests/web/test_reminders_push.py.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opener, Server
from tests.journeys.waiting import came
from tests.web.push_service import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RUNNER = Path(__file__).parents[2] / "src" / "heelwise" / "examples" / "runner.jsonl"
FRIDAY = "2026-11-20T07:30:00+01:00"
DELIVERIES = 5
"""A push service sends again what no worker took; the developer protocol drops a message without a word."""
AGREES = """() => {
  Notification.requestPermission = async () => 'granted';
  PushManager.prototype.subscribe = async function (options) {
    window.asked = [options.userVisibleOnly, options.applicationServerKey.length];
    return { toJSON: () => ({ endpoint: 'https://web.push.apple.com/one', expirationTime: null, keys: KEYS }) };
  };
}"""


@pytest.fixture
def runner(page: Page, server: Server) -> Page:
    """Signed in on Friday, with the runner's months."""
    server.at(FRIDAY)
    page.goto(server.address + "/data")
    page.set_input_files("#file", RUNNER)
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("lines came in")).to_be_visible()
    page.goto(server.address + "/reminders")
    return page


def choose(page: Page) -> None:
    page.get_by_label("One session a day").fill("18:00")
    page.get_by_role("button", name="Save the times").click()


def test_a_time_chosen_becomes_a_calendar_with_alarms(runner: Page) -> None:
    expect(runner.get_by_role("link", name="Save the calendar file")).to_have_count(0)
    choose(runner)
    expect(runner.locator(".moments li").first).to_contain_text("Friday 20 November")
    with runner.expect_download() as downloading:
        runner.get_by_role("link", name="Save the calendar file").click()
    assert downloading.value.suggested_filename == "heelwise.ics"
    entries = Calendar.from_ical(Path(downloading.value.path()).read_bytes()).walk("VEVENT")
    assert len(entries) == 14
    assert all(entry.walk("VALARM") for entry in entries)


def test_the_page_works_by_keyboard_and_without_script(server: Server, opened: Opener, runner: Page) -> None:
    state = runner.context.storage_state()
    plain = opened(server.address, java_script_enabled=False, storage_state=state)
    plain.goto(server.address + "/reminders")
    plain.get_by_label("One session a day").focus()
    plain.keyboard.type("0600PM")
    plain.keyboard.press("Enter")
    expect(plain.locator(".moments li").first).to_contain_text("18:00")
    expect(plain.get_by_text("Turning it on needs a small script")).to_be_visible()
    expect(plain.get_by_role("button", name="Turn it on")).to_have_count(0)


def test_messages_are_off_until_turned_on_and_the_page_says_who_carries_them(runner: Page) -> None:
    choose(runner)
    expect(runner.get_by_text("Messages are off until you turn them on here.")).to_be_visible()
    runner.evaluate(AGREES.replace("KEYS", str(Browser().keys())))
    runner.get_by_role("button", name="Turn it on in this browser").click()
    expect(runner.get_by_text("Carried by Apple, since Fri 20 Nov")).to_be_visible()
    runner.get_by_role("button", name="Stop messages carried by Apple").click()
    expect(runner.get_by_text("Carried by Apple")).to_have_count(0)


def test_a_browser_that_says_no_is_left_alone(runner: Page) -> None:
    choose(runner)
    runner.evaluate("Notification.requestPermission = async () => 'denied'")
    runner.get_by_role("button", name="Turn it on in this browser").click()
    expect(runner.get_by_text("Nothing was turned on.")).to_be_visible()


@pytest.fixture
def notified(runner: Page, server: Server) -> Any:
    """Deliver a message to the worker as the browser would; what it shows."""
    runner.context.grant_permissions(["notifications"], origin=server.address)
    choose(runner)
    runner.evaluate("navigator.serviceWorker.ready.then(() => true)")
    protocol = runner.context.new_cdp_session(runner)
    seen: list[dict[str, Any]] = []
    protocol.on("ServiceWorker.workerRegistrationUpdated", lambda e: seen.extend(e["registrations"]))
    protocol.send("ServiceWorker.enable")

    def ours() -> str | None:
        mine = (one for one in seen if one["scopeURL"].startswith(server.address) and not one["isDeleted"])
        return next((one["registrationId"] for one in mine), None)

    def deliver(data: str, later: str = "") -> Any:
        while (ours_is := ours()) is None:
            runner.wait_for_timeout(50)
        shown = "navigator.serviceWorker.ready.then((r) => r.getNotifications())"
        this_one = f"(later) => {shown}.then((all) => all.some((n) => n.data.later === later))"
        delivery = {"origin": server.address, "registrationId": ours_is, "data": data}
        for _ in range(DELIVERIES):
            protocol.send("ServiceWorker.deliverPushMessage", delivery)
            if came(runner, this_one, later, within_ms=10_000):
                return runner.evaluate(f"{shown}.then((all) => all.map((n) => [n.title, n.body, n.data.later]))")
        raise AssertionError(f"delivered {DELIVERIES} times and never shown: {data}")

    return deliver


def message(later: str) -> str:
    """What the server seals."""
    return json.dumps({"title": "Heelwise", "text": "It is time for what you planned.", "snooze": 30, "later": later})


def test_a_message_is_shown_and_the_next_takes_its_place(notified: Any) -> None:
    for later in ("/reminders/later/" + "x" * 43, "/reminders/later/" + "y" * 43):
        shown = notified(message(later), later)
        assert shown == [["Heelwise", "It is time for what you planned.", later]]


def test_a_message_that_cannot_be_read_is_shown_all_the_same(notified: Any) -> None:
    assert notified("not json") == [["Heelwise", "It is time for what you planned.", ""]]


@pytest.mark.parametrize(("later", "asked"), [("/reminders/later/" + "x" * 43, True), ("https://evil.example/", False)])
def test_later_on_the_message_asks_this_server_and_no_other(
    notified: Any, runner: Page, later: str, asked: bool
) -> None:
    sent: list[str] = []
    runner.context.on("request", lambda r: sent.append(r.url) if r.method == "POST" else None)
    notified(message(later), later)
    worker = runner.context.service_workers[0]
    worker.evaluate(
        """async () => {
          const [notification] = await registration.getNotifications();
          self.dispatchEvent(new NotificationEvent('notificationclick', { notification, action: 'later' }));
        }"""
    )
    runner.wait_for_timeout(500)
    assert [re.sub(r"^https?://[^/]+", "", url) for url in sent] == ([later] if asked else [])
