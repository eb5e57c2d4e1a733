"""A random life of the file version, crashes included, beside a memory that never fails."""

from __future__ import annotations

import tempfile
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from heelwise.journal.files import Files
from heelwise.journal.memory import Memory
from heelwise.journal.port import Batch
from heelwise.record.encode import encode
from heelwise.record.record import SameIdError
from tests.record.making import minutes, noted

EVENTS = st.lists(st.integers(1, 12), max_size=4)
BATCHES = st.integers(100, 106)


class Lives(RuleBasedStateMachine):
    """Appending, sending again, contradicting, and dying in the middle of a line."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.files = Files(Path(self.folder.name))
        self.memory = Memory()

    @property
    def path(self) -> Path:
        """The file of the one person."""
        return Path(self.folder.name) / "ana.jsonl"

    @rule(number=BATCHES, events=EVENTS)
    def append(self, number: int, events: list[int]) -> None:
        """The same answer from both, whether or not the batch is new."""
        batch = Batch(UUID(int=number), tuple(noted(each, minutes(each)) for each in events))
        assert self.files.append("ana", batch) == self.memory.append("ana", batch)

    @rule(number=BATCHES, event=st.integers(1, 12))
    def contradict(self, number: int, event: int) -> None:
        """Another text under an id that may be taken: refused by both or kept by neither."""
        if not any(kept.id.int == event for kept in self.memory.read("ana")):
            return
        batch = Batch(UUID(int=number), (noted(event, text="something else"),))
        answers = []
        for port in (self.files, self.memory):
            try:
                answers.append(port.append("ana", batch))
            except SameIdError:
                answers.append("refused")
        assert answers[0] == answers[1]

    @rule(event=st.integers(20, 30), cut=st.integers(1, 40))
    def die_while_writing(self, event: int, cut: int) -> None:
        """Half a line stands at the end of the file, and nobody was told that it was kept."""
        with self.path.open("ab") as file:
            file.write(encode(noted(event))[:cut])

    @rule()
    def lose_the_ids_of_the_batches(self) -> None:
        """As after a crash between the two files: both forget, so that everything may be sent again."""
        self.path.with_suffix(".batches").unlink(missing_ok=True)
        kept = self.memory.read("ana")
        self.memory = Memory({"ana": kept})

    @invariant()
    def the_two_agree(self) -> None:
        """Nothing lost, nothing doubled, nothing half read."""
        assert self.files.read("ana") == self.memory.read("ana")

    def teardown(self) -> None:
        self.folder.cleanup()


TestLives = Lives.TestCase
TestLives.settings = settings(max_examples=40, stateful_step_count=20)
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
