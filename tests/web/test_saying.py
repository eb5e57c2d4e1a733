"""What a browser makes of a filled form is what the server makes of the same post, for every form that can wait."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from heelwise.record.encode import encode
from tests.web.conftest import Somebody
from tests.web.test_days import one_who_is

SAID = Path(__file__).parents[1] / "player" / "said.mjs"
NOW = "2026-11-20T12:00:00+01:00"

LATE = {"day": "2026-11-18", "clock": "18:30"}
ELSEWHERE = LATE | {"day": "2026-11-20", "clock": "11:00", "pain_during": "2", "pain_after": "1", "sharp": "no"}
OWN = {"which": "", "exercise": "seated-calf-raise", "side": "left", "sets": "3", "reps": "12", "load_kg": "7,5"}
RESULT = LATE | {"cap": "4", "sharp": "no", "pain": "1"}

FORMS: dict[str, tuple[str, dict[str, str]]] = {
    "a morning": (
        "/diary/add/morning",
        LATE | {"side": "left", "pain": "3", "stiffness_min": "15", "limped_yesterday": "1"},
    ),
    "a walk": ("/diary/add/activity", LATE | {"activity": "walk", "minutes": "40", "pain": "2"}),
    "a swim without more": ("/diary/add/activity", LATE | {"activity": "swim"}),
    "a note": ("/diary/add/note", LATE | {"text": "  new shoes "}),
    "a pause that lasts": ("/diary/add/pause", {"day": "2026-11-18", "reason": "illness", "until": ""}),
    "a pause that is over": ("/diary/add/pause", {"day": "2026-11-10", "reason": "", "until": "2026-11-12"}),
    "some of the plan": (
        "/diary/add/session",
        ELSEWHERE | {"which": "2026-11-20-any", "sets-0-0": "3", "sets-0-1": "0", "sets-0-2": "1"},
    ),
    "something else": ("/diary/add/session", ELSEWHERE | OWN),
    "something else, sharply": ("/diary/add/session", ELSEWHERE | OWN | {"sharp": "yes"}),
    "a test": ("/diary/add/result", RESULT | {"measure": "knee-to-wall", "side": "left", "value": "8,5"}),
    "a test above the limit": (
        "/diary/add/result",
        RESULT | {"measure": "heel-raise-endurance", "side": "left", "value": "12", "pain": "6"},
    ),
    "hops above the limit": (
        "/diary/add/result",
        LATE | {"cap": "4", "measure": "hop-pain", "side": "left", "value": "7", "sharp": "yes"},
    ),
    "a score": ("/diary/add/result", RESULT | {"measure": "visa-a", "side": "", "value": "61", "pain": "9"}),
    "a test today": (
        "/measure/knee-to-wall",
        {"cap": "4", "side": "left", "value": "9", "pain": "5", "sharp": "no"},
    ),
    "just now": ("/diary", {"activity": "ride", "minutes": "30", "do": "activity"}),
}


def patterns_of(page: str, path: str) -> Any:
    """What stands on the form of a page that is posted to; on the diary, on its first."""
    said = re.findall(r'<form method="post"[^>]*data-say="([^"]+)"', page)
    assert len(said) == (2 if path == "/diary" else 1)
    return json.loads(html.unescape(said[0]))


def in_the_browser(patterns: Any, fields: dict[str, str]) -> list[dict[str, Any]]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs Node 20; the journeys send the same forms from a browser")
    told = json.dumps({"patterns": patterns, "fields": fields, "now": NOW})
    run = [node, "--experimental-default-type=module", "--no-warnings", str(SAID)]
    return list(json.loads(subprocess.run(run, input=told, capture_output=True, text=True, check=True).stdout))


def comparable(event: dict[str, Any]) -> dict[str, Any]:
    """Without its id, and the name of a session that is the form's own; its moment to the second."""
    name = re.sub(r"^(elsewhere|test)-.*", r"\1", str(event.get("session", "")))
    at = re.sub(r"\.\d+", "", event.get("at", NOW))
    numbers = {key: float(value) for key, value in event.items() if type(value) in (int, float)}
    return (
        {key: value for key, value in event.items() if key not in ("id", "v")} | numbers | {"session": name, "at": at}
    )


@pytest.mark.parametrize("form", FORMS)
def test_the_browser_says_what_the_server_would(form: str, clock: Any) -> None:
    path, fields = FORMS[form]
    somebody: Somebody = one_who_is("begun" if path.startswith("/measure") else "checked")
    clock(NOW)
    page = somebody.get(path).content.decode()
    before = somebody.events
    assert somebody.post(path, **fields).status_code == 302
    new = [json.loads(encode(event)) for event in somebody.events if event not in before]
    said = in_the_browser(patterns_of(page, path), fields)
    assert new
    assert [comparable(event) for event in said] == [comparable(event) for event in new]


def test_a_sheet_added_up_from_its_items_says_its_total() -> None:
    page = one_who_is("checked").get("/measure/visa-a").content.decode()
    items, _total = re.findall(r'<form method="post"[^>]*data-say="([^"]+)"', page)
    names = re.findall(r'<input id="q-(item-\d+)"', page)
    said = in_the_browser(json.loads(html.unescape(items)), dict.fromkeys(names, "5"))
    assert [(event["measure"], event["value"]) for event in said] == [("visa-a", 5 * len(names))]
