"""Rules between the fields of one event, from both sides."""

from __future__ import annotations

import json
from typing import Any

import pytest

from heelwise.record.decode import decode_lines

AT = {"at": "2026-11-20T23:30:00-05:00"}
TEAR = {"on": "2026-10-01", "treatment": "surgery"}
INTAKE = {"kind": "intake-answered", "complaint": "tightness", "side": "left", "goal": "running", "equipment": []}
TORN = INTAKE | {"complaint": "rupture", "rupture": TEAR}
MEASURED = {"kind": "measured", "measure": "knee-to-wall", "side": "left", "value": 9, "unit": "cm", "method": "ruler"}
CHANGED = {"kind": "prescription-changed", "exercise": "heel-drop", "by": "clinician"}
PLAN = {"kind": "plan-chosen", "by": "person"}
SET = {"kind": "set-done", "session": "s1", "exercise": "heel-drop", "side": "left", "set": 1}
TOLD = {"told_by": "Dr Vega", "told_on": "2026-11-19"}
ROUTINE = {"kind": "routine-saved", "routine": "mine", "name": "Mine"}
ITEM = {"exercise": "heel-drop", "side": "left", "sets": 3}
WORDS = [
    {"kind": "assessed", "flag": "pop", "outcome": "cleared"},
    {"kind": "phase-set", "phase": "wake"},
    {"kind": "milestone-cleared", "milestone": "band"},
    {"kind": "milestone-closed", "milestone": "band"},
]


def said(document: dict[str, Any]) -> list[str]:
    faults = decode_lines([json.dumps(AT | document).encode()], file="r").faults
    return [str(fault).partition("r:1: ")[2] for fault in faults]


SOUND = [
    INTAKE | {"side": "both", "worse_side": "right"},
    INTAKE | {"worse_side": "left"},
    INTAKE | {"since": "2026-11-20", "birth_year": 2026},
    INTAKE | {"equipment": ["wall", "band"], "sport_days": [], "recent_change": ["new-shoes"]},
    TORN,
    TORN | {"rupture": TEAR | {"on": "2026-11-20", "surgery_on": "2026-11-27", "boot_on": "2026-11-20"}},
    PLAN | {"pathway": "graded-loading"},
    PLAN | {"pain_cap": "strict"},
    PLAN | {"schedule": "conservative", "side": "left"},
    SET,
    SET | {"reps": 15},
    SET | {"hold_s": 45, "minutes": None},
    SET | {"minutes": 10, "load_kg": 5},
    ROUTINE | {"items": [ITEM], "days": ["mon"]},
    MEASURED,
    MEASURED | {"value": -3},
    MEASURED | {"measure": "visa-a", "side": None, "value": 100, "unit": "points", "method": "form"},
    MEASURED | {"measure": "body-weight", "value": 71.5, "unit": "kg"},
    CHANGED | {"change": {"remove": True}},
    CHANGED | {"change": {"add": True}},
    CHANGED | {"change": {"add": True, "sets": 3, "reps": 15}},
    CHANGED | {"change": {"load_kg": 0}},
    *[word | {"by": by} for word in WORDS for by in ("person", "clinician")],
    *[word | {"by": "clinician"} | TOLD for word in WORDS],
    WORDS[0] | {"by": "clinician"} | TOLD | {"told_on": "2026-11-20"},
    {
        "kind": "session-finished",
        "session": "s1",
        "slot": "any",
        "planned_sets": 6,
        "done_sets": 8,
        "pain_during": 0,
    },
]

BROKEN = [
    (INTAKE | {"worse_side": "right"}, 'worse_side: found "right", wanted `left`, as `side` says'),
    (INTAKE | {"since": "2026-11-21"}, "since: found 2026-11-21, wanted a day up to 2026-11-20, that of the event"),
    (INTAKE | {"since": "1899-12-31"}, "since: found 1899-12-31, wanted a day up to 2026-11-20, that of the event"),
    (INTAKE | {"birth_year": 2027}, "birth_year: found 2027, wanted a year up to 2026"),
    (INTAKE | {"equipment": ["wall", "band", "wall", "wall"]}, "equipment: found `wall` twice, wanted each once"),
    (INTAKE | {"sport_days": ["mon", "mon"]}, "sport_days: found `mon` twice, wanted each once"),
    (INTAKE | {"recent_change": ["new-shoes"] * 2}, "recent_change: found `new-shoes` twice, wanted each once"),
    (TORN | {"rupture": None}, "rupture: found nothing, wanted when it tore and how it is treated"),
    (INTAKE | {"rupture": TEAR}, "rupture: found an object, wanted it only with the complaint `rupture`"),
    (
        TORN | {"rupture": TEAR | {"on": "2026-11-21"}},
        "rupture.on: found 2026-11-21, wanted a day up to 2026-11-20, that of the event",
    ),
    (
        TORN | {"rupture": TEAR | {"surgery_on": "2026-09-30"}},
        "rupture.surgery_on: found 2026-09-30, wanted a day from 2026-10-01, the rupture, on",
    ),
    (
        TORN | {"rupture": TEAR | {"boot_on": "2025-10-02"}},
        "rupture.boot_on: found 2025-10-02, wanted a day from 2026-10-01, the rupture, on",
    ),
    (PLAN, "pathway: found nothing, wanted at least one of `pathway`, `pain_cap` and `schedule`"),
    (PLAN | {"side": "left"}, "pathway: found nothing, wanted at least one of `pathway`, `pain_cap` and `schedule`"),
    (SET | {"reps": 5, "hold_s": 5}, "hold_s: found `reps` and `hold_s`, wanted at most one of them"),
    (SET | {"reps": 0, "minutes": 0}, "minutes: found `reps` and `minutes`, wanted at most one of them"),
    (
        SET | {"reps": 5, "hold_s": 5, "minutes": 1},
        "minutes: found `reps` and `hold_s` and `minutes`, wanted at most one of them",
    ),
    (ROUTINE | {"items": []}, "items: found an empty list, wanted at least one exercise"),
    (ROUTINE | {"items": [ITEM], "days": ["mon", "mon"]}, "days: found `mon` twice, wanted each once"),
    (MEASURED | {"unit": "mm"}, 'unit: found "mm", wanted `cm`, the unit of `knee-to-wall`'),
    (MEASURED | {"value": 51}, "value: found 51.0, wanted a number from -30 to 50 for `knee-to-wall`"),
    (MEASURED | {"side": None}, "side: found nothing, wanted `left` or `right` for `knee-to-wall`"),
    (MEASURED | {"side": "both"}, 'side: found "both", wanted `left` or `right` for `knee-to-wall`'),
    (
        CHANGED | {"change": {}},
        "change: found an empty object, wanted `remove`, `add`, `sets`, `reps`, `hold_s` or `load_kg`",
    ),
    (CHANGED | {"change": {"remove": True, "add": True}}, "change: found `remove` and `add`, wanted `remove` alone"),
    (CHANGED | {"change": {"remove": True, "reps": 3}}, "change: found `remove` and `reps`, wanted `remove` alone"),
    (WORDS[0] | TOLD | {"by": "person"}, 'by: found "person", wanted `clinician`, because `told_by` names one'),
    (
        WORDS[1] | {"by": "clinician", "told_by": "Dr Vega"},
        "told_on: found nothing, wanted the day it was said, beside `told_by`",
    ),
    (
        WORDS[2] | {"by": "clinician", "told_on": "2026-11-19"},
        "told_by: found nothing, wanted who said it, beside `told_on`",
    ),
    (
        WORDS[3] | {"by": "clinician"} | TOLD | {"told_on": "2026-11-21"},
        "told_on: found 2026-11-21, wanted a day up to 2026-11-20, that of the event",
    ),
    ({"kind": "paused", "at": "2200-01-01T00:00:00Z"}, "at: found the year 2200, wanted a year from 1900 to 2199"),
]  # fmt: skip


@pytest.mark.parametrize("document", SOUND, ids=lambda document: document["kind"])
def test_what_keeps_the_rules_is_read(document: dict[str, Any]) -> None:
    assert said(document) == []


@pytest.mark.parametrize(("document", "fault"), BROKEN, ids=[fault.split(":")[0] for _, fault in BROKEN])
def test_what_breaks_a_rule_is_named(document: dict[str, Any], fault: str) -> None:
    assert said(document) == [fault]


def test_several_broken_rules_are_named_together() -> None:
    wrong = MEASURED | {"unit": "mm", "value": 99, "side": "both"}
    assert [line.split(":")[0] for line in said(wrong)] == ["unit", "value", "side"]
