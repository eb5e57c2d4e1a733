"""The repository speaks of the product, calmly, and leaves nothing half done."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.house.repository import CONTENT, ROOT, below, files, shown

TEXT = [path for path in files() if path.suffix in {".py", ".md", ".toml", ".js", ".css", ".jinja", ".sh", ".html"}]
# Written in pieces, so that this file passes its own test.
UNFINISHED = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK", "W" + "IP"]) + r")\b")
NOT_OURS = re.compile(r"\bissues? #?\d+\b|(?<![&\w])#\d{1,4}\b(?!\w)|/work/|/root/|/home/[a-z]|evidence\.md|design\.md")
COLOURS = {".css", ".jinja", ".html", ".svg"}  # where #123 is a colour
CODE = re.compile(r"^```.*?^```|`[^`]*`|<!--.*?-->|!\[", re.MULTILINE | re.DOTALL)


def strings(value: object) -> Iterator[str]:
    """Every text in a TOML document."""
    match value:
        case str():
            yield value
        case list():
            for part in value:
                yield from strings(part)
        case dict():
            for part in value.values():
                yield from strings(part)


def test_nothing_is_marked_unfinished() -> None:
    assert not [f"{shown(path)}: {found}" for path in TEXT if (found := UNFINISHED.findall(path.read_text()))]


def test_the_text_is_about_the_product() -> None:
    strays = []
    for path in TEXT:
        found = [word for word in NOT_OURS.findall(path.read_text()) if not (path.suffix in COLOURS and word[0] == "#")]
        strays += [f"{shown(path)}: {word}" for word in found if path != Path(__file__)]
    assert not strays


def test_documents_do_not_shout() -> None:
    assert not [shown(path) for path in below(ROOT, ".md") if "!" in CODE.sub("", path.read_text())]


def test_content_does_not_shout() -> None:
    loud = []
    for path in below(CONTENT, ".toml"):
        loud += [f"{shown(path)}: {text}" for text in strings(tomllib.loads(path.read_text())) if "!" in text]
    assert not loud


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core"}
    assert not [shown(path) for path in files() if path.suffix == ".py" and path.stem in drawers]
