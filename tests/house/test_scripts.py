"""The scripts are sound as far as can be told without running them, and the documents name them rightly."""

import os
import subprocess
from pathlib import Path

import pytest

import heelwise
from tests.house.repository import ROOT, below, settings, shown

SCRIPTS = [*below(ROOT / "scripts"), ROOT / ".ci" / "run"]
BASH = [path for path in SCRIPTS if path.suffix == ".sh" or path.read_text().startswith("#!/usr/bin/env bash")]


@pytest.mark.parametrize("path", BASH, ids=shown)
def test_bash_can_read_it(path: Path) -> None:
    subprocess.run(["bash", "-n", path], check=True)


@pytest.mark.parametrize("path", BASH, ids=shown)
def test_it_says_what_it_does(path: Path) -> None:
    first = next(line for line in path.read_text().splitlines() if not line.startswith("#!"))
    assert first.startswith("# ")


@pytest.mark.parametrize("path", [path for path in SCRIPTS if not path.suffix], ids=shown)
def test_it_can_be_started(path: Path) -> None:
    assert os.access(path, os.X_OK)


def test_continuous_integration_runs_what_the_readme_says() -> None:
    run, readme = (ROOT / ".ci" / "run").read_text(), (ROOT / "README.md").read_text()
    for command in ("scripts/test", "scripts/check"):
        assert command in run
        assert command in readme


def test_one_version_everywhere() -> None:
    assert settings()["project"]["version"] == heelwise.__version__
    assert f"## {heelwise.__version__}" in (ROOT / "CHANGELOG.md").read_text()


def test_the_lock_file_is_kept() -> None:
    assert (ROOT / "uv.lock").exists()
    assert 'name = "heelwise"' in (ROOT / "uv.lock").read_text()
