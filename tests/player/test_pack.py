"""The browser's look-up in a pack against the reference in Python, over lives of the engine's own laws."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest

from heelwise.web.pages.pack import show
from tests.engine.histories import calm, life
from tests.engine.offline import offered
from tests.engine.test_pack import Away
from tests.people import day, library

HERE = Path(__file__).parent
LIVES = 10


class Unjudged(Away):
    """Days that are only lived: what is offered is held against `decide` elsewhere."""

    def judged(self, on: int) -> None:
        """Leave it."""


def address(on: Any, session: Any) -> str:
    return show.key(on, session)


def cases() -> list[dict[str, Any]]:
    """Days of some lives without network: the pack, what was said, what the reference offers."""
    found = []
    for seed in range(LIVES):
        draw = Random(seed)
        diary = calm(draw, 12) if seed % 2 else life(draw, 6, wild=False, complaints=("midportion-pain",))
        away = Unjudged(diary, 12, Random(seed))
        plain = show.pack(away.pack, library(), sides=["left"], rupture=False, address=address)
        for later in range(5):
            away.lives(12 + later)
            there = offered(away.pack, away.said, day(12 + later))
            pages = [address(day(12 + later), session) for session in there.sessions]
            said = json.loads(json.dumps(away.said))
            found.append(
                {"pack": plain, "said": said, "today": day(12 + later).isoformat()}
                | {"then": there.then, "sessions": pages}
            )
    return found


def test_the_browser_looks_up_what_the_reference_does(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs Node 20")
    file = tmp_path / "packs.json"
    file.write_text(json.dumps(cases()))
    ran = subprocess.run(
        [node, "--experimental-default-type=module", "--no-warnings", "--test", str(HERE / "pack.test.mjs")],
        env=os.environ | {"HEELWISE_PACKS": str(file)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
