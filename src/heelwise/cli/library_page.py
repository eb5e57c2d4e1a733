"""One exercise, or one pathway, as a page for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from heelwise.cli.dose import dose
from heelwise.cli.names import name_of, plan_name
from heelwise.cli.say import Page
from heelwise.knowledge.conditions import (
    All,
    Any_,
    DailyPain,
    DaysInPhase,
    Gate,
    HopPain,
    LongWalk,
    MilestoneOpen,
    MorningAtBase,
    PainStable,
    Ready,
    RepsInSession,
    SingleRaises,
    StepsDone,
    Told,
    Trained,
    WalkPain,
    WeeksDone,
)

if TYPE_CHECKING:
    from heelwise.knowledge.exercises import Dosage, Exercise, ExerciseWords
    from heelwise.knowledge.library import Knowledge
    from heelwise.knowledge.pathways import Dose, Entry, Main, Pathway, Phase, Rung


def print_exercise(one: Exercise, words: ExerciseWords, known: Knowledge) -> None:
    """Print the whole exercise."""
    page = Page()
    page.title(words.name)
    page.faint(
        " · ".join([one.id, one.kind, f"{one.legs} leg{'s' * (one.legs == 'two')}", f"load tier {one.load_tier}"])
    )
    page.text(words.purpose)
    for heading, lines in (("Set up", words.setup), ("Do", words.steps)):
        page.heading(heading)
        for number_, line in enumerate(lines, start=1):
            page.text(line, indent=2, mark=f"{number_}.")
    page.heading("Breathe and feel")
    for line in (words.breathing, words.feel, words.not_feel):
        page.text(line, indent=2)
    page.heading("How much")
    page.text(dose(_as_item(one.dosage)), indent=2)
    page.text(words.dosage_note, indent=2)
    page.faint(", ".join(one.dosage.sources) or "no source recorded", indent=2)
    page.heading("Common mistakes")
    for mistake in words.mistakes:
        page.text(f"{mistake.wrong} {mistake.fix}", indent=2, mark="-")
    page.heading("Easier, harder")
    page.text(words.easier_note, indent=2)
    page.text(words.harder_note, indent=2)
    for heading, text in (("Stop when", words.stop), ("Not for", words.not_for)):
        page.heading(heading)
        page.text(text, indent=2)
    for question in words.questions:
        page.heading(question.ask)
        page.text(question.answer, indent=2)
    page.heading("Sources")
    for key in one.sources:
        source = known.sources.get(key)
        page.text(source.title if source else key, indent=2, mark="-")
    page.faint(f"Review: {one.review.status}" + (f" by {one.review.by}" if one.review.by else ""))
    page.print()


def print_pathway(one: Pathway, known: Knowledge) -> None:
    """Print the whole pathway."""
    page = Page()
    page.title(plan_name(one.id, known))
    page.faint(f"{one.id} · for {', '.join(one.conditions)}")
    if one.entry is not None:
        page.text(f"by choice, begun when {_entry_words(one.entry, known)}", indent=2)
    for place, phase in enumerate(one.phases, start=1):
        page.heading(f"Phase {place} of {len(one.phases)}: {known.names.get(phase.id, phase.id.replace('-', ' '))}")
        page.text(f"{phase.per_day} a day, up to {phase.days_per_week} days a week", indent=2)
        if phase.goals:
            page.text(f"for those whose goal is {' or '.join(phase.goals).replace('-', ' ')}", indent=2)
        for rung in phase.rungs:
            _put_rung(page, rung, known)
        _put_support(page, phase, known)
    if one.milestones:
        page.heading("Opened by a clinician's word")
        for step in one.milestones:
            opens = ", ".join(name_of(each, known) for each in step.opens) or "no exercise by itself"
            page.text(
                f"{step.milestone.replace('-', ' ')}, not before week {step.earliest_week}: {opens}", indent=2, mark="-"
            )
    if one.hand_over:
        page.heading("Hands over")
        page.text(f"when {gate_words(one.hand_over.gate, known)}", indent=2)
    page.heading("Sources")
    page.text(", ".join(one.sources), indent=2)
    page.faint(f"Review: {one.review.status}")
    page.print()


def gate_words(gate: Gate, known: Knowledge) -> str:
    """A gate in plain words."""
    match gate:
        case All() | Any_():
            between = ", and " if isinstance(gate, All) else ", or "
            return between.join(gate_words(part, known) for part in gate.of)
        case StepsDone() | RepsInSession() | DaysInPhase() | WeeksDone():
            return _trained_words(gate, known)
        case MorningAtBase() | WalkPain() | MilestoneOpen():
            return _told_words(gate)
        case _:
            return _ready_words(gate)


def _trained_words(gate: Trained, known: Knowledge) -> str:
    match gate:
        case StepsDone():
            return f"its last dose went well in several sessions in a row at pain {gate.pain_at_most} or less"
        case RepsInSession():
            return f"{gate.at_least} of {name_of(gate.exercise, known)} in one session"
        case DaysInPhase():
            return f"at least {gate.at_least} days in this phase"
        case WeeksDone():
            return f"at least {gate.at_least} weeks of it with enough sessions done"
        case _:
            assert_never(gate)


def _told_words(gate: Told) -> str:
    match gate:
        case MorningAtBase():
            return "the morning is back to usual"
        case WalkPain():
            return f"walking hurt {gate.at_most} or less within {gate.within_days} days"
        case MilestoneOpen():
            return f"a clinician cleared {gate.milestone.replace('-', ' ')}"
        case _:
            assert_never(gate)


def _ready_words(gate: Ready) -> str:
    match gate:
        case PainStable():
            return f"{gate.weeks} steady weeks in this phase"
        case DailyPain():
            return f"mornings and walks hurt {gate.at_most} or less for {gate.within_days} days"
        case LongWalk():
            return f"a walk of {gate.minutes} minutes hurt {gate.at_most} or less, with a usual morning after it"
        case HopPain():
            return f"the hop test hurt {gate.at_most} or less within {gate.within_days} days"
        case SingleRaises():
            return f"{gate.at_least} raises on one leg, or {gate.norm_pct} % of what is usual, and the sides alike"
        case _:
            assert_never(gate)


def _entry_words(entry: Entry, known: Knowledge) -> str:
    """Who may begin it."""
    ways = [f"the plan reached {known.names.get(f'rung.{rung}', rung)}" for rung in entry.rungs]
    return " or ".join([*(["the plan starts in the middle or higher"] if entry.starts else []), *ways])


def _main_words(main: Main, known: Knowledge) -> str:
    """An exercise of a rung, with what is its own: dose, weight, days a week."""
    own = [_step(main.dose)] if main.dose is not None else []
    if main.load is not None:
        own.append(f"then with weight, {main.load.step_kg:g} kg more at a time")
    days = main.days_per_week or (main.load.days_per_week if main.load is not None else None)
    if days is not None:
        own.append(f"{days} days a week")
    return name_of(main.exercise, known) + (f" ({', '.join(own)})" if own else "")


def _put_rung(page: Page, rung: Rung, known: Knowledge) -> None:
    names = ", ".join(_main_words(main, known) for main in rung.main)
    page.text(f"{names}: {' then '.join(_step(step) for step in rung.steps)}", indent=2, mark="-")
    page.faint(", ".join(rung.sources), indent=4)
    if rung.gate:
        page.text(f"next when {gate_words(rung.gate, known)}", indent=4)


def _put_support(page: Page, phase: Phase, known: Knowledge) -> None:
    for group in phase.support:
        names = ", ".join(name_of(line.exercise, known) for line in group.lines)
        page.text(f"beside it, {group.choose} of: {names}", indent=2, mark="-")


def _step(step: Dose) -> str:
    return dose(
        {
            "sets": step.sets,
            "reps": step.reps,
            "hold_s": step.hold_s,
            "minutes": step.minutes,
            "tempo_s": None,
            "rest_s": 0,
            "load_kg": step.load_kg,
            "rm": step.rm,
            "band": step.band,
            "support": None,
        }
    )


def _as_item(dosage: Dosage) -> dict[str, object]:
    return {
        "sets": dosage.sets,
        "reps": dosage.reps,
        "hold_s": dosage.hold_s,
        "minutes": dosage.minutes,
        "tempo_s": dosage.tempo_s,
        "rest_s": dosage.rest_s,
        "load_kg": 0,
        "rm": None,
        "band": None,
        "support": None,
    }
