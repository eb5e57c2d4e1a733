"""A session as life has it: too much today, a call, a flat battery, no sound, no screen, no motion."""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.player_house import DAY, House, Phone, somebody
from tests.journeys.test_player import SETS, browser, house, signed_in, someone
from tests.journeys.test_player_access import look

__all__ = ["browser", "house", "signed_in", "someone"]

pytestmark = pytest.mark.browser

SCRIPT_BYTES = 35 * 1024
PATIENCE_S = 30
PAGE_BYTES = 60 * 1024
HEARD = """
    const here = { name: 'Here', lang: 'en-GB', localService: true, default: true };
    window.said = [];
    speechSynthesis.getVoices = () => [here];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const shown = () => document.querySelector('[data-numeral]').textContent;
    speechSynthesis.speak = ({ text }) => {
        requestAnimationFrame(() => requestAnimationFrame(() => window.said.push([text, shown()])));
    };
"""
TONES = """
    window.tones = [];
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function () {
        const one = make.call(this);
        const set = one.frequency.setValueAtTime.bind(one.frequency);
        let first = true;
        one.frequency.setValueAtTime = (pitch, at) => {
            if (first) window.tones.push(pitch);
            first = false;
            return set(pitch, at);
        };
        return one;
    };
"""
GO, TICK, UP, DOWN = 523, 440, 523, 392


def until(someone: Phone, expression: str) -> None:
    """Wait for something; the page's policy lets no function be made of words."""
    began = time.monotonic()
    while not someone.page.evaluate(expression):
        assert time.monotonic() - began < PATIENCE_S, expression
        someone.page.wait_for_timeout(30)


def on_to_the_end(someone: Phone) -> None:
    """Go on fast from where the session was left."""
    someone.page.goto(re.sub(r"rate=\d+", "rate=240", someone.page.url))
    someone.press("start")
    someone.part("finish")


# Too much today


def test_fewer_repetitions_are_played_and_written_down_as_they_were(house: House, someone: Phone):
    someone.start(rate=10)
    someone.kind("rep")
    someone.press("less")
    page = someone.page
    expect(page.locator('dialog[open] button[value="fewer"]')).to_be_disabled()
    fewer = page.locator('dialog[open] [data-dial="reps"] [data-turn="-1"]')
    for _ in range(6):
        fewer.click()
    expect(page.locator('dialog[open] [data-dial="reps"] output')).to_have_text("4")
    page.locator('dialog[open] [data-dial="sets"] [data-turn="-1"]').click()
    someone.answer("fewer")
    expect(page.locator("[data-under]")).to_contain_text("of 4 · set 1 of 1")
    expect(someone.page.locator('[data-do="pause"]')).to_have_text("Pause")
    page.reload()
    expect(page.locator("[data-resume]")).to_be_visible()
    on_to_the_end(someone)
    someone.finish(0)
    raises = [one for one in house.events("set-done") if one["exercise"] == "double-leg-heel-raise"]
    assert [one["reps"] for one in raises] == [4]
    assert [one["reason"] for one in house.events("set-skipped")] == ["too-hard"]
    (finished,) = house.events("session-finished")
    assert (finished["planned_sets"], finished["done_sets"]) == (SETS, SETS - 1)


def test_no_dial_goes_above_the_plan(someone: Phone):
    someone.start(rate=10)
    someone.kind("rep")
    someone.press("less")
    more = someone.page.locator('dialog[open] [data-dial="reps"] [data-turn="1"]')
    expect(more).to_have_attribute("aria-disabled", "true")
    more.click(force=True)
    expect(someone.page.locator('dialog[open] [data-dial="reps"] output')).to_have_text("10")


def test_the_easier_exercise_takes_over_and_does_not_count_as_the_planned_one(house: House, someone: Phone):
    someone.start(rate=10)
    someone.kind("rest")
    someone.press("less")
    expect(someone.page.locator("dialog[open] [data-easier]")).to_have_text("Change to: Seated heel raise")
    someone.answer("easier")
    expect(someone.page.locator('[data-do="pause"]')).to_have_text("Pause")
    on_to_the_end(someone)
    expect(someone.page.locator("[data-part=finish]")).to_be_visible()
    someone.finish(0)
    done = house.events("set-done")
    raises = sorted(one["exercise"] for one in done if one["side"] == "both")
    assert raises == ["double-leg-heel-raise", "seated-calf-raise"]
    assert [(one["exercise"], one["reason"]) for one in house.events("set-skipped")] == [
        ("double-leg-heel-raise", "too-hard")
    ]
    (finished,) = house.events("session-finished")
    assert (finished["planned_sets"], finished["done_sets"]) == (SETS, SETS - 1)


# That hurt


def test_a_pain_within_the_limit_lets_go_on_or_makes_it_easier(house: House, someone: Phone):
    someone.start(rate=5)
    someone.kind("rep")
    someone.press("hurt")
    someone.answer("dull")
    someone.answer("3")
    expect(someone.page.locator("dialog[open] h2")).to_have_text("Pain 3 is within your limit of 4.")
    someone.answer("on")
    expect(someone.page.locator('[data-do="pause"]')).to_have_text("Pause")
    on_to_the_end(someone)
    someone.finish(3)
    assert house.events("session-finished")[0]["pain_during"] == 3


def test_over_the_limit_only_what_loads_nothing_is_left(house: House, someone: Phone):
    def unloaded_last(route: Route) -> None:
        """Somebody whose last exercise loads nothing."""
        answer = route.fetch()
        before, block, after = re.split(
            r'(?<=id="sheet">)(.*?)(?=</script>)', answer.text(), maxsplit=1, flags=re.DOTALL
        )
        sheet = json.loads(block)
        sheet["items"][2]["loads"] = False
        route.fulfill(response=answer, body=before + json.dumps(sheet).replace("<", "\\u003c") + after)

    someone.page.route("**/play/*", unloaded_last)
    someone.start(rate=10)
    someone.kind("rep")
    someone.press("hurt")
    someone.answer("dull")
    someone.answer("5")
    someone.answer("calm")
    expect(someone.page.locator("[data-where]")).to_contain_text("Standing on one leg")
    expect(someone.page.locator('[data-do="pause"]')).to_have_text("Pause")
    on_to_the_end(someone)
    someone.finish(5)
    assert {one["exercise"] for one in house.events("set-done") if one.get("pain") is None} == {"single-leg-balance"}
    assert {(one["exercise"], one["reason"]) for one in house.events("set-skipped")} == {
        ("double-leg-heel-raise", "hurt"),
        ("standing-calf-stretch", "hurt"),
    }


def test_a_sharp_pain_is_kept_even_when_the_page_is_closed_at_once(house: House, someone: Phone):
    someone.start(rate=5)
    someone.kind("rep")
    someone.press("hurt")
    someone.answer("sharp")
    someone.part("stop")
    expect(someone.page.get_by_role("heading", name="Stop here")).to_be_focused()
    someone.page.close(run_before_unload=False)
    someone.page = someone.context.new_page()
    someone.watch(someone.page)
    with someone.page.expect_response("**/sync"):
        someone.page.goto(f"{house.address}/")
    (finished,) = house.events("session-finished")
    assert (finished["sharp_pain"], finished["stopped"], finished["pain_during"]) == (True, "pain", 7)


def test_closing_the_question_about_a_pain_over_the_limit_lets_nothing_go_on(someone: Phone):
    someone.start(rate=5)
    someone.kind("rep")
    someone.press("hurt")
    someone.answer("dull")
    someone.answer("5")
    expect(someone.page.locator("dialog[open] h2")).to_have_text("Pain 5 is over your limit of 4.")
    someone.page.keyboard.press("Escape")
    expect(someone.page.locator("dialog[open] h2")).to_have_text("How much?")
    someone.page.keyboard.press("Escape")
    expect(someone.page.locator("dialog[open] h2")).to_have_text("Pain 5 is over your limit of 4.")


# A call, a closed tab, a flat battery


def test_while_the_page_is_out_of_sight_no_work_is_counted(someone: Phone):
    someone.context.add_init_script(
        "Object.defineProperty(document, 'visibilityState', { get: () => window.sight ?? 'visible' })"
    )
    someone.start(rate=2)
    someone.kind("rep")
    someone.page.evaluate("window.sight = 'hidden'; document.dispatchEvent(new Event('visibilitychange'))")
    expect(someone.page.locator("[data-line]")).to_have_text("Paused: you were away.")
    numeral = someone.page.locator("[data-numeral]").inner_text()
    someone.page.wait_for_timeout(500)
    assert someone.page.locator("[data-numeral]").inner_text() == numeral
    someone.page.evaluate("window.sight = 'visible'; document.dispatchEvent(new Event('visibilitychange'))")
    someone.page.locator("[data-numeral]").click()
    expect(someone.page.locator("[data-line]")).to_have_text("Get in place.")


def test_a_rest_that_was_left_has_gone_on_in_the_meantime(someone: Phone):
    someone.context.add_init_script("""
        const real = Date.now;
        Date.now = () => real() + Number(localStorage.getItem('away') ?? 0);
    """)
    someone.start(rate=10)
    someone.kind("rest")
    someone.press("pause")
    before = int(someone.page.locator("[data-numeral]").inner_text())
    someone.page.evaluate("localStorage.setItem('away', '20000')")
    someone.open(rate=1)
    expect(someone.page.locator("[data-resume]")).to_be_visible()
    someone.press("start")
    someone.kind("rest")
    left = int(someone.page.locator("[data-numeral]").inner_text())
    assert before - 30 <= left <= before - 18
    someone.press("pause")
    someone.page.evaluate("localStorage.setItem('away', '9000000')")
    someone.open(rate=1)
    someone.press("start")
    expect(someone.page.locator("[data-line]")).to_have_text("Get in place.")


def test_what_was_done_on_an_older_sheet_is_not_played_again(house: House, someone: Phone):
    """The plan changed between two visits, and the sets of the first were never sent."""
    someone.page.route("**/sync", lambda route: route.abort())
    someone.start(rate=40)
    expect(someone.page.locator("[data-segments] .done")).to_have_count(2, timeout=45_000)
    someone.page.close(run_before_unload=False)
    someone.page = someone.context.new_page()
    someone.watch(someone.page)

    def another(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=re.sub(r'"digest": "\w{24}"', '"digest": "another"', answer.text(), count=1)
        )

    someone.page.route("**/play/*", another)
    someone.start()
    someone.finish(0)
    done = house.events("set-done")
    assert len({(one["exercise"], one["side"], one["set"]) for one in done}) == len(done) == SETS


# Sound only, no sound, no motion


def test_voice_and_numerals_are_in_step(someone: Phone):
    someone.context.add_init_script(HEARD)
    someone.start(rate=2)
    until(someone, "window.said.filter(([text]) => /^[0-9]+$/.test(text)).length >= 4")
    counted = [(text, shown) for text, shown in someone.page.evaluate("window.said") if text.isdigit()]
    assert [text for text, _ in counted][:4] == ["1", "2", "3", "4"]
    assert all(text == shown for text, shown in counted)


def test_the_voice_alone_is_enough(someone: Phone):
    someone.context.add_init_script(HEARD)
    someone.page.goto(f"{someone.house.address}/play/exercise/towel-calf-stretch?rate=20")
    someone.press("start")
    someone.part("finish")
    said = [text for text, _ in someone.page.evaluate("window.said")]
    told = " ".join(said)
    assert re.match(r"Towel[^.]*, left leg\. ", said[0])
    assert "Hold for 30 seconds." in told
    assert "Halfway." in told
    assert re.search(r"Rest \d+ seconds\. How much pain, zero to ten\?", told)
    assert re.search(r"Next: left leg, set 2 of \d\.", told)
    assert re.search(r"Change sides: right leg\.", told)


def test_tones_alone_count_the_tempo(someone: Phone):
    someone.context.add_init_script("speechSynthesis.getVoices = () => [];" + TONES)
    someone.start(rate=5)
    someone.kind("rest")
    tones = someone.page.evaluate("window.tones")
    assert tones.count(DOWN) == 10, "one for the lowering of each repetition"
    assert tones.count(TICK) >= 3
    work = tones[tones.index(DOWN) - 1 :]
    assert work[:4] == [GO, DOWN, UP, DOWN]


def test_without_sound_all_of_it_is_written_for_whoever_reads_the_screen_aloud(someone: Phone):
    someone.context.add_init_script(TONES)
    someone.context.add_init_script(
        """
        window.told = [];
        addEventListener('DOMContentLoaded', () => new MutationObserver(() => window.told.push(live.textContent))
            .observe(live, { childList: true, characterData: true, subtree: true }));
        const live = { get textContent() { return document.querySelector('[data-live]').textContent; } };
    """.replace(".observe(live,", ".observe(document.querySelector('[data-live]'),")
    )
    someone.open(rate=4)
    someone.page.locator('input[name="sound"][value="silent"]').check(force=True)
    someone.press("start")
    someone.kind("rest")
    told = someone.page.evaluate("window.told")
    assert told[0].startswith("Two-leg heel raise, both legs.")
    assert len([text for text in told if text.isdigit()]) >= 3
    assert any(text.endswith("How much pain, zero to ten?") for text in told)
    assert someone.page.evaluate("window.tones.length") == 0


def test_a_change_of_sides_is_shown_in_time(someone: Phone):
    someone.page.goto(f"{someone.house.address}/play/exercise/towel-calf-stretch?rate=1")
    someone.press("start")
    someone.press("skip")
    someone.page.locator('dialog[open] input[value="all"]').check(force=True)
    someone.answer("no-time")
    someone.kind("switch")
    expect(someone.page.locator("[data-line]")).to_have_text("Change sides: right leg.")
    someone.press("pause")
    expect(someone.page.locator("[data-where]")).to_contain_text("Right leg")
    assert 1 <= int(someone.page.locator("[data-numeral]").inner_text()) <= 5


def test_without_motion_the_pose_to_be_in_stands_out(someone: Phone):
    someone.page.emulate_media(reduced_motion="reduce")
    someone.start(rate=1)
    someone.kind("rep")
    poses = "document.querySelectorAll('[data-drawing] .strip > svg > svg')"
    off = f"[...{poses}].map((one) => one.classList.contains('off')).join()"
    until(someone, f"{off} === 'true,false'")
    until(someone, f"{off} === 'false,true'")
    assert someone.page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("where", ["[data-where]", "[data-drawing]", "[data-numeral]", "[data-under]"])
def test_a_tap_anywhere_pauses_and_another_goes_on(someone: Phone, where: str):
    someone.start(rate=1)
    someone.page.locator(where).click()
    expect(someone.page.locator("[data-line]")).to_have_text("Paused.")
    someone.page.locator(where).click()
    expect(someone.page.locator('[data-do="pause"]')).to_have_text("Pause")


# Everybody, everywhere


def to_rest(someone: Phone) -> None:
    someone.start(rate=30)
    someone.kind("rest")
    someone.press("pause")


def to_dialog(button: str, *answers: str) -> Callable[[Phone], None]:
    def go(someone: Phone) -> None:
        to_rest(someone)
        someone.press(button)
        for value in answers:
            someone.answer(value)

    return go


def to_stop(someone: Phone) -> None:
    to_dialog("hurt", "sharp")(someone)
    someone.part("stop")


def to_elsewhere(someone: Phone) -> None:
    someone.start(rate=1)
    second = someone.context.new_page()
    someone.watch(second)
    second.goto(someone.page.url)
    someone.page = second
    someone.part("elsewhere")


STATES = {
    "resting": to_rest,
    "easier": to_dialog("less"),
    "what-kind": to_dialog("hurt"),
    "how-much": to_dialog("hurt", "dull"),
    "within": to_dialog("hurt", "dull", "2"),
    "over": to_dialog("hurt", "dull", "5"),
    "stop": to_stop,
    "elsewhere": to_elsewhere,
}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(someone: Phone, state: str, width: int):
    someone.page.set_viewport_size({"width": width, "height": 780})
    STATES[state](someone)
    look(someone, state)


def test_asked_and_answered_by_keyboard_alone(house: House, someone: Phone):
    someone.start(rate=5)
    someone.kind("rep")
    page = someone.page
    page.locator('[data-do="less"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open] h2")).to_have_text("Easier today")
    for _ in range(3):
        page.keyboard.press("Enter")
    expect(page.locator('dialog[open] [data-dial="reps"] output')).to_have_text("7")
    page.locator('dialog[open] button[value="fewer"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-under]")).to_contain_text("of 7")
    page.locator('[data-do="hurt"]').focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    someone.part("stop")
    page.locator('[data-sharp="8"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/hurt")
    assert house.events("session-finished")[0]["pain_during"] == 8


def test_numerals_can_be_read_from_two_metres(someone: Phone):
    """Twenty minutes of arc, a comfortable reading size, on a phone 68 mm wide: 11.6 mm, which is 62 px of digit."""
    someone.start(rate=5)
    for kind in ("rep", "rest"):
        someone.kind(kind)
        size = someone.page.locator("[data-numeral]").evaluate("it => parseFloat(getComputedStyle(it).fontSize)")
        assert size * 0.7 >= 62


def test_the_page_is_light(house: House, someone: Phone):
    bodies: dict[str, bytes] = {}
    someone.page.on("response", lambda answer: bodies.update({answer.url: answer.body()}) if answer.ok else None)
    someone.page.goto(f"{house.address}/play/{DAY}-any")
    expect(someone.page.locator('[data-do="start"]')).to_be_enabled()
    scripts = sum(len(gzip.compress(body)) for url, body in bodies.items() if url.split("?")[0].endswith(".js"))
    page = sum(len(gzip.compress(body)) for url, body in bodies.items() if "/play/" in url)
    assert 0 < scripts <= SCRIPT_BYTES
    assert 0 < page <= PAGE_BYTES


def test_nobody_is_asked_for_more_than_the_plan_after_a_reload(house: House, someone: Phone):
    """A change that was made lighter stays lighter, whatever happens to the page."""
    house.reset(somebody())
    someone.start(rate=10)
    someone.kind("rep")
    someone.press("less")
    for _ in range(9):
        someone.page.locator('dialog[open] [data-dial="reps"] [data-turn="-1"]').click()
    someone.answer("fewer")
    expect(someone.page.locator('[data-do="pause"]')).to_have_text("Pause")
    someone.page.close(run_before_unload=False)
    someone.page = someone.context.new_page()
    someone.watch(someone.page)
    someone.start()
    someone.finish(0)
    raises = [one["reps"] for one in house.events("set-done") if one["exercise"] == "double-leg-heel-raise"]
    assert max(raises) <= 1
