"""The database version of the port, on SQLite and on PostgreSQL: the same promises as the other two versions."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from heelwise.journal.files import Files
from heelwise.journal.memory import Memory
from heelwise.journal.port import Batch, Port
from heelwise.record.events import Event, MorningChecked, Noted
from heelwise.record.record import SameIdError
from tests.web.conftest import Somebody, text_of
from tests.web.databases import postgres, using

AT = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Django on one of the two."""
    from heelwise.web.keep.places import database as described

    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "sqlite":
        with using(described(folder, address="")):
            yield "sqlite"
        return
    with postgres(folder) as address, using(described(None, address=address)):
        yield "postgres"


@pytest.fixture
def owner(database: str) -> str:
    """A person with nothing recorded."""
    from heelwise.web.keep.models import Person

    return str(Person.objects.create().id)


@pytest.fixture
def store(database: str) -> Port:
    from heelwise.web.keep.store import Batches

    return Batches()


def checked(minute: int = 0, *, pain: int = 2, id: UUID | None = None) -> MorningChecked:  # noqa: A002 - the field's name
    return MorningChecked(
        at=AT + dt.timedelta(minutes=minute), id=id or uuid4(), side="left", pain=pain, stiffness_min=5
    )


def batch(*events: Event) -> Batch:
    return Batch(uuid4(), events)


def test_nobody_has_no_events(store: Port, owner: str) -> None:
    assert store.read(owner) == ()
    assert store.read(str(uuid4())) == ()


def test_what_is_appended_is_read_in_order(store: Port, owner: str) -> None:
    late, early = checked(9), checked(1)
    assert store.append(owner, batch(late))
    assert store.append(owner, batch(early))
    assert store.read(owner) == (early, late)


def test_the_offset_of_a_time_survives(store: Port, owner: str) -> None:
    store.append(owner, batch(checked()))
    assert store.read(owner)[0].at.utcoffset() == dt.timedelta(hours=1)


def test_a_batch_is_kept_once(store: Port, owner: str) -> None:
    sent = batch(checked(), checked(1))
    assert store.append(owner, sent) is True
    assert store.append(owner, sent) is False
    assert len(store.read(owner)) == 2


def test_an_event_is_kept_once_across_batches(store: Port, owner: str) -> None:
    one = checked()
    store.append(owner, batch(one))
    assert store.append(owner, batch(one, checked(5))) is True
    assert len(store.read(owner)) == 2


def test_another_event_under_a_kept_id_is_refused_whole(store: Port, owner: str) -> None:
    one = checked()
    store.append(owner, batch(one))
    with pytest.raises(SameIdError):
        store.append(owner, batch(checked(3), checked(0, pain=9, id=one.id)))
    assert store.read(owner) == (one,)


def test_people_do_not_meet(store: Port, owner: str) -> None:
    from heelwise.web.keep.models import Person

    other = str(Person.objects.create().id)
    sent = batch(checked())
    assert store.append(owner, sent)
    assert store.append(other, sent)
    assert store.read(owner) == store.read(other)


def test_words_of_any_script_survive(store: Port, owner: str) -> None:
    note = Noted(at=AT, id=uuid4(), text='Ferse tut weh. Žilní. 腱が痛い。 "quoted" \\ \n new line 🦶', by="person")
    store.append(owner, batch(note))
    assert store.read(owner) == (note,)


def test_twenty_sets_are_one_small_row(store: Port, owner: str) -> None:
    from heelwise.web.keep.models import Batch as Row

    store.append(owner, batch(*(checked(n) for n in range(20))))
    rows = list(Row.objects.filter(person_id=owner))
    assert len(rows) == 1
    assert len(bytes(rows[0].events)) < 20 * 160


@pytest.mark.parametrize("same", [True, False], ids=["the same batch", "different batches"])
def test_many_at_once_lose_and_double_nothing(store: Port, owner: str, same: bool) -> None:
    from django.db import connections

    sent = batch(checked())
    answers: list[bool] = []
    faults: list[BaseException] = []

    def append(number: int) -> None:
        try:
            answers.append(store.append(owner, sent if same else batch(checked(number + 1))))
        except BaseException as wrong:  # noqa: BLE001 - whatever a thread meets belongs to the test
            faults.append(wrong)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=append, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(answers) == ([False] * 7 + [True] if same else [True] * 8)
    assert len(store.read(owner)) == (1 if same else 8)


def test_a_row_that_was_tampered_with_is_not_half_read(store: Port, owner: str) -> None:
    from heelwise.web.keep.models import Batch as Row
    from heelwise.web.keep.store import BrokenStoreError

    store.append(owner, batch(checked()))
    Row.objects.filter(person_id=owner).update(events=b'{"kind":"noted"')
    with pytest.raises(BrokenStoreError):
        store.read(owner)


def test_forgetting_takes_all_of_one_person(store: Port, owner: str) -> None:
    from heelwise.web.keep.models import Person
    from heelwise.web.keep.store import forget

    other = str(Person.objects.create().id)
    for who in (owner, other):
        store.append(who, batch(checked()))
        store.append(who, batch(checked(1)))
    assert forget(owner) == 2
    assert store.read(owner) == ()
    assert len(store.read(other)) == 2


def test_all_three_ports_tell_the_same(store: Port, owner: str, tmp_path: Path) -> None:
    first, second = batch(checked(5), checked(1)), batch(checked(3))
    for port in (store, Memory(), Files(tmp_path)):
        assert [port.append(owner, one) for one in (first, second, first)] == [True, True, False]
        assert [event.at.minute for event in port.read(owner)] == [1, 3, 5]


def test_pages_work_on_either(database: str) -> None:
    somebody = Somebody()
    assert somebody.post("/diary", do="note", text="kept here").status_code == 302
    assert "kept here" in text_of(somebody.get("/diary"))
    assert somebody.send([]).status_code == 200


def test_the_migrations_are_complete(database: str) -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
