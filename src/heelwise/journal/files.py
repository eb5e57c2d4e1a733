"""Records as files of JSON Lines: reading any record file, and a port over a folder of them.

A person's file is itself a record that every command can read. It only grows; a
last line that a crash cut short is moved aside before the next one is written.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from heelwise.journal.lock import held
from heelwise.journal.port import Batch
from heelwise.record.decode import Decoded, decode_lines
from heelwise.record.encode import encode_lines
from heelwise.record.events import Event
from heelwise.record.faults import Fault
from heelwise.record.record import Record

_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


class RecordError(Exception):
    """A file that is not a record; `faults` has every reason."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


def read_record(path: Path | str) -> Record:
    """Read a record file. Raises `RecordError` with every fault, and `OSError` when it cannot be opened."""
    return _sound(decode_lines(Path(path).read_bytes().split(b"\n"), file=str(path)))


class Files:
    """A port over a folder: `<person>.jsonl` for the events, `<person>.batches` for the ids of their batches."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, person: str) -> tuple[Event, ...]:
        """All events of a person, in order. A line still being written is left out. Raises `RecordError`."""
        path = self._path(person)
        whole, rest = _lines(path)
        lines = [*whole, rest] if _is_event(rest) else whole
        return _sound(decode_lines(lines, file=str(path))).events if any(lines) else ()

    def append(self, person: str, batch: Batch) -> bool:
        """Keep a batch on the disk; False when it was kept before. Raises `RecordError` and `SameIdError`."""
        path = self._path(person)
        batches = path.with_suffix(".batches")
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with held(path.with_suffix(".lock")):
            _mend(path)
            _mend(batches)
            if str(batch.id).encode() in _lines(batches)[0]:
                return False
            before = self.read(person)
            after = Record.of((*before, *batch.events))
            known = {event.id for event in before}
            _add(path, encode_lines(event for event in after.events if event.id not in known))
            # After the events: a crash between the two leaves a batch that may be sent again, and changes nothing then.
            _add(batches, f"{batch.id}\n".encode())
            return True

    def _path(self, person: str) -> Path:
        if not _SAFE_NAME.fullmatch(person):
            raise ValueError(f"person: found {person!r}, wanted letters, digits, `-` and `_`, at most 64")
        return self._folder / f"{person}.jsonl"


def _sound(decoded: Decoded) -> Record:
    if decoded.faults:
        raise RecordError(decoded.faults)
    return Record.of(decoded.events)


def _lines(path: Path) -> tuple[list[bytes], bytes]:
    """The whole lines of a file, and what follows the last line's end."""
    try:
        *whole, rest = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return [], b""
    return whole, rest


def _is_event(line: bytes) -> bool:
    return bool(line.strip()) and not decode_lines([line], file="").faults


def _mend(path: Path) -> None:
    """End the last line where only its end is missing; move half a line to `<file>.cut-short`. Nothing is lost."""
    whole, rest = _lines(path)
    if not rest:
        return
    if _is_event(rest):
        _add(path, b"\n")
        return
    _add(path.with_name(f"{path.name}.cut-short"), rest + b"\n")
    _cut(path, sum(len(line) + 1 for line in whole))


def _add(path: Path, text: bytes) -> None:
    """Write at the end and wait for the disk; a write that fails leaves the file as it was."""
    size = path.stat().st_size if path.exists() else None
    try:
        with path.open("ab") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        _cut(path, size or 0)
        raise
    if size is None:
        _settle(path.parent)


def _cut(path: Path, size: int) -> None:
    with path.open("r+b") as file:
        file.truncate(size)
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Wait until the name of a new file is on the disk too, where folders can be asked."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
