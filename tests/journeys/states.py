"""Invented people, one for every state a day can be in: their records as files, and what is decided for each.

`states.toml` tells who they are. The browser meets them in the demo, which can serve any folder of records.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from heelwise.audit.vignettes.notation import diary
from heelwise.engine.decision import Decision
from heelwise.record.encode import encode_lines
from heelwise.record.record import Record

NOW = "2026-11-20T10:30:00+01:00"
TODAY = dt.date(2026, 11, 20)


def told() -> dict[str, dict[str, Any]]:
    """Each state: what it is, in a sentence, and the lines of its diary."""
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return tomllib.load(file)


def record_of(state: str) -> Record:
    """The record of somebody in a state."""
    return diary(told()[state]["record"]).record()


def decision_of(state: str) -> Decision:
    """What is decided for them today."""
    return diary(told()[state]["record"]).decision(TODAY.isoformat())


def write(folder: Path) -> list[str]:
    """Every state as a record of its own in a folder; their names."""
    folder.mkdir(parents=True, exist_ok=True)
    names = list(told())
    for name in names:
        (folder / f"{name}.jsonl").write_bytes(encode_lines(record_of(name).events))
    return names
