"""The doses of a plan and the numbers of a measure as rows: what a table among the vignettes says once more.

A dose is written twice, in the content and in a table that was read against its source,
so that a slip in either shows; so is the gate of each rung, of which vignettes prove what
its kind does at its boundary. Limits, locks, weeks and signs are not here: each of those
is proved by what the engine decides on both of its sides.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from heelwise.engine.ladder import ladder_of
from heelwise.knowledge.conditions import All, Any_, Gate
from heelwise.knowledge.facts import Number
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.measures import Norm, OutcomeMeasure
from heelwise.knowledge.pathways import Dose, Group, Loading, Main, Pathway, Phase, Rung

Tempo = tuple[float, float, float, float] | None


class Table(Struct, frozen=True, kw_only=True):
    """What the content must say of one plan or measure, row by row."""

    of: str
    says: str
    rows: list[str]


def tables_in(folder: Path) -> list[Table]:
    """Every table of a folder, one a file; the file is named after what it is of."""
    return [
        Table(of=path.stem, **tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.toml"))
    ]


def rows_of(name: str, knowledge: Knowledge) -> list[str]:
    """The rows as the content has them; none for what it does not have."""
    pathway, measure = knowledge.pathways.get(name), knowledge.outcomes.get(name)
    if pathway is not None:
        return list(_plan(pathway))
    return list(_measure(measure, "")) if measure is not None else []


def _plan(pathway: Pathway) -> Iterator[str]:
    places = ladder_of(pathway).places
    for phase in pathway.phases:
        yield f"{phase.id}: {_rhythm(phase)}"
        yield from (f"  beside, {_choice(group)}" for group in phase.support)
        for rung in phase.rungs:
            steps = [_dose(place.dose) for place in places if place.phase.id == phase.id and place.rung.id == rung.id]
            yield f"  {rung.id}: {', then '.join(steps)}{_pace(rung.tempo_s, rung.rest_s)}"
            yield from (f"    {line}" for main in rung.main for line in _main(main, rung))
            if rung.gate is not None:
                yield f"    then: {_gate(rung.gate)}"
    if pathway.hand_over is not None:
        yield f"hand over: {_gate(pathway.hand_over.gate)}"
    yield from (
        f"to {opened.milestone}: {shown.id} at least {shown.at_least:g}"
        for opened in pathway.milestones
        for shown in opened.show
        if shown.at_least
    )


def _gate(gate: Gate) -> str:
    if isinstance(gate, All | Any_):
        joined = " and " if isinstance(gate, All) else " or "
        return f"({joined.join(_gate(part) for part in gate.of)})"
    kind = str(gate.__struct_config__.tag)
    return " ".join([kind, *(f"{field.replace('_', '-')} {getattr(gate, field)}" for field in gate.__struct_fields__)])


def _rhythm(phase: Phase) -> str:
    return f"up to {phase.days_per_week} days a week, {phase.per_day} a day"


def _choice(group: Group) -> str:
    lines = (f"{one.exercise} {_dose(one.dose)}{_pace(one.tempo_s, one.rest_s)}" for one in group.lines)
    return f"{group.choose} of: {'; '.join(lines)}"


def _main(main: Main, rung: Rung) -> Iterator[str]:
    own = [_dose(main.dose)] if main.dose is not None else []
    own += [_pace(main.tempo_s, rung.rest_s).removeprefix(", ")] if main.tempo_s is not None else []
    own += [f"{main.days_per_week} days a week"] if main.days_per_week is not None else []
    own += [_loading(main.load)] if main.load is not None else []
    yield f"{main.exercise}{': ' if own else ''}{', '.join(own)}"


def _loading(load: Loading) -> str:
    days = "" if load.days_per_week is None else f", {load.days_per_week} days a week"
    weight = f"from {load.start_kg:g} kg by {load.step_kg:g} kg to {load.most_kg:g} kg"
    return f"{load.exercise} {weight} at pain {load.pain_at_most} or less{days}"


def _dose(dose: Dose) -> str:
    parts = [f"{dose.reps}"] if dose.reps is not None else []
    parts += [f"{dose.hold_s} s"] if dose.hold_s is not None else []
    parts += [f"{dose.minutes} min"] if dose.minutes is not None else []
    more = ["weight to be found"] if dose.load_kg is None else [f"{dose.load_kg:g} kg"] if dose.load_kg else []
    more += [f"{dose.rm} RM"] if dose.rm is not None else []
    more += [dose.band] if dose.band is not None else []
    return " ".join([f"{dose.sets} x {' '.join(parts)}", *more])


def _pace(tempo: Tempo, rest: int) -> str:
    beat = "" if tempo is None else f", tempo {'-'.join(f'{one:g}' for one in tempo)}"
    return f"{beat}, rest {rest} s"


def _measure(held: OutcomeMeasure | Struct, key: str) -> Iterator[str]:
    """Every number of a measure, with its key."""
    if isinstance(held, Norm):
        female, male = (" and ".join(f"{one:g}" for one in pair) for pair in (held.female, held.male))
        yield f"usual at {held.from_age} to {held.to_age}: women {female}, men {male}"
        return
    for field in held.__struct_fields__:
        value, name = getattr(held, field), field.replace("_", " ")
        called = f"{key} {name}".strip() if not (isinstance(held, Number) and field == "value") else key
        if isinstance(value, Struct):
            yield from _measure(value, called)
        elif isinstance(value, tuple):
            for place, one in enumerate(value):
                own = f"{called} {getattr(one, 'id', None) or place + 1}"
                yield from _measure(one, own) if isinstance(one, Struct) else _number(one, own)
        else:
            yield from _number(value, called)


def _number(value: object, called: str) -> Iterator[str]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield f"{called} {value:g}"
