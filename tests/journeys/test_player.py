"""Playing a session in a real browser: to its end, and through everything that can come in between."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect, sync_playwright

from tests.journeys.player_house import CHROMIUM, DAY, PATIENCE_MS, House, Phone, phone, somebody

pytestmark = pytest.mark.browser

SETS = 8
COUNTED = '[data-kind="rep"] [data-numeral]'
SOME = re.compile(r"^[2-7]$")
PHONE = {"width": 360, "height": 780}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    one = House(tmp_path_factory.mktemp("house"), port)
    yield one
    one.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def signed_in(house: House, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The device cookie of somebody who followed the link."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(house.link)
    page.get_by_role("button", name="Open it here").click()
    file = tmp_path_factory.mktemp("cookie") / "state.json"
    context.storage_state(path=file)
    context.close()
    return file


@pytest.fixture
def someone(house: House, browser: Browser, signed_in: Path) -> Iterator[Phone]:
    house.reset(somebody())
    context = browser.new_context(viewport=PHONE, storage_state=signed_in)
    context.set_default_timeout(PATIENCE_MS)
    yield from phone(house, context)
    context.close()


def test_a_whole_session_is_played_and_recorded_once(house: House, someone: Phone):
    someone.start()
    someone.finish(2)
    (batch,) = house.batches()
    assert [event["kind"] for event in batch] == ["plan-shown", *["set-done"] * SETS, "session-finished"]
    done = house.events("set-done")
    assert [(one["side"], one["set"], one.get("reps")) for one in done[:2]] == [("both", 1, 10), ("both", 2, 10)]
    assert {one["session"] for one in done} == {f"{DAY}-any"}
    assert all(one["at"].startswith(f"{DAY}T07:3") and one["at"].endswith("+01:00") for one in batch)
    (finished,) = house.events("session-finished")
    assert (finished["planned_sets"], finished["done_sets"], finished["pain_during"]) == (SETS, SETS, 2)
    assert "stopped" not in finished
    someone.page.get_by_role("link", name="Today").click()
    expect(someone.page.locator("h1")).to_contain_text("Done")


def test_pain_is_asked_after_a_set_and_may_be_corrected(house: House, someone: Phone):
    someone.start(rate=20)
    someone.kind("rest")
    page = someone.page
    page.keyboard.press("1")
    page.keyboard.press("0")
    expect(page.locator('[data-pain="10"]')).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("3")
    expect(page.locator('[data-pain="3"]')).to_have_attribute("aria-pressed", "true")
    someone.stored('"pain":3')
    page.goto(page.url.replace("rate=20", "rate=240"))
    someone.press("start")
    someone.part("finish")
    expect(page.locator('input[name="pain_during"]:checked')).to_have_value("3")
    someone.finish(3)
    told = {(one["exercise"], one["set"]): one["pain"] for one in house.events("set-done") if "pain" in one}
    assert told == {("double-leg-heel-raise", 1): 3}


def test_a_reload_in_the_middle_goes_on_exactly_there(house: House, someone: Phone):
    someone.start(rate=10)
    page = someone.page
    expect(page.locator(COUNTED)).to_have_text(SOME, timeout=PATIENCE_MS)
    page.reload()
    expect(page.locator("[data-resume]")).to_be_visible()
    page.goto(page.url.replace("rate=10", "rate=1"))
    someone.press("start")
    expect(page.locator("[data-line]")).to_have_text("Get in place.")
    expect(page.locator("[data-where]")).to_have_text("Both legs · Two-leg heel raise")
    page.goto(page.url.replace("rate=1", "rate=240"))
    someone.press("start")
    someone.finish(1)
    assert len(house.events("set-done")) == SETS
    assert len(house.events("plan-shown")) == 1


def test_a_killed_page_loses_nothing_and_doubles_nothing(house: House, someone: Phone):
    someone.start(rate=40)
    expect(someone.page.locator("[data-segments] .done")).to_have_count(2, timeout=PATIENCE_MS)
    someone.page.close(run_before_unload=False)
    assert house.batches() == []
    someone.page = someone.context.new_page()
    someone.watch(someone.page)
    someone.start()
    someone.finish(1)
    done = house.events("set-done")
    assert len({one["id"] for one in done}) == len(done) == SETS
    assert len({(one["exercise"], one["side"], one["set"]) for one in done}) == SETS


def test_a_lost_answer_is_asked_for_again_and_nothing_is_doubled(house: House, someone: Phone):
    lost: list[str] = []

    def swallow(route: Route) -> None:
        lost.append(route.request.post_data or "")
        route.fetch()  # the server commits
        route.abort()  # and its answer never arrives

    someone.start()
    someone.page.route("**/sync", swallow)
    someone.part("finish")
    someone.page.locator('input[name="pain_during"][value="2"]').check(force=True)
    someone.page.get_by_role("button", name="Save the session").click()
    expect(someone.page.locator("[data-outbox-line]")).to_contain_text("saved on this device. Sent as soon")
    assert len(house.batches()) == 1
    someone.page.unroute("**/sync")
    someone.page.evaluate("dispatchEvent(new Event('online'))")
    expect(someone.page.locator("[data-outbox-line]")).to_have_text("Everything is saved in your record.")
    assert len(lost) == 1
    assert len(house.batches()) == 1
    assert len(house.events("set-done")) == SETS


def test_offline_the_session_waits_on_the_device_through_a_restart(house: House, someone: Phone):
    someone.start()
    someone.page.route("**/sync", lambda route: route.abort())
    someone.part("finish")
    someone.page.locator('input[name="pain_during"][value="2"]').check(force=True)
    someone.page.get_by_role("button", name="Save the session").click()
    expect(someone.page.locator("[data-outbox-line]")).to_contain_text(f"{SETS + 2} entries saved on this device.")
    assert house.batches() == []
    someone.page.close()
    someone.page = someone.context.new_page()
    someone.watch(someone.page)
    someone.page.goto(house.address)
    expect(someone.page.locator("[data-outbox-line]")).to_have_text("Everything is saved in your record.")
    assert len(house.events("set-done")) == SETS


def test_a_skipped_set_says_why(house: House, someone: Phone):
    someone.start(rate=20)
    someone.kind("rep")
    someone.press("skip")
    someone.answer("too-hard")
    someone.press("skip")
    someone.page.locator('dialog[open] input[value="all"]').check(force=True)
    someone.answer("no-time")
    expect(someone.page.locator("[data-segments] .skipped")).to_have_count(2)
    someone.page.goto(someone.page.url.replace("rate=20", "rate=240"))
    someone.press("start")
    someone.finish(0)
    assert [one["reason"] for one in house.events("set-skipped")] == ["too-hard", "no-time"]
    (finished,) = house.events("session-finished")
    assert (finished["planned_sets"], finished["done_sets"]) == (SETS, SETS - 2)


def test_a_sharp_pain_ends_the_session_and_leads_to_the_questions(house: House, someone: Phone):
    someone.start(rate=10)
    expect(someone.page.locator(COUNTED)).to_have_text(SOME, timeout=PATIENCE_MS)
    someone.press("hurt")
    someone.answer("sharp")
    someone.part("stop")
    expect(someone.page.get_by_role("link", name="Four questions now")).to_be_visible()
    someone.page.reload()
    someone.part("stop")
    someone.page.locator('[data-sharp="6"]').click()
    someone.page.wait_for_url("**/hurt")
    (finished,) = house.events("session-finished")
    assert (finished["sharp_pain"], finished["stopped"], finished["pain_during"]) == (True, "pain", 6)
    (broken_off,) = house.events("set-done")
    assert broken_off["pain"] == 6
    assert 1 <= broken_off["reps"] <= 10


def test_a_dull_pain_over_the_limit_ends_the_loading_for_today(house: House, someone: Phone):
    someone.start(rate=10)
    someone.kind("rep")
    someone.press("hurt")
    someone.answer("dull")
    someone.answer("6")
    expect(someone.page.locator("dialog[open] h2")).to_have_text("Pain 6 is over your limit of 4.")
    someone.answer("wrong")
    someone.answer("5")
    expect(someone.page.locator("dialog[open] h2")).to_have_text("Pain 5 is over your limit of 4.")
    someone.answer("end")
    someone.part("finish")
    expect(someone.page.locator('input[name="pain_during"]:checked')).to_have_value("5")
    someone.finish(5)
    (finished,) = house.events("session-finished")
    assert (finished["stopped"], finished["pain_during"], finished["done_sets"]) == ("pain", 5, 0)
    assert {one["reason"] for one in house.events("set-skipped")} <= {"hurt"}


def test_a_pain_that_stops_ends_the_session_at_once(house: House, someone: Phone):
    someone.start(rate=20)
    someone.kind("rest")
    someone.page.locator('[data-pain="8"]').click()
    someone.part("finish")
    expect(someone.page.locator("[data-finish-note]")).to_contain_text("stopped because of pain")
    someone.finish(8)
    (finished,) = house.events("session-finished")
    assert (finished["stopped"], finished["pain_during"], finished["done_sets"]) == ("pain", 8, 1)


def test_the_session_may_be_ended_early(house: House, someone: Phone):
    someone.start(rate=20)
    someone.kind("rest")
    someone.press("leave")
    someone.answer("time")
    someone.finish(1)
    (finished,) = house.events("session-finished")
    assert (finished["stopped"], finished["done_sets"]) == ("time", 1)


def test_what_another_device_did_is_not_played_again(house: House, someone: Phone):
    done = {
        "kind": "set-done",
        "session": f"{DAY}-any",
        "exercise": "double-leg-heel-raise",
        "side": "both",
        "reps": 10,
    }
    there = [
        {
            **done,
            "set": number,
            "at": f"{DAY}T07:1{number}:00+01:00",
            "id": f"0190c2a4-0000-7000-8000-0000000001{number:02d}",
        }
        for number in (1, 2)
    ]
    house.reset([*somebody(), *there])
    someone.start()
    expect(someone.page.locator("[data-where]")).to_contain_text("Wall calf stretch")
    someone.finish(0)
    assert len(house.events("set-done")) == SETS - 2
    (finished,) = house.events("session-finished")
    assert finished["done_sets"] == SETS


def test_one_exercise_of_the_library_is_played(house: House, someone: Phone):
    someone.page.goto(f"{house.address}/play/exercise/ankle-pumps?rate=240")
    someone.press("start")
    someone.finish(0)
    assert {one["exercise"] for one in house.events("set-done")} == {"ankle-pumps"}
    assert house.events("session-finished")[0]["session"] == f"extra-ankle-pumps-{DAY}"


def test_an_exercise_that_may_not_be_done_now_is_not_played(house: House, someone: Phone):
    someone.page.goto(f"{house.address}/play/exercise/single-leg-hop")
    assert "/may?exercise=single-leg-hop" in someone.page.url


def test_a_page_that_slept_has_counted_nothing(house: House, someone: Phone):
    someone.context.add_init_script("""
        const real = performance.now.bind(performance);
        window.slept = 0;
        performance.now = () => real() + window.slept;
    """)
    someone.start(rate=5)
    someone.kind("rep")
    numeral = someone.page.locator("[data-numeral]")
    before = int(numeral.inner_text())
    someone.page.evaluate("window.slept = 3_600_000")
    expect(someone.page.locator("[data-line]")).to_have_text("Paused: you were away.")
    assert int(numeral.inner_text()) - before <= 1
    expect(someone.page.locator("[data-live]")).to_have_text("Paused while you were away. Nothing was counted.")
    assert someone.page.locator("[data-segments] .done").count() == 0


def test_a_refused_entry_is_shown_with_its_reason(someone: Phone):
    def refuse(route: Route) -> None:
        event = route.request.post_data_json["events"][0]
        why = [{"id": event["id"], "why": "pain: found 12, wanted a whole number from 0 to 10"}]
        route.fulfill(json={"kept": [], "refused": why})

    someone.page.route("**/sync", refuse)
    someone.start()
    someone.part("finish")
    someone.page.locator('input[name="pain_during"][value="2"]').check(force=True)
    someone.page.get_by_role("button", name="Save the session").click()
    expect(someone.page.locator("[data-outbox-line]")).to_contain_text("1 entry was not taken")
    expect(someone.page.locator("[data-outbox-refused] li")).to_contain_text("found 12, wanted a whole number")


def test_what_a_killed_session_left_is_sent_from_any_page(house: House, someone: Phone):
    someone.start(rate=40)
    expect(someone.page.locator("[data-segments] .done")).to_have_count(2, timeout=PATIENCE_MS)
    someone.page.close(run_before_unload=False)
    someone.page = someone.context.new_page()
    someone.watch(someone.page)
    with someone.page.expect_response("**/sync") as answered:
        someone.page.goto(f"{house.address}/")
    assert answered.value.ok
    assert len(house.events("set-done")) >= 2
    someone.start()
    someone.finish(1)
    done = house.events("set-done")
    assert len({(one["exercise"], one["side"], one["set"]) for one in done}) == len(done) == SETS
