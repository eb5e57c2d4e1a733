"""Does a test notice this mutant? Asked in a fresh process, in which the engine loads with the change in it.

First the vignettes that run the changed function, on the records they had under the
unchanged engine, which is quick; one that fails there is played from its first line to be
sure. Then the reasons as `docs/manual/rules.md` prints them. Then the tests of the engine.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType
from typing import Any

from tests.mutation.mutants import PACKAGE, Mutant

TESTS = (
    ["tests/engine/test_gates.py"],
    [
        *("tests/engine", "-m", "not timed and not slow"),
        *("--ignore=tests/engine/test_speed.py", "--ignore=tests/engine/test_gates.py"),
        "--ignore=tests/engine/test_laws_thousands.py",
    ],
)
"""Quick ones first."""


class Changed(MetaPathFinder, Loader):
    """Finds one module of the engine with another source."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if fullname != f"{PACKAGE}.{self.mutant.module}":
            return None
        return spec_from_loader(fullname, self, origin=f"src/heelwise/engine/{self.mutant.module}.py")

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.mutant.source, f"src/heelwise/engine/{self.mutant.module}.py", "exec"), module.__dict__)


def noticed_by(mutant: Mutant, stories: Sequence[Any]) -> str | None:
    """Who notices: the name of a vignette, of a reason, or of a test; None when nobody does."""
    sys.meta_path.insert(0, Changed(mutant))
    try:
        import heelwise.audit.vignettes.cases
        import heelwise.engine.explain  # noqa: F401
    except Exception as error:  # noqa: BLE001  # it does not even load
        return f"loading ({type(error).__name__})"
    return next(_by_vignette(stories), None) or next(_by_reason(stories), None) or next(_by_test(), None)


def _by_vignette(stories: Sequence[Any]) -> Iterator[str]:
    from heelwise.audit.vignettes.cases import Case, person_of, wrong_in
    from heelwise.audit.vignettes.diary import Diary

    def fails(case: Any, person: Any) -> bool:
        try:
            return bool(wrong_in(case, person() if callable(person) else person))
        except Exception:  # noqa: BLE001  # a test that cannot run fails
            return True

    for story in stories:
        again = Diary()
        again.record = lambda story=story: story.record  # type: ignore[method-assign]
        case = Case(**story.case)
        if fails(case, again) and fails(case, lambda case=case: person_of(case)):
            yield f"vignette {case.name}"


def _by_reason(stories: Sequence[Any]) -> Iterator[str]:
    """The manual shows each reason with its facts and sources, where a vignette first tells it."""
    from heelwise.audit.vignettes.cases import Case
    from heelwise.audit.vignettes.diary import Diary
    from tests.cases.played import answers, reasons_in

    for story in stories:
        if not story.shows:
            continue
        again = Diary()
        again.record = lambda story=story: story.record  # type: ignore[method-assign]
        there: dict[str, Any] = {}
        for answer in answers(Case(**story.case), again):
            for because in reasons_in(answer):
                there.setdefault(f"{because.rule}.{because.verdict}", because)
        for key, shown in story.shows.items():
            found = there.get(key)
            if found is None or (found.rule, dict(found.facts), found.sources) != shown:
                yield f"reason {key}"


def _by_test() -> Iterator[str]:
    import pytest

    class First:
        name = "a test"

        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            if report.failed:
                self.name = report.nodeid

    os.environ["HEELWISE_FEW"] = "1"
    for chosen in TESTS:
        first = First()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            code = pytest.main(["-q", "-x", "-n0", "-p", "no:cacheprovider", *chosen], plugins=[first])
        if code not in (0, 5):
            yield f"test {first.name}"
