"""The sheet for the clinician: who, what is open and by whose word, what waits, what to ask, and the log."""

from __future__ import annotations

from typing import Any

from heelwise.audit.vignettes.notation import diary
from heelwise.engine.clinician_sheet import ClinicianSheet, SheetLeg, SheetRow, clinician_sheet
from heelwise.engine.explain_sheet import sheet_json
from tests.people import day, library

TEAR = "0 tear on=d-70 treatment=boot boot_on=d-63 clinician=true"


def sheet(*lines: str, on: int = 0) -> ClinicianSheet:
    return clinician_sheet(library(), diary(list(lines)).record(), day(on))


def leg(*lines: str, on: int = 0) -> SheetLeg:
    (only,) = sheet(*lines, on=on).legs
    return only


def rows(found: SheetLeg) -> dict[str, SheetRow]:
    return {row.milestone: row for row in found.rows}


def test_without_a_tear_there_is_no_leg() -> None:
    assert sheet("0 intake", "0 screen").legs == ()


def test_it_says_whose_tendon_it_is_and_how_far() -> None:
    found = leg(TEAR, "0 screen", "0 phase shoe by=told")
    assert (found.side, found.treatment, found.week) == ("left", "boot", 9)
    assert (found.torn_on, found.counted_from) == (day(-70), day(-63))
    assert (found.phase, found.pain_limit, found.permissive) == ("shoe", 3, False)


def test_it_tells_a_copied_word_from_an_own_account_and_from_none() -> None:
    found = rows(leg(TEAR, "0 screen", "0 cleared band by=told", "1 cleared balance by=clinician", on=1))
    assert (found["band"].state, found["band"].own, found["band"].told_by, found["band"].on) == (
        "open", True, None, day(1),
    )  # fmt: skip
    assert (found["heel-raise-double"].state, found["heel-raise-double"].own) == ("shut", None)
    told = rows(leg(TEAR, "0 screen", "0 cleared band by=told"))["band"]
    assert (told.state, told.own, told.told_by) == ("open", False, "Dr Vega")


def test_what_is_cleared_before_its_week_waits_and_says_until_when() -> None:
    found = rows(leg(TEAR, "0 screen", "0 cleared running by=told"))["running"]
    assert (found.state, found.from_week) == ("waits", 16)
    own = "0 cleared running by=clinician"
    permissive = rows(leg(TEAR, "0 screen", "0 choose schedule=permissive by=clinician", own))["running"]
    assert (permissive.state, permissive.from_week) == ("waits", 14)


def test_what_is_shut_says_its_week_and_what_to_show() -> None:
    found = rows(leg(TEAR, "0 screen"))["sport"]
    assert (found.state, found.from_week) == ("shut", 26)
    assert [one.rule for one in found.show] == ["show-measured"] * 4 + ["show-clinician"]


def test_what_is_open_has_nothing_left_to_show() -> None:
    assert rows(leg(TEAR, "0 screen", "0 cleared balance by=told"))["out-of-boot"].show == ()


def test_the_questions_follow_from_what_is_not_known_or_not_open() -> None:
    assert leg(TEAR, "0 screen", "0 cleared running by=told").questions == (
        "next", "why-waiting", "heel-lift", "healed-long",
    )  # fmt: skip
    undecided = "0 tear on=d-70 treatment=undecided clinician=true"
    assert leg(undecided, "0 screen").questions == ("treatment", "next", "boot-off", "healed-long")
    assert leg("0 tear on=d-70 treatment=boot clinician=true", "0 screen").questions[0] == "weeks-from"
    late = "0 tear on=d-400 treatment=boot boot_on=d-400 clinician=true"
    everything = [f"0 cleared {one} by=told" for one in ("contact-sport", "dorsiflexion-stretch", "below-neutral")]
    assert leg(late, "0 screen", *everything).questions == ("heel-lift",)


def test_the_log_sums_up_what_was_written_down_of_this_side() -> None:
    found = leg(
        TEAR, "0 screen", "0 cleared band by=told", "1 morning 2/10", "2 morning 4/10 limped", "2 morning 9/10 right",
        "1 session any 2 2/4", "2 session any 4 4/4 pain_after=5", "3 set seated-calf-raise session=m side=both",
        on=3,
    ).log  # fmt: skip
    assert (found.since, found.mornings, found.worst_morning, found.limped) == (day(0), 2, 4, 1)
    assert (found.sessions, found.done_pct, found.worst_pain, found.over_limit) == (3, 75, 5, 1)


def test_nothing_recorded_is_nothing_said() -> None:
    found = leg(TEAR, "0 screen").log
    assert (found.mornings, found.worst_morning, found.done_pct, found.worst_pain) == (0, None, None, None)


def test_the_log_looks_back_four_weeks_and_no_further_than_the_tear() -> None:
    assert leg(TEAR, "0 screen", on=60).log.since == day(33)


def test_both_tendons_have_a_leg_each_and_a_sore_one_has_none() -> None:
    both = sheet("0 tear side=both on=d-63 treatment=boot boot_on=d-63 clinician=true", "0 screen")
    assert [one.side for one in both.legs] == ["left", "right"]
    one = sheet("0 intake side=right", "0 08:01 tear on=d-63 treatment=boot boot_on=d-63 clinician=true", "0 screen")
    assert [found.side for found in one.legs] == ["left"]


def test_raised_signs_stand_on_it() -> None:
    assert sheet(TEAR, "0 screen healing-slip=yes").flags == ("healing-slip",)


def test_on_paper_every_milestone_has_an_empty_box() -> None:
    plain: dict[str, Any] = sheet_json(sheet(TEAR, "0 screen", "0 cleared band by=told"), library())
    (only,) = plain["legs"]
    assert len(only["milestones"]) == 14
    assert all(row["box"] == {"allowed": None, "date": None, "signature": None} for row in only["milestones"])
    assert [row["by"] for row in only["milestones"]][:6] == ["told"] * 5 + [None]
    assert "balancing on one leg" in next(one["text"] for one in only["questions"] if one["id"] == "next")
    own = sheet_json(sheet(TEAR, "0 screen", "0 cleared band by=clinician"), library())["legs"][0]
    assert own["milestones"][0]["by"] == "clinician"
    weekless = sheet_json(sheet("0 tear on=d-70 treatment=boot clinician=true", "0 screen"), library())["legs"][0]
    assert (weekless["week"], weekless["counted_from"]) == (None, None)
