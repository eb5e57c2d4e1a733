"""Three doors and six screens, without script: nothing typed is lost, and nothing is recorded before the end."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest

from heelwise.knowledge.read import load
from tests.web.conftest import Somebody, text_of

NONE = {f"none-{block}": "1" for block in ("tear", "clot", "infection-nerve-blood", "medicine-history")}
HEEL = {"where": "above-heel", "pinch_above": "yes", "pinch_heel": "no"}
PAIN = {"worst_pain_week": "4", "morning_pain": "2", "stiffness_min": "15"}
RAISE = {"can_single_leg_raise": "yes", "training_now": "some"}
LIFE = {"minutes_per_session": "15", "days_per_week": "7", "equipment": ["wall", "chair"], "goal": "running"}


def through(anna: Somebody, **changed: dict[str, Any]) -> Any:
    """All six screens of the first door; the answer of the last."""
    screens = {"heel": HEEL, "side": {"side": "left"}, "pain": PAIN, "raise": RAISE, "signs": NONE, "minutes": LIFE}
    answer: Any = None
    for screen, fields in (screens | changed).items():
        answer = anna.post(f"/start/pain/{screen}", **fields)
        assert answer.status_code == 302, text_of(answer)
    return answer


def test_an_empty_record_starts_at_the_doors(anna: Somebody) -> None:
    answer = anna.get("/")
    assert answer.headers["Location"] == "/start"
    said = text_of(anna.get("/start"))
    for door in ("My heel hurts", "I tore it, or think so", "Just exercises or a timer"):
        assert door in said


def test_six_screens_lead_to_today(anna: Somebody) -> None:
    answer = through(anna)
    assert answer.headers["Location"] == "/"
    assert anna.kinds() == ["intake-answered", "site-answered", "screen-answered"]
    intake, site, _ = anna.events
    assert intake.complaint == "midportion-pain"
    assert (intake.side, intake.worst_pain_week, intake.morning_pain, intake.stiffness_min) == ("left", 4, 2, 15)
    assert intake.equipment == ["wall", "chair"]
    assert intake.goal == "running"
    assert (site.where, site.pinch_above, site.by) == ("above-heel", "yes", "person")
    assert "This is where you start." in text_of(anna.get("/"))


def test_nothing_is_recorded_before_the_last_screen(anna: Somebody) -> None:
    for screen, fields in (("heel", HEEL), ("side", {"side": "both", "worse_side": "right"}), ("pain", PAIN)):
        anna.post(f"/start/pain/{screen}", **fields)
    assert anna.events == ()


@pytest.mark.parametrize(
    ("where", "complaint"),
    [
        ("above-heel", "midportion-pain"),
        ("heel-bone", "insertional-pain"),
        ("both", "pain-unsure"),
        ("elsewhere", "pain-unsure"),
        ("unsure", "pain-unsure"),
    ],
)
def test_the_tapped_place_becomes_the_complaint(anna: Somebody, where: str, complaint: str) -> None:
    through(anna, heel=HEEL | {"where": where})
    assert anna.events[0].complaint == complaint


def test_a_screen_shown_again_remembers(anna: Somebody) -> None:
    anna.post("/start/pain/heel", **HEEL)
    page = anna.get("/start/pain/heel").content.decode()
    assert re.search(r'value="above-heel" checked', page)


def test_a_skipped_answer_is_asked_for_beside_its_question(anna: Somebody) -> None:
    answer = anna.post("/start/pain/pain", worst_pain_week="3")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'id="fault-stiffness_min"' in page
    assert 'id="fault-worst_pain_week"' not in page
    assert re.search(r'name="worst_pain_week" value="3" checked', page)


@pytest.mark.parametrize("value", ["11", "-1", "four", "4.5", "1e400", "NaN", "9" * 400])
def test_a_forged_pain_is_named_and_kept_out(anna: Somebody, value: str) -> None:
    answer = anna.post("/start/pain/pain", **(PAIN | {"worst_pain_week": value}))
    assert answer.status_code == 422
    assert "whole number from 0 to 10" in text_of(answer)
    assert anna.events == ()


def test_a_forged_choice_is_named(anna: Somebody) -> None:
    answer = anna.post("/start/pain/side", side="<script>alert(1)</script>")
    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()


def test_one_leg_has_no_worse_one(anna: Somebody) -> None:
    through(anna, side={"side": "left", "worse_side": "right"})
    assert anna.events[0].worse_side is None


def test_lists_left_open_are_asked_again_and_keep_what_was_said(anna: Somebody) -> None:
    answer = anna.post("/start/pain/signs", **{"none-clot": "1"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "The tendon and the leg" in text_of(answer)
    assert re.search(r'name="none-clot" value="1" checked', page)


def test_a_serious_answer_is_repeated_then_ends_the_screens(anna: Somebody) -> None:
    anna.post("/start/pain/heel", **HEEL)
    said = NONE | {"sudden-pop": "yes"}
    first = anna.post("/start/pain/signs", **said)
    assert first.status_code == 200
    assert "Is that right?" in text_of(first)
    assert "After that pop" in text_of(first), "what a yes brings up is asked with it"
    assert anna.events == ()
    answers = dict(
        re.findall(r'<input type="hidden" name="([a-z0-9-]+)" value="(yes|no|unsure)"', first.content.decode())
    )
    second = anna.post("/start/pain/signs", **answers, sure="yes")
    assert second.headers["Location"] == "/"
    assert "screen-answered" in anna.kinds()
    today = text_of(anna.get("/"))
    assert "Be seen by a doctor today." in today
    assert "A card to show" in today
    assert "Start" not in re.sub(r"Start again", "", today).split("Heelwise")[1]


def test_none_of_these_does_not_outweigh_a_yes(anna: Somebody) -> None:
    answer = anna.post("/start/pain/signs", **NONE, **{"breathless": "yes", "sudden-pop": "unsure"})
    said = text_of(answer)
    assert said.count("You answered:") >= 1


def test_every_flag_asked_has_an_answer(anna: Somebody) -> None:
    through(anna)
    answered = anna.events[2].answers
    due = {flag.id for flag in load().flags.values() if flag.asked in {"always", "daily"}}
    assert set(answered) == due
    assert set(answered.values()) == {"no"}


def test_sending_the_last_screen_twice_is_one_intake(anna: Somebody) -> None:
    batch = uuid4()
    for screen, fields in (
        ("heel", HEEL),
        ("side", {"side": "left"}),
        ("pain", PAIN),
        ("raise", RAISE),
        ("signs", NONE),
    ):
        anna.post(f"/start/pain/{screen}", **fields)
    draft = anna.browser.cookies["heelwise-draft"].value
    anna.post("/start/pain/minutes", batch, **LIFE)
    anna.browser.cookies["heelwise-draft"] = draft
    anna.post("/start/pain/minutes", batch, **LIFE)
    assert anna.kinds() == ["intake-answered", "site-answered", "screen-answered"]


def test_a_forged_draft_is_no_draft(anna: Somebody) -> None:
    anna.browser.cookies["heelwise-draft"] = "forged"
    assert "checked" not in anna.get("/start/pain/heel").content.decode()


def test_the_second_door_locks_everything_until_somebody_has_looked(anna: Somebody) -> None:
    tear = {"on": "2026-11-18", "clinician": "no", "treatment": "undecided"}
    for screen, fields in (("tear", tear), ("side", {"side": "right"})):
        assert anna.post(f"/start/tear/{screen}", **fields).status_code == 302
    assert anna.post("/start/tear/signs", **NONE).headers["Location"] == "/"
    assert anna.events[0].complaint == "rupture"
    said = text_of(anna.get("/"))
    assert "Be seen by a doctor today." in said
    assert "/play/" not in anna.get("/").content.decode()


def test_a_treated_tear_shows_its_week_and_no_load(anna: Somebody) -> None:
    tear = {"on": "2026-09-01", "clinician": "yes", "treatment": "surgery", "surgery_on": "2026-09-04"}
    for screen, fields in (("tear", tear), ("side", {"side": "right"}), ("signs", NONE)):
        anna.post(f"/start/tear/{screen}", **fields)
    said = text_of(anna.get("/"))
    assert "week 11" in said
    assert "Every exercise stays locked" in said


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "20-11-2026", "2026-11-20T10:00"])
def test_a_day_that_is_none_is_named(anna: Somebody, day: str) -> None:
    answer = anna.post("/start/tear/tear", on=day, clinician="yes", treatment="boot")
    assert answer.status_code == 422
    assert "wanted a date" in text_of(answer)
    assert f'value="{day}"' in answer.content.decode(), "what was typed is still there"


def test_the_third_door_makes_a_routine(anna: Somebody) -> None:
    for screen, fields in (
        ("pain", PAIN | {"worst_pain_week": "0", "morning_pain": "0", "stiffness_min": "0"}),
        ("signs", NONE),
    ):
        anna.post(f"/start/move/{screen}", **fields)
    anna.post("/start/move/minutes", **LIFE)
    assert anna.events[0].complaint == "tightness"
    assert anna.events[0].side == "both"
    assert "Loosen and strengthen" in text_of(anna.get("/"))


@pytest.mark.parametrize("path", ["/start/pain/tear", "/start/nowhere/heel", "/start/pain/nothing"])
def test_there_is_no_other_screen(anna: Somebody, path: str) -> None:
    assert anna.get(path).status_code == 404
