"""The player's and the outbox's modules: their own tests under Node, their size, their colours, what they never do."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from heelwise.figure.palette import stylesheet
from heelwise.web.slim import slim

HERE = Path(__file__).parent
STATIC = HERE.parents[1] / "src" / "heelwise" / "web" / "static"
MODULES = sorted([*(STATIC / "player").glob("*.js"), *(STATIC / "outbox").glob("*.js")])
MOST_BYTES = 35 * 1024


def test_the_modules_pass_their_own_tests():
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs Node 20; the journeys play the same modules in a browser")
    ran = subprocess.run(
        [node, "--experimental-default-type=module", "--no-warnings", "--test", str(HERE)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def loaded(*first: str) -> set[Path]:
    """These scripts and all that they import."""
    found: set[Path] = set()
    waiting = [(STATIC / name).resolve() for name in first]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            names = re.findall(r"(?:from|import) ?\(?'([^']+)'", slim(module.read_text()))
            waiting += [(module.parent / name).resolve() for name in names]
    return found


def test_the_players_page_loads_at_most_35_kilobytes_of_script():
    page = loaded("player/main.js", "outbox/boot.js", "offline/register.js")
    assert sum(len(gzip.compress(slim(module.read_text()).encode())) for module in page) <= MOST_BYTES


@pytest.mark.parametrize("module", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
class TestEveryModule:
    def test_says_that_its_types_are_checked_and_what_it_is_for(self, module: Path):
        first, second, *_ = module.read_text().splitlines()
        assert first == "// @ts-check"
        assert second.startswith("// ")

    def test_reaches_no_other_origin_and_writes_no_markup(self, module: Path):
        text = module.read_text()
        assert not re.search(
            r"https?://|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text
        )

    def test_imports_files_that_are_there(self, module: Path):
        for wanted in re.findall(r"(?:from|import\()\s*'([^']+)'", module.read_text()):
            assert (module.parent / wanted).is_file(), wanted


def test_the_figure_at_night_has_the_palettes_colours():
    css = (STATIC / "player" / "figure.css").read_text()
    for rule in stylesheet(dark=True).splitlines():
        assert f".player {rule}\n" in css, rule


def test_the_players_colours_are_the_nights_tokens():
    tokens = (STATIC / "css" / "tokens.css").read_text()
    night = tokens[tokens.index("prefers-color-scheme: dark") :]
    player = (STATIC / "player" / "player.css").read_text()
    frame = player[player.index(".player {") : player.index("}")]
    for name, value in re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", frame):
        assert f"{name}: {value};" in night, name
