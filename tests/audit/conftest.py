"""A copy of the content to plant faults in, and the audits that look at facts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from heelwise.audit.audit import OF_FACTS
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.read import load
from tests.knowledge.planting import copied, edited


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Facts only."""
    return copied(tmp_path)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Facts, words, drawings and questions."""
    return copied(tmp_path, whole=True)


@pytest.fixture
def planted(folder: Path) -> Callable[[str, str, str], list[Fault]]:
    """Plants a fault and asks every audit of facts."""

    def ask(file: str, old: str, new: str) -> list[Fault]:
        knowledge = load(edited(folder, file, old, new))
        return [fault for audit in OF_FACTS for fault in audit(knowledge)]

    return ask
