"""The layers hold, and each contract would notice being broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.repository import PACKAGE, ROOT, below, settings

LINTER = Path(sys.executable).with_name("lint-imports")
CONTRACTS = {contract["id"]: contract["name"] for contract in settings()["tool"]["importlinter"]["contracts"]}

# contract, the module that sins, the line it sins with
PLANTS = [
    ("layers", "terms", "import heelwise.engine"),
    ("layers", "knowledge", "import heelwise.record"),
    ("layers", "record", "import heelwise.knowledge"),
    ("layers", "figure", "import heelwise.measure"),
    ("layers", "engine", "import heelwise.journal"),
    ("layers", "journal", "import heelwise.exports"),
    ("layers", "audit", "import heelwise.simulate"),
    ("layers", "simulate", "import heelwise.web"),
    ("layers", "web", "import heelwise.cli"),
    ("core-frameworks", "engine", "import django"),
    ("core-frameworks", "figure", "import jinja2"),
    ("core-io", "engine", "import logging"),
    ("core-io", "record", "from pathlib import Path"),
    ("core-io", "knowledge", "import os"),
    ("core-io", "measure", "import sqlite3"),
    ("core-clock-and-chance", "engine", "import random"),
    ("core-clock-and-chance", "terms", "import time"),
    ("cli-web-one-door", "cli", "import heelwise.web"),
    ("cli-web-one-door", "cli", "import django"),
    ("middle-frameworks", "exports", "import typer"),
    ("middle-frameworks", "journal", "import django"),
    ("content-door", "engine", "import heelwise.knowledge.read"),
    ("content-door", "journal", "import heelwise.knowledge.read"),
    ("oracle-apart", "simulate.oracle", "import heelwise.engine"),
    ("oracle-apart", "simulate.oracle", "import heelwise.simulate.planner"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package's modules, copied to where they may be broken."""
    for path in below(PACKAGE, ".py"):
        target = tmp_path / path.relative_to(ROOT / "src")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the package in `folder`."""
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    return subprocess.run(
        [LINTER, "--no-cache", "--no-logo", *chosen],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_all_contracts_are_kept(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract for contract, _, _ in PLANTS} == set(CONTRACTS)


@pytest.mark.parametrize(("contract", "layer", "line"), PLANTS, ids=lambda value: value.replace(" ", "-"))
def test_a_planted_violation_is_caught(copy: Path, contract: str, layer: str, line: str) -> None:
    (copy / "heelwise" / layer.replace(".", "/") / "planted.py").write_text(f'"""Planted."""\n\n{line}\n')
    result = lint(copy, contract)
    assert result.returncode == 1, result.stdout
    assert f"{CONTRACTS[contract]} BROKEN" in result.stdout
    assert f"heelwise.{layer}.planted" in result.stdout.replace(" ", "")


def test_a_new_layer_must_find_its_place(copy: Path) -> None:
    (copy / "heelwise" / "attic").mkdir()
    (copy / "heelwise" / "attic" / "__init__.py").write_text('"""Nowhere."""\n')
    result = lint(copy, "layers")
    assert result.returncode == 1
    assert "attic" in result.stdout


@pytest.mark.parametrize(
    "line",
    [
        "from datetime import datetime\n\nx = datetime.now()",
        "import datetime\n\nx = datetime.date.today()",
        "import random",
        "import time",
        "from importlib import import_module",
        "from uuid import uuid4",
    ],
)
@pytest.mark.parametrize("layer", ["terms", "engine", "record", "knowledge", "figure", "measure"])
def test_the_core_may_not_ask_the_clock_or_draw_lots(layer: str, line: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise",
         "--stdin-filename", f"src/heelwise/{layer}/planted.py", "-"],
        cwd=ROOT, input=f'"""Planted."""\n\n{line}\n', capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "TID251" in result.stdout, result.stdout
