"""There is at least as much proof as there is promise."""

from collections.abc import Iterable
from pathlib import Path

from tests.house.repository import PACKAGE, ROOT, below

OWED = 1.2  # lines of tests for each line of source


def lines(paths: Iterable[Path]) -> int:
    """Lines that say something: blank ones do not count."""
    return sum(1 for path in paths for line in path.read_text().splitlines() if line.strip())


def test_tests_outweigh_sources() -> None:
    sources = lines(below(PACKAGE, ".py", ".js"))
    tests = lines(below(ROOT / "tests", ".py", ".js", ".toml"))
    assert tests >= OWED * sources, f"{tests} lines of tests for {sources} of source: {tests / sources:.2f}"
