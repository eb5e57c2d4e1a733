"""The shipped content, and a copy of it to spoil."""

from pathlib import Path

import pytest

from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import load
from tests.knowledge.planting import copied


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)
