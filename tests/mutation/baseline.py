"""What the engine does unchanged: each vignette's record, its cost, the lines it runs, the reasons it shows.

And each test of the engine, its cost and the lines it runs. What fails here is left out:
it proves nothing about a change. Made in a process of its own, so that the one that makes the
mutants never loads the engine; kept under `build/`, by a digest of what it was made from.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple, Self

import msgspec
import pytest
from msgspec import structs

from tests.cases.played import FOLDER, answers, reasons_in

ROOT = Path(__file__).parents[2]
ENGINE = "heelwise/engine/"
KEPT = ROOT / "build" / "mutation"

TESTS = (
    *("tests/engine", "-m", "not timed and not slow", "-o", "faulthandler_timeout=0"),
    *("--ignore=tests/engine/test_speed.py", "--ignore-glob=*/test_laws_*", "--ignore=tests/engine/test_replaying.py"),
)
"""Beside the vignettes; without those over generated records, which take longer than they notice."""

Lines = dict[str, int]
"""By module of the engine the lines that run, as a number: bit n for line n."""


class Story(NamedTuple):
    """A vignette in plain values (reading it must not load the engine), with its lines as in a file."""

    case: dict[str, Any]
    lines: list[bytes]
    seconds: float
    touches: Lines
    shows: dict[str, tuple[str, Any, Any]]


class Check(NamedTuple):
    """A test of the engine, by the name pytest gives it."""

    name: str
    seconds: float
    touches: Lines


class Touched:
    """Which lines of the engine run, while it is open."""

    def __init__(self) -> None:
        self._by_file: dict[str, set[int]] = {}
        self._tracers: dict[str, Any] = {}

    def __enter__(self) -> Self:
        tracers = self._tracers

        def called(frame: FrameType, event: str, argument: object) -> Any:
            name = frame.f_code.co_filename
            return tracers[name] if name in tracers else self._of(name)

        sys.settrace(called)
        return self

    def __exit__(self, *error: object) -> None:
        sys.settrace(None)

    def _of(self, name: str) -> Any:
        """What is called for each line of a file; nothing for what is not the engine's."""
        self._tracers[name] = None
        if ENGINE not in name:
            return None
        add = self._by_file.setdefault(Path(name).stem, set()).add

        def ran(frame: FrameType, event: str, argument: object) -> Any:
            add(frame.f_lineno)
            return ran

        self._tracers[name] = ran
        return ran

    def lines(self) -> Lines:
        """By module."""
        return {module: sum(1 << line for line in lines) for module, lines in self._by_file.items()}


def either(one: Lines, other: Lines) -> Lines:
    """The lines of both."""
    return {module: one.get(module, 0) | other.get(module, 0) for module in one.keys() | other.keys()}


def stories() -> list[Story]:
    """Every vignette that holds, with what it does. `shows` has the reasons of which it is the first to tell."""
    from heelwise.audit.vignettes.cases import cases_in

    told: set[str] = set()
    made = []
    known = _read("stories")
    for case in cases_in(FOLDER):
        key = msgspec.json.encode(case)
        if key not in known:
            known[key] = _story(case)
        story = known[key]
        if story is None:
            print(f"does not hold, left out: {case.name}", file=sys.stderr)
            continue
        made.append(story._replace(shows={name: told_as for name, told_as in story.shows.items() if name not in told}))
        told |= story.shows.keys()
    _keep("stories", known)
    return made


def _story(case: Any) -> Story | None:
    from heelwise.audit.vignettes.cases import person_of, wrong_in
    from heelwise.audit.vignettes.diary import Diary

    try:
        person = person_of(case)
        record, again = person.record(), Diary()
    except Exception:  # noqa: BLE001  # not a valid record: a test says so
        return None
    again.record = lambda: record  # type: ignore[method-assign]
    began = time.process_time()
    if wrong_in(case, again):
        return None
    seconds = time.process_time() - began
    with Touched() as touched:
        wrong_in(case, again)
        given = list(answers(case, again))
    shows: dict[str, tuple[str, Any, Any]] = {}
    for because in (one for answer in given for one in reasons_in(answer)):
        shows.setdefault(f"{because.rule}.{because.verdict}", (because.rule, dict(because.facts), because.sources))
    lines = [msgspec.json.encode(line) for line in person.lines]
    return Story(structs.asdict(case), lines, seconds, touched.lines(), shows)


class _Watch:
    """What each test runs, for pytest. What a file's fixtures run counts for every test in it."""

    def __init__(self) -> None:
        self.passed: dict[str, tuple[float, Lines]] = {}
        self._prepared: dict[str, Lines] = {}
        self._ran: tuple[float, Lines] = (0, {})

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Iterator[None]:
        with Touched() as touched:
            yield
        file = item.nodeid.partition("::")[0]
        self._prepared[file] = either(self._prepared.get(file, {}), touched.lines())

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        began = time.process_time()
        with Touched() as touched:
            yield
        self._ran = (time.process_time() - began, touched.lines())

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            self.passed[report.nodeid] = self._ran
        elif report.failed:
            print(f"fails, left out: {report.nodeid}", file=sys.stderr)

    def checks(self) -> list[Check]:
        """Those that passed."""
        return [
            Check(name, seconds, either(touches, self._prepared[name.partition("::")[0]]))
            for name, (seconds, touches) in self.passed.items()
        ]


def checks() -> list[Check]:
    """Every test of the engine that passes. Its seconds are those of work under watch."""
    known = _read("checks")
    key = _digest(sorted([*(ROOT / "tests" / "engine").glob("*.py"), *(ROOT / "tests").glob("*.py")]))
    if key not in known:
        watch = _Watch()
        with contextlib.redirect_stdout(sys.stderr):
            pytest.main(["-q", "-n0", "-p", "no:cacheprovider", "--no-header", "--tb=no", *TESTS], plugins=[watch])
        known = {key: watch.checks()}
        _keep("checks", known)
    return list(known[key])


def decided_by() -> str:
    """A digest of all that a decision depends on: the engine, what lies under it, and the content without its words."""
    house = ROOT / "src" / "heelwise"
    code = [path for part in ("engine", "knowledge", "record", "terms") for path in (house / part).rglob("*.py")]
    content = [path for path in (house / "content").rglob("*.toml") if "words" not in path.as_posix()]
    return _digest(sorted([*code, *content])).hex()[:16]


def _digest(paths: list[Path]) -> bytes:
    seen = sha256()
    for path in paths:
        seen.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return seen.digest()


def _name(kind: str) -> Path:
    return KEPT / f"{kind}-{decided_by()}.pickle"


def _read(kind: str) -> dict[Any, Any]:
    path = _name(kind)
    return dict(pickle.loads(path.read_bytes())) if path.exists() else {}  # our own


def _keep(kind: str, known: dict[Any, Any]) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob(f"{kind}-*.pickle"):
        old.unlink()
    _name(kind).write_bytes(pickle.dumps(known))


if __name__ == "__main__":
    os.environ["HEELWISE_FEW"] = "1"
    sys.path.insert(0, str(ROOT))
    made = [tuple(one) for one in (stories() if sys.argv[1] == "stories" else checks())]
    sys.stdout.buffer.write(pickle.dumps((decided_by(), made)))
