"""`heelwise draw`: an SVG on standard output or in a file, or a page of all."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from heelwise.knowledge.read import load
from tests.cli.conftest import Run


def test_the_drawing_goes_to_standard_output(run: Run):
    answer = run("draw", "heel-drop")
    assert answer.code == 0
    assert ET.fromstring(answer.out).tag.endswith("svg")
    assert "<animate" in answer.out


def test_still_strip_and_the_other_side(run: Run):
    still = run("draw", "heel-drop", "--still").out
    assert "<animate" not in still
    assert run("draw", "heel-drop", "--strip").out != still
    assert run("draw", "heel-drop", "--still", "--side", "left").out != still


def test_the_drawing_goes_into_a_file(run: Run, tmp_path):
    file = tmp_path / "drop.svg"
    answer = run("draw", "heel-drop", "-o", file)
    assert (answer.code, answer.out) == (0, "")
    assert file.read_text().startswith("<svg")


def test_all_of_them_on_one_page(run: Run, tmp_path):
    file = tmp_path / "sheet.html"
    assert run("draw", "--all", "--still", "-o", file).code == 0
    page = file.read_text()
    assert page.count("<figure>") == len(load().exercises)
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_without_their_names_the_pictures_speak_for_themselves(run: Run):
    page = run("draw", "--all", "--still", "--untitled").out
    assert page.count("<figure>") == len(load().exercises)
    assert "<figcaption>" not in page
    assert "prefers-color-scheme: dark" in page


def test_wrong_use(run: Run, tmp_path):
    for arguments in (
        (),
        ("heel-drop", "--all"),
        ("heel-drop", "--still", "--strip"),
        ("heel-drop", "--side", "up"),
        ("heal-drop",),
    ):
        answer = run("draw", *arguments)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err


def test_a_file_that_cannot_be_written(run: Run, tmp_path):
    answer = run("draw", "heel-drop", "-o", tmp_path / "no" / "such" / "place.svg")
    assert answer.code == 2
    assert "no such file" in answer.err
