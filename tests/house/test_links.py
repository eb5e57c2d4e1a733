"""Links in the documents lead somewhere: to a file of the repository, and to a heading in it."""

import re
from pathlib import Path

import pytest

from tests.house.repository import ROOT, below, files, shown

DOCUMENTS = below(ROOT, ".md")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
IMAGE = re.compile(r"<(?:img|source)[^>]+(?:src|srcset)=\"([^\"]+)\"")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
# A path in backticks with a slash and a suffix, or ending in a slash, is a promise that it exists.
PATH = re.compile(r"`((?:src|tests|docs|scripts|examples|benchmarks|LICENSES|\.ci)/[\w./-]*)`")


def anchors(document: Path) -> set[str]:
    """The anchors a reader's browser makes from the headings."""
    text = FENCE.sub("", document.read_text())
    headings = re.findall(r"^#+ +(.+?) *$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_links_resolve(document: Path) -> None:
    text = FENCE.sub("", document.read_text())
    for target in LINK.findall(text) + IMAGE.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        linked = (document.parent / name).resolve() if name else document
        assert linked.exists(), f"{shown(document)}: {target} leads nowhere"
        if anchor and linked.suffix == ".md":
            assert anchor in anchors(linked), f"{shown(document)}: no heading for {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_paths_in_the_text_exist(document: Path) -> None:
    missing = [named for named in PATH.findall(document.read_text()) if not (ROOT / named).exists()]
    assert not missing, f"{shown(document)} names {missing}"


def test_every_guide_is_reached_from_the_architecture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text()
    guides = [path for path in files() if path.parent == ROOT / "docs" / "how-to"]
    assert guides
    assert not [path.name for path in guides if f"how-to/{path.name}" not in text]
