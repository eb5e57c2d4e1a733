"""Tests and questionnaires: locked like an exercise, with the reason; scored as the sheet says; pain is heard."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from heelwise.engine.may import may
from heelwise.knowledge.read import form, load
from heelwise.record.events import Measured, SessionFinished
from heelwise.record.record import Record
from heelwise.record.scales import SCALES
from heelwise.web.pages.measure import said, show
from tests.people import daily_no
from tests.web.conftest import Somebody, morning, owner_of, text_of
from tests.web.test_progress import TODAY

RAISES = "/measure/heel-raise-endurance"
DONE = {"side": "left", "value": "21", "pain": "2", "sharp": "no"}
VISA = {f"item-{n}": "8" for n in range(1, 8)} | {"item-8": "20"}


def ready(who: Somebody) -> Somebody:
    """Somebody who said how the morning was, and answered the daily five."""
    answered = {"kind": "screen-answered", "scope": "daily", "answers": daily_no()}
    who.send([morning(pain=1, stiffness_min=5), {"id": str(uuid4()), "at": "2026-11-20T08:00:00+01:00"} | answered])
    return who


@pytest.fixture
def desk() -> Somebody:
    """A tight calf: every test is open."""
    return ready(owner_of("desk"))


class TestLocks:
    """A test is a load: the engine's own answer, and no form while it is locked."""

    @pytest.mark.parametrize("example", ["runner", "insertional", "rupture", "desk"])
    def test_the_list_says_what_the_engine_says(self, example: str) -> None:
        who = owner_of(example)
        record = Record.of(who.events)
        page = who.get("/measure").content.decode()
        for name in show.TESTS:
            line = re.search(rf'href="/measure/{name}".*?class="pill( go)?"', page, re.DOTALL)
            assert line
            assert bool(line[1]) == (may(load(), record, exercise=name, on=TODAY).answer == "yes"), name

    @pytest.mark.parametrize("name", list(show.TESTS))
    def test_nothing_is_tested_on_a_torn_tendon_and_the_reason_is_there(self, name: str) -> None:
        who = owner_of("rupture")
        page = who.get(f"/measure/{name}")
        answer = may(load(), Record.of(who.events), exercise=name, on=TODAY)
        assert answer.answer != "yes"
        assert "Locked today" in text_of(page)
        assert '<form method="post">' not in page.content.decode()
        assert "beat.js" not in page.content.decode()

    @pytest.mark.parametrize("name", list(show.TESTS))
    def test_a_forged_result_of_a_locked_test_is_refused(self, name: str) -> None:
        who = owner_of("rupture")
        before = who.events
        assert who.post(f"/measure/{name}", **DONE).status_code == 422
        assert who.events == before

    def test_knee_to_wall_is_not_for_the_heel_bone(self) -> None:
        said = text_of(owner_of("insertional").get("/measure/knee-to-wall"))
        assert "Locked today" in said
        assert "past" in said

    def test_the_daily_questions_come_first_and_lead_back(self) -> None:
        who = owner_of("desk")
        who.send([morning(pain=1, stiffness_min=5)])
        if may(load(), Record.of(who.events), exercise="knee-to-wall", on=TODAY).answer != "yes":
            pytest.skip("locked for the desk worker")
        assert who.get("/measure/knee-to-wall").headers["Location"] == "/daily?then=measure-knee-to-wall"

    def test_nobody_without_a_plan_is_tested(self, anna: Somebody) -> None:
        assert anna.get("/measure").headers["Location"] == "/start"
        assert anna.get(RAISES).headers["Location"] == "/start"

    @pytest.mark.parametrize("name", ["body-weight", "heel-raise-work", "no-such-test"])
    def test_what_has_no_form_is_nowhere(self, runner: Somebody, name: str) -> None:
        assert runner.get(f"/measure/{name}").status_code == 404


class TestByHand:
    """What is written down, and what the plan hears."""

    def test_heel_raises_are_counted(self, desk: Somebody) -> None:
        assert desk.post(RAISES, **DONE).headers["Location"] == RAISES
        last = desk.events[-1]
        assert isinstance(last, Measured)
        assert (last.measure, last.side, last.value, last.unit, last.method) == (
            "heel-raise-endurance", "left", 21, "reps", "counted",
        )  # fmt: skip

    def test_a_test_taken_lately_says_so(self, desk: Somebody) -> None:
        assert "only more load" not in text_of(desk.get(RAISES))
        taken = {"kind": "measured", "measure": "heel-raise-endurance", "side": "left", "value": 20, "unit": "reps"}
        at = {"id": str(uuid4()), "at": "2026-11-06T08:00:00+01:00", "method": "counted"}
        desk.send([taken | at])
        assert "You took this test on Fri 6 Nov. It says something new from Fri 18 Dec" in text_of(desk.get(RAISES))

    def test_then_the_other_leg_after_a_rest(self, desk: Somebody, clock: Any) -> None:
        desk.post(RAISES, **DONE)
        clock("2026-11-20T12:00:40+01:00")
        page = desk.get(RAISES).content.decode()
        assert "Now the right leg." in page
        assert 'data-rest="80"' in page
        assert re.search(r'name="side" value="right" checked', page)
        clock("2026-11-20T12:05:00+01:00")
        assert 'data-rest="0"' in desk.get(RAISES).content.decode()
        desk.post(RAISES, **DONE | {"side": "right"})
        assert "Now the" not in text_of(desk.get(RAISES))
        assert "left 21 reps, right 21 reps" in text_of(desk.get(RAISES))

    def test_how_it_is_done_and_when_to_stop_are_the_contents(self, desk: Somebody) -> None:
        page = desk.get(RAISES)
        for line in (*load().outcomes["heel-raise-endurance"].how, *load().outcomes["heel-raise-endurance"].stop):
            assert line in page.content.decode()
        assert 'data-beat="60"' in page.content.decode()

    def test_knee_to_wall_is_in_centimetres_and_may_be_below_zero(self, desk: Somebody) -> None:
        desk.post("/measure/knee-to-wall", **DONE | {"value": "-1,5"})
        assert (desk.events[-1].value, desk.events[-1].unit, desk.events[-1].method) == (-1.5, "cm", "ruler")

    def test_pain_above_the_limit_ends_the_day(self, desk: Somebody) -> None:
        assert desk.post(RAISES, **DONE | {"pain": "6"}).headers["Location"] == "/"
        test, stop = desk.events[-2:]
        assert isinstance(test, Measured)
        assert isinstance(stop, SessionFinished)
        assert (stop.pain_during, stop.stopped, stop.sharp_pain, stop.done_sets) == (6, "pain", None, 0)

    def test_the_pain_of_hops_is_heard_as_pain(self) -> None:
        sent = {"side": "right", "value": 5, "sharp": "no"}
        events = said.of_a_test("hop-pain", sent, cap=4, on=TODAY)
        assert [event["kind"] for event in events] == ["measured", "session-finished"]
        assert events[1]["pain_during"] == 5
        assert len(said.of_a_test("hop-pain", sent, cap=5, on=TODAY)) == 1

    def test_anything_sharp_asks_the_questions_about_a_tear(self, desk: Somebody) -> None:
        assert desk.post(RAISES, **DONE | {"sharp": "yes"}).headers["Location"] == "/hurt"
        assert desk.events[-1].sharp_pain
        assert "Locked today" in text_of(desk.get(RAISES))

    @pytest.mark.parametrize("value", ["", "many", "-1", "1001"])
    def test_what_nobody_can_count_is_not_saved(self, desk: Somebody, value: str) -> None:
        before = desk.events
        assert desk.post(RAISES, **DONE | {"value": value}).status_code == 422
        assert desk.events == before

    def test_sending_it_twice_saves_it_once(self, desk: Somebody) -> None:

        batch = uuid4()
        desk.post(RAISES, batch, **DONE)
        count = len(desk.events)
        desk.post(RAISES, batch, **DONE)
        assert len(desk.events) == count


class TestScores:
    """Structure and scoring; the wording is not ours."""

    @pytest.mark.parametrize("name", sorted(show.ITEMISED))
    def test_the_ends_of_a_sheet_are_the_ends_of_its_scale(self, name: str) -> None:
        asked = form(name).questions
        scale = next(scale for measure, scale in SCALES.items() if measure == name)
        best = {ask.field: ask.most for ask in asked}
        worst = {ask.field: ask.least for ask in asked}
        assert show.total(form(name), best) == scale.highest
        assert show.total(form(name), worst) == scale.lowest

    def test_items_are_added_up(self, runner: Somebody) -> None:
        assert runner.post("/measure/visa-a", do="items", **VISA).status_code == 302
        assert (runner.events[-1].measure, runner.events[-1].value, runner.events[-1].side) == ("visa-a", 76, None)

    @pytest.mark.parametrize(
        ("item", "value"), [("item-1", "11"), ("item-8", "31"), ("item-2", "-1"), ("item-3", "4.5"), ("item-4", "")]
    )
    def test_an_item_off_its_scale_or_left_out_is_not_added_up(self, runner: Somebody, item: str, value: str) -> None:
        before = runner.events
        page = runner.post("/measure/visa-a", do="items", **VISA | {item: value})
        assert page.status_code == 422
        assert f'aria-describedby="fault-{item}"' in page.content.decode()
        assert runner.events == before

    def test_a_total_that_was_added_up_elsewhere(self, runner: Somebody) -> None:
        runner.post("/measure/tendins-a", do="total", value="31")
        assert (runner.events[-1].measure, runner.events[-1].value) == ("tendins-a", 31)

    def test_a_total_off_the_scale_is_refused(self, runner: Somebody) -> None:
        before = runner.events
        assert runner.post("/measure/lefs", do="total", value="81").status_code == 422
        assert runner.events == before

    def test_what_cannot_be_verified_is_said(self, runner: Somebody) -> None:
        said = text_of(runner.get("/measure/tendins-a"))
        assert "could not be verified" in said
        assert "item-1" not in runner.get("/measure/tendins-a").content.decode()
        assert "from memory" in text_of(runner.get("/measure/visa-a"))

    def test_nobody_is_asked_to_try_hops_for_a_sheet(self, runner: Somebody) -> None:
        assert "Do not try anything out for this sheet." in text_of(runner.get("/measure/visa-a"))
        assert "Do not try anything out" not in text_of(runner.get("/measure/lefs"))

    def test_a_torn_tendon_has_its_own_sheet_and_not_the_others(self) -> None:
        page = owner_of("rupture").get("/measure").content.decode()
        assert 'href="/measure/atrs"' in page
        assert 'href="/measure/visa-a"' not in page
        assert "Not for your tendon: VISA-A questionnaire, TENDINS-A questionnaire" in text_of(
            owner_of("rupture").get("/measure")
        )

    def test_a_sheet_that_is_not_for_this_tendon_has_no_form(self) -> None:
        who = owner_of("rupture")
        assert who.get("/measure/visa-a").status_code == 404
        assert who.post("/measure/visa-a", do="total", value="50").status_code == 404

    def test_too_early_after_a_tear_is_said(self) -> None:
        assert "Before week 24 after a tear it says little" in text_of(owner_of("rupture").get("/measure/atrs"))


class TestLicensedWording:
    """An operator's own text, in a folder of theirs."""

    @pytest.fixture
    def folder(self, tmp_path: Path, settings_with: Any) -> Path:
        settings_with(QUESTIONNAIRES=tmp_path)
        return tmp_path

    @pytest.fixture
    def settings_with(self) -> Any:
        from django.test import override_settings

        made: list[Any] = []

        def change(**values: Any) -> None:
            made.append(override_settings(**values))
            made[-1].enable()

        yield change
        for one in made:
            one.disable()

    def test_it_is_shown_with_its_licence(self, folder: Path, runner: Somebody) -> None:
        (folder / "visa-a.toml").write_text(wording(8))
        said = text_of(runner.get("/measure/visa-a"))
        assert "Licensed question 3" in said
        assert "0: not at all · 10: very" in said
        assert "By leave of its owners" in said
        assert "from memory" not in said

    @pytest.mark.parametrize("text", [None, "items = [", "7"])
    def test_a_file_with_a_fault_is_not_used(
        self, folder: Path, runner: Somebody, text: str | None, caplog: Any
    ) -> None:
        if text is not None:
            (folder / "visa-a.toml").write_text(wording(7) if text == "7" else text)
        said = text_of(runner.get("/measure/visa-a"))
        assert "Stiff on getting up" in said
        assert "Licensed question" not in said

    def test_it_changes_no_score(self, folder: Path, runner: Somebody) -> None:
        (folder / "visa-a.toml").write_text(wording(8))
        runner.post("/measure/visa-a", do="items", **VISA)
        assert runner.events[-1].value == 76

    def test_its_text_is_escaped(self, folder: Path, runner: Somebody) -> None:
        (folder / "visa-a.toml").write_text(wording(8).replace("question 3", "<b>bold</b>"))
        assert "<b>bold</b>" not in runner.get("/measure/visa-a").content.decode()


def wording(items: int) -> str:
    """A file of an operator's."""
    rows = [
        f'[[items]]\nask = "Licensed question {n}"\nlowest = "not at all"\nhighest = "very"\n'
        for n in range(1, items + 1)
    ]
    return 'licence = "By leave of its owners, 1 May 2026."\n' + "\n".join(rows)
