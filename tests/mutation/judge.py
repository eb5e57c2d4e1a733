"""Does a test notice this mutant? Asked in a fresh process, in which the engine loads with the change in it.

First the vignettes that run the changed function, on the records they had under the
unchanged engine, which is quick; one that fails there is played from its first line to be
sure. Then the reasons as `docs/manual/rules.md` prints them. Then the tests of the engine
that run the function.
"""

from __future__ import annotations

import contextlib
import io
import os
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import FrameType, ModuleType
from typing import Any

from tests.mutation.mutants import PACKAGE, Mutant

PATIENCE_S = 20
"""Seconds of work for one vignette or test; the slowest take a tenth. What takes longer hangs, and is noticed."""

MEMORY = 3 << 30
"""Bytes; what takes more has been noticed."""


WITHOUT = ("-p", "no:cacheprovider", "-o", "faulthandler_timeout=0")
"""Parts of pytest: what waits by the clock would see a busy machine as a fault."""


class HangsError(BaseException):
    """Nothing catches it but the judge."""


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


def noticed_by(mutant: Mutant, stories: Sequence[Any], tests: Sequence[str]) -> str | None:
    """Who notices: the name of a vignette, of a reason, or of a test; None when nobody does."""
    signal.signal(signal.SIGPROF, _hangs)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.meta_path.insert(0, Changed(mutant))
    _patience()
    try:
        import heelwise.audit.vignettes.cases
        import heelwise.engine.explain  # noqa: F401
    except Exception as error:  # noqa: BLE001  # it does not even load
        return f"loading ({type(error).__name__})"
    try:
        return next(_by_vignette(stories), None) or next(_by_reason(stories), None) or _by_test(tests)
    except HangsError:
        return "hanging"


def _hangs(number: int, frame: FrameType | None) -> None:
    raise HangsError


def _patience() -> None:
    """Begins anew to count the seconds of work."""
    signal.setitimer(signal.ITIMER_PROF, PATIENCE_S)


def _by_vignette(stories: Sequence[Any]) -> Iterator[str]:
    from heelwise.audit.vignettes.cases import Case, person_of, wrong_in
    from heelwise.audit.vignettes.diary import Diary

    def fails(case: Any, person: Any) -> bool:
        _patience()
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
        _patience()
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


def _by_test(names: Sequence[str]) -> str | None:
    import pytest

    places = {name: place for place, name in enumerate(names)}
    files = list(dict.fromkeys(name.partition("::")[0] for name in names))

    class First:
        """Runs the named tests in their order; remembers the first that fails."""

        name: str | None = None

        @pytest.hookimpl(trylast=True)
        def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
            items[:] = sorted((item for item in items if item.nodeid in places), key=lambda item: places[item.nodeid])

        def pytest_runtest_setup(self) -> None:
            _patience()

        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            if report.failed and self.name is None:
                self.name = report.nodeid

        def pytest_collectreport(self, report: pytest.CollectReport) -> None:
            if report.failed and self.name is None:
                self.name = report.nodeid

    if not names:
        return None
    first = First()
    os.environ["HEELWISE_FEW"] = "1"
    _patience()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        pytest.main(["-q", "-x", "-n0", *WITHOUT, "--tb=no", *files], plugins=[first])
    return None if first.name is None else f"test {first.name}"
