"""What is wrong with a drawing: contacts off, joints forced, limbs inside things, heads cut off.

Judged at every solved moment of the loop. The figure itself never repairs anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from heelwise.figure.clock import BEATS, clock, moments
from heelwise.figure.frame import body_box, window
from heelwise.figure.gear import STRAPS
from heelwise.figure.geometry import Box, Point, distance, nearest_turn
from heelwise.figure.joints import angles
from heelwise.figure.motion import Motion, Placed, Pose, Stood
from heelwise.figure.props import grips, solids, tops
from heelwise.figure.rig import LIMITS, THICKNESS
from heelwise.figure.solve import Body, solve

NEAR_ENOUGH: Final = 0.5
SUNK: Final = 1.2
HOLDABLE: Final = 6.0
ON_LEG: Final = {"ball", "sole", "toes", "instep", "ankle", "thigh", "ham"}
TURNED_OUT: Final = 70
"""An arm turned outward at the shoulder bends its elbow the other way on the page."""


def faults(motion: Motion) -> list[str]:
    """Each fault once, in plain words, with the worst figure; empty for a sound drawing."""
    found: dict[str, str] = {}
    spans = clock(motion)
    bodies = []
    for moment in moments(motion, spans):
        body = solve(motion, moment.pose)
        bodies.append(body)
        for key, text in _of_moment(motion, moment.pose, body):
            found.setdefault(key, f"at {moment.at:.1f} s {text}")
    for key, text in _of_whole(motion, bodies):
        found.setdefault(key, text)
    return list(found.values())


def _of_moment(motion: Motion, pose: Pose, body: Body) -> Iterator[tuple[str, str]]:
    for what, short in body.missed.items():
        if short > NEAR_ENOUGH:
            yield what, f"the {what} misses its place by {short:.1f} cm"
    for joint, angle in _outward(pose, angles(body)).items():
        if any(part.startswith(joint.partition(" ")[0]) for part in motion.shorten):
            continue
        low, high = LIMITS[motion.view][joint.rpartition(" ")[2]]
        if not low <= angle <= high:
            yield joint, f"the {joint} is bent {angle:.0f} degrees, allowed {low} to {high}"
    if motion.view != "above":
        yield from _sunk(solids(motion.props), body)
    yield from _hands(motion, pose)
    yield from _feet(motion, pose, body)


def _outward(pose: Pose, found: dict[str, float]) -> dict[str, float]:
    for joint, arm in (("near elbow", pose.near_arm), ("far elbow", pose.far_arm)):
        if isinstance(arm, Placed) and arm.bend > 0:
            found[joint] = nearest_turn(-found[joint], TURNED_OUT)
    return found


def _sunk(boxes: list[Box], body: Body) -> Iterator[tuple[str, str]]:
    for name in body.rig.spots:
        kind = name.rpartition(".")[2]
        if kind not in THICKNESS:
            continue
        x, y = body.spot(name)
        low = y + THICKNESS[kind]
        if low > SUNK:
            yield f"{name} floor", f"{name} is {low:.1f} cm under the floor"
        for left, top, right, bottom in boxes:
            deep = min(x - left, right - x, y + THICKNESS[kind] - top, bottom - y)
            if deep > SUNK:
                yield f"{name} in", f"{name} is {deep:.1f} cm inside a thing"


def _hands(motion: Motion, pose: Pose) -> Iterator[tuple[str, str]]:
    pulled = {spot for p in motion.props if p.kind in STRAPS for spot in p.spots}
    for name, arm in (("near", pose.near_arm), ("far", pose.far_arm)):
        if not isinstance(arm, Placed) or isinstance(arm.at, str) or "near.palm" in pulled:
            continue
        place = (arm.at[0] + arm.shift[0], arm.at[1] + arm.shift[1])
        off, what = _off(motion, arm.how, place)
        if off > NEAR_ENOUGH:
            yield f"{name} hand off", f"the {name} hand is {off:.1f} cm off {what}"


def _off(motion: Motion, how: str, place: Point) -> tuple[float, str]:
    """How far a hand's place is from the nearest thing it could hold."""
    x, y = place
    match how:
        case "palm":
            walls = [abs(x - p.size["x"]) for p in motion.props if p.kind == "wall"]
            return min(walls, default=99.0), "the wall"
        case "rest":
            levels = [abs(y - top) for x0, x1, top in tops(motion.props) if x0 <= x <= x1]
            return min(levels, default=99.0), "the surface"
        case _:
            near = min((distance(place, g) for g in grips(motion.props)), default=99.0)
            return max(0.0, near - HOLDABLE), "anything to hold"


def _feet(motion: Motion, pose: Pose, body: Body) -> Iterator[tuple[str, str]]:
    """The root's ball stays where the pose says, solved feet too."""
    for name, leg in (("near", pose.near), ("far", pose.far)):
        goal = pose.at if motion.root == name else leg.at if isinstance(leg, Stood) else None
        if goal is None:
            continue
        x, y = body.joint[f"{name}.toes"]
        off = distance((x, y + 2.2), goal)
        if off > NEAR_ENOUGH:
            yield f"{name} contact", f"the {name} ball of the foot is {off:.1f} cm off its place"


def _of_whole(motion: Motion, bodies: list[Body]) -> Iterator[tuple[str, str]]:
    left, top, right, bottom = window(motion, bodies)
    body = body_box(bodies)
    cut = body[0] < left or body[1] < top or body[2] > right or body[3] > bottom + NEAR_ENOUGH
    if cut and not motion.close_up:
        yield "frame", "the body leaves the picture"
    yield from _straps(motion)
    names = [name for beat in BEATS if beat in motion.phases for name in motion.phases[beat].poses]
    runs = [motion.phases[beat].poses for beat in BEATS if beat in motion.phases]
    for before, after in zip(runs, runs[1:] + runs[:1], strict=True):
        if motion.poses[before[-1]].shown() != motion.poses[after[0]].shown():
            yield "loop", f"the loop jumps from {before[-1]} to {after[0]}"
    unused = motion.poses.keys() - set(names) - {motion.still} - set(motion.strip)
    if unused:
        yield "unused", f"poses never shown: {', '.join(sorted(unused))}"


def _straps(motion: Motion) -> Iterator[tuple[str, str]]:
    for prop in motion.props:
        if prop.kind not in STRAPS or prop.kind in ("rope", "crank"):
            continue
        ends = {spot.rpartition(".")[2] for spot in prop.spots}
        both_feet = {"near.ball", "far.ball"} <= set(prop.spots)
        held = prop.anchor is not None or "palm" in ends or both_feet
        if not held or not ends & ON_LEG:
            yield prop.kind, f"the {prop.kind} does not run from a hand to the leg"
