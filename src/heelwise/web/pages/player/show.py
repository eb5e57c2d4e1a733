"""A session as the player wants it: plain values for the page and its data block. Decides nothing, knows no Django."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from heelwise.engine.care import REST_TIER
from heelwise.engine.cues import Cue, cues_of
from heelwise.engine.decision import Decision, Item, Session
from heelwise.engine.explain import cues_json
from heelwise.knowledge.library import Knowledge
from heelwise.record.chart import SessionLog
from heelwise.web import words

PROPS = {
    "wall": "a wall",
    "step": "a step with something to hold",
    "chair": "a chair",
    "band": "an exercise band",
    "towel": "a towel",
    "weights": "weights",
    "backpack": "a backpack to load",
    "gym": "a gym machine or a barbell",
}
THINGS = {
    "table": "something steady to hold, such as a chair back",
    "mat": "a mat",
    "rail": "something steady to hold, such as a chair back",
    "pillow": "a pillow",
    "ice": "ice in a cloth",
    "heat-pad": "something warm",
    "bandage": "a bandage",
    "rope": "a skipping rope",
    "cushion": "a balance cushion",
    "bed": "a bed",
    "pole": "a pole",
}
LIES = {
    "standing": "standing",
    "seated": "sitting",
    "long-sitting": "on the floor",
    "lying": "lying",
    "kneeling": "kneeling",
}
RAISED = ("Up", "Hold", "Lower slowly", "Pause")
MOVED = ("Go", "Hold", "Back slowly", "Pause")
UPWARDS = frozenset({"strength", "eccentric", "plyometric"})
SLOW_S = 2
DIGEST_CHARACTERS = 24
NO_EASIER: Mapping[int, Item] = MappingProxyType({})


def sheet(
    session: Session,
    cues: tuple[Cue, ...],
    decision: Decision,
    knowledge: Knowledge,
    *,
    receipt: str,
    easier: Mapping[int, Item] = NO_EASIER,
) -> dict[str, Any]:
    """The data block: everything the browser plays, and nothing it would have to work out.

    `receipt` is the decision's: what is written down as shown when the session starts.
    `easier` is, by place, an item that may be done instead; those come after the `planned` ones.
    """
    flat = cues_json(cues)
    items = [_item(item, knowledge) for item in (*session.items, *easier.values())]
    first = len(session.items)
    others = {
        place: {"item": first + number, "cues": cues_json(cues_of((item,), knowledge))}
        for number, (place, item) in enumerate(easier.items())
    }
    return {
        "session": {"id": session.id, "slot": session.slot, "on": decision.on.isoformat()},
        "digest": digest([session.id, items[:first], flat]),
        "items": items,
        "planned": first,
        "cues": flat,
        "easier": others,
        "cap": decision.pain_cap,
        "stop": int(knowledge.limits.pain.stop_at.value),
        "sides": [tendon.side for tendon in decision.tendons],
        "shown": {
            "on": decision.on.isoformat(),
            "edition": decision.edition,
            "digest": receipt,
        },
    }


def frame(session: Session, knowledge: Knowledge) -> dict[str, Any]:
    """What the preparation screen says: how long, what for, what is needed, where the phone goes."""
    exercises = [knowledge.exercises[item.exercise] for item in session.items]
    kits = [PROPS[kit] for one in exercises for kit in one.equipment]
    things = [THINGS[thing] for one in exercises for thing in one.props if thing in THINGS]
    needs = list(dict.fromkeys(kits + things))
    positions = list(dict.fromkeys(LIES[one.position] for one in exercises if one.position in LIES))
    return {
        "title": words.SLOTS[session.slot],
        "minutes": session.minutes,
        "needs": needs,
        "positions": positions,
        "place": "at the height of your eyes" if positions == ["standing"] else "on the floor, leaning on something",
        "lines": _lines(session, knowledge),
    }


def _lines(session: Session, knowledge: Knowledge) -> list[dict[str, Any]]:
    """The programme, one line an exercise: both its sides together where they follow each other."""
    lines: list[dict[str, Any]] = []
    for item in session.items:
        dose = words.dose(_plain(item))
        if lines and (lines[-1]["exercise"], lines[-1]["dose"]) == (item.exercise, dose):
            lines[-1]["sides"] += f", then {item.side}"
            continue
        lines.append(
            {
                "exercise": item.exercise,
                "name": words.named(knowledge, "exercise", item.exercise),
                "sides": words.SIDES[item.side],
                "dose": dose,
                "find_load": item.load_kg is None,
            }
        )
    return lines


def done(session: Session, logs: list[SessionLog]) -> list[dict[str, Any]]:
    """The sets of this session that the record already has, by item and number."""
    found = []
    for log in logs:
        if log.id != session.id:
            continue
        for one in log.sets:
            for place, item in enumerate(session.items):
                if item.exercise == one.exercise and item.side == one.side and one.set <= item.sets:
                    found.append({"item": place, "set": one.set, "pain": one.pain})
    return found


def figure_key(item: Item) -> str:
    """Items that look the same share one drawing."""
    tempo = "-".join(f"{part:g}" for part in item.tempo_s or ())
    return "_".join([item.exercise, item.side, tempo or "own", str(item.hold_s if item.reps is None else "")]).rstrip(
        "_"
    )


def digest(value: Any) -> str:
    """A short name for exactly this content."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_CHARACTERS]


def _item(item: Item, knowledge: Knowledge) -> dict[str, Any]:
    return {
        "exercise": item.exercise,
        "name": words.named(knowledge, "exercise", item.exercise),
        "side": item.side,
        "sets": item.sets,
        "reps": item.reps,
        "hold_s": item.hold_s,
        "minutes": item.minutes,
        "load_kg": item.load_kg,
        "band": item.band,
        "support": item.support,
        "loads": knowledge.exercises[item.exercise].load_tier > REST_TIER,
        "figure": figure_key(item),
        "beats": beats(item, knowledge),
    }


def beats(item: Item, knowledge: Knowledge) -> list[str]:
    """What the four parts of a repetition are called: rises go up and down, other movements there and back."""
    one = knowledge.exercises[item.exercise]
    words_ = RAISED if one.kind in UPWARDS and "band" not in one.equipment else MOVED
    slow = item.tempo_s is None or item.tempo_s[2] >= SLOW_S
    return [word if slow else word.removesuffix(" slowly") for word in words_]


def _plain(item: Item) -> dict[str, Any]:
    return {
        "sets": item.sets,
        "reps": item.reps,
        "hold_s": item.hold_s,
        "minutes": item.minutes,
        "tempo_s": item.tempo_s,
        "band": item.band,
        "load_kg": item.load_kg,
        "rm": item.rm,
    }
