"""The content with one thing changed: each number one step up and down, each gate, flag and lock loosened or gone.

A step is one in the last digit that is written: 14 becomes 13 and 15, 7.3 becomes 7.2 and
7.4. What the schema would refuse is left out. Changes are values (a place, and what
stands there instead), so that they cost nothing until somebody applies them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct, structs

from heelwise.audit.places import pathway_file
from heelwise.knowledge.conditions import All, Any_
from heelwise.knowledge.exercises import Dosage, Exercise, PeakLoad
from heelwise.knowledge.facts import Number
from heelwise.knowledge.flags import Flag
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.measures import Norm, Scale
from heelwise.knowledge.pathways import HandOver, OpenedBy, Pathway, Phase, Rung, Shown
from heelwise.knowledge.permissions import MeasurePermission, Permission

Sort = Literal["limit", "dose", "gate", "milestone", "measure", "lock", "flag"]
"""What is changed: a number of a rule, of a dose, of a gate, a week, of a measure; a lock; a red flag."""

Step = str | int
"""A field, a key of a table, a place in a list."""


class Mutant(Struct, frozen=True, kw_only=True):
    """One change: at `path` of the knowledge stands `value` instead; `gone`: nothing stands there."""

    sort: Sort
    file: str
    key: str
    change: str
    path: tuple[Step, ...]
    value: Any = None
    gone: bool = False

    @property
    def name(self) -> str:
        """By what it is listed."""
        return f"{self.file} {self.key}: {self.change}"


class _At(Struct, frozen=True, kw_only=True):
    """Where the walk stands."""

    sort: Sort
    file: str
    key: str
    path: tuple[Step, ...]

    def to(self, step: Step, called: str | None = None, sort: Sort | None = None) -> _At:
        """One step further in."""
        name = str(step).replace("_", "-") if called is None else called
        key = ".".join(part for part in (self.key, name) if part)
        return _At(sort=sort or self.sort, file=self.file, key=key, path=(*self.path, step))

    def mutant(self, change: str, value: Any = None, *, gone: bool = False, sort: Sort | None = None) -> Mutant:
        """A change of what stands here."""
        found = sort or self.sort
        return Mutant(sort=found, file=self.file, key=self.key, change=change, path=self.path, value=value, gone=gone)


DECIDES_NOTHING: tuple[type[Struct], ...] = (Dosage, PeakLoad)
"""Shown in the library beside an exercise; no rule looks at them."""

SORT_OF: dict[type[Struct], Sort] = {OpenedBy: "milestone", Shown: "gate", Norm: "measure", Scale: "measure"}


def mutants_of(knowledge: Knowledge) -> Iterator[Mutant]:
    """Every change of everything that decides, in the order of the files."""
    for name in knowledge.limits.__struct_fields__:
        at = _At(sort="limit", file=f"numbers/{name}.toml", key="", path=("limits", name))
        yield from _within(getattr(knowledge.limits, name), at)
    for name, flag in knowledge.flags.items():
        at = _At(sort="flag", file="red-flags.toml", key=name, path=("flags", name))
        yield at.mutant("gone", gone=True)
        yield from _within(flag, at)
    for name, row in knowledge.permissions.items():
        path: tuple[Step, ...] = ("permissions", name)
        yield from _within(row, _At(sort="lock", file="permissions.toml", key=name, path=path))
    for name, test in knowledge.measures.items():
        yield from _within(test, _At(sort="lock", file="permissions.toml", key=name, path=("measures", name)))
    for name, exercise in knowledge.exercises.items():
        at = _At(sort="lock", file=f"exercises/{name}/exercise.toml", key="", path=("exercises", name))
        yield from _loosened(exercise, at)
    for name, pathway in knowledge.pathways.items():
        yield from _within(pathway, _At(sort="dose", file=pathway_file(name), key="", path=("pathways", name)))
    for name, outcome in knowledge.outcomes.items():
        at = _At(sort="measure", file=f"measures/{name}.toml", key="", path=("outcomes", name))
        yield from _within(outcome, at)


def mutated(knowledge: Knowledge, mutant: Mutant) -> Knowledge:
    """The knowledge with the change made."""
    changed: Knowledge = _put(knowledge, mutant.path, mutant)
    return changed


def _put(held: Any, path: tuple[Step, ...], mutant: Mutant) -> Any:
    if not path:
        return mutant.value
    step, *rest = path
    if isinstance(held, Mapping):
        if not rest and mutant.gone:
            return {key: value for key, value in held.items() if key != step}
        return {**held, step: _put(held[step], tuple(rest), mutant)}
    if isinstance(held, tuple):
        place = int(step)
        if not rest and mutant.gone:
            return (*held[:place], *held[place + 1 :])
        return (*held[:place], _put(held[place], tuple(rest), mutant), *held[place + 1 :])
    return structs.replace(held, **{str(step): _put(getattr(held, str(step)), tuple(rest), mutant)})


def _within(held: Struct, at: _At) -> Iterator[Mutant]:
    """Every change of a value and of all that it holds."""
    if isinstance(held, DECIDES_NOTHING):
        return
    at = structs.replace(at, sort=SORT_OF.get(type(held), at.sort))
    yield from _loosened(held, at)
    for field in held.__struct_fields__:
        inner = getattr(held, field)
        sort: Sort | None = "gate" if field == "gate" else None
        if _is_number(inner):
            yield from _stepped(held, field, inner, at.to(field, "" if isinstance(held, Number) else None))
        elif isinstance(inner, Struct):
            yield from _within(inner, at.to(field, sort=sort))
        elif isinstance(inner, tuple):
            yield from _members(inner, at.to(field, sort=sort))


def _members(held: tuple[Any, ...], at: _At) -> Iterator[Mutant]:
    for place, member in enumerate(held):
        if isinstance(member, Struct):
            yield from _within(member, at.to(place, _called(member, place)))
        elif _is_number(member):
            for value in _steps(member):
                if value >= 0:
                    yield at.to(place).mutant(f"{member:g} -> {value:g}", type(member)(value))


def _called(member: Struct, place: int) -> str:
    names = (getattr(member, key, None) for key in ("id", "exercise", "milestone"))
    return str(next((name for name in names if name), place))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _steps(value: float) -> tuple[float, float]:
    """One step down and one up, in the last digit that is written."""
    digits = len(f"{value:g}".partition(".")[2])
    return round(value - 10**-digits, digits), round(value + 10**-digits, digits)


def _stepped(held: Struct, field: str, value: float, at: _At) -> Iterator[Mutant]:
    for step in _steps(value):
        there = type(value)(step)
        try:
            msgspec.convert(msgspec.to_builtins(structs.replace(held, **{field: there})), type(held))
        except msgspec.ValidationError:
            continue  # nobody could write that
        yield at.mutant(f"{value:g} -> {step:g}", there)


EASIER: dict[type[Struct], dict[str, Any]] = {
    Rung: {"gate": None, "milestone": None},
    Phase: {"goals": ()},
    HandOver: {"at_end": False, "goals": ()},
    Pathway: {"entry": None, "advance": "earned", "needs_morning": False},
    Flag: {"no_plyometrics": False, "after": (), "only_for": ()},
    Permission: {"after_acute_days": None},
    MeasurePermission: {"pain_at_most": None, "loads_nothing": True},
}
"""What each lock would be if it were not there."""


def _loosened(held: Struct, at: _At) -> Iterator[Mutant]:
    """What would be easier with one lock gone."""
    yield from _without(held, at, EASIER.get(type(held), {}))
    match held:
        case Permission() | MeasurePermission():
            yield from _permitted(held, at)
        case Flag():
            yield from _unflagged(held, at)
        case Exercise() if held.dorsiflexion == "past-neutral":
            yield at.to("dorsiflexion").mutant("past-neutral -> to-neutral", "to-neutral")
        case All():
            yield at.mutant("all -> any", Any_(of=held.of))
            for place in range(len(held.of)):
                yield at.to("of").to(place).mutant("gone", gone=True)
        case Any_():
            yield at.mutant("any -> all", All(of=held.of))
        case _:
            pass


def _without(held: Struct, at: _At, easier: dict[str, Any]) -> Iterator[Mutant]:
    for field, value in easier.items():
        there = getattr(held, field)
        if there != value:
            change = "gone" if not value else f"{there} -> {value}"
            yield at.to(field).mutant(change, value, sort="gate" if field == "gate" else "lock")


def _permitted(held: Permission | MeasurePermission, at: _At) -> Iterator[Mutant]:
    for field in ("tightness", "midportion", "insertional"):
        cell = getattr(held, field)
        if cell != "ok":
            yield at.to(field).mutant(f"{cell} -> ok", "ok")
    if held.milestone is not None:
        yield at.to("milestone").mutant("gone", None)
        if held.milestone != "active-motion":
            yield at.to("milestone").mutant(f"{held.milestone} -> active-motion", "active-motion")


def _unflagged(held: Flag, at: _At) -> Iterator[Mutant]:
    if held.action != "mention":
        yield at.to("action").mutant(f"{held.action} -> mention", "mention")
    if held.asked in ("always", "daily"):
        weaker = "follow-up" if held.asked == "always" else "always"
        yield at.to("asked").mutant(f"{held.asked} -> {weaker}", weaker)
    if "person" not in held.cleared_by:
        yield at.to("cleared_by").mutant("+ person", (*held.cleared_by, "person"))
