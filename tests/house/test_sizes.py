"""Files and functions stay small enough to read in one sitting."""

import ast
from pathlib import Path
from statistics import quantiles

from tests.house.repository import CONTENT, PACKAGE, below, shown

FILE_LINES = 300
FUNCTION_LINES = 60
FUNCTION_LINES_P90 = 30

SOURCES = [path for path in below(PACKAGE, ".py", ".js", ".css", ".jinja") if not path.is_relative_to(CONTENT)]


def functions(path: Path) -> list[tuple[str, int]]:
    """Each function of a module with its length, without decorators and docstring."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            words = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            docstring = (first.end_lineno or 0) - first.lineno + 1 if words else 0
            found.append((node.name, (node.end_lineno or 0) - node.lineno + 1 - docstring))
    return found


LENGTHS = [(path, name, lines) for path in below(PACKAGE, ".py") for name, lines in functions(path)]


def test_the_measure_counts_lines_without_the_docstring(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        'def a():\n    """One.\n\n    Two.\n    """\n    return 1\n\n\ndef b():\n    return (\n        2\n    )\n'
    )
    assert functions(module) == [("a", 2), ("b", 4)]


def test_no_file_is_longer_than_it_may_be() -> None:
    lengths = {shown(path): len(path.read_text().splitlines()) for path in SOURCES}
    long = {name: lines for name, lines in lengths.items() if lines > FILE_LINES}
    assert not long, "find the seam and split"


def test_no_function_is_longer_than_it_may_be() -> None:
    long = [f"{shown(path)}: {name} has {lines} lines" for path, name, lines in LENGTHS if lines > FUNCTION_LINES]
    assert not long, "\n".join(long)


def test_nine_functions_in_ten_fit_half_a_screen() -> None:
    p90 = quantiles([lines for _, _, lines in LENGTHS], n=10)[-1]
    assert p90 <= FUNCTION_LINES_P90


def test_every_module_says_what_lives_in_it() -> None:
    # Empty folders' __init__ and what Django writes itself say nothing.
    said = [path for path in below(PACKAGE, ".py") if path.read_text().strip() and path.parent.name != "migrations"]
    mute = [shown(path) for path in said if not ast.get_docstring(ast.parse(path.read_text()))]
    assert not mute, f"no module docstring: {mute}"
