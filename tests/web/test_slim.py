"""Scripts lose their comments on the way to the phone, and nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from heelwise.web.slim import slim

STATIC = Path(__file__).parents[2] / "src" / "heelwise" / "web" / "static"
SCRIPTS = sorted(STATIC.rglob("*.js"))


def test_comments_that_have_a_line_for_themselves_go():
    assert slim("// @ts-check\nconst a = 1;\n  // why\nconst b = 'x // y';\n") == "const a = 1;\nconst b = 'x // y';\n"


def test_documentation_goes_and_the_code_after_it_stays():
    assert slim("/** One. */\nlet a;\n/**\n * Two.\n * @param {x} y\n */\nlet b;\n") == "let a;\nlet b;\n"


def test_a_cast_at_the_start_of_a_line_takes_no_code_with_it():
    code = "/** @type {X} */ (one).two = 3;\nlet a = /** @type {Y} */ (b);\n/** Why. */\nlet c;\n"
    assert slim(code) == "(one).two = 3;\nlet a = (b);\nlet c;\n"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_line_of_code_is_lost(path: Path):
    """What is left is the source's own lines of code, in order."""
    left = [line for line in slim(path.read_text()).splitlines() if line.strip()]
    source = re.sub(r"/\*\*(?:(?!\*/)[\s\S])*\*/ ?", "", path.read_text())
    code = [line for line in source.splitlines() if line.strip() and not line.lstrip().startswith("//")]
    assert [line.strip() for line in left] == [line.strip() for line in code]


def test_every_slim_script_can_still_be_read(tmp_path: Path):
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs Node 20; the journeys load the same scripts in a browser")
    for path in SCRIPTS:
        file = tmp_path / f"{path.parent.name}-{path.stem}.mjs"
        file.write_text(slim(path.read_text()))
        ran = subprocess.run([node, "--check", str(file)], capture_output=True, text=True, check=False)
        assert ran.returncode == 0, (path, ran.stderr)
