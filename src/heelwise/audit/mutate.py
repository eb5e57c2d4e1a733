"""Does a vignette fail for every change of the content? What no vignette notices, nobody would.

Vignettes are asked on the records they have under the unchanged content, which is quick;
one that fails there is played from its first line to be sure. Those that speak of what was
changed are asked first. A gate that no vignette holds, a dose and the numbers of a measure
may also be noticed by a table.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import joblib
import msgspec
from msgspec import Struct, structs

from heelwise.audit.mutants import Mutant, Sort, mutants_of, mutated
from heelwise.audit.vignettes.cases import Case, cases_in, holds, person_of
from heelwise.audit.vignettes.diary import Diary
from heelwise.audit.vignettes.seen import found
from heelwise.audit.vignettes.tables import Table, rows_of, tables_in
from heelwise.engine.decision import Decision
from heelwise.knowledge.facts import Frozen, Number
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import load
from heelwise.record.record import Record

ASKED_BEFORE_A_TABLE: dict[Sort, int] = {"gate": 8, "dose": 2, "measure": 2}
"""Vignettes that get their chance before a table vouches for a change: those that speak most of it.

Nothing else may be tabled.
"""

_One = TypeVar("_One")
_Done = TypeVar("_Done")

CHUNK = 24
"""Neighbours are judged together: what noticed one of them is asked first of the next."""


class Survivor(Frozen, frozen=True, kw_only=True):
    """A change that no vignette needs to notice, and why. A `change` of `*` is every change of that key."""

    file: str
    key: str
    change: str = "*"
    because: str

    def covers(self, mutant: Mutant) -> bool:
        """Whether this is the entry of a mutant. A key that ends in `*` stands for all that begin so."""
        same = mutant.key.startswith(self.key[:-1]) if self.key.endswith("*") else mutant.key == self.key
        return self.file == mutant.file and same and self.change in ("*", mutant.change)


class Judged(Struct, frozen=True):
    """A mutant and the vignette or table that notices it; None when nothing does."""

    mutant: Mutant
    noticed_by: str | None


class _Played(Struct, frozen=True):
    """A vignette that holds, with its record and everything it speaks of."""

    case: Case
    record: Record
    speaks_of: frozenset[str]

    @property
    def slow(self) -> bool:
        """Whether it compares plans, which takes ten times as long."""
        return not {"options", "recommended", "choice-because"}.isdisjoint(self.case.expect)


class _Again(Diary):
    """Somebody whose record is as it was, under another content."""

    def __init__(self, knowledge: Knowledge, record: Record) -> None:
        super().__init__(knowledge)
        self._record = record

    def record(self) -> Record:
        """As it was."""
        return self._record


def survivors_in(cases: Path) -> list[Survivor]:
    """The survivors that are allowed, from `survivors.toml` among the vignettes; none without the file."""
    file = cases / "survivors.toml"
    listed = tomllib.loads(file.read_text(encoding="utf-8"))["survivor"] if file.exists() else []
    return msgspec.convert(listed, list[Survivor])


def judge(cases: Path, sorts: Sequence[Sort] = ()) -> list[Judged]:
    """Every change of the shipped content (of these sorts; of all without any), with who notices it.

    `cases` is the folder of the vignettes, its `tables/` the tables. A vignette that does not
    hold as it is notices nothing.
    """
    knowledge = load()  # before the processes part, so that all of them ask the same content
    _played(cases)
    mutants = [mutant for mutant in mutants_of(knowledge) if not sorts or mutant.sort in sorts]
    chunks = [mutants[start : start + CHUNK] for start in range(0, len(mutants), CHUNK)]
    done = _side_by_side(partial(_judged, cases), chunks)
    return [judged for chunk in done for judged in chunk]


def _side_by_side(work: Callable[[_One], _Done], given: Iterable[_One]) -> list[_Done]:
    """Each done, in a process for each core; the processes know what this one knew when they parted."""
    asked = joblib.Parallel(n_jobs=-1, backend="multiprocessing", batch_size="auto")
    return list(asked(joblib.delayed(work)(one) for one in given))


def stale(survivors: Sequence[Survivor], judged: Sequence[Judged]) -> list[Survivor]:
    """Entries that stand for no survivor any more."""
    lost = [one.mutant for one in judged if one.noticed_by is None]
    return [entry for entry in survivors if not any(entry.covers(mutant) for mutant in lost)]


def _judged(cases: Path, mutants: Sequence[Mutant]) -> list[Judged]:
    knowledge, noticing = load(), Counter[str]()
    done = []
    for mutant in mutants:
        by = _noticed(mutant, mutated(knowledge, mutant), cases, noticing)
        noticing.update([by] if by else [])
        done.append(Judged(mutant, by))
    return done


def _noticed(mutant: Mutant, changed: Knowledge, cases: Path, noticing: Counter[str]) -> str | None:
    table = _tabled(mutant, changed, cases) if mutant.sort in ASKED_BEFORE_A_TABLE else None
    about = _speaks_of(mutant.key, *_rules_on(mutant, changed))
    asked = [one for one in _played(cases) if _concerns(mutant, one)]
    asked.sort(key=lambda one: (-noticing[one.case.name], one.slow, -len(about & one.speaks_of)))
    few = asked[: ASKED_BEFORE_A_TABLE[mutant.sort]] if table else asked
    return next((one.case.name for one in few if _fails(one, changed)), table)


def _tabled(mutant: Mutant, changed: Knowledge, cases: Path) -> str | None:
    """The table that says something else than the changed content."""
    name = str(mutant.path[1])
    other = (table for table in _tables(cases) if table.of == name and table.rows != rows_of(name, changed))
    return next((f"tables/{table.of}" for table in other), None)


def _rules_on(mutant: Mutant, knowledge: Knowledge) -> list[str]:
    """The rules that turn on a limit."""
    number = f"{mutant.file.removeprefix('numbers/').removesuffix('.toml')}.{mutant.key}"
    return [rule.id for rule in knowledge.rules.values() if number in rule.numbers]


def _concerns(mutant: Mutant, one: _Played) -> bool:
    """Whether a vignette can notice: those that read a limit, those that come by a plan, row or flag."""
    name = f"{mutant.path[1]}.{mutant.path[2]}" if mutant.path[0] == "limits" else str(mutant.path[1])
    return name in one.speaks_of


def _fails(one: _Played, changed: Knowledge) -> bool:
    return _is_wrong(one.case, _Again(changed, one.record)) and _is_wrong(one.case, changed)


def _is_wrong(case: Case, told: Diary | Knowledge) -> bool:
    try:
        return not holds(case, told if isinstance(told, Diary) else person_of(case, told))
    except Exception:  # noqa: BLE001  # a vignette that cannot even be played has noticed
        return True


@cache
def _tables(cases: Path) -> list[Table]:
    return tables_in(cases / "tables")


@cache
def _played(cases: Path) -> tuple[_Played, ...]:
    """Every vignette that holds under the unchanged content, the shortest records first."""
    held = [one for one in _side_by_side(_play, cases_in(cases)) if one is not None]
    return tuple(sorted(held, key=lambda one: (one.slow, len(one.record.events))))


def _play(case: Case) -> _Played | None:
    read: set[str] = set()
    try:
        record = person_of(case).record()
        again = _Again(_reading(load(), read), record)
        decision = again.decision(case.on)
        if any(found(key, wanted, decision, again, case.on) != wanted for key, wanted in case.expect.items()):
            return None
    except Exception:  # noqa: BLE001  # it cannot be played
        return None
    words = _speaks_of(*_texts([case.record, case.expect]), *_of_decision(decision))
    return _Played(case, record, words | read)


class _Read:
    """Limits that note which of them somebody reads, by their path."""

    def __init__(self, limits: Struct, path: str, read: set[str]) -> None:
        self._held = (limits, path, read)

    def __getattr__(self, name: str) -> object:
        limits, path, read = self._held
        inner: object = getattr(limits, name)
        here = f"{path}.{name}" if path else name
        if isinstance(inner, Number):
            read.add(here)
            return inner
        return _Read(inner, here, read) if isinstance(inner, Struct) else inner


def _reading(knowledge: Knowledge, read: set[str]) -> Knowledge:
    """The same knowledge, noting in `read` which limits are read."""
    return structs.replace(knowledge, limits=_Read(knowledge.limits, "", read))


def _of_decision(decision: Decision) -> Iterator[str]:
    for tendon in decision.tendons:
        yield from (tendon.condition, tendon.pathway or "", tendon.rung or "")
    yield from (item.exercise for session in decision.sessions for item in session.items)


def _texts(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield key
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)
        case _:
            yield str(value)


def _speaks_of(*texts: str) -> frozenset[str]:
    """The words of some texts; an id is one word."""
    cut = str.maketrans(dict.fromkeys("./=[],: ", " "))
    return frozenset(word for text in texts for word in text.translate(cut).split())
