"""From a pose to a body: every part's lean and every joint's place. Judges nothing."""

from __future__ import annotations

from math import asin, degrees

import msgspec

from heelwise.figure.geometry import Point, add, distance, hanging, minus, reach, turn
from heelwise.figure.motion import Arm, Leg, Motion, Placed, Pose, Stood, Swung, Turned
from heelwise.figure.props import tops
from heelwise.figure.rig import BALL_RADIUS, RIGS, Rig

TOUCHING = 0.6
UPSIDE_DOWN = 95.0
"""Degrees a foot may lean and still meet the ground with its sole."""
TOE = 7.0
"""From the ball of the foot to the tip of the toes, nearly."""
GRIP = 6.0
FLAT = {"palm": ((-2.4, 6.0), -176.0), "rest": ((-6.0, -3.0), -94.0)}
"""For a flat hand: from the touched place to the wrist, and the hand's lean."""


class Body(msgspec.Struct, frozen=True):
    """One solved pose. `lean` in degrees, `joint` the upper joint of each part on the page."""

    rig: Rig
    lean: dict[str, float]
    joint: dict[str, Point]
    missed: dict[str, float]
    """How far a hand or foot fell short of its place, centimetres; only where it did."""
    shorten: dict[str, float]

    def place(self, part: str, rest: Point) -> Point:
        """Where a point of a part, given in the standing skeleton, now lies."""
        x, y = minus(rest, self.rig.joint[part])
        offset = (x, y * self.shorten.get(part, 1.0))
        return add(self.joint[part], turn(offset, self.lean[part]))

    def spot(self, name: str) -> Point:
        """Where a named spot now lies."""
        return self.place(*self.rig.spots[name])


class _Solving:
    """The tables while they fill; the order of filling is the whole algorithm."""

    def __init__(self, motion: Motion, pose: Pose) -> None:
        self.rig = RIGS[motion.view]
        self.motion = motion
        self.pose = pose
        self.lean: dict[str, float] = {}
        self.joint: dict[str, Point] = {}
        self.missed: dict[str, float] = {}
        self.shorten = motion.shorten
        self.ground = tops(motion.props)

    def hang(self, part: str, parent: str, lean: float) -> None:
        """Place a part by its upper joint, which its parent carries."""
        self.joint[part] = self.place(parent, self.rig.joint[part])
        self.lean[part] = lean

    def place(self, part: str, rest: Point) -> Point:
        """Where a point of a part already placed now lies."""
        x, y = minus(rest, self.rig.joint[part])
        offset = (x, y * self.shorten.get(part, 1.0))
        return add(self.joint[part], turn(offset, self.lean[part]))

    def bone(self, part: str, lower: str) -> float:
        """How long a part looks, from its joint to the next."""
        return distance(self.rig.joint[part], self.rig.joint[lower]) * self.shorten.get(part, 1.0)

    def root(self) -> None:
        """The pelvis: where it is said to be, or on top of the standing leg."""
        pose, which = self.pose, self.motion.root
        self.lean["pelvis"] = pose.trunk
        if which == "pelvis":
            self.joint["pelvis"] = pose.at
            return
        leg = pose.near if which == "near" else pose.far
        if not isinstance(leg, Turned):
            raise TypeError("the standing leg is given by its angles")
        here = add(pose.at, (0, -BALL_RADIUS))
        below = f"{which}.toes"
        for part, lean in (("foot", leg.foot), ("shank", leg.shank), ("thigh", leg.thigh)):
            name = f"{which}.{part}"
            up = minus(self.rig.joint[name], self.rig.joint[below])
            here, below = add(here, turn(up, lean)), name
        inward = minus(self.rig.joint["pelvis"], self.rig.joint[below])
        self.joint["pelvis"] = add(here, turn(inward, pose.trunk))

    def leg(self, name: str, leg: Leg) -> None:
        """Thigh, shank and foot, by their angles or by where the foot stands."""
        if isinstance(leg, Stood):
            thigh, shank = self._stood(name, leg)
        else:
            thigh, shank = leg.thigh, leg.shank
        self.hang(f"{name}.thigh", "pelvis", thigh)
        self.hang(f"{name}.shank", f"{name}.thigh", shank)
        self.hang(f"{name}.foot", f"{name}.shank", leg.foot)
        self.hang(f"{name}.toes", f"{name}.foot", leg.foot)
        clear = self._clearance(self.joint[f"{name}.toes"])
        if abs(leg.foot) > UPSIDE_DOWN:
            pass
        elif abs(clear) < TOUCHING:
            self.lean[f"{name}.toes"] = 0.0
        elif 0 < clear < TOE:
            self.lean[f"{name}.toes"] = min(leg.foot, degrees(asin(clear / TOE)))
        self.lean[f"{name}.toes"] += leg.toes

    def _stood(self, name: str, leg: Stood) -> tuple[float, float]:
        joint = self.rig.joint
        ankle_up = minus(joint[f"{name}.foot"], joint[f"{name}.toes"])
        ankle = add(add(leg.at, (0, -BALL_RADIUS)), turn(ankle_up, leg.foot))
        hip = self.place("pelvis", joint[f"{name}.thigh"])
        thigh, shank, foot = f"{name}.thigh", f"{name}.shank", f"{name}.foot"
        bones = (self.bone(thigh, shank), self.bone(shank, foot))
        knee, short = reach(hip, ankle, *bones, bend=leg.bend)
        self._miss(f"{name} foot", short)
        return hanging(minus(knee, hip)), hanging(minus(ankle, knee))

    def _clearance(self, ball: Point) -> float:
        """How far the sole under the ball is above what lies below it; the toes bend to fit."""
        sole = ball[1] + BALL_RADIUS
        below = [y - sole for left, right, y in self.ground if left <= ball[0] <= right]
        return min((gap for gap in below if gap > -TOUCHING), default=TOE)

    def arm(self, name: str, arm: Arm) -> None:
        """Upper arm, forearm and hand, by their angles or by where the hand rests."""
        upper, fore, hand = f"{name}.upper", f"{name}.fore", f"{name}.hand"
        if isinstance(arm, Swung):
            leans = (-arm.raised, -arm.raised - arm.elbow, -arm.raised - arm.elbow - arm.hand)
        else:
            leans = self._placed(name, arm)
        self.hang(upper, "chest", leans[0])
        self.hang(fore, upper, leans[1])
        self.hang(hand, fore, leans[2])

    def _placed(self, name: str, arm: Placed) -> tuple[float, float, float]:
        goal = add(self._goal(arm), arm.shift)
        shoulder = self.place("chest", self.rig.joint[f"{name}.upper"])
        upper = self.bone(f"{name}.upper", f"{name}.fore")
        fore = self.bone(f"{name}.fore", f"{name}.hand")
        if arm.how == "grip":
            fore += GRIP
        else:
            goal = add(goal, FLAT[arm.how][0])
        elbow, short = reach(shoulder, goal, upper, fore, bend=arm.bend)
        self._miss(f"{name} hand", short)
        first, second = hanging(minus(elbow, shoulder)), hanging(minus(goal, elbow))
        return first, second, (second if arm.how == "grip" else FLAT[arm.how][1])

    def _goal(self, arm: Placed) -> Point:
        return self.place(*self.rig.spots[arm.at]) if isinstance(arm.at, str) else arm.at

    def _miss(self, what: str, short: float) -> None:
        if short > 1e-4:
            self.missed[what] = short


def solve(motion: Motion, pose: Pose) -> Body:
    """The body in this pose. A place out of reach is approached and named in `missed`."""
    work = _Solving(motion, pose)
    work.root()
    work.hang("chest", "pelvis", pose.chest)
    work.hang("head", "chest", pose.head)
    work.leg("near", pose.near)
    work.leg("far", pose.far)
    work.arm("near", pose.near_arm)
    work.arm("far", pose.far_arm)
    return Body(
        rig=work.rig,
        lean=work.lean,
        joint=work.joint,
        missed=work.missed,
        shorten=work.shorten,
    )
