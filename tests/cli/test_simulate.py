"""`heelwise simulate` from the outside."""

import json
from pathlib import Path

import pytest

from heelwise.cli import main

FEW = ("simulate", "--people", "3", "--days", "4", "--jobs", "1")


def test_it_says_what_it_is_and_on_what_it_ran(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(FEW) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "A simulation of invented people." in said
    assert "12 person-days" in said
    assert "0 unsafe" in said


def test_one_document_and_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "found"
    assert main([*FEW, "--seed", "5", "--from", "2027-01-04", "--json", "-o", str(folder)]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["seed"], made["first_day"], made["days"], made["person_days"]) == (5, "2027-01-04", 4, 12)
    assert len(made["fingerprint"]) == 64
    assert json.loads((folder / "simulation.json").read_text()) == made
    assert made["label"] in (folder / "simulation.html").read_text()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "file"
    there.write_text("")
    assert main([*FEW, "-o", str(there / "below")]) == 2
    assert "wanted a folder to write to" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--people", "0"], ["--days", "0"], ["--jobs", "0"], ["--from", "monday"]])
def test_wrong_use(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", *options]) == 2
    assert capsys.readouterr().err


def test_nobody_at_the_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*FEW, "--scheduler", "nowhere"]) == 2
    assert "wanted the address of a running Dask scheduler" in capsys.readouterr().err
