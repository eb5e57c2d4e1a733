"""Whatever happens to a content file, the reader answers with knowledge or with faults of that file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heelwise.knowledge.faults import ContentError
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import CONTENT, forget, load
from tests.knowledge.planting import copied

FILES = [
    *("edition.toml", "sources.toml", "red-flags.toml", "permissions.toml"),
    *(f"numbers/{name}.toml" for name in ("pain", "progress", "start", "healing")),
    *(f"pathways/{name}.toml" for name in ("graded-loading", "loosen", "low-compression", "rupture-guided", "settle")),
    *(f"exercises/{name}/exercise.toml" for name in ("heel-drop", "ice", "single-leg-hop")),
    *(f"words/en/{name}.toml" for name in ("advice", "names", "rules")),
]

ODD = [
    b"\x00",
    b"\xff",
    b"[",
    b"]",
    b'"',
    b"'''",
    b"=",
    b"nan",
    b"1e999",
    b"-1",
    b"true",
    b"\n",
    b"{",
    b"#",
    b"9" * 400,
]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for all examples; each puts back what it spoiled."""
    return copied(tmp_path_factory.mktemp("spoiled"))


def read(folder: Path, file: str, content: bytes) -> Knowledge | ContentError:
    """What the reader answers while a file has this content."""
    path = folder / file
    before = path.read_bytes()
    path.write_bytes(content)
    forget()
    try:
        return load(folder)
    except ContentError as error:
        return error
    finally:
        path.write_bytes(before)


def blames_only(answer: Knowledge | ContentError, file: str) -> bool:
    """Whether every fault is of this file, said on one line."""
    if isinstance(answer, Knowledge):
        return True
    lines = str(answer).split("\n")
    return len(lines) == len(answer.faults) and all(line.startswith(f"{file}: ") for line in lines)


@settings(max_examples=60)
@given(file=st.sampled_from(FILES), line=st.integers(0, 10_000))
def test_a_line_left_out(shared: Path, file: str, line: int) -> None:
    lines = (CONTENT / file).read_bytes().split(b"\n")
    del lines[line % len(lines)]
    assert blames_only(read(shared, file, b"\n".join(lines)), file)


@settings(max_examples=60)
@given(file=st.sampled_from(FILES), line=st.integers(0, 10_000))
def test_a_line_twice(shared: Path, file: str, line: int) -> None:
    lines = (CONTENT / file).read_bytes().split(b"\n")
    lines.insert(line % len(lines), lines[line % len(lines)])
    assert blames_only(read(shared, file, b"\n".join(lines)), file)


@settings(max_examples=100)
@given(file=st.sampled_from(FILES), at=st.integers(0, 100_000), odd=st.sampled_from(ODD), over=st.integers(0, 6))
def test_something_odd_anywhere(shared: Path, file: str, at: int, odd: bytes, over: int) -> None:
    content = (CONTENT / file).read_bytes()
    place = at % len(content)
    answer = read(shared, file, content[:place] + odd + content[place + over :])
    assert blames_only(answer, file), answer


@settings(max_examples=40)
@given(file=st.sampled_from(FILES), at=st.integers(0, 100_000))
def test_a_file_cut_short(shared: Path, file: str, at: int) -> None:
    content = (CONTENT / file).read_bytes()
    assert blames_only(read(shared, file, content[: at % len(content)]), file)


@pytest.mark.parametrize("file", FILES)
def test_an_empty_file_is_never_read_as_content_that_decides(shared: Path, file: str) -> None:
    answer = read(shared, file, b"")
    if file.startswith(("numbers/", "pathways/", "exercises/", "edition")):
        assert isinstance(answer, ContentError)
        assert {fault.file for fault in answer.faults} == {file}


@pytest.mark.parametrize("file", FILES)
def test_a_folder_where_a_file_should_be(shared: Path, file: str) -> None:
    path = shared / file
    content = path.read_bytes()
    path.unlink()
    path.mkdir()
    forget()
    try:
        with pytest.raises(ContentError, match="found no readable file"):
            load(shared)
    finally:
        path.rmdir()
        path.write_bytes(content)


@pytest.fixture(autouse=True, scope="module")
def _leave_nothing_kept() -> Iterator[None]:
    yield
    forget()
