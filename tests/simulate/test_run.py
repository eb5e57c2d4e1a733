"""Many people at once: no unsafe prescription, and the same result wherever the work is done."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from heelwise.simulate.charts import MEASURES, page
from heelwise.simulate.report import Report, report
from heelwise.simulate.run import Plan, people_of, simulate
from heelwise.simulate.traits import ARMS, arms_of
from tests.simulate.people import library

HEELWISE = Path(sys.executable).with_name("heelwise")
SMALL = ("--people", "22", "--days", "8", "--seed", "3")

CLUSTER = """
import sys
from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture(scope="module")
def lived() -> Report:
    """What continuous integration simulates: 20,000 person-days, on two processes."""
    plan = Plan(people=110, days=182, seed=2026)
    return report(plan, simulate(plan, jobs=2))


@pytest.mark.slow
def test_in_twenty_thousand_person_days_no_prescription_is_unsafe(lived: Report) -> None:
    assert lived.person_days >= 20_000
    assert lived.prescriptions > lived.person_days * 8 // 11
    assert lived.unsafe == 0, "\n".join(f"{one.person} {one.fault}" for one in lived.found)


@pytest.mark.slow
def test_the_fixed_dose_is_what_the_oracle_is_there_for(lived: Report) -> None:
    fixed = [row for row in lived.rows if row.fixed]
    assert all(row.unsafe > 0 for row in fixed)
    assert {name for row in fixed for name in row.unsafe_by_predicate} >= {"sign", "past-neutral", "means"}


@pytest.mark.slow
def test_every_pathway_is_lived(lived: Report) -> None:
    met = {phase.partition("/")[0] for row in lived.rows for phase in row.phases}
    assert met >= set(library().pathways), "a pathway that nobody was on"
    assert [row.arm for row in lived.rows] == list(ARMS)
    assert all(row.sessions for row in lived.rows)


@pytest.mark.slow
def test_the_page_says_what_it_is_and_draws_every_measure(lived: Report) -> None:
    drawn = page(lived)
    assert lived.label in drawn
    assert lived.edition in drawn
    assert all(f"<h2>{one.name}</h2>" in drawn for one in MEASURES)
    assert drawn.count("<svg ") == len(MEASURES) + 1
    assert "<script" not in drawn
    assert "style=" not in drawn


def test_everybody_is_shared_among_the_arms() -> None:
    people = people_of(Plan(people=25, days=1, seed=1), library())
    assert len(people) == len(set(people)) == 25
    assert {arm for arm, _ in people} == set(arms_of(library()))


def test_twins_differ_in_nothing_but_their_plan() -> None:
    from heelwise.simulate.traits import person

    one, other = (person(1, arm, 5) for arm in ("graded-loading", "alfredson"))
    assert one.tendons == other.tendons
    assert (one.kit, one.complaint, one.birth_year) == (other.kit, other.complaint, other.birth_year)


@contextmanager
def cluster() -> Iterator[str]:
    """A local Dask scheduler with two workers, in a process of its own; its address."""
    quiet = os.environ | {"PYTHONWARNINGS": "ignore"}
    pipe = subprocess.PIPE
    started = [sys.executable, "-c", CLUSTER]
    with subprocess.Popen(started, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, env=quiet) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.communicate("", timeout=20)


def simulated(*options: str) -> dict[str, object]:
    """What the command says, as JSON."""
    done = subprocess.run(
        [HEELWISE, "simulate", "--json", *SMALL, *options], capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    made: dict[str, object] = json.loads(done.stdout)
    return made


@pytest.mark.slow
def test_a_cluster_of_two_workers_finds_what_one_process_finds() -> None:
    with cluster() as address:
        there = simulated("--scheduler", address)
    assert there == simulated("--jobs", "1") == simulated("--jobs", "2")
