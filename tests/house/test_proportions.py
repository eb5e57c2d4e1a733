"""There is at least as much proof as there is promise."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.house.repository import PACKAGE, ROOT, below

OWED = 1.2  # lines of tests for each line of source
ENFORCED = False  # until it holds once, the ratio is reported among the skipped tests


def lines(paths: Iterable[Path]) -> int:
    """Lines that say something: blank ones do not count."""
    return sum(1 for path in paths for line in path.read_text().splitlines() if line.strip())


def test_tests_outweigh_sources() -> None:
    sources = lines(below(PACKAGE, ".py", ".js"))
    tests = lines(below(ROOT / "tests", ".py", ".js", ".mjs", ".toml"))
    said = f"{tests} lines of tests for {sources} of source: {tests / sources:.2f}, owed {OWED}"
    if tests < OWED * sources and not ENFORCED:
        pytest.skip(said)
    assert tests >= OWED * sources, said
