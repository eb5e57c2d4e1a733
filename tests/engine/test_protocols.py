"""The published protocols, followed day by day by somebody who does what is asked with little pain.

The tables below are written from the papers' own (Alfredson 1998; Beyer 2015;
Silbernagel 2007), not from the content.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from heelwise.engine.decision import Decision, Item
from tests.people import Diary, day, person

GYM = ["wall", "step", "chair", "gym"]
HOME = ["wall", "step", "chair", "backpack"]

HSR = {1: (3, 15), 2: (3, 12), 3: (3, 12), 4: (4, 10), 5: (4, 10)} | {
    **dict.fromkeys((6, 7, 8), (4, 8)),
    **dict.fromkeys((9, 10, 11, 12), (4, 6)),
}
"""Week: sets, and the repetitions of the repetition maximum."""

LIFTS = ["heavy-seated-calf-raise", "leg-press-calf-raise", "standing-calf-raise-barbell"]


def chooses(pathway: str, on: int = 0, **intake: object) -> Diary:
    """Somebody who chose a protocol after the intake."""
    return person(**intake).write("plan-chosen", on, "08:30", pathway=pathway, by="person")


def trained(diary: Diary, on: int, *, pain: int = 2, slots: tuple[str, ...] = ("any",), **more: object) -> Diary:
    """Whole sessions on a day, without their sets."""
    for slot in slots:
        diary.session(on, "18:00" if slot == "evening" else "09:00", slot=slot, pain=pain, **more)
    return diary


def mornings(diary: Diary, first: int, last: int, pain: int = 2) -> Diary:
    """Calm mornings, both days included."""
    for on in range(first, last + 1):
        diary.morning(on, pain=pain)
    return diary


def items(decision: Decision) -> tuple[Item, ...]:
    """The lines of the first session of a day."""
    return decision.sessions[0].items


def lines(decision: Decision) -> list[tuple[str, int, int | None]]:
    """Exercise, sets and repetitions of the first session of a day."""
    return [(i.exercise, i.sets, i.reps) for i in items(decision)]


def rules(decision: Decision) -> list[str]:
    """Why, in order."""
    return [reason.rule for reason in decision.reasons]


# -- heavy slow resistance


def slow(weeks: int, **intake: object) -> Diary:
    """Three sessions a week, on Mondays, Wednesdays and Fridays, until the end of a week."""
    diary = chooses("heavy-slow-resistance", **{"equipment": GYM, **intake})
    for week in range(weeks):
        for on in (0, 2, 4):
            trained(diary, 7 * week + on)
    return mornings(diary, 0, 7 * weeks)


@pytest.fixture(scope="module")
def twelve_slow_weeks() -> Diary:
    return slow(12)


@pytest.mark.parametrize("week", HSR)
def test_heavy_slow_resistance_is_the_published_table(twelve_slow_weeks: Diary, week: int) -> None:
    sets, rm = HSR[week]
    for on in (0, 2, 4):
        decision = twelve_slow_weeks.decision(7 * (week - 1) + on)
        assert decision.pathway == "heavy-slow-resistance"
        assert lines(decision) == [(lift, sets, rm) for lift in LIFTS]
        for item in items(decision):
            assert (item.rm, item.tempo_s, item.side) == (rm, (3, 0, 3, 0), "both")
            assert 120 <= item.rest_s <= 180
            assert item.load_kg is None
        assert [s.slot for s in decision.sessions] == ["any"]


def test_heavy_days_are_three_a_week_and_48_hours_apart() -> None:
    diary = chooses("heavy-slow-resistance", equipment=GYM)
    heavy = []
    for on in range(29):
        diary.morning(on, pain=2)
        if diary.decision(on).verdict == "train":
            heavy.append(on)
            trained(diary, on)
    assert heavy == [7 * week + on for week in range(4) for on in (0, 2, 4)] + [28]


def test_it_ends_by_criteria_after_twelve_counted_weeks(twelve_slow_weeks: Diary) -> None:
    before, after = twelve_slow_weeks.decision(83), twelve_slow_weeks.decision(84)
    assert (before.pathway, after.pathway) == ("heavy-slow-resistance", "keep-well")
    assert rules(after)[0] == "handed-over"
    assert "hand-over" in [reason.rule for reason in before.next]


def test_two_of_three_sessions_are_not_80_percent_and_the_week_is_repeated() -> None:
    diary = mornings(chooses("heavy-slow-resistance", equipment=GYM), 0, 14)
    for on in (0, 3, 7, 9, 11):
        trained(diary, on)
    assert "week-repeated" in rules(diary.decision(7))
    assert lines(diary.decision(7)) == [(lift, 3, 15) for lift in LIFTS]
    assert lines(diary.decision(14)) == [(lift, 3, 12) for lift in LIFTS]


def test_without_mornings_nothing_opens() -> None:
    diary = chooses("heavy-slow-resistance", equipment=GYM)
    for week in range(3):
        for on in (0, 2, 4):
            trained(diary, 7 * week + on)
    decision = diary.decision(21)
    assert decision.provisional
    assert [i.rm for i in items(decision)] == [15, 15, 15]


def test_a_late_morning_moves_on_a_day_late_and_the_week_still_counts() -> None:
    diary = slow(3)
    diary.lines = [
        line for line in diary.lines if not (line["kind"] == "morning-checked" and day(7).isoformat() in line["at"])
    ]
    assert [i.rm for i in items(diary.decision(7))] == [15, 15, 15]
    assert [i.rm for i in items(diary.decision(9))] == [12, 12, 12]
    assert [i.rm for i in items(diary.decision(21))] == [10, 10, 10]


def test_fewer_days_a_week_are_a_whole_week() -> None:
    diary = mornings(chooses("heavy-slow-resistance", equipment=GYM, days_per_week=2), 0, 7)
    trained(trained(diary, 0), 3)
    assert [i.rm for i in items(diary.decision(7))] == [12, 12, 12]


def test_pain_over_the_cap_takes_a_set_and_the_week() -> None:
    diary = trained(trained(slow(2), 14), 16, pain=5)
    mornings(diary, 15, 30)
    eased = diary.decision(18)
    assert [(i.sets, i.rm) for i in items(eased)] == [(2, 12)] * 3
    assert eased.change == "regress"
    for on in (18, 21, 23, 25):
        trained(diary, on)
    assert "week-eased" in rules(diary.decision(21))


def test_sharp_pain_goes_back_to_a_lighter_weight_without_more_repetitions() -> None:
    diary = slow(3)
    mornings(diary, 22, 30)
    trained(diary, 21, pain=3, sharp_pain=True)
    diary.screen(22)
    decision = diary.decision(23)
    assert decision.tendons[0].rung == "hsr-12rm"
    assert [(i.sets, i.reps, i.rm) for i in items(decision)] == [(3, 10, 12)] * 3


def test_fifteen_days_away_go_one_phase_back() -> None:
    diary = slow(5)
    diary.screen(48).morning(48, pain=2)
    decision = diary.decision(48)
    assert decision.tendons[0].rung == "hsr-12rm", "from 10: the 8 that the fifth week had earned were never done"
    assert "gap-phase-back" in rules(decision)


def test_six_weeks_away_start_anew() -> None:
    diary = slow(5)
    diary.screen(75).morning(75, pain=2)
    decision = diary.decision(75)
    assert decision.tendons[0].rung == "hsr-15rm"
    assert "gap-first-phase" in rules(decision)


def test_at_home_a_backpack_and_one_leg_stand_in() -> None:
    diary = chooses("heavy-slow-resistance", equipment=HOME)
    assert [i.exercise for i in items(diary.decision(0))] == [
        "loaded-seated-calf-raise", "weighted-single-leg-raise", "weighted-heel-drop-bent",
    ]  # fmt: skip


# -- the weight is found and raised


def lifts(diary: Diary, on: int, kg: float, reps: int, lift: str = LIFTS[0], **more: object) -> Diary:
    """A logged session of one lift."""
    diary.set_done(on, "09:00", f"s{on}", lift, 1, side="both", reps=reps, load_kg=kg, pain=2)
    diary.set_done(on, "09:05", f"s{on}", lift, 2, side="both", reps=reps, load_kg=kg, pain=2)
    diary.set_done(on, "09:10", f"s{on}", lift, 3, side="both", reps=reps, load_kg=kg, pain=2)
    return diary.session(on, "09:30", name=f"s{on}", pain=2, **more)


def weight(diary: Diary, on: int, lift: str = LIFTS[0]) -> tuple[float | None, list[str]]:
    """What a lift weighs on a day, and the reasons beside its place."""
    item = next(i for i in items(diary.decision(on)) if i.exercise == lift)
    return item.load_kg, [why.rule for why in item.why[1:]]


def test_the_weight_is_to_be_found() -> None:
    diary = chooses("heavy-slow-resistance", equipment=GYM)
    assert weight(diary, 0) == (None, ["load-to-find"])


def test_what_was_lifted_so_many_times_is_the_weight() -> None:
    diary = lifts(mornings(chooses("heavy-slow-resistance", equipment=GYM), 0, 2), 0, 40, 15)
    assert weight(diary, 2) == (40, ["load-found"])


def test_too_heavy_for_the_repetitions_is_less() -> None:
    diary = lifts(mornings(chooses("heavy-slow-resistance", equipment=GYM), 0, 2), 0, 40, 10)
    assert weight(diary, 2) == (35, ["load-found"])


def test_fewer_repetitions_bring_the_next_weight_by_epley() -> None:
    """60 kg once is 40 kg fifteen times and 42.9 kg twelve times, rounded down to 42.5."""
    diary = mornings(chooses("heavy-slow-resistance", equipment=GYM), 0, 7)
    for on in (0, 2, 4):
        lifts(diary, on, 40, 15)
    assert weight(diary, 7) == (42.5, ["load-raised"])


def test_standing_counts_the_body_but_a_step_is_a_tenth_of_the_weight_at_most() -> None:
    """(75 + 40) x 1.5 / 1.4 - 75 is 48 kg; a tenth more than 40 is 44, which is 42.5 on a bar."""
    diary = mornings(chooses("heavy-slow-resistance", equipment=GYM, weight_kg=75), 0, 7)
    for on in (0, 2, 4):
        lifts(diary, on, 40, 15, LIFTS[2])
    assert weight(diary, 7, LIFTS[2]) == (42.5, ["load-raised"])


def test_two_more_repetitions_in_two_sessions_running_raise_it() -> None:
    diary = slow(2)
    mornings(diary, 15, 22)
    diary.lines = [line for line in diary.lines if line["kind"] != "session-finished"]
    for on, reps in ((0, 15), (2, 15), (4, 15), (7, 12), (9, 12), (11, 12), (14, 15)):
        lifts(diary, on, 40 if on < 7 else 42.5, reps)
    assert weight(diary, 16) == (42.5, ["load-raised"])
    lifts(diary, 16, 42.5, 15)
    assert weight(diary, 18)[0] == 45


def test_too_heavy_on_another_day_comes_down_by_epley() -> None:
    """40 kg ten times is 53.3 kg once, and 35.6 kg fifteen times: 35 kg."""
    diary = lifts(mornings(chooses("heavy-slow-resistance", equipment=GYM), 0, 4), 0, 40, 15)
    assert weight(lifts(diary, 2, 40, 10), 4) == (35, ["load-eased"])


def test_a_step_down_takes_a_fifth_off() -> None:
    diary = mornings(chooses("heavy-slow-resistance", equipment=GYM), 0, 9)
    lifts(diary, 0, 40, 15)
    diary.set_done(2, "09:00", "s2", LIFTS[0], 1, side="both", reps=15, load_kg=40, pain=5)
    diary.session(2, "09:30", name="s2", pain=5)
    assert weight(diary, 4) == (30, ["load-eased"])


def test_a_phase_set_back_by_hand_finds_its_weights_anew() -> None:
    """What was lifted six times must not be handed out for fifteen."""
    diary = lifts(mornings(chooses("heavy-slow-resistance", equipment=GYM), 0, 4), 0, 40, 15)
    diary.told("phase-set", 2, "06:00", phase="hsr-6rm")
    lifts(diary, 2, 60, 6)
    diary.write("phase-set", 4, "06:00", phase="hsr-15rm", by="person")
    assert weight(diary, 4) == (None, ["load-to-find"])


def test_a_backpack_carries_25_kilograms_at_most() -> None:
    diary = mornings(chooses("heavy-slow-resistance", equipment=HOME), 0, 2)
    lifts(diary, 0, 40, 15, "loaded-seated-calf-raise")
    assert weight(diary, 2, "loaded-seated-calf-raise")[0] == 25


def test_a_weight_found_on_a_bad_morning_is_not_built_on() -> None:
    """Night pain: what was lifted stands, but the next weight waits for a good session."""
    diary = lifts(chooses("heavy-slow-resistance", equipment=GYM), 0, 40, 15)
    mornings(diary, 0, 0).morning(1, pain=2, night_pain=True)
    mornings(diary, 2, 7)
    trained(trained(diary, 2), 4)
    assert weight(diary, 7) == (40, ["load-held"])


def test_never_more_than_there_is() -> None:
    diary = lifts(mornings(chooses("heavy-slow-resistance", equipment=GYM, max_load_kg=30), 0, 2), 0, 40, 15)
    assert weight(diary, 2)[0] == 30


# -- Alfredson

BOTH = ("morning", "evening")


def drops(days: int, pain: int = 2, **intake: object) -> Diary:
    """Two sessions on each of so many days."""
    diary = chooses("alfredson", **{"equipment": HOME, **intake})
    for on in range(days):
        trained(diary, on, pain=pain, slots=BOTH)
    return mornings(diary, 0, days)


@pytest.fixture(scope="module")
def twelve_weeks_of_drops() -> Diary:
    return drops(84)


@pytest.mark.parametrize("week", range(1, 13))
def test_alfredson_is_180_drops_a_day(twelve_weeks_of_drops: Diary, week: int) -> None:
    for on in (0, 3, 6):
        decision = twelve_weeks_of_drops.decision(7 * (week - 1) + on)
        assert [s.slot for s in decision.sessions] == list(BOTH)
        assert [lines(decision), [(i.exercise, i.sets, i.reps) for i in decision.sessions[1].items]] == [
            [("heel-drop", 3, 15), ("heel-drop-bent", 3, 15)]
        ] * 2
        assert {(i.side, i.load_kg) for i in items(decision)} == {("left", 0)}


def test_alfredson_ends_after_twelve_weeks(twelve_weeks_of_drops: Diary) -> None:
    assert twelve_weeks_of_drops.decision(84).pathway == "keep-well"


def test_painless_drops_earn_five_kilograms_a_week_at_most() -> None:
    diary = drops(29, pain=0)
    found = [items(diary.decision(on))[0] for on in range(29)]
    assert [i.load_kg for i in found] == [0] * 7 + [5] * 7 + [10] * 7 + [15] * 7 + [20]
    assert {i.exercise for i in found[7:]} == {"weighted-heel-drop"}


def test_a_drop_that_hurts_earns_no_weight() -> None:
    assert items(drops(14, pain=1).decision(14))[0].load_kg == 0


def test_a_light_body_takes_a_smaller_step_and_nobody_more_than_there_is() -> None:
    assert items(drops(14, pain=0, weight_kg=41).decision(14))[0].load_kg == 8
    assert items(drops(28, pain=0, max_load_kg=12).decision(28))[0].load_kg == 12


def test_without_a_backpack_no_weight_is_earned() -> None:
    diary = drops(28, pain=0, equipment=["step"])
    assert items(diary.decision(28))[0].exercise == "heel-drop"
    diary.intake(28, "06:00", equipment=HOME)
    assert items(diary.decision(28))[0].load_kg == 5


def test_eleven_of_fourteen_sessions_repeat_the_week() -> None:
    diary = drops(84)
    evenings = [line for line in diary.lines if line["kind"] == "session-finished" and line["slot"] == "evening"]
    gone = {line["id"] for line in evenings[1:6:2]}
    diary.lines = [line for line in diary.lines if line["id"] not in gone]
    assert "week-repeated" in rules(diary.decision(7))
    assert diary.decision(84).pathway == "alfredson"


def test_sport_days_ask_for_one_session() -> None:
    diary = chooses("alfredson", equipment=HOME, sport_days=["mon"])
    assert [s.slot for s in diary.decision(0).sessions] == ["any"]
    assert [s.slot for s in diary.decision(1).sessions] == list(BOTH)


def test_who_takes_less_than_was_earned_goes_on_from_there() -> None:
    diary = drops(14, pain=0)
    diary.set_done(14, "09:00", "fourteen", "weighted-heel-drop", reps=15, load_kg=5, pain=0)
    diary.session(14, "09:30", name="fourteen", pain=0)
    assert items(diary.decision(14))[0].load_kg == 10
    assert items(diary.morning(15, pain=2).decision(15))[0].load_kg == 5


def test_sharp_pain_goes_to_the_floor_and_a_counted_week_leads_back() -> None:
    diary = drops(7)
    trained(diary, 7, pain=3, sharp_pain=True, slots=("morning",))
    diary.screen(8)
    mornings(diary, 8, 21)
    assert lines(diary.decision(9)) == [("eccentric-calf-raise", 3, 15), ("eccentric-calf-raise-bent", 3, 15)]
    for on in range(9, 21):
        trained(diary, on, slots=BOTH)
    assert diary.decision(20).tendons[0].rung == "alfredson-floor"
    assert diary.decision(21).tendons[0].rung == "alfredson"


def test_two_weeks_away_come_back_by_the_floor() -> None:
    diary = drops(20)
    diary.screen(36).morning(36, pain=2)
    assert diary.decision(36).tendons[0].rung == "alfredson-floor"


# -- Silbernagel

FLOOR = ["ankle-pumps", "double-leg-heel-raise", "single-leg-calf-raise", "seated-calf-raise", "eccentric-calf-raise"]
STEP = ["deficit-calf-raise", "single-leg-step-raise", "seated-calf-raise", "heel-drop", "quick-rebound-raise"]


@pytest.fixture(scope="module")
def half_a_year() -> Diary:
    """What phase 1 to 3 ask every day and phase 4 three times a week, for 26 weeks."""
    diary = chooses("silbernagel", equipment=HOME)
    for on in range(26 * 7):
        if on < 84 or on % 7 in (0, 2, 4):
            trained(diary, on, pain=1)
    return mornings(diary, 0, 26 * 7)


@pytest.mark.parametrize(
    ("weeks", "phase", "wanted"),
    [
        ((1,), 1, [*zip(FLOOR, (2, 3, 3, 3, 3), (20, 10, 10, 10, 10), strict=True)]),
        ((2,), 1, [*zip(FLOOR, (2, 3, 3, 3, 3), (20, 15, 10, 10, 10), strict=True)]),
        ((3,), 2, [*zip(STEP, (3,) * 5, (15, 10, 15, 15, 20), strict=True)]),
        ((4, 5), 2, [*zip(STEP, (3,) * 5, (15, 15, 15, 15, 20), strict=True)]),
    ],
)
def test_silbernagel_builds_up(
    half_a_year: Diary, weeks: tuple[int, ...], phase: int, wanted: list[tuple[str, int, int]]
) -> None:
    for week in weeks:
        decision = half_a_year.decision(7 * (week - 1) + 3)
        assert decision.phase is not None
        assert (decision.phase.number, lines(decision)) == (phase, wanted)


@pytest.mark.parametrize("week", [6, 7, 12])
def test_in_phase_3_weight_and_springs_are_48_hours_apart(half_a_year: Diary, week: int) -> None:
    heavy = []
    for on in range(7 * (week - 1), 7 * week):
        decision = half_a_year.decision(on)
        assert decision.phase is not None
        assert decision.phase.number == 3
        found = {i.exercise for i in items(decision)}
        if "quick-rebound-raise" in found:
            heavy.append(on)
            assert {"weighted-single-leg-raise", "weighted-heel-drop"} <= found
            assert ("double-leg-hop" in found) == (week > 6)
            assert all(i.load_kg is not None and i.load_kg >= 5 for i in items(decision) if "weighted" in i.exercise)
        else:
            assert found == {"single-leg-step-raise", "seated-calf-raise", "heel-drop"}
    assert len(heavy) == 3
    assert all(later - earlier >= 2 for earlier, later in pairwise(heavy))


def test_phase_4_is_kept_up_three_times_a_week_until_week_26(half_a_year: Diary) -> None:
    decision = half_a_year.decision(12 * 7 + 14)
    assert decision.phase is not None
    assert decision.phase.number == 4
    assert lines(decision) == [
        ("weighted-single-leg-raise", 3, 15), ("weighted-heel-drop", 3, 15), ("quick-rebound-raise", 3, 20),
    ]  # fmt: skip
    assert half_a_year.decision(26 * 7).pathway == "keep-well"


def test_weeks_alone_open_nothing() -> None:
    """Pain of 4 is within the cap, but phase 3 wants less."""
    diary = chooses("silbernagel", equipment=HOME)
    for on in range(49):
        trained(diary, on, pain=4)
    decision = mornings(diary, 0, 49).decision(49)
    assert decision.phase is not None
    assert decision.phase.number == 2


# -- who may begin


@pytest.mark.parametrize("pathway", ["alfredson", "heavy-slow-resistance", "silbernagel"])
@pytest.mark.parametrize("worst", [2, 3, 4])
def test_little_pain_may_begin_on_the_first_day(pathway: str, worst: int) -> None:
    assert chooses(pathway, worst_pain_week=worst, equipment=GYM).decision(0).pathway == pathway


@pytest.mark.parametrize("pathway", ["alfredson", "heavy-slow-resistance", "silbernagel"])
@pytest.mark.parametrize(
    "intake", [{"worst_pain_week": 5}, {"worst_pain_week": None}, {"can_single_leg_raise": "not-tried"}]
)
def test_more_pain_or_doubt_waits(pathway: str, intake: dict[str, object]) -> None:
    decision = chooses(pathway, **intake).decision(0)
    assert decision.pathway == "graded-loading"
    assert "choice-waits" in rules(decision)


def test_a_clinicians_choice_is_obeyed() -> None:
    diary = person(worst_pain_week=6).write("plan-chosen", 0, "08:30", pathway="alfredson", by="clinician")
    assert diary.decision(0).pathway == "alfredson"


def test_a_choice_later_keeps_what_yesterday_said() -> None:
    """A session over the cap is still answered, whatever a clinician chose in between; a person's choice waits."""
    diary = mornings(person(), 0, 3)
    trained(diary, 2, pain=5)
    own = diary.write("plan-chosen", 3, "06:00", pathway="alfredson", by="person").decision(3)
    assert (own.pathway, own.change) == ("graded-loading", "regress")
    diary.write("plan-chosen", 3, "06:01", pathway="alfredson", by="clinician")
    decision = diary.decision(3)
    assert (decision.pathway, rules(decision)[0]) == ("alfredson", "pain-over-cap")
    assert lines(decision)[0] == ("heel-drop", 2, 15)


def test_nobody_chooses_to_be_well() -> None:
    assert chooses("keep-well").decision(0).pathway == "graded-loading"


def test_a_plan_is_for_its_own_place_only() -> None:
    decision = chooses("alfredson", complaint="insertional-pain").decision(0)
    assert decision.pathway == "low-compression"
    assert "choice-not-taken" in rules(decision)
