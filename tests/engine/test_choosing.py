"""Choosing: what is offered is followed, what is recommended is open, and time is counted from the plan itself."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from heelwise.engine.choosing import choices
from heelwise.engine.cues import minutes_of
from heelwise.engine.day import day_view
from heelwise.engine.decide import decide
from heelwise.engine.decision import Item
from heelwise.engine.demand import demand_of
from heelwise.engine.explain_choice import choice_json
from heelwise.engine.explain_evidence import trials_of, week_words
from heelwise.engine.fits import unfit
from heelwise.engine.option import Choice, Option
from heelwise.engine.recommending import recommendation
from heelwise.record.record import Record
from tests.engine.histories import LAST, lives
from tests.people import Diary, day, library

GYM = {"worst_pain_week": 3, "equipment": ["wall", "step", "chair", "gym"], "minutes_per_session": 60}


def option(choice: Choice, pathway: str) -> Option:
    return next(one for one in choice.options if one.pathway == pathway)


def only(life: Diary, on: int = 0) -> Choice:
    (found,) = choices(library(), life.record(), day(on))
    return found


def chosen(life: Diary, on: int, pathway: str, side: str | None) -> Record:
    life.write("plan-chosen", on, "23:59", by="person", pathway=pathway, side=side)
    return life.record()


class TestEveryPathway:
    """All of them are compared, for every tendon."""

    def test_each_once_those_for_the_condition_first(self) -> None:
        found = [one.pathway for one in only(Diary().intake(0).screen(0)).options]
        assert sorted(found) == sorted(library().pathways)
        fitting = ["midportion" in library().pathways[name].conditions for name in found]
        assert fitting == sorted(fitting, reverse=True)

    def test_nothing_to_choose_before_an_intake(self) -> None:
        assert choices(library(), Record.of(()), day(0)) == ()

    def test_two_heels_alike_are_one_choice(self) -> None:
        assert only(Diary().intake(0, side="both").screen(0)).side == "both"

    def test_two_heels_that_differ_are_two(self) -> None:
        life = Diary().intake(0, side="left").intake(0, side="right", complaint="insertional-pain").screen(0)
        left, right = choices(library(), life.record(), day(0))
        assert (left.side, left.condition, right.side, right.condition) == (
            "left",
            "midportion",
            "right",
            "insertional",
        )

    @pytest.mark.parametrize("complaint", ["insertional-pain", "pain-unsure", "tightness"])
    def test_a_published_programme_for_the_midportion_is_nobody_elses(self, complaint: str) -> None:
        found = only(Diary().intake(0, complaint=complaint).screen(0))
        for pathway in ("alfredson", "heavy-slow-resistance", "silbernagel"):
            assert option(found, pathway).state == "shut"


class TestTime:
    """Minutes a week are sessions a day times days times the length of the sheet."""

    def test_alfredson_is_twice_a_day_every_day(self) -> None:
        found = option(only(Diary().intake(0).screen(0)), "alfredson").demand
        assert found
        assert (found.per_day, found.days_per_week, found.weeks) == (2, 7, 12)
        assert found.minutes_a_week == 2 * 7 * found.minutes

    def test_heavy_slow_resistance_is_three_times_a_week(self) -> None:
        found = option(only(Diary().intake(0, **GYM).screen(0)), "heavy-slow-resistance").demand
        assert found
        assert (found.per_day, found.days_per_week, found.weeks) == (1, 3, 12)
        assert found.minutes_a_week == 3 * found.minutes

    def test_it_is_as_long_as_its_cue_sheet(self) -> None:
        found = option(only(Diary().intake(0).screen(0)), "alfredson").demand
        rung = library().pathways["alfredson"].phases[0].rungs[0]
        assert found
        dose = rung.steps[0]
        lines = tuple(
            Item(
                exercise=m.exercise,
                side="left",
                sets=dose.sets,
                reps=dose.reps,
                tempo_s=rung.tempo_s,
                rest_s=rung.rest_s,
            )
            for m in rung.main
        )
        assert found.minutes == minutes_of(lines, library())

    def test_what_is_done_more_rarely_counts_on_its_days(self) -> None:
        """Silbernagel's heavy work is done on fewer days than the session it belongs to."""
        knowledge = library()
        rare = [
            (pathway, place)
            for pathway in knowledge.pathways
            for place in day_view(knowledge, Record.of(()), day(0)).rules.ladders[pathway].places
            if any(m.days_per_week and m.days_per_week < place.phase.days_per_week for m in place.rung.main)
        ]
        from heelwise.engine.demand import minutes_a_week

        for _, place in rare:
            every_day = place.phase.per_day * place.phase.days_per_week
            whole = minutes_a_week(place, "left", knowledge)
            assert whole < every_day * 240
        assert rare

    def test_the_most_a_week_is_never_less_than_the_first(self) -> None:
        for one in only(Diary().intake(0, **GYM).screen(0)).options:
            if one.demand:
                assert one.demand.most_minutes_a_week >= one.demand.minutes_a_week

    def test_a_tear_without_a_word_has_no_demand(self) -> None:
        life = Diary().intake(0, complaint="rupture", rupture={"on": "2026-10-25", "treatment": "undecided"}).screen(0)
        found = option(only(life), "rupture-guided")
        assert (found.state, found.demand) == ("now", None)

    def test_what_a_clinician_opens_is_not_foretold(self) -> None:
        record = torn()
        view = day_view(library(), record, day(40))
        (tendon,) = view.state.tendons
        found = demand_of(view.rules.ladders["rupture-guided"], tendon, library())
        assert found is None or found.minutes_a_week == found.most_minutes_a_week


def torn() -> Record:
    tear = {"on": "2026-09-25", "treatment": "boot", "boot_on": "2026-09-26", "clinician": True}
    life = Diary().intake(0, complaint="rupture", rupture=tear).screen(0)
    return life.told("milestone-cleared", 1, milestone="active-motion").record()


class TestWhatWouldHappen:
    """The choice is tried by the engine itself."""

    def test_trying_changes_nothing(self) -> None:
        record = Diary().intake(0).screen(0).record()
        before = decide(library(), record, day(0))
        choices(library(), record, day(0))
        assert decide(library(), record, day(0)) == before

    def test_later_events_are_not_seen(self) -> None:
        life = Diary().intake(0).screen(0)
        early = choices(library(), life.record(), day(0))
        life.morning(1, pain=9, stiff=90).screen(1, sudden_pop="yes")
        assert choices(library(), life.record(), day(0)) == early

    def test_a_choice_in_another_zone_is_still_of_this_day(self) -> None:
        life = Diary().intake(0, "23:30-11:00").screen(0, "23:40-11:00")
        assert option(only(life), "alfredson").state == "open"

    def test_the_clinicians_choice_is_shown(self) -> None:
        life = Diary().intake(0).screen(0).write("plan-chosen", 0, "09:00", by="clinician", pathway="alfredson")
        found = only(life, 1)
        assert (found.chosen_by, found.recommended) == ("clinician", "alfredson")
        assert {one.state for one in found.options if one.pathway != "alfredson"} == {"shut"}

    def test_a_chosen_plan_starts_its_weeks_and_keeps_the_diary(self) -> None:
        life = Diary().intake(0).screen(0).days(0, 9)
        record = chosen(life, 10, "alfredson", None)
        (tendon,) = decide(library(), record, day(10)).tendons
        assert (tendon.pathway, tendon.phase.since if tendon.phase else None) == ("alfredson", day(10))
        assert len(record.events) == len(life.lines)


@settings(max_examples=60)
@given(life=lives())
def test_what_is_open_is_followed_when_it_is_chosen(life: Diary) -> None:
    record, on = life.record(), day(LAST)
    for choice in choices(library(), record, on):
        assert choice.recommended is None or option(choice, choice.recommended).state != "shut"
        for one in choice.options:
            assert (one.state == "shut") == bool(one.against)
            if one.state == "open":
                side = None if choice.side == "both" else choice.side
                again = Diary()
                again.lines, again.written = [*life.lines], life.written
                decision = decide(library(), chosen(again, LAST, one.pathway, side), on)
                sides = {t.side: t.pathway for t in decision.tendons}
                wanted = sides if choice.side == "both" else {choice.side: one.pathway}
                assert all(sides[heel] == one.pathway for heel in wanted)
                assert decision.verdict not in ("emergency", "urgent", "see-clinician", "ask")


@settings(max_examples=40)
@given(life=lives())
def test_every_choice_can_be_said(life: Diary) -> None:
    for choice in choices(library(), life.record(), day(LAST)):
        said = json.dumps(choice_json(choice, library()))
        assert ": met." not in said
        assert ": unmet." not in said


class TestFigures:
    """Evidence in words."""

    def test_a_course_over_time_with_its_honesty(self) -> None:
        (trial,) = trials_of("heavy-slow-resistance", library())
        said = {course.name: course.points for course in trial.courses}
        assert said["Sessions done"] == "92 % after 12 weeks"
        assert said["VISA-A score, of 100"] == (
            "54 at the start (quoted by others), 76 after 12 weeks (from memory), 89 after a year (quoted by others)"
        )
        assert trial.people == "22 adults with midportion pain"

    @pytest.mark.parametrize(
        ("week", "said"),
        [
            (0, "at the start"),
            (12, "after 12 weeks"),
            (52, "after a year"),
            (53, "after 53 weeks"),
            (260, "after 5 years"),
        ],
    )
    def test_weeks(self, week: int, said: str) -> None:
        assert week_words(week) == said

    def test_an_interval_is_said(self) -> None:
        found = [c.points for trial in trials_of("alfredson", library()) for c in trial.courses]
        assert "17.4 (9.5 to 25.3) after 12 weeks" in found

    def test_that_no_exercise_is_clearly_better_is_always_said(self) -> None:
        why = only(Diary().intake(0).screen(0)).why
        assert why
        assert [(part.rule, part.sources) for part in why.parts] == [("no-clear-winner", ("F15", "van-der-vlist-2021"))]

    def test_no_such_claim_for_the_heel_bone(self) -> None:
        why = only(Diary().intake(0, complaint="insertional-pain").screen(0)).why
        assert why
        assert why.parts == ()


class TestWithoutAnythingToOffer:
    """What today's plans never come to, and a later one may."""

    def test_without_options_none_is_recommended(self) -> None:
        (tendon,) = day_view(library(), Diary().intake(0).screen(0).record(), day(0)).state.tendons
        assert recommendation(tendon, (), library()) == (None, None)

    def test_a_plan_with_kit_that_is_not_there_and_nothing_instead_is_not_open(self) -> None:
        view = day_view(library(), Diary().intake(0, equipment=[]).screen(0).record(), day(0))
        (tendon,) = view.state.tendons
        ladder = view.rules.ladders["heavy-slow-resistance"]
        low = replace(tendon, place=0)
        demand = demand_of(ladder, low, library())
        assert demand is not None
        against = [one for one in unfit(demand, low, ladder, view) if one.rule == "choice-kit"]
        assert {one.facts["equipment"] for one in against} == {"gym"}
