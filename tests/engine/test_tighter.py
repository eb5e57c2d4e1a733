"""The tighter side's extra set: exactly one, on this side's stretch, and only when everything is known and calm."""

from __future__ import annotations

import pytest

from heelwise.engine.decision import Decision
from tests.cases.notation import diary
from tests.engine.test_laws_safety import due

TIGHT = "0 intake complaint=tightness side=both worst_pain_week=0 morning_pain=0 stiffness_min=0"
CALM = ["1 morning left 0/0", "1 morning right 0/0"]
SHORT = ["0 measured knee-to-wall 8 side=left", "0 measured knee-to-wall 10 side=right"]


def decided(*lines: str, intake: str = TIGHT, on: int = 1) -> Decision:
    return diary([intake, "0 screen", *lines]).decision(on)


def stretches(decision: Decision) -> dict[tuple[str, str], int]:
    """Sets of each stretch of one leg."""
    return {(i.exercise, i.side): i.sets for i in due(decision) if "stretch" in i.exercise and i.side != "both"}


def test_one_more_set_on_the_tighter_side_only() -> None:
    plain, more = stretches(decided(*CALM)), stretches(decided(*CALM, *SHORT))
    grown = {key: more[key] - plain[key] for key in plain}
    assert sorted(grown.values()) == [*[0] * (len(grown) - 1), 1]
    assert [key for key, sets in grown.items() if sets] == [("standing-calf-stretch", "left")]


def test_what_was_written_by_hand_stays_as_it_was_written() -> None:
    """The next stretch may have the set, the written one never."""
    hand = "0 prescribe standing-calf-stretch sets=1 by=clinician"
    sets = stretches(decided(*CALM, *SHORT, hand))
    assert sets["standing-calf-stretch", "left"] == 1


def test_it_says_why() -> None:
    items = [item for item in due(decided(*CALM, *SHORT)) if item.why[-1].rule == "tighter-side"]
    assert items
    assert {item.side for item in items} == {"left"}
    assert items[0].why[-1].facts == {"side": "left", "short_by": 2.0, "error": 1.9}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([*CALM, SHORT[0]], id="one side not measured"),
        pytest.param([*CALM, SHORT[0], "0 measured knee-to-wall 9.9 side=right"], id="not beyond the error"),
        pytest.param([*CALM, SHORT[0], "0 measured knee-to-wall 10 side=right method=tilt"], id="another method"),
        pytest.param([*CALM, SHORT[0], "0 measured knee-to-wall 10 side=right trust=0.2"], id="a doubtful recording"),
        pytest.param([*CALM, "-60 measured knee-to-wall 8 side=left", SHORT[1]], id="from before the complaint"),
        pytest.param([*SHORT], id="no morning"),
        pytest.param(["1 morning right 0/0", *SHORT], id="no morning on this side"),
        pytest.param(["1 morning left 3/0", "1 morning right 0/0", *SHORT], id="a worse morning"),
        pytest.param(["1 morning left 1/0", "1 morning right 0/0", *SHORT], id="a slightly worse morning"),
        pytest.param(["1 morning left 0/0 night", "1 morning right 0/0", *SHORT], id="a disturbed night"),
        pytest.param([*CALM, *SHORT, "0 session any 6"], id="pain over the limit yesterday"),
        pytest.param([*CALM, *SHORT, "0 session any 2 1/3"], id="a session cut short"),
    ],
)
def test_nothing_is_added(lines: list[str]) -> None:
    rules = {why.rule for item in due(decided(*lines)) for why in item.why}
    assert "tighter-side" not in rules


@pytest.mark.parametrize("apart", [7, 8])
def test_the_sides_are_measured_close_together(apart: int) -> None:
    calm = [
        f"{apart} morning left 0/0",
        f"{apart} morning right 0/0",
        "0 session any 0",
        "1 session any 0",
        "3 session any 0",
        "5 session any 0",
    ]
    told = decided(SHORT[0], f"{apart} measured knee-to-wall 10 side=right", *calm, on=apart)
    rules = {why.rule for item in due(told) for why in item.why}
    assert ("tighter-side" in rules) is (apart == 7)


@pytest.mark.parametrize("complaint", ["insertional-pain", "pain-unsure"])
def test_never_where_it_may_be_the_heel_bone(complaint: str) -> None:
    told = decided("1 morning 2/10", *SHORT, intake=f"0 intake complaint={complaint} worst_pain_week=1")
    assert "tighter-side" not in {why.rule for item in due(told) for why in item.why}
