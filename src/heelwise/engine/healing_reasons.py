"""Why a healing tear's plan is what it is: who opened what, what waits, what to show. Decides nothing."""

from __future__ import annotations

from heelwise.engine.because import Because, Facts
from heelwise.engine.day import DayView
from heelwise.engine.evidence import verdict
from heelwise.engine.healing import earliest, is_open, rupture_week
from heelwise.engine.measurements import current
from heelwise.engine.milestones import opened_place
from heelwise.engine.state import Cleared, Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import OpenedBy, Shown
from heelwise.terms import Heel, Measure, other


def opened_because(tendon: Tendon, view: DayView) -> Because:
    """Who opened the rung a tendon stands on: a clinician's own account, or a word that was copied."""
    place = view.rules.ladders[tendon.pathway or ""].places[tendon.place]
    cleared = tendon.milestones[place.rung.milestone]  # type: ignore[index]  # only an open one places a tendon here
    facts: Facts = {
        "side": tendon.heel,
        "milestone": place.rung.milestone,
        "on": cleared.on.isoformat(),
        "week": rupture_week(tendon, view.on),
        "told_by": cleared.told_by,
    }
    return Because("opened-by-clinician" if cleared.own else "opened-as-told", "met", facts, place.rung.sources)


def not_yet(tendon: Tendon, view: DayView) -> tuple[Because, ...]:
    """What is open by word and week and has not begun: the tendon stands on an earlier rung."""
    ladder = view.rules.ladders[tendon.pathway or ""]
    opened = opened_place(tendon, view.on, ladder, view.rules.knowledge)
    if opened <= tendon.place:
        return ()
    facts: Facts = {"side": tendon.heel, "milestone": ladder.places[opened].rung.milestone}
    return (Because("opened-waits", "unmet", facts, ("heelwise",)),)


def schedule_because(tendon: Tendon, view: DayView) -> tuple[Because, ...]:
    """The permissive schedule, where a clinician chose it, and what it moves."""
    if not tendon.permissive:
        return ()
    healing = view.rules.knowledge.limits.healing
    stretch, run = healing.stretch_week_permissive, healing.run_week_permissive
    facts: Facts = {"side": tendon.heel, "stretch_week": int(stretch.value), "run_week": int(run.value)}
    return (Because("schedule-permissive", "met", facts, (*stretch.sources, *run.sources)),)


def waiting(tendon: Tendon, view: DayView) -> tuple[Because, ...]:
    """Milestones that a clinician cleared and whose week has not come, in order."""
    rows = {row.milestone: row for row in _rows(tendon, view.rules.knowledge)}
    found = (_week_because(rows[name], cleared, tendon, view) for name, cleared in tendon.milestones.items())
    return tuple(because for because in found if because.verdict != "met")


def healing_next(tendon: Tendon, view: DayView) -> Because:
    """What the next milestone waits for: a clinician's word, its week, and what to show the clinician."""
    knowledge = view.rules.knowledge
    rows = [row for row in _rows(tendon, knowledge) if not is_open(row.milestone, tendon, view.on, knowledge)]
    facts: Facts = {"side": tendon.heel}
    if not rows:
        return Because("every-milestone-open", "met", facts, knowledge.pathways[tendon.pathway or ""].sources)
    row = rows[0]
    cleared = tendon.milestones.get(row.milestone)
    word: Facts = {"milestone": row.milestone}
    parts = [Because("milestone-open", "unmet" if cleared is None else "met", word, row.sources)]
    parts.append(_week_because(row, cleared, tendon, view))
    parts += [shown_because(one, tendon, view) for one in row.show]
    facts = {**facts, "milestone": row.milestone}
    return Because("next-milestone", "unmet", facts, row.sources, tuple(parts))


def _rows(tendon: Tendon, knowledge: Knowledge) -> tuple[OpenedBy, ...]:
    return knowledge.pathways[tendon.pathway or ""].milestones


def _week_because(row: OpenedBy, cleared: Cleared | None, tendon: Tendon, view: DayView) -> Because:
    """Whether the week of a milestone has come; without a word the conservative week is said."""
    knowledge = view.rules.knowledge
    week = rupture_week(tendon, view.on)
    floor = row.earliest_week if cleared is None else earliest(row.milestone, cleared, tendon, knowledge)
    facts: Facts = {"milestone": row.milestone, "week": week, "from_week": floor}
    if week is None:
        return Because("healing-week", "unknown", facts, row.sources)
    return Because("healing-week", "met" if week >= floor else "unmet", facts, row.sources)


def shown_because(one: Shown, tendon: Tendon, view: DayView) -> Because:
    """One thing the clinician wants to see. What was measured here is compared; the rest is theirs to judge."""
    if one.measure is None:
        return Because("show-clinician", "unknown", {"criterion": one.id}, one.sources)
    facts: Facts = {"criterion": one.id, "measure": one.measure, "at_least": one.at_least}
    found = _latest(one.measure, tendon.heel, tendon, view)
    if one.of == "other-side":
        theirs = _latest(one.measure, other(tendon.heel), tendon, view)
        found = None if found is None or not theirs else float(int(100 * found / theirs))
    if found is None:
        return Because("show-measured", "unknown", facts, one.sources)
    return Because("show-measured", verdict(met=found >= one.at_least), {**facts, "found": found}, one.sources)


def _latest(measure: Measure, heel: Heel, tendon: Tendon, view: DayView) -> float | None:
    """The latest value that counts for one side; None when it is not known."""
    known, knowledge = view.state.person.measured, view.rules.knowledge
    found = current(known, measure, heel, on=view.on, since=tendon.episode_on, knowledge=knowledge)
    return None if found is None else found.value
