"""What the content is changed into: a step each way, a lock gone, and nothing that nobody could write."""

from __future__ import annotations

from heelwise.audit.mutants import Mutant, mutants_of, mutated
from heelwise.knowledge.conditions import All, Any_
from tests.people import library

MUTANTS = tuple(mutants_of(library()))


def _one(name: str) -> Mutant:
    return next(mutant for mutant in MUTANTS if mutant.name == name)


def test_names_are_unique() -> None:
    names = [mutant.name for mutant in MUTANTS]
    assert len(set(names)) == len(names)


def test_every_number_of_a_rule_goes_one_step_each_way() -> None:
    keys = [(mutant.path[1], mutant.path[2]) for mutant in MUTANTS if mutant.path[0] == "limits"]
    numbers = {
        (file, name)
        for file in library().limits.__struct_fields__
        for name in getattr(library().limits, file).__struct_fields__
    }
    assert set(keys) == numbers
    assert len(keys) == 2 * len(numbers), "a number that cannot take a step is not held on that side"


def test_a_step_is_one_in_the_last_digit() -> None:
    assert mutated(library(), _one("numbers/impact.toml run-peak: 5.2 -> 5.3")).limits.impact.run_peak.value == 5.3
    assert mutated(library(), _one("numbers/pain.toml strict-cap: 4 -> 3")).limits.pain.strict_cap.value == 3


def test_every_flag_goes_and_is_weakened() -> None:
    gone = {mutant.path[1] for mutant in MUTANTS if mutant.path[0] == "flags" and mutant.gone}
    assert gone == set(library().flags)
    weaker = mutated(library(), _one("red-flags.toml sudden-pop.action: urgent -> mention"))
    assert weaker.flags["sudden-pop"].action == "mention"


def test_every_cell_that_says_no_says_yes() -> None:
    opened = mutated(library(), _one("permissions.toml heel-drop.insertional: no -> ok"))
    assert opened.permissions["heel-drop"].insertional == "ok"


def test_a_milestone_that_is_needed_goes_and_comes_too_early() -> None:
    name = "permissions.toml double-leg-hop.milestone: "
    assert mutated(library(), _one(f"{name}gone")).permissions["double-leg-hop"].milestone is None
    early = mutated(library(), _one(f"{name}plyometrics -> active-motion"))
    assert early.permissions["double-leg-hop"].milestone == "active-motion"


def test_gates_are_turned_and_lose_their_parts() -> None:
    over = library().pathways["settle"].hand_over
    assert over is not None
    assert isinstance(over.gate, All)
    turned = mutated(library(), _one("pathways/settle.toml hand-over.gate: all -> any")).pathways["settle"].hand_over
    assert turned is not None
    assert turned.gate == Any_(of=over.gate.of)
    shorter = mutated(library(), _one("pathways/settle.toml hand-over.gate.of.0: gone")).pathways["settle"].hand_over
    assert shorter is not None
    assert shorter.gate == All(of=over.gate.of[1:])


def test_what_nobody_could_write_is_left_out() -> None:
    assert not [mutant for mutant in MUTANTS if "sets: 1 -> 0" in mutant.name]


def test_everything_else_stays_as_it_is() -> None:
    changed = mutated(library(), _one("red-flags.toml sudden-pop: gone"))
    assert changed.flags == {name: flag for name, flag in library().flags.items() if name != "sudden-pop"}
    assert changed.limits == library().limits
    assert changed.pathways == library().pathways
