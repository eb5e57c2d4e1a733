"""What no value may lack: a number its unit and source, an exercise its review, a rule its permission's sources.

Each line takes one key away from the shipped content and names the complaint that follows.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.planting import complaints, edited

DROP, LOW = "exercises/heel-drop/exercise.toml", "pathways/low-compression.toml"


@pytest.mark.parametrize(
    ("file", "taken", "key"),
    [
        ("numbers/pain.toml", 'unit = "points"\n', "strict-cap.unit"),
        ("numbers/pain.toml", 'sources = ["seed-002"]\n', "strict-cap.sources"),
        ("numbers/pain.toml", "value = 5\n", "standard-cap.value"),
        ("numbers/progress.toml", 'tag = "D"\n', "tag"),
        (DROP, '[review]\nstatus = "draft"\n', "review"),
        (DROP, 'status = "draft"\n', "review.status"),
        (DROP, 'dorsiflexion = "past-neutral"\n', "dorsiflexion"),
        (DROP, "load-tier = 2\n", "load-tier"),
        (DROP, 'legs = "one"\n', "legs"),
        (DROP, "sets = 3\n", "dosage.sets"),
        ("exercises/ice/exercise.toml", 'kind = "self-care"\n', "kind"),
        ("red-flags.toml", 'action = "emergency"\n', "action"),
        ("permissions.toml", 'insertional = "ok", ', "insertional"),
        ("sources.toml", 'title = "Heel', "heelwise"),
        ("edition.toml", 'name = "2026.11"\n', "name"),
    ],
)  # fmt: skip
def test_what_is_taken_away_is_missed(folder: Path, file: str, taken: str, key: str) -> None:
    edited(folder, file, taken, "" if taken.endswith(("\n", ", ")) else 'titel = "Heel')
    found = [fault for fault in complaints(folder) if fault.file == file and key in fault.key]
    assert found, complaints(folder)
    assert all(str(fault).startswith(f"{file}: {fault.key}: found ") for fault in found)
