"""Every file has a licence, and every licence named is in LICENSES."""

import re
import tomllib
from pathlib import Path, PurePosixPath

from tests.house.repository import CONTENT, ROOT, below, files, settings, shown

ANNOTATIONS = tomllib.loads((ROOT / "REUSE.toml").read_text())["annotations"]
TEXTS = {path.stem for path in (ROOT / "LICENSES").iterdir()}


def licence_of(name: str) -> str | None:
    """What REUSE.toml says of a file: the last table that matches, as the REUSE specification has it."""
    found = None
    for table in ANNOTATIONS:
        patterns = [table["path"]] if isinstance(table["path"], str) else table["path"]
        if any(covers(pattern, name) for pattern in patterns):
            found = table["SPDX-License-Identifier"]
    return found


def covers(pattern: str, name: str) -> bool:
    """Whether a glob of REUSE.toml covers a file (`**` crosses folders, `*` does not)."""
    parts = (re.escape(part).replace(r"\*", "[^/]*") for part in pattern.split("**"))
    return re.fullmatch(".*".join(parts), name) is not None


def test_globs_read_as_the_specification_says() -> None:
    assert covers("docs/**", "docs/how-to/add-a-page.md")
    assert covers("*.md", "README.md")
    assert not covers("*.md", "docs/architecture.md")


def test_every_file_has_a_licence_whose_text_is_here() -> None:
    bare = [shown(path) for path in files() if licence_of(shown(path)) not in TEXTS]
    assert not bare


def test_content_is_shared_under_creative_commons() -> None:
    wrong = [shown(path) for path in below(CONTENT) if licence_of(shown(path)) != "CC-BY-4.0"]
    assert not wrong


def test_the_package_names_the_licences_that_are_here() -> None:
    assert set(settings()["project"]["license"].split(" AND ")) == TEXTS


def test_no_licence_text_lies_unused() -> None:
    assert {table["SPDX-License-Identifier"] for table in ANNOTATIONS} == TEXTS


def test_a_line_that_names_a_licence_names_one_of_ours() -> None:
    pattern = re.compile("SPDX-License-" + r"Identifier: *(.+)")
    for path in files():
        if path.suffix in {".py", ".toml", ".js", ".css", ".svg", ".sh"}:
            for named in pattern.findall(path.read_text()):
                assert set(re.findall(r"[A-Za-z0-9.-]+", named)) - {"AND", "OR"} <= TEXTS, PurePosixPath(
                    shown(Path(path))
                )
