"""What every port promises, asked of the memory and the file version alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given

from heelwise.journal.files import Files
from heelwise.journal.memory import Memory
from heelwise.journal.port import Batch, Port
from heelwise.record.record import Record, SameIdError
from tests.record.making import minutes, noted
from tests.strategies import records


@pytest.fixture(params=["memory", "files"])
def port(request: pytest.FixtureRequest, tmp_path: Path) -> Port:
    return Memory() if request.param == "memory" else Files(tmp_path / "records")


def batch(number: int, *events: int) -> Batch:
    return Batch(UUID(int=number), tuple(noted(each, minutes(each)) for each in events))


def test_a_stranger_has_an_empty_record(port: Port) -> None:
    assert port.read("ana") == ()


def test_what_was_appended_is_read_in_order(port: Port) -> None:
    assert port.append("ana", batch(100, 3, 1))
    assert port.append("ana", batch(101, 2))
    assert [event.id.int for event in port.read("ana")] == [1, 2, 3]


def test_a_batch_sent_again_changes_nothing(port: Port) -> None:
    assert port.append("ana", batch(100, 1))
    assert not port.append("ana", batch(100, 1))
    assert not port.append("ana", batch(100, 2)), "the id of the batch decides"
    assert port.read("ana") == (noted(1, minutes(1)),)


def test_events_sent_in_two_batches_are_kept_once(port: Port) -> None:
    port.append("ana", batch(100, 1, 2))
    assert port.append("ana", batch(101, 2, 3))
    assert [event.id.int for event in port.read("ana")] == [1, 2, 3]


def test_people_do_not_meet(port: Port) -> None:
    assert port.append("ana", batch(100, 1))
    assert port.append("ben", batch(100, 1, 2))
    assert [len(port.read(person)) for person in ("ana", "ben")] == [1, 2]


def test_another_event_under_a_kept_id_is_an_error_and_keeps_nothing(port: Port) -> None:
    port.append("ana", batch(100, 1))
    wrong = Batch(UUID(int=101), (noted(5), noted(1, text="other")))
    for _ in range(2):
        with pytest.raises(SameIdError):
            port.append("ana", wrong)
    assert port.read("ana") == (noted(1, minutes(1)),)


def test_a_batch_without_events_is_remembered_too(port: Port) -> None:
    assert port.append("ana", batch(100))
    assert not port.append("ana", batch(100))
    assert port.read("ana") == ()


def test_memory_can_begin_with_records() -> None:
    port = Memory({"ana": [noted(2, minutes(2)), noted(1), noted(1)]})
    assert [event.id.int for event in port.read("ana")] == [1, 2]


@given(records(max_size=12))
def test_a_record_survives_either_port(tmp_path_factory: pytest.TempPathFactory, record: Record) -> None:
    makers: list[Callable[[], Port]] = [Memory, lambda: Files(tmp_path_factory.mktemp("records"))]
    for make in makers:
        port = make()
        half = len(record.events) // 2
        port.append("ana", Batch(UUID(int=1), record.events[half:]))
        port.append("ana", Batch(UUID(int=2), record.events[:half]))
        assert Record.of(port.read("ana")) == record
