"""Files: every command can read them, a crash loses nothing, and two writers take turns."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path
from uuid import UUID

import pytest

from heelwise.journal.files import Files, RecordError, read_record
from heelwise.journal.port import Batch
from heelwise.record.encode import encode, encode_lines
from heelwise.record.events import Event
from tests.record.making import minutes, noted
from tests.twelve import SOUND_LINE, TWELVE, Twelve

ONE, TWO, THREE = (noted(number, minutes(number), text=f"note {number}") for number in (1, 2, 3))


@pytest.fixture
def files(tmp_path: Path) -> Files:
    port = Files(tmp_path)
    port.append("ana", Batch(UUID(int=100), (ONE, TWO)))
    return port


def test_a_persons_file_is_a_record(files: Files, tmp_path: Path) -> None:
    assert read_record(tmp_path / "ana.jsonl").events == (ONE, TWO)
    assert read_record(str(tmp_path / "ana.jsonl")).events == files.read("ana")


@pytest.mark.parametrize("each", TWELVE, ids=lambda each: f"{each.fault}: {each.field}")
def test_each_of_the_twelve_is_an_error_with_its_place(each: Twelve, tmp_path: Path) -> None:
    path = tmp_path / "ana.jsonl"
    before = SOUND_LINE + b"\n" + each.line + b"\n"
    path.write_bytes(before)
    with pytest.raises(RecordError) as wrong:
        read_record(path)
    assert f"{path}:2: {each.field}: found " in str(wrong.value)
    assert wrong.value.faults
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_an_empty_file_is_an_error(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ana.jsonl"
    path.write_bytes(content)
    with pytest.raises(RecordError, match="line: found no event, wanted at least one"):
        read_record(path)


def test_a_file_that_is_not_there_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_record(tmp_path / "nobody.jsonl")


def test_a_record_without_a_last_line_end_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "ana.jsonl"
    path.write_bytes(encode_lines([ONE, TWO]).rstrip(b"\n"))
    assert read_record(path).events == (ONE, TWO)


def test_half_a_line_is_left_out_and_then_kept_aside(files: Files, tmp_path: Path) -> None:
    path = tmp_path / "ana.jsonl"
    half = encode(THREE)[:50]
    with path.open("ab") as file:
        file.write(half)
    assert files.read("ana") == (ONE, TWO)
    assert files.append("ana", Batch(UUID(int=101), (THREE,)))
    assert read_record(path).events == (ONE, TWO, THREE)
    assert (tmp_path / "ana.jsonl.cut-short").read_bytes() == half + b"\n"


def test_every_cut_of_a_crash_loses_nothing_that_was_answered(tmp_path: Path) -> None:
    whole = encode_lines([ONE, TWO])
    kept = len(encode(ONE)) + 1
    for cut in [kept, *range(kept + 1, len(whole) - 2, 9), len(whole) - 2, len(whole) - 1]:
        folder = tmp_path / str(cut)
        folder.mkdir()
        (folder / "ana.jsonl").write_bytes(whole[:cut])
        port = Files(folder)
        assert port.read("ana")[:1] == (ONE,)
        assert port.append("ana", Batch(UUID(int=100), (TWO,)))
        assert port.append("ana", Batch(UUID(int=101), (THREE,)))
        assert port.read("ana") == (ONE, TWO, THREE)


def test_only_a_missing_line_end_is_added(files: Files, tmp_path: Path) -> None:
    path = tmp_path / "ana.jsonl"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert files.read("ana") == (ONE, TWO)
    files.append("ana", Batch(UUID(int=101), (THREE,)))
    assert path.read_bytes() == encode_lines([ONE, TWO, THREE])
    assert not list(tmp_path.glob("*.cut-short"))


def test_a_batch_whose_id_was_not_yet_written_may_be_sent_again(files: Files, tmp_path: Path) -> None:
    (tmp_path / "ana.batches").write_bytes(b"0190c2a4-half-a-li")
    before = (tmp_path / "ana.jsonl").read_bytes()
    assert files.append("ana", Batch(UUID(int=100), (ONE, TWO)))
    assert (tmp_path / "ana.jsonl").read_bytes() == before
    assert not files.append("ana", Batch(UUID(int=100), (ONE, TWO)))


def test_a_damaged_file_is_an_error_and_is_not_written_to(files: Files, tmp_path: Path) -> None:
    path = tmp_path / "ana.jsonl"
    path.write_bytes(b"{}\n" + path.read_bytes())
    before = path.read_bytes()
    with pytest.raises(RecordError, match=r"ana\.jsonl:1: kind: found nothing"):
        files.read("ana")
    with pytest.raises(RecordError):
        files.append("ana", Batch(UUID(int=101), (THREE,)))
    assert path.read_bytes() == before


def test_a_full_disk_leaves_the_file_as_it_was(files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        monkeypatch.undo()
        raise OSError(28, "No space left on device")

    before = (tmp_path / "ana.jsonl").read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        files.append("ana", Batch(UUID(int=101), (THREE,)))
    assert (tmp_path / "ana.jsonl").read_bytes() == before
    assert files.append("ana", Batch(UUID(int=101), (THREE,)))
    assert files.read("ana") == (ONE, TWO, THREE)


@pytest.mark.parametrize("person", ["", "../ana", "a/b", ".ana", "ana.jsonl", "x" * 65, "ana\n", "añà"])
def test_a_name_cannot_leave_the_folder(files: Files, person: str) -> None:
    with pytest.raises(ValueError, match="person: found"):
        files.read(person)
    with pytest.raises(ValueError, match="person: found"):
        files.append(person, Batch(UUID(int=101), ()))


def test_writers_in_several_processes_take_turns(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(tmp_path, first)) for first in (100, 200, 300)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    numbers = sorted(event.id.int for event in Files(tmp_path).read("ana"))
    assert numbers == [first + step for first in (100, 200, 300) for step in range(10)]


def _write(folder: Path, first: int) -> None:
    port = Files(folder)
    for number in range(first, first + 10):
        event: Event = noted(number, minutes(number), text="x" * 3000)
        assert port.append("ana", Batch(UUID(int=number), (event,)))
