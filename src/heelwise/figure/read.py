"""The door for motion files: a dict from TOML becomes a `Motion`, or all its faults are named.

Heights in the file count upwards; here they are turned over once. A pose says only
what differs from the first one.
"""

from __future__ import annotations

from typing import Any, Final, Literal, get_args

import msgspec

from heelwise.figure.clock import BEATS
from heelwise.figure.fields import Faults, Fields
from heelwise.figure.gear import STRAPS, WORN
from heelwise.figure.glow import GLOWS
from heelwise.figure.motion import (
    Arm,
    Arrow,
    Beat,
    Ease,
    Glow,
    Leg,
    Motion,
    Pause,
    Phase,
    Placed,
    Pose,
    Prop,
    Root,
    Stood,
    Swung,
    Turned,
    View,
)
from heelwise.figure.rig import PARENT, RIGS
from heelwise.figure.things import KINDS

LAYERS = ("far-arm", "far-leg", "trunk", "near-leg", "near-arm")

HOLDS: Final[tuple[Literal["palm", "rest", "grip"], ...]] = ("palm", "rest", "grip")


class MotionError(ValueError):
    """A motion file with faults; `faults` has one line each: `key: found X, wanted Y`."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def motion_from(data: dict[str, Any]) -> Motion:
    """Read one motion; raises `MotionError` with every fault at once."""
    faults = Faults()
    f = Fields(data, "", faults)
    view: View = f.word("view", get_args(View), default="side")
    root: Root = f.word("root", get_args(Root))
    poses = _poses(f, root=root, faults=faults)
    phases = _phases(f, poses, faults=faults)
    first = next(iter(poses), "")
    motion = Motion(
        view=view,
        root=root,
        poses=poses,
        phases=phases,
        still=f.word("still", tuple(poses), default=first),
        strip=f.words("strip", tuple(poses), default=_passed(phases)),
        glows=_glows(f),
        props=tuple(_prop(p, faults) for p in f.tables("props")),
        arrows=tuple(_arrow(a) for a in f.tables("arrows")),
        pauses=tuple(_pause(a) for a in f.tables("pauses")),
        order=f.words("order", LAYERS, default=LAYERS),
        shorten=_shorten(f, root=root, faults=faults),
        detail=f.triple("detail"),
        close_up=f.switch("close_up"),
        frame=f.triple("frame"),
    )
    f.done()
    if motion.glows and view != "side":
        faults.add("glows", found=f"view {view}", wanted="a side view, which shows them")
    if faults.lines:
        raise MotionError(faults.lines)
    return motion


def _passed(phases: dict[Beat, Phase]) -> tuple[str, ...]:
    names = [name for beat in BEATS if beat in phases for name in phases[beat].poses]
    return tuple(dict.fromkeys(names))


def _poses(f: Fields, *, root: Root, faults: Faults) -> dict[str, Pose]:
    tables = f.named_tables("poses")
    if not tables:
        faults.add("poses", found="none", wanted="at least one pose")
    first: dict[str, Any] = next(iter(tables.values()), {})
    read = {}
    for name, table in tables.items():
        whole = {**first, **{k: _over(first.get(k), v) for k, v in table.items()}}
        read[name] = _pose(Fields(whole, f"poses.{name}", faults), root=root)
    for name, pose in read.items():
        _same_manner(name, pose, first=next(iter(read.values())), faults=faults)
    return read


def _over(base: Any, own: Any) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        return {**base, **own}
    return own


def _same_manner(name: str, pose: Pose, *, first: Pose, faults: Faults) -> None:
    for limb in ("near", "far", "near_arm", "far_arm"):
        found, wanted = type(getattr(pose, limb)), type(getattr(first, limb))
        if found is not wanted:
            said, hoped = found.__name__.lower(), wanted.__name__.lower()
            faults.add(f"poses.{name}.{limb}", found=said, wanted=f"{hoped}, as in the first pose")
            continue
        here, there = getattr(pose, limb), getattr(first, limb)
        if isinstance(here, Placed) and _hold(here) != _hold(there):
            held = f"{_hold(there)}, as in the first pose; move it with shift"
            faults.add(f"poses.{name}.{limb}", found=_hold(here), wanted=held)


def _hold(arm: Placed) -> str:
    return f"{arm.how} {arm.at if isinstance(arm.at, str) else 'a place'}"


def _pose(f: Fields, *, root: Root) -> Pose:
    trunk = f.number("trunk", default=0.0)
    near_arm = _arm(f.table("near_arm"))
    pose = Pose(
        at=f.place("at", default=(0.0, 0.0)),
        trunk=trunk,
        chest=f.number("chest", default=trunk),
        head=f.number("head", default=trunk * 0.4),
        near=_leg(f.table("near"), rooted=root == "near"),
        far=_leg(f.table("far"), rooted=root == "far"),
        near_arm=near_arm,
        far_arm=_arm(f.table("far_arm")) if f.has("far_arm") else near_arm,
        glow=f.number("glow", default=1.0),
        ground=f.number("ground", default=0.0),
        rope=f.number("rope", default=0.0),
    )
    f.done()
    return pose


def _leg(f: Fields, *, rooted: bool) -> Leg:
    foot, toes = f.number("foot", default=0.0), f.number("toes", default=0.0)
    leg: Leg
    if f.has("at") and not rooted:
        bend = int(f.number("bend", default=1.0))
        leg = Stood(at=f.place("at"), foot=foot, toes=toes, bend=bend)
    else:
        leg = Turned(
            thigh=f.number("thigh", default=0.0),
            shank=f.number("shank", default=0.0),
            foot=foot,
            toes=toes,
        )
    f.done()
    return leg


def _arm(f: Fields) -> Arm:
    arm: Arm
    how = next((word for word in HOLDS if f.has(word)), None)
    if how:
        at = f.place_or_word(how, tuple(RIGS["side"].spots))
        bend = int(f.number("bend", default=-1.0))
        shift = f.place("shift", default=(0.0, 0.0))
        arm = Placed(how=how, at=at, shift=shift, bend=bend)
    else:
        arm = Swung(
            raised=f.number("raised", default=-2.0),
            elbow=f.number("elbow", default=12.0),
            hand=f.number("hand", default=0.0),
        )
    f.done()
    return arm


def _phases(f: Fields, poses: dict[str, Pose], *, faults: Faults) -> dict[Beat, Phase]:
    table = f.table("phases")
    read: dict[Beat, Phase] = {}
    for beat in BEATS:
        if table.has(beat):
            inner = table.table(beat)
            seconds = inner.number("seconds")
            names = inner.words("poses", tuple(poses))
            ease = inner.word("ease", get_args(Ease), default="smooth")
            inner.done()
            read[beat] = Phase(seconds=seconds, poses=names, ease=ease)
    table.done()
    if "up" not in read:
        faults.add("phases.up", found="nothing", wanted="seconds and poses")
    if "down" not in read and "up" in read:
        back = tuple(reversed(read["up"].poses))
        read["down"] = msgspec.structs.replace(read["up"], poses=back)
    if read:
        read.setdefault("top", Phase(seconds=0.0, poses=read["up"].poses[-1:]))
        read.setdefault("bottom", Phase(seconds=0.0, poses=read["down"].poses[-1:]))
    return read


def _glows(f: Fields) -> dict[str, Glow]:
    table = f.table("glows")
    found = {part: table.word(part, get_args(Glow)) for part in GLOWS if table.has(part)}
    table.done()
    return found


def _prop(f: Fields, faults: Faults) -> Prop:
    kind = f.word("kind", (*KINDS, *STRAPS, *WORN))
    spots: tuple[str, ...] = ()
    size: dict[str, float] = {}
    anchor = None
    if kind in STRAPS:
        spots = f.words("spots", tuple(RIGS["side"].spots))
        anchor = f.place("anchor") if f.has("anchor") else None
        if len(spots) < 2 and not anchor:
            faults.add(f"{f.where}.spots", found=f"{len(spots)} spots", wanted="two or more")
    elif kind in KINDS:
        size = {key: f.number(key, default=usual) for key, usual in KINDS[kind].needs.items()}
    f.done()
    return Prop(kind=kind, size=size, spots=spots, anchor=anchor)


def _arrow(f: Fields) -> Arrow:
    arrow = Arrow(tail=f.place("tail"), head=f.place("head"), bow=f.number("bow", default=0.0))
    f.done()
    return arrow


def _pause(f: Fields) -> Pause:
    pause = Pause(at=f.place("at"))
    f.done()
    return pause


def _shorten(f: Fields, *, root: Root, faults: Faults) -> dict[str, float]:
    table = f.table("shorten")
    found = {part: table.number(part) for part in PARENT if table.has(part)}
    table.done()
    if found and root != "pelvis":
        faults.add("shorten", found=f'root "{root}"', wanted='root "pelvis"')
    return found
