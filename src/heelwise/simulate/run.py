"""Many people at once: in this process, in several, or on a Dask cluster, with the same result.

Every person is drawn from seed, arm and number alone, so neither the number of processes
nor their order changes anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import reduce
from itertools import groupby
from typing import Any

from joblib import Parallel, delayed, parallel_config
from msgspec import Struct

from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import load
from heelwise.simulate.living import FIRST, Life
from heelwise.simulate.planner import EnginePlanner, FixedDose
from heelwise.simulate.tally import Tally
from heelwise.simulate.traits import ARMS, arms_of, person

CHUNK = 8
"""People that one piece of work holds."""


class NoCluster(Exception):  # noqa: N818  what is missing, in the words of the complaint
    """No cluster could be reached."""


class Plan(Struct, frozen=True, kw_only=True):
    """What to simulate: so many people, shared among the arms, for so many days."""

    people: int
    days: int
    seed: int
    first: dt.date = FIRST
    arms: tuple[str, ...] = ()


Who = tuple[str, int]
"""A person: arm and number."""


def people_of(plan: Plan, knowledge: Knowledge) -> list[Who]:
    """The people of a plan, arms in turn."""
    arms = plan.arms or arms_of(knowledge)
    return [(arms[index % len(arms)], index // len(arms)) for index in range(plan.people)]


def life_of(who: Who, plan: Plan, knowledge: Knowledge) -> Life:
    """One person, about to live."""
    arm, number = who
    planner = FixedDose() if ARMS[arm].fixed else EnginePlanner(knowledge)
    return Life(person(plan.seed, arm, number), number, plan.seed, planner, knowledge, plan.first)


def lived(chunk: list[Who], plan: Plan) -> list[Tally]:
    """A piece of work: some people, each through all days, summed by arm."""
    knowledge = load()
    tallies = [life_of(who, plan, knowledge).live(plan.days) for who in chunk]
    return added(tallies)


def added(tallies: list[Tally]) -> list[Tally]:
    """One tally for each arm, in the order of the arms."""
    order = list(ARMS)
    ordered = sorted(tallies, key=lambda tally: order.index(tally.arm))
    return [reduce(Tally.plus, group) for _, group in groupby(ordered, key=lambda tally: tally.arm)]


def simulate(plan: Plan, *, jobs: int, scheduler: str | None = None) -> list[Tally]:
    """Everybody of a plan through all days. `scheduler` is the address of a Dask scheduler."""
    people = people_of(plan, load())
    chunks = [people[start : start + CHUNK] for start in range(0, len(people), CHUNK)]
    with _places(jobs, scheduler):
        parts = Parallel()(delayed(lived)(chunk, plan) for chunk in chunks)
    return added([tally for part in parts for tally in part])


def _places(jobs: int, scheduler: str | None) -> AbstractContextManager[object]:
    """Where the work is done."""
    return parallel_config(backend="loky", n_jobs=jobs) if scheduler is None else _cluster(scheduler)


@contextmanager
def _cluster(address: str) -> Iterator[None]:
    """A Dask cluster that is already running; the library is only needed here. Raises `NoCluster`."""
    try:
        import distributed  # noqa: PLC0415
    except ImportError:
        raise NoCluster("no `distributed` installed (pip install 'heelwise[cluster]')") from None
    client: Any = distributed.Client
    try:
        there = client(address, timeout="10s")
    except (OSError, ValueError, TypeError) as wrong:
        raise NoCluster(f"nobody at {address}") from wrong
    with there, parallel_config(backend="dask"):
        yield
