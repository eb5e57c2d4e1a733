"""Does a healing tear open only by milestones, each exercise by one, and no earlier than its floor?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from heelwise.audit.places import pathway_file, rungs_of
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import OpenedBy, Pathway
from heelwise.terms import Milestone, milestones_implied_by, words

LENGTHENING: frozenset[Milestone] = frozenset({"dorsiflexion-stretch", "below-neutral"})
FILE = pathway_file("rupture-guided")


def healing(knowledge: Knowledge) -> Iterator[Fault]:
    """The pathway's milestones and the matrix say the same, weeks rise, and nothing stretches early."""
    pathway = knowledge.pathways.get("rupture-guided")
    if pathway is None:
        yield Fault(FILE, "", "no such pathway", "the lock of a torn tendon")
        return
    rows = {row.milestone: row for row in pathway.milestones}
    for milestone in words(Milestone):
        if milestone not in rows:
            yield Fault(FILE, "milestones", f"no row for '{milestone}'", "a row for every milestone")
    if any(phase.support for phase in pathway.phases):
        yield Fault(FILE, "phases", "support", "none: milestones open exercises, phases open nothing")
    yield from _rungs(pathway, rows)
    yield from _matrix(knowledge, rows)
    yield from _weeks(rows)
    yield from _floors(knowledge, rows)
    for row in rows.values():
        yield from _stretching(row, knowledge)


def _matrix(knowledge: Knowledge, rows: dict[Milestone, OpenedBy]) -> Iterator[Fault]:
    opened = [(exercise, milestone) for milestone, row in rows.items() for exercise in row.opens]
    for exercise, milestone in opened:
        asked = knowledge.permissions.get(exercise)
        if asked is None or asked.milestone != milestone:
            asks = "nothing" if asked is None else f"'{asked.milestone}'"
            yield Fault(
                FILE, f"milestones.{milestone}.opens", f"'{exercise}', where the matrix asks {asks}", "the same"
            )
    for row in knowledge.permissions.values():
        if row.milestone is not None and row.exercise not in dict(opened):
            key = f"permission.{row.exercise}.milestone"
            yield Fault(
                "permissions.toml", key, f"'{row.milestone}', which opens something else", "the milestone opening it"
            )


def _rungs(pathway: Pathway, rows: dict[Milestone, OpenedBy]) -> Iterator[Fault]:
    """Each rung waits for a milestone, later ones for later ones, and holds what that and its earlier ones open."""
    order = words(Milestone)
    last = -1
    for key, _, rung in rungs_of(pathway):
        if rung.milestone is None or rung.milestone in LENGTHENING or order.index(rung.milestone) <= last:
            yield Fault(FILE, f"{key}.milestone", f"'{rung.milestone}'", "a milestone after that of the rung before")
            continue
        last = order.index(rung.milestone)
        opened = {name for one in milestones_implied_by(rung.milestone) if one in rows for name in rows[one].opens}
        for main in rung.main:
            for name in (main.exercise, *main.instead):
                if name not in opened:
                    wanted = f"what '{rung.milestone}' and the milestones before it open"
                    yield Fault(FILE, f"{key}.{main.exercise}", f"'{name}'", wanted)


def _weeks(rows: dict[Milestone, OpenedBy]) -> Iterator[Fault]:
    ordered = [rows[one] for one in words(Milestone) if one in rows and one not in LENGTHENING]
    for before, after in pairwise(ordered):
        if after.earliest_week < before.earliest_week:
            key = f"milestones.{after.milestone}.earliest-week"
            yield Fault(FILE, key, f"{after.earliest_week}", f"{before.earliest_week} or later, as {before.milestone}")


def _floors(knowledge: Knowledge, rows: dict[Milestone, OpenedBy]) -> Iterator[Fault]:
    floors = knowledge.limits.healing
    wanted: dict[Milestone, float] = {
        "dorsiflexion-stretch": floors.stretch_week_conservative.value,
        "running": floors.run_week_conservative.value,
        "plyometrics": floors.push_off_week.value,
        "below-neutral": floors.heel_drop_week.value,
    }
    for milestone, week in wanted.items():
        if milestone in rows and rows[milestone].earliest_week < week:
            key = f"milestones.{milestone}.earliest-week"
            yield Fault(FILE, key, f"{rows[milestone].earliest_week}", f"{week:g} or later (numbers/healing.toml)")


def _stretching(row: OpenedBy, knowledge: Knowledge) -> Iterator[Fault]:
    if row.milestone in LENGTHENING:
        return
    for exercise in row.opens:
        facts = knowledge.exercises.get(exercise)
        if facts is not None and (facts.dorsiflexion == "past-neutral" or facts.kind == "static-stretch"):
            key = f"milestones.{row.milestone}.opens"
            yield Fault(FILE, key, f"'{exercise}', which lengthens", "one that does not go past neutral")
